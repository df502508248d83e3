"""Which sessions are to be sealed, where that is on: see `Confidential`."""

from __future__ import annotations

import logging
from dataclasses import replace

from facilitator.language import tr, trn
from facilitator.over_sessions.earlier import earlier
from facilitator.sessions.errors import FacilitatorError, PassphraseToChoose, StorageError
from facilitator.sessions.privacy.confidential import is_confidential
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.storage.backups import CopiesLeft, reseal_in_backups
from facilitator.storage.keys import salt_of
from facilitator.storage.records import SessionRecord, StoredSession
from facilitator.storage.sealed_copies import sealed_otherwise
from facilitator.storage.seals import BrokenSeal
from facilitator.storage.store import Store

log = logging.getLogger(__name__)

_Known = dict[tuple[object, ...], bool]
"""What was found out already, by the draaiboek: many sessions have the same."""


def confidential_sessions(store: Store) -> tuple[str, ...]:
    """Ids of the sessions that are not sealed and should be, by their own draaiboek. Reads them all."""
    known: _Known = {}
    readable = (record.id for record in store.sessions() if not record.sealed)
    return tuple(session_id for session_id in readable if _says_so(store.record(session_id), known))


def to_be_sealed(store: Store, template: Template, team: str) -> bool:
    """Whether a new session of this draaiboek, with this team, is: as the last one of its series is, or else as it says itself. Raises
    SealWanted."""
    if store.seal is None:
        _check_not_wanted(store, is_confidential(template))
        return False
    records = earlier(store, template.name, team)
    follows = records[0].sealed if records else is_confidential(template)
    return follows or (store.demands_seal and is_confidential(template))


def check_may_be_open(store: Store, session_id: str) -> None:
    """Raises StorageError where a session is confidential, and whoever manages this computer wants such ones sealed."""
    if store.demands_seal and _says_so(store.record(session_id), {}):
        raise StorageError(demanded_of_each())


def check_may_be_made(store: Store, template: Template, *, sealed: bool) -> None:
    """The same for one that is new."""
    if not sealed and store.demands_seal and store.seal is not None and is_confidential(template):
        raise StorageError(demanded_of_each())


def demanded_of_each() -> str:
    """Why a confidential session cannot be kept open."""
    return tr("Je organisatie vraagt dat vertrouwelijke sessies achter een wachtzin staan. Dat verandert wie deze computer beheert.")


def sealed_as_here(store: Store, stored: StoredSession) -> StoredSession:
    """A session that comes from elsewhere, to be kept sealed or not. Raises SealWanted."""
    if store.seal is None:
        _check_not_wanted(store, store.wants_seal and _says_so(stored.record, {}))
        return stored
    sealed = stored.record.sealed or stored.record.id in store.sealed() or _says_so(stored.record, {})
    return replace(stored, record=replace(stored.record, sealed=sealed))


def seal_as_here(store: Store, brought: Store) -> None:
    """Have in a copy of a store sealed what is to be. An older one may have another seal, or none. Raises SealedError."""
    kept = store.seal
    if kept is not None and not isinstance(kept, BrokenSeal):
        there = {listed.id for listed in brought.overviews()}
        brought.reseal((store.sealed() | set(confidential_sessions(brought))) & there, kept.needed())


def seal_copies_as_here(store: Store) -> None:
    """Have in every copy sealed what is sealed here, where that can be done now. What cannot stays as it is; the check names it."""
    kept = store.seal
    seal, sealed = kept.given() if kept is not None else None, store.sealed()
    if seal is None or not sealed_otherwise(store.file, sealed, seal):
        return
    try:
        reseal_in_backups(store.file, sealed, seal)
    except CopiesLeft as error:
        log.warning("a copy stays as it is: %s", error)


def check_may_seal(store: Store) -> None:
    """Raises SealedError where something could be sealed, and cannot now; where nothing can ever again, a copy is what helps."""
    kept = store.seal
    if kept is not None and not isinstance(kept, BrokenSeal):
        kept.needed()


class SealWanted(PassphraseToChoose):
    """Confidential sessions have to be sealed, who manages the computer says, and nobody chose a passphrase for that yet."""

    def __init__(self) -> None:
        super().__init__(demanded_words())


def demanded_words() -> str:
    """What to do where confidential sessions should be sealed, and cannot be."""
    return tr(
        "Vertrouwelijke sessies horen achter een wachtzin te staan, en die is er nog niet. Kies haar bij Instellingen, Privacy, of met "
        "`facilitator encryption on --confidential`."
    )  # fmt: skip


def _check_not_wanted(store: Store, confidential: bool) -> None:
    if confidential and store.wants_seal and salt_of(store.file) is None:
        raise SealWanted


def locked_words(number: int) -> str:
    """A sentence about so many sessions that cannot be read now."""
    return trn(
        "{n} vertrouwelijke sessie is op slot: daarin is niet gekeken.", "{n} vertrouwelijke sessies zijn op slot: daarin is niet gekeken.",
        number,
    )  # fmt: skip


def _says_so(record: SessionRecord, known: _Known) -> bool:
    """One that cannot be read is confidential, to be sure."""
    sources = (record.main, *sorted(record.sources.items()))
    if sources not in known:
        try:
            known[sources] = is_confidential(template_from_sources(dict(record.sources), record.main))
        except FacilitatorError:
            known[sources] = True
    return known[sources]
