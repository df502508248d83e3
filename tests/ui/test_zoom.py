"""Larger letters on the wall: more pages, and never a word less than in the usual size."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from facilitator.sessions.screens.beamer_view import BeamerView, Face, Promise
from facilitator.sessions.screens.wall_state import ZOOMS
from facilitator.ui.beamer.fitting import zoomed
from facilitator.ui.beamer.paging import PAGE_SECONDS, paged
from facilitator.ui.beamer.painting import render
from facilitator.ui.look.theme import Theme, load_fonts

CLOCK = Face("running", timedelta(minutes=6), timedelta(minutes=25))
QUESTION = "Welke afspraak met een inwoner kon je het afgelopen kwartaal niet nakomen, en wat had je nodig gehad om het wel te doen?"
LINES = tuple(f"Lijn {n}: de brief is niet te lezen, en er staat geen telefoonnummer onder" for n in range(6))
BASE = BeamerView("question", "Terugkijken", QUESTION, "Iemand anders vat samen.", ("Geen advies",), CLOCK, zoom=ZOOMS[-1])
VIEWS = {
    "question": BASE,
    "silent": replace(BASE, screen="silent"),
    "round": replace(BASE, screen="round", speaker="Anne-Wil van der Heijden", after=("Bob Mol", "Cor Vos"), turn=4, turns=12),
    "stance": replace(BASE, screen="stance", stance="Inbrenger zit met de rug naar de groep", shape="back"),
    "collecting": replace(BASE, screen="collecting", items=LINES),
    "promises": replace(BASE, screen="promises", promises=tuple(Promise(line, "Anneke de Wit", "vr 11 dec") for line in LINES)),
    "message": BeamerView("message", "", "De koffie staat in de gang.", clock=CLOCK, zoom=ZOOMS[-1]),
    "pause": BeamerView("break", "Pauze", clock=CLOCK, until="14:45", until_words="we gaan verder om", next_title="Hoe?", zoom=ZOOMS[-1]),
}  # fmt: skip
SIZES = [(1920, 1080), (1024, 768)]


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


class Listening(QPainter):
    """Keeps what it was asked to write: the text, its ink, and the size of its letters, in pixels."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.heard: list[tuple[str, QRectF, float]] = []

    def drawText(self, *given: object) -> None:  # type: ignore[override]
        at, text = given
        assert isinstance(at, QPointF)
        assert isinstance(text, str)
        if not text.strip():
            return
        ink = self.transform().mapRect(QFontMetricsF(self.font()).tightBoundingRect(text).translated(at))
        self.heard.append((text, ink, self.font().pixelSize() * self.transform().m11()))


def heard(view: BeamerView, size: tuple[int, int]) -> list[tuple[str, QRectF, float]]:
    image = QImage(*size, QImage.Format.Format_RGB32)
    p = Listening(image)
    render(p, QRectF(0, 0, *size), Theme("beamer"), view)
    p.end()
    return p.heard


def turned(view: BeamerView, size: tuple[int, int]) -> list[BeamerView]:
    """Every page in its turn."""
    if view.screen == "collecting":
        return [paged(view, *size, datetime(2026, 11, 26, tzinfo=UTC))]
    first = datetime(2026, 11, 26, tzinfo=UTC)
    pages = [paged(view, *size, first + timedelta(seconds=n * PAGE_SECONDS)) for n in range(12)]
    return list({page.page: page for page in pages}.values())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_larger_letters_stay_whole_inside_and_apart(name: str, size: tuple[int, int]) -> None:
    for page in turned(VIEWS[name], size):
        found = heard(page, size)
        inks = [ink.adjusted(1, 1, -1, -1) for _text, ink, _px in found]

        assert [text for text, _ink, _px in found if "…" in text] == []
        assert [text for text, ink, _px in found if not QRectF(0, 0, *size).contains(ink)] == []
        assert not any(a.intersects(b) for n, a in enumerate(inks) for b in inks[n + 1 :])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_the_smallest_letters_grow_and_none_shrink_below_the_floor(name: str, size: tuple[int, int]) -> None:
    usual, large = replace(VIEWS[name], zoom=1.0), VIEWS[name]
    floor = 56 * min(size[0] / 1920, size[1] / 1080)
    before = min(px for page in turned(usual, size) for _text, _ink, px in heard(page, size))
    after = min(px for page in turned(large, size) for _text, _ink, px in heard(page, size))

    assert zoomed(large, *size).zoom > 1
    assert after > before >= floor - 0.01


def test_what_does_not_fit_goes_to_more_pages() -> None:
    pages = [len(turned(replace(VIEWS["promises"], zoom=zoom), (1920, 1080))) for zoom in (1.0, ZOOMS[-1])]

    assert pages[0] < pages[1]


def test_what_cannot_be_dealt_over_pages_grows_only_as_far_as_it_stays_whole() -> None:
    full = replace(VIEWS["silent"], question=f"{QUESTION} {QUESTION}")

    assert 1 <= zoomed(full, 1920, 1080).zoom < ZOOMS[-1]
    assert zoomed(replace(full, zoom=1.0), 1920, 1080).zoom == 1
