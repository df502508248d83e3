"""The page where one chooses: go on with what was not finished, begin with a draaiboek, or look back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.sessions.coming_back.all_series import Past, Series
from facilitator.sessions.coming_back.set_back import clock_sentence
from facilitator.sessions.templates.library import SUFFIXES, Broken, Shelf
from facilitator.sessions.templates.shared_file import SUFFIX
from facilitator.ui.look.buttons import Button, IconButton
from facilitator.ui.look.focus import shows_own_focus
from facilitator.ui.look.layout import STRETCH, Items, Page, hbox, host, scroll, vbox
from facilitator.ui.look.marks import Banner
from facilitator.ui.look.text import Icon, Line, Text, Themed, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.choose.cards import Cards
from facilitator.ui.pages.choose.columns import Columns
from facilitator.ui.pages.choose.kinds import KindChips
from facilitator.ui.pages.choose.overdue import OverdueLine
from facilitator.ui.pages.choose.parts import BrokenRow, Pane, Resume, Unfinished, matches
from facilitator.ui.pages.choose.past import PastPane, PastWish, past_menu, past_row
from facilitator.ui.pages.choose.series import SeriesList
from facilitator.ui.parts.rhythm import Bar, Manner, Rhythm

SESSION_SUFFIXES = (".sessie", ".json")
ROOM_FOR_WORDS = 800
"""Logical pixels of the bar below which the lock has no words."""
MOST_PAST = 30
"""Rows of sessions of before; searching finds the others."""


class Search(Themed, QLineEdit):
    """Searches while one types; Escape empties it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(tr("Zoeken"))
        self.setPlaceholderText(tr("Zoek een draaiboek of sessie"))
        self.setClearButtonEnabled(True)
        self.setTextMargins(26, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        shows_own_focus(self)
        self._icon = Icon(theme, "search", 16, "ink3")
        self._icon.setParent(self)
        emptying = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.clear)
        emptying.setContext(Qt.ShortcutContext.WidgetShortcut)  # as an argument PySide passes it over, and no sheet above would hear Esc
        self.follow(theme)

    def sizeHint(self) -> QSize:
        """As wide as the column below it; narrower where the bar has no more room."""
        return QSize(self.theme.px("right_column"), self.theme.px("control") - 8)

    def restyle(self) -> None:
        self.setFont(self.theme.role("body").font)
        self.setFixedHeight(self.theme.px("control") - 8)
        self.updateGeometry()
        self._icon.move(2, (self.height() - 16) // 2)
        super().restyle()


class ChoosePage(Page):
    """What there is.

    Signals:
        template_chosen(Template), session_chosen(str), minutes_requested(str): a draaiboek, or the id of a session.
        file_dropped(Path): a draaiboek or a session file was dropped on the page.
        open_file_requested(), open_sessions_requested(), folder_requested(), settings_requested(): a button was pressed.
        card_menu_requested(Found, QPoint): something else should be done with a draaiboek; a point of the screen.
        mending_requested(Broken): somebody wants to put a file right.
        series_requested(str), handing_requested(str): the id of a session; all documents of its series are wanted, or it goes to another.
        next_requested(Series): the next session of a series is to be prepared.
        forget_requested(str): the id of a session that has to go for good.
        archive_requested(), promises_requested(): what was said in all sessions is looked for, or what was promised.
        seal_requested(): confidential sessions go on the lock, or are opened.
    """

    template_chosen = Signal(object)
    session_chosen = Signal(str)
    minutes_requested = Signal(str)
    file_dropped = Signal(object)
    open_file_requested = Signal()
    open_sessions_requested = Signal()
    folder_requested = Signal()
    settings_requested = Signal()
    card_menu_requested = Signal(object, object)
    mending_requested = Signal(object)
    series_requested = Signal(str)
    handing_requested = Signal(str)
    next_requested = Signal(object)
    forget_requested = Signal(str)
    archive_requested = Signal()
    promises_requested = Signal()
    seal_requested = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self._now = now
        self._past: tuple[Past, ...] = ()
        self.resume: Resume | None = None
        self.search, self.cards, self.news = Search(theme), Cards(theme), Banner(theme)
        self.kinds, self.series = KindChips(theme), SeriesList(theme, lambda: now().astimezone().date())
        self.nothing = Text(theme, "", "body", "ink2")
        self._band, self._past_box, self._broken_box = vbox(theme), vbox(theme), vbox(theme)
        self.overdue, self.clock = OverdueLine(theme), Text(theme, "", "body", "warn")
        self.setAcceptDrops(True)
        self.set_parts(self._bar(theme), scroll(self._body(theme)), news=self.news)
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.kinds.kind_chosen.connect(self.choose_kind)
        self.cards.template_chosen.connect(self.template_chosen)
        self.cards.menu_requested.connect(self.card_menu_requested)
        self.series.next_requested.connect(self.next_requested)
        self.series.session_chosen.connect(self.session_chosen)
        self.series.listen(self)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    def _bar(self, theme: Theme) -> QWidget:
        settings = IconButton(theme, "settings", tr("Instellingen"))
        settings.clicked.connect(self.settings_requested)
        name, here = one(theme, "Facilitator", "strong"), one(theme, tr("Sessies"), "body", "ink2")
        for words in (name, here):  # where there is little room the search line gives way
            words.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        archive = Button(theme, tr("Archief"), "quiet", "history", tr("Ctrl Shift F"), tr("Archief: zoek in alle sessies"))
        archive.clicked.connect(self.archive_requested)
        QShortcut(QKeySequence("Ctrl+Shift+F"), self, self.archive_requested.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.seal = Button(theme, "", "quiet", "lock-keyhole", tr("Ctrl Shift K"))
        self.seal.clicked.connect(self.seal_requested)
        self._seal_box = host(theme, hbox(theme, self.seal, "l"))
        self._seal_box.hide()
        self._locked, self._here = False, here
        row = hbox(
            theme, name, "m", here, STRETCH, "m", self.search, "l", self._seal_box, archive, "m", settings, margins=("xl", 0, "l", 0)
        )
        return host(theme, row, height="bar")

    def _body(self, theme: Theme) -> QWidget:
        left = vbox(theme, self._heading(theme), "s", self.kinds, self.nothing, self.cards, "m", self._broken_box, STRETCH)
        self._reminder_box = vbox(theme)
        self.from_file = Button(theme, tr("Uit bestand…"), "quiet", "download", small=True, name=tr("Neem een sessie over uit een bestand"))
        self.from_file.clicked.connect(self.open_sessions_requested)
        earlier = hbox(theme, one(theme, tr("Eerder"), "strong"), STRETCH, self.from_file)
        warning = hbox(theme, vbox(theme, Icon(theme, "triangle-alert", "body", "warn"), STRETCH), "s", (self.clock, 1))
        self._clock_box = host(theme, vbox(theme, warning, margins=(0, "s", 0, "l")))
        self._clock_box.hide()  # before the sessions are read there is nothing to doubt
        side = vbox(theme, "s", self._clock_box, self._reminder_box, self.overdue, self.series, earlier, "m", self._past_box, STRETCH)
        self.reminder: Pane | None = None
        return host(theme, vbox(theme, host(theme, self._band, "sunken"), (Columns(theme, left, side), 1)))

    def _heading(self, theme: Theme) -> QLayout:
        open_file = Button(theme, tr("Draaiboek openen"), "quiet", "file-plus", small=True)
        folder = Button(theme, tr("Map"), "quiet", "folder-open", small=True, name=tr("Open de map met eigen draaiboeken"))
        open_file.clicked.connect(self.open_file_requested)
        folder.clicked.connect(self.folder_requested)
        return hbox(theme, one(theme, tr("Draaiboeken"), "title"), "l", Legend(theme), STRETCH, open_file, "s", folder)

    def show_shelf(self, shelf: Shelf, unfinished: Sequence[Unfinished], past: Sequence[Past], series: Sequence[Series] = ()) -> None:
        """Show what there is now: draaiboeken, sessions to go on with (the last used first), sessions of before, and what comes back."""
        self._past = tuple(past)
        self._shelf_is_empty = not shelf.templates
        self._show_unfinished(unfinished)
        self._show_clock(past)
        self.cards.show_found(shelf.templates)
        self.kinds.show_kinds(self.cards.kinds)
        _refill(self._broken_box, [item for b in shelf.broken for item in (Line(self.theme), self._broken_row(b))])
        self.series.show_series(series)
        self._search(self.search.text())

    def show_seal(self, on: bool, locked: bool) -> None:
        """Whether there are confidential sessions behind a passphrase, and whether they are on the lock."""
        self._seal_box.setVisible(on)
        self._locked = locked
        self._fit_seal()

    def _fit_seal(self) -> None:
        """Where there is little room a lock alone, which says what it does."""
        if self._locked:
            words, name = tr("Geef de wachtzin"), tr("Vertrouwelijke sessies zijn op slot: geef de wachtzin")
        else:
            words, name = tr("Zet op slot"), tr("Zet vertrouwelijke sessies op slot")
        narrow = self.width() < ROOM_FOR_WORDS
        self.seal.set_text("" if narrow else words, name)
        self.seal.set_key("" if narrow else tr("Ctrl Shift K"))
        self._here.setVisible(not (narrow and self._seal_box.isVisibleTo(self)))

    def _show_clock(self, past: Sequence[Past]) -> None:
        """Say so where the clock of this laptop was set back: before a session is led with it."""
        self.clock.set_text(clock_sentence(past, self._now().astimezone().date()))
        self._clock_box.setVisible(bool(self.clock.text()))

    def show_reminder(self, sentence: str) -> None:
        """The quiet line on promises that are due; none where the sentence is empty."""
        self.reminder = self._made_reminder(sentence) if sentence else None
        _refill(self._reminder_box, [self.reminder] if self.reminder else [])

    def _made_reminder(self, sentence: str) -> Pane:
        words = hbox(self.theme, Icon(self.theme, "flag", "body", "accent"), "s", (Text(self.theme, sentence, "body", "accent"), 1))
        made = Pane(self.theme, vbox(self.theme, words, margins=(0, "s", 0, "l")), sentence)
        made.clicked.connect(self.promises_requested)
        return made

    def _show_unfinished(self, unfinished: Sequence[Unfinished]) -> None:
        self.resume = Resume(self.theme, unfinished) if unfinished else None
        _refill(self._band, [self.resume] if self.resume else [])
        if self.resume:
            self.resume.session_chosen.connect(self.session_chosen)
            self.resume.minutes_requested.connect(self.minutes_requested)
            self.resume.go.setFocus()

    def _broken_row(self, broken: Broken) -> QWidget:
        row = BrokenRow(self.theme, broken)
        if row.mend is not None:
            row.mend.clicked.connect(partial(self.mending_requested.emit, broken))
        return row

    def choose_kind(self, kind: str) -> None:
        """Show the draaiboeken of this kind, or all where it is empty."""
        self.kinds.choose(kind)
        self.cards.choose_kind(kind)
        self._search(self.search.text())

    def _search(self, words: str) -> None:
        self.cards.search(words)
        self.series.search(words)
        self.nothing.set_text(self._nothing_words(words))
        self.nothing.setVisible(not self.cards.shown)
        self.kinds.setVisible(len(self.cards.kinds) > 1)
        found = [p for p in self._past if matches(words, p.title, p.team)]
        rows: list[QWidget] = [self._past_row(p) for p in found[:MOST_PAST]]
        if remark := self._past_remark(words, len(found)):
            rows.append(Text(self.theme, remark, "small", "ink2"))
        _refill(self._past_box, rows)

    def _nothing_words(self, words: str) -> str:
        if self._shelf_is_empty:
            return tr(
                "Er zijn nog geen draaiboeken. Sleep een YAML-bestand hierheen, kies Draaiboek openen, of zet het in de map (knop Map)."
            )
        return tr("Geen draaiboek met ‘{words}’.", words=words)

    def _past_remark(self, words: str, number: int) -> str:
        if not self._past:
            return tr("Hier komen je sessies met hun verslag. Kies een draaiboek om te beginnen.")
        if not number:
            return tr("Geen sessie met ‘{words}’.", words=words)
        more = number - MOST_PAST
        return trn("En nog {n} sessie. Zoek om die te vinden.", "En nog {n} sessies. Zoek om ze te vinden.", more) if more > 0 else ""

    def _past_row(self, past: Past) -> PastPane:
        row = past_row(self.theme, past)
        row.clicked.connect(partial((self.minutes_requested if past.state == "closed" else self.session_chosen).emit, past.id))
        row.menu_requested.connect(partial(self._open_past_menu, past.id, past.state == "closed"))
        return row

    def _open_past_menu(self, session: str, closed: bool, point: QPoint) -> None:
        past_menu(self, self.theme, partial(self._do_with_past, session), closed=closed).popup(point)

    def _do_with_past(self, session: str, wish: PastWish) -> None:
        wishes = {
            "look": self.minutes_requested, "series": self.series_requested, "hand over": self.handing_requested,
            "forget": self.forget_requested,
        }  # fmt: skip
        wishes[wish].emit(session)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_seal()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped_file(event):
            event.acceptProposedAction()
            self.file_dropped.emit(path)


class Legend(Themed, QWidget):
    """What the lines of a rhythm mean; not where there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words: dict[Manner, str] = {"listen": tr("luisteren"), "talk": tr("praten"), "write": tr("schrijven"), "choose": tr("kiezen")}
        items: list[Items] = []
        for manner, word in words.items():
            items += [_sample(theme, manner), 6, one(theme, word, "label", "ink3"), "m"]
        self.setLayout(hbox(theme, *items))
        self.follow(theme)

    def restyle(self) -> None:
        self.setVisible(not self.theme.compact)
        super().restyle()


def _sample(theme: Theme, manner: Manner) -> QWidget:
    sample = Rhythm(theme, [Bar("", timedelta(minutes=1), manner)])
    sample.setFixedWidth(26)
    return sample


def is_session_file(path: Path) -> bool:
    """Whether there may be sessions in it, by its name."""
    return path.suffix.lower() in SESSION_SUFFIXES


def dropped_file(event: QDropEvent) -> Path | None:
    """The draaiboek or session file that is dragged or dropped here, or None for anything else."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower() in (*SUFFIXES, SUFFIX, *SESSION_SUFFIXES)), None)


def _refill(box: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := box.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        box.addWidget(widget)
