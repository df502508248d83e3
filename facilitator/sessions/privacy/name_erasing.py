"""A name taken out of everything that is kept of a session: who it was becomes *iemand*, and what they said stays.

The whole name goes wherever it stands. A first or last name by itself goes where nobody else on the list has it; a name that is a
word too, such as Roos or Wil, is left where it begins a sentence. What is left is counted, so that somebody can look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.language import tr
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.privacy.personal_traces import ORDINARY, SHORTEST_NAME, begins_sentence, name_starts_small

Rewriting = Callable[[str], str]


@dataclass(frozen=True)
class Found:
    """How often a name was found: what goes, and what is left because it may be somebody or something else."""

    gone: int = 0
    left: tuple[str, ...] = ()
    """The names that are left, as often as they are."""

    def __add__(self, other: Found) -> Found:
        return Found(self.gone + other.gone, (*self.left, *other.left))


def parts_of(name: str) -> tuple[str, ...]:
    """The whole name and what it is called by in short, the longest first: `Noor van Dam`, `van Dam`, `Noor`, `Dam`."""
    words = name.split()
    ends = (" ".join(words[i:]) for i in range(1, len(words)))
    short = [part for part in (*words[:1], *ends) if len(part) >= SHORTEST_NAME and not name_starts_small(part.split()[-1])]
    return tuple(sorted(dict.fromkeys((" ".join(words), *short)), key=len, reverse=True))


class NameEraser:
    """Takes one name out of texts. `others` are the names of everybody else on the list; without `listed` only the whole name goes."""

    def __init__(self, name: str, others: Iterable[str] = (), *, listed: bool = True) -> None:
        self.whole = " ".join(name.split())
        taken = {name_key(part) for other in others for part in parts_of(other)}
        parts = parts_of(name) if listed else (self.whole,)
        self._shared = frozenset(name_key(p) for p in parts if name_key(p) in taken)
        self._pattern = re.compile("|".join(map(_pattern, parts)), re.IGNORECASE) if self.whole else None
        self.found = Found()

    def is_whole(self, text: str) -> bool:
        """Whether a text is this name and nothing else."""
        return bool(self.whole) and name_key(text) == name_key(self.whole)

    def erase(self, text: str) -> str:
        """The text with somebody in the place of the name; counts what was found."""
        return self._pattern.sub(self._instead, text) if self._pattern else text

    def _instead(self, match: re.Match[str]) -> str:
        said, text = match.group(), match.string
        begins = begins_sentence(text, match.start())
        word = name_key(said) in ORDINARY and name_key(said) != name_key(text.strip())
        if name_key(said) in self._shared or (word and (begins or said[:1].islower())):
            self.found += Found(0, (said,))
            return said
        self.found += Found(1)
        return _someone(capital=begins and len(text) > len(said))


def _pattern(part: str) -> str:
    words = r"\s+".join(map(re.escape, part.split()))
    return rf"(?<!\w){words}(?!\w)"


def _someone(*, capital: bool) -> str:
    word = tr("iemand")
    return word[:1].upper() + word[1:] if capital else word


def in_words(words: str, rewrite: Rewriting) -> str:
    """Words as they are kept, with each text in them rewritten: plain text, which a page of brackets is too, or JSON with texts in it."""
    try:
        value = json.loads(words)
        if not isinstance(value, dict | list | str):
            return words
        changed = _in_value(value, rewrite)
    except (ValueError, RecursionError):
        return rewrite(words)
    return words if changed == value else json.dumps(changed, ensure_ascii=False)


def _in_value(value: Any, rewrite: Rewriting) -> Any:
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, list):
        return [_in_value(each, rewrite) for each in value]
    if isinstance(value, dict):
        return {rewrite(key): _in_value(each, rewrite) for key, each in value.items()}
    return value


def in_particulars(data: Mapping[str, object], eraser: NameEraser) -> dict[str, object]:
    """Particulars as they are kept: whoever has the name is on the list without one, and nobody leads under it."""
    changed = dict(data)
    people = data.get("participants")
    if isinstance(people, list):
        changed["participants"] = [_nameless(p, eraser) if isinstance(p, dict) else p for p in people]
    for key in ("facilitator", "place", "team"):
        if key in data:
            changed[key] = _without(str(data[key]), eraser)
    if "blanks" in data:
        changed["blanks"] = _in_value(data["blanks"], eraser.erase)
    return changed


def _nameless(person: dict[str, object], eraser: NameEraser) -> dict[str, object]:
    return {**person, "name": _without(str(person.get("name", "")), eraser)}


def _without(text: str, eraser: NameEraser) -> str:
    """A name in a field of its own: empty where it is this one."""
    if eraser.is_whole(text):
        eraser.found += Found(1)
        return ""
    return text


def names_in(data: Mapping[str, object]) -> Iterator[str]:
    """The names on the list of these particulars, and who leads."""
    people = data.get("participants")
    for person in people if isinstance(people, list) else ():
        if isinstance(person, dict) and person.get("name"):
            yield str(person["name"])
    if data.get("facilitator"):
        yield str(data["facilitator"])
