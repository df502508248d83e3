"""Writes docs/draaiboeken.md: which draaiboeken come along, for what, for how many and how long.

    python packaging/library_page.py
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from facilitator.language import use_language
from facilitator.sessions.plan.preparation import people_range, series_words, usual_people, usual_sheet
from facilitator.sessions.templates.kinds import by_kind, kind_words
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template import Template

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "draaiboeken.md"
TIMING = {"sourced": "uit de bron", "own": "van ons", "mixed": "deels uit de bron", "": ""}
TOP = """# De draaiboeken

Dit komt met het programma mee. De duur is die voor een gewone groep; bij *Voorbereiden* zie je wat het met jullie wordt.
*Minuten* zegt waar de tijden vandaan komen. Alle teksten zijn van onszelf, ook waar de werkvorm van een ander is.
Een draaiboek dat bijna past, pas je aan met *Kopieer en pas aan*; hoe het geschreven is, staat in
[Een draaiboek schrijven](draaiboek-formaat.md).
"""


def page() -> str:
    """The whole page, in Dutch."""
    use_language("nl")
    parts = [TOP]
    for language, heading in (("nl", ""), ("en", "In het Engels")):
        parts += [f"## {heading}\n"] if heading else []
        shelf = Library([(ROOT / "session_templates" / language, "")]).scan()
        for kind, found in by_kind(shelf.templates).items():
            rows = sorted((each.template for each in found), key=lambda t: t.title.casefold())
            parts.append(f"{'###' if heading else '##'} {kind_words(kind)}\n\n{_table(rows)}\n")
    return "\n".join(parts)


def _table(templates: list[Template]) -> str:
    head = "| Draaiboek | Waarvoor | Mensen | Duur | Minuten | Naar |\n|---|---|---|---|---|---|"
    return "\n".join([head, *(_row(t) for t in templates)])


def _row(template: Template) -> str:
    origin = template.origin
    minutes = round(usual_sheet(template).length / timedelta(minutes=1))
    length = f"{minutes} min (met {usual_people(template)})"
    words = series_words(template.series)
    often = f" {words[:1].upper()}{words[1:]}." if words else ""
    timing, source = (TIMING[origin.timing], origin.source) if origin else ("", "")
    return f"| **{template.title}** | {template.goal}{often} | {people_range(template)} | {length} | {timing} | {source} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
