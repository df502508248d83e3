"""The list of promises as a table for a spreadsheet: semicolons and a byte order mark, as a Dutch Excel wants it."""

from __future__ import annotations

import csv
import io
from zoneinfo import ZoneInfo

from facilitator.language import tr
from facilitator.sessions.reports.minutes import Minutes, MinutesNote

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_actions(minutes: Minutes) -> bytes:
    """One row an action, dates as 2026-11-27; UTF-8 with a byte order mark, lines end in CR LF."""
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow([tr("wat"), tr("wie"), tr("uiterlijk"), tr("stap"), tr("team"), tr("datum"), tr("sinds")])
    for action in minutes.actions:
        table.writerow([harmless(cell) for cell in _cells(minutes, action)])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _cells(minutes: Minutes, action: MinutesNote) -> list[str]:
    held = (minutes.started_at or minutes.planned_start).astimezone(ZoneInfo(minutes.timezone)).date()
    due, since = (moment.isoformat() if moment else "" for moment in (action.due, action.since))
    return [action.text, action.owner, due, _step_of(minutes, action), minutes.team, held.isoformat(), since]


def _step_of(minutes: Minutes, action: MinutesNote) -> str:
    return next((step.title for step in minutes.steps if action in step.notes), "")


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe in front, so that it stays text."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
