"""Verslag: what was taken down at the left, to be corrected in place; at the right the pages that come out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from facilitator.language import tr
from facilitator.sessions.console_view import NoteRow
from facilitator.sessions.look_back import LookBack
from facilitator.sessions.minutes import ReportKind
from facilitator.ui.buttons import IconButton, Tab
from facilitator.ui.layout import STRETCH, Items, Page, SessionBar, hbox, host, scroll, vbox
from facilitator.ui.marks import Banner
from facilitator.ui.pages.phases import phases
from facilitator.ui.pages.report_check import ReportCheck
from facilitator.ui.pages.report_foot import ReportFoot, summary_of
from facilitator.ui.pages.report_list import PASSED_ON, ReportList
from facilitator.ui.pages.report_look_back import ReportLookBack
from facilitator.ui.pages.report_preview import ReportPreview
from facilitator.ui.text import Line
from facilitator.ui.theme import Theme

_TAB_GAP = 4


class ReportPage(Page):
    """The minutes of a session.

    Signals:
        home_requested(), phase_requested(str), beamer_requested(), shortcuts_requested(): asked for elsewhere.
        note_changed(str id, object Content), kind_changed(str id, str kind), seen_changed(str id, str seen), note_removed(str id).
        note_moved(str id, int by), step_chosen(str id, str path), split_requested(str id, str first, str second),
        merge_requested(str id): a note goes elsewhere, becomes two, or becomes one with the next.
        typed(): something is being typed that is not kept yet.
        report_chosen(str kind): minutes, actions or attendance.
        promise_settled(str id, str state, str answer), lines_kept(str field, bool keep): about the previous and the next time.
        export_requested(), export_stopped(), folder_requested(), copy_requested(), template_requested().
        undo_requested(), redo_requested(), adoption_requested(), version_requested().
    """

    home_requested = Signal()
    phase_requested = Signal(str)
    beamer_requested = Signal()
    shortcuts_requested = Signal()
    note_changed = Signal(str, object)
    kind_changed = Signal(str, str)
    seen_changed = Signal(str, str)
    note_removed = Signal(str)
    note_moved = Signal(str, int)
    step_chosen = Signal(str, str)
    split_requested = Signal(str, str, str)
    merge_requested = Signal(str)
    typed = Signal()
    report_chosen = Signal(str)
    promise_settled = Signal(str, str, str)
    lines_kept = Signal(str, bool)
    export_requested = Signal()
    export_stopped = Signal()
    folder_requested = Signal()
    copy_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    adoption_requested = Signal()
    version_requested = Signal()
    template_requested = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme)
        self.kind: ReportKind = "minutes"
        self._pdf = b""
        self._build(theme, today)
        self._connect()

    # building

    def _build(self, t: Theme, today: Callable[[], date]) -> None:
        self.bar, self.news = SessionBar(t, phases(), "report"), Banner(t)
        self.list, self.preview, self.foot = ReportList(t, today), ReportPreview(t), ReportFoot(t)
        self.tabs: dict[ReportKind, Tab] = {
            "minutes": Tab(t, tr("Verslag"), True),
            "actions": Tab(t, tr("Acties en besluiten")),
            "attendance": Tab(t, tr("Presentielijst")),
        }
        self.check, self.look_back = ReportCheck(t), ReportLookBack(t)
        self._area = scroll(host(t, vbox(t, self.check, self.look_back, self.list, STRETCH)))
        left = vbox(t, self._tab_row(t), (self._area, 1), margins=("gutter", 0, 0, 0))
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(host(t, left))
        self.halves.addWidget(host(t, hbox(t, Line(t, vertical=True), (self.preview, 1))))
        self.halves.setStretchFactor(0, 1)
        self.set_parts(self.bar, hbox(t, (self.halves, 1)), self.foot, self.news)
        self.setMinimumSize(900, 430)  # less cuts off who sees a note; the window scrolls

    def _tab_row(self, t: Theme) -> QWidget:
        items: list[Items] = [item for tab in self.tabs.values() for item in (tab, "l", _TAB_GAP)]
        self.undo = IconButton(t, "undo-2", tr("Ongedaan maken"), "Ctrl Z")
        self.redo = IconButton(t, "redo-2", tr("Opnieuw"), "Ctrl Y")
        row = host(t, hbox(t, *items, STRETCH, self.undo, self.redo))
        row.setAccessibleName(tr("Soort verslag"))
        return host(t, vbox(t, (row, 1), Line(t), margins=(0, 0, "gutter", 0)), height="bar")

    def _connect(self) -> None:
        for name in ("home_requested", "phase_requested", "beamer_requested", "shortcuts_requested"):
            getattr(self.bar, name).connect(getattr(self, name))
        for name in PASSED_ON:
            getattr(self.list, name).connect(getattr(self, name))
        self.look_back.settled.connect(self.promise_settled)
        self.look_back.lines_kept.connect(self.lines_kept)
        for kind, tab in self.tabs.items():
            tab.clicked.connect(partial(self.choose, kind))
        self.foot.copy.clicked.connect(lambda: self._after_keeping(self.copy_requested.emit))
        self.foot.as_template.clicked.connect(self.template_requested)
        self.foot.folder.clicked.connect(self.folder_requested)
        self.foot.export.clicked.connect(lambda: self._after_keeping(self.export_requested.emit))
        self.foot.adopt.clicked.connect(lambda: self._after_keeping(self.adoption_requested.emit))
        self.foot.anew.clicked.connect(self.version_requested)
        self.foot.stop.clicked.connect(self.export_stopped)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self._shortcut(QKeySequence.StandardKey.Save, self.foot.export.click)
        self._shortcut(QKeySequence.StandardKey.Undo, self.undo_requested.emit)
        for key in ("Ctrl+Y", "Ctrl+Shift+Z"):
            self._shortcut(key, self.redo_requested.emit)
        self.preview.take_keys(self)

    def _shortcut(self, key: QKeySequence.StandardKey | str, act: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(act)

    # showing

    def show_session(
        self, title: str, team: str, notes: tuple[NoteRow, ...], steps: Sequence[tuple[str, str]], names: Sequence[str], left_out: int
    ) -> None:
        """Show what was taken down. `steps` are (path, title) in order; `left_out` is how many notes stay with who leads."""
        self.bar.show_session(title, team)
        self.list.show_notes(self.kind, notes, steps, names)
        self.foot.summary.set_text(summary_of(notes, left_out))

    def show_look_back(self, found: LookBack) -> None:
        """Show what became of earlier promises, and ask about what was not chosen; not beside the list of who was there."""
        self.look_back.show_look_back(found)
        self.list.show_looks_back(bool(found.rows))
        self.look_back.setVisible(self.kind != "attendance" and bool(found.rows or found.keeps))

    def show_version(self, number: int, adopted: bool) -> None:
        """Which version this is; what is adopted can be read and not changed."""
        self.foot.show_version(number, adopted)
        self.list.lock(adopted)
        self.look_back.promises.setEnabled(not adopted)

    def show_undo(self, undo: bool, redo: bool) -> None:
        """Whether there is something to undo, and to do again."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def show_pdf(self, data: bytes) -> None:
        """The document as it would be kept now; no bytes where there is none."""
        if data != self._pdf:
            self._pdf = data
            self.preview.show_pdf(data)

    def choose(self, kind: ReportKind) -> None:
        """Show another report."""
        if kind != self.kind:
            self.list.keep()
            self.kind = kind
            self.list.choose(kind)
            self.preview.start_over()
            self._area.verticalScrollBar().setValue(0)
            self.report_chosen.emit(kind)

    def _after_keeping(self, act: Callable[[], object]) -> None:
        """What is half typed belongs in what goes out."""
        self.list.keep()
        act()
