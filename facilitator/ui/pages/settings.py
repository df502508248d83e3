"""What is chosen once: names, house colour, light or dark, where documents go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog

from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.buttons import Button
from facilitator.ui.fields import Field
from facilitator.ui.layout import STRETCH, hbox, vbox
from facilitator.ui.text import Text, one
from facilitator.ui.theme import Theme


class SettingsDialog(QDialog):
    """The settings.

    Signals:
        chosen(Settings): these should hold from now on.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setObjectName("page")
        self.setWindowTitle(tr("Instellingen"))
        self.setMinimumWidth(460)
        t = theme
        self.organisation = Field(t, tr("Organisatie, boven het verslag"), settings.organisation)
        self.facilitator = Field(t, tr("Jouw naam"), settings.facilitator)
        self.address = Field(t, tr("Adresregel, boven het verslag"), settings.address)
        self.accent = Field(t, tr("Huiskleur"), settings.accent, "#1F3F94")
        self.exports = Field(t, tr("Map voor verslagen"), settings.exports, tr("de map Documenten"))
        self.editor = Field(t, tr("Programma om draaiboeken te wijzigen"), settings.editor, tr("wat deze computer ervoor gebruikt"))
        browse = Button(t, tr("Kies map"), "quiet", "folder-open", small=True)
        browse.clicked.connect(self._browse)
        self.theme_box = QComboBox()
        self.theme_box.setAccessibleName(tr("Uiterlijk"))
        for key, word in (("light", tr("licht")), ("dark", tr("donker")), ("contrast", tr("hoog contrast"))):
            self.theme_box.addItem(word, key)
        self.theme_box.setCurrentIndex(self.theme_box.findData(settings.theme))
        self.dark_room = QCheckBox(tr("Donkere zaal: lichte letters op de beamer"))
        self.dark_room.setChecked(settings.dark_room)
        keep, cancel = Button(t, tr("Bewaar"), "primary"), Button(t, tr("Laat zo"))
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        self.later = Text(t, tr("Huiskleur en zaal gelden na een nieuwe start van het programma."), "small", "ink3")
        look = hbox(t, one(t, tr("Uiterlijk"), "label", "ink2"), "m", (self.theme_box, 1))
        self.setLayout(
            vbox(
                t,
                one(t, tr("Instellingen"), "title"),
                "m",
                self.organisation,
                "m",
                self.facilitator,
                "m",
                self.address,
                "m",
                self.accent,
                "m",
                hbox(t, (self.exports, 1), "s", browse),
                "m",
                self.editor,
                "l",
                look,
                "m",
                self.dark_room,
                "m",
                self.later,
                "l",
                hbox(t, STRETCH, cancel, "s", keep),
                margins=("xl", "l", "xl", "l"),
            )
        )

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Map voor verslagen"), self.exports.text)
        if folder:
            self.exports.set_text(folder)

    def _keep(self) -> None:
        accent = self.accent.text.strip() or "#1F3F94"
        if len(accent) != 7 or accent[0] != "#" or any(c not in "0123456789abcdefABCDEF" for c in accent[1:]):
            self.accent.show_error(tr("Schrijf een kleur als # met zes cijfers of letters, bijvoorbeeld #1F3F94."))
            return
        self.chosen.emit(
            replace(
                self._settings,
                organisation=self.organisation.text.strip(),
                facilitator=self.facilitator.text.strip(),
                address=self.address.text.strip(),
                accent=accent,
                exports=self.exports.text.strip(),
                editor=self.editor.text.strip(),
                theme=self.theme_box.currentData(),
                dark_room=self.dark_room.isChecked(),
            )
        )
        self.accept()
