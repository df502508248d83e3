"""What was filled in, in words: for a cell of a table, a line in the minutes, the wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from facilitator.language import language, tr
from facilitator.sessions.leading.choosing import chosen_of, counts_of, rounds_of
from facilitator.sessions.step_fields.settling import agreement_words
from facilitator.sessions.templates.template import Field

GAP = "…"


def steps_of(field: Field) -> tuple[str, ...]:
    """The values of a scale, from low to high."""
    low, high = (int(end) for end in field.range.split("-"))
    return tuple(str(n) for n in range(low, high + 1))


def gaps_of(field: Field, value: Any) -> tuple[str, ...]:
    """What was filled in at each gap of a sentence; an open gap is empty."""
    given = [str(gap).strip() for gap in value.get("gaps", ())] if isinstance(value, dict) else []
    number = field.text.count(GAP)
    return tuple((given + [""] * number)[:number])


def composed(field: Field, value: Any) -> str:
    """The sentence with what was filled in; empty while every gap is open."""
    if isinstance(value, str):
        return value
    gaps = gaps_of(field, value)
    if not any(gaps):
        return ""
    pieces = field.text.split(GAP)
    return pieces[0] + "".join((gap or GAP) + piece for gap, piece in zip(gaps, pieces[1:], strict=True))


def mean(counts: Mapping[str, int]) -> str:
    """The mean of a scale with one decimal, rounded half up as people do; empty while nothing is counted."""
    number = sum(counts.values())
    if not number:
        return ""
    total = sum(int(value) * n for value, n in counts.items())
    shown = str((Decimal(total) / number).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return shown.replace(".", ",") if language() == "nl" else shown


def rows_of(field: Field, value: Any) -> tuple[tuple[str, ...], ...]:
    """A matrix: the rows of the draaiboek and those that came along, each with a cell for every column."""
    filled = value.get("rows", []) if isinstance(value, dict) else []
    given = {str(row[0]): tuple(str(c) for c in row[1:]) for row in filled if row}
    names = [*field.rows, *(name for name in given if name not in field.rows)]
    return tuple((name, *(given.get(name, ()) + ("",) * len(field.columns))[: len(field.columns)]) for name in names)


def marks_of(value: Any) -> dict[str, str]:
    """The mark of each line that has one."""
    given = value.get("marks", {}) if isinstance(value, dict) else {}
    return {str(line): str(mark) for line, mark in given.items() if mark}


def in_words(field: Field, value: Any) -> str:
    """The value as one text; empty where nothing was filled in."""
    words: dict[str, Callable[[Field, Any], str]] = {
        "sentence": composed, "scale": _scale, "vote": _vote, "pick": _pick, "mark": _mark, "matrix": _matrix,
        "settle": lambda _f, v: agreement_words(v),
    }  # fmt: skip
    if field.kind in words:
        return words[field.kind](field, value)
    return "" if value is None or isinstance(value, bool | dict | list) else str(value)


def _scale(field: Field, value: Any) -> str:
    counts = counts_of(value)
    return " · ".join(tr("{n} keer een {value}", n=counts[step], value=step) for step in steps_of(field) if step in counts)


def _vote(field: Field, value: Any) -> str:
    last = rounds_of(value, field.options)[-1]
    return " · ".join(f"{option} {n}" for option, n in last.items()) if any(last.values()) else ""


def _pick(field: Field, value: Any) -> str:
    return "; ".join(chosen_of(value))


def _mark(field: Field, value: Any) -> str:
    return "; ".join(f"{line}: {mark}" for line, mark in marks_of(value).items())


def _matrix(field: Field, value: Any) -> str:
    said = [(name, [cell for cell in cells if cell]) for name, *cells in rows_of(field, value)]
    return "; ".join(f"{name}: {', '.join(cells)}" for name, cells in said if cells)
