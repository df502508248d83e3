"""How things stand together: rows and columns with spaces that have names, the page, and the bar of a session.

A space may be given in logical pixels, or by its name in `tokens.SPACE`; then it follows the theme.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.language import tr
from facilitator.ui.look.buttons import Button, IconButton, Tab
from facilitator.ui.look.focus import FocusRing, in_reading_order
from facilitator.ui.look.text import Icon, Line, Themed, TopColumn, one
from facilitator.ui.look.theme import Theme

Space = int | str
Margins = tuple[Space, Space, Space, Space]
"""Left, top, right, bottom."""
NO_MARGINS: Margins = (0, 0, 0, 0)


@dataclass(frozen=True)
class Elastic:
    """Space in a row or column: at least so much, and its share of what is left."""

    least: Space = 0


STRETCH = Elastic()
Item = QWidget | QLayout | Space | Elastic | None
Items = Item | tuple[QWidget | QLayout, int]
"""A widget or a layout, alone or with its stretch; a space; `Elastic`; or None, which is skipped."""


def _pixels(theme: Theme, space: Space) -> int:
    return theme.px(space) if isinstance(space, str) else space


class _Spaces(QObject):
    """The named spaces of one box, set again when the theme changes. Owned by the box, and gone with it."""

    def __init__(self, theme: Theme, box: QBoxLayout, margins: Margins, spacing: Space) -> None:
        super().__init__(box)
        self._theme, self._box, self._margins, self._spacing = theme, box, margins, spacing
        self._gaps: list[tuple[QSpacerItem, Space, bool]] = []
        theme.changed.connect(self.settle)

    def gap(self, space: Space, grows: bool) -> None:
        item = QSpacerItem(0, 0)
        self._gaps.append((item, space, grows))
        self._box.addSpacerItem(item)

    def settle(self) -> None:
        along_row = self._box.direction() == QBoxLayout.Direction.LeftToRight
        fixed = QSizePolicy.Policy.Fixed
        for item, space, grows in self._gaps:
            extent = _pixels(self._theme, space)
            policy = QSizePolicy.Policy.Expanding if grows else fixed
            if along_row:
                item.changeSize(extent, 0, policy, QSizePolicy.Policy.Minimum)
            else:
                item.changeSize(0, extent, QSizePolicy.Policy.Minimum, policy)
        left, top, right, bottom = (_pixels(self._theme, m) for m in self._margins)
        self._box.setContentsMargins(left, top, right, bottom)
        self._box.setSpacing(_pixels(self._theme, self._spacing))
        self._box.invalidate()


def vbox(theme: Theme, *items: Items, margins: Margins = NO_MARGINS, spacing: Space = 0) -> QVBoxLayout:
    """A column."""
    box = QVBoxLayout()
    _fill(theme, box, items, margins, spacing)
    return box


def hbox(theme: Theme, *items: Items, margins: Margins = NO_MARGINS, spacing: Space = 0) -> QHBoxLayout:
    """A row."""
    box = QHBoxLayout()
    _fill(theme, box, items, margins, spacing)
    return box


def empty(box: QLayout) -> None:
    """Nothing is in it any more; its widgets are gone."""
    while (item := box.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _fill(theme: Theme, box: QBoxLayout, items: tuple[Items, ...], margins: Margins, spacing: Space) -> None:
    spaces = _Spaces(theme, box, margins, spacing)
    for given in items:
        item, stretch = given if isinstance(given, tuple) else (given, 0)
        if isinstance(item, QWidget):
            box.addWidget(item, stretch)
        elif isinstance(item, QLayout):
            box.addLayout(item, stretch)
        elif isinstance(item, Elastic):
            spaces.gap(item.least, True)
        elif item is not None:
            spaces.gap(item, False)
    spaces.settle()


class Host(Themed, QWidget):
    """A box with a ground (`paper` shows through without a name, else `sunken`, `surface` or `page`) and a size of its own."""

    def __init__(self, theme: Theme, box: QLayout, ground: str = "", width: Space = 0, height: Space = 0) -> None:
        super().__init__()
        self._wide, self._high = width, height
        self.setLayout(box)
        if ground:
            self.setObjectName(ground)
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.follow(theme)

    def restyle(self) -> None:
        if self._wide:
            self.setFixedWidth(_pixels(self.theme, self._wide))
        if self._high:
            self.setFixedHeight(_pixels(self.theme, self._high))
        super().restyle()


def host(theme: Theme, box: QLayout, ground: str = "", width: Space = 0, height: Space = 0) -> Host:
    """A widget around a layout; 0 leaves a size free."""
    return Host(theme, box, ground, width, height)


class _MarginLabel(Themed, QWidget):
    """A label in the margin, on the line of the first words beside it."""

    def __init__(self, theme: Theme, label: str, first: str) -> None:
        super().__init__()
        self._first = first
        self.words = one(theme, label, "label", "ink3")
        self._column = TopColumn(self)
        self._column.addWidget(self.words)
        self._column.addStretch(1)
        self.follow(theme)

    def restyle(self) -> None:
        line = self.theme.px("control") - 6 if self._first == "button" else self.theme.role(self._first).line
        drop = max(0, round((line - self.theme.role("label").line) / 2 + 1))
        self._column.setContentsMargins(0, drop, 0, 0)
        self.setFixedWidth(self.theme.px("margin_label"))
        super().restyle()


def section(theme: Theme, label: str, content: QWidget | QLayout, first: str = "body") -> QHBoxLayout:
    """A script page: the label in the margin, the content beside it.

    `first` is the role of the first words of the content, or `button`.
    """
    return hbox(theme, _MarginLabel(theme, label, first), (content, 1))


class Pages(QStackedWidget):
    """One page at a time. It needs no more room than the page that is shown, so that a small one does not scroll for a large one."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _index: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        # What a page says it needs counts for more than what its parts need in the density that is on screen now.
        hint, least = page.minimumSizeHint(), page.minimumSize()
        return QSize(least.width() or hint.width(), least.height() or hint.height())


class Around(QScrollArea):
    """Where a page is larger than its window, it scrolls both ways, and goes to where the keyboard is."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inner.isAncestorOf(new):
            self.ensureWidgetVisible(new, 8, 8)


def scroll(inner: QWidget) -> QScrollArea:
    """The widget in a column that scrolls, and only up and down."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


class Page(Themed, QWidget):
    """A bar on top, a body, and a line at the bottom; takes the density that suits its width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.follow(theme)

    def set_parts(self, bar: QWidget | None, body: QWidget | QLayout, foot: QWidget | None = None, news: QWidget | None = None) -> None:
        """Put the page together, once. `news` is the banner between bar and body."""
        line = Line(self.theme) if bar is not None else None
        self.setLayout(vbox(self.theme, bar, line, news, (body, 1), foot))
        self.focus_ring = FocusRing(self.theme, self)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes as one reads, also past what came on the page a moment ago."""
        in_reading_order(self)
        return bool(super().focusNextPrevChild(following))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():  # a page that waits behind another has a size that means nothing
            self.theme.suit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.theme.suit(self.width())


class NoteLineEdge(Themed, QWidget):
    """The note line has the focus nearly always: a rule of accent over its whole width says so, a ring would shout."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(2)
        self._line = Line(theme, colour="accent", thick=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        self.follow(theme)


class SessionBar(Themed, QWidget):
    """The bar of a session: where you are, what it is called, and the three phases.

    Signals:
        home_requested(), beamer_requested(), shortcuts_requested(): the icon was pressed.
        phase_requested(str): a tab was pressed; the key it was given with.
    """

    home_requested = Signal()
    beamer_requested = Signal()
    shortcuts_requested = Signal()
    phase_requested = Signal(str)

    def __init__(self, theme: Theme, phases: dict[str, str], here: str, middle: QWidget | None = None) -> None:
        """`phases` are the words of the tabs by key, in order; `here` is a key of it."""
        super().__init__()
        self.title = one(theme, "", "strong")
        self.team = one(theme, "", "body", "ink2")
        self.sealed = Icon(theme, "lock-keyhole", "strong", "ink2", tr("Achter de wachtzin"))
        self._sealed = host(theme, hbox(theme, self.sealed, "s"))
        self._sealed.hide()
        self._home = IconButton(theme, "house", tr("Alle sessies"))
        self.beamer = IconButton(theme, "presentation", tr("Beamer"))
        self.shortcuts = IconButton(theme, "keyboard", tr("Sneltoetsen"))
        self.tabs = {key: Tab(theme, word, key == here) for key, word in phases.items()}
        self.phase_button = Button(theme, phases[here], "quiet", trailing="chevron-down", small=True)
        self._phases, self._here = phases, here
        self._connect()
        self.setLayout(self._made(theme, middle))
        self.set_here(here)
        self.follow(theme)

    def _connect(self) -> None:
        self._home.clicked.connect(self.home_requested)
        self.beamer.clicked.connect(self.beamer_requested)
        self.shortcuts.clicked.connect(self.shortcuts_requested)
        for key, tab in self.tabs.items():
            tab.clicked.connect(partial(self._ask_for, key))
        self.phase_button.clicked.connect(self._open_phases)

    def _made(self, theme: Theme, middle: QWidget | None) -> QHBoxLayout:
        head = hbox(theme, 8, self._home, "s", self._sealed, self.title, "s", (self.team, 1), STRETCH, margins=(0, 0, "s", 0))
        self._head = host(theme, head, width="left_column" if middle is not None else 0)
        self._tabs = host(theme, hbox(theme, *(item for tab in self.tabs.values() for item in (tab, "l"))))
        # What stands in the middle is above the second column, and the first column ends at a line; without it there are no columns.
        begin: list[Items] = [self._head, Line(theme, vertical=True), "gutter", (middle, 1)] if middle is not None else [(self._head, 1)]
        return hbox(
            theme, *begin, "m", self._tabs, self.phase_button, "s",
            self.beamer, self.shortcuts, 8,
        )  # fmt: skip

    def _ask_for(self, key: str) -> None:
        self.set_here(self._here)  # where we are changes when the page does, not when the wish is spoken
        if key != self._here:
            self.phase_requested.emit(key)

    def _open_phases(self) -> None:
        """The tabs as a menu, where there is no room for them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, word in self._phases.items():
            menu.addAction(word).triggered.connect(partial(self._ask_for, key))
        menu.popup(self.phase_button.mapToGlobal(self.phase_button.rect().bottomLeft()))

    def set_here(self, key: str) -> None:
        """Mark the phase that is on screen. Raises KeyError for a phase that there is not."""
        self._here = key
        self.tabs[key].setChecked(True)
        self.phase_button.set_text(self._phases[key], tr("Ga naar een andere fase, nu {phase}", phase=self._phases[key]))

    def show_session(self, title: str, team: str) -> None:
        self.title.set_text(title)
        self.team.set_text(team)

    def show_sealed(self, on: bool) -> None:
        """Whether it is kept behind the passphrase."""
        self._sealed.setVisible(on)

    def restyle(self) -> None:
        self.setFixedHeight(self.theme.px("bar"))
        for widget in (self.team, self._tabs):
            widget.setVisible(not self.theme.compact)
        self.phase_button.setVisible(self.theme.compact)
        super().restyle()
