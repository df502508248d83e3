"""What goes along and what is still missing, and what can be done with a report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from facilitator.language import tr, trn
from facilitator.sessions.screens.console_view import NoteRow
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Line, Text, Themed, one
from facilitator.ui.look.theme import Theme


class ReportFoot(Themed, QWidget):
    """A sentence, and four buttons; of three of them only the icon where there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._concept = one(theme, tr("Concept."), "strong")
        self.summary = Text(theme, "", "body", "ink2", most=2)
        self.copy = Button(theme, tr("Kopieer"), "quiet", "copy")
        self.folder = Button(theme, tr("Map openen"), "quiet", "folder-open")
        self.export = Button(theme, tr("Bewaar…"), "primary", "file-down", tr("Ctrl S"))
        self.as_template = Button(theme, tr("Bewaar als draaiboek"), "quiet", "file-plus")
        self.adopt = Button(theme, tr("Stel vast"), "quiet", "stamp")
        self.anew = Button(theme, tr("Nieuwe versie"), "quiet", "pencil-line")
        self.anew.hide()
        self._words = {
            self.adopt: tr("Stel vast"), self.anew: tr("Nieuwe versie"), self.as_template: tr("Bewaar als draaiboek"),
            self.copy: tr("Kopieer"), self.folder: tr("Map openen"),
        }  # fmt: skip
        self.stop = Button(theme, tr("Stop"), "line", "x", small=True)
        self.progress = one(theme, "", "body", "ink2")
        self._progress = host(theme, hbox(theme, self.progress, "m", self.stop, "l"))
        self._progress.hide()
        buttons = hbox(theme, self.adopt, self.anew, "l", self.as_template, "l", self.copy, "l", self.folder, "l", self.export)
        row = hbox(theme, self._concept, "s", (self.summary, 1), "m", self._progress, buttons, margins=("gutter", 0, "gutter", 0))
        self.setLayout(vbox(theme, Line(theme), (host(theme, row), 1)))
        self.follow(theme)

    def restyle(self) -> None:
        self.setFixedHeight(self.theme.px("noteline"))
        self.summary.set_role("small" if self.theme.compact else "body")
        for button, word in self._words.items():
            button.set_text("" if self.theme.compact else word, word)
        super().restyle()

    def show_version(self, number: int, adopted: bool) -> None:
        """Which version this is, and whether it is fixed."""
        concept = tr("Concept.") if number == 1 else tr("Concept, versie {n}.", n=number)
        self._concept.set_text(tr("Vastgesteld, versie {n}.", n=number) if adopted else concept)
        self.adopt.setVisible(not adopted)
        self.anew.setVisible(adopted)

    def show_progress(self, page: int) -> None:
        """A document is being kept, and so many pages are done."""
        self.progress.set_text(tr("Bewaren: bladzijde {n}", n=page) if page else tr("Bewaren …"))
        self._progress.show()
        self.export.setEnabled(False)

    def end_progress(self) -> None:
        """It is kept, or not."""
        self._progress.hide()
        self.export.setEnabled(True)


def summary_of(notes: Sequence[NoteRow], left_out: int) -> str:
    """What goes along, what does not, and what is still missing."""
    if not notes:
        return tr("Er is nog niets opgeschreven.")
    going = len(notes) - left_out
    goes = trn("Eén notitie gaat mee", "{n} notities gaan mee", going) if going else tr("Geen notities gaan mee")
    left = trn("{goes}, {n} blijft buiten het verslag.", "{goes}, {n} blijven buiten het verslag.", left_out, goes=goes)
    stays = left if left_out else tr("{goes}.", goes=goes)
    unclear = sum(n.kind == "action" and not (n.owner and n.due) for n in notes)
    if not unclear:
        return stays
    lacks = trn("Eén actiepunt heeft nog geen naam of datum.", "{n} actiepunten hebben nog geen naam of datum.", unclear)
    return tr("{first} {second}", first=stays, second=lacks)
