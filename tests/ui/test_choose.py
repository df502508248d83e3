"""Choosing: go on with what was not finished, begin with a draaiboek, look back, and know which file does not join in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.templates.library import Broken, Found, Shelf
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.ui.look.theme import Theme, apply, load_fonts
from facilitator.ui.pages.choose.page import MOST_PAST, ChoosePage
from facilitator.ui.pages.choose.parts import Pane, Unfinished
from facilitator.ui.parts.rhythm import Bar

# The off-screen platform has no window manager to tell sizes to, and warns so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class Kept:
    """A session in the list of before."""

    id: str
    title: str
    team: str = ""
    state: str = "closed"
    starts_at: datetime = NOW
    timezone: str = "Europe/Amsterdam"
    clock_doubted: bool = False
    sealed: bool = False


def found(title: str, goal: str = "", more: str = "") -> Found:
    text = f"draaiboek: 1\ntitle: {title}\ngoal: {goal or 'Iets leren.'}\nnotes: report\n{more}steps:\n- title: Praten\n  time: 25 min\n"
    return Found(template_from_sources({"t": text}, "t"), Path("t.yaml"), "meegeleverd")


LISTENING = found("Luisteren", "Horen wat er is.", "people: 6-16\nseries: every 3 months\n")
SHELF = Shelf((LISTENING, found("Leren")), ())
HALF_WAY = "Stap 1 van 1, Praten: 7:12 voorbij."
STOPPED = Unfinished("s1", "Luisteren", "Team Zuid", HALF_WAY, (Bar("Praten", timedelta(minutes=25), "talk", 0.3, True),))


class Heard:
    """Remembers what was signalled."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def __call__(self, *values: object) -> None:
        self.values.append(values[0] if values else None)


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[ChoosePage]:
    theme = Theme()
    apply(qapp, theme)
    made = ChoosePage(theme, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    qapp.setStyleSheet("")


def words(page: ChoosePage) -> list[str]:
    QApplication.processEvents()  # a layout shows what was added to it a moment later
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def pane(page: ChoosePage, start: str) -> Pane:
    QApplication.processEvents()
    return next(p for p in page.findChildren(Pane) if p.accessibleName().startswith(start) and not p.isHidden())


def test_a_card_says_for_how_many_how_long_and_how_often(page: ChoosePage) -> None:
    page.show_shelf(SHELF, [], [])

    card = pane(page, "Draaiboek Luisteren")

    assert {"Luisteren", "Horen wat er is.", "6–16", "25 min", "elk kwartaal", "meegeleverd · eigen ontwerp"} <= set(words(page))
    assert card.accessibleDescription() == "Horen wat er is., 6–16, 25 min, elk kwartaal"


def test_enter_on_a_card_chooses_the_draaiboek(page: ChoosePage) -> None:
    chosen = Heard()
    page.template_chosen.connect(chosen)
    page.show_shelf(SHELF, [], [])
    card = pane(page, "Draaiboek Luisteren")
    card.setFocus()

    QTest.keyClick(card, Qt.Key.Key_Return)

    assert chosen.values == [LISTENING.template]


def test_a_click_anywhere_on_a_card_chooses_it(page: ChoosePage, qapp: QApplication) -> None:
    chosen = Heard()
    page.template_chosen.connect(chosen)
    page.show_shelf(SHELF, [], [])
    qapp.processEvents()
    card = pane(page, "Draaiboek Luisteren")
    target = page.childAt(card.mapTo(page, QPoint(20, 20)))
    assert target is not None

    QTest.mouseClick(target, LEFT)

    assert chosen.values == [LISTENING.template]


def test_what_was_not_finished_is_one_enter_away(page: ChoosePage, qapp: QApplication) -> None:
    chosen = Heard()
    page.session_chosen.connect(chosen)

    page.show_shelf(SHELF, [STOPPED], [])
    qapp.processEvents()
    assert page.resume is not None
    QTest.keyClick(page.resume.go, Qt.Key.Key_Return)

    assert chosen.values == ["s1"]
    assert page.resume.go.hasFocus()
    assert {"Luisteren, Team Zuid", STOPPED.sentence} <= set(words(page))


def test_a_closed_session_opens_its_minutes_and_a_prepared_one_goes_on(page: ChoosePage) -> None:
    minutes, resumed = Heard(), Heard()
    page.minutes_requested.connect(minutes)
    page.session_chosen.connect(resumed)
    page.show_shelf(SHELF, [], [Kept("a", "Intervisie", "Noord"), Kept("b", "Inspiratielab", state="prepared")])

    pane(page, "Intervisie, Noord").click()
    pane(page, "Inspiratielab").click()

    assert (minutes.values, resumed.values) == (["a"], ["b"])


def test_searching_filters_cards_and_sessions(page: ChoosePage) -> None:
    page.show_shelf(SHELF, [], [Kept("a", "Intervisie", "Noord"), Kept("b", "Luisteren", "Zuid")])

    QTest.keyClicks(page.search, "luist")

    assert [card.accessibleName() for card in page.cards.shown] == ["Draaiboek Luisteren"]
    assert "Luisteren, Zuid" in words(page)
    assert "Intervisie, Noord" not in words(page)


def test_a_clock_that_was_set_back_is_told_before_anything_is_led_with_it(page: ChoosePage) -> None:
    page.show_shelf(SHELF, [], [Kept("a", "Luisteren", "Zuid", starts_at=NOW + timedelta(days=365), clock_doubted=True)])
    assert page.clock.text().endswith("Kijk de datum van de laptop na voor je begint.")
    assert "datum onzeker: de klok liep achter" in words(page)
    page.show_shelf(SHELF, [], [Kept("a", "Luisteren", "Zuid")])
    assert not page.clock.isVisible()


def test_nothing_found_is_said(page: ChoosePage) -> None:
    page.show_shelf(SHELF, [], [Kept("a", "Intervisie")])

    QTest.keyClicks(page.search, "xyz")

    assert {"Geen draaiboek met ‘xyz’.", "Geen sessie met ‘xyz’."} <= set(words(page))


def test_escape_empties_the_search(page: ChoosePage) -> None:
    page.show_shelf(SHELF, [], [])
    page.search.setFocus()
    QTest.keyClicks(page.search, "xyz")

    QTest.keyClick(page.search, Qt.Key.Key_Escape)

    assert page.search.text() == ""
    assert len(page.cards.shown) == 2


def test_a_long_past_is_found_by_searching(page: ChoosePage) -> None:
    past = [Kept(str(n), f"Sessie {n:03d}") for n in range(MOST_PAST + 20)]
    page.show_shelf(SHELF, [], past)
    remark = words(page)[-1]

    QTest.keyClicks(page.search, "049")

    assert remark == "En nog 20 sessies. Zoek om ze te vinden."
    assert "Sessie 049" in words(page)


def test_an_empty_shelf_says_where_to_put_a_draaiboek(page: ChoosePage) -> None:
    page.show_shelf(Shelf((), ()), [], [])

    assert any(text.startswith("Er zijn nog geen draaiboeken. Sleep een YAML-bestand") for text in words(page))
    assert any(text.startswith("Hier komen je sessies") for text in words(page))


def test_a_broken_file_is_named_with_its_line(page: ChoosePage) -> None:
    problems = (Problem(3, 1, "vreemd", warning=True), Problem(14, 5, "'tien' is geen tijd"))
    broken = Broken(Path("eigen.yaml"), TemplateError("eigen", problems))

    page.show_shelf(Shelf(SHELF.templates, (broken,)), [], [])

    assert {"eigen.yaml", "doet niet mee: regel 14, 'tien' is geen tijd"} <= set(words(page))


def test_shown_again_nothing_is_there_twice(page: ChoosePage, qapp: QApplication) -> None:
    for _ in range(3):
        page.show_shelf(SHELF, [STOPPED], [Kept("a", "Intervisie")])
        qapp.processEvents()

    assert words(page).count("Leren") == 1
    assert words(page).count("Intervisie") == 1
    assert words(page).count("Niet afgerond") == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [("eigen.yaml", [Path("/x/eigen.yaml")]), ("eigen.draaiboek", [Path("/x/eigen.draaiboek")]), ("verslag.pdf", [])],
)
def test_only_a_draaiboek_can_be_dropped(page: ChoosePage, name: str, expected: list[Path]) -> None:
    dropped, data = Heard(), QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/x/{name}")])
    page.file_dropped.connect(dropped)
    enter = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)
    drop = QDropEvent(QPointF(9, 9), COPY, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter.ignore()

    page.dragEnterEvent(enter)
    page.dropEvent(drop)

    assert enter.isAccepted() == bool(expected)
    assert dropped.values == expected


@pytest.mark.parametrize(("width", "columns"), [(900, 1), (1366, 2)])
def test_cards_stand_in_as_many_columns_as_fit(page: ChoosePage, qapp: QApplication, width: int, columns: int) -> None:
    page.resize(width, 700)
    page.show_shelf(SHELF, [], [])
    qapp.processEvents()

    assert len({card.x() for card in page.cards.shown}) == columns
