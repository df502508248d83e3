"""Whole sessions, through the real windows, presenter, store and exporters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from facilitator.rehearsing.content import PRIVATE
from facilitator.rehearsing.rehearsal import rehearse
from facilitator.sessions.templates.template import Template

NAMES = ("activeringsdialoog", "inspiratielab", "intervisie-incidentmethode", "casusbespreking-omgekeerde-toets")


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_session_leaves_minutes_a_file_and_pictures(
    qapp: QApplication, built_in: Callable[[str], Template], name: str, tmp_path: Path
) -> None:
    """With other numbers of people every draaiboek is led in `test_built_in_rehearsed`, without pictures."""
    left = rehearse(built_in(name), 8, tmp_path)

    text = text_of(left.minutes)
    assert built_in(name).title.split(" – ")[0] in text
    assert PRIVATE not in text
    assert json.loads(left.session_file.read_text(encoding="utf-8"))["facilitator_session"]
    assert len(list(left.pictures.glob("*.png"))) == left.picture_count


def test_the_minutes_of_a_dialogue_hold_what_was_agreed(qapp: QApplication, built_in: Callable[[str], Template], tmp_path: Path) -> None:
    left = rehearse(built_in("activeringsdialoog"), 12, tmp_path, with_pictures=False)
    text = text_of(left.minutes)

    assert "Een tolk bellen we zelf" in text
    assert "Fatima el Amrani" in text
    assert "11 dec 2026" in text


def test_the_same_rehearsal_gives_the_same_minutes(qapp: QApplication, built_in: Callable[[str], Template], tmp_path: Path) -> None:
    first = rehearse(built_in("activeringsdialoog"), 6, tmp_path / "een", with_pictures=False)
    second = rehearse(built_in("activeringsdialoog"), 6, tmp_path / "twee", with_pictures=False)

    assert first.minutes.read_bytes() == second.minutes.read_bytes()


def test_nothing_of_an_intervision_is_in_its_minutes(qapp: QApplication, built_in: Callable[[str], Template], tmp_path: Path) -> None:
    left = rehearse(built_in("intervisie-incidentmethode"), 6, tmp_path, with_pictures=False)

    assert "handtekening voor honderd euro" not in text_of(left.minutes)
