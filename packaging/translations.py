"""Collects what is translated, and compiles the catalogues.

    python packaging/translations.py          resources/translations/*.po -> *.mo; says what is not translated yet

`resources/translations/<language>.po` is edited by hand or with any gettext editor. A text that is new in the code is added to it
without a translation.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"


def texts() -> dict[str, str]:
    """Every text inside `tr` or `trn` in the code: the text, and its plural or nothing."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "facilitator").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn"):
                words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if words:
                    found[words[0]] = words[1] if node.func.id == "trn" and len(words) > 1 else ""
    return found


def catalogue(language: str) -> Catalog:
    """The texts of the code with the translations that are there."""
    file = FOLDER / f"{language}.po"
    with file.open("rb") as stream:
        old = read_po(stream, locale=language)
    new = Catalog(locale=language, project="Facilitator", charset="utf-8", fuzzy=False)
    for text, plural in texts().items():
        known = old.get(text)
        if plural:
            new.add((text, plural), known.string if known and isinstance(known.string, tuple) else ("", ""))
        else:
            new.add(text, known.string if known and isinstance(known.string, str) else "")
    new.creation_date = new.revision_date = old.creation_date
    return new


def untranslated(made: Catalog) -> list[str]:
    """Texts without a translation."""
    return [str(m.id) for m in made if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]


def main() -> int:
    missing = 0
    for file in sorted(FOLDER.glob("*.po")):
        made = catalogue(file.stem)
        with file.open("wb") as stream:
            write_po(stream, made, width=120, sort_output=True)
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, made)
        lacking = untranslated(made)
        missing += len(lacking)
        for text in lacking:
            print(f"{file.name}: {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
