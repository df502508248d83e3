"""What stands on the page where one chooses beside the draaiboeken: sessions to go on with, sessions of before, broken files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.sessions.templates.library import Broken
from facilitator.ui.look.buttons import Button, Pressable, state_of
from facilitator.ui.look.layout import STRETCH, Items, hbox, host, vbox
from facilitator.ui.look.paint import hairline
from facilitator.ui.look.text import Icon, Line, Text, one, painter
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.rhythm import Bar, Rhythm
from facilitator.ui.parts.words import sealed_words


@dataclass(frozen=True)
class Unfinished:
    """A session that was begun and not closed; `sentence` says how far it is."""

    id: str
    title: str
    team: str
    sentence: str
    bars: tuple[Bar, ...]
    sealed: bool = False
    """Whether it is behind the passphrase."""


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
        if state and state != "disabled":
            p.fillRect(0, 0, self.width(), 2, self.theme.colour("accent"))
        else:
            hairline(p, 0, 0.5, self.width(), 0.5, c.hairline)


def matches(words: str, *texts: str) -> bool:
    """Whether every word is somewhere in the texts."""
    everywhere = " ".join(texts).casefold()
    return all(word in everywhere for word in words.casefold().split())


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
        words = " · ".join((tr("Niet afgerond"), *((sealed_words(),) if first.sealed else ())))
        icon = Icon(theme, "lock-keyhole" if first.sealed else "pause", "label", "ink2")
        state = hbox(theme, icon, "s", one(theme, words, "label", "ink2"), STRETCH)
        title = Text(theme, with_team(first.title, first.team), "display", most=2)
        about = vbox(theme, state, 2, title, 2, Text(theme, first.sentence, "body", "ink2"))
        buttons = vbox(theme, STRETCH, hbox(theme, minutes, "m", self.go))
        score: list[Items] = ["m", Rhythm(theme, first.bars, numbers=True, thick=12)] if first.bars else []
        return vbox(theme, hbox(theme, (about, 1), "l", buttons), *score)

    def _row(self, theme: Theme, each: Unfinished) -> QWidget:
        title = with_team(each.title, each.team)
        go = Button(theme, tr("Ga verder"), "quiet", small=True, name=tr("Ga verder met {title}", title=title))
        go.clicked.connect(partial(self.session_chosen.emit, each.id))
        lock = (Icon(theme, "lock-keyhole", "small", "ink2", sealed_words()), 6) if each.sealed else ()
        words = vbox(theme, one(theme, title, "strong"), hbox(theme, *lock, (one(theme, each.sentence, "small", "ink2"), 1)))
        return host(theme, hbox(theme, (words, 1), "m", go, margins=(0, "s", 0, "s")))


class BrokenRow(QWidget):
    """A file that does not join in, with what is wrong on which line; where it is one's own, a button to put it right."""

    def __init__(self, theme: Theme, broken: Broken) -> None:
        super().__init__()
        problem = next((p for p in broken.error.problems if not p.warning), broken.error.problems[0])
        sentence = tr("doet niet mee: regel {line}, {problem}", line=problem.line, problem=problem.text)
        name = problem.file if problem.file.endswith((".yaml", ".yml")) else broken.path.name
        self.mend: Button | None = None
        if broken.place == "own":
            self.mend = Button(theme, tr("Verbeter"), "quiet", "pencil-line", small=True, name=tr("Verbeter {name}", name=name))
        words = hbox(theme, one(theme, name, "strong", "over"), "m", (Text(theme, sentence, "body", "ink2"), 1))
        icon = Icon(theme, "circle-alert", "body", "over")
        self.setLayout(hbox(theme, icon, "s", (words, 1), "m" if self.mend else None, self.mend, margins=(0, "s", 0, "s")))
