"""The part of the settings about what every verslag has: a cover, where it is filed, and fixed texts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.language import tr
from facilitator.settings import LONGEST, Settings
from facilitator.ui.look.fields import CheckRow, Field
from facilitator.ui.look.layout import STRETCH, hbox, vbox
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.field_editor import Lines


class FixedText(QWidget):
    """A text of a few lines that stands in every verslag; says when it becomes too long for that."""

    def __init__(self, t: Theme, key: str, label: str, value: str) -> None:
        super().__init__()
        self._most = LONGEST[key]
        self.edit = Lines(t, 4, label)
        self.edit.setPlainText(value)
        self.edit.setPlaceholderText(tr("geen"))
        self.said = Text(t, "", "small", "over")
        self.said.hide()
        self.edit.textChanged.connect(self._judge)
        self.setLayout(vbox(t, one(t, label, "label", "ink2"), "xs", self.edit, "xs", self.said))

    @property
    def text(self) -> str:
        return self.edit.toPlainText().strip()

    @property
    def fits(self) -> bool:
        return len(self.text) <= self._most

    def _judge(self) -> None:
        self.said.set_text("" if self.fits else tr("Hoogstens {most} tekens; dit zijn er {n}.", most=self._most, n=len(self.text)))
        self.said.setVisible(not self.fits)
        self.edit.setAccessibleDescription(self.said.text())


class MinutesSection(QWidget):
    """What the documents of the organisation have in common."""

    def __init__(self, t: Theme, settings: Settings) -> None:
        super().__init__()
        self.cover = CheckRow(t, tr("Verslag met een voorblad"), settings.cover)
        self.category = Field(t, tr("Categorie in het archief"), settings.archive_category, tr("geen"))
        self.term = Field(t, tr("Bewaartermijn"), settings.archive_term, tr("bijvoorbeeld 5 jaar"))
        self.category.edit.setMaxLength(LONGEST["archive_category"])
        self.term.edit.setMaxLength(LONGEST["archive_term"])
        self.opening = FixedText(t, "opening_text", tr("Vaste tekst aan het begin"), settings.opening_text)
        self.closing = FixedText(t, "closing_text", tr("Vaste tekst aan het einde"), settings.closing_text)
        help_ = Text(t, tr("Een lege regel begint een nieuwe alinea. Leeg laten mag."), "small", "ink3")
        left = vbox(t, self.cover, "m", self.category, "m", self.term, STRETCH)
        right = vbox(t, self.opening, "s", self.closing, "xs", help_, STRETCH)
        self.setLayout(hbox(t, (left, 1), "xl", (right, 1)))

    @property
    def choosers(self) -> dict[str, QWidget]:
        """What is written in, by the name of its setting."""
        texts = {"opening_text": self.opening, "closing_text": self.closing}
        return {"cover": self.cover, "archive_category": self.category, "archive_term": self.term, **texts}

    def values(self) -> dict[str, str | bool] | None:
        """The settings that are made here; None where a text is too long, which is said under it."""
        for fixed in (self.opening, self.closing):
            if not fixed.fits:
                fixed.edit.setFocus()
                return None
        return {
            "cover": self.cover.isChecked(),
            "archive_category": self.category.text.strip(),
            "archive_term": self.term.text.strip(),
            "opening_text": self.opening.text,
            "closing_text": self.closing.text,
        }
