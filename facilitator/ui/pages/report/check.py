"""At the top of the minutes: what is gone through with whoever brought in a case. It asks, and holds nothing back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.language import tr
from facilitator.sessions.privacy.case_check import CaseField, FoundTrace
from facilitator.sessions.privacy.personal_traces import TraceKind
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Line, Text, Themed, TopColumn
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.report.list import LABEL_WIDTH

MOST = 6
"""More findings than this are counted."""
_AROUND = 24
"""Letters of the note that are shown before and after what was found."""


class ReportCheck(Themed, QWidget):
    """Nothing at all where there is nothing to look at.

    Signals:
        replaced(object FoundTrace), left(object FoundTrace): something else goes in its place, or it may stand.
        field_kept(str key, bool keep): a field of the case goes into the minutes, or not.
    """

    replaced = Signal(object)
    left = Signal(object)
    field_kept = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: object = ((), ())
        self.rows: list[QWidget] = []
        self._box: QVBoxLayout = TopColumn()
        words = vbox(theme, Text(theme, tr("Nakijken"), "label", "ink2"), STRETCH, margins=(0, "s", "m", "s"))
        self._label = host(theme, words)
        self.setLayout(vbox(theme, hbox(theme, self._label, (self._box, 1)), "s", Line(theme), margins=(0, 0, "gutter", 0)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)  # what is left over is below the notes
        self.hide()
        self.follow(theme)

    def show_check(self, fields: tuple[CaseField, ...], found: tuple[FoundTrace, ...]) -> None:
        """Show what there is to look at; made anew only when that is something else."""
        if (fields, found) == self._shown:
            return
        self._shown = (fields, found)
        self._clear()
        if fields:
            self._add(Text(self.theme, tr("Loop dit met de inbrenger na. Wat mag er in het verslag?"), "strong"))
        for field in fields:
            self._add(self._field_row(field))
        for trace in found[:MOST]:
            self._add(self._trace_row(trace))
        if len(found) > MOST:
            self._add(Text(self.theme, tr("En nog {n}.", n=len(found) - MOST), "body", "ink2"))
        self.setVisible(bool(fields or found))

    def _clear(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []

    def _add(self, row: QWidget) -> None:
        self.rows.append(row)
        self._box.addWidget(host(self.theme, vbox(self.theme, row, margins=(0, "s", 0, "xs"))))

    def _field_row(self, field: CaseField) -> QWidget:
        answers = [self._answer(field, tr("Meenemen"), True), self._answer(field, tr("Weglaten"), False)]
        name = Text(self.theme, field.label, "body", "ink" if field.kept else "ink3")
        words = Text(self.theme, field.words, "small", "ink3", most=1)
        return host(self.theme, hbox(self.theme, (vbox(self.theme, name, words), 1), "m", answers[0], "s", answers[1]))

    def _answer(self, field: CaseField, word: str, keep: bool) -> Button:
        given, name = field.kept == keep, tr("{word}: {what}", word=word, what=field.label)
        button = Button(self.theme, word, "line", "check" if given else "", name=name, small=True)
        button.setCheckable(True)
        button.setChecked(given)
        button.clicked.connect(partial(self._say, button, given, field.key, keep))
        return button

    def _say(self, button: Button, given: bool, field: str, keep: bool, _on: bool = False) -> None:
        button.setChecked(given)  # it shows what is kept, which is only so when it has been kept
        self.field_kept.emit(field, keep)

    def _trace_row(self, found: FoundTrace) -> QWidget:
        said = tr("{what}: {found}, in {where}", what=_words(found.trace.kind), found=found.trace.text, where=_where(found))
        sentence = Text(self.theme, said, "body")
        instead = Button(self.theme, tr("Vervang door ‘{instead}’", instead=found.instead), "line", small=True)
        stays = Button(self.theme, tr("Laat staan"), "quiet", small=True)
        instead.clicked.connect(partial(self.replaced.emit, found))
        stays.clicked.connect(partial(self.left.emit, found))
        return host(self.theme, vbox(self.theme, sentence, "xs", hbox(self.theme, instead, "m", stays, STRETCH)))

    def restyle(self) -> None:
        self._label.setFixedWidth(LABEL_WIDTH[self.theme.density])
        super().restyle()


def _words(kind: TraceKind) -> str:
    return {
        "bsn": tr("Dit lijkt een BSN"), "address": tr("Dit lijkt een adres"), "birth": tr("Dit lijkt een geboortedatum"),
        "email": tr("Dit is een e-mailadres"), "phone": tr("Dit lijkt een telefoonnummer"), "name": tr("Hier staat een naam"),
    }[kind]  # fmt: skip


def _where(found: FoundTrace) -> str:
    where, words = found.outgoing.where, _excerpt(found)
    return tr("{field}: {words}", field=where, words=words) if where else words


def _excerpt(found: FoundTrace) -> str:
    start, end = max(0, found.trace.start - _AROUND), found.trace.end + _AROUND
    before, after = ("…" if start else "", "…" if end < len(found.text) else "")
    return f"‘{before}{found.text[start:end]}{after}’"
