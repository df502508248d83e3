"""What is chosen once: names, house colour, light or dark, where documents go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QLayout, QSlider

from facilitator.language import tr
from facilitator.settings import Settings
from facilitator.ui.buttons import Button
from facilitator.ui.fields import Field
from facilitator.ui.layout import STRETCH, hbox, vbox
from facilitator.ui.room.choice import ScreenChoice
from facilitator.ui.room.monitors import wish_in, with_wish
from facilitator.ui.text import one
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
        self.setMinimumWidth(780)
        self._make_fields(theme, settings)
        self._make_look(settings)
        self._make_room(settings)
        keep, cancel = Button(theme, tr("Bewaar"), "primary"), Button(theme, tr("Laat zo"))
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        columns = hbox(theme, (self._left(theme), 1), "xl", (self._right(theme), 1))
        self.screen_choice = ScreenChoice(theme, wish_in(settings))
        foot = hbox(theme, STRETCH, cancel, "s", keep)
        title = one(theme, tr("Instellingen"), "title")
        chosen = vbox(theme, columns, "m", self._room(theme), "m", self.screen_choice)
        self.setLayout(vbox(theme, title, "m", chosen, STRETCH, "l", foot, margins=("xl", "l", "xl", "l")))

    def _make_fields(self, t: Theme, settings: Settings) -> None:
        self.organisation = Field(t, tr("Organisatie, boven het verslag"), settings.organisation)
        self.facilitator = Field(t, tr("Jouw naam"), settings.facilitator)
        self.address = Field(t, tr("Adresregel, boven het verslag"), settings.address)
        self.accent = Field(t, tr("Huiskleur"), settings.accent, "#1F3F94")
        self.exports = Field(t, tr("Map voor verslagen"), settings.exports, tr("de map Documenten"))
        self.templates = Field(t, tr("Gedeelde map met draaiboeken"), settings.templates, tr("geen"))
        self.editor = Field(t, tr("Programma om draaiboeken te wijzigen"), settings.editor, tr("wat deze computer ervoor gebruikt"))

    def _make_look(self, settings: Settings) -> None:
        self.theme_box = QComboBox()
        self.theme_box.setAccessibleName(tr("Uiterlijk"))
        for key, word in (("light", tr("licht")), ("dark", tr("donker")), ("contrast", tr("hoog contrast"))):
            self.theme_box.addItem(word, key)
        self.theme_box.setCurrentIndex(self.theme_box.findData(settings.theme))
        self.dark_room = QCheckBox(tr("Donkere zaal: lichte letters op de beamer"))
        self.dark_room.setChecked(settings.dark_room)

    def _make_room(self, settings: Settings) -> None:
        self.sound = QCheckBox(tr("Zachte gong bij waarschuwing en einde"))
        self.sound.setChecked(settings.sound)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setAccessibleName(tr("Hoe hard de gong klinkt, van 0 tot 100"))
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self.volume.setSingleStep(5)
        self.volume.setValue(settings.volume)
        self.volume.setEnabled(settings.sound)
        self.sound.toggled.connect(self.volume.setEnabled)
        self.transitions = QCheckBox(tr("Beamer vloeit van scherm naar scherm"))
        self.transitions.setChecked(settings.transitions)

    def _room(self, t: Theme) -> QLayout:
        """What is heard and seen in the room, in the two columns of what stands above."""
        loud = hbox(t, one(t, tr("Hoe hard"), "label", "ink2"), "m", (self.volume, 1))
        right = vbox(t, loud, "s", self.transitions)
        return hbox(t, (vbox(t, self.sound, STRETCH), 1), "xl", (right, 1))

    def _left(self, t: Theme) -> QLayout:
        return vbox(t, self.organisation, "m", self.facilitator, "m", self.address, "m", self.accent, STRETCH)

    def _right(self, t: Theme) -> QLayout:
        exports, templates = self._folder(t, self.exports), self._folder(t, self.templates)
        look = hbox(t, one(t, tr("Uiterlijk"), "label", "ink2"), "m", (self.theme_box, 1))
        return vbox(t, exports, "m", templates, "m", self.editor, "m", look, "s", self.dark_room, STRETCH)

    def _folder(self, t: Theme, field: Field) -> QLayout:
        """A field for a folder, with a button to look for it."""
        browse = Button(t, tr("Kies map"), "quiet", "folder-open", small=True, name=tr("Kies {what}", what=field.edit.accessibleName()))
        browse.clicked.connect(lambda: self._browse(field))
        return hbox(t, (field, 1), "s", browse)

    def _browse(self, field: Field) -> None:
        folder = QFileDialog.getExistingDirectory(self, field.edit.accessibleName(), field.text)
        if folder:
            field.set_text(folder)

    def _keep(self) -> None:
        accent = self.accent.text.strip() or "#1F3F94"
        if len(accent) != 7 or accent[0] != "#" or any(c not in "0123456789abcdefABCDEF" for c in accent[1:]):
            self.accent.show_error(tr("Schrijf een kleur als # met zes cijfers of letters, bijvoorbeeld #1F3F94."))
            return
        self.chosen.emit(
            replace(
                with_wish(self._settings, self.screen_choice.wish),
                organisation=self.organisation.text.strip(),
                facilitator=self.facilitator.text.strip(),
                address=self.address.text.strip(),
                accent=accent,
                exports=self.exports.text.strip(),
                templates=self.templates.text.strip(),
                editor=self.editor.text.strip(),
                theme=self.theme_box.currentData(),
                dark_room=self.dark_room.isChecked(),
                sound=self.sound.isChecked(),
                volume=self.volume.value(),
                transitions=self.transitions.isChecked(),
            )
        )
        self.accept()
