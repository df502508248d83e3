"""Every draaiboek that comes along, played from begin to minutes with the smallest and the largest group it names; a translation once."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from facilitator.language import use_language
from facilitator.rehearsing.content import PRIVATE
from facilitator.rehearsing.rehearsal import rehearse
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template import Template

ROOT = Path(__file__).parent.parent / "session_templates"
FILES = sorted(ROOT.glob("*/*.yaml"))
PLAYED = [(file, largest) for file in FILES for largest in (False, True) if largest or file.parent.name == "nl"]
OPEN_ENDED = 30
"""How many come where the draaiboek names no upper end."""


def found(file: Path) -> Template:
    template = Library([(file.parent, "meegeleverd")]).find(file.stem)
    assert template is not None
    return template


def sizes(template: Template) -> tuple[int, int]:
    assert template.people is not None, "a built-in draaiboek says for how many it is"
    return template.people.low, template.people.high or OPEN_ENDED


def letters(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("file", "largest"), PLAYED, ids=[f"{file.parent.name}-{file.stem}-{'largest' if largest else 'smallest'}" for file, largest in PLAYED]
)
def test_it_can_be_led_from_begin_to_minutes(qapp: QApplication, file: Path, largest: bool, tmp_path: Path) -> None:
    template = found(file)
    use_language(template.language)

    left = rehearse(template, sizes(template)[largest], tmp_path, with_pictures=False)

    text = letters(left.minutes)
    assert template.title.split(" – ")[0].split()[0] in text
    assert PRIVATE not in text


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_it_is_written_without_a_single_remark(file: Path) -> None:
    assert found(file).warnings == ()


def test_there_are_the_methods_that_were_promised() -> None:
    assert len([f for f in FILES if f.parent.name == "nl"]) >= 36


def test_the_page_about_them_says_what_there_is() -> None:
    spec = importlib.util.spec_from_file_location("library_page", ROOT.parent / "packaging" / "library_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.PAGE.read_text(encoding="utf-8") == module.page()
