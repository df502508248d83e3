"""The wall: every screen in every size, with short and with very long words, and nothing private or clipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions.beamer_view import BeamerView, Face, Option, Promise, Table
from facilitator.ui.beamer.painting import render
from facilitator.ui.beamer.window import BeamerWindow
from facilitator.ui.theme import Theme, load_fonts

MINUTE = timedelta(minutes=1)
CLOCK = Face("running", 6 * MINUTE, 25 * MINUTE)
LONG = (
    "Wat hield je de afgelopen drie maanden tegen in je werk met inwoners die tegelijk met schulden, "
    "een verhuizing en een zieke ouder te maken hadden?"
)
WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappij"
NAME = "Anne-Wil van der Heijden-Oosterhof tot Wassenaer van Duivenvoorde"
LINES = ("Kort.", LONG, WORD, "Drie brieven over één besluit: kan dat er één worden?")


def views(long: bool) -> Iterator[BeamerView]:
    """One of each screen."""
    text, name, n = (LONG, NAME, 30) if long else ("Waar loop je tegenaan?", "Anneke", 3)
    title = f"Schiet mij maar lek en daarna {WORD}" if long else "Schiet mij maar lek"
    base = BeamerView("question", title, text, LONG if long else "Eerst horen.", ("Geen advies", "Geen oordeel"), CLOCK)
    yield base
    yield replace(base, screen="opening", until="We beginnen om 13:30")
    yield replace(base, screen="silent", clock=replace(CLOCK, coarse=True))
    yield replace(base, screen="round", speaker=name, after=(name, name), turn=9, turns=40 if long else 12)
    yield replace(
        base, screen="stance", stance=f"{WORD if long else 'Inbrenger'} verlaat de ruimte", shape="away", circle=20 if long else 5
    )
    yield replace(base, screen="stance", stance="Inbrenger zit met de rug naar de groep", shape="back")
    yield replace(base, screen="groups", groups=tuple((name, name, name) for _ in range(13 if long else 4)))
    yield replace(base, screen="groups", groups=tuple(("",) * 3 for _ in range(13 if long else 4)))
    yield replace(base, screen="collecting", items=LINES * (8 if long else 1))
    options = tuple(Option(LINES[i % 4], None) for i in range(7 if long else 4))
    yield replace(base, screen="choosing", options=options, counted=27, to_count=120 if long else 36)
    yield replace(
        base,
        screen="choosing",
        options=tuple(replace(o, count=9 - i, chosen=i == 0) for i, o in enumerate(options)),
        counted=36,
        to_count=36,
    )
    cells = tuple((WORD if long else "inwoner", text if long else "kort", "lang") for _ in range(6 if long else 4))
    yield replace(base, screen="table", table=Table(("gevolgen", "korte termijn", "lange termijn"), cells))
    yield replace(base, screen="break", until="14:45", next_title=title)
    promises = tuple(Promise(LINES[i % 4], name, "vr 11 dec") for i in range(n))
    yield replace(base, screen="promises", promises=promises)
    yield replace(base, screen="closing", question="Dank je wel", promises=promises, clock=None)


def painted(view: BeamerView, theme: Theme, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    p = QPainter(image)
    render(p, QRectF(0, 0, width, height), theme, view)
    p.end()
    return image


def outside(image: QImage, share: float) -> set[str]:
    """The colours in the outer edge of a picture, left and right, above the band of the clock."""
    edge = round(image.width() * share)
    rows = range(0, round(image.height() * 0.76), 3)
    columns = (*range(0, edge, 2), *range(image.width() - edge, image.width(), 2))
    return {image.pixelColor(x, y).name() for y in rows for x in columns}


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768)])
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("name", ["beamer", "beamer_dark"])
def test_nothing_leaves_the_picture(size: tuple[int, int], long: bool, name: str) -> None:
    theme = Theme(name)
    for view in views(long):
        found = outside(painted(view, theme, *size), 0.035)
        ground = theme.c.accent if view.screen == "break" else theme.c.paper

        assert found == {QColor(ground).name()}, view.screen


def test_each_phase_of_time_looks_different_without_colour() -> None:
    theme = Theme("beamer")
    pictures = set()
    for one in ("ready", "running", "warning", "overrun", "paused"):
        left = -MINUTE if one == "overrun" else MINUTE
        view = BeamerView("question", "Stap", "Vraag?", clock=Face(one, left, 5 * MINUTE))  # type: ignore[arg-type]
        grey = painted(view, theme, 960, 540).convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.add(bytes(grey.constBits()))

    assert len(pictures) == 5


def test_a_second_that_passes_repaints_only_the_band(qtbot: QtBot) -> None:
    window = BeamerWindow(Theme("beamer"))
    qtbot.addWidget(window)
    window.show()
    view = next(iter(views(False)))
    window.show_view(view)
    qtbot.waitUntil(lambda: window.view == view)
    before = window.grab().toImage()

    window.show_view(replace(view, clock=replace(CLOCK, left=CLOCK.left - timedelta(seconds=1))))
    after = window.grab().toImage()

    above = round(window.height() * 0.75)
    assert before.copy(0, 0, 960, above) == after.copy(0, 0, 960, above)
    assert before != after


def test_no_key_of_a_clicker_ends_the_wall(qtbot: QtBot) -> None:
    window = BeamerWindow(Theme("beamer"))
    qtbot.addWidget(window)
    window.show()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Period):
        QTest.keyClick(window, key)

    assert window.isVisible()


def test_closing_the_wall_hides_it_and_says_so(qtbot: QtBot) -> None:
    window = BeamerWindow(Theme("beamer"))
    qtbot.addWidget(window)
    window.show()

    with qtbot.waitSignal(window.closed):
        window.close()

    assert not window.isVisible()


def test_a_view_has_no_place_for_anything_private() -> None:
    fields = set(BeamerView.__dataclass_fields__)

    assert fields.isdisjoint({"say", "watch_out", "notes", "hint", "private", "session"})
