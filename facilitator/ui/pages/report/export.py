"""What can be made of a session, chosen in words: comes up over the page, and one press saves all that is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.language import tr, trn
from facilitator.sessions.reports.report_wanted import Wanted
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import Host, hbox, host, vbox
from facilitator.ui.look.text import Icon, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.report.export_row import Choice, ExportRow
from facilitator.ui.parts.sheet_over import SheetOver


class ExportPanel(SheetOver):
    """The documents to choose from, or sentences instead, and in the foot what can be done or how far it is.

    Signals:
        wanted_changed(): another choice was made of what there is.
        save_requested(), stopped(), other_folder_requested(), series_requested(), hand_over_requested(): a button was pressed.
    """

    wanted_changed = Signal()
    save_requested = Signal()
    stopped = Signal()
    other_folder_requested = Signal()
    series_requested = Signal()
    hand_over_requested = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.rows: list[ExportRow] = []
        self._folder = Text(theme, "", "body", "ink2", most=2)
        self.other = Button(theme, tr("Andere map…"), "quiet", "folder-open", small=True)
        self.series = Button(theme, tr("Hele reeks…"), "quiet", "repeat", small=True)
        self.hand_over = Button(theme, tr("Draag over…"), "quiet", "handshake", small=True)
        self.save, self.stop = Button(theme, "", "primary", "file-down", tr("Ctrl S")), Button(theme, tr("Stop"), "line", "x")
        self._progress, self._missing = Text(theme, "", "strong", most=2), Text(theme, "", "body", "ink")
        self._fill_foot(theme)
        self._connect()

    def _fill_foot(self, t: Theme) -> None:
        self._missing_row = host(t, hbox(t, Icon(t, "circle-alert", "body", "warn"), "s", (self._missing, 1), margins=(0, 0, 0, "s")))
        self._choosing = host(t, hbox(t, (self._folder, 1), "m", self.other, "s", self.series, "s", self.hand_over, "m", self.save))
        self._running = host(t, hbox(t, (self._progress, 1), "m", self.stop))
        for part in (self._missing_row, self._choosing, self._running):
            self.foot.addWidget(part)

    def _connect(self) -> None:
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
        self.series.setVisible(series)
        self.hand_over.setVisible(kept)
        self.show_missing("")
        self.end_progress()
        self.come_up(title, session)

    # what there is to choose

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """The documents. Ticked are those that the draaiboek asks for and the one that is looked at; where it asks for none, all."""
        self._empty_list()
        any_asked = any(choice.offer.asked for choice in choices)
        self.rows = [ExportRow(self.theme, choice, choice.offer.asked or choice.looked_at or not any_asked) for choice in choices]
        for asked, words in ((True, tr("Dit vraagt het draaiboek")), (False, tr("Ook mogelijk") if any_asked else tr("Op papier"))):
            self._add_group([row for row in self.rows if row.choice.offer.asked is asked], words)
        self.place()
        self.area.verticalScrollBar().setValue(0)
        self._show_save()
        (self.rows[0].tick if self.rows else self.leave).setFocus()

    def _add_group(self, rows: Sequence[ExportRow], words: str) -> None:
        if rows:
            self.body.addWidget(self._heading(words))
        for row in rows:
            self.body.addWidget(row)
            row.changed.connect(self._on_changed)

    def show_words(self, sentences: Sequence[str], act: str) -> None:
        """Sentences instead of documents, and what the button says that does it."""
        self._empty_list()
        words = (Text(self.theme, sentence, "body") for sentence in sentences)
        self.body.addWidget(host(self.theme, vbox(self.theme, *words, margins=(0, "m", 0, "m"))))
        self.place()
        self.save.set_text(act)
        self.save.setEnabled(bool(act))
        self.save.setFocus()

    def _heading(self, words: str) -> Host:
        return host(self.theme, vbox(self.theme, one(self.theme, words, "label", "ink3"), margins=(0, "m", 0, 2)))

    def _empty_list(self) -> None:
        self.rows = []
        self.empty_body()

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
