"""Schrijftafel: a draaiboek that is being written. The last version without mistakes at the left, what is wrong now at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr, trn
from facilitator.rehearsing.trial import Trial
from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.plan.preparation import usual_people
from facilitator.sessions.templates.template import Template
from facilitator.ui.doing.watching import FileWatch
from facilitator.ui.look.buttons import Button, IconButton
from facilitator.ui.look.layout import STRETCH, Page, hbox, host, scroll, vbox
from facilitator.ui.look.marks import Banner
from facilitator.ui.look.text import Icon, Line, Text, Themed, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.preview import PreviewBody

Read = Callable[[Path], Template]
"""The draaiboek in a file, or TemplateError."""


class MakerPage(Page):
    """Reads the file again each time it is saved.

    Signals:
        home_requested(): back to all draaiboeken.
        begin_requested(Template): prepare a session with the last good version.
        editor_requested(Path), folder_requested(Path): open the file, or its folder, elsewhere.
        share_requested(Template): give the last good version to a colleague.
    """

    home_requested = Signal()
    begin_requested = Signal(object)
    editor_requested = Signal(object)
    folder_requested = Signal(object)
    share_requested = Signal(object)

    def __init__(self, theme: Theme, now: Callable[[], datetime], read: Read) -> None:
        super().__init__(theme)
        self._now, self._read = now, read
        self._read_at: datetime | None = None
        self._good_at: datetime | None = None
        self.path = Path()
        self.good: Template | None = None
        self.problems: tuple[Problem, ...] = ()
        self.body, self.news, self.watch = PreviewBody(theme), Banner(theme), FileWatch(self)
        nothing = Text(theme, tr("Er is nog geen versie zonder fouten om te laten zien."), "body", "ink2")
        self.nothing_yet = host(theme, vbox(theme, nothing, STRETCH, margins=("gutter", "m", "gutter", "m")))
        middle = vbox(theme, self.nothing_yet, (self.body, 1))
        self.set_parts(self._bar(theme), hbox(theme, (middle, 1), Line(theme, vertical=True), self._right(theme)), news=self.news)
        self.setMinimumSize(880, 430)
        self._connect()

    def _bar(self, t: Theme) -> QWidget:
        home = IconButton(t, "arrow-left", tr("Alle draaiboeken"))
        home.clicked.connect(self.home_requested)
        self.title, self.file = one(t, "", "strong"), one(t, "", "body", "ink2")
        self.folder = IconButton(t, "folder-open", tr("Toon in map"))
        self.share = IconButton(t, "arrow-up-right", tr("Deel draaiboek"))
        self.begin = Button(t, tr("Begin hiermee"), "line", "play")
        self.editor = Button(t, tr("Open in editor"), "primary", "pencil-line", tr("Ctrl E"))
        row = hbox(t, 8, home, "xs", self.title, "m", (self.file, 1), "s", self.folder, self.share, "s", self.begin, "s", self.editor, "m")
        return host(t, row, height="bar")

    def _right(self, t: Theme) -> QWidget:
        self.verdict, self.when = Text(t, "", "strong"), Text(t, "", "small", "ink2")
        self.when.setAccessibleName(tr("Wanneer het bestand gelezen is"))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        inner = host(t, vbox(t, self._rows, STRETCH))
        column = vbox(t, self.verdict, "xs", self.when, "m", Line(t), "s", (scroll(inner), 1), margins=("l", "m", "l", "s"))
        return host(t, column, width="right_column")

    def _connect(self) -> None:
        self.watch.changed.connect(self.read)
        self.share.clicked.connect(lambda: self.share_requested.emit(self.good))
        self.begin.clicked.connect(lambda: self.begin_requested.emit(self.good))
        self.editor.clicked.connect(lambda: self.editor_requested.emit(self.path))
        self.folder.clicked.connect(lambda: self.folder_requested.emit(self.path))
        for keys, act in {
            "Ctrl+E": self.editor.click, "PgDown": self.body.go_on, "PgUp": self.body.go_back,
            "Right": self.body.go_on, "Left": self.body.go_back,
        }.items():  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)

    # what is on the desk

    def open_file(self, path: Path) -> None:
        """Put this file on the desk, and read it each time it is saved from now on."""
        self.path, self.good, self._good_at = path, None, None
        self.news.clear()
        self.body.trial = None
        self.read()
        (self.body.programme if self.good is not None else self.editor).setFocus()

    def put_away(self) -> None:
        """Watch nothing any more."""
        self.watch.follow(())

    def read(self) -> None:
        """Read the file as it is now. Where it is broken, the last good version stays."""
        self._read_at = self._now()
        try:
            template = self._read(self.path)
        except TemplateError as error:
            self.problems = error.problems
        else:
            self.problems, self._good_at = template.warnings, self._read_at
            self._show_good(template)
        self._show_state()
        self.watch.follow((self.path, *self._included()))

    def _included(self) -> Sequence[Path]:
        """Files beside this one that it includes: they may be edited too."""
        names = self.good.sources if self.good else {}
        return [self.path.with_name(f"{name}.yaml") for name in names]

    def _show_good(self, template: Template) -> None:
        before, self.good = self.body.trial, template
        if before is None or before.template is not template:
            number = before.number if before else 0
            self.body.show_trial(Trial(template, usual_people(template), self._now()), number)

    # saying how it is

    def _show_state(self) -> None:
        wrong = [p for p in self.problems if not p.warning]
        self.title.set_text(self.good.title if self.good else self.path.stem)
        self.file.set_text(self.path.name)
        self.file.setToolTip(str(self.path))
        for button in (self.begin, self.share):
            button.setEnabled(self.good is not None)
        self.body.setVisible(self.good is not None)
        self.nothing_yet.setVisible(self.good is None)
        self.verdict.set_text(_verdict(len(wrong), len(self.problems) - len(wrong)))
        self.verdict.set_colour("over" if wrong else "ink")
        self.when.set_text(self._when_words(bool(wrong)))
        self._show_problems(sorted(self.problems, key=lambda p: (p.warning, p.file, p.line, p.column)))

    def _when_words(self, wrong: bool) -> str:
        read = tr("Gelezen om {time}.", time=_seconds(self._read_at))
        if not wrong:
            return read
        if self._good_at is None:
            return read
        return " ".join([read, tr("Links staat de versie van {time}; er is niets verloren.", time=_seconds(self._good_at))])

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for problem in problems:
            self._rows.addWidget(ProblemRow(self.theme, problem))
        if not problems:
            self._rows.addWidget(Text(self.theme, tr("Bewaar in je editor, en links zie je het meteen."), "body", "ink2"))


class ProblemRow(Themed, QWidget):
    """One thing that is wrong, or odd: where it is, and what was probably meant. Can have the focus, to be read aloud."""

    def __init__(self, theme: Theme, problem: Problem) -> None:
        super().__init__()
        place = f"{problem.line}:{problem.column}"
        place = tr("{file}, {place}", file=problem.file, place=place) if problem.file else place
        level = tr("let op") if problem.warning else tr("fout")
        mark = Icon(theme, "info" if problem.warning else "circle-alert", "small", "ink3" if problem.warning else "over", level)
        where = hbox(theme, mark, "xs", one(theme, place, "strong"), "s", one(theme, level, "small", "ink3"), STRETCH)
        self.words = Text(theme, problem.sentence, "body", "ink")
        self.setLayout(vbox(theme, where, 2, self.words, "s", Line(theme), margins=(0, "xs", 0, "xs")))
        line, column, text = problem.line, problem.column, problem.sentence
        self.setAccessibleName(tr("{level}, regel {line}, kolom {column}: {text}", level=level, line=line, column=column, text=text))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)


def _verdict(wrong: int, odd: int) -> str:
    if wrong:
        return trn("{n} fout: dit doet nog niet mee", "{n} fouten: dit doet nog niet mee", wrong)
    if odd:
        return trn("In orde, met {n} opmerking", "In orde, met {n} opmerkingen", odd)
    return tr("In orde")


def _seconds(moment: datetime | None) -> str:
    """A time with seconds on the clock of this laptop: somebody saves and looks whether it was seen."""
    local = moment.astimezone() if moment else None
    return f"{local.hour}:{local.minute:02d}:{local.second:02d}" if local else ""
