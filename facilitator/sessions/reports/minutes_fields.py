"""The fields of a step as they stand in the minutes: texts and tables, under their policy, and without names where those are hidden."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from facilitator.language import tr
from facilitator.sessions.history.notes import Note
from facilitator.sessions.leading.choosing import chosen_of, counts_of, rounds_of, way_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.reports.minutes import MinutesTable
from facilitator.sessions.reports.told_sheet import told_value
from facilitator.sessions.screens.beamer_fields import mark_words
from facilitator.sessions.step_fields.field_keys import key, of_all
from facilitator.sessions.step_fields.field_words import in_words, marks_of, mean, rows_of, steps_of
from facilitator.sessions.step_fields.fields import LINES, field_policy, find_field, lines_of
from facilitator.sessions.step_fields.holders import Holder, holders_of
from facilitator.sessions.templates.template import Field

TEXTS = ("short", "long", "sentence", "choice", "count", "settle")
Texts = tuple[tuple[str, str], ...]


def field_texts(session: LiveSession, step: RunStep, policy: str = "report") -> Texts:
    """Fields with one text that are kept under this policy: (name, what was filled in)."""
    found = []
    for field in _kept(session, step, policy):
        one_text = field.kind in TEXTS or (field.kind == "pick" and way_of(field).form == "ticks")
        if one_text and not holders_of(session, step, field):
            value = _allowed(session, step, field, session.field_value(key(step, field)), policy)
            found.append((field.label or field.name, in_words(field, value)))
    return tuple((name, text) for name, text in found if text)


def field_tables(session: LiveSession, step: RunStep, notes: Collection[Note], policy: str = "report") -> tuple[MinutesTable, ...]:
    """Fields that leave more than lines. `notes` are those that may stand in these minutes.

    Under the policy of a role who said what is left out: it is for the one who asked, not about those who answered.
    """
    found: list[MinutesTable | None] = []
    for field in _kept(session, step, policy):
        holders = holders_of(session, step, field)
        if holders:
            hidden = field.per == "person" and (session.template.names_hidden or policy != "report")
            found += _of_each(session, step, field, holders, notes, policy, hidden=hidden)
        elif field.kind not in LINES:
            found.append(_table(field, _allowed(session, step, field, session.field_value(key(step, field)), policy)))
    return tuple(table for table in found if table)


def in_tables(session: LiveSession, note: Note) -> bool:
    """Whether a note stands in a table of who said what, and so not among the others."""
    known = session.sheet.fields.get(of_all(note.field)) if note.field else None
    return bool(known and known[1].per and known[1].kind == "list")


def _kept(session: LiveSession, step: RunStep, policy: str) -> tuple[Field, ...]:
    """The fields under this policy, without what the case owner keeps out of the minutes."""
    left_out = session.course.left_out if policy == "report" else frozenset()
    return tuple(f for f in step.fields if field_policy(step, f) == policy and key(step, f) not in left_out)


def allowed_value(session: LiveSession, step: RunStep, field: Field, policy: str = "report") -> Any:
    """What was filled in, as far as it may stand where this policy holds; None where nothing was, or nothing may."""
    return _allowed(session, step, field, session.field_value(key(step, field)), policy)


def _allowed(session: LiveSession, step: RunStep, field: Field, value: Any, policy: str) -> Any:
    """The value without lines that may not be in the minutes: those of a stricter field, or for the facilitator alone."""
    value = told_value(session, step, field, value)
    found = find_field(session, step, field.source) if field.source and isinstance(value, dict) else None
    if found is None:
        return value
    name, asked, source = found
    if field_policy(asked, source) not in ("report", policy):
        return None
    if source.kind not in LINES:
        return value
    private = {session.content(n).text for n in lines_of(session, name) if n.seen == "facilitator"}
    counts = {line: n for line, n in counts_of(value).items() if line not in private}
    marks = {line: mark for line, mark in marks_of(value).items() if line not in private}
    return {**value, "counts": counts, "marks": marks, "chosen": [line for line in chosen_of(value) if line not in private]}


def _table(field: Field, value: Any, name: str = "") -> MinutesTable | None:
    """The value as a table; None where nothing was filled in or the value is a text."""
    name = name or field.label or field.name
    makers = {"matrix": _matrix, "mark": _marks, "vote": _votes, "scale": _scale, "pick": _picks}
    columns, rows = makers[field.kind](field, value) if field.kind in makers else ((), ())
    return MinutesTable(name, columns, rows) if rows else None


Rows = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def _matrix(field: Field, value: Any) -> Rows:
    return (tr("onderwerp"), *field.columns), tuple(row for row in rows_of(field, value) if any(row[1:]))


def _marks(field: Field, value: Any) -> Rows:
    return (tr("onderwerp"), mark_words(field)), tuple(marks_of(value).items())


def _votes(field: Field, value: Any) -> Rows:
    rounds = [r for r in rounds_of(value, field.options) if any(r.values())]
    heads = (tr("aantal"),) if len(rounds) == 1 else tuple(tr("ronde {n}", n=n) for n in range(1, len(rounds) + 1))
    rows = tuple((option, *(str(r[option]) for r in rounds)) for option in field.options) if rounds else ()
    return (tr("keuze"), *heads), rows


def _scale(field: Field, value: Any) -> Rows:
    counts = counts_of(value)
    if not counts:
        return (), ()
    rows = tuple((step, str(counts.get(step, 0))) for step in steps_of(field))
    return (tr("cijfer"), tr("aantal")), (*rows, (tr("gemiddeld"), mean({s: counts.get(s, 0) for s in steps_of(field)})))


def _picks(field: Field, value: Any) -> Rows:
    counts, chosen = counts_of(value), chosen_of(value)
    if not counts or way_of(field).form == "ticks":
        return (), ()
    lines = [*chosen, *(line for line in sorted(counts, key=lambda text: -counts[text]) if line not in chosen)]
    if field.top == "all":
        return (tr("onderwerp"), tr("aantal")), tuple((line, str(counts.get(line, 0))) for line in lines)
    rows = tuple((line, str(counts.get(line, 0)), tr("gekozen") if line in chosen else "") for line in lines)
    return (tr("onderwerp"), tr("aantal"), tr("uitslag")), rows


# each for themselves


def _of_each(
    session: LiveSession,
    step: RunStep,
    field: Field,
    holders: tuple[Holder, ...],
    notes: Collection[Note],
    policy: str,
    *,
    hidden: bool,
) -> list[MinutesTable | None]:
    """One table with a row for each; a table for each where one row is not enough."""
    label = field.label or field.name
    if field.kind in ("action", "decision", "agreement"):
        return []
    if field.kind == "matrix":
        return [_matrix_of(session, step, field, holders, hidden)]
    said = [(h.label, text) for h in holders for text in _said(session, step, field, h.id, notes, policy)]
    if hidden:
        # In another order than that of the people, or it would say who they are all the same.
        return [MinutesTable(label, (label,), tuple(sorted((text,) for _who, text in said)))] if said else []
    who = tr("wie") if field.per == "person" else tr("groepje")
    return [MinutesTable(label, (who, label), tuple(said))] if said else []


def _said(session: LiveSession, step: RunStep, field: Field, holder: str, notes: Collection[Note], policy: str) -> list[str]:
    name = key(step, field, holder)
    if field.kind in LINES:
        return [session.content(n).text for n in notes if n.field == name]
    words = in_words(field, _allowed(session, step, field, session.field_value(name), policy))
    return [words] if words else []


def _matrix_of(session: LiveSession, step: RunStep, field: Field, holders: tuple[Holder, ...], hidden: bool) -> MinutesTable | None:
    rows = [
        (holder.label, *row)
        for holder in holders
        for row in rows_of(field, told_value(session, step, field, session.field_value(key(step, field, holder.id))))
        if any(row[1:])
    ]
    if not rows:
        return None
    label = field.label or field.name
    if hidden:
        return MinutesTable(label, (tr("onderwerp"), *field.columns), tuple(sorted(row[1:] for row in rows)))
    who = tr("wie") if field.per == "person" else tr("groepje")
    return MinutesTable(label, (who, tr("onderwerp"), *field.columns), tuple(rows))
