"""All open promises together as a table, as calendar entries, and as a list on paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from icalendar import Calendar

from facilitator.export.across_sessions import across_sessions
from facilitator.export.calendar import entry_of, new_calendar
from facilitator.export.csv_actions import harmless
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.reports.moments import long_date, short_date
from facilitator.export.telling import Telling
from facilitator.language import tr, trn
from facilitator.sessions.coming_back.open_promises import OpenPromise, PromiseGroup, history_words

WIDTHS = (30.0, 250.0, 110.0, 85.0)


def csv_promises(promises: Iterable[OpenPromise]) -> bytes:
    """One row a promise, dates as 2026-11-27; semicolons, UTF-8 with a byte order mark, lines end in CR LF."""
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow([tr("wat"), tr("wie"), tr("uiterlijk"), tr("team"), tr("sessie"), tr("sinds"), tr("keer teruggekomen")])
    for p in promises:
        due = p.due.isoformat() if p.due else ""
        table.writerow([harmless(c) for c in (p.text, p.owner, due, p.team, p.title, p.since.isoformat(), str(p.carried))])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def calendar_promises(promises: Iterable[OpenPromise]) -> bytes:
    """An entry for each, as in the calendar of one session; made again, a promise keeps its UID."""
    file: Calendar = new_calendar(tr("Open toezeggingen"))
    for p in promises:
        stamp = datetime.combine(p.since, time(), UTC)
        where = " ".join(part for part in (p.title, p.team) if part)
        file.add_component(entry_of(p.id, stamp, p.text, p.owner, p.due, where))
    return bytes(file.to_ical())


def promises_pdf(groups: Sequence[PromiseGroup], today: date, house: HouseStyle, moment: datetime) -> bytes:
    """The list on paper, with boxes to tick, as `across_sessions` makes it."""
    return across_sessions(tr("Open toezeggingen"), today, house, moment, lambda story: tell_promises(story, groups, today))


def tell_promises(story: Telling, groups: Sequence[PromiseGroup], today: date) -> None:
    """The list, group by group, to whoever listens."""
    count = sum(len(group.promises) for group in groups)
    story.masthead("", "")
    lead = trn("{n} toezegging staat open op {date}.", "{n} toezeggingen staan open op {date}.", count, date=long_date(today))
    story.title(tr("Lijst"), tr("Open toezeggingen"), "", lead if count else tr("Er staan geen toezeggingen open."))
    for number, group in enumerate(groups):
        story.section(group.head, first=number == 0)
        heads = ["", tr("Wat"), tr("Wie"), tr("Uiterlijk op")]
        story.table(WIDTHS, heads, [_row(p, today) for p in group.promises], strong=1, gutter=8, ticks=0)


def _row(p: OpenPromise, today: date) -> list[str | tuple[str, str]]:
    where = " · ".join(part for part in (p.title, p.team, history_words(p)) if part)
    due = short_date(p.due) if p.due else tr("geen datum")
    late = p.due is not None and p.due < today
    return ["", (p.text, where), p.owner or tr("nog niemand"), (due, tr("over tijd")) if late else due]
