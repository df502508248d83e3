"""Terugblik: what was promised in an earlier session, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from facilitator.export.reports.moments import short_date
from facilitator.export.telling import Cell, Telling
from facilitator.language import tr, trn
from facilitator.sessions.history.promises import STATES
from facilitator.sessions.reports.minutes import Minutes, MinutesNote, MinutesPromise
from facilitator.sessions.screens.look_back import state_words

WIDTHS = (165.0, 90.0, 85.0, 135.0)
GUTTER = 10.0


def tell_looked_back(story: Telling, minutes: Minutes) -> None:
    """A row for each promise; nothing at all where there was nothing to look back on."""
    if not minutes.looked_back:
        return
    story.section(tr("Terugblik"))
    if len(minutes.looked_back) > 1:
        story.intro(_in_short(minutes.looked_back))
    heads = [tr("Beloofd"), tr("Wie"), tr("Hoe het staat"), tr("Toelichting")]
    story.table(WIDTHS, heads, [_row(promise) for promise in minutes.looked_back], gutter=GUTTER)


def _in_short(promises: Sequence[MinutesPromise]) -> str:
    """`8 beloften van eerder: 5 gedaan, 1 loopt, 2 vervalt.`"""
    order, states = [state_words(state) for state in STATES], Counter(promise.state for promise in promises)
    known = sorted(states, key=lambda state: order.index(state) if state in order else len(order))
    said = ", ".join(f"{states[state]} {state}" for state in known)
    return trn("{n} belofte van eerder: {states}.", "{n} beloften van eerder: {states}.", len(promises), states=said)


def _row(promise: MinutesPromise) -> list[Cell]:
    return [(promise.text, _promised(promise)), promise.owner or "–", promise.state, promise.answer or "–"]


def _promised(promise: MinutesPromise) -> str:
    since = short_date(promise.since)
    if not promise.carried:
        return tr("beloofd op {since}", since=since)
    return trn("beloofd op {since}, {n} keer meegegaan", "beloofd op {since}, {n} keer meegegaan", promise.carried, since=since)


def with_since(note: MinutesNote, held: date) -> Cell:
    """The text, and below it since when it is open where that is longer than today; `held` is the day of the session."""
    if note.since is None:
        return note.text
    late = note.due is not None and note.due < held
    words = tr("open sinds {since}, over tijd") if late else tr("open sinds {since}")
    return note.text, words.format(since=short_date(note.since))
