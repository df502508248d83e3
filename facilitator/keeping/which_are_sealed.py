"""Which sessions are to be sealed, where that is on: see `Confidential`."""

from __future__ import annotations

from dataclasses import replace

from facilitator.over_sessions.earlier import earlier
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.privacy.confidential import is_confidential
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.storage.records import SessionRecord, StoredSession
from facilitator.storage.seals import BrokenSeal
from facilitator.storage.store import Store

_Known = dict[tuple[object, ...], bool]
"""What was found out already, by the draaiboek: many sessions have the same."""


def confidential_sessions(store: Store) -> tuple[str, ...]:
    """Ids of the sessions that are not sealed and should be, by their own draaiboek. Reads them all."""
    known: _Known = {}
    readable = (record.id for record in store.sessions() if not record.sealed)
    return tuple(session_id for session_id in readable if _says_so(store.record(session_id), known))


def to_be_sealed(store: Store, template: Template, team: str) -> bool:
    """Whether a new session of this draaiboek, with this team, is: as the last one of its series is, or else as it says itself."""
    if store.seal is None:
        return False
    records = earlier(store, template.name, team)
    return records[0].sealed if records else is_confidential(template)


def sealed_as_here(store: Store, stored: StoredSession) -> StoredSession:
    """A session that comes from elsewhere, to be kept sealed or not."""
    if store.seal is None:
        return stored
    sealed = stored.record.sealed or stored.record.id in store.sealed() or _says_so(stored.record, {})
    return replace(stored, record=replace(stored.record, sealed=sealed))


def seal_as_here(store: Store, brought: Store) -> None:
    """Have in a copy of a store sealed what is to be. An older one may have another seal, or none. Raises SealedError."""
    kept = store.seal
    if kept is not None and not isinstance(kept, BrokenSeal):
        there = {record.id for record in brought.sessions()}
        brought.reseal((store.sealed() | set(confidential_sessions(brought))) & there, kept.needed())


def check_may_seal(store: Store) -> None:
    """Raises SealedError where something could be sealed, and cannot now; where nothing can ever again, a copy is what helps."""
    kept = store.seal
    if kept is not None and not isinstance(kept, BrokenSeal):
        kept.needed()


def _says_so(record: SessionRecord, known: _Known) -> bool:
    """One that cannot be read is confidential, to be sure."""
    sources = (record.main, *sorted(record.sources.items()))
    if sources not in known:
        try:
            known[sources] = is_confidential(template_from_sources(dict(record.sources), record.main))
        except FacilitatorError:
            known[sources] = True
    return known[sources]
