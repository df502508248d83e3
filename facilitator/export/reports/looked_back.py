"""Terugblik: what was promised in an earlier session, and what came of it."""

from __future__ import annotations

from facilitator.export.reports.moments import short_date
from facilitator.export.telling import Cell, Telling
from facilitator.language import tr, trn
from facilitator.sessions.reports.minutes import Minutes, MinutesNote, MinutesPromise

WIDTHS = (165.0, 90.0, 85.0, 135.0)
GUTTER = 10.0


def tell_looked_back(story: Telling, minutes: Minutes) -> None:
    """A row for each promise; nothing at all where there was nothing to look back on."""
    if not minutes.looked_back:
        return
    story.section(tr("Terugblik"))
    heads = [tr("Beloofd"), tr("Wie"), tr("Hoe het staat"), tr("Toelichting")]
    story.table(WIDTHS, heads, [_row(promise) for promise in minutes.looked_back], gutter=GUTTER)


def _row(promise: MinutesPromise) -> list[Cell]:
    return [(promise.text, _promised(promise)), promise.owner or "–", promise.state, promise.answer or "–"]


def _promised(promise: MinutesPromise) -> str:
    since = short_date(promise.since)
    if not promise.carried:
        return tr("beloofd op {since}", since=since)
    return trn("beloofd op {since}, {n} keer meegegaan", "beloofd op {since}, {n} keer meegegaan", promise.carried, since=since)


def with_since(note: MinutesNote) -> Cell:
    """The text, and below it since when it is open where that is longer than today."""
    return (note.text, tr("open sinds {since}", since=short_date(note.since))) if note.since else note.text
