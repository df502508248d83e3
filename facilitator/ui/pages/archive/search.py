"""The search line of the archive with what it finds. Before anything is typed: all sessions, and what one can type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.language import tr, trn
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.finding.searching import Hit, Query, read_query
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import Items, hbox, host, vbox
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.wrapping import WrappedRow
from facilitator.ui.parts.hit_list import Fetch, HitList
from facilitator.ui.parts.look_up_line import LookUpLine

PAUSE = 120
"""Milliseconds without another key after which is looked."""


class ArchiveSearch(QWidget):
    """Searches while one types, in what minutes say.

    Signals:
        hit_chosen(Hit): it should be opened.
        left(): Esc where nothing is typed.
        failed(str): it could not be read, and why.
    """

    hit_chosen = Signal(object)
    left = Signal()
    failed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.found_by: Callable[[Query, int, int], Sequence[Hit]] = lambda _query, _limit, _offset: ()
        self.newest: Callable[[int, int], Sequence[Hit]] = lambda _limit, _offset: ()
        self.line, self.list = self._line(), HitList(theme)
        self.status, self.waiting = Text(theme, "", "small", "ink2"), one(theme, "", "small", "ink3", "right")
        self.help = self._help()
        self._left = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        below = hbox(theme, (self.status, 1), "m", self.waiting, *self._beside())
        top = vbox(theme, self.line, "s", self.help, below, margins=("gutter", "m", "m", "s"))
        self.setLayout(vbox(theme, host(theme, top), (self.list, 1)))
        self._connect()

    def _line(self) -> LookUpLine:
        return LookUpLine(self.theme, tr("Zoek in alle sessies"), tr("Zoek in alle sessies: een woord, een naam, een team"))

    def _help(self) -> QWidget:
        help_ = SearchHelp(self.theme)
        help_.operator_chosen.connect(self._put)
        return help_

    def _beside(self) -> Sequence[Items]:
        """What stands beside what is told."""
        return ()

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.line.moved.connect(self.list.go)
        self.line.paged.connect(lambda by: self.list.go(by * self.list.page))
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.left)
        self._pause.timeout.connect(self.look)
        self.list.hit_chosen.connect(self.hit_chosen)
        self.list.found.failed.connect(self.failed)
        self.list.found.rowsInserted.connect(lambda *_rows: self._say())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on a hit: back to what is typed."""
        if event.key() == Qt.Key.Key_Escape:
            self.line.setFocus()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Whoever comes here types; what was typed before is there to be gone on with or typed over."""
        self.look()
        self.line.setFocus()
        self.line.selectAll()

    def look(self) -> None:
        """Look for what is on the line now."""
        self._pause.stop()
        query = read_query(self.line.text())
        try:
            self.list.show_hits(query, *self._fetching(query))
        except FacilitatorError as error:
            self.failed.emit(str(error))
        self.help.setVisible(not self.line.text().strip())
        self._say()

    def _fetching(self, query: Query) -> tuple[Fetch, bool]:
        """Where what is asked for comes from, and whether it comes in order of time."""
        return (self.newest, True) if query.empty else (partial(self.found_by, query), False)

    def show_waiting(self, left: int) -> None:
        """So many sessions cannot be found yet; when there are none any more is looked again."""
        done, self._left = self._left and not left, left
        self.waiting.set_text(trn("nog {n} sessie te lezen", "nog {n} sessies te lezen", left) if left else "")
        if done and self.isVisible():
            self.look()

    def _enter(self) -> None:
        if self._pause.isActive():
            self.look()
        self.list.choose()

    def _put(self, operator: str) -> None:
        """An operator at the end of the line, with the cursor behind it."""
        before = self.line.text().rstrip()
        self.line.setText(f"{before} {operator}".lstrip())
        self.line.setFocus()

    def _say(self) -> None:
        query, number = self.list.query, len(self.list.found.hits)
        typed = " ".join(self.line.text().split())
        parts = [*query.problems]
        if query.empty and not query.problems:
            parts.append(self._say_all(number))
        elif not number:
            parts.append(tr("Niets gevonden met ‘{typed}’. Typ minder woorden, of alleen het begin van een woord.", typed=typed))
        elif not query.empty:
            whole = trn("{n} gevonden.", "{n} gevonden.", number)
            parts.append(whole if self.list.found.whole else tr("De eerste {n}; ga verder omlaag voor meer.", n=number))
        said = " ".join(parts)
        self.status.set_colour("warn" if query.problems else "ink2")
        self.status.set_text(said)
        self.line.setAccessibleDescription(said)

    def _say_all(self, number: int) -> str:
        if not number:
            return tr("Er zijn nog geen sessies. Kies een draaiboek om te beginnen; daarna vind je hier wat er gezegd is.")
        return trn("{n} sessie.", "{n} sessies, de nieuwste eerst.", number) if self.list.found.whole else tr("De nieuwste sessies eerst.")


class SearchHelp(QWidget):
    """What one can type, in words and as buttons that type it.

    Signals:
        operator_chosen(str): put this on the line.
    """

    operator_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        everywhere = tr(
            "Je vindt wat er in de verslagen staat: notities, afspraken, besluiten, actiepunten, wat is ingevuld en wie er was. Het begin "
            "van een woord is genoeg; hoofdletters en accenten maken niet uit. Wat vertrouwelijk is, staat alleen in de sessie zelf."
        )
        self._row = WrappedRow(theme)
        self._row.setAccessibleName(tr("Zoek preciezer"))
        self._row.set_widgets([self._chip(theme, operator, meaning) for operator, meaning in _operators()])
        self.setLayout(vbox(theme, Text(theme, everywhere, "small", "ink2"), "s", self._row, "s"))

    def _chip(self, theme: Theme, operator: str, meaning: str) -> Button:
        chip = Button(theme, meaning, "line", small=True, name=tr("{meaning}: typ {operator}", meaning=meaning, operator=operator))
        chip.clicked.connect(partial(self.operator_chosen.emit, operator.partition(":")[0] + ":"))
        return chip


def _operators() -> tuple[tuple[str, str], ...]:
    """What can be typed, and how its button is called."""
    return (
        (tr("team:zuid"), tr("in een team (team:zuid)")),
        (tr("soort:actiepunt"), tr("van een soort (soort:actiepunt)")),
        (tr("van:2026-01"), tr("vanaf een dag (van:2026-01)")),
        (tr("tot:2026-06"), tr("tot en met een dag (tot:2026-06)")),
    )
