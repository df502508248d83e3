"""What in a text may lead to a person: a BSN, an address, a date of birth, an e-mail address, a telephone number, a name.

It is looked for so that somebody can look at it: what is found is a question, never a verdict, and nothing is changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import ascii_uppercase
from typing import Literal

TraceKind = Literal["bsn", "address", "birth", "email", "phone", "name"]
REMEMBERED = 2048
"""Texts that are not searched again each time that they are shown."""
ADULT = 18
"""Years: a full date of longer ago than this is more likely of a birth than of a letter or a law."""
SHORTEST_NAME = 3

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d+.,])(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|0)[1-9](?:[ -]?\d){8}(?![\d,]|\.\d)")
_BSN = re.compile(r"(?<![\d€.,+-])(?<!€ )(?:\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?![\d%]|[.,-]\d)")
_SHORT_BSN = re.compile(r"(?i)\bbsn\W{0,3}(\d{8})(?!\d)")
_POSTCODE = r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b"
_ADDRESS = re.compile(
    rf"\b{_POSTCODE}(?:,? ?(?:huisnummer|nummer|nr\.?)? ?\d{{1,5}}(?: ?[a-z]\b)?(?![\d:.,€%]\d|\d| uur))"
    rf"|(?<=[A-Za-z] )\d{{1,5}} ?[a-zA-Z]?,? (?:te |in )?{_POSTCODE}"
)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(rf"(?i)(?<!\d)(\d{{1,2}})(?:[-/. ](\d{{1,2}})[-/. ]| ({_MONTHS}) )((?:19|20)\d\d)(?!\d)")
_BORN = re.compile(r"(?i)\b(?:geb(?:oren|oortedatum|\.)?|born|date of birth)\b.{0,12}$")
ORDINARY = frozenset((
    "berg", "blok", "bloem", "boer", "bos", "brand", "dekker", "dijk", "even", "faith", "grace", "hof", "hoop", "hope", "joost", "joy",
    "kamp", "kok", "koning", "kuiper", "mark", "may", "meer", "mees", "merel", "mol", "moor", "pen", "pol", "post", "prins", "roos",
    "rose", "sterre", "storm", "veer", "visser", "vos", "vrede", "wil", "will", "willen", "wit", "wolf", "zand", "zomer",
))  # fmt: skip
"""Names that are words too: at the beginning of a sentence they are more likely those."""
_SMALL = frozenset(("van", "der", "den", "de", "het", "ten", "ter", "el", "al", "bin", "von", "la", "le", "du", "dos", "da"))


@dataclass(frozen=True)
class Trace:
    """A piece of a text, from `start` to `end`, and what it looks like."""

    kind: TraceKind
    text: str
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED)
def find_traces(text: str, names: tuple[str, ...], today: date) -> tuple[Trace, ...]:
    """Everything in a text that may lead to a person, in order, without overlap. `names` are those of the presence list."""
    found = sorted(_all(text, names, today), key=lambda t: (t.start, -t.end))
    kept: list[Trace] = []
    for trace in found:
        if not kept or trace.start >= kept[-1].end:
            kept.append(trace)
    return tuple(kept)


def _all(text: str, names: Sequence[str], today: date) -> Iterator[Trace]:
    yield from (_trace("email", m) for m in _EMAIL.finditer(text))
    yield from (_trace("phone", m) for m in _PHONE.finditer(text))
    yield from (_trace("bsn", m) for m in _BSN.finditer(text) if is_bsn(m.group()))
    yield from (_trace("bsn", m, 1) for m in _SHORT_BSN.finditer(text) if is_bsn(m.group(1)))
    yield from (_trace("address", m) for m in _ADDRESS.finditer(text))
    yield from (_trace("birth", m) for m in _DATE.finditer(text) if _is_birth(text, m, today))
    yield from _names(text, names)


def _trace(kind: TraceKind, match: re.Match[str], group: int = 0) -> Trace:
    return Trace(kind, match.group(group), match.start(group), match.end(group))


def is_bsn(digits: str) -> bool:
    """Whether a number passes the eleven test of a BSN; dots and spaces do not count, eight digits have a nought before them."""
    plain = re.sub(r"\D", "", digits).zfill(9)
    if len(plain) != 9 or len(set(plain)) == 1:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(plain, weights, strict=True)) % 11 == 0


def _is_birth(text: str, match: re.Match[str], today: date) -> bool:
    month = match.group(2) or _MONTHS.split("|").index(match.group(3).casefold()) + 1
    try:
        said = date(int(match.group(4)), int(month), int(match.group(1)))
    except ValueError:
        return False
    born = _BORN.search(text[: match.start()]) is not None
    return said <= today and (born or said.year <= today.year - ADULT)


def _names(text: str, names: Sequence[str]) -> Iterator[Trace]:
    for name in dict.fromkeys(part for full in names for part in _parts_of(full)):
        for match in re.finditer(rf"(?<![\w@]){re.escape(name)}(?!\w)", text):
            if name.casefold() not in ORDINARY or not begins_sentence(text, match.start()):
                yield _trace("name", match)


def _parts_of(full: str) -> Iterator[str]:
    """The whole name, the first name and the last; no initials, and nothing that is written small."""
    words = full.split()
    yield from ([full.strip()] if len(words) > 1 else [])
    for word in words:
        if len(word) >= SHORTEST_NAME and word[:1].isupper() and word.casefold() not in _SMALL:
            yield word


def name_starts_small(word: str) -> bool:
    """Whether a word of a name is no name by itself: `van`, `der`, `el`."""
    return word.casefold() in _SMALL


def begins_sentence(text: str, at: int) -> bool:
    """Whether what stands here is the first word of a sentence."""
    before = text[:at].rstrip(" \t'‘’\"“”(–-")
    return not before or before[-1] in ".!?:\n"


# instead of a name


def pseudonyms(people: Iterable[str], taken: str, word: str) -> dict[str, str]:
    """`inwoner A` for the first of these, `inwoner B` for the next: letters that do not stand in the text `taken` already."""
    free = (f"{word} {letter}" for letter in _letters() if not re.search(rf"\b{re.escape(word)} {letter}\b", taken))
    return {name: next(free) for name in dict.fromkeys(people)}


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    yield from (f"{first}{second}" for first in ascii_uppercase for second in ascii_uppercase)


def replaced(text: str, trace: Trace, by: str) -> str:
    """The text with something else in the place of what was found."""
    return f"{text[: trace.start]}{by}{text[trace.end :]}"
