"""What lies over the console for a moment: the command palette, the one line that is asked for, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.language import tr
from facilitator.sessions.history.changes import GROUP, LEADER
from facilitator.sessions.leading.arranging import add_step, kept_in_order, move_step
from facilitator.sessions.leading.asked_lines import read_begin, read_side, read_step
from facilitator.sessions.leading.casting import cast
from facilitator.sessions.leading.correcting import correct_start
from facilitator.sessions.leading.side_timer import start_side_timer, stop_side_timer
from facilitator.sessions.leading.speaking_time import tap
from facilitator.sessions.live_session import LiveSession
from facilitator.ui.finding import Entry
from facilitator.ui.key_sheet import other_words
from facilitator.ui.pages.lead.palette import Doing, PaletteEntries
from facilitator.ui.parts.ask_line import AskLine
from facilitator.ui.parts.cell import Cell
from facilitator.ui.parts.field_editor import FieldEditor
from facilitator.ui.parts.finder import Finder

if TYPE_CHECKING:
    from facilitator.ui.pages.lead.page import LeadPage

Verb = Callable[[LiveSession, datetime], object]
ASKING = frozenset(("person", "extra", "side", "began"))
"""Actions that ask for a line."""
TALLEST, LEAST = 460, 190
"""Logical pixels of the palette."""


class LeadTools(QObject):
    """Belongs to the console, and does the actions that need more than a press."""

    def __init__(self, page: LeadPage) -> None:
        super().__init__(page)
        self._page = page
        t = page.theme
        self.palette = Finder(t, page, tr("Vind en doe"), tr("Typ een actie, stap, naam of woord; Enter doet het, Esc gaat terug"))
        self.ask = AskLine(t, page)
        self._entries = PaletteEntries(page.actions_here, other_words(), self._doing())
        for over in (self.palette, self.ask):
            over.closed.connect(page.note_edit.setFocus)
        page.presenter.view_changed.connect(self.palette.refresh)
        page.programme.move_requested.connect(self.move)
        page.programme.switch_requested.connect(self.switch)
        page.programme.left.connect(page.note_edit.setFocus)
        self._asking = ""
        self._actions: dict[str, Callable[[], object]] = {
            "find": self.find, "person": self._ask_person, "extra": self._ask_step, "side": self._ask_side, "began": self._ask_begin,
            "side_stop": lambda: self._do(stop_side_timer), "leader": lambda: self.tap(LEADER), "group": lambda: self.tap(GROUP),
            "fill": self._fill, "programme": page.programme.begin,
        }  # fmt: skip

    def does(self, action: str) -> bool:
        """Do the action with this id; False where it is none of these."""
        act = self._actions.get(action)
        if act is not None:
            if action in ASKING:
                self._asking = action
            act()
        return act is not None

    @property
    def half_asked(self) -> tuple[str, str]:
        """The action that asks for a line now, and what is typed on it; nothing where none does."""
        return (self._asking, self.ask.edit.text()) if not self.ask.isHidden() else ("", "")

    # finding

    def find(self) -> None:
        """The palette, or away with it."""
        if self.palette.isVisible():
            self.palette.close_up()
        else:
            self.palette.open(self._all, self._place_of_palette)

    def _all(self) -> tuple[Entry, ...]:
        view = self._page.presenter.view
        return self._entries.all(view) if view else ()

    def _doing(self) -> Doing:
        page = self._page
        return Doing(
            act=page.act, go_to=page.go_to, move=self.move, switch=self.switch, tap=self.tap,
            set_presence=lambda person, here: self._do(lambda s, now: s.set_presence(person, here, now)),
            give_turn=lambda person: self._do(lambda s, now: s.give_turn(person, now)),
            give_role=lambda role, person: self._do(lambda s, now: cast(s, role, person, now, "")),
            edit_note=page.edit_note, roles=self._roles, speak=self._speak, seal=page.seal_requested.emit,
        )  # fmt: skip

    def _speak(self, language: str) -> None:
        # After the palette is away, which goes with the page.
        QTimer.singleShot(0, self, lambda: self._page.language_requested.emit(language))

    def _roles(self) -> tuple[str, ...]:
        session = self._page.presenter.session
        return tuple(name for name, spec in session.template.roles.items() if not spec.rest) if session else ()

    # asking

    def _ask_person(self) -> None:
        self._ask(tr("Wie komt erbij?"), tr("naam"), lambda text: self._do(lambda s, now: s.add_person(text, now)))

    def _ask_step(self) -> None:
        def take(text: str) -> bool:
            asked = read_step(text)
            return self._do(lambda s, now: add_step(s, asked.text, asked.length, now))

        self._ask(tr("Welke stap komt erbij, hierna?"), tr("titel en minuten, zoals: Wat nemen we mee? 8"), take)

    def _ask_side(self) -> None:
        def take(text: str) -> bool:
            asked = read_side(text)
            return self._do(lambda s, now: start_side_timer(s, asked.length, asked.text, now))

        self._ask(tr("Hoe lang, en waarvoor?"), tr("minuten, zoals: 2 in tweetallen"), take)

    def _ask_begin(self) -> None:
        def take(text: str) -> bool:
            session, now = self._page.presenter.session, self._page.presenter.now()
            began = read_begin(text, now, session.particulars) if session else now
            return self._do(lambda s, now: correct_start(s, began, now))

        self._ask(tr("Wanneer begon deze stap?"), tr("minuten geleden, zoals 2, of hoe laat, zoals om 14:32"), take)

    def _ask(self, question: str, hint: str, take: Callable[[str], object]) -> None:
        self.ask.ask(question, hint, take, self._place_of_ask)

    # doing

    def tap(self, who: str) -> None:
        """This one speaks from now on."""
        self._do(lambda s, now: tap(s, who, now))

    def move(self, path: str, up: bool) -> None:
        """A step one place up or down; within a fixed order only after one more yes."""
        session = self._page.presenter.session
        kept = kept_in_order(session, path, up) if session else None
        verb: Verb = lambda s, now: move_step(s, path, up, now)  # noqa: E731 - either done now or asked first
        if kept is None:
            self._keeping_focus(verb)
        else:
            text = tr("De volgorde ligt vast: deze stap wisselt dan met ‘{title}’.", title=kept.title)
            self._page.ask_first(text, tr("Toch doen"), verb)

    def switch(self, path: str, on: bool) -> None:
        """Leave a step out, or take it in again."""
        self._keeping_focus(lambda s, now: s.switch(path, on, now))

    def _keeping_focus(self, verb: Verb) -> None:
        if self._page.programme.hasFocus():
            self._page.presenter.do(verb)
        else:
            self._do(verb)

    def _do(self, verb: Verb) -> bool:
        return self._page.do(verb)

    def _fill(self) -> None:
        """The first thing that can be filled in, in sight."""
        first = next((e for e in self._page.middle.findChildren(FieldEditor) if e.isVisibleTo(self._page)), None)
        if first is None:
            return
        edits = [w for w in first.findChildren(QWidget) if w.focusPolicy() and w.isVisibleTo(self._page) and w.isEnabled()]
        target = next((w for w in edits if isinstance(w, (QLineEdit, Cell))), edits[0] if edits else None)
        if target is not None:
            target.setFocus()
            self._page.middle.show_widget(target)

    # where it comes

    def _place_of_ask(self, height: float) -> QRectF:
        left, width, foot = self._columns()
        return QRectF(left, foot - height, width, height)

    def _place_of_palette(self) -> QRectF:
        """Under the clock, which stays in sight, and never less than a few lines."""
        left, width, foot = self._columns()
        face = self._page.middle.now.face
        clock = face.mapTo(self._page, QPoint(0, face.height())).y() if face.isVisible() else 0
        top = max(float(self._page.bar.height()), min(clock, foot - LEAST), foot - TALLEST)
        return QRectF(left, top, width, foot - top)

    def _columns(self) -> tuple[float, float, float]:
        """From where the script begins to the right edge, down to the note line."""
        page = self._page
        left = page.centre.mapTo(page, QPoint(0, 0)).x()
        foot = page.line.mapTo(page, QPoint(0, 0)).y()
        return float(left), float(min(page.width() - left, 820)), float(foot)


