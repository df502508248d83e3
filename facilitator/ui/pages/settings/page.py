"""What is chosen once: who you are, the house style, what every verslag has, the room, where things are kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLayout, QSlider, QWidget

from facilitator.catalogues import own_name
from facilitator.language import language, languages, tr
from facilitator.settings import Settings
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import CheckRow, Field
from facilitator.ui.look.focus import FocusRing
from facilitator.ui.look.layout import STRETCH, Around, hbox, host, vbox
from facilitator.ui.look.system_look import look_named
from facilitator.ui.look.text import Line, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.pages.settings.house import HouseSection
from facilitator.ui.pages.settings.minutes import MinutesSection
from facilitator.ui.pages.settings.privacy import PrivacySection
from facilitator.ui.room.choice import ScreenChoice
from facilitator.ui.room.monitors import wish_in, with_wish

_WANTED = QSize(980, 720)
_AROUND = QSize(24, 64)
"""What stays free on a small screen, for the title bar and the task bar."""
_MAGNIFICATIONS = (100, 125, 150, 175, 200)


class SettingsDialog(QDialog):
    """The settings, in sections below each other; what is chosen holds once it is kept.

    Signals:
        chosen(Settings): these should hold from now on.
        restore_requested(), check_requested(): somebody wants something back, or to know whether all is well; this dialog is gone
            then, with nothing changed.
        apart_requested(): the same, for the sessions that were changed here and in the shared archive.
    """

    chosen = Signal(object)
    restore_requested = Signal()
    check_requested = Signal()
    who_requested = Signal()
    apart_requested = Signal()
    encryption_requested = Signal()

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setObjectName("page")
        self.setWindowTitle(tr("Instellingen"))
        self.setMinimumWidth(640)
        self._make_fields(theme, settings)
        self._make_look(theme, settings)
        self._make_room(theme, settings)
        self.screen_choice = ScreenChoice(theme, wish_in(settings))
        self.house, self.minutes = HouseSection(theme, settings), MinutesSection(theme, settings)
        self.privacy = PrivacySection(theme, settings)
        self.privacy.who_requested.connect(lambda: self.leave_for(self.who_requested))
        self.privacy.encryption_requested.connect(lambda: self.leave_for(self.encryption_requested))
        self.house.choice_asked.connect(self._on_choice_asked)
        self.theme_box.currentIndexChanged.connect(self._show_look)
        self.dark_room.toggled.connect(self._show_look)
        self._show_look()
        self._put_together(theme)
        self._hold(settings.policy.fixed)
        self.focus_ring = FocusRing(theme, self)
        self.resize(_WANTED.boundedTo(self.screen().availableSize() - _AROUND))
        self.facilitator.edit.setFocus()

    def _put_together(self, t: Theme) -> None:
        keep, cancel = Button(t, tr("Bewaar"), "primary"), Button(t, tr("Laat zo"))
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)
        sections = (
            _section(t, tr("Jij en je scherm"), self._person(t)), _section(t, tr("Huisstijl"), self.house),
            _section(t, tr("Verslag"), self.minutes), _section(t, tr("Zaal"), self._room(t)),
            _section(t, tr("Mappen en gegevens"), self._folders(t)), _section(t, tr("Privacy"), self.privacy),
        )  # fmt: skip
        inside = vbox(t, *(item for section in sections for item in (section, "l")), STRETCH, margins=("xl", "m", "xl", 0))
        self.area = Around(host(t, inside))
        self.held = Text(t, tr("Wat grijs is, heeft je organisatie vastgezet."), "small", "ink2")
        self.held.setVisible(bool(self._settings.policy.fixed.keys() - {"database"}))  # there is nothing to choose it with
        head = host(t, vbox(t, one(t, tr("Instellingen"), "title"), self.held, margins=("xl", "m", "xl", "s")))
        foot = hbox(t, STRETCH, cancel, "s", keep, margins=("xl", "s", "xl", "m"))
        self.setLayout(vbox(t, head, Line(t), (self.area, 1), Line(t), foot))

    def _hold(self, fixed: Collection[str]) -> None:
        """What the administrator fixed can be read and not changed."""
        own = {
            "facilitator": self.facilitator, "exports": self.exports, "templates": self.templates, "editor": self.editor,
            "theme": self.theme_box, "language": self.language_box, "magnification": self.magnification_box,
            "announcements": self.announcements, "dark_room": self.dark_room, "sound": self.sound, "volume": self.volume,
            "transitions": self.transitions, "backups": self.backups,
        }  # fmt: skip
        choosers: dict[str, QWidget] = {**own, **self.house.choosers, **self.minutes.choosers, **self.privacy.choosers}
        for widget in (choosers[name] for name in fixed if name in choosers):
            widget.setEnabled(False)
            widget.setToolTip(self.held.text())

    def _make_fields(self, t: Theme, settings: Settings) -> None:
        self.facilitator = Field(t, tr("Jouw naam"), settings.facilitator)
        self.exports = Field(t, tr("Map voor verslagen"), settings.exports, tr("de map Documenten"))
        self.templates = Field(t, tr("Gedeelde map met draaiboeken"), settings.templates, tr("geen"))
        self.backups = Field(t, tr("Map voor reservekopieën"), settings.backups, tr("buiten de map met gegevens"))
        self.archive = Text(t, tr("Alle sessies staan op deze laptop."), "small", "ink2")
        self.apart = Button(t, tr("Hier en in het archief veranderd…"), "quiet", "circle-alert", small=True)
        self.apart.hide()
        self.editor = Field(t, tr("Programma om draaiboeken te wijzigen"), settings.editor, tr("wat deze computer ervoor gebruikt"))

    def _make_look(self, t: Theme, settings: Settings) -> None:
        self.theme_box = QComboBox()
        self.theme_box.setAccessibleName(tr("Uiterlijk"))
        looks = (("system", tr("zoals je computer")), ("light", tr("licht")), ("dark", tr("donker")), ("contrast", tr("hoog contrast")))
        for key, word in looks:
            self.theme_box.addItem(word, key)
        self.theme_box.setCurrentIndex(self.theme_box.findData(settings.theme))
        self.language_box = QComboBox()
        self.language_box.setAccessibleName(tr("Taal"))
        for code in languages():
            self.language_box.addItem(own_name(code), code)
        self.language_box.setCurrentIndex(max(0, self.language_box.findData(language())))
        self.magnification_box = QComboBox()
        self.magnification_box.setAccessibleName(tr("Vergroting van de vensters"))
        for percent in sorted({*_MAGNIFICATIONS, settings.magnification}):
            self.magnification_box.addItem(tr("{n} %", n=percent), percent)
        self.magnification_box.setCurrentIndex(self.magnification_box.findData(settings.magnification))
        self.announcements = CheckRow(t, tr("Een schermlezer meldt wat er verandert"), settings.announcements)
        self.dark_room = CheckRow(t, tr("Donkere zaal: lichte letters op de beamer"), settings.dark_room)

    def _show_look(self) -> None:
        self.house.preview.show_look(look_named(self.theme_box.currentData()), self.dark_room.isChecked())

    def _on_choice_asked(self) -> None:
        """The colours come into sight with the keys on them, once they have their place."""
        self.house.swatches.setFocus()
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.house.swatches))

    def _make_room(self, t: Theme, settings: Settings) -> None:
        self.sound = CheckRow(t, tr("Zachte gong bij waarschuwing en einde"), settings.sound)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setAccessibleName(tr("Hoe hard de gong klinkt, van 0 tot 100"))
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self.volume.setSingleStep(5)
        self.volume.setValue(settings.volume)
        self.volume.setEnabled(settings.sound)
        self.sound.toggled.connect(lambda on: self.volume.setEnabled(on and "volume" not in settings.policy.fixed))
        self.transitions = CheckRow(t, tr("Beamer vloeit van scherm naar scherm"), settings.transitions)

    def _person(self, t: Theme) -> QLayout:
        look = vbox(t, one(t, tr("Uiterlijk"), "label", "ink2"), "xs", self.theme_box, STRETCH)
        words = vbox(t, one(t, tr("Taal"), "label", "ink2"), "xs", self.language_box, STRETCH)
        size = vbox(t, one(t, tr("Vergroting, na opnieuw openen"), "label", "ink2"), "xs", self.magnification_box, STRETCH)
        left = vbox(t, self.facilitator, "m", self.announcements, STRETCH)
        return hbox(t, (left, 1), "xl", (vbox(t, hbox(t, (look, 1), "m", (words, 1)), "m", size), 1))

    def _room(self, t: Theme) -> QLayout:
        """What is heard and seen in the room."""
        loud = hbox(t, one(t, tr("Hoe hard"), "label", "ink2"), "m", (self.volume, 1))
        left, right = vbox(t, self.sound, "s", loud, STRETCH), vbox(t, self.dark_room, "s", self.transitions, STRETCH)
        return vbox(t, hbox(t, (left, 1), "xl", (right, 1)), "m", self.screen_choice)

    def _folders(self, t: Theme) -> QLayout:
        left = vbox(t, self._folder(t, self.exports), "m", self.editor, STRETCH)
        right = vbox(t, self._folder(t, self.templates), "m", self._folder(t, self.backups), STRETCH)
        restore = Button(t, tr("Herstel uit een reservekopie…"), "quiet", "history", small=True)
        check = Button(t, tr("Controleer gegevens…"), "quiet", "circle-check", small=True)
        restore.clicked.connect(lambda: self.leave_for(self.restore_requested))
        check.clicked.connect(lambda: self.leave_for(self.check_requested))
        self.apart.clicked.connect(lambda: self.leave_for(self.apart_requested))
        buttons = hbox(t, restore, "m", check, "m", self.apart, STRETCH)
        return vbox(t, hbox(t, (left, 1), "xl", (right, 1)), "m", self.archive, "s", buttons)

    def show_archive(self, words: str, apart: int) -> None:
        """An archive is shared: which one and how it is, and how many sessions there are to decide about."""
        self.archive.set_text(words)
        self.archive.show()
        self.apart.setVisible(bool(apart))

    def leave_for(self, wish: SignalInstance) -> None:
        """Close without a change, and then speak this wish."""
        self.reject()
        wish.emit()

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
        house, minutes = self.house.values(), self.minutes.values()
        if house is None or minutes is None:  # the field that is wrong has the focus, and so is in sight
            self.area.ensureWidgetVisible(self.focusWidget() or self.house)
            return
        made: dict[str, object] = {**house, **minutes, **self.privacy.values()}
        kept = replace(
            with_wish(self._settings, self.screen_choice.wish),
            facilitator=self.facilitator.text.strip(),
            exports=self.exports.text.strip(),
            templates=self.templates.text.strip(),
            backups=self.backups.text.strip(),
            editor=self.editor.text.strip(),
            theme=self.theme_box.currentData(),
            language=self.language_box.currentData(),
            magnification=self.magnification_box.currentData(),
            announcements=self.announcements.isChecked(),
            dark_room=self.dark_room.isChecked(),
            sound=self.sound.isChecked(),
            volume=self.volume.value(),
            transitions=self.transitions.isChecked(),
            **made,  # type: ignore[arg-type]
        )
        self.chosen.emit(kept)
        self.accept()


def _section(t: Theme, title: str, content: QWidget | QLayout) -> QWidget:
    """A part of the settings: its name, and what is in it."""
    return host(t, vbox(t, one(t, title, "name"), "s", content))
