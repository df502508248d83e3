"""Leading a session as a person does: by keys and the note line, in the real windows, with the real store behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.history.promises import PromisesBrought
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Minutes, ReportKind
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.screens.console_view import ConsoleView, FieldRow
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.ui.beamer.window import spoken

Key, CONTROL, NONE = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
HERE = Path(__file__).parent
BUILT_IN = HERE.parent.parent / "session_templates" / "nl"
CASES = tuple(sorted(path.stem for path in HERE.glob("*.yaml")))
_LIBRARY = Library([(HERE, "eigen"), (BUILT_IN, "meegeleverd")])


def case(name: str) -> Template:
    """The draaiboek of a case, by its number or its whole name."""
    found = _LIBRARY.find(next(each for each in CASES if each == name or each.startswith(f"{name}-")))
    assert found is not None
    return found


def people(names: str, *, late: str = "") -> tuple[Participant, ...]:
    """People by first name, with a space between; who is `late` is on the list and not there yet."""
    return tuple(Participant(f"p{n}", name, here=name != late) for n, name in enumerate(names.split(), 1))


def letters(pdf: Path) -> str:
    """All text in a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


class Leading:
    """One facilitator at one laptop. Sessions of a series are led one after the other."""

    def __init__(self, qt: QApplication, clock: RehearsalClock, folder: Path) -> None:
        self.qt, self.clock, self.folder = qt, clock, folder
        self.walls: list[BeamerView] = []
        """Everything that was ever on the wall of the session that is led."""
        self.app = self._app()

    def _app(self) -> App:
        settings = Settings(exports=str(self.folder / "verslagen"), facilitator="Ruben", organisation="Gemeente Voorbeeldstad")
        app = App(self.qt, self.clock, self.folder / "data", settings)
        app.open()
        app.window.resize(1366, 768)
        app.window.show()
        app.beamer.resize(1920, 1080)
        app.presenter.view_changed.connect(lambda _view: self.walls.append(app.beamer.view))
        return app

    # beginning, and going away

    def begin(self, name: str, who: Iterable[Participant], **particulars: Any) -> None:
        """Prepare a session with these people and go to the console."""
        self.walls.clear()
        given = {"team": "Zuid", "participants": tuple(who), **particulars}
        draft = replace(Particulars(self.clock.now()), **given)
        self.app.window.begin_preparing(case(name), draft)
        self.app.window.begin()
        self.qt.processEvents()

    def leave(self) -> None:
        """Close what is led where it is, and let go of it: what was only for the session is wiped."""
        if not self.view.closed:
            self.session.close(self.clock.now())
        self.app.window.leave()

    def stop(self) -> None:
        self.app.window.close()
        for widget in (self.app.window, self.app.beamer):
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def survive_a_kill(self) -> None:
        """The program goes away without a word, another begins on the same folder and goes on with the same session."""
        before, session = self.view, self.app.window.opened.id
        self.app.presenter.lead(None)
        self.app.window.opened = None
        self.stop()
        self.app = self._app()
        self.app.window.resume(session)
        self.qt.processEvents()
        assert self.view == before

    # what is so

    @property
    def session(self) -> LiveSession:
        session = self.app.presenter.session
        assert session is not None
        return session

    @property
    def view(self) -> ConsoleView:
        view = self.app.presenter.view
        assert view is not None
        return view

    @property
    def wall(self) -> BeamerView:
        """What hangs on the wall now."""
        return self.app.beamer.view

    @property
    def offers(self) -> list[str]:
        """What may be decided now, in words."""
        return [offer.text for offer in self.view.offers]

    @property
    def programme(self) -> list[str]:
        """The titles of the steps that are on."""
        return [step.title for step in self.session.sheet.on]

    def field(self, name: str) -> FieldRow:
        """The row of a field on the console."""
        return next(row for row in self.view.fields if row.field.name == name)

    def ever_on_the_wall(self) -> str:
        """All words that were on the wall at some moment, also those that are only told to a screen reader."""
        return "\n".join(f"{view!r} {spoken(view)}" for view in self.walls)

    def minutes(self, report: ReportKind = "minutes") -> Minutes:
        return make_minutes(self.session, self.clock.now(), report)

    def paper(self) -> str:
        """The words of the minutes as they come out as PDF."""
        return letters(self.app.desk.save_document(self.session, "minutes"))

    # doing

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> ConsoleView:
        target: QWidget = QApplication.focusWidget() or self.app.window.lead.note_edit
        QTest.keyClick(target, key, modifier)
        self.qt.processEvents()
        return self.view

    def go(self, title: str = "") -> ConsoleView:
        """On by PgDn, to the next step or to the next one of that title."""
        for _ in range(40):
            self.press(Key.Key_PageDown)
            if not title or self.view.step_title == title:
                return self.view
        raise AssertionError(f"there is no step ‘{title}’ ahead of ‘{self.view.step_title}’")

    def write(self, *lines: str) -> None:
        """Type on the note line, each closed with Enter."""
        edit = self.app.window.lead.note_edit
        for line in lines:
            edit.setFocus()
            edit.setText(line)  # QTest types no letters with accents
            edit.textEdited.emit(line)
            QTest.keyClick(edit, Key.Key_Return)
            assert edit.text() == "", f"‘{line}’ was not taken down"

    def take(self, text: str) -> ConsoleView:
        """Accept an offer by its number."""
        return self.press(Key(Key.Key_1 + self.offers.index(text)), CONTROL)

    def wait(self, minutes: float) -> ConsoleView:
        self.clock.advance(minutes=minutes)
        self.app.presenter.tick()
        return self.view

    def wait_long(self, minutes: float) -> None:
        """Until the next session of a series; nothing is on screen then."""
        self.clock.advance(minutes=minutes)

    def turn(self, times: int = 1) -> ConsoleView:
        """So many people speak, one after the other."""
        for _ in range(times):
            self.press(Key.Key_Right, CONTROL)
        return self.view

    def fill(self, name: str, value: object, *, shown: bool = False) -> None:
        """Fill in a field of the running step, and show its result to the room."""
        self.app.window.lead.middle.field_filled.emit(self.field(name).key, value)
        if shown:
            self.app.window.lead.middle.result_requested.emit(self.field(name).result, True)

    def enter(self, name: str, text: str) -> None:
        """Type in the box on the console that is called so, and leave it with Enter."""
        edit = self._box(name)
        edit.setFocus()
        if isinstance(edit, QLineEdit):
            edit.setText(text)
            edit.setModified(True)
        else:
            edit.setPlainText(text)
        QTest.keyClick(edit, Key.Key_Return)
        self.qt.processEvents()

    def _box(self, name: str) -> QLineEdit | QPlainTextEdit:
        boxes = self.app.window.lead.middle.findChildren(QWidget)
        return next(b for b in boxes if b.accessibleName() == name and isinstance(b, QLineEdit | QPlainTextEdit) and b.isVisible())

    def top_of(self, name: str) -> int:
        """How far down the console the box stands that is called so."""
        return self._box(name).mapTo(self.app.window, QPoint(0, 0)).y()

    def click(self, name: str) -> None:
        """Press the button on the console that is called so."""
        buttons = self.app.window.lead.middle.findChildren(QAbstractButton)
        next(b for b in buttons if name in (b.accessibleName(), b.text()) and b.isVisible()).click()
        self.qt.processEvents()

    def give_role(self, role: str, *names: str) -> None:
        """Choose people in the menu of a role."""
        row = next(row for row in self.view.roles if row.role == role)
        for name in names:
            person = next(p for p in self.view.people if p.name == name)
            self.app.window.lead.middle.role_given.emit(row.role, person.id, row.block)

    def settle(self, *answers: str) -> None:
        """Go through the promises by F3, a letter, a word of explanation and Enter."""
        self.press(Key.Key_F3)
        for answer in answers:
            QTest.keyClicks(QApplication.focusWidget(), answer)
            self.press(Key.Key_Return)

    def say_at_the_close(self, field: str, keep: bool) -> None:
        """Answer on the page of the minutes whether the lines that were not chosen are kept for the next time."""
        self.app.window.go_to("report")
        self.app.window.report.lines_kept.emit(field, keep)

    def next_prompt(self) -> None:
        """The next question of this step on the wall."""
        self.press(Key.Key_Down, CONTROL)

    def arrive(self, name: str) -> None:
        """Tick somebody in the list of who is there."""
        menu = self.app.window.lead.presence_menu()
        next(action for action in menu.actions() if action.text() == name).trigger()

    # back

    def undo_everything(self) -> None:
        """Every step can be taken back, one by one, until it is as it was before the first."""
        self.press(Key.Key_Z, CONTROL)
        now = self.clock.now()
        while self.session.undoable:
            self.session.undo(now)
        self.app.presenter.refresh()
        assert as_before_the_start(self.session, now)


def as_before_the_start(session: LiveSession, now: datetime) -> bool:
    """Whether everything is shown as it was before the first step: with the promises that came along, and nothing else."""
    brought = [entry for entry in session.entries if isinstance(entry.event, PromisesBrought)]
    fresh = LiveSession(session.template, session.particulars, lambda *_: None, brought, session.words)
    return console_view(session, now) == console_view(fresh, now)
