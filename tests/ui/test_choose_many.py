"""Choosing among many draaiboeken: by kind, whose they are, and what else one can do with one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.templates.library import Broken, Found, Place, Shelf
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.theme import Theme, apply, load_fonts
from facilitator.ui.pages.choose.cards import Card, Heading
from facilitator.ui.pages.choose.menu import card_menu
from facilitator.ui.pages.choose.page import ChoosePage

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def found(name: str, kind: str, place: Place = "built in") -> Found:
    text = f"draaiboek: 1\ntitle: {name.capitalize()}\nkind: {kind}\nnotes: report\nsteps:\n- title: Praten\n  time: 25 min\n"
    label = {"built in": "meegeleverd", "own": "eigen", "shared": "gedeelde map"}[place]
    return Found(template_from_sources({name: text}, name), Path(f"/map/{name}.yaml"), label, place)


SHELF = Shelf(
    (found("opening", "bouwsteen"), found("kring", "dialoog"), found("vraag", "intervisie"), found("vrij", "lab"),
     found("rondje", "dialoog"), found("kring", "dialoog", "own"), found("samen", "overleg", "shared")),
    (),
)  # fmt: skip


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[ChoosePage]:
    load_fonts()
    theme = Theme()
    apply(qapp, theme)
    made = ChoosePage(theme, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_shelf(SHELF, [], [])
    qapp.processEvents()
    yield made
    qapp.setStyleSheet("")


def headings(page: ChoosePage) -> list[str]:
    QApplication.processEvents()
    shown = [h for h in page.findChildren(Heading) if h.isVisible()]
    return [h.findChildren(QLabel)[0].text() for h in sorted(shown, key=lambda h: h.y())]


def card(page: ChoosePage, number: int) -> Card:
    return page.cards.shown[number]


def test_draaiboeken_stand_together_by_kind_and_unknown_kinds_come_last(page: ChoosePage) -> None:
    assert headings(page) == ["Dialoog", "Intervisie", "Overleg", "Bouwstenen", "Lab"]


def test_a_kind_can_be_shown_alone(page: ChoosePage) -> None:
    chip = next(b for b in page.kinds.findChildren(Button) if b.text() == "Dialoog")

    chip.click()

    assert headings(page) == ["Dialoog"]
    assert chip.accessibleName() == "Dialoog, 3 draaiboeken"
    assert chip.isChecked()


def test_a_heading_without_matches_goes_while_one_searches(page: ChoosePage) -> None:
    page.search.setText("rondje")

    assert headings(page) == ["Dialoog"]
    assert [c.found.template.name for c in page.cards.shown] == ["rondje"]


def test_a_kind_that_is_gone_is_chosen_no_longer(page: ChoosePage) -> None:
    next(b for b in page.kinds.findChildren(Button) if b.text() == "Lab").click()

    page.show_shelf(Shelf(SHELF.templates[:3], ()), [], [])

    assert headings(page) == ["Dialoog", "Intervisie", "Bouwstenen"]


def test_an_own_one_beside_a_built_in_one_says_which_it_is(page: ChoosePage) -> None:
    twins = [c for c in page.cards.shown if c.found.template.name == "kring"]

    said = ["eigen, naast het meegeleverde" in c.accessibleDescription() for c in twins]

    assert said == [False, True]
    assert "eigen, naast het meegeleverde" in [label.text() for label in twins[1].findChildren(QLabel)]


def test_the_same_shelf_again_keeps_its_cards(page: ChoosePage) -> None:
    before = page.cards.shown

    page.show_shelf(Shelf(tuple(SHELF.templates), ()), [], [])

    assert page.cards.shown == before


@pytest.mark.parametrize(("key", "to"), [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Up, 0)])
def test_arrows_go_from_card_to_card(page: ChoosePage, qapp: QApplication, key: Qt.Key, to: int) -> None:
    page.activateWindow()
    card(page, 0).setFocus()

    QTest.keyClick(card(page, 0), key)

    assert card(page, to).hasFocus()


@pytest.mark.parametrize("how", ["key", "button", "mouse"])
def test_a_menu_opens_by_key_button_and_mouse(page: ChoosePage, qtbot: QtBot, how: str) -> None:
    first = card(page, 0)

    with qtbot.waitSignal(page.card_menu_requested) as asked:
        if how == "key":
            QTest.keyClick(first, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        elif how == "button":
            QTest.keyClick(first.more, Qt.Key.Key_Return)
        else:
            QApplication.sendEvent(first, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9)))

    assert asked.args is not None
    assert asked.args[0] == first.found


def test_only_an_own_one_can_be_changed_or_removed(page: ChoosePage) -> None:
    texts = {}
    for each in (SHELF.templates[1], SHELF.templates[5]):
        menu = card_menu(page, page.theme, each, lambda *_: None)
        texts[each.place] = [a.text().replace("&", "") for a in menu.actions() if a.text()]
        menu.deleteLater()

    assert "Verwijder" not in texts["built in"]
    assert set(texts["own"]) - set(texts["built in"]) == {"Wijzig", "Verwijder"}


def test_a_broken_own_file_can_be_put_right_and_one_of_others_cannot(page: ChoosePage, qtbot: QtBot) -> None:
    error = TemplateError("x", (Problem(3, 1, "fout"),))
    own, other = Broken(Path("mijn.yaml"), error, "own"), Broken(Path("hun.yaml"), error, "shared")
    page.show_shelf(Shelf((), (own, other)), [], [])
    buttons = [b for b in page.findChildren(Button) if b.text() == "Verbeter" and not b.isHidden()]

    with qtbot.waitSignal(page.mending_requested) as asked:
        buttons[0].click()

    assert len(buttons) == 1
    assert asked.args == [own]


def test_a_card_that_gets_the_focus_comes_in_sight(page: ChoosePage, qapp: QApplication) -> None:
    page.resize(900, 430)
    qapp.processEvents()
    page.activateWindow()
    card(page, 0).setFocus()

    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qapp.processEvents()

    here = card(page, 5)
    assert here.hasFocus()
    assert here.visibleRegion().boundingRect().height() == here.height()
