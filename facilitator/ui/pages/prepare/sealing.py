"""Whether the session that is prepared is kept behind the passphrase: a box to tick, and what that means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import CheckRow
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Text
from facilitator.ui.look.theme import Theme


class SealingRow(QWidget):
    """Not there until it is shown.

    Signals:
        turned(bool): somebody wants it so.
        passphrase_requested(): confidential sessions should be open.
    """

    turned = Signal(bool)
    passphrase_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.box = CheckRow(theme, tr("Achter de wachtzin"))
        self.said = Text(theme, "", "small", "ink2")
        self.unlock = Button(theme, tr("Geef de wachtzin"), "quiet", "lock-keyhole", small=True)
        self._unlock = host(theme, vbox(theme, "xs", hbox(theme, self.unlock, STRETCH)))
        self.setLayout(vbox(theme, self.box, self.said, self._unlock, "l"))
        self.box.clicked.connect(self.turned)
        self.unlock.clicked.connect(self.passphrase_requested)
        self.hide()

    def show_sealed(self, sealed: bool, *, locked: bool, demanded: bool = False) -> None:
        """As it is, or will be. `locked`: what is behind the passphrase cannot be read now. `demanded`: it cannot be otherwise."""
        self.box.setEnabled(not demanded)
        self.box.setChecked(sealed)
        wanted = tr("Je organisatie wil vertrouwelijke sessies achter de wachtzin.") if demanded and not locked else ""
        self._say(wanted or _words(sealed, locked))
        self._unlock.setVisible(sealed and locked)
        self.show()

    def show_busy(self, sealed: bool) -> None:
        """It is being made so, in the copies too."""
        self.box.setEnabled(False)
        self.box.setChecked(sealed)
        self._say(tr("Bezig, ook in de reservekopieën…"))

    def _say(self, sentence: str) -> None:
        self.said.set_text(sentence)
        self.box.setAccessibleDescription(sentence)


def _words(sealed: bool, locked: bool) -> str:
    if not sealed:
        return tr("Wie bij deze laptop kan, kan deze sessie lezen.")
    if locked:
        return tr("Vertrouwelijke sessies zijn op slot. Als je begint, vraagt het programma om de wachtzin.")
    return tr("Wat er gezegd wordt en wie er was, is alleen met de wachtzin te lezen.")
