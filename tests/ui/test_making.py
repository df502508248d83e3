"""Making draaiboeken: looking at one beforehand, copying it, and writing with the last good version in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.library import Found
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.ui.doing.making import Making
from facilitator.ui.doing.watching import FileWatch
from facilitator.ui.pages.maker import ProblemRow
from facilitator.ui.pages.settings.page import SettingsDialog

Key = Qt.Key
MINE = """\
draaiboek: 1
title: Mijn kring
notes: report
origin: {timing: own}
steps:
- title: Praten
  time: 25 min
  say: Zeg het maar.
"""


class FakeOpener:
    """Opens nothing; remembers what should be opened."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.opened: list[tuple[str, str]] = []

    def folder(self, folder: Path) -> bool:
        self.opened.append((folder.name, ""))
        return self.works

    def editor(self, file: Path, command: str = "") -> bool:
        self.opened.append((file.name, command))
        return self.works


@pytest.fixture
def app(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[App]:
    settings = Settings(exports=str(tmp_path / "verslagen"), editor="kladblok")
    made = App(qapp, clock, tmp_path / "data", settings)
    made.window.resize(1366, 768)
    made.window.show()
    made.start()
    made.window.making.opener = FakeOpener()
    yield made
    made.window.close()
    for widget in (made.window, made.beamer):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def making(app: App) -> Making:
    return app.window.making


def card(app: App, name: str) -> Found:
    return next(c.found for c in app.window.choose.cards.shown if c.found.template.name == name)


def own(app: App, text: str = MINE, name: str = "mijn-kring") -> Path:
    path: Path = app.desk.own.folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    app.window.go_home()
    return path


def steps(making: Making) -> tuple[int, str]:
    trial = making.preview.body.trial
    assert trial is not None
    return trial.number, making.preview.body.words.title.text()


# looking beforehand


def test_a_preview_goes_through_the_steps_by_key_and_stores_nothing(app: App, making: Making) -> None:
    making.act("preview", card(app, "activeringsdialoog"))
    QApplication.processEvents()
    page = making.preview

    QTest.keyClick(page, Key.Key_PageDown)
    QTest.keyClick(page, Key.Key_Right)
    forward = steps(making)
    QTest.keyClick(page, Key.Key_PageUp)

    assert forward == (2, "Een verhaal uit het werk")
    assert steps(making) == (1, "Wat is er gedaan met de vorige keer?")
    assert app.desk.overviews() == ()


def test_a_row_of_the_programme_goes_to_its_step(app: App, making: Making) -> None:
    making.act("preview", card(app, "activeringsdialoog"))
    programme = making.preview.body.programme

    QTest.keyClick(programme, Key.Key_Down)

    assert steps(making)[0] == 1
    assert programme.currentIndex().row() == 1


def test_the_wall_in_a_preview_is_that_of_the_room(app: App, making: Making) -> None:
    making.act("preview", card(app, "activeringsdialoog"))
    making.preview.body.go_to(3)
    body = making.preview.body

    assert body.trial is not None
    assert body.wall.accessibleDescription().startswith("Alleen. Waar loop jij tegenaan")
    assert body.words.say.text() == body.trial.view.say


def test_another_number_of_people_shows_the_same_step(app: App, making: Making) -> None:
    making.act("preview", card(app, "check-in"))
    before = making.preview.people.text()

    making.preview.more.click()

    assert before == "13 mensen"
    assert making.preview.people.text() == "14 mensen"
    assert "14 min" in making.preview.body.words.time.text()


def test_one_begins_with_what_was_previewed(app: App, making: Making, built_in: Callable[[str], Template]) -> None:
    making.act("preview", card(app, "check-in"))

    making.preview.begin.click()

    assert app.window.stack.currentWidget() is app.window.prepare
    assert app.window.template is not None
    assert app.window.template.title == built_in("check-in").title


# copying


def test_a_copy_stands_in_the_own_folder_and_is_opened_in_the_editor(app: App, making: Making) -> None:
    making.act("copy", card(app, "activeringsdialoog"))

    path = app.desk.own.folder / "activeringsdialoog-eigen.yaml"
    original = card(app, "activeringsdialoog").path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == original.replace("Activeringsdialoog\n", "Activeringsdialoog (eigen)\n", 1)
    assert making.opener.opened == [("activeringsdialoog-eigen.yaml", "kladblok")]
    assert app.window.stack.currentWidget() is making.maker
    assert making.maker.verdict.text() == "In orde"


def test_without_an_editor_it_says_where_the_file_is(app: App, making: Making) -> None:
    making.opener = FakeOpener(works=False)

    making.act("copy", card(app, "check-in"))

    assert "check-in-eigen.yaml te openen" in making.maker.news.sentence.text()
    assert making.maker.news.isVisible()


# writing


def test_a_broken_save_shows_what_is_wrong_beside_the_last_good_version(app: App, making: Making, clock: RehearsalClock) -> None:
    path = own(app)
    making.edit(path)
    clock.advance(minutes=2)

    path.write_text(MINE.replace("time: 25", "tijd: 25"), encoding="utf-8")
    making.maker.read()
    QApplication.processEvents()

    rows = [r for r in making.maker.findChildren(ProblemRow) if not r.isHidden()]
    assert making.maker.verdict.text() == "2 fouten: dit doet nog niet mee"
    assert "fout, regel 7, kolom 3: onbekende sleutel 'tijd' bij een stap; bedoelde je 'time'?" in [r.accessibleName() for r in rows]
    assert making.maker.body.words.say.text() == "Zeg het maar."
    assert making.maker.when.text().count(":") == 4


def test_a_good_save_is_shown_at_the_step_where_one_was(app: App, making: Making) -> None:
    more = "- title: Afronden\n  time: 5 min\n"
    path = own(app, MINE + more)
    making.edit(path)
    making.maker.body.go_to(1)

    path.write_text((MINE + more).replace("Afronden", "Tot slot"), encoding="utf-8")
    making.maker.read()

    assert making.maker.body.words.title.text() == "Tot slot"


@pytest.mark.parametrize("how", ["in place", "replaced"])
def test_saving_is_noticed_however_the_editor_saves(app: App, making: Making, qtbot: QtBot, how: str) -> None:
    path = own(app)
    making.edit(path)

    for title in ("Onze kring", "Hun kring"):
        with qtbot.waitSignal(making.maker.watch.changed, timeout=5000):
            other = path.with_suffix(".part") if how == "replaced" else path
            other.write_text(MINE.replace("Mijn kring", title), encoding="utf-8")
            if other != path:
                other.replace(path)

        assert making.maker.title.text() == title


def test_what_is_included_is_watched_too(app: App, making: Making, qtbot: QtBot) -> None:
    inner = own(app, name="kring")
    path = own(app, MINE.replace("steps:\n", "steps:\n- include: kring\n"), "buiten")
    making.edit(path)

    with qtbot.waitSignal(making.maker.watch.changed, timeout=5000):
        inner.write_text(MINE.replace("Praten", "Luisteren"), encoding="utf-8")

    assert making.maker.body.words.title.text() == "Luisteren"


def test_a_file_that_was_never_good_says_so_and_offers_nothing(app: App, making: Making) -> None:
    path = own(app, "draaiboek: 1\n")

    making.edit(path)

    assert making.maker.nothing_yet.isVisible()
    assert not making.maker.body.isVisible()
    assert not making.maker.begin.isEnabled()


def test_a_desk_that_was_left_is_watched_no_longer(app: App, making: Making) -> None:
    making.edit(own(app))

    app.window.go_home()

    assert making.maker.watch.watched == ()


def test_many_changes_are_said_once(qtbot: QtBot, tmp_path: Path) -> None:
    watch, said = FileWatch(), []
    file = tmp_path / "a.yaml"
    file.write_text("1", encoding="utf-8")
    watch.changed.connect(lambda: said.append(1))
    watch.follow([file])

    with qtbot.waitSignal(watch.changed, timeout=5000):
        for text in "2345":
            file.write_text(text, encoding="utf-8")

    assert said == [1]


# sharing


def shared(app: App, making: Making, name: str, folder: Path) -> Path:
    """The file that a colleague would get."""
    file = folder / f"{name}.draaiboek"
    making.ask_where = lambda _proposed: file
    making.act("share", card(app, name))
    return file


def test_a_draaiboek_is_shared_as_one_file_with_what_it_includes(app: App, making: Making, tmp_path: Path) -> None:
    file = shared(app, making, "activeringsdialoog", tmp_path)

    text = file.read_text(encoding="utf-8")
    assert "--- # activeringsdialoog.yaml" in text
    assert "--- # check-in.yaml" in text
    assert app.window.choose.news.sentence.text() == f"Bewaard: {file}"


def test_the_proposed_place_is_the_folder_for_documents(app: App, making: Making, tmp_path: Path) -> None:
    asked: list[Path] = []

    def nowhere(proposed: Path) -> None:
        asked.append(proposed)

    making.ask_where = nowhere
    making.act("share", card(app, "check-in"))

    assert asked == [tmp_path / "verslagen" / "check-in.draaiboek"]
    assert not app.window.choose.news.isVisible()


def test_what_was_shared_is_looked_at_first_and_then_put_in_the_own_folder(app: App, making: Making, tmp_path: Path) -> None:
    path = own(app)
    file = shared(app, making, "mijn-kring", tmp_path)
    path.unlink()

    app.window.open_file(file)
    looking = app.window.stack.currentWidget() is making.preview and making.preview.keep.isVisible()
    before = path.exists()
    making.preview.keep.click()

    assert looking
    assert not before
    assert path.read_text(encoding="utf-8") == MINE
    assert app.window.choose.news.sentence.text() == "Mijn kring staat nu bij je eigen draaiboeken."


def test_what_is_there_already_is_not_put_there_twice(app: App, making: Making, tmp_path: Path) -> None:
    path = own(app)

    app.window.open_file(shared(app, making, "mijn-kring", tmp_path))
    making.preview.keep.click()

    assert [p.name for p in path.parent.glob("*.yaml")] == ["mijn-kring.yaml"]
    assert "heb je al" in app.window.choose.news.sentence.text()


def test_another_draaiboek_of_the_same_name_is_not_overwritten(app: App, making: Making, tmp_path: Path) -> None:
    path = own(app)
    file = shared(app, making, "mijn-kring", tmp_path)
    path.write_text(MINE.replace("25", "30"), encoding="utf-8")

    app.window.open_file(file)
    making.preview.keep.click()

    assert "30 min" in path.read_text(encoding="utf-8")
    assert path.with_name("mijn-kring-2.yaml").read_text(encoding="utf-8") == MINE
    assert "De naam was al bezet; het bestand heet mijn-kring-2.yaml." in app.window.choose.news.sentence.text()


def test_a_shared_file_that_is_no_draaiboek_says_so_where_one_is(app: App, making: Making, tmp_path: Path) -> None:
    file = tmp_path / "rommel.draaiboek"
    file.write_bytes(b"PK\x03\x04\0")

    app.window.open_file(file)

    assert app.window.stack.currentWidget() is app.window.choose
    assert "geen gewone tekst" in app.window.choose.news.sentence.text()


def test_a_built_in_one_needs_no_keeping(app: App, making: Making) -> None:
    making.act("preview", card(app, "check-in"))

    assert not making.preview.keep.isVisible()


# a session becomes a draaiboek


def led(app: App, template: Template, clock: RehearsalClock, **changes: Any) -> None:
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit\nEls Kok\nFien Dam")
    app.window.begin_preparing(template, replace(Particulars(clock.now(), team="Team Zuid", participants=people), **changes))
    app.window.begin()
    app.presenter.do(lambda s, now: s.go_on(now))
    app.window.go_to("report")


def test_a_session_that_was_changed_becomes_a_draaiboek(
    app: App, making: Making, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    led(app, built_in("activeringsdialoog"), clock, lengths={"3": timedelta(minutes=12)})

    app.window.report.foot.as_template.click()

    path = app.desk.own.folder / "activeringsdialoog-team-zuid.yaml"
    text = path.read_text(encoding="utf-8")
    assert "title: Activeringsdialoog, Team Zuid\n" in text
    assert "  time: 12 min (8-12)\n" in text
    assert app.window.report.news.sentence.text() == "‘Activeringsdialoog, Team Zuid’ staat nu bij je eigen draaiboeken."


def test_the_new_draaiboek_can_be_looked_at_and_begun_with(
    app: App, making: Making, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    led(app, built_in("check-in"), clock)
    app.window.report.foot.as_template.click()

    app.window.report.news.action.click()
    on_desk = making.maker.title.text(), making.maker.verdict.text()
    making.maker.begin.click()

    assert on_desk == ("Check-in, Team Zuid", "In orde")
    assert app.window.opened is None
    assert app.window.template is not None
    assert app.window.template.title == "Check-in, Team Zuid"


def test_a_second_time_it_gets_a_name_of_its_own(
    app: App, making: Making, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    led(app, built_in("check-in"), clock)

    app.window.report.foot.as_template.click()
    app.window.report.foot.as_template.click()

    assert sorted(p.name for p in app.desk.own.folder.glob("*.yaml")) == ["check-in-team-zuid-eigen.yaml", "check-in-team-zuid.yaml"]


def test_what_could_not_be_said_is_told(app: App, making: Making, clock: RehearsalClock) -> None:
    text = MINE + "- repeat: each person\n  steps:\n  - title: Beurt\n    time: 2 min\n"
    path = own(app, text)
    led(app, app.desk.template(path), clock, passes={"2": 2})

    app.window.report.foot.as_template.click()

    assert "‘Beurt’ terugkomt" in app.window.report.news.sentence.text()


def test_what_is_on_the_desk_can_be_shared(app: App, making: Making, tmp_path: Path) -> None:
    making.edit(own(app))
    file = tmp_path / "mijn-kring.draaiboek"
    making.ask_where = lambda _proposed: file

    making.maker.share.click()
    making.maker.news.action.click()

    assert "--- # mijn-kring.yaml" in file.read_text(encoding="utf-8")
    assert making.opener.opened[-1] == (tmp_path.name, "")


def test_a_draaiboek_of_which_nothing_is_on_can_be_looked_at(app: App, making: Making) -> None:
    making.edit(own(app, MINE + "  optional: off\n"))

    assert making.maker.verdict.text() == "In orde"
    assert not making.maker.body.words.isVisible()
    assert making.maker.body.wall.isVisible()


def test_a_shared_folder_that_is_chosen_is_on_the_shelf_at_once(app: App, tmp_path: Path) -> None:
    folder = tmp_path / "samen"
    folder.mkdir()
    (folder / "mijn-kring.yaml").write_text(MINE, encoding="utf-8")
    dialog = SettingsDialog(app.window.theme, app.window.settings)
    dialog.chosen.connect(app.window._on_settings_chosen)

    dialog.templates.set_text(str(folder))
    dialog._keep()

    assert [c.found.origin_label for c in app.window.choose.cards.shown if c.found.template.title == "Mijn kring"] == ["gedeelde map"]
    dialog.deleteLater()


def test_a_shared_file_that_was_put_in_the_own_folder_is_on_the_shelf(app: App, making: Making, tmp_path: Path) -> None:
    file = shared(app, making, "activeringsdialoog", tmp_path)

    file.rename(app.desk.own.folder / file.name)
    app.window.go_home()

    mine = next(c.found for c in app.window.choose.cards.shown if c.found.place == "own")
    assert (mine.template.name, set(mine.template.included)) == ("activeringsdialoog", {"check-in"})


def test_a_draaiboek_can_be_dropped_on_a_preview(app: App, making: Making, tmp_path: Path) -> None:
    file = shared(app, making, "check-in", tmp_path)
    making.act("preview", card(app, "activeringsdialoog"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    QApplication.sendEvent(making.preview, QDragEnterEvent(QPoint(9, 9), action, data, button, none))
    QApplication.sendEvent(making.preview, QDropEvent(QPointF(9, 9), action, data, button, none))

    assert making.preview.title.text() == "Check-in"
    assert making.preview.keep.isVisible()
