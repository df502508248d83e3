"""Who comes: typed or pasted, one a line, and what each of them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.particulars import Participant
from facilitator.sessions.plan.preparation import MOST_PEOPLE, people_from, people_lines, wanted_names
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.buttons import Pressable, state_of
from facilitator.ui.look.edges import strong_edge
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.layout import vbox
from facilitator.ui.look.marks import Remark
from facilitator.ui.look.paint import hairline, line_text
from facilitator.ui.look.text import Text, Themed, TopColumn, one, painter
from facilitator.ui.look.theme import Theme


class Lines(Themed, QPlainTextEdit):
    """A few lines to write on, one thing a line; Tab goes on to the next control."""

    def __init__(self, theme: Theme, name: str, most_lines: int, hint: str = "") -> None:
        super().__init__()
        self._most_lines = most_lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shows_own_focus(self)
        self.textChanged.connect(self._fit)
        self.follow(theme)

    def set_text(self, text: str) -> None:
        """Replace what is written, without signalling; not while someone writes in it."""
        if text != self.toPlainText() and not self.hasFocus():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._fit()

    def _fit(self) -> None:
        lines = min(max(2, self.blockCount()), self._most_lines)
        self.setFixedHeight(round(lines * QFontMetricsF(self.font()).lineSpacing()) + 2 * self.theme.px("xs") + 6)

    def restyle(self) -> None:
        self.setFont(self.theme.role("body").font)
        self._fit()
        super().restyle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.toPlainText().strip().isdecimal():
            self.selectAll()  # names take the place of a number


class PersonRow(Pressable, QAbstractButton):
    """Someone on the list; pressing it opens what they can be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = self._role = ""
        self._unnamed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def show_person(self, name: str, role: str, unnamed: bool) -> None:
        """`role` is what stands at the right: a role, or that someone comes later."""
        if (name, role, unnamed) != (self._name, self._role, self._unnamed):
            self._name, self._role, self._unnamed = name, role, unnamed
            self.setAccessibleName(tr("{name}, {role}", name=name, role=role) if role else name)
            self.setToolTip(self.accessibleName())
            self.update()

    def restyle(self) -> None:
        self.setFixedHeight(self.theme.px("control") - 6)
        super().restyle()

    def sizeHint(self) -> QSize:
        return QSize(180, self.theme.px("control") - 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c, body, small = painter(self), self.theme.c, self.theme.role("body"), self.theme.role("small")
        if state_of(self):
            p.fillRect(self.rect(), QColor(c.hover))
            strong_edge(p, self.theme, QRectF(self.rect()), "ink", 2)
        icon, gap = self.theme.px("icon") - 2, self.theme.px("s")
        right = self.width() - icon - gap
        role = min(QFontMetricsF(small.font).horizontalAdvance(self._role) + 2, right * 0.55)
        name = QRectF(0, 0, right - role - gap, self.height())
        line_text(p, name, self._name, body.font, c.ink3 if self._unnamed else c.ink)
        line_text(p, QRectF(right - role, 0, role, self.height()), self._role, small.font, c.ink2)
        paint_icon(p, "chevron-down", QRectF(self.width() - icon, (self.height() - icon) / 2, icon, icon), c.ink3)
        hairline(p, 0, self.height() - 1, self.width(), self.height() - 1, c.hairline)


class PeoplePanel(Themed, QWidget):
    """The list.

    Signals:
        people_changed(tuple of Participant): others, or another role, or not there at the start.
        person_forgotten(str): this name should go from all sessions.
    """

    people_changed = Signal(object)
    person_forgotten = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._people: tuple[Participant, ...] = ()
        self._roles: tuple[str, ...] = ()
        self.rows: list[PersonRow] = []
        self.count = one(theme, "", "label", "ink3")
        hint = tr("Eén naam per regel, of alleen een aantal")
        self.lines = Lines(theme, tr("Deelnemers, één naam per regel of alleen een aantal"), 5, hint)
        self._too_many = Text(theme, "", "small", "over")
        self.fit, self._hint = Remark(theme, "users"), Text(theme, hint + ".", "small", "ink3")
        self._list: QVBoxLayout = TopColumn()
        self._list.setSpacing(0)
        self.setLayout(vbox(theme, self.lines, "xs", self._hint, self._too_many, "m", self.fit, "m", self._list))
        self._too_many.hide()
        self.lines.textChanged.connect(self._typed)
        self.follow(theme)

    def show_people(self, template: Template, people: tuple[Participant, ...], sentence: str) -> None:
        """The list as it is now, the roles that are given by hand, and how it fits."""
        self._people = people
        self._roles = tuple(name for name, spec in template.roles.items() if not spec.rest)
        self.lines.set_text(people_lines(people))
        self.fit.set_text(sentence)
        self.count.set_text(str(len(people)))
        self._show_rows()

    def _show_rows(self) -> None:
        while len(self.rows) < len(self._people):
            row = PersonRow(self.theme)
            row.clicked.connect(partial(self._open_menu, len(self.rows)))
            self.rows.append(row)
            self._list.addWidget(row)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(self._people))
        for number, (row, person) in enumerate(zip(self.rows, self._people, strict=False), 1):
            state = ", ".join(part for part in (person.role, "" if person.here else tr("komt later")) if part)
            row.show_person(person.name or tr("Deelnemer {number}", number=number), state, not person.name)

    def _typed(self) -> None:
        text = self.lines.toPlainText()
        cut = len(wanted_names(text)) > MOST_PEOPLE
        self._too_many.set_text(tr("Er passen hooguit {most} mensen op de lijst; de rest is weggelaten.", most=MOST_PEOPLE) if cut else "")
        self._too_many.setVisible(cut)
        self._take(people_from(text, self._people))

    def _take(self, people: tuple[Participant, ...]) -> None:
        if people != self._people:
            self._people = people
            self._show_rows()
            self.people_changed.emit(people)

    def give_role(self, index: int, role: str) -> None:
        """The role of one on the list; empty takes it away."""
        self._replace(index, role=role)

    def set_here(self, index: int, here: bool) -> None:
        """Whether one on the list is there at the start."""
        self._replace(index, here=here)

    def _replace(self, index: int, **changes: object) -> None:
        changed = replace(self._people[index], **changes)  # type: ignore[arg-type]
        self._take((*self._people[:index], changed, *self._people[index + 1 :]))

    def remove(self, index: int) -> None:
        """Take one from the list."""
        self._take((*self._people[:index], *self._people[index + 1 :]))
        self.lines.set_text(people_lines(self._people))

    def menu(self, index: int) -> QMenu:
        """What one on the list can be."""
        person, menu = self._people[index], QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices(menu, [("", tr("geen rol")), *((r, r) for r in self._roles)], person.role, lambda role: self.give_role(index, role))
        menu.addSeparator()
        here = [("here", tr("is er vanaf het begin")), ("", tr("komt later of is afwezig"))]
        self._choices(menu, here, "here" if person.here else "", lambda word: self.set_here(index, bool(word)))
        menu.addSeparator()
        menu.addAction(tr("Haal van de lijst")).triggered.connect(partial(self.remove, index))
        if person.name:
            menu.addAction(tr("Vergeet in alle sessies…")).triggered.connect(lambda: self.person_forgotten.emit(person.name))
        return menu

    def _choices(self, menu: QMenu, choices: Sequence[tuple[str, str]], chosen: str, choose: Callable[[str], None]) -> None:
        for value, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(partial(choose, value))

    def _open_menu(self, index: int) -> None:
        row = self.rows[index]
        self.menu(index).popup(row.mapToGlobal(row.rect().bottomLeft()))
