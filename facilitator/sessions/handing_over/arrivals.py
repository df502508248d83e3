"""A session that arrives in a file, as it is told before anything comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitator.language import day, tr, trn
from facilitator.sessions.handing_over.differences import Difference, Standing
from facilitator.sessions.handing_over.handed import Whom

Known = Literal["new", "same", "changed", "erased"]
"""Whether a session is not here yet, here just so, or here and other; or not here, because it or something in it was erased here."""
Choice = Literal["mine", "theirs", "both"]
"""What to do with one that is here and other: keep what is here, take what is in the file, or keep both apart."""
CHOICES: tuple[Choice, ...] = ("mine", "theirs", "both")


@dataclass(frozen=True)
class Arrival:
    """A session in a file, and how it stands to what is here. `starts_at` is local."""

    id: str
    title: str
    team: str
    starts_at: datetime
    known: Known = "new"
    standing: Standing = "apart"
    differences: tuple[Difference, ...] = ()
    erased: tuple[str, ...] = ()
    """What was erased here and would come back with it, in sentences."""


def from_words(made_by: str, made_at: datetime, made_for: Whom) -> str:
    """From whom a file is, when it was made (local) and for whom."""
    when = day(made_at, "EEE d MMM y")
    made = tr("Van {name}, gemaakt op {day}.", name=made_by, day=when) if made_by else tr("Gemaakt op {day}.", day=when)
    whose: dict[Whom, str] = {
        "stand-in": tr("Voor wie het overneemt."),
        "lead": tr("Voor de teamleider."),
        "self": tr("Voor de maker zelf, op een andere laptop."),
    }
    return f"{made} {whose[made_for]}"


def known_words(arrival: Arrival) -> str:
    """How it stands to what is here, in a word or two."""
    if arrival.known == "new":
        return tr("nieuw")
    if arrival.known == "erased":
        return tr("hier gewist")
    return tr("is er al") if arrival.known == "same" else tr("is er al, maar anders")


def standing_words(arrival: Arrival, made_for: Whom) -> str:
    """Which of the two went on, in a sentence."""
    if made_for == "lead":
        return tr("Het bestand is voor de teamleider: daar staat minder in dan er hier is.")
    if arrival.standing == "ahead":
        return tr("In het bestand gaat de sessie verder dan hier.")
    if arrival.standing == "behind":
        return tr("Hier gaat de sessie verder dan in het bestand.")
    if not arrival.differences:
        return tr("Wat je ziet is gelijk; alleen hoe het er eerder stond verschilt.")
    return tr("Hier en in het bestand is er iets anders.")


def choice_words(choice: Choice) -> str:
    """What to do with one that is here and other."""
    words: dict[Choice, str] = {
        "mine": tr("Houd wat hier is"), "theirs": tr("Neem die uit het bestand"), "both": tr("Houd allebei, apart"),
    }  # fmt: skip
    return words[choice]


def back_words(choice: Choice) -> str:
    """What to do with one that was erased here."""
    return tr("Haal het niet terug") if choice == "mine" else tr("Neem het toch over")


def taken_words(new: int, replaced: int, apart: int) -> str:
    """What came in, in sentences."""
    aside = trn("{n} sessie is vervangen.", "{n} sessies zijn vervangen.", replaced)
    said = (
        trn("{n} sessie is erbij gezet.", "{n} sessies zijn erbij gezet.", new) if new else "",
        f"{aside} {tr('Hoe het hier was, staat opzij bij je sessies.')}" if replaced else "",
        trn("{n} sessie staat er nu apart bij.", "{n} sessies staan er nu apart bij.", apart) if apart else "",
    )
    return " ".join(filter(None, said)) or tr("Er is niets veranderd.")
