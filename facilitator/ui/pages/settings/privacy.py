"""The part of the settings about how long things are kept, and about leaving the laptop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QWidget

from facilitator.language import tr
from facilitator.lock_code import kept_of
from facilitator.sessions.privacy.retention import read_retention
from facilitator.settings import Settings
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import CheckRow, Field
from facilitator.ui.look.layout import STRETCH, hbox, host, vbox
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme

_TERMS = ("3 months", "6 months", "1 year", "2 years", "5 years", "7 years", "10 years")
_MINUTES = (0, 2, 5, 10, 15, 30, 60)


class PrivacySection(QWidget):
    """How long, and behind which curtain.

    Signals:
        who_requested(): what is kept of somebody is asked for.
        encryption_requested(): somebody wants a passphrase before everything, or another one, or none.
    """

    who_requested = Signal()
    encryption_requested = Signal()

    def __init__(self, t: Theme, settings: Settings) -> None:
        super().__init__()
        self._kept_code = settings.lock_code
        self._make_terms(settings.retention)
        self._make_lock(t, settings)
        who = Button(t, tr("Wat is er van iemand bewaard…"), "quiet", "user", small=True)
        who.clicked.connect(self.who_requested)
        encrypt = Button(t, tr("Versleutelen met een wachtzin…"), "quiet", "lock", small=True)
        encrypt.clicked.connect(self.encryption_requested)
        self.setLayout(vbox(t, hbox(t, (self._terms(t), 1), "xl", (self._lock(t), 1)), "m", hbox(t, who, "m", encrypt, STRETCH)))

    def _make_terms(self, retention: str) -> None:
        content, _, rest = retention.partition(", ")
        people = rest.removeprefix("attendance ")
        self.content, self.people = QComboBox(), QComboBox()
        self.content.setAccessibleName(tr("Hoe lang blijft wat er gezegd is"))
        self.people.setAccessibleName(tr("Hoe lang blijft wie er was"))
        _fill(self.content, [("", tr("tot iemand het wist")), *_words(content)], content)
        _fill(self.people, [("", tr("tot iemand de namen wist")), ("everything", tr("even lang")), *_words(people)], people)
        self.content.currentIndexChanged.connect(self._judge)
        self._judge()

    def _make_lock(self, t: Theme, settings: Settings) -> None:
        self.after, self.wall = QComboBox(), QComboBox()
        self.after.setAccessibleName(tr("Vergrendel na"))
        self.wall.setAccessibleName(tr("Wat de zaal intussen ziet"))
        minutes = sorted({*_MINUTES, settings.lock_after})
        _fill(self.after, [(n, tr("{n} min zonder toets", n=n) if n else tr("alleen met de toets")) for n in minutes], settings.lock_after)
        _fill(self.wall, [("on", tr("het beamerscherm zoals het was")), ("black", tr("een zwart scherm"))], settings.lock_wall)
        hint = tr("er is een code; typ een andere om te wijzigen") if settings.lock_code else tr("geen")
        self.code = Field(t, tr("Code om verder te gaan"), "", hint)
        self.code.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.no_code = CheckRow(t, tr("Zonder code"), False)
        self.no_code.setVisible(bool(settings.lock_code))
        self.no_code.toggled.connect(lambda on: self.code.setEnabled(not on))

    def _terms(self, t: Theme) -> QLayout:
        intro = tr("Geldt als het draaiboek niets zegt. Er gaat niets vanzelf weg: wat voorbij is, staat op de eerste pagina.")
        content = vbox(t, one(t, tr("Wat er gezegd is, blijft"), "label", "ink2"), "xs", self.content)
        people = vbox(t, one(t, tr("Wie er was, blijft"), "label", "ink2"), "xs", self.people)
        self._both = host(t, hbox(t, (content, 1), "m", (people, 1)))
        return vbox(t, self._both, "s", Text(t, intro, "small", "ink3"), STRETCH)

    def _lock(self, t: Theme) -> QLayout:
        after = vbox(t, one(t, tr("Vergrendel (Ctrl Shift L)"), "label", "ink2"), "xs", self.after)
        wall = vbox(t, one(t, tr("De zaal ziet dan"), "label", "ink2"), "xs", self.wall)
        help_ = tr("Een gordijn, geen kluis: vergrendel ook de laptop zelf.")
        return vbox(
            t, hbox(t, (after, 1), "m", (wall, 1)), "m", hbox(t, (self.code, 1), "m", self.no_code), "xs", Text(t, help_, "small", "ink3"),
            STRETCH,
        )  # fmt: skip

    def _judge(self) -> None:
        self.people.setEnabled(bool(self.content.currentData()))

    @property
    def choosers(self) -> dict[str, QWidget]:
        """What each setting is chosen with."""
        return {"retention": self._both, "lock_after": self.after, "lock_wall": self.wall, "lock_code": self.code}

    def values(self) -> dict[str, str | int]:
        """The settings that are made here."""
        code = self.code.text
        kept = "" if self.no_code.isChecked() else kept_of(code) if code else self._kept_code
        return {
            "retention": self._retention(), "lock_after": self.after.currentData(), "lock_wall": self.wall.currentData(), "lock_code": kept,
        }  # fmt: skip

    def _retention(self) -> str:
        content, people = self.content.currentData(), self.people.currentData()
        if not content or not people:
            return str(content)
        return f"{content}, {people}" if people == "everything" else f"{content}, attendance {people}"


def _fill(box: QComboBox, choices: list[tuple[object, str]], chosen: object) -> None:
    for value, words in choices:
        box.addItem(words, value)
    box.setMinimumContentsLength(8)  # a longer language is cut in the box and whole in its list
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _words(also: str) -> list[tuple[object, str]]:
    """The usual terms, and the one that was chosen in the file."""
    terms = dict.fromkeys((*_TERMS, *([also] if also and also != "everything" else [])))
    return [(term, read.content.words) for term in terms if (read := read_retention(term)) is not None]
