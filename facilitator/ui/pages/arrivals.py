"""What is in a session file, before anything of it comes in: new, here already, or here and other, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.language import day, tr, trn
from facilitator.sessions.handing_over.arrivals import CHOICES, Arrival, Choice, back_words, choice_words, known_words, standing_words
from facilitator.sessions.handing_over.handed import Whom
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.fields import Field
from facilitator.ui.look.layout import hbox, host, vbox
from facilitator.ui.look.text import Icon, Line, Text, one
from facilitator.ui.look.theme import Theme
from facilitator.ui.parts.choices import Choices, Option
from facilitator.ui.parts.differences import differences_table
from facilitator.ui.parts.sheet_over import SheetOver


class ArrivalsPanel(SheetOver):
    """First the words, where the file is locked; then each session, with a choice where it is here and other.

    Signals:
        words_given(str): these open it, perhaps.
        taking_requested(): take in what is new and what was chosen.
    """

    words_given = Signal(str)
    taking_requested = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.words = Field(theme, tr("Wachtzin"))
        self.words.setParent(self)  # until it is asked for: what stands in nothing would stay behind when the window goes
        self.words.hide()
        self.words.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._sentence = Text(theme, "", "body", "ink2", most=2)
        self.take, self.unlock = Button(theme, "", "primary", "check"), Button(theme, tr("Open"), "primary", "lock")
        self._choices: dict[str, Choices] = {}
        self._arrivals: tuple[Arrival, ...] = ()
        self.foot.addLayout(hbox(theme, (self._sentence, 1), "m", self.unlock, self.take))
        self.take.clicked.connect(self.taking_requested)
        self.unlock.clicked.connect(self._give_words)
        self.words.edit.returnPressed.connect(self._give_words)
        self.words.edit.textEdited.connect(lambda _text: self.words.clear_error())

    def _give_words(self) -> None:
        if self.unlock.isEnabled():
            self.words_given.emit(self.words.text)

    # locked

    def ask_words(self, name: str) -> None:
        """The file is locked: with which words."""
        self._put_away()
        self.words.set_text("")
        self.words.clear_error()
        t = self.theme
        said = Text(t, tr("Dit bestand is op slot. Vraag de wachtzin aan wie het maakte."), "body")
        self._show(self.unlock)
        self.body.addWidget(host(t, vbox(t, said, "l", self.words)))
        self.words.show()
        self._sentence.set_text("")
        self.come_up(tr("Open een sessiebestand"), name)
        self.words.edit.setFocus()

    def show_busy(self, busy: bool) -> None:
        """It is being opened."""
        self.unlock.setEnabled(not busy)
        self.unlock.set_text(tr("Bezig…") if busy else tr("Open"))

    def show_wrong(self, sentence: str) -> None:
        """Those words do not open it."""
        self.words.show_error(sentence)
        self.words.edit.selectAll()
        self.words.edit.setFocus()
        self.place()

    @property
    def asks(self) -> bool:
        """Whether it is up and asks for the words."""
        return self.isVisible() and not self.unlock.isHidden()

    # what is in it

    def forget(self) -> None:
        """Nothing of the file is kept here."""
        self._put_away()
        self.words.set_text("")
        self._arrivals = ()

    def _put_away(self) -> None:
        """What was shown goes; the field for the words is kept."""
        self.words.setParent(self)
        self.words.hide()
        self.empty_body()
        self._choices = {}

    def show_arrivals(self, about: str, made_for: Whom, arrivals: Sequence[Arrival]) -> None:
        """Each session, the changed ones first: there is something to choose."""
        self._put_away()
        order = {"erased": 0, "changed": 1, "new": 2, "same": 3}
        for arrival in sorted(arrivals, key=lambda a: order[a.known]):
            self.body.addWidget(self._row(arrival, made_for))
        self._show(self.take)
        self._arrivals = tuple(arrivals)
        self._show_sum()
        self.come_up(tr("Wat er in dit bestand zit"), about)
        self.area.verticalScrollBar().setValue(0)
        self.take.setFocus()

    @property
    def choices(self) -> Mapping[str, Choice]:
        """What was chosen for each session that is here and other, by its id."""
        return {id_: next(c for c in CHOICES if c == choices.value) for id_, choices in self._choices.items()}

    def _show(self, button: Button) -> None:
        self.take.setVisible(button is self.take)
        self.unlock.setVisible(button is self.unlock)

    def _show_sum(self) -> None:
        new = sum(arrival.known == "new" for arrival in self._arrivals)
        taken = new + sum(choice != "mine" for choice in self.choices.values())
        erased = sum(arrival.known == "erased" and self.choices[arrival.id] == "mine" for arrival in self._arrivals)
        stays = len(self._arrivals) - taken - erased
        here = trn("{n} sessie blijft zoals ze hier is.", "{n} sessies blijven zoals ze hier zijn.", stays) if stays else ""
        self._sentence.set_text(here)
        self.take.set_text(trn("Neem {n} sessie over", "Neem {n} sessies over", taken) if taken else tr("Laat alles zo"))

    def _row(self, arrival: Arrival, made_for: Whom) -> QWidget:
        t = self.theme
        when = day(arrival.starts_at, "EEE d MMM y")
        title = ", ".join(part for part in (arrival.title, arrival.team) if part)
        icon, tone = {
            "new": ("plus", "accent"), "same": ("check", "ink2"), "changed": ("circle-alert", "warn"), "erased": ("trash-2", "warn"),
        }[arrival.known]  # fmt: skip
        mark = hbox(t, Icon(t, icon, "body", tone), "xs", one(t, known_words(arrival), "body", tone))
        head = hbox(t, (vbox(t, Text(t, title, "strong", most=2), one(t, when, "small", "ink2")), 1), "m", mark)
        below = self._changed(arrival, made_for) if arrival.known == "changed" else None
        below = self._erased(arrival) if arrival.known == "erased" else below
        return host(t, vbox(t, head, below, "m", Line(t), "m"))

    def _erased(self, arrival: Arrival) -> QWidget:
        """Somebody wanted it gone: it comes back only when that is said."""
        t = self.theme
        options = [Option(choice, back_words(choice), ()) for choice in CHOICES if choice != "both"]
        choices = Choices(t, options, "mine")
        choices.chosen.connect(lambda _value: self._show_sum())
        self._choices[arrival.id] = choices
        return host(t, vbox(t, "s", *(Text(t, sentence, "body", "ink2") for sentence in arrival.erased), "m", choices))

    def _changed(self, arrival: Arrival, made_for: Whom) -> QWidget:
        t = self.theme
        kept = tr("Hoe het hier was, blijft bewaard onder ‘opzij gezet’.")
        apart = tr("Die uit het bestand komt erbij als ‘uit bestand’, en telt niet mee in de reeks.")
        said: dict[Choice, tuple[str, ...]] = {"mine": (), "theirs": (kept,), "both": (apart,)}
        choices = Choices(t, [Option(choice, choice_words(choice), said[choice]) for choice in CHOICES], "mine")
        choices.chosen.connect(lambda _value: self._show_sum())
        self._choices[arrival.id] = choices
        table = differences_table(t, arrival.differences, tr("In het bestand")) if arrival.differences else None
        sentence = Text(t, standing_words(arrival, made_for), "body", "ink2")
        erased = [Text(t, each, "body", "warn") for each in arrival.erased]
        return host(t, vbox(t, "s", sentence, *erased, table, "m", choices))
