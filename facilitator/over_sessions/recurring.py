"""Series that come back: found among the sessions that are kept, and the next session of one, ready to be prepared."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.language import tr
from facilitator.over_sessions.earlier import previous_of
from facilitator.sessions.coming_back.all_series import Kept, Often, Series, all_series, due_words, often_words, skipped_words
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.templates.library import OWN, Library
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.storage.store import Store


class Recurring:
    """The series of a data folder. Raises StorageError where the store cannot be read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._gone: dict[str, Often] = {}
        """Of draaiboeken that are not there any more, by the session that has them still: a session keeps its draaiboek as it was."""

    def all(self, kept: Iterable[Kept], library: Library, today: date) -> tuple[Series, ...]:
        """Every series among these sessions, what is due first before the others."""
        known: dict[str, Template | None] = {}

        def often(session: Kept) -> Often:
            if session.template not in known:
                known[session.template] = _there(library, session.template)
            template = known[session.template]
            return Often(template.series) if template else self._often_of(session.id)

        return all_series(kept, often, today)

    def _often_of(self, session_id: str) -> Often:
        if session_id not in self._gone:
            try:
                series = self._template_of(session_id).series
            except FacilitatorError:
                series = ""
            self._gone[session_id] = Often(series, gone=True)
        return self._gone[session_id]

    def _template_of(self, session_id: str) -> Template:
        record = self._store.record(session_id)
        return template_from_sources(dict(record.sources), record.main)

    def template(self, series: Series, library: Library) -> Template:
        """Its draaiboek as it is now, or as the last session had it where it is gone. Raises TemplateError too."""
        return _there(library, series.template) or self._template_of(series.last_session)

    def next(self, series: Series, template: Template, draft: Particulars, today: date) -> Particulars:
        """The next session: team, place and people of the last one, on the day that is due at the same time of day."""
        last = Particulars.from_data(self._store.load(series.last_session).record.particulars)
        try:
            previous = previous_of(self._store, template, series.team, today)
        except (FacilitatorError, ValueError):
            previous = None  # what cannot be read has no people to take over
        people = previous.participants if previous and previous.participants else draft.participants
        return _at(replace(draft, team=last.team, place=last.place, participants=people), last, series.stands.due)


def _there(library: Library, name: str) -> Template | None:
    """The draaiboek that somebody can choose now, one's own before that which came with the program; one that is broken is none."""
    try:
        own = library.path(name, OWN)
        return library.template(own) if own else library.find(name)
    except FacilitatorError:
        return None


def _at(draft: Particulars, last: Particulars, due: date | None) -> Particulars:
    """On that day where it is still to come, at the time of day of the last session and as long."""
    if due is None:
        return draft
    zone = ZoneInfo(last.timezone)
    starts = datetime.combine(due, last.starts_at.astimezone(zone).time(), zone).astimezone(ZoneInfo("UTC"))
    if starts < draft.starts_at:
        return draft
    ends = starts + (last.ends_at - last.starts_at) if last.ends_at else None
    return replace(draft, starts_at=starts, ends_at=ends)


def list_series(found: tuple[Series, ...], today: date, say: Callable[[str], None], *, as_json: bool) -> None:
    """The command `series`: a line for each, or JSON."""
    if as_json:
        say(json.dumps([_row(series) for series in found], ensure_ascii=False, indent=2))
        return
    for series in found:
        parts = (due_words(series, today), skipped_words(series.often.series, series.stands.skipped), often_words(series))
        say(f"{series.title}, {series.team}: {'. '.join(part.rstrip('.') for part in parts if part)}.")
    if not found:
        say(tr("Er zijn nog geen reeksen. Een reeks begint met een afgeronde sessie met een groep en een draaiboek met een ritme."))


def _row(series: Series) -> dict[str, object]:
    stands = series.stands
    return {
        "template": series.template,
        "title": series.title,
        "team": series.team,
        "rhythm": series.often.series,
        "template_gone": series.often.gone,
        "sessions": series.sessions,
        "last": stands.last.isoformat(),
        "due": stands.due.isoformat() if stands.due else None,
        "planned": series.planned.day.isoformat() if series.planned else None,
        "skipped": [d.isoformat() for d in stands.skipped],
        "stopped": stands.stopped,
        "clock_behind": stands.ahead,
    }
