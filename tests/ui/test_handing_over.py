"""Handing over and taking in, from the windows: by keyboard, and what is on disk and on screen after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QRadioButton, QWidget

from facilitator.app import App
from facilitator.files.exported import Exported
from facilitator.files.handing_over import HandingOver
from facilitator.keeping.keeper import Keeper
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.storage.locked_file import Cost
from facilitator.storage.session_file import from_json
from facilitator.storage.store import Store
from facilitator.ui.pages.choose.past import PastPane
from tests.ui.accessible_tree import faults, walk
from tests.ui.tab_walk import goes_up, tabbed, takes_tab

WORDS = "paard batterij nietje correct"


@pytest.fixture
def kept(led: App) -> App:
    """A closed session with an action, at Kiezen."""
    led.presenter.do(lambda s, now: s.take_note(Content("Bel de inwoner", "Anna Bos"), "action", "report", now))
    led.window.lead.act("close")
    led.window.go_home()
    return led


@pytest.fixture
def other(kept: App, tmp_path: Path, clock: RehearsalClock) -> Callable[[str], Path]:
    """The file of somebody who has the same session and wrote something in it; locked where there are words."""

    def made(words: str = "") -> Path:
        store = Store(tmp_path / f"elders{words[:1]}", clock.now)
        handing, session_id = HandingOver(store, clock), kept.desk.overviews()[0].id
        store.exchange([], from_json(kept.desk.handing.file((session_id,), "self").data).sessions)
        Keeper(store, clock).open(session_id).session.take_note(Content("Toch niet"), "note", "report", clock.now())
        path = tmp_path / f"van-dora{words[:1]}.sessie"
        path.write_bytes(handing.file((session_id,), "stand-in", "Dora", words, Cost(n=16)).data)
        return path

    return made


def wait(app: App) -> None:
    app.window.looking_back.background.wait()
    app.qt.processEvents()


def news(app: App) -> str:
    return app.window.choose.news.sentence.text()


def press(app: App, key: Qt.Key, text: str = "") -> None:
    target = app.window.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClicks(target, text) if text else QTest.keyClick(target, key)


def drop(path: Path, on: QWidget) -> None:
    """Drag a file over a page and let go of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(on, QDragEnterEvent(QPoint(5, 5), action, data, button, none))
    QApplication.sendEvent(on, QDropEvent(QPointF(5, 5), action, data, button, none))


def assert_reached_and_told(panel: QWidget) -> None:
    """Everything in it has a name that is read aloud, and Tab goes along all of it and nowhere else, both ways."""
    assert faults(walk(panel)) == []
    there, back = tabbed(panel), tabbed(panel, back=True)
    grouped = [w for w in takes_tab(panel) if isinstance(w, QRadioButton) and not w.isChecked()]  # the arrows go there
    assert set(takes_tab(panel)) - set(grouped) <= set(there)
    assert back[:1] + back[:0:-1] == there
    assert goes_up(there) == []


def past_menu_of(app: App) -> QMenu:
    pane = app.window.choose.findChildren(PastPane)[0]
    pane.menu_requested.emit(pane.mapToGlobal(QPoint(5, 5)))
    menu = app.qt.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_session_is_handed_over_from_its_menu_and_says_what_goes_and_what_stays(kept: App, tmp_path: Path) -> None:
    panel, asked = kept.window.handing.panel, []
    kept.window.handing.ask_where = lambda proposed: asked.append(proposed) or tmp_path / "weg.sessie"
    menu = past_menu_of(kept)
    next(action for action in menu.actions() if "Draag over" in action.text()).trigger()
    menu.close()

    assert panel.isVisible()
    assert panel.whom.value == "stand-in"
    assert "ook wat alleen de begeleider ziet" in panel.whom.radios["stand-in"].accessibleDescription()
    assert "De namen van wie er waren" in panel.whom.radios["lead"].accessibleDescription()
    panel.whom.radios["lead"].click()
    panel.lock.click()
    press(kept, Qt.Key.Key_A, "te kort")
    assert_reached_and_told(panel)
    panel.save.click()
    assert "12 tekens" in panel.words.error
    panel.words.edit.setText(WORDS)
    panel.again.edit.setText("iets anders dan dat")
    panel.save.click()
    assert "niet hetzelfde" in panel.again.error
    assert asked == [], "nothing is asked before the words are right"
    panel.lock.click()
    panel.save.click()
    wait(kept)

    (session,) = from_json((tmp_path / "weg.sessie").read_bytes()).sessions
    assert asked[0].name == "2026-11-26 Activeringsdialoog Zuid – voor de teamleider.sessie"
    assert "Bel de inwoner" in repr(session.words)
    assert "Anna Bos" not in repr(session.record)
    assert panel.isHidden()
    assert "Bewaard" in news(kept)
    assert [path.name for path in Exported(kept.desk.keeper.folder).left_of((kept.desk.overviews()[0].id,))] == ["weg.sessie"]


def test_what_arrives_is_shown_side_by_side_taken_and_put_back(kept: App, other: Callable[[str], Path]) -> None:
    panel, session_id = kept.window.arriving.panel, kept.desk.overviews()[0].id
    before = kept.desk.keeper.read(session_id).words

    plain = other("")
    kept.window.show_minutes(session_id)
    drop(plain, kept.window.report)
    wait(kept)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert {"is er al, maar anders", "In het bestand gaat de sessie verder dan hier.", "notitie: Toch niet"} <= set(texts)
    assert_reached_and_told(panel)
    assert panel.take.text() == "Laat alles zo"
    panel.take.click()
    wait(kept)
    assert news(kept) == "Er is niets veranderd."

    drop(other(WORDS), kept.window.choose)
    wait(kept)
    press(kept, Qt.Key.Key_A, "verkeerde woorden")
    press(kept, Qt.Key.Key_Return)
    wait(kept)
    assert "past niet op dit bestand" in panel.words.error
    panel.words.edit.setText(WORDS)
    press(kept, Qt.Key.Key_Return)
    wait(kept)
    next(iter(panel._choices.values())).radios["theirs"].click()
    assert panel.take.text() == "Neem 1 sessie over"
    press(kept, Qt.Key.Key_Escape)
    assert kept.desk.keeper.read(session_id).words == before, "away is away"

    kept.window.open_file(plain)
    wait(kept)
    next(iter(panel._choices.values())).radios["theirs"].click()
    panel.take.click()
    wait(kept)
    assert "Toch niet" in repr(kept.desk.keeper.read(session_id).words)
    assert any("opzij gezet op" in overview.title for overview in kept.desk.overviews())
    kept.window.choose.news.action_requested.emit()
    assert kept.desk.keeper.read(session_id).words == before
    assert len(kept.desk.overviews()) == 1

