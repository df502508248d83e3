"""Begeleiden: the console. Left where we are, in the middle what happens now, right what was taken down, below a line to write on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from facilitator.language import tr
from facilitator.sessions.coming_back.follow_up import settle, take_in
from facilitator.sessions.leading.casting import cast
from facilitator.sessions.leading.offers import passes_over, take_offer
from facilitator.sessions.leading.rounds import next_turn
from facilitator.sessions.leading.seating import mix, move
from facilitator.sessions.screens.console_view import ConsoleView, NoteRow
from facilitator.ui.actions import OVER_THE_WALL, ROOM_ACTIONS, ActionSpec, lead_actions
from facilitator.ui.doing.keeping_typed import KeepingTyped
from facilitator.ui.doing.marking import turn_example
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, Page, SessionBar, hbox, host, vbox
from facilitator.ui.look.marks import Banner, StatusLine
from facilitator.ui.look.text import Line, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.lead.menus import note_menu, presence_menu, step_menu
from facilitator.ui.pages.lead.step import StepMiddle
from facilitator.ui.pages.lead.tools import LeadTools
from facilitator.ui.pages.phases import phases
from facilitator.ui.parts.field_editor import Figure
from facilitator.ui.parts.line_remark import LineRemark
from facilitator.ui.parts.note_bar import NoteBar, TypedNote
from facilitator.ui.parts.note_list import NoteList
from facilitator.ui.parts.programme import Programme
from facilitator.ui.presenter import Gap, Message, Presenter
from facilitator.ui.wall_control import WallControl

MINUTE = timedelta(minutes=1)


class LeadPage(Page):
    """The console.

    Signals:
        home_requested(), phase_requested(str), beamer_requested(), mute_requested(), shortcuts_requested(): asked for elsewhere.
        replan_requested(): somebody wants a proposal.
        documents_requested(): something is to be saved.
        room_requested(str): the action with this id of `actions.ROOM_ACTIONS`.
        console_needed(): something is about to be shown on the console.
        draft_changed(str): what is half typed on the note line.
        language_requested(str): the whole program in this language.
        note_forgotten(str): somebody wants this note gone for good.
        seal_requested(): confidential sessions go on the lock, or are opened.
    """

    home_requested = Signal()
    phase_requested = Signal(str)
    beamer_requested = Signal()
    mute_requested = Signal()
    shortcuts_requested = Signal()
    replan_requested = Signal()
    room_requested = Signal(str)
    documents_requested = Signal()
    console_needed = Signal()
    draft_changed = Signal(str)
    language_requested = Signal(str)
    note_forgotten = Signal(str)
    seal_requested = Signal()

    def __init__(self, theme: Theme, presenter: Presenter, today: Callable[[], date]) -> None:
        super().__init__(theme)
        self.presenter, self._today = presenter, today
        self._asked: Callable[..., object] | None = None
        self._build(theme)
        self.saving = KeepingTyped(self)
        self._connect()
        self.wall = WallControl(self, presenter)
        self._shortcuts()
        self.tools = LeadTools(self)

    # building

    def _build(self, t: Theme) -> None:
        self.replan_button = Button(t, tr("Herplan"), "quiet", "calendar-clock", "F9", small=True)
        self.status = StatusLine(t, self.replan_button)
        self.bar = SessionBar(t, phases(), "lead", self.status)
        self.news = Banner(t)
        self.programme, self.notes, self.middle = Programme(t), NoteList(t), StepMiddle(t)
        self.centre = QStackedWidget()
        self.centre.addWidget(self.middle)
        self.note_count, self.kept = one(t, "", "label", "ink3"), one(t, "", "label", "ok")
        body = hbox(t, self._left(t), Line(t, vertical=True), (self.centre, 1), Line(t, vertical=True), self._right(t))
        self.line = NoteBar(t, self._today, lambda: self.presenter.session.people if self.presenter.session else ())
        self.note_edit, self.remark = self.line.edit, LineRemark(t, self.centre)
        self.set_parts(self.bar, body, host(t, vbox(t, self.line), height="noteline"), self.news)
        self.setMinimumSize(880, 430)

    def _left(self, t: Theme) -> QWidget:
        left, right = one(t, tr("Programma"), "label", "ink2"), one(t, tr("gepland"), "label", "ink3", "right")
        top = hbox(t, left, STRETCH, right, margins=("gutter", 0, "gutter", 0))
        return host(t, vbox(t, top, "s", (self.programme, 1), margins=(0, "m", 0, "s")), "sunken", "left_column")

    def _right(self, t: Theme) -> QWidget:
        top = hbox(
            t, one(t, tr("Opgeschreven"), "label", "ink2"), 6, self.note_count, STRETCH, self.kept, margins=("gutter", 0, "gutter", 0)
        )
        inner = vbox(t, (self.notes, 1), margins=("gutter", 0, "gutter", "xs"))
        return host(t, vbox(t, top, "xs", (host(t, inner), 1), margins=(0, "m", 0, 0)), width="right_column")

    def _connect(self) -> None:
        self.bar.home_requested.connect(self.home_requested)
        self.bar.phase_requested.connect(self.phase_requested)
        self.bar.beamer_requested.connect(self.beamer_requested)
        self.bar.shortcuts_requested.connect(self.shortcuts_requested)
        self.replan_button.clicked.connect(self.replan_requested)
        self.presenter.view_changed.connect(self._on_view_changed)
        self.presenter.message.connect(self._on_message)
        self.presenter.kept.connect(self._on_kept)
        self.presenter.gap_found.connect(self._on_gap_found)
        self.news.action_requested.connect(self._on_answered)
        self.programme.step_requested.connect(self.go_to)
        self.programme.menu_requested.connect(self._on_programme_menu_requested)
        self.notes.edit_requested.connect(self.edit_note)
        self.notes.remove_requested.connect(lambda note: self.do(lambda s, now: s.remove_note(note, now)))
        self.notes.menu_requested.connect(self._on_note_menu_requested)
        self.middle.wanted.connect(self.act)
        self.middle.turn_requested.connect(lambda person: self.do(lambda s, now: s.give_turn(person, now)))
        self.middle.role_given.connect(lambda role, person, block: self.do(lambda s, now: cast(s, role, person, now, block)))
        self.middle.field_filled.connect(lambda key, value: self.presenter.do(lambda s, now: s.fill_field(key, value, now)))
        self.middle.offers.offer_taken.connect(lambda offer: self.do(lambda s, now: take_offer(s, offer, now)))
        self.middle.groups.mix_requested.connect(lambda: self.act("mix"))
        self.middle.groups.move_requested.connect(lambda person, group: self.do(lambda s, now: move(s, person, group, now)))
        self.middle.promises.settled.connect(lambda p, state, why: self.presenter.do(lambda s, now: settle(s, p, state, why, now)))
        self.middle.promises.left.connect(self.note_edit.setFocus)
        self.middle.brought.line_taken.connect(lambda line: self.do(lambda s, now: take_in(s, line, now)))
        self.middle.result_requested.connect(lambda key, on: self.do(lambda s, now: s.show_result(key, on, now)))
        self.note_edit.keys_requested.connect(lambda: self.act("shortcuts"))
        self.line.entered.connect(self.take_down)
        self.line.remark_changed.connect(self.remark.show_remark)

    def _shortcuts(self) -> None:
        self.actions_here: dict[str, ActionSpec] = {spec.id: spec for spec in lead_actions()}
        for spec in self.actions_here.values():
            for keys in () if spec.id in (*ROOM_ACTIONS, "shortcuts") else spec.keys:  # those are the whole window's
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.activated.connect(lambda action=spec.id: self.act(action))

    # doing

    def act(self, action: str) -> None:
        """Do the action with this id of `actions.lead_actions`, where it makes sense now."""
        view = self.presenter.view
        if view is None or not self.actions_here[action].enabled(view):
            return
        elsewhere = {
            "replan": self.replan_requested, "shortcuts": self.shortcuts_requested, "mute": self.mute_requested,
            "documents": self.documents_requested,
        }  # fmt: skip
        if action in ROOM_ACTIONS:
            self.room_requested.emit(action)
            return
        if action not in OVER_THE_WALL:
            self.console_needed.emit()
        if action in elsewhere:
            elsewhere[action].emit()
        elif self.tools.does(action) or self.wall.does(action):
            return
        elif action == "presence":
            self.presence_menu().popup(self.middle.mapToGlobal(QPoint(40, 40)))
        elif action.startswith("offer"):
            offer = view.offers[int(action.removeprefix("offer")) - 1].id
            self.do(lambda s, now: take_offer(s, offer, now))
        elif action in ("skip", "promises"):
            self._skip() if action == "skip" else self.middle.promises.begin()
        elif action == "example":
            self._turn_example(view)
        elif action == "place":
            self.line.next_place()
        else:
            self.do(self._verbs(view)[action])

    def _verbs(self, view: ConsoleView) -> dict[str, Callable[..., object]]:
        return {
            "next": lambda s, now: s.go_on(now),
            "back": lambda s, now: s.go_back(now),
            "mix": mix,
            "line": lambda s, now: take_in(s, self.presenter.view.look_back.lines[0].id, now),  # type: ignore[union-attr]
            "pause": lambda s, now: s.resume(now) if s.course.paused else s.pause(now),
            "less": lambda s, now: s.add_time(-MINUTE, now),
            "more": lambda s, now: s.add_time(MINUTE, now),
            "turn": lambda s, now: next_turn(s, now),
            "prompt": lambda s, now: s.show_prompt((view.prompt + 1) % len(view.show), now),
            "undo": lambda s, now: s.undo(now),
            "close": lambda s, now: s.close(now),
        }

    def _turn_example(self, view: ConsoleView) -> None:
        """Of the note that is chosen in the list, else of the last one."""
        turn_example(self.presenter, (self.notes.current if self.notes.hasFocus() else None) or view.notes[-1].id)

    def do(self, verb: Callable[..., object]) -> bool:
        """Do something with the session, and give the focus back to the note line; True when it is kept."""
        done = self.presenter.do(verb)
        if self.isVisible() and not self.centre.currentIndex():
            self.note_edit.setFocus()
        return done

    def take_down(self, typed: TypedNote) -> None:
        """Take down what was typed; it stays on the line when it could not be kept."""
        if typed.note:
            done = self.do(lambda s, now: s.change_note(typed.note, now, content=typed.content, kind=typed.kind, seen=typed.seen))
        else:
            done = self.do(lambda s, now: s.take_note(typed.content, typed.kind, typed.seen, now, field=typed.field))
        if done:
            self.line.clear()
            self.saving.keep_soon()
        else:
            self.line.not_kept()
            self.saving.note_not_kept(typed)
        if done and typed.impossible_date:
            self._on_message(
                Message("warning", tr("‘{date}’ bestaat niet; de notitie is bewaard zonder datum.", date=typed.impossible_date))
            )

    def presence_menu(self) -> QMenu:
        """Everybody on the list, ticked when they are here; who leaves or comes back changes the rounds that follow."""
        return presence_menu(self, self.presenter.view, lambda person, here: self.do(lambda s, now: s.set_presence(person, here, now)))

    # showing

    def _on_view_changed(self, view: ConsoleView) -> None:
        self.bar.show_session(view.title, view.team)
        phase = {"late": "warning", "fine": "running", "ready": "ready", "closed": "done"}[view.status.level]
        self.status.show_status(phase, view.status.text)  # type: ignore[arg-type]
        self.replan_button.setVisible(view.replan_possible)
        self.programme.show_view(view)
        self.notes.show_rows(view.notes)
        self.note_count.set_text(str(len(view.notes)) if view.notes else "")
        self.middle.show_view(view)
        self.line.show_view(view)

    def carry_over(self, before: LeadPage, asked: tuple[str, str]) -> None:
        """What was half done on the page that was here before goes on on this one; `asked` is its `LeadTools.half_asked`."""
        self.line.carry_over(before.line)
        self.saving.carry_over(before.saving)
        self.middle.promises.carry_over(before.middle.promises)
        self.wall.carry_over(before.middle.wall_line)
        action, typed = asked
        if action and self.tools.does(action):
            self.tools.ask.edit.setText(typed)
        if not before.news.isHidden() and before._asked is not None:
            self.ask_first(before.news.sentence.text(), before.news.action.text(), before._asked)

    def show_draft(self, text: str) -> None:
        """Put back what was half typed."""
        self.line.put_back(text)

    def _on_kept(self) -> None:
        if self.news.property("passing"):  # what could not be done is behind us
            self.news.setProperty("passing", False)
            self.news.clear()

    def _on_message(self, message: Message) -> None:
        self.news.setProperty("passing", True)
        if message.level == "error":
            self.console_needed.emit()
        self.news.show_news(message.level, message.text)

    def _on_gap_found(self, gap: Gap) -> None:
        minutes = max(1, round(abs(gap.length) / MINUTE))
        text = tr("De laptop sliep of de klok werd verzet: {n} minuten. Telt die tijd mee?", n=minutes)
        self.ask_first(text, tr("Telt niet mee"), lambda s, now: s.settle_gap(gap.since, gap.length, now))

    # lists

    def go_to(self, path: str, *, skipping: bool = False) -> None:
        """Open a step; where the draaiboek keeps a fixed order, only after one more yes."""
        session = self.presenter.session
        passed = passes_over(session, path, skipping=skipping) if session else None
        if passed is None:
            self.do(lambda s, now: s.skip(now) if skipping else s.open_step(path, now))
            return
        text = tr("De volgorde ligt vast: ‘{title}’ sla je dan over.", title=passed.title)
        self.ask_first(text, tr("Toch doen"), lambda s, now: s.skip(now) if skipping else s.open_step(path, now))
        self.news.setProperty("passing", True)

    def _skip(self) -> None:
        following = self.presenter.session.next_step if self.presenter.session else None
        if following is not None:
            self.go_to(following.path, skipping=True)

    def ask_first(self, text: str, button: str, verb: Callable[..., object]) -> None:
        """One question, answered with one press; another question takes its place."""
        self._asked = verb
        self.news.setProperty("passing", False)
        self.news.show_news("warning", text, button)

    def _on_answered(self) -> None:
        if self._asked is not None:
            verb, self._asked = self._asked, None
            self.do(verb)
            self.news.clear()

    def _on_programme_menu_requested(self, path: str, point: QPoint) -> None:
        view = self.presenter.view
        row = next((r for r in view.programme if r.path == path), None) if view else None
        if row is not None:
            switch, move = partial(self.tools.switch, path), partial(self.tools.move, path)
            step_menu(self, row, lambda: self.go_to(path), switch, move).popup(point)

    def _row(self, note: str) -> NoteRow | None:
        view = self.presenter.view
        return next((r for r in view.notes if r.id == note), None) if view else None

    def edit_note(self, note: str) -> None:
        """Put a note on the line, to change it."""
        row = self._row(note)
        if row is not None and row.covered:
            self._on_message(Message("info", tr("Deze notitie is afgedekt. Toon eerst alles (Ctrl+M); dan is ze te wijzigen.")))
        elif row is not None:
            self.line.change(row)

    def _on_note_menu_requested(self, note: str, point: QPoint) -> None:
        row = self._row(note)
        if row is None:
            return
        menu = note_menu(
            self,
            row,
            edit=lambda: self.edit_note(note),
            change=lambda **other: self.do(lambda s, now: s.change_note(note, now, **other)),
            remove=lambda: self.do(lambda s, now: s.remove_note(note, now)),
            forget=lambda: self.note_forgotten.emit(note),
            example=lambda: turn_example(self.presenter, note),
        )
        menu.popup(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a field leaves over: after the last number, and after Esc, the note line has the focus again."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), Figure)
        if (entered or event.key() == Qt.Key.Key_Escape) and not self.centre.currentIndex():
            self.note_edit.setFocus()
        else:
            super().keyPressEvent(event)
