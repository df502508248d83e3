"""What can be made of a session, chosen in words: comes up over the page, and one press saves all that is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from facilitator.language import tr, trn
from facilitator.sessions.report_wanted import Wanted
from facilitator.ui.buttons import Button, IconButton
from facilitator.ui.focus import FocusRing, in_reading_order
from facilitator.ui.layout import STRETCH, Host, hbox, host, scroll, vbox
from facilitator.ui.pages.report_export_row import Choice, ExportRow
from facilitator.ui.text import Icon, Line, Text, Themed, one
from facilitator.ui.theme import Theme

WIDEST: dict[str, int] = {"compact": 860, "regular": 980, "ample": 1240}
TALLEST: dict[str, int] = {"compact": 520, "regular": 700, "ample": 940}
_SHADE = 110
"""How dark what lies below becomes, of 255."""


class ExportPanel(Themed, QWidget):
    """Lies over a whole window while it is open; the focus stays in it, and goes back to where it was.

    Signals:
        wanted_changed(): another choice was made of what there is.
        save_requested(), stopped(), other_folder_requested(), series_requested(), hand_over_requested(): a button was pressed.
        closed(): it is away.
    """

    wanted_changed = Signal()
    save_requested = Signal()
    stopped = Signal()
    other_folder_requested = Signal()
    series_requested = Signal()
    hand_over_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._before: QWidget | None = None
        self.rows: list[ExportRow] = []
        self._title, self._session = one(theme, "", "name"), Text(theme, "", "body", "ink2", most=1)
        self.leave = IconButton(theme, "x", tr("Sluit"), "Esc")
        self._list = vbox(theme)
        self._folder = Text(theme, "", "body", "ink2", most=2)
        self.other = Button(theme, tr("Andere map…"), "quiet", "folder-open", small=True)
        self.series = Button(theme, tr("Hele reeks…"), "quiet", "repeat", small=True)
        self.hand_over = Button(theme, tr("Draag over…"), "quiet", "handshake", small=True)
        self.save, self.stop = Button(theme, "", "primary", "file-down", tr("Ctrl S")), Button(theme, tr("Stop"), "line", "x")
        self._progress, self._missing = Text(theme, "", "strong", most=2), Text(theme, "", "body", "ink")
        self._sheet = self._made(theme)
        self._connect()
        self.focus_ring = FocusRing(theme, self._sheet)
        over.installEventFilter(self)
        self.hide()
        self.follow(theme)

    def _made(self, t: Theme) -> QFrame:
        head = hbox(t, (vbox(t, self._title, self._session), 1), "m", self.leave, margins=("gutter", "m", "s", "m"))
        rows = host(t, vbox(t, self._list, STRETCH, margins=("gutter", 0, "gutter", "m")))
        self._missing_row = host(t, hbox(t, Icon(t, "circle-alert", "body", "warn"), "s", (self._missing, 1), margins=(0, 0, 0, "s")))
        self._choosing = host(t, hbox(t, (self._folder, 1), "m", self.other, "s", self.series, "s", self.hand_over, "m", self.save))
        self._running = host(t, hbox(t, (self._progress, 1), "m", self.stop))
        foot = vbox(t, self._missing_row, self._choosing, self._running, margins=("gutter", "m", "gutter", "m"))
        sheet = QFrame(self)
        sheet.setObjectName("surface")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._area = scroll(rows)
        sheet.setLayout(vbox(t, head, Line(t), (self._area, 1), Line(t), foot))
        return sheet

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close_up)
        self.save.clicked.connect(self.save_requested)
        self.stop.clicked.connect(self.stopped)
        self.other.clicked.connect(self.other_folder_requested)
        self.series.clicked.connect(self.series_requested)
        self.hand_over.clicked.connect(self.hand_over_requested)
        for key in (QKeySequence(QKeySequence.StandardKey.Save), QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")):
            QShortcut(key, self, self._save_by_key, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # coming and going

    def open(self, title: str, session: str, series: bool, kept: bool = False) -> None:
        """Come up, with nothing in it yet. `series`: there are more sessions to save; `kept`: it is one that can be handed over."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._title.set_text(title)
        self._session.set_text(session)
        self.setAccessibleName(title)
        self.series.setVisible(series)
        self.hand_over.setVisible(kept)
        self.show_missing("")
        self.end_progress()
        self._place()
        self.show()
        self.raise_()

    def close_up(self) -> None:
        """Away; what is being made is stopped by who listens."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before) and self._before.isVisible():
                self._before.setFocus()
            self.closed.emit()

    # what there is to choose

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """The documents. Ticked are those that the draaiboek asks for and the one that is looked at; where it asks for none, all."""
        self._empty_list()
        any_asked = any(choice.offer.asked for choice in choices)
        self.rows = [ExportRow(self.theme, choice, choice.offer.asked or choice.looked_at or not any_asked) for choice in choices]
        for asked, words in ((True, tr("Dit vraagt het draaiboek")), (False, tr("Ook mogelijk") if any_asked else tr("Op papier"))):
            self._add_group([row for row in self.rows if row.choice.offer.asked is asked], words)
        self._place()
        self._area.verticalScrollBar().setValue(0)
        self._show_save()
        (self.rows[0].tick if self.rows else self.leave).setFocus()

    def _add_group(self, rows: Sequence[ExportRow], words: str) -> None:
        if rows:
            self._list.addWidget(self._heading(words))
        for row in rows:
            self._list.addWidget(row)
            row.changed.connect(self._on_changed)

    def show_words(self, sentences: Sequence[str], act: str) -> None:
        """Sentences instead of documents, and what the button says that does it."""
        self._empty_list()
        words = (Text(self.theme, sentence, "body") for sentence in sentences)
        self._list.addWidget(host(self.theme, vbox(self.theme, *words, margins=(0, "m", 0, "m"))))
        self._place()
        self.save.set_text(act)
        self.save.setEnabled(bool(act))
        self.save.setFocus()

    def _heading(self, words: str) -> Host:
        return host(self.theme, vbox(self.theme, one(self.theme, words, "label", "ink3"), margins=(0, "m", 0, 2)))

    def _empty_list(self) -> None:
        self.rows = []
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """All that is ticked."""
        return tuple(wanted for row in self.rows for wanted in row.wanted)

    def show_folder(self, folder: str) -> None:
        """Where it goes."""
        self._folder.set_text(tr("In de map {folder}", folder=folder))

    def show_missing(self, sentence: str) -> None:
        """What a document cannot show; nothing where it can show all."""
        self._missing.set_text(sentence)
        self._missing_row.setVisible(bool(sentence))

    def _on_changed(self) -> None:
        self._show_save()
        self.wanted_changed.emit()

    def _show_save(self) -> None:
        number = len(self.wanted)
        self.save.setEnabled(bool(number))
        self.save.set_text(trn("Bewaar {n} document", "Bewaar {n} documenten", number) if number else tr("Bewaar"))

    # how far it is

    def show_progress(self, number: int, all_: int, page: int) -> None:
        """Document `number` is being made, of `all_` where that is known (else 0), and so many of its pages are done."""
        which = tr("Document {n} van {all}", n=number, all=all_) if all_ else tr("Document {n}", n=number)
        self._progress.set_text(tr("{which}, bladzijde {page}", which=which, page=page) if page else f"{which} …")
        if self._running.isHidden():
            self._show_running(True)
            self.stop.setFocus()

    def end_progress(self) -> None:
        """Nothing is being made."""
        self._show_running(False)

    def _show_running(self, on: bool) -> None:
        self._running.setVisible(on)
        self._choosing.setHidden(on)
        for row in self.rows:
            row.setEnabled(not on)

    def _save_by_key(self) -> None:
        if not self._choosing.isHidden() and self.save.isEnabled():
            self.save_requested.emit()

    # over the window

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        room, density = self.rect().adjusted(12, 8, -12, -8), self.theme.density
        tall = TALLEST[density] if self.rows else TALLEST[density] // 2
        width, height = min(WIDEST[density], room.width()), min(tall, room.height())
        self._sheet.setGeometry(QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height))

    def restyle(self) -> None:
        self._place()
        super().restyle()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab stays in here, in the order in which one reads."""
        stops = [w for w in in_reading_order(self) if w.isVisible() and w.isEnabled()]
        if not stops:
            return False
        here = self.focusWidget()
        at = stops.index(here) if here in stops else -1 if following else 0
        stop = stops[(at + (1 if following else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason)
        self._area.ensureWidgetVisible(stop)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, _SHADE))
