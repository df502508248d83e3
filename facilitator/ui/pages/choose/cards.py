"""The draaiboeken to choose from: a card each, together by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QWidget

from facilitator.language import tr
from facilitator.sessions.plan.preparation import MINUTE, people_range, series_words, usual_sheet
from facilitator.sessions.plan.run_sheet import RunSheet
from facilitator.sessions.templates.kinds import by_kind, kind_of, kind_words
from facilitator.sessions.templates.library import Found
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.buttons import IconButton
from facilitator.ui.look.layout import STRETCH, Items, hbox, vbox
from facilitator.ui.look.text import Icon, Text, Themed, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.parts import Pane, matches
from facilitator.ui.parts.rhythm import Rhythm, bars

_ARROWS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class Card(Pane):
    """A draaiboek: what it is for, how it goes, for how many, how long, how often, and where it is from.

    Signals:
        menu_requested(QPoint): somebody wants to do something else with it than begin; a point of the screen.
        moved(int, int): an arrow was pressed; columns and rows.
    """

    menu_requested = Signal(object)
    moved = Signal(int, int)

    def __init__(self, theme: Theme, found: Found, twin: bool = False) -> None:
        """`twin`: a built-in one has the same name or title."""
        self.found = found
        template, sheet = found.template, usual_sheet(found.template)
        facts = _facts(template, sheet)
        name = tr("Draaiboek {title}", title=template.title)
        said = [template.goal, *(text for _, text in facts), *([place_words(found, twin)] if found.place != "built in" else [])]
        super().__init__(theme, _content(theme, found, twin, sheet, facts), name, ", ".join(said))
        self.more = IconButton(theme, "ellipsis", tr("Meer doen met {title}", title=template.title))
        self.more.setParent(self)
        self.more.clicked.connect(lambda: self.menu_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        theme.changed.connect(self._place_more)

    def _place_more(self) -> None:
        size, top = self.more.sizeHint(), self.theme.px("m") + self.theme.role("name").line // 2
        self.more.setGeometry(self.width() - size.width(), max(2, top - size.height() // 2), size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift):
            self.menu_requested.emit(self.mapToGlobal(QPoint(self.theme.px("m"), self.height() // 2)))
        elif event.key() in _ARROWS:
            self.moved.emit(*_ARROWS[event.key()])
        else:
            super().keyPressEvent(event)


def _facts(template: Template, sheet: RunSheet) -> list[tuple[str, str]]:
    facts = [("users", people_range(template)), ("clock", tr("{n} min", n=round(sheet.length / MINUTE)))]
    return [(icon, text) for icon, text in (*facts, ("repeat", series_words(template.series))) if text]


def _content(theme: Theme, found: Found, twin: bool, sheet: RunSheet, facts: Sequence[tuple[str, str]]) -> QLayout:
    template = found.template
    title = hbox(theme, (Text(theme, template.title, "name", most=2), 1), "touch")
    goal = Text(theme, template.goal, "body", "ink2", most=3) if template.goal else None
    lower: list[Items] = ["m", Rhythm(theme, bars(sheet)), "m", _fact_row(theme, facts), "xs", _origin_row(theme, found, twin)]
    return vbox(theme, title, "xs", goal, STRETCH, *lower, margins=(0, "m", 0, "m"))


def _fact_row(theme: Theme, facts: Sequence[tuple[str, str]]) -> QLayout:
    items: list[Items] = []
    for icon, text in facts:
        items += [Icon(theme, icon, "small", "ink3"), "xs", one(theme, text, "small", "ink2"), "m"]
    return hbox(theme, *items, STRETCH)


def _origin_row(theme: Theme, found: Found, twin: bool) -> QLayout:
    """Where it is from; what is not built in says so first, in ink."""
    if found.place == "built in":
        return hbox(theme, (one(theme, origin_words(found), "small", "ink3"), 1))
    icon = Icon(theme, "user" if found.place == "own" else "users", "small", "accent")
    place = one(theme, place_words(found, twin), "small", "accent")
    return hbox(theme, icon, "xs", place, "s", (one(theme, source_words(found), "small", "ink3"), 1))


def source_words(found: Found) -> str:
    """The method it comes from, in short."""
    origin = found.template.origin
    source = (origin.source or origin.credit).split(";")[0].strip() if origin else ""
    return source or tr("eigen ontwerp")


def origin_words(found: Found) -> str:
    """Which folder it is in, and the method it comes from."""
    return " · ".join(part for part in (found.origin_label, source_words(found)) if part)


def place_words(found: Found, twin: bool) -> str:
    """Whose it is, and that there is another with the same name."""
    return tr("{place}, naast het meegeleverde", place=found.origin_label) if twin else found.origin_label


class Heading(Themed, QWidget):
    """The name of a kind, and how many there are."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self.number = one(theme, "", "label", "ink3")
        self.setLayout(hbox(theme, one(theme, kind_words(kind), "strong", "ink2"), "s", self.number, STRETCH, margins=(0, "l", 0, 0)))
        self.follow(theme)


class Cards(Themed, QWidget):
    """The draaiboeken by kind, in two columns where there is room.

    Signals:
        template_chosen(Template): a card was pressed.
        menu_requested(Found, QPoint): something else should be done with it; a point of the screen.
    """

    template_chosen = Signal(object)
    menu_requested = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._found: tuple[Found, ...] = ()
        self._kinds: list[tuple[str, Heading, list[Card]]] = []
        self._words = self._kind = ""
        self._rows: list[list[Card]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.follow(theme)

    @property
    def shown(self) -> list[Card]:
        """The cards that match what is searched for, in their order."""
        return [card for _, _, cards in self._kinds for card in cards if self._fits(card.found)]

    @property
    def kinds(self) -> dict[str, int]:
        """The kinds that there are, with how many there are of each."""
        return {kind: len(cards) for kind, _, cards in self._kinds}

    def _fits(self, found: Found) -> bool:
        template = found.template
        of_kind = not self._kind or kind_of(template.kind) == self._kind
        return of_kind and matches(self._words, template.title, template.goal, template.kind, source_words(found), found.origin_label)

    def show_found(self, templates: Sequence[Found]) -> None:
        """Other draaiboeken; the same ones as before stay as they are."""
        if tuple(templates) == self._found:
            return
        for widget in self._widgets():
            widget.hide()
            widget.deleteLater()
        self._found = tuple(templates)
        built_in = {word for f in templates if f.place == "built in" for word in (f.template.name, f.template.title)}
        self._kinds = [
            (kind, Heading(self.theme, kind), [self._card(f, built_in) for f in together]) for kind, together in by_kind(templates).items()
        ]
        self._place()

    def _card(self, found: Found, built_in: set[str]) -> Card:
        twin = found.place != "built in" and not built_in.isdisjoint((found.template.name, found.template.title))
        card = Card(self.theme, found, twin)
        card.clicked.connect(partial(self.template_chosen.emit, found.template))
        card.menu_requested.connect(partial(self.menu_requested.emit, found))
        card.moved.connect(partial(self._move, card))
        return card

    def _widgets(self) -> Iterator[QWidget]:
        for _, heading, cards in self._kinds:
            yield heading
            yield from cards

    def search(self, words: str) -> None:
        """Show what matches."""
        self._words = words
        self._place()

    def choose_kind(self, kind: str) -> None:
        """Show one kind only; an empty text shows all."""
        self._kind = kind
        self._place()

    def _place(self) -> None:
        """Out of sight, unless the keyboard is in it: else every card that comes or goes is a layout of the whole page."""
        here = QApplication.focusWidget()
        away = self.isVisible() and (here is None or not self.isAncestorOf(here))
        if away:
            self.hide()
        self._lay_out()
        if away:
            self.show()

    def _lay_out(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        columns, shown, self._rows = 1 if self.theme.compact else 2, set(self.shown), []
        row = 0
        for _, heading, cards in self._kinds:
            fitting = [card for card in cards if card in shown]
            heading.number.set_text(str(len(fitting)))
            if fitting:
                self._grid.addWidget(heading, row, 0, 1, columns)
                row = self._place_cards(fitting, row + 1, columns)
            heading.setVisible(bool(fitting))
            for card in cards:
                card.setVisible(card in shown)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _place_cards(self, cards: Sequence[Card], row: int, columns: int) -> int:
        """Gives the row after them."""
        for number, card in enumerate(cards):
            self._grid.addWidget(card, row + number // columns, number % columns)
        self._rows += [list(cards[i : i + columns]) for i in range(0, len(cards), columns)]
        return row + -(-len(cards) // columns)

    def _move(self, card: Card, columns: int, rows: int) -> None:
        """The focus goes where the arrow points, as far as there are cards."""
        row = next(i for i, each in enumerate(self._rows) if card in each)
        column = self._rows[row].index(card) + columns
        target = self._rows[max(0, min(row + rows, len(self._rows) - 1))]
        if 0 <= column < (len(target) if columns else 99):
            self._show_focus(target[min(column, len(target) - 1)])

    def _show_focus(self, card: Card) -> None:
        """Give a card the focus, and bring it in sight."""
        card.setFocus()
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(card, 0, self.theme.px("l"))

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(self.theme.px("xl"))
        self._grid.setVerticalSpacing(self.theme.px("m"))
        self._place()
        super().restyle()
