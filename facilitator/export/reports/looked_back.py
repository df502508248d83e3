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
    """A row for each promise or advice; nothing at all where there was nothing to look back on."""
    promises = minutes.looked_back
    if not promises:
        return
    story.section(tr("Terugblik"))
    if len(promises) > 1:
        story.intro(_in_short(promises))
    if all(promise.advice and not promise.owner for promise in promises):  # advice is nobody's to do but of who reads it
        heads, rows = [tr("Advies"), tr("Hoe het staat"), tr("Toelichting")], [_about(promise) for promise in promises]
        story.table((WIDTHS[0] + WIDTHS[1], *WIDTHS[2:]), heads, rows, gutter=GUTTER)
        return
    what = tr("Van eerder") if any(promise.advice for promise in promises) else tr("Beloofd")
    heads = [what, tr("Wie"), tr("Hoe het staat"), tr("Toelichting")]
    story.table(WIDTHS, heads, [_row(promise) for promise in promises], gutter=GUTTER)


def _in_short(promises: Sequence[MinutesPromise]) -> str:
    """`8 beloften van eerder: 5 gedaan, 1 loopt, 2 vervalt.`"""
    order, states = [state_words(state) for state in STATES], Counter(promise.state for promise in promises)
    known = sorted(states, key=lambda state: order.index(state) if state in order else len(order))
    said, advice = ", ".join(f"{states[state]} {state}" for state in known), [promise.advice for promise in promises]
    if all(advice):
        return trn("{n} advies van eerder: {states}.", "{n} adviezen van eerder: {states}.", len(promises), states=said)
    if any(advice):
        return trn("{n} punt van eerder: {states}.", "{n} punten van eerder: {states}.", len(promises), states=said)
    return trn("{n} belofte van eerder: {states}.", "{n} beloften van eerder: {states}.", len(promises), states=said)


def _row(promise: MinutesPromise) -> list[Cell]:
    what, *rest = _about(promise)
    return [what, promise.owner or "–", *rest]


def _about(promise: MinutesPromise) -> list[Cell]:
    """What it is with since when, how it stands, and what was said of it."""
    return [(promise.text, _since(promise)), promise.state, promise.answer or "–"]


def _since(promise: MinutesPromise) -> str:
    since, n = short_date(promise.since), promise.carried
    if promise.advice:
        carried = trn("advies van {since}, {n} keer meegegaan", "advies van {since}, {n} keer meegegaan", n, since=since)
        return carried if n else tr("advies van {since}", since=since)
    carried = trn("beloofd op {since}, {n} keer meegegaan", "beloofd op {since}, {n} keer meegegaan", n, since=since)
    return carried if n else tr("beloofd op {since}", since=since)


def with_since(note: MinutesNote, held: date) -> Cell:
    """The text, and below it since when it is open where that is longer than today; `held` is the day of the session."""
    if note.since is None:
        return note.text
    late = note.due is not None and note.due < held
    words = tr("open sinds {since}, over tijd") if late else tr("open sinds {since}")
    return note.text, words.format(since=short_date(note.since))
