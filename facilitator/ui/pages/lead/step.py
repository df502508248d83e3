"""The middle of the console: the running step. Clock, what the room sees, what to say, whose turn, what to fill in, what comes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.console_view import ConsoleView, FieldRow, RoleRow
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, Elastic, hbox, host, scroll, section, vbox
from facilitator.ui.look.marks import ClockFace, Measure, PhaseMark, Remark, share_left
from facilitator.ui.look.text import Line, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.lead.flow import GroupSection, OfferSection
from facilitator.ui.parts.balance import BalanceRow, SideRow
from facilitator.ui.parts.field_editor import FieldEditor
from facilitator.ui.parts.field_editors import field_editor
from facilitator.ui.parts.promise_list import BroughtLines, PromiseList
from facilitator.ui.parts.turn_list import TurnList
from facilitator.ui.parts.wall_line import WallLine
from facilitator.ui.parts.wall_picture import WallPicture


class StepNow(QWidget):
    """Which step, its clock, and the wall beside it.

    Signals:
        wanted(str): the action with this id was pressed.
        menu_requested(QPoint): what can be done to the wall, at this place on the screen.
    """

    wanted = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self._pause_word, self._fitted = tr("Pauze"), ("", 0, 0, "")
        self.step_line, self.title = one(t, "", "label", "ink3"), Text(t, "", "title", most=2)
        self.face, self.picture = ClockFace(t), WallPicture(t)
        self.wall, self.caption = self.picture.thumbnail, self.picture.caption
        self.picture.menu_requested.connect(self.menu_requested)
        self.picture.wanted.connect(self.wanted)
        left = vbox(t, self.step_line, 2, self.title, "m", self.face, STRETCH)
        right = vbox(t, 4, self.picture, STRETCH)
        self.buttons = {
            "pause": Button(t, self._pause_word, "line", "pause", "F6"),
            "less": Button(t, tr("1 min"), "line", "minus", "F7", name=tr("Eén minuut korter")),
            "more": Button(t, tr("1 min"), "line", "plus", "F8", name=tr("Eén minuut langer")),
            "next": Button(t, tr("Volgende stap"), "primary", key="PgDn", trailing="arrow-right"),
        }
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, action=name: self.wanted.emit(action))
        b = self.buttons
        row = hbox(t, b["pause"], "s", b["less"], "xs", b["more"], Elastic("s"), b["next"])
        self.setLayout(vbox(t, hbox(t, (left, 1), "xl", right), "m", row))
        t.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        compact = self.t.compact
        for name, key in (("pause", "F6"), ("less", "F7"), ("more", "F8")):
            self.buttons[name].set_key("" if compact else key)
        self.buttons["next"].set_key("" if compact else "PgDn")
        self._fit()

    def show_view(self, view: ConsoleView) -> None:
        """Show the running step, or what stands ready."""
        self.step_line.set_text(view.step_line or (tr("Afgerond") if view.closed else tr("Staat klaar")))
        self.title.set_text(view.step_title or view.title)
        face = view.face
        self.face.setVisible(face is not None)
        if face:
            self.face.show_face(face.phase, face.left, face.total, view.face_note)
        self._show_buttons(view)

    def _show_buttons(self, view: ConsoleView) -> None:
        b = self.buttons
        self._pause_word = tr("Verder") if view.paused else tr("Pauze")
        b["pause"].set_icon("play" if view.paused else "pause")
        for name in ("pause", "less", "more"):
            b[name].setEnabled(bool(view.path))
        b["next"].setEnabled(not view.closed)
        last = view.path and not view.replan_possible
        b["next"].set_text(
            tr("Begin") if not view.started else tr("Afronden") if last else tr("Volgende") if self.t.compact else tr("Volgende stap")
        )
        self._fit()

    def _fit(self) -> None:
        """Where words are long, first the minutes go without theirs and then the pause; the step that follows never."""
        b = self.buttons
        fitted = (self._pause_word, b["next"].sizeHint().width(), self.width(), self.t.density)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        gaps = 2 * self.t.px("s") + self.t.px("xs")
        for pause, minute in ((self._pause_word, tr("1 min")), (self._pause_word, ""), ("", "")):
            b["pause"].set_text(pause, self._pause_word)
            b["less"].set_text(minute, tr("Eén minuut korter"))
            b["more"].set_text(minute, tr("Eén minuut langer"))
            if sum(button.sizeHint().width() for button in b.values()) + gaps <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class TurnSection(QWidget):
    """Whose turn it is.

    Signals:
        wanted(str): an action was pressed.
        turn_requested(str): this person should speak.
    """

    wanted = Signal(str)
    turn_requested = Signal(str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self.speaker, self.left = Text(t, "", "name", most=1), one(t, "", "strong")
        self.mark, self.measure, self.names = PhaseMark(t), Measure(t), TurnList(t)
        self.next = Button(t, tr("Volgende beurt"), "line", key="Ctrl →", trailing="arrow-right", small=True)
        self.next.clicked.connect(lambda: self.wanted.emit("turn"))
        self.names.turn_requested.connect(self.turn_requested)
        row = hbox(t, (self.speaker, 2), "m", self.mark, 6, self.left, "m", (self.measure, 1), "l", self.next)
        self.setLayout(vbox(t, row, "s", self.names))

    def show_view(self, view: ConsoleView) -> None:
        """Show the round, or hide where there is none."""
        row = view.turns
        self.setVisible(row is not None)
        if row is None:
            return
        waiting = tr("Nog niemand") if row.todo else tr("Iedereen is geweest")
        self.speaker.set_text(row.speaker or waiting)
        face = row.speaker_face
        for part in (self.mark, self.left):
            part.setVisible(face is not None)
        self._spare_the_name(face is not None)
        if face:
            self.mark.show_phase(face.phase, share_left(face.left, face.total))
            seconds = abs(round(face.left.total_seconds()))
            self.left.set_text(f"{seconds // 60}:{seconds % 60:02d}")
            self.measure.show_time(face.phase, face.left, face.total)
        self.next.set_text(tr("Eerste beurt") if not row.speaker and not row.done else tr("Volgende beurt"))
        self.next.setEnabled(bool(row.todo or row.speaker))
        self.names.show_turns(row)

    def _spare_the_name(self, timed: bool) -> None:
        """Where it is narrow, who speaks stands whole: the length of the time and the key give way."""
        self.measure.setVisible(timed and not self.t.compact)
        self.next.set_key("" if self.t.compact else "Ctrl →")


WIDEST_HOLDER = {"compact": 170, "other": 360}
"""Logical pixels for who holds a role."""


class RoleSection(QWidget):
    """Who holds which role in this step; a press gives it to somebody else, or to one more where there is room for two.

    Signals:
        role_given(str, str, str): role, person, block.
    """

    role_given = Signal(str, str, str)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._shown: object = None

    def show_view(self, view: ConsoleView) -> None:
        shown = (view.roles, view.people, view.tasks)
        self.setVisible(bool(view.roles or view.tasks))
        if shown == self._shown:
            return
        self._shown = shown
        while self._box.count():
            item = self._box.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()  # deleted later, it would be painted under the new one until then
                widget.deleteLater()
        for row in view.roles:
            self._box.addWidget(self._row(row, view))
        for task in view.tasks:
            self._box.addWidget(Text(self.t, task, "body", "ink2"))

    def _row(self, row: RoleRow, view: ConsoleView) -> QWidget:
        names = ", ".join(p.label for p in row.holders) or tr("kies …")
        said = tr("{role}: {names}", role=row.role, names=names)
        button = Button(self.t, "", "quiet", "user", trailing="chevron-down", small=True)
        # A name of sixty letters may not push what is said out of the column.
        room = WIDEST_HOLDER["compact" if self.t.compact else "other"]
        button.set_text(QFontMetricsF(button.voice.font).elidedText(names, Qt.TextElideMode.ElideRight, room), said)
        button.setToolTip(said)
        menu = QMenu(button)
        for person in view.people:
            if person.here:
                action = menu.addAction(person.label)
                action.setCheckable(True)
                action.setChecked(person in row.holders)
                action.triggered.connect(lambda _on=False, p=person.id: self.role_given.emit(row.role, p, row.block))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        stance = Text(self.t, row.stance or row.role, "body", "ink2", most=1)
        return host(self.t, hbox(self.t, (stance, 1), "s", button))


class StepMiddle(QWidget):
    """The middle column.

    Signals:
        wanted(str): the action with this id was pressed.
        turn_requested(str), role_given(str, str, str), field_filled(str, object), result_requested(str, bool): as in the parts.
    """

    wanted = Signal(str)
    turn_requested = Signal(str)
    role_given = Signal(str, str, str)
    field_filled = Signal(str, object)
    result_requested = Signal(str, bool)

    def __init__(self, t: Theme) -> None:
        super().__init__()
        self.t = t
        self.now, self.turns, self.roles = StepNow(t), TurnSection(t), RoleSection(t)
        self.offers, self.groups = OfferSection(t), GroupSection(t)
        self.promises, self.brought = PromiseList(t), BroughtLines(t)
        self.side, self.balance = SideRow(t), BalanceRow(t)
        self.say, self.watch_out = Text(t, "", "read", balance="orphan"), Remark(t, "ear")
        self.prompt = Button(t, tr("Volgende vraag"), "quiet", "message-square", "Ctrl ↓", small=True)
        self.prompt_words = Text(t, "", "body", "ink2", most=2)
        self.next_title, self.next_detail = Text(t, "", "strong", most=1), Text(t, "", "body", "ink2", most=1)
        self._editors: dict[str, FieldEditor] = {}
        self._fields = QVBoxLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self.wall_line = WallLine(t)
        self._sections = self._made()
        self._connect()

    def _made(self) -> dict[str, QWidget]:
        t = self.t
        prompt = host(t, hbox(t, (self.prompt_words, 1), "s", self.prompt))
        soon = host(t, hbox(t, (self.next_title, 1), "s", (self.next_detail, 2)))
        parts: dict[str, QWidget] = {
            "side": host(t, vbox(t, Line(t), "s", section(t, tr("Tussen"), self.side, "button"))),
            "balance": host(t, vbox(t, Line(t), "s", section(t, tr("Woord"), self.balance))),
            "offers": host(t, vbox(t, Line(t), "s", section(t, tr("Kies"), self.offers, "button"))),
            "say": host(t, vbox(t, Line(t), "m", section(t, tr("Zeg"), host(t, vbox(t, self.say, "s", self.watch_out)), "read"))),
            "promises": host(t, vbox(t, Line(t), "s", section(t, tr("Beloofd"), self.promises))),
            "brought": host(t, vbox(t, Line(t), "s", section(t, tr("Vorige"), self.brought, "button"))),
            "prompt": host(t, vbox(t, Line(t), "s", section(t, tr("Wand"), prompt, "button"))),
            "turns": host(t, vbox(t, Line(t), "s", section(t, tr("Beurt"), self.turns, "button"))),
            "groups": host(t, vbox(t, Line(t), "s", section(t, tr("Samen"), self.groups, "body"))),
            "roles": host(t, vbox(t, Line(t), "s", section(t, tr("Rollen"), self.roles, "button"))),
            "fields": host(t, vbox(t, Line(t), "s", section(t, tr("Vul in"), self._fields))),
            "soon": host(t, vbox(t, Line(t), "m", section(t, tr("Straks"), soon, "body"))),
        }
        self._lower = vbox(t, *parts.values(), STRETCH, spacing="m")
        self._scroll = scroll(host(t, self._lower))
        self.setLayout(vbox(t, self.now, "m", self.wall_line, (self._scroll, 1), margins=("gutter", "m", "gutter", 0)))
        return parts

    def _connect(self) -> None:
        self.now.wanted.connect(self.wanted)
        self.side.wanted.connect(self.wanted)
        self.turns.wanted.connect(self.wanted)
        self.turns.turn_requested.connect(self.turn_requested)
        self.roles.role_given.connect(self.role_given)
        self.prompt.clicked.connect(lambda: self.wanted.emit("prompt"))

    def show_view(self, view: ConsoleView) -> None:
        """Show the running step; only what is different is painted again."""
        self.now.show_view(view)
        self.turns.show_view(view)
        self.roles.show_view(view)
        self.offers.show_view(view)
        self.groups.show_view(view)
        self.side.show_view(view)
        self.balance.show_view(view)
        self.promises.show_promises(view.look_back)
        self.brought.show_lines(view.look_back.lines)
        self.say.set_text(view.say or (tr("Druk op PgDn om te beginnen.") if not view.started else ""))
        self.watch_out.set_text(view.watch_out)
        self.watch_out.setVisible(bool(view.watch_out))
        self.prompt_words.set_text(view.show[view.prompt] if view.show else "")
        self.prompt.set_key("" if self.prompt.theme.compact else "Ctrl ↓")  # where it is narrow, the words need the room
        self.next_title.set_text(view.next_title)
        self.next_detail.set_text(view.next_detail)
        self._show_fields(view.fields)
        shown = {
            "say": bool(self.say.text() or view.watch_out), "prompt": len(view.show) > 1, "turns": view.turns is not None,
            "roles": bool(view.roles or view.tasks), "offers": bool(view.offers), "groups": bool(view.groups), "fields": bool(view.fields),
            "promises": view.look_back.here, "brought": bool(view.look_back.lines), "soon": bool(view.next_title),
            "side": view.side is not None, "balance": view.balance is not None,
        }  # fmt: skip
        for name, on in shown.items():
            self._sections[name].setVisible(on)
        self._put_roles(all(row.holders for row in view.roles))

    def _put_roles(self, held: bool) -> None:
        """What is to be filled in comes first, unless somebody has to be chosen for a role."""
        roles, fields = self._sections["roles"], self._sections["fields"]
        before = self._lower.indexOf(roles) < self._lower.indexOf(fields)
        if held == before:
            self._lower.removeWidget(roles)
            at = self._lower.indexOf(fields)
            self._lower.insertWidget(at + 1 if held else at, roles)

    def show_widget(self, widget: QWidget) -> None:
        """Bring a part of the column in sight."""
        self._scroll.ensureWidgetVisible(widget)

    def _show_fields(self, rows: tuple[FieldRow, ...]) -> None:
        keys = [row.key for row in rows]
        for key in [k for k in self._editors if k not in keys]:
            editor = self._editors.pop(key)
            self._fields.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        for place, row in enumerate(rows):
            if row.key in self._editors:
                self._editors[row.key].show_row(row)
            else:
                self._editors[row.key] = self._editor(row)
            # One that was there in the step before comes back below what this step asks itself.
            if self._fields.indexOf(self._editors[row.key]) != place:
                self._fields.insertWidget(place, self._editors[row.key])

    def _editor(self, row: FieldRow) -> FieldEditor:
        editor = field_editor(self.t, row)
        editor.filled.connect(self.field_filled)
        editor.result_requested.connect(self.result_requested)
        return editor
