"""What was found when it was looked whether everything that is kept is as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["fine", "notice", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how it is, and what to do about it where it is not fine."""

    level: Level
    sentence: str


def fine(sentence: str) -> Finding:
    """As it should be."""
    return Finding("fine", sentence)


def notice(sentence: str) -> Finding:
    """Something to know, or to do soon."""
    return Finding("notice", sentence)


def wrong(sentence: str) -> Finding:
    """Something is broken, lost, or to be read by whoever should not."""
    return Finding("wrong", sentence)


def level_of(findings: tuple[Finding, ...]) -> Level:
    """The gravest of them."""
    levels = {f.level for f in findings}
    return "wrong" if "wrong" in levels else "notice" if "notice" in levels else "fine"
