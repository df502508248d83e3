"""Finding one of many by a few letters: without regard to accents and capitals, what begins with them first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Kind = Literal["action", "step", "person", "note", "heading"]


def plain(text: str) -> str:
    """Small letters without accents, so that `cafe` finds `Café`."""
    if text.isascii():
        return " ".join(text.casefold().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())


@dataclass(frozen=True)
class Entry:
    """Something that can be found. `act` does it; `also` are other words by which it is known."""

    id: str
    kind: Kind
    text: str
    detail: str = ""
    key: str = ""
    icon: str = ""
    on: bool = True
    """Whether it makes sense now."""
    also: str = ""
    act: Callable[[], object] = field(default=lambda: None, compare=False, repr=False)

    @cached_property
    def sought(self) -> str:
        """The words by which it is found; worked out for whoever types, not for whoever only looks."""
        return plain(f"{self.text} {self.detail} {self.also}")


def find(entries: Sequence[Entry], typed: str) -> tuple[Entry, ...]:
    """Every entry in which all words stand: first those that begin with them, then those with a word that does.

    What makes no sense now comes after what does; otherwise the order stays. Headings without anything under them go.
    """
    words = plain(typed).split()
    if not words:
        return _headed(entries)
    if any(e.kind == "heading" for e in entries):  # a sheet: its order says more than how well a word fits
        return _headed([e for e in entries if e.kind == "heading" or all(word in e.sought for word in words)])
    ranked = [(not entry.on, rank, n, entry) for n, entry in enumerate(entries) if (rank := _rank(entry.sought, words)) is not None]
    return tuple(entry for *_, entry in sorted(ranked, key=lambda each: each[:3]))


def _rank(sought: str, words: Sequence[str]) -> int | None:
    """0 is best; None where a word is missing."""
    total = 0
    for place, word in enumerate(words):
        at = sought.find(word)
        if at < 0:
            return None
        total += 0 if at == 0 and place == 0 else 1 if at == 0 or f" {word}" in sought else 3
    return total


def _headed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    kinds = [*(entry.kind for entry in entries[1:]), "heading"]
    return tuple(e for e, following in zip(entries, kinds, strict=True) if e.kind != "heading" or following != "heading")
