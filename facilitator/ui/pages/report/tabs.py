"""The reports of a session side by side; those for which there is no room are behind the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from facilitator.language import tr
from facilitator.sessions.reports.minutes import ReportKind
from facilitator.sessions.reports.report_words import report_title
from facilitator.ui.look.buttons import Tab
from facilitator.ui.look.icons import paint_icon
from facilitator.ui.look.text import Themed, painter
from facilitator.ui.look.theme import Theme

_GAP: dict[str, int] = {"compact": 16, "regular": 22, "ample": 26}
"""Logical pixels between two of them."""
Titles = Sequence[tuple[ReportKind, str]]


class MoreTab(Tab):
    """The last one: it opens a menu with the others, and has the name of the one that is shown where that is among them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Meer"))
        self.setAutoExclusive(False)

    def name(self, title: str) -> None:
        """The report that is shown is one of the menu, with this title; empty where it is not."""
        self.setText(title or tr("Meer"))
        self.setAccessibleName(tr("{title}; kies een ander verslag", title=title) if title else tr("Meer verslagen"))
        self.setChecked(bool(title))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self.theme.px("xs") + self.theme.px("icon"), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        icon = self.theme.px("icon")
        place = QRectF(self.width() - icon, (self.height() - icon) / 2, icon, icon)
        paint_icon(painter(self), "chevron-down", place, self.theme.c.ink if self.isChecked() else self.theme.c.ink2)


class ReportTabs(Themed, QWidget):
    """Which report is looked at.

    Signals:
        chosen(str kind): somebody wants to see another one.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.here: ReportKind = "minutes"
        self.tabs: dict[ReportKind, Tab] = {}
        self.more = MoreTab(theme)
        self.more.setParent(self)
        self.more.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Soort verslag"))
        self.follow(theme)

    def show_reports(self, kinds: Sequence[ReportKind]) -> None:
        """These are the reports, in this order."""
        if tuple(self.tabs) != tuple(kinds):
            for tab in self.tabs.values():
                tab.hide()
                tab.deleteLater()
            self.tabs = {kind: self._made(kind) for kind in kinds}
            self._place()

    def _made(self, kind: ReportKind) -> Tab:
        tab = Tab(self.theme, tab_title(kind), kind == self.here)
        tab.setParent(self)
        tab.clicked.connect(partial(self.chosen.emit, kind))
        return tab

    def choose(self, kind: ReportKind) -> None:
        """This one is shown."""
        self.here = kind
        self._place()

    def step(self, by: int) -> None:
        """Ask for the next one, or the one before; round and round."""
        kinds = tuple(self.tabs)
        if self.here in kinds:
            self.chosen.emit(kinds[(kinds.index(self.here) + by) % len(kinds)])

    def take_focus(self) -> None:
        """To the one that is shown."""
        tab = self.tabs.get(self.here)
        (tab if tab is not None and not tab.isHidden() else self.more).setFocus()

    # room

    def _place(self) -> None:
        """As many as fit, in order; the others behind the last."""
        shown = self._fitting()
        for kind, tab in self.tabs.items():
            tab.setVisible(kind in shown)
            tab.setChecked(kind == self.here)
        hidden = self.here in self.tabs and self.here not in shown
        self.more.name(tab_title(self.here) if hidden else "")
        self.more.setVisible(len(shown) < len(self.tabs))
        at = 0
        for widget in (*(self.tabs[kind] for kind in shown), self.more):
            widget.setGeometry(at, 0, widget.sizeHint().width(), self.height())
            at += widget.sizeHint().width() + _GAP[self.theme.density]

    def _fitting(self) -> list[ReportKind]:
        gap, room = _GAP[self.theme.density], self.width()
        widths = {kind: tab.sizeHint().width() + gap for kind, tab in self.tabs.items()}
        if sum(widths.values()) - gap <= room:
            return list(widths)
        shown: list[ReportKind] = []
        for kind in widths:
            if sum(widths[k] for k in (*shown, kind)) + self._more_width([*shown, kind]) > room:
                break
            shown.append(kind)
        return shown

    def _more_width(self, shown: Sequence[ReportKind]) -> int:
        """How wide the last would be next to these."""
        self.more.name("" if self.here in shown or self.here not in self.tabs else tab_title(self.here))
        return self.more.sizeHint().width()

    def _open_menu(self) -> None:
        self.more.setChecked(self.tabs[self.here].isHidden())  # it shows where one is, which a press does not change
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def menu(self) -> QMenu:
        """The reports for which there is no room."""
        menu = QMenu(self)
        for kind, tab in self.tabs.items():
            if tab.isHidden():
                action = menu.addAction(report_title(kind))
                action.setCheckable(True)
                action.setChecked(kind == self.here)
                action.triggered.connect(partial(self.chosen.emit, kind))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def restyle(self) -> None:
        super().restyle()
        self._place()


def tab_title(report: ReportKind) -> str:
    """What a report is called where there is little room."""
    short: dict[ReportKind, str] = {"actions": tr("Acties en besluiten"), "summary": tr("Voor de teamleider")}
    return short.get(report) or report_title(report)
