"""Choosing by a group: dots, hands and votes. What is ahead, what is equal, and what is to be said about it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from facilitator.sessions.templates.template import Field

Outcome = Literal["", "unanimous", "majority", "divided", "tie"]
"""What came out; empty while nothing is counted."""
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Way:
    """How lines are chosen: by dots or hands that are counted, or by ticking what was chosen aloud."""

    form: Literal["dots", "hands", "ticks"] = "hands"
    each: int = 1
    """Dots of one person."""
    stack: bool = True
    """Whether one person may give a line more than one dot."""

    def most(self, people: int) -> int:
        """How many can be counted when everybody is done; 0 where nothing is counted."""
        return 0 if self.form == "ticks" else self.each * people


def way_of(field: Field) -> Way:
    """How this pick is done."""
    dots = re.fullmatch(r"(\d+) dots each(, may stack)?", field.by)
    if dots:
        return Way("dots", int(dots[1]), bool(dots[2]))
    return Way("hands") if field.by in ("", "hands") else Way("ticks")


def top_of(field: Field, lines: int) -> int:
    """How many lines a pick chooses out of so many."""
    return lines if field.top == "all" else min(int(field.top), lines)


def counts_of(value: Any) -> dict[str, int]:
    """The counts in a value of a pick or a scale; without what nobody chose."""
    given = value.get("counts", {}) if isinstance(value, dict) else {}
    return {str(line): int(n) for line, n in given.items() if int(n) > 0}


def chosen_of(value: Any) -> tuple[str, ...]:
    """The lines that a value of a pick says are chosen, in their order."""
    return tuple(str(line) for line in value.get("chosen", ())) if isinstance(value, dict) else ()


def rounds_of(value: Any, options: Sequence[str]) -> tuple[dict[str, int], ...]:
    """The rounds of a vote, the last one current; each with a count for every option, and at least one."""
    given = value.get("rounds", ()) if isinstance(value, dict) else ()
    rounds = [round_ for round_ in given if isinstance(round_, dict)] or [{}]
    return tuple({option: max(0, int(round_.get(option, 0) or 0)) for option in options} for round_ in rounds)


def ordered(counts: Counts, lines: Iterable[str]) -> list[str]:
    """The lines with the most first; equal ones stay in the order they had."""
    return sorted(lines, key=lambda line: -counts.get(line, 0))


def leading(counts: Counts, lines: Sequence[str], field: Field) -> list[str]:
    """The lines with the most, as many as asked. What is equal on the border is left to the group, so none of those is taken."""
    if not any(counts.values()):
        return []
    if field.top == "all":
        return ordered(counts, lines)
    equal = on_border(counts, lines, field)
    counted = [line for line in ordered(counts, lines) if counts.get(line, 0)]
    return [line for line in counted[: top_of(field, len(lines))] if line not in equal]


def on_border(counts: Counts, lines: Sequence[str], field: Field) -> tuple[str, ...]:
    """The lines that are equal where the choice is cut off; empty where the border is clear. Nothing is cut off of `all`."""
    if field.top == "all":
        return ()
    counted = [line for line in ordered(counts, lines) if counts.get(line, 0)]
    most = top_of(field, len(lines))
    if len(counted) <= most:
        return ()
    border = counts[counted[most]]
    return tuple(line for line in counted if counts[line] == border) if counts[counted[most - 1]] == border else ()


def undecided(counts: Counts, lines: Sequence[str], field: Field, chosen: Sequence[str]) -> tuple[str, ...]:
    """The lines on the border as long as the group has not chosen between them."""
    return on_border(counts, lines, field) if len(chosen) < top_of(field, len(lines)) else ()


def outcome(counts: Counts, top: int = 1) -> Outcome:
    """What came out. Equal on the border of what is chosen goes before the others; two thirds or more for one is a majority."""
    seen = sorted((n for n in counts.values() if n > 0), reverse=True)
    if not seen:
        return ""
    if len(seen) > top and seen[top - 1] == seen[top]:
        return "tie"
    if len(seen) == 1:
        return "unanimous"
    return "majority" if 3 * seen[0] >= 2 * sum(seen) else "divided"


def outcome_of(field: Field, value: Any, lines: Sequence[str]) -> Outcome:
    """What came out of a vote or a pick with this value; of a vote in its last round."""
    if field.kind == "vote":
        return outcome(rounds_of(value, lines)[-1])
    counts = {line: n for line, n in counts_of(value).items() if line in lines}
    return outcome(counts, max(1, top_of(field, len(lines))))


def advice_for(field: Field, value: Any, lines: Sequence[str]) -> str:
    """What the draaiboek tells the facilitator at this outcome. Where it says nothing of a tie, that is divided."""
    found = outcome_of(field, value, lines)
    return field.advice.get(found, "") or (field.advice.get("divided", "") if found == "tie" else "")
