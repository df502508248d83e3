"""The program for who does not see it, or sees it large, or has no mouse: EN 301 549, chapter 11."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from facilitator.app import App
from facilitator.contrast import contrast
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.finder import Finder
from tests.ui.accessible_tree import Part, faults, walk
from tests.ui.console import Key
from tests.ui.scenes import scenes
from tests.ui.tab_walk import Seen, goes_up, out_of_reach, picture, place, tabbed, takes_tab, told

AT_200 = (683, 384)
"""A screen of 1366 × 768 at 200 %, in logical pixels."""
OVER = ("palet", "sneltoetsen")
"""Comes up over a page and keeps the keys until it is put away."""


@pytest.mark.long
def test_everything_has_a_name_a_place_in_the_order_of_tab_a_seen_focus_and_room_at_200_percent(app: App, tmp_path: Path) -> None:
    # One way through all pages for four claims: making them costs more than looking.
    app.theme.adopt(Theme("contrast", app.theme.density))
    wrong, seen = {}, 0
    for scene in scenes(app, tmp_path):
        found = faults(walk(scene.root))
        if not isinstance(scene.root, QMenu) and scene.root is not app.beamer and scene.name not in OVER:
            found += _order_of_tab(scene.root)
            found += _cut_off(app, scene.root)
        seen += 1
        if found:
            wrong[scene.name] = found
    assert wrong == {}
    assert seen >= 16


def _order_of_tab(root: QWidget) -> list[str]:
    seen = Seen(root)
    there, back = tabbed(root, look=seen.look), tabbed(root, back=True)
    missed = [f"never reached: {told(w)}" for w in takes_tab(root) if w not in there]
    return seen.faults + missed + goes_up(there) + (["not the same way back"] if back[:1] + back[:0:-1] != there else [])


def _cut_off(app: App, root: QWidget) -> list[str]:
    before = root.size()
    _resize(app, root, QSize(*AT_200))
    assert (root.width(), root.height()) == AT_200
    found = [f"cut off: {each}" for each in out_of_reach(root)]
    _resize(app, root, before)
    return found


def _resize(app: App, root: QWidget, size: QSize) -> None:
    """With time for words that wrap to tell what they stand in how tall they became, and that again."""
    root.resize(size)
    for _ in range(4):
        app.qt.processEvents()


def test_what_is_painted_is_told_as_text(led: App) -> None:
    led.beamer.show_in_window()
    led.qt.processEvents()
    wall = walk(led.beamer)[0]
    assert (wall.role, wall.name) == (Part.StaticText, "Beamerscherm")
    assert led.beamer.view.question in wall.description
    nodes = {n.widget: n for n in walk(led.window)}
    now = led.window.lead.middle.now
    assert nodes[now.face].name.startswith("nog ")
    assert nodes[now.wall].description == wall.description


def test_lists_are_told_row_by_row(led: App) -> None:
    reader = QAccessible.queryAccessibleInterface(led.window.lead.programme)
    rows = [reader.child(n) for n in range(reader.childCount())]
    assert [row.role() for row in rows] == [Part.ListItem] * led.window.lead.programme.rows.rowCount()
    assert all(row.text(QAccessible.Text.Name) for row in rows)


def test_what_is_on_off_or_cannot_be_done_is_told(led: App) -> None:
    lead = led.window.lead
    tabs = {key: QAccessible.queryAccessibleInterface(tab).state() for key, tab in lead.bar.tabs.items()}
    assert {key: bool(state.checked) for key, state in tabs.items()} == {"prepare": False, "lead": True, "report": False}
    led.window.lead.act("close")
    led.qt.processEvents()
    pause = QAccessible.queryAccessibleInterface(lead.middle.now.buttons["pause"])
    assert pause.state().disabled == (not lead.middle.now.buttons["pause"].isEnabled())


def test_a_kind_of_note_is_a_choice_from_a_list(led: App) -> None:
    picker = led.window.lead.line.kind
    reader = QAccessible.queryAccessibleInterface(picker)
    assert (reader.role(), picker.count(), picker.currentText()) == (Part.ComboBox, 6, "notitie")
    QTest.keyClick(picker, Key.Key_Right)
    assert picker.accessibleName() == "Soort: inzicht"
    assert picker.currentText() == "inzicht"


def test_the_note_line_is_home(led: App) -> None:
    assert QApplication.focusWidget() is led.window.lead.note_edit


def test_one_sees_where_the_keyboard_is_in_every_theme(led: App) -> None:
    unseen = []
    for look in ("light", "dark", "contrast"):
        led.theme.adopt(Theme(look, led.theme.density))
        led.qt.processEvents()
        assert contrast(led.theme.c.focus, led.theme.c.paper) >= 3
        for _ in takes_tab(led.window):
            QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            here = QApplication.focusWidget()
            assert here is not None
            at = place(here, led.window)
            focused = picture(led.window, at)
            here.clearFocus()
            if focused == picture(led.window, at):
                unseen.append(f"{look}: {told(here)}")
            here.setFocus()
    assert unseen == []


def test_a_window_that_is_too_small_goes_to_where_the_keyboard_is(led: App) -> None:
    led.window.resize(*AT_200)
    led.qt.processEvents()
    for widget in (led.window.lead.programme, led.window.lead.note_edit):
        widget.setFocus()
        led.qt.processEvents()
        assert not widget.visibleRegion().isEmpty()


def test_what_comes_up_over_a_page_is_whole_where_one_looks(led: App) -> None:
    led.window.resize(*AT_200)
    led.qt.processEvents()
    for action in ("find", "shortcuts"):
        led.window.lead.act(action)
        led.qt.processEvents()
        over = next(finder for finder in led.window.findChildren(Finder) if finder.isVisible())
        assert QRect(QPoint(0, 0), led.window.size()).contains(place(over, led.window))
        over.close_up()


def test_the_house_colour_stays_what_the_ring_is_seen_in(led: App) -> None:
    button = led.window.lead.middle.now.buttons["pause"]
    button.setFocus()
    led.qt.processEvents()
    seen = picture(led.window, place(button, led.window))
    ring = led.theme.colour("focus").rgb()
    assert any(QColor(seen.pixel(x, y)).rgb() == ring for x in range(seen.width()) for y in (2, 3, 4))
