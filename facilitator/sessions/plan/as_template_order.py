"""Where the items of a draaiboek come in the order that a session had, and which steps came by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.language import tr
from facilitator.sessions.history.changes import StepMoved
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.templates.strict_yaml import Path
from facilitator.sessions.templates.template import Item, Phase

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Order:
    """A list of the file: what comes at its end first, and then the order of all of it by index."""

    where: Path
    order: tuple[int, ...]
    added: tuple[tuple[str, timedelta], ...] = ()


@dataclass(frozen=True)
class _List:
    where: Path
    prefix: str
    items: tuple[Item, ...]

    def place(self, path: str) -> int:
        """Index of the item that a row belongs to, or -1."""
        number = _NUMBER.match(path, len(self.prefix)) if path.startswith(self.prefix) else None
        return int(number[0]) - 1 if number else -1


def orders(session: LiveSession) -> tuple[tuple[Order, ...], tuple[str, ...]]:
    """The lists of the draaiboek itself that became different, and in sentences what its format cannot say."""
    course, sheet = session.course, session.sheet
    rows = [row for row in sheet.steps if not row.extra or _was_led(session, row)]
    before = [row.path for row in run_sheet(session.template, replace(session.planning, arrangement=())).steps]
    moved = [row.path for row in rows if not row.extra] != before
    lists = list(_lists(session.template.steps, "", ("steps",)))
    made, remarks = [], {}
    for each in lists:
        order, torn = _order(each, rows, [row for row in rows if row.extra and _home(rows, row, lists) is each], moved)
        if order is not None:
            made.append(order)
        remarks.update(dict.fromkeys(torn))
    for change in course.arrangement if moved else ():
        step = sheet.step(change.path) if isinstance(change, StepMoved) else None
        if step is not None and not step.extra and not _is_item(step.path, lists):
            remarks[_cannot(step.title)] = None
    return tuple(made), tuple(remarks)


def _was_led(session: LiveSession, row: RunStep) -> bool:
    return row.on and any(v.path == row.path and not v.skipped for v in session.course.visits)


def _lists(items: tuple[Item, ...], prefix: str, where: Path) -> Iterator[_List]:
    """The list of all items, and those of phases: only there a step stands where it is led."""
    yield _List(where, prefix, items)
    for number, item in enumerate(items):
        if isinstance(item, Phase):
            yield from _lists(item.steps, f"{prefix}{number + 1}.", (*where, number, "steps"))


def _is_item(path: str, lists: Sequence[_List]) -> bool:
    return any(path == f"{each.prefix}{each.place(path) + 1}" for each in lists)


def _home(rows: Sequence[RunStep], extra: RunStep, lists: Sequence[_List]) -> _List:
    """The innermost list that the row before it is in."""
    anchor = _anchor(rows, extra)
    return max((each for each in lists if each.place(anchor) >= 0), key=lambda each: len(each.prefix), default=lists[0])


def _anchor(rows: Sequence[RunStep], extra: RunStep) -> str:
    """Path of the last row of the draaiboek before it; empty where there is none."""
    return next((row.path for row in reversed(rows[: rows.index(extra)]) if not row.extra), "")


def _order(each: _List, rows: Sequence[RunStep], extras: Sequence[RunStep], moved: bool) -> tuple[Order | None, list[str]]:
    number = len(each.items)
    places = [each.place(row.path) for row in rows if not row.extra]
    met = [p for i, p in enumerate(places) if p >= 0 and (i == 0 or places[i - 1] != p)]
    torn = [each.items[p].label for p in dict.fromkeys(met) if met.count(p) > 1]
    order = list(range(number)) if torn or not moved else _complete(list(dict.fromkeys(met)), number)
    anchors = [_anchor(rows, extra) for extra in extras]
    for index, anchor in enumerate(anchors):
        before = number + index - 1 if index and anchor == anchors[index - 1] else each.place(anchor)
        order.insert(order.index(before) + 1 if before in order else 0, number + index)
    if order == list(range(number)):
        return None, [_cannot(title) for title in torn]
    return Order(each.where, tuple(order), tuple((e.title, e.length) for e in extras)), [_cannot(title) for title in torn]


def _complete(order: list[int], number: int) -> list[int]:
    """With the items that have no row, each after the one before it."""
    for missing in (n for n in range(number) if n not in order):
        order.insert(order.index(missing - 1) + 1 if missing else 0, missing)
    return order


def _cannot(title: str) -> str:
    return tr("De andere volgorde bij ‘{title}’ staat er niet in: zet die stap zelf op zijn plaats.", title=title)
