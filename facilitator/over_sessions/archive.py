"""The archive: what was said in all sessions together, kept findable."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from facilitator.language import tr
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import Clock, SystemClock
from facilitator.sessions.coming_back.standing import standings
from facilitator.sessions.coming_back.ticking import public_ticks
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.finding.examples import without_names
from facilitator.sessions.finding.findable import findable
from facilitator.sessions.finding.searching import Hit, Query, kind_word, read_query
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.storage.records import SessionRecord
from facilitator.storage.seals import SealedError
from facilitator.storage.store import Store

AT_ONCE = 20
"""Sessions that are indexed before a search; after a day of work there are one or two, after an update all of them."""

MOST_TEMPLATES = 32
"""Draaiboeken that are kept read while indexing."""


class Archive:
    """Finds things in all sessions that are kept. Raises StorageError where the store cannot be read."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._templates: dict[tuple[object, ...], Template] = {}

    def catch_up(self, most: int = AT_ONCE) -> int:
        """Index sessions that changed, at most so many; how many that were. The newest come first. 0 when all can be found."""
        found = self.waiting(most)
        for session_id in found:
            self.index(session_id)
        return len(found)

    def catch_up_all(self) -> None:
        """Index every session that changed, each once: one that stays behind, as its place in the file is damaged, is left."""
        for session_id in self.waiting():
            self.index(session_id)

    def index_if_free(self, session_id: str) -> bool:
        """`index`, unless another thread is at the store, which may take seconds; then False. None comes between until it is done."""
        with self._store.if_free() as free:
            if free:
                self.index(session_id)
            return free

    def waiting(self, most: int = 1_000_000) -> tuple[str, ...]:
        """Ids of the sessions that are to be indexed, the newest first."""
        return self._store.behind(most)

    def find(self, query: Query, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """What fits. Of sessions that `catch_up` has not come to yet what they said before is found, or nothing."""
        return self._store.find(query, limit, offset)

    def examples(self, query: Query, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """Good examples that fit, the newest first: what was said, without who said it or was there."""
        found = self._store.find(replace(query, examples=True), limit, offset)
        names = self._store.people({hit.session_id for hit in found})
        return tuple(replace(hit, text=without_names(hit.text, names.get(hit.session_id, ())), owner="") for hit in found)

    def newest(self, limit: int = 50, offset: int = 0) -> tuple[Hit, ...]:
        """The sessions themselves, the newest first: what there is before anything is looked for."""
        return self._store.newest(limit, offset)

    def index(self, session_id: str) -> None:
        """Make a session found as it is now; one that was deleted, or in which something was erased meanwhile, is passed over.

        A session that this version cannot read is found by nothing, and is not tried again until it changes.
        """
        try:
            stored = self._store.find_session(session_id)
            session = only_read(stored, self._template(stored.record)) if stored is not None else None
        except SealedError:  # its passphrase was taken away meanwhile
            return
        except (FacilitatorError, ValueError):
            self._found_by_nothing(session_id)
            return
        if stored is None or session is None:
            return
        number = stored.entries[-1].number if stored.entries else 0
        found = findable(session, self._clock.now())
        ticks = tuple(public_ticks(session))
        with suppress(SealedError):
            self._store.index(session_id, session.particulars.team, number, found, standings(session, session_id), ticks, stored)

    def _found_by_nothing(self, session_id: str) -> None:
        kept = self._store.journal_of(session_id)
        if kept is not None:
            self._store.index(session_id, "", kept.entries[-1].number if kept.entries else 0, ())

    def _template(self, record: SessionRecord) -> Template:
        """The draaiboek of a session. Many sessions have the same, and reading it costs more than the rest of indexing."""
        sources = (record.main, *sorted(record.sources.items()))
        if sources not in self._templates:
            if len(self._templates) >= MOST_TEMPLATES:
                self._templates.clear()
            self._templates[sources] = template_from_sources(dict(record.sources), record.main)
        return self._templates[sources]


def archive_in(folder: Path) -> Archive:
    """The archive of a data folder. Raises StorageError where it cannot be opened."""
    clock = SystemClock()
    return Archive(Store(folder, clock.now), clock)


def search(archive: Archive, typed: str, limit: int, say: Callable[[str], None], *, as_json: bool = False) -> int:
    """Find what is typed, in sessions of a moment ago too, and say each hit on a line. 1 where a part of it was not understood."""
    query = read_query(typed)
    archive.catch_up_all()
    found = archive.find(query, limit)
    if as_json:
        say(json.dumps(rows_of(found), ensure_ascii=False, indent=2))
    else:
        for line in (*query.problems, *(lines_of(found) or (tr("Niets gevonden."),))):
            say(line)
    return 1 if query.problems else 0


def rows_of(found: Iterable[Hit]) -> list[dict[str, object]]:
    """Hits for another program."""
    return [{**vars(hit), "day": hit.day.isoformat(), "starts_at": hit.starts_at.isoformat()} for hit in found]


def lines_of(found: Iterable[Hit]) -> tuple[str, ...]:
    """Hits to be read, one on a line."""
    return tuple(map(_line, found))


def _line(hit: Hit) -> str:
    where = ", ".join(part for part in (hit.title, hit.team) if part)
    owner = f"{hit.owner}: " if hit.owner and hit.kind == "action" else ""
    return f"{hit.session_id[:8]}  {hit.day}  {kind_word(hit.kind):<12} {owner}{' '.join(hit.text.split())}  ({where})"
