"""What is typed into the search of the archive: words, and what they must be in.

`team:zuid`, `soort:actiepunt`, `van:2026-01-01`, `tot:2026-06`; in English `kind:`, `from:` and `to:`. The rest are words, and each
must occur, as a word or the beginning of one; accents and capitals make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from facilitator.language import tr
from facilitator.sessions.history.notes import NOTE_KINDS
from facilitator.sessions.templates.did_you_mean import hint

MOST_WORDS = 12
"""More words than this narrow nothing down any more."""
FOUND_KINDS = (*NOTE_KINDS, "field", "person", "session")
"""What a hit can be: a note of some kind, what a field was filled in with, somebody on the list, the session itself."""

EXAMPLE = "example"
"""What one types for what was marked as worth sharing, whatever kind it is of."""

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_OPERATOR = re.compile(r"(?<![a-zA-Z])([a-zA-Z]+):(\"[^\"]*\"?|\S*)")
_BEGUN_DAY = re.compile(r"\d{1,4}|\d{4}-\d{0,2}")
"""A day that is still being typed."""
_NAMES = {"team": "team", "soort": "kind", "kind": "kind", "van": "since", "from": "since", "since": "since",
          "tot": "until", "to": "until", "until": "until"}  # fmt: skip
_KINDS: Mapping[str, str] = {
    "notitie": "note", "inzicht": "insight", "vraag": "question", "afspraak": "agreement", "besluit": "decision",
    "actie": "action", "actiepunt": "action", "veld": "field", "ingevuld": "field", "persoon": "person", "deelnemer": "person",
    "sessie": "session", "participant": "person", "voorbeeld": EXAMPLE, EXAMPLE: EXAMPLE,
} | {kind: kind for kind in FOUND_KINDS}  # fmt: skip


_SHOWN = ("notitie", "inzicht", "vraag", "afspraak", "besluit", "actiepunt", "ingevuld", "deelnemer", "sessie", "voorbeeld")


@dataclass(frozen=True)
class Query:
    """What to look for. `problems` says of each part that was not understood why, in a sentence; such a part is left out."""

    words: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    kind: str = ""
    since: date | None = None
    until: date | None = None
    """The last day that counts."""
    examples: bool = False
    """Only what was marked as an example worth sharing."""
    problems: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return not (self.words or self.team or self.kind or self.since or self.until or self.examples)


@dataclass(frozen=True)
class Hit:
    """Something that was found, with the session that it is in."""

    session_id: str
    kind: str
    text: str
    owner: str
    note: str
    day: date
    title: str
    team: str
    starts_at: datetime
    state: str = "closed"
    """Of the session: prepared, running or closed."""
    example: bool = False
    """Marked as worth sharing."""


def kind_word(kind: str) -> str:
    """What a hit is, as it is called on screen."""
    words = {
        "note": tr("notitie"), "insight": tr("inzicht"), "question": tr("vraag"), "agreement": tr("afspraak"), "decision": tr("besluit"),
        "action": tr("actiepunt"), "field": tr("ingevuld"), "person": tr("deelnemer"), "session": tr("sessie"),
    }  # fmt: skip
    return words.get(kind, kind)


def read_query(typed: str) -> Query:
    """What somebody means by what they typed; never an error, as it is read at every key."""
    found: dict[str, object] = {}
    problems: list[str] = []
    for name, value in _OPERATOR.findall(typed):
        if meant := _NAMES.get(name.casefold()):
            _read(meant, value.strip('"'), found, problems)
    rest = _OPERATOR.sub(lambda hit: " " if hit[1].casefold() in _NAMES else hit[0], typed)
    return Query(words=_words(rest), problems=tuple(problems), **found)  # type: ignore[arg-type]


def _read(meant: str, value: str, found: dict[str, object], problems: list[str]) -> None:
    if not value:  # it is still being typed
        return
    if meant == "team":
        found["team"] = _words(value)
    elif meant == "kind":
        _read_kind(value.casefold(), found, problems)
    elif (day := _day(value, last=meant == "until")) is not None:
        found[meant] = day
    elif len(value) >= len("2026-11") or not _BEGUN_DAY.fullmatch(value):
        problems.append(tr("‘{value}’ is geen datum. Schrijf 2026-11-22, 2026-11 of 2026.", value=value))


def _read_kind(value: str, found: dict[str, object], problems: list[str]) -> None:
    begun = sorted({kind for word, kind in _KINDS.items() if word.startswith(value)})
    if value in _KINDS or len(begun) == 1:
        kind = _KINDS.get(value, begun[0] if begun else "")
        found.update({"examples": True} if kind == EXAMPLE else {"kind": kind})
    elif not begun:
        problems.append(tr("Er is geen soort ‘{value}’: {hint}", value=value, hint=hint(value, _SHOWN)))


def _day(value: str, *, last: bool) -> date | None:
    """A day, or the first or last day of a month or a year."""
    if not re.fullmatch(r"\d{4}(-\d{1,2}){0,2}", value):
        return None
    year, *rest = (int(part) for part in value.split("-"))
    try:
        month = rest[0] if rest else (12 if last else 1)
        day = rest[1] if len(rest) > 1 else (monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except ValueError:
        return None


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", text))))[:MOST_WORDS]


# what was found in a text


def found_in(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where words of a text begin with one of these: (begin, end) of each such word, in order. Accents and capitals make no difference."""
    sought = tuple(filter(None, map(_plain, words)))
    return tuple(hit.span() for hit in _WORD.finditer(text) if sought and _plain(hit[0]).startswith(sought))


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def on_one_line(text: str) -> str:
    """A text as it stands in a list of hits: its accents in one piece with their letters, so that a word is a word."""
    return " ".join(unicodedata.normalize("NFC", text).split())
