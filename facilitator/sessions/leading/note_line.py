"""What is typed on the note line, read as a note: its kind by a prefix, `@name` and a date of an action."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from facilitator.sessions.coming_back.due_date import find_date
from facilitator.sessions.coming_back.evaluating import impossible_evaluation
from facilitator.sessions.history.notes import NoteKind

PREFIXES: dict[str, NoteKind] = {"n": "note", "i": "insight", "v": "question", "a": "agreement", "b": "decision", "!": "action"}
"""A letter and a space at the start of the line."""

REMEMBERED = 2048
"""Contents that are not read again each time that they are shown."""


@dataclass(frozen=True)
class Content:
    """What was said: the text of a note, and for an action who does it and by when."""

    text: str
    owner: str = ""
    due: date | None = None

    def to_words(self) -> str:
        """As it is kept."""
        return json.dumps({"text": self.text, "owner": self.owner, "due": self.due.isoformat() if self.due else ""}, ensure_ascii=False)

    @staticmethod
    @lru_cache(maxsize=REMEMBERED)
    def from_words(words: str) -> Content:
        """The inverse of `to_words`. Words that were wiped give an empty content."""
        data = json.loads(words) if words else {}
        due = data.get("due", "")
        return Content(data.get("text", ""), data.get("owner", ""), date.fromisoformat(due) if due else None)


@dataclass(frozen=True)
class Typed:
    """A line as it was meant. The kind is None where no prefix chose one."""

    kind: NoteKind | None
    content: Content
    impossible_date: str = ""
    """A date that was said but does not exist, such as 31 februari; it stays in the text."""


def read_line(line: str, names: Sequence[str], today: date, kind: NoteKind = "note") -> Typed:
    """Read a line. `kind` is the one that is chosen now; `names` are those present, for `@`."""
    chosen, text = split_prefix(line)
    if (chosen or kind) != "action":
        agreed = (chosen or kind) in ("agreement", "decision")
        return Typed(chosen, Content(text.strip()), impossible_evaluation(text, today) if agreed else "")
    text, owner = _owner(text, names)
    said = find_date(text, today)
    if said is None or said.day is None:
        return Typed(chosen, Content(_tidy(text), owner), text[said.start : said.end] if said else "")
    return Typed(chosen, Content(_tidy(text[: said.start] + text[said.end :]), owner, said.day))


def split_prefix(line: str) -> tuple[NoteKind | None, str]:
    """The kind that the start of a line chooses, and the rest of it."""
    match = re.match(r"\s*([nivab!])\s+(?=\S)", line, re.IGNORECASE)
    if match is None:
        return None, line
    return PREFIXES[match[1].lower()], line[match.end() :]


def completions(line: str, cursor: int, names: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """Names that fit what is being typed after `@`, and where that `@` stands; (-1, ()) when nothing is."""
    at = line.rfind("@", 0, cursor)
    if at < 0 or (at and not line[at - 1].isspace()):
        return -1, ()
    begun = line[at + 1 : cursor].casefold()
    fits = tuple(n for n in names if n and (n.casefold().startswith(begun) or any(w.startswith(begun) for w in n.casefold().split())))
    return (at, fits) if fits else (-1, ())


def _owner(text: str, names: Sequence[str]) -> tuple[str, str]:
    """The text without `@name`, and the name: a person of the list where it is one, else the word as it was typed."""
    for name in sorted((n for n in names if n), key=len, reverse=True):
        for said in (name, name.split()[0]):
            found = re.search(rf"(?<!\S)@{re.escape(said)}(?!\w)", text, re.IGNORECASE)
            if found and (said == name or _alone(said, names)):
                return text[: found.start()] + text[found.end() :], name
    found = re.search(r"(?<!\S)@([^\s@]+)", text)
    if found is None:
        return text, ""
    return text[: found.start()] + text[found.end() :], found[1].rstrip(",.;:")


def _alone(first: str, names: Sequence[str]) -> bool:
    return sum(n.split()[0].casefold() == first.casefold() for n in names if n) == 1


def _tidy(text: str) -> str:
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())).strip(" ,;")
