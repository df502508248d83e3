"""What a group could have filled in: a value for each kind of field, for a rehearsal. No chance in it: the same each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.rehearsing.content import CELLS, GAPS, SUBJECTS, TEXTS
from facilitator.sessions.leading.choosing import leading, rounds_of, top_of, way_of
from facilitator.sessions.screens.console_view import FieldRow
from facilitator.sessions.step_fields.field_words import GAP, steps_of


def lifelike(row: FieldRow, number: int = 0) -> object:
    """A value for this field that fits who is there. `number` makes each person or group say something else.

    None where there is nothing to fill in, such as a pick from lines that are not there.
    """
    kinds: dict[str, Callable[[FieldRow, int], Any]] = {
        "short": _text, "long": _text, "sentence": _sentence, "choice": _choice, "matrix": _matrix, "mark": _mark,
        "count": _count, "scale": _scale, "vote": _vote, "pick": _pick, "settle": _settle,
    }  # fmt: skip
    return kinds[row.field.kind](row, number)


def _text(row: FieldRow, number: int) -> str:
    words = TEXTS[(len(row.field.name) + number) % len(TEXTS)].split()
    most = row.field.limit.get("words", len(words))
    return " ".join(words[:most]).rstrip(",;.") + "."


def _sentence(row: FieldRow, number: int) -> dict[str, object]:
    return {"gaps": [GAPS[(number + i) % len(GAPS)] for i in range(row.field.text.count(GAP))]}


def _choice(row: FieldRow, number: int) -> str:
    return row.field.options[number % len(row.field.options)]


def _matrix(row: FieldRow, number: int) -> dict[str, object]:
    def cell(i: int, k: int) -> str:
        words = CELLS[(i + k + number) % len(CELLS)]
        return words if row.field.cells == "text" else row.field.cells.split("-")[(i + k + number) % 2]

    names = row.field.rows or SUBJECTS
    return {"rows": [[name, *(cell(i, k) for k in range(len(row.field.columns)))] for i, name in enumerate(names)]}


def _mark(row: FieldRow, number: int) -> object:
    options = row.field.options
    return {"marks": {line: options[(i + number) % len(options)] for i, line in enumerate(row.candidates)}} if row.candidates else None


def _count(row: FieldRow, number: int) -> int:
    return round(row.present * 0.6)


def _scale(row: FieldRow, number: int) -> object:
    """Most a little above the middle; in a larger group one says nothing."""
    values = steps_of(row.field)
    people, best = row.present - 1 if row.present > 2 else row.present, (len(values) * 2) // 3
    shares = _shared(people, len(values), best)
    return {"counts": {value: n for value, n in zip(values, shares, strict=True) if n}} if people else None


def _shared(people: int, places: int, best: int) -> Sequence[int]:
    weights = [max(0, 4 - abs(place - best)) for place in range(places)]
    shares = [people * weight // sum(weights) for weight in weights]
    shares[best] += people - sum(shares)
    return shares


def _vote(row: FieldRow, number: int) -> object:
    """Two rounds: in the second most of who was against came along."""
    options = row.field.options
    if not row.present:
        return None
    first = _rest_to_first(options, [round(row.present * 0.6), row.present // 3], row.present)
    second = _rest_to_first(options, [0, row.present // 6], row.present)
    rounds = [r for r in rounds_of(row.value, options) if any(r.values())]
    return {"rounds": [*rounds, second] if rounds else [first, second]}


def _rest_to_first(options: Sequence[str], counts: Sequence[int], people: int) -> dict[str, int]:
    given = dict(zip(options, (*counts, *[0] * len(options)), strict=False))
    given[options[0]] = people - sum(n for option, n in given.items() if option != options[0])
    return given


def _pick(row: FieldRow, number: int) -> object:
    lines, way = row.candidates, way_of(row.field)
    if not lines:
        return None
    if way.form == "ticks":
        return {"chosen": list(lines[: top_of(row.field, len(lines))])}
    counts, left = {}, way.most(row.present)
    for line in lines:
        counts[line] = min(left, row.present, max(1, left * 2 // 5)) if left else 0
        left -= counts[line]
    counts = {line: n for line, n in counts.items() if n}
    return {"counts": counts, "chosen": leading(counts, lines, row.field)}


def _settle(row: FieldRow, number: int) -> object:
    if not row.candidates:
        return None
    return {"keep": row.candidates[-1], "readers": row.field.readers[0] if row.field.readers else "alleen wie hier zijn"}
