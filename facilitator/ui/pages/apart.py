"""Sessions that were changed here and in the shared archive: side by side, with a choice for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.language import day, tr, trn
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Line, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.choices import Choices, Option
from facilitator.ui.parts.differences import differences_table
from facilitator.ui.parts.sheet_over import SheetOver


class ApartPanel(SheetOver):
    """Each session with what differs. Which one counts is chosen; the other stays beside it.

    Signals:
        settled(dict[str, str]): by id of the session `here` or `there`.
    """

    settled = Signal(object)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._choices: dict[str, Choices] = {}
        said = Text(theme, tr("Er staat bij elke keuze wat er met de andere versie gebeurt."), "body", "ink2", most=2)
        self.keep = Button(theme, tr("Leg vast"), "primary", "check")
        self.keep.clicked.connect(self._keep)
        self.foot.addLayout(hbox(theme, (said, 1), "m", self.keep))

    def show_apart(self, found: Sequence[Any]) -> None:
        """These are to be decided."""
        self.empty_body()
        self._choices = {}
        for each in found:
            self.body.addWidget(self._row(each))
        self.keep.setEnabled(bool(found))
        about = trn("{n} sessie", "{n} sessies", len(found)) if found else tr("Er is niets meer te kiezen.")
        self.come_up(tr("Hier en in het archief veranderd"), about)
        first = next(iter(self._choices.values()), None)
        (first.radios["here"] if first else self.leave).setFocus()  # Enter alone decides nothing

    def _row(self, each: Any) -> QWidget:
        t = self.theme
        title = ", ".join(part for part in (each.title, each.team) if part)
        head = vbox(t, Text(t, title, "strong", most=2), one(t, day(each.starts_at, "EEE d MMM y"), "small", "ink2"))
        choices = Choices(t, _erased_options() if each.erased else _changed_options(), "here")
        self._choices[each.id] = choices
        table = differences_table(t, each.differences, tr("In het archief")) if each.differences else None
        sentence = Text(t, _sentence(each), "body", "ink2")
        return host(t, vbox(t, head, "s", sentence, table, "m", choices, "m", Line(t), "m"))

    def _keep(self) -> None:
        chosen = {session_id: choices.value for session_id, choices in self._choices.items()}
        self.close_up()
        self.settled.emit(chosen)


def _sentence(each: Any) -> str:
    if each.erased:
        return tr("Iemand heeft deze sessie in het archief gewist, terwijl er hier nog iets bij kwam.")
    if not each.differences:
        return tr("Wat je ziet is gelijk; alleen hoe het er eerder stond verschilt.")
    return tr("Een collega heeft de sessie verder geleid terwijl er hier ook iets bij kwam.")


def _changed_options() -> list[Option]:
    beside = tr("De andere staat ernaast als ‘andere versie’, en telt niet mee in de reeks.")
    names = (("here", tr("De sessie van deze laptop telt")), ("there", tr("De sessie uit het archief telt")))
    return [Option(which, name, (beside,)) for which, name in names]


def _erased_options() -> list[Option]:
    return [
        Option("here", tr("Bewaar wat hier staat als aparte sessie"), (tr("Ze heet dan ‘andere versie’ en telt niet mee in de reeks."),)),
        Option("there", tr("Wis haar ook hier"), (tr("Wat hier nog bij kwam, gaat dan ook weg."),)),
    ]
