"""Verslag: what was taken down at the left, to be corrected in place; at the right the pages that come out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from facilitator.language import tr
from facilitator.sessions.reports.minutes import ReportKind
from facilitator.sessions.reports.report_views import Viewable
from facilitator.sessions.screens.console_view import NoteRow
from facilitator.sessions.screens.look_back import LookBack
from facilitator.ui.look.buttons import IconButton
from facilitator.ui.look.layout import STRETCH, Page, SessionBar, hbox, host, scroll, vbox
from facilitator.ui.look.marks import Banner
from facilitator.ui.look.text import Line
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.phases import phases
from facilitator.ui.pages.report.check import ReportCheck
from facilitator.ui.pages.report.doubt import ReportDoubt
from facilitator.ui.pages.report.foot import ReportFoot, summary_of
from facilitator.ui.pages.report.groups import OF_NOTES
from facilitator.ui.pages.report.halves import Halves
from facilitator.ui.pages.report.keys import report_keys
from facilitator.ui.pages.report.list import ReportList
from facilitator.ui.pages.report.look_back import ReportLookBack
from facilitator.ui.pages.report.preview import ReportPreview
from facilitator.ui.pages.report.tabs import ReportTabs

_EDGE = 40
"""Logical pixels above and below a note that is pulled, which stay in sight."""


class ReportPage(Page):
    """The minutes of a session. What becomes of a note is told by its `list`.

    Signals:
        home_requested(), phase_requested(str), beamer_requested(), shortcuts_requested(): asked for elsewhere.
        report_chosen(str kind, str person): another report is looked at; the id of the person where there is one for each.
        promise_settled(str id, str state, str answer), lines_kept(str field, bool keep): about the previous and the next time.
        export_requested(), export_stopped(), folder_requested(), copy_requested(), template_requested().
        undo_requested(), redo_requested(), adoption_requested(), version_requested().
    """

    home_requested = Signal()
    phase_requested = Signal(str)
    beamer_requested = Signal()
    shortcuts_requested = Signal()
    report_chosen = Signal(str, str)
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
        self._came_from: QWidget | None = None
        self._people: dict[ReportKind, Sequence[tuple[str, str]]] = {}
        self._covered = self._has_notes = False
        self._build(theme, today)
        self._connect()

    # building

    def _build(self, t: Theme, today: Callable[[], date]) -> None:
        self.bar, self.news = SessionBar(t, phases(), "report"), Banner(t)
        self.list, self.preview, self.foot = ReportList(t, today), ReportPreview(t), ReportFoot(t)
        self.tabs = ReportTabs(t)
        self.check, self.look_back = ReportCheck(t), ReportLookBack(t)
        self.doubt = ReportDoubt(t)
        self.doubt.hide()
        self._area = scroll(host(t, vbox(t, self.doubt, self.check, self.look_back, self.list, STRETCH)))
        left = vbox(t, self._tab_row(t), (self._area, 1), margins=("gutter", 0, 0, 0))
        self.halves = Halves(host(t, left), host(t, hbox(t, Line(t, vertical=True), (self.preview, 1))))
        self.set_parts(self.bar, hbox(t, (self.halves, 1)), self.foot, self.news)
        self.setMinimumSize(900, 430)  # less cuts off who sees a note; the window scrolls

    def _tab_row(self, t: Theme) -> QWidget:
        self.undo = IconButton(t, "undo-2", tr("Ongedaan maken"), "Ctrl Z")
        self.redo = IconButton(t, "redo-2", tr("Opnieuw"), "Ctrl Y")
        row = host(t, hbox(t, (self.tabs, 1), "m", self.undo, self.redo))
        return host(t, vbox(t, (row, 1), Line(t), margins=(0, 0, "gutter", 0)), height="bar")

    def _connect(self) -> None:
        for name in ("home_requested", "phase_requested", "beamer_requested", "shortcuts_requested"):
            getattr(self.bar, name).connect(getattr(self, name))
        self.list.dropping.reach = self._reach
        self.look_back.settled.connect(self.promise_settled)
        self.look_back.lines_kept.connect(self.lines_kept)
        self.tabs.chosen.connect(self.choose)
        self.preview.person_chosen.connect(lambda person: self.report_chosen.emit(self.kind, person))
        self.foot.copy.clicked.connect(lambda: self._after_keeping(self.copy_requested.emit))
        self.foot.as_template.clicked.connect(self.template_requested)
        self.foot.folder.clicked.connect(self.folder_requested)
        self.foot.export.clicked.connect(lambda: self._after_keeping(self.export_requested.emit))
        self.foot.adopt.clicked.connect(lambda: self._after_keeping(self.adoption_requested.emit))
        self.foot.anew.clicked.connect(self.version_requested)
        self.foot.stop.clicked.connect(self.export_stopped)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self._take_keys()

    # keys

    def _take_keys(self) -> None:
        """These work wherever the cursor is on the page; those of a note are taken by the note."""
        for spec in report_keys():
            for key in spec.keys if not spec.of_note else ():
                made = QShortcut(QKeySequence(key), self)
                made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                made.activated.connect(partial(self.act, spec.id))

    def act(self, action: str) -> None:
        """Do what the key with this id does. Nothing for those of a note."""
        preview = self.preview
        acts: dict[str, Callable[[], object]] = {
            "undo": self.undo_requested.emit, "redo": self.redo_requested.emit,
            "next_report": lambda: self.tabs.step(1), "last_report": lambda: self.tabs.step(-1), "whose": preview.whose.open,
            "sides": self._to_the_other_side, "next_page": lambda: preview.turn(1), "last_page": lambda: preview.turn(-1),
            "larger": lambda: preview.zoom_by(1), "smaller": lambda: preview.zoom_by(-1), "width": lambda: preview.zoom_to("width"),
            "page": lambda: preview.zoom_to("page"), "true_size": lambda: preview.zoom_to(1.0),
            "wider": lambda: self.halves.widen(1), "narrower": lambda: self.halves.widen(-1),
            "copy": self.foot.copy.click, "save": self.foot.export.click,
        }  # fmt: skip
        if action in acts:
            acts[action]()

    def _to_the_other_side(self) -> None:
        here = self.focusWidget()
        if here is not None and self.preview.isAncestorOf(here):
            self._came_from.setFocus() if self._came_from is not None and isValid(self._came_from) else self.tabs.take_focus()
        else:
            self._came_from = here
            self.preview.view.setFocus()

    # showing

    def show_session(
        self, title: str, team: str, notes: tuple[NoteRow, ...], steps: Sequence[tuple[str, str]], names: Sequence[str], left_out: int
    ) -> None:
        """Show what was taken down. `steps` are (path, title) in order; `left_out` is how many notes stay with who leads."""
        self.bar.show_session(title, team)
        self._has_notes = bool(notes)
        self.list.show_notes(self._beside(), notes, steps, names)
        self.foot.summary.set_text(summary_of(notes, left_out))

    def show_look_back(self, found: LookBack) -> None:
        """Show what became of earlier promises, and ask about what was not chosen; not beside the list of who was there."""
        self.look_back.show_look_back(found)
        self.list.show_looks_back(bool(found.rows))
        self.look_back.setVisible(self.kind in OF_NOTES and bool(found.rows or found.keeps))

    def show_version(self, number: int, adopted: bool) -> None:
        """Which version this is; what is adopted can be read and not changed."""
        self.foot.show_version(number, adopted)
        self.list.lock(adopted)
        self.look_back.promises.setEnabled(not adopted)

    def show_undo(self, undo: bool, redo: bool) -> None:
        """Whether there is something to undo, and to do again."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def show_note(self, note: str) -> None:
        """Go to a note, with the cursor in its words; nothing where it is not in the list."""
        self.list.focus_note(note)  # makes the rows that were still to come
        row = self.list.rows.get(note)
        if row is not None:
            self._area.ensureWidgetVisible(row, 0, self.theme.px("xl"))
            # Where its words, and those above it, break is known once they have been laid out.
            QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row, 0, self.theme.px("xl")))

    def show_pdf(self, data: bytes) -> None:
        """The document as it would be kept now; no bytes where there is none."""
        if data != self._pdf:
            self._pdf = data
            self.preview.show_pdf(data)

    def show_reports(self, reports: Sequence[Viewable], covered: bool) -> None:
        """What can be looked at; what cannot be made any more is left. `covered`: the room reads along, so no names are shown."""
        self._people, self._covered = {each.report: each.people for each in reports}, covered
        self.tabs.show_reports(tuple(self._people))
        if self.kind not in self._people:
            self.choose(next((kind for kind in self._people if kind in OF_NOTES), reports[0].report))
        self.preview.whose.show_people(self._people[self.kind], covered)

    @property
    def person(self) -> str:
        """The id of the person of whom the report is that is looked at; empty where there is one for all."""
        return self.preview.whose.person

    def choose(self, kind: ReportKind) -> None:
        """Show another report."""
        if kind != self.kind:
            self.list.keep()
            self.kind = kind
            self.list.choose(self._beside())
            self.preview.start_over()
            self.preview.whose.show_people(self._people.get(kind, ()), self._covered)
            self._area.verticalScrollBar().setValue(0)
            self.report_chosen.emit(kind, self.person)
        self.tabs.choose(kind)

    def _reach(self, y: int) -> None:
        """Scroll to that height of the list."""
        self._area.ensureVisible(0, self.list.y() + y, 0, _EDGE)

    def _beside(self) -> ReportKind:
        """What the left shows: where there are notes and no report has them, they stand beside any."""
        homeless = self._has_notes and not set(OF_NOTES) & set(self._people)
        return "minutes" if homeless else self.kind

    def _after_keeping(self, act: Callable[[], object]) -> None:
        """What is half typed belongs in what goes out."""
        self.list.keep()
        act()
