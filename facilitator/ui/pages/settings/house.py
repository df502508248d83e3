"""The part of the settings that makes the program the organisation's own: its name, its colour, its logo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from facilitator.house.errors import DesignTokensError, LogoError
from facilitator.house.house_file import HouseFile, read_house_file
from facilitator.language import tr, trn
from facilitator.settings import LONGEST, Settings
from facilitator.ui.house_words import parse_accent, remarks
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.colours import BRAND
from facilitator.ui.look.fields import Field
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.logo import Logo, load_logo
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.look.wrapping import WrappedRow
from facilitator.ui.parts.house_preview import HousePreview
from facilitator.ui.parts.swatches import Swatch, Swatches

AskFile = Callable[[str, str], str]
"""A title and what kinds of files to show; gives a path, or nothing."""


class HouseSection(QWidget):
    """Fields at the left, at the right how it comes out; what is done to the colour stands under it.

    Signals:
        choice_asked(): there are colours to choose from, in `swatches`.
    """

    choice_asked = Signal()

    def __init__(self, t: Theme, settings: Settings) -> None:
        super().__init__()
        self._t, self._logo_path, self._shown = t, settings.logo, parse_accent(settings.accent) or BRAND
        self._logo: Logo | None = None
        self.ask_file: AskFile = self._ask_file
        self._make_fields(t, settings)
        self._make_logo(t)
        self._make_file(t)
        self.preview = HousePreview(t, self._shown)
        self.remarks = Text(t, "", "small", "ink2")
        rows = (self.organisation, self.address, self._colour(t), self._logo_rows(t), self._file_rows(t))
        left = vbox(t, *(item for row in rows for item in (row, "m")), STRETCH)
        right = vbox(t, self.preview, "s", self.remarks, STRETCH)
        self.setLayout(hbox(t, (left, 1), "xl", (right, 1)))
        self._take_logo(settings.logo)
        self._show()

    def _make_fields(self, t: Theme, settings: Settings) -> None:
        self.organisation = Field(t, tr("Organisatie, boven het verslag"), settings.organisation)
        self.address = Field(t, tr("Adresregel, boven het verslag"), settings.address)
        self.organisation.edit.setMaxLength(LONGEST["organisation"])
        self.address.edit.setMaxLength(LONGEST["address"])
        self.accent = Field(t, tr("Huiskleur"), settings.accent, BRAND)
        self.accent.edit.setMaxLength(9)
        self.address.edit.setCursorPosition(0)  # a long one shows its begin
        self.swatch = Swatch(t, self._shown)
        for field in (self.organisation, self.address, self.accent):
            field.edit.textChanged.connect(self._show)

    def _make_logo(self, t: Theme) -> None:
        self.choose_logo = Button(t, tr("Kies logo"), "line", "folder-open", small=True)
        self.remove_logo = Button(t, tr("Haal logo weg"), "quiet", "x", small=True)
        self.logo_said = Text(t, "", "small", "ink2")
        self.choose_logo.clicked.connect(self._on_choose_logo)
        self.remove_logo.clicked.connect(lambda: self._take_logo(""))

    def _make_file(self, t: Theme) -> None:
        name = tr("Uit een huisstijlbestand, design tokens")
        self.from_file = Button(t, tr("Uit een huisstijlbestand"), "line", "download", small=True, name=name)
        self.neutral = Button(t, tr("Terug naar neutraal"), "quiet", "rotate-ccw", small=True)
        self.file_said = Text(t, "", "small", "ink2")
        self.swatches = Swatches(t)
        self.from_file.clicked.connect(self._on_from_file)
        self.neutral.clicked.connect(self._on_neutral)
        self.swatches.picked.connect(self.accent.set_text)
        self.swatches.hide()
        self.file_said.hide()

    def _colour(self, t: Theme) -> QLayout:
        beside = host(t, vbox(t, 18, self.swatch))
        row = hbox(t, (self.accent, 1), "s", beside)
        row.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        return row

    def _logo_rows(self, t: Theme) -> QLayout:
        label = one(t, tr("Logo, op de beamer en boven het verslag"), "label", "ink2")
        self._logo_row = host(t, hbox(t, self.choose_logo, "m", self.remove_logo, STRETCH))
        return vbox(t, label, "xs", self._logo_row, "xs", self.logo_said)

    def _file_rows(self, t: Theme) -> QLayout:
        label = one(t, tr("Kleur en logo samen"), "label", "ink2")
        row = WrappedRow(t)
        row.set_widgets((self.from_file, self.neutral))
        return vbox(t, label, "xs", row, "xs", self.file_said, "xs", self.swatches)

    # what is shown

    def _show(self) -> None:
        found = parse_accent(self.accent.text) if self.accent.text.strip() else BRAND
        if found is not None:
            self._shown = found
            self.accent.clear_error()
        self.swatch.show_colour(self._shown)
        self.remarks.set_text("\n".join(remarks(self._shown)))
        self.preview.setAccessibleDescription(self.remarks.text())
        self.preview.show_house(self._shown, self._logo, self.organisation.text.strip(), self.address.text.strip())

    def _take_logo(self, path: str) -> bool:
        """Use this logo; one that cannot be used changes nothing but the sentence."""
        try:
            self._logo = load_logo(path)
        except LogoError as error:
            self._say(self.logo_said, str(error), "over")
            self.remove_logo.setVisible(bool(self._logo_path))
            return False
        self._logo_path = path
        self._say(self.logo_said, Path(path).name if path else tr("geen logo: dan staat de naam er"))
        self.remove_logo.setVisible(bool(path))
        self._show()
        return True

    def _say(self, words: Text, sentence: str, colour: str = "ink2") -> None:
        words.set_colour(colour)
        words.set_text(sentence)
        words.setVisible(bool(sentence))

    # what is asked

    def _ask_file(self, title: str, kinds: str) -> str:
        return QFileDialog.getOpenFileName(self, title, "", kinds)[0]

    def _on_choose_logo(self) -> None:
        path = self.ask_file(tr("Kies een logo"), tr("Logo (*.svg *.png *.jpg *.jpeg)"))
        if path:
            self._take_logo(path)

    def _on_from_file(self) -> None:
        path = self.ask_file(tr("Kies een huisstijlbestand"), tr("Design tokens (*.json *.tokens)"))
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Take over what a file of design tokens says, as far as it can be used; nothing is kept yet."""
        self.swatches.hide()
        try:
            found = read_house_file(path)
        except DesignTokensError as error:
            self._say(self.file_said, str(error), "over")
            return
        if found.organisation:
            self.organisation.set_text(found.organisation)
        if found.logo is not None:
            self._take_logo(str(found.logo))
        self.accent.set_text(found.colours[0].colour)
        self._say(self.file_said, _told(path, found))
        if not found.certain:
            self.swatches.show_colours(found.colours)
            self.swatches.show()
            self.choice_asked.emit()

    def _on_neutral(self) -> None:
        self.accent.set_text(BRAND)
        self._take_logo("")
        self.swatches.hide()
        self._say(self.file_said, "")

    @property
    def choosers(self) -> dict[str, QWidget]:
        """What is written or pressed, by the name of its setting."""
        return {"organisation": self.organisation, "address": self.address, "accent": self.accent, "logo": self._logo_row}

    # what comes out

    def values(self) -> dict[str, str] | None:
        """The settings that are made here; None after saying what is wrong."""
        accent = parse_accent(self.accent.text) if self.accent.text.strip() else BRAND
        if accent is None:
            self.accent.show_error(tr("Schrijf een kleur als # met zes cijfers of letters, bijvoorbeeld #1F3F94."))
            self.accent.edit.setFocus()
            return None
        texts = {"organisation": self.organisation.text.strip(), "address": self.address.text.strip()}
        return {**texts, "accent": accent, "logo": self._logo_path}


def _told(path: Path, found: HouseFile) -> str:
    """What was found, and what was passed over."""
    best = found.colours[0]
    if found.certain:
        said = [tr("{file}: {colour} ({name}).", file=path.name, colour=best.colour, name=best.name)]
    else:
        said = [tr("{file}: {n} kleuren kunnen de huiskleur zijn. Kies er één.", file=path.name, n=len(found.colours))]
    if found.remarks:
        more = len(found.remarks) - 1
        said.append(found.remarks[0])
        if more:
            said.append(trn("Zo is er nog {n}.", "Zo zijn er nog {n}.", more))
    return " ".join(said)
