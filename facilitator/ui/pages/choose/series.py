"""Teams and draaiboeken that come back: when the next session is due, and the way to prepare it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.sessions.coming_back.all_series import Series, due_words, often_words, skipped_words
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, vbox
from facilitator.ui.look.text import Icon, Text, TopColumn, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.parts import Pane, matches, with_team

MOST = 4
"""Rows; searching finds the others, and those that stopped."""
KEY = "Ctrl+R"


class SeriesList(QWidget):
    """The series, the one that is due first on top. Nothing at all where there are none.

    Signals:
        next_requested(Series): its next session is to be prepared.
        session_chosen(str): it is prepared already; the id of that session.
    """

    next_requested = Signal(object)
    session_chosen = Signal(str)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._series: tuple[Series, ...] = ()
        self._words = ""
        self.rows: list[Pane] = []
        self.first = Button(theme, tr("Bereid voor"), "quiet", key=tr("Ctrl R"), small=True)
        self.first.clicked.connect(self.prepare_first)
        self._box: QVBoxLayout = TopColumn()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        head = hbox(theme, one(theme, tr("Reeksen"), "strong"), STRETCH, self.first)
        self.setLayout(vbox(theme, head, "s", self._box, margins=(0, 0, 0, "l")))
        self.hide()

    def listen(self, page: QWidget) -> None:
        """The key counts on the whole of this page."""
        QShortcut(QKeySequence(KEY), page, self.prepare_first, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_series(self, series: Sequence[Series]) -> None:
        """Show these, as far as they match what is searched for."""
        self._series = tuple(series)
        self._fill()

    @property
    def shown(self) -> tuple[Series, ...]:
        """Without a search those that go on, the most urgent ones; with one whatever it finds."""
        found = [s for s in self._series if matches(self._words, s.title, s.team)]
        return tuple(found if self._words.strip() else [s for s in found if not s.stands.stopped][:MOST])

    def search(self, words: str) -> None:
        """Show what matches."""
        if words != self._words:
            self._words = words
            self._fill()

    def _fill(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = [self._row(series) for series in self.shown]
        for row in self.rows:
            self._box.addWidget(row)
        if remark := self._remark():
            self._box.addWidget(Text(self._theme, remark, "small", "ink2"))
        self.first.setVisible(bool(self.rows))
        self.setVisible(bool(self.rows) or bool(self._series and not self._words.strip()))

    def _remark(self) -> str:
        more = 0 if self._words.strip() else len(self._series) - len(self.rows)
        return trn("En nog {n} reeks. Zoek om die te vinden.", "En nog {n} reeksen. Zoek om ze te vinden.", more) if more > 0 else ""

    def _row(self, series: Series) -> Pane:
        title, due = with_team(series.title, series.team), due_words(series, self._today())
        said = ". ".join((due, *_more_words(series)))
        name = tr("Bereid de volgende voor: {title}", title=title)
        row = Pane(self._theme, self._content(title, due, series), name, said)
        row.clicked.connect(partial(self._prepare, series))
        return row

    def _content(self, title: str, due: str, series: Series) -> QLayout:
        theme, today, stands = self._theme, self._today(), series.stands
        now = stands.due is not None and stands.due <= today and not stands.stopped and not series.planned
        icon, tone = ("triangle-alert", "warn") if stands.ahead else ("calendar-clock", "accent" if now or series.planned else "ink2")
        line = hbox(theme, vbox(theme, Icon(theme, icon, "small", tone), STRETCH), 6, (Text(theme, due, "small", tone), 1))
        words = ". ".join(part[:1].upper() + part[1:] for part in _more_words(series))
        more = Text(theme, words, "small", "ink3") if words else None
        return vbox(theme, Text(theme, title, "body", most=2), 2, line, more, margins=(0, "s", 0, "s"))

    # what is asked

    def prepare_first(self) -> None:
        """The next session of the one on top."""
        if self.shown:
            self._prepare(self.shown[0])

    def _prepare(self, series: Series) -> None:
        if series.planned:
            self.session_chosen.emit(series.planned.session)
        else:
            self.next_requested.emit(series)


def _more_words(series: Series) -> list[str]:
    return [words for words in (often_words(series), skipped_words(series.often.series, series.stands.skipped)) if words]
