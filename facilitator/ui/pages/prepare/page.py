"""The page where a session is prepared: where and when, which steps, and who comes. Everything counts as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.language import clock_time, tr, trn
from facilitator.sessions.coming_back.previous import Previous
from facilitator.sessions.coming_back.series import team_key
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.plan import preparation as prep
from facilitator.sessions.plan.learning import LearnedStep
from facilitator.sessions.plan.run_sheet import RunSheet
from facilitator.sessions.templates.template import Template
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import Field
from facilitator.ui.look.layout import STRETCH, Page, SessionBar, hbox, host, scroll, vbox
from facilitator.ui.look.marks import Banner, StatusLine
from facilitator.ui.look.text import Icon, Line, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.phases import phases
from facilitator.ui.pages.prepare.learned import LearnedPanel
from facilitator.ui.pages.prepare.people import Lines, PeoplePanel
from facilitator.ui.pages.prepare.place import PlaceForm
from facilitator.ui.pages.prepare.previous import Find, PreviousPanel
from facilitator.ui.pages.prepare.sealing import SealingRow
from facilitator.ui.pages.prepare.steps import StepsTable, TableHead, Totals, keeps_room
from facilitator.ui.parts.rhythm import Rhythm, bars


class PreparePage(Page):
    """A session that has not begun.

    Signals:
        particulars_changed(Particulars): each change that can be read.
        begin_requested(), home_requested(), beamer_requested(), shortcuts_requested(): a button or a key.
        phase_requested(str): a tab, by its key.
        documents_requested(): something is wanted on paper beforehand.
        draft_shown(Template): another session, or another draaiboek, is prepared now.
    """

    person_forgotten = Signal(str)
    particulars_changed = Signal(object)
    begin_requested = Signal()
    home_requested = Signal()
    beamer_requested = Signal()
    shortcuts_requested = Signal()
    phase_requested = Signal(str)
    documents_requested = Signal()
    draft_shown = Signal(object)

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self._now = now
        self._template: Template | None = None
        self.particulars = Particulars(now())
        self.bar, self.news = SessionBar(theme, phases(), "prepare"), Banner(theme)
        self.previous_of: Find = lambda _template, _team: None
        self._previous: tuple[str, Previous | None] = ("", None)
        self.previous = PreviousPanel(theme)
        self.form, self.table = PlaceForm(theme, self.previous), StepsTable(theme)
        self.totals, self.people, self.learned = Totals(theme), PeoplePanel(theme), LearnedPanel(theme)
        self.title, self.goal, self.rhythm = Text(theme, "", "title", most=2), Text(theme, "", "body", "ink2"), Rhythm(theme)
        self.blanks: dict[str, Field | Lines] = {}
        self._blank_box: QVBoxLayout = vbox(theme, spacing="m")
        self.secret, self.ahead = Text(theme, "", "small", "ink2"), Text(theme, "", "small", "ink2")
        self.earlier, self.shorten = Button(theme, "", "quiet", small=True), Button(theme, tr("Kort samen in"), "quiet", small=True)
        self.begin = Button(theme, tr("Begin sessie"), "primary", "play", key="Ctrl Enter")
        self.paper = Button(theme, tr("Op papier…"), "quiet", "file-text", tr("Ctrl S"), tr("Draaiboek en presentielijst op papier"))
        self.to_learned = Button(theme, "", "quiet", "history", small=True)
        keeps_room(self.to_learned)  # it comes a moment later, and nothing jumps
        self.to_learned.hide()
        self.status = StatusLine(theme)
        self.sealing = SealingRow(theme)
        left, middle, right = self._left(theme), self._middle(theme), self._right(theme)
        body = hbox(theme, left, Line(theme, vertical=True), (middle, 1), Line(theme, vertical=True), right)
        self.set_parts(self.bar, body, self._foot(theme), self.news)
        self._connect()

    def _connect(self) -> None:
        self.bar.home_requested.connect(self.home_requested)
        self.bar.beamer_requested.connect(self.beamer_requested)
        self.bar.shortcuts_requested.connect(self.shortcuts_requested)
        self.bar.phase_requested.connect(self.phase_requested)
        self.form.entered.connect(self._settle)
        self.previous.taken_over.connect(self._take_over)
        self.table.switched.connect(self._switch)
        self.table.length_changed.connect(self._lengthen)
        self.table.passes_asked.connect(self._repeat)
        self.learned.length_chosen.connect(self._lengthen)
        self.to_learned.clicked.connect(self.learned.take_focus)
        self.people.people_changed.connect(self._invite)
        self.people.person_forgotten.connect(self.person_forgotten)
        self.earlier.clicked.connect(self._begin_earlier)
        self.shorten.clicked.connect(self._shorten)
        self.begin.clicked.connect(self._begin)
        self.paper.clicked.connect(self._ask_for_paper)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._ask_for_paper)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._begin)

    # how it stands together

    def _left(self, theme: Theme) -> QWidget:
        head = hbox(theme, Icon(theme, "lock", "strong", "ink2"), "s", one(theme, tr("Vertrouwelijk"), "strong"), STRETCH)
        self._secret_box = host(theme, vbox(theme, Line(theme), "m", head, "xs", self.secret))
        ahead = hbox(theme, Icon(theme, "list-todo", "strong", "ink2"), "s", one(theme, tr("Vooraf"), "strong"), STRETCH)
        self._ahead_box = host(theme, vbox(theme, Line(theme), "m", ahead, "xs", self.ahead))
        label = one(theme, tr("Waar en wanneer"), "label", "ink2")
        below = (self.sealing, self._ahead_box, "m", STRETCH, self._secret_box)
        column = vbox(theme, label, "l", self.form, "l", *below, margins=("l", "m", "l", "l"))
        return host(theme, vbox(theme, scroll(host(theme, column))), "sunken", width="left_column")

    def _middle(self, theme: Theme) -> QWidget:
        self._blank_host = host(theme, vbox(theme, self._blank_box, "l"))
        to_learned = host(theme, hbox(theme, self.to_learned, STRETCH))
        head = vbox(theme, one(theme, tr("Draaiboek"), "label", "ink2"), 2, self.title, 2, self.goal, "m", self.rhythm, to_learned, "s")
        table = vbox(theme, TableHead(theme), Line(theme), self.table, self.totals, self.learned)
        return scroll(host(theme, vbox(theme, head, self._blank_host, table, STRETCH, margins=("gutter", "m", "gutter", "m"))))

    def _right(self, theme: Theme) -> QWidget:
        head = hbox(theme, one(theme, tr("Deelnemers"), "label", "ink2"), "s", self.people.count, STRETCH)
        column = vbox(theme, head, "s", self.people, STRETCH, margins=("l", "m", "l", "m"))
        return host(theme, vbox(theme, scroll(host(theme, column))), width="right_column")

    def _foot(self, theme: Theme) -> QWidget:
        row = hbox(theme, self.status, "m", self.earlier, "s", self.shorten, STRETCH, self.paper, "m", self.begin, margins=("l", 0, "l", 0))
        return host(theme, vbox(theme, Line(theme), (host(theme, row), 1)), height="noteline")

    # what is shown

    def show_draft(self, template: Template, particulars: Particulars) -> None:
        """Prepare a session with this draaiboek."""
        other = template is not self._template
        self._template, self.particulars = template, prep.settled(template, particulars)
        self._previous = ("", None)
        if other:
            self.form.start_over()
            self._make_blanks(template)
        self.title.set_text(template.title)
        self.goal.set_text(template.goal)
        self.goal.setVisible(bool(template.goal))
        self.secret.set_text(prep.confidential_words(template.notes))
        self.ahead.set_text("\n".join(ahead_lines(template)))
        self._ahead_box.setVisible(bool(self.ahead.text()))
        self._secret_box.setVisible(template.notes != "report")
        self._refresh()
        if other:
            self.form.team.setFocus()
        self.draft_shown.emit(template)

    def look_back_again(self) -> None:
        """What earlier sessions leave to this one may be other than it was."""
        self._previous = ("", None)
        self._refresh()

    def show_learned(self, learned: Sequence[LearnedStep]) -> None:
        """What earlier sessions say about the times."""
        self.learned.show_learned(learned, self._template, self.particulars)
        number = len(self.learned.proposals)
        self.to_learned.setVisible(number > 0)
        self.to_learned.set_text(trn("{n} voorstel uit eerdere sessies", "{n} voorstellen uit eerdere sessies", number))

    def _make_blanks(self, template: Template) -> None:
        while (item := self._blank_box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.blanks = {}
        for name, default in template.blanks.items():
            self._blank_box.addWidget(self._blank(name, self.particulars.blanks.get(name, default)))
        self._blank_host.setVisible(bool(self.blanks))

    def _blank(self, name: str, value: str | tuple[str, ...]) -> QWidget:
        label = name[:1].upper() + name[1:]
        if isinstance(value, str):
            field = Field(self.theme, label, value)
            field.edit.textEdited.connect(lambda text: self._fill_in(name, text.strip()))
            self.blanks[name] = field
            return field
        lines = Lines(self.theme, tr("{name}, één per regel", name=label), 6)
        lines.set_text("\n".join(value))
        lines.textChanged.connect(lambda: self._fill_in(name, _filled_lines(lines)))
        self.blanks[name] = lines
        return host(self.theme, vbox(self.theme, one(self.theme, lines.accessibleName(), "label", "ink2"), 2, lines))

    def _refresh(self) -> None:
        if self._template is None:
            return
        p = self.particulars
        sheet = prep.draft_sheet(self._template, p)
        self.bar.show_session(self._template.title, p.team)
        today = local(self._now(), p).date()
        self.form.show_particulars(p, today)
        self.previous.show_previous(self._template, p, self._found_previous(self._template, p.team), today)
        self.table.show_sections(prep.sections(sheet, p))
        self.learned.show_lengths(p)
        self.rhythm.show_score(bars(sheet))
        self.totals.show_totals(sheet.length, local(p.starts_at + sheet.length, p), bool(prep.too_long(sheet, p)))
        self.people.show_people(self._template, p.participants, prep.people_sentence(self._template, p))
        self._show_fit(sheet)

    def _found_previous(self, template: Template, team: str) -> Previous | None:
        """Looked up once for a team: it is asked at every key."""
        wanted = team_key(team)
        if wanted != self._previous[0]:
            self._previous = (wanted, self.previous_of(template, team) if wanted else None)
        return self._previous[1]

    def _show_fit(self, sheet: RunSheet) -> None:
        sentence, earlier = prep.misfit_sentence(sheet, self.particulars), prep.earlier_start(sheet, self.particulars, self._now())
        self.status.show_status("warning" if sentence else "running", sentence)
        self.shorten.setVisible(bool(sentence) and self._shortened() != self.particulars)
        self.earlier.setVisible(earlier is not None)
        if earlier is not None:
            self.earlier.set_text(tr("Begin om {time}", time=clock_time(local(earlier, self.particulars))))

    # what changes

    def _take(self, particulars: Particulars) -> None:
        if particulars != self.particulars:
            self.particulars = particulars
            self._refresh()
            self.particulars_changed.emit(particulars)

    def _settle(self, particulars: Particulars) -> None:
        if self._template is not None:
            self._take(prep.settled(self._template, particulars))

    def _take_over(self, particulars: Particulars) -> None:
        self._settle(particulars)

    def _switch(self, key: str, on: bool) -> None:
        if self._template is not None:
            self._take(prep.with_switch(self._template, self.particulars, key, on))

    def _lengthen(self, key: str, length: object) -> None:
        if self._template is not None:
            self._take(prep.with_length(self._template, self.particulars, key, length))  # type: ignore[arg-type]

    def _repeat(self, path: str, passes: int) -> None:
        if self._template is not None:
            self._take(prep.with_passes(self._template, self.particulars, path, passes))

    def _invite(self, people: Sequence[Participant]) -> None:
        self._settle(replace(self.particulars, participants=tuple(people)))

    def _fill_in(self, name: str, value: str | tuple[str, ...]) -> None:
        self._settle(replace(self.particulars, blanks={**self.particulars.blanks, name: value}))

    def _begin_earlier(self) -> None:
        if self._template is None:
            return
        start = prep.earlier_start(prep.draft_sheet(self._template, self.particulars), self.particulars, self._now())
        if start is not None:
            self._settle(replace(self.particulars, starts_at=start))

    def _shortened(self) -> Particulars:
        return prep.shortened(self._template, self.particulars) if self._template else self.particulars

    def _shorten(self) -> None:
        self._take(self._shortened())

    def _ask_for_paper(self) -> None:
        self.paper.setFocus()  # what is being typed is entered
        self.documents_requested.emit()

    def _begin(self) -> None:
        """Only when everything can be read; else to the line that cannot."""
        self.begin.setFocus()  # what is being typed is entered
        wrong = self.form.wrong
        if wrong is not None:
            wrong.setFocus()
        else:
            self.begin_requested.emit()


def _filled_lines(lines: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line for line in (" ".join(line.split()) for line in lines.toPlainText().splitlines()) if line)


def ahead_lines(template: Template) -> tuple[str, ...]:
    """What to see to beforehand: the checklist of the draaiboek, the room, and what to bring."""
    bring = tr("Neem mee: {things}.", things=", ".join(template.materials)) if template.materials else ""
    return tuple(f"– {line}" for line in (*template.prepare, template.room, bring) if line)
