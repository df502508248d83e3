"""What stands on the page where one chooses: cards of draaiboeken, sessions to go on with, sessions of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLayout, QSizePolicy, QWidget

from facilitator.language import day, tr
from facilitator.sessions.library import Broken, Found
from facilitator.sessions.preparation import MINUTE, people_range, series_words, usual_sheet
from facilitator.ui.buttons import Button, Pressable, state_of
from facilitator.ui.layout import STRETCH, Items, hbox, host, vbox
from facilitator.ui.paint import hairline
from facilitator.ui.parts.rhythm import Bar, Rhythm, bars
from facilitator.ui.text import Icon, Line, Text, Themed, one, painter
from facilitator.ui.theme import Theme


@dataclass(frozen=True)
class Unfinished:
    """A session that was begun and not closed; `sentence` says how far it is."""

    id: str
    title: str
    team: str
    sentence: str
    bars: tuple[Bar, ...]


class Past(Protocol):
    """A session in the list of before: kept, prepared or closed."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def team(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def timezone(self) -> str: ...


def with_team(title: str, team: str) -> str:
    """What a session is called."""
    return tr("{title}, {team}", title=title, team=team) if team else title


class Pane(Pressable, QAbstractButton):
    """A button with words in it, as large as they are, under a hairline."""

    def __init__(self, theme: Theme, content: QLayout, name: str, description: str = "") -> None:
        super().__init__()
        self.setLayout(content)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.follow(theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, c = painter(self), self.theme.c
        state = state_of(self)
        if state == "pressed":
            p.fillRect(self.rect(), self.theme.colour("accent_soft"))
        if state:
            p.fillRect(0, 0, self.width(), 2, self.theme.colour("accent"))
        else:
            hairline(p, 0, 0.5, self.width(), 0.5, c.hairline)


def card_of(theme: Theme, found: Found) -> Pane:
    """A draaiboek: what it is for, how it goes, for how many, how long, how often, and where it is from."""
    template, sheet = found.template, usual_sheet(found.template)
    facts = [("users", people_range(template)), ("clock", tr("{n} min", n=round(sheet.length / MINUTE)))]
    facts.append(("repeat", series_words(template.series)))
    shown = [(icon, text) for icon, text in facts if text]
    title = Text(theme, template.title, "name", most=2)
    goal = Text(theme, template.goal, "body", "ink2", most=3) if template.goal else None
    origin = one(theme, origin_words(found), "small", "ink3")
    lower: list[Items] = ["m", Rhythm(theme, bars(sheet)), "m", _fact_row(theme, shown), "xs", origin]
    content = vbox(theme, title, "xs", goal, STRETCH, *lower, margins=(0, "m", 0, "m"))
    return Pane(theme, content, tr("Draaiboek {title}", title=template.title), ", ".join([template.goal, *(text for _, text in shown)]))


def _fact_row(theme: Theme, facts: Sequence[tuple[str, str]]) -> QLayout:
    items: list[Items] = []
    for icon, text in facts:
        items += [Icon(theme, icon, "small", "ink3"), "xs", one(theme, text, "small", "ink2"), "m"]
    return hbox(theme, *items, STRETCH)


def origin_words(found: Found) -> str:
    """The method it comes from, in short, and which folder it is in."""
    origin = found.template.origin
    source = (origin.source or origin.credit).split(";")[0].strip() if origin else ""
    return " · ".join(part for part in (source or tr("eigen ontwerp"), found.origin_label) if part)


def matches(words: str, *texts: str) -> bool:
    """Whether every word is somewhere in the texts."""
    everywhere = " ".join(texts).casefold()
    return all(word in everywhere for word in words.casefold().split())


class Cards(Themed, QWidget):
    """The draaiboeken, in two columns where there is room.

    Signals:
        template_chosen(Template): a card was pressed.
    """

    template_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cards: list[tuple[Found, Pane]] = []
        self._words = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.follow(theme)

    @property
    def shown(self) -> list[Pane]:
        """The cards that match what is searched for."""
        return [card for found, card in self._cards if matches(self._words, found.template.title, found.template.goal, found.template.kind)]

    def show_found(self, templates: Sequence[Found]) -> None:
        """Other draaiboeken."""
        for _, card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [(found, card_of(self.theme, found)) for found in templates]
        for found, card in self._cards:
            card.clicked.connect(partial(self.template_chosen.emit, found.template))
        self._place()

    def search(self, words: str) -> None:
        """Show what matches."""
        self._words = words
        self._place()

    def _place(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        columns, shown = 1 if self.theme.compact else 2, self.shown
        for number, card in enumerate(shown):
            self._grid.addWidget(card, number // columns, number % columns)
        for _, card in self._cards:
            card.setVisible(card in shown)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(self.theme.px("xl"))
        self._grid.setVerticalSpacing(self.theme.px("m"))
        self._place()
        super().restyle()


def past_row(theme: Theme, past: Past) -> Pane:
    """A session of before: what, when, and what there is of it."""
    when = day(past.starts_at.astimezone(ZoneInfo(past.timezone)), "EEE d MMM y")
    state = {"prepared": tr("voorbereid"), "running": tr("niet afgerond"), "closed": tr("verslag")}.get(past.state, past.state)
    title = with_team(past.title, past.team)
    tone = "accent" if past.state == "prepared" else "ink3"
    line = hbox(theme, one(theme, when, "small", "ink3"), "m", one(theme, state, "small", tone), STRETCH)
    content = vbox(theme, Text(theme, title, "body", most=2), 2, line, margins=(0, "s", 0, "s"))
    return Pane(theme, content, ", ".join((title, when, state)))


class Resume(QWidget):
    """Sessions that were not finished: the last one large, the others as rows.

    Signals:
        session_chosen(str), minutes_requested(str): go on with this session, or look at its minutes.
    """

    session_chosen = Signal(str)
    minutes_requested = Signal(str)

    def __init__(self, theme: Theme, unfinished: Sequence[Unfinished]) -> None:
        super().__init__()
        first, *others = unfinished
        name = tr("Ga verder met {title}", title=with_team(first.title, first.team))
        self.go = Button(theme, tr("Ga verder"), "primary", "play", key="Enter", name=name)
        self.go.clicked.connect(partial(self.session_chosen.emit, first.id))
        rows: list[Items] = [item for each in others for item in (Line(theme), self._row(theme, each))]
        large = self._large(theme, first)
        self.setLayout(vbox(theme, large, "m" if rows else None, *rows, margins=("xl", "l", "xl", "s" if rows else "l")))

    def _large(self, theme: Theme, first: Unfinished) -> QLayout:
        minutes = Button(theme, tr("Naar het verslag"), "quiet", small=True)
        minutes.clicked.connect(partial(self.minutes_requested.emit, first.id))
        state = hbox(theme, Icon(theme, "pause", "label", "ink2"), "s", one(theme, tr("Niet afgerond"), "label", "ink2"), STRETCH)
        title = Text(theme, with_team(first.title, first.team), "display", most=2)
        words = vbox(theme, state, 2, title, 2, Text(theme, first.sentence, "body", "ink2"))
        buttons = vbox(theme, STRETCH, hbox(theme, minutes, "m", self.go))
        return vbox(theme, hbox(theme, (words, 1), "l", buttons), "m", Rhythm(theme, first.bars, numbers=True, thick=12))

    def _row(self, theme: Theme, each: Unfinished) -> QWidget:
        title = with_team(each.title, each.team)
        go = Button(theme, tr("Ga verder"), "quiet", small=True, name=tr("Ga verder met {title}", title=title))
        go.clicked.connect(partial(self.session_chosen.emit, each.id))
        words = vbox(theme, one(theme, title, "strong"), one(theme, each.sentence, "small", "ink2"))
        return host(theme, hbox(theme, (words, 1), "m", go, margins=(0, "s", 0, "s")))


def broken_row(theme: Theme, broken: Broken) -> QWidget:
    """A file that does not join in, with what is wrong on which line."""
    problem = next((p for p in broken.error.problems if not p.warning), broken.error.problems[0])
    sentence = tr("doet niet mee: regel {line}, {problem}", line=problem.line, problem=problem.text)
    name = problem.file if problem.file.endswith((".yaml", ".yml")) else broken.path.name
    words = hbox(theme, one(theme, name, "strong", "over"), "m", (Text(theme, sentence, "body", "ink2"), 1))
    return host(theme, hbox(theme, Icon(theme, "circle-alert", "body", "over"), "s", (words, 1), margins=(0, "s", 0, "s")))
