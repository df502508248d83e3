"""Handing over: one session or a whole series as one file, with in it what is for whoever gets it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from facilitator.export.writing import dated_name
from facilitator.language import tr, trn
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import Clock
from facilitator.sessions.coming_back.series import team_key
from facilitator.sessions.errors import ExportError, FacilitatorError
from facilitator.sessions.handing_over.handed import Going, Handed, Whom, for_next, for_self, going
from facilitator.sessions.handing_over.handed_to_lead import for_lead
from facilitator.sessions.history.journal import event_to_data
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.storage.locked_file import USUAL, Cost, check_passphrase, locked
from facilitator.storage.records import EntryRecord, StoredSession
from facilitator.storage.seals import SealedError
from facilitator.storage.session_file import SessionFile, to_json
from facilitator.storage.store import Store

SUFFIX = ".sessie"


@dataclass(frozen=True)
class HandedOver:
    """A file, still to be written. `name` is what it may be called; `left_out` says in sentences which sessions are not in it."""

    data: bytes
    name: str
    sessions: int
    left_out: tuple[str, ...] = ()


class HandingOver:
    """Makes files of the sessions of a store. Raises FacilitatorError where that cannot be done."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def check_passphrase(self, passphrase: str) -> None:
        """Raises StorageError where these words are too few to lock a file with."""
        check_passphrase(passphrase)

    def series(self, session_id: str) -> tuple[str, ...]:
        """Every session with the draaiboek and the team of this one, whatever became of it, the first one first."""
        record = self._store.record(session_id)
        if not team_key(record.team):
            return (session_id,)
        found = [r for r in self._store.sessions() if (r.template_name, team_key(r.team)) == (record.template_name, team_key(record.team))]
        return tuple(r.id for r in sorted(found, key=lambda r: (r.sure_at, r.created_at)))

    def going(self, ids: Sequence[str], whom: Whom) -> Going:
        """What goes along to whom, and what stays."""
        found = [going(session, whom, _over(session), self._clock.now()) for session in map(self._read, ids)]
        if len(found) == 1:
            return found[0]
        may = [each for each in found if not each.refused]
        refused = [each.refused for each in found if each.refused]
        if not may:
            return replace(found[0], refused=" ".join(dict.fromkeys(refused)))
        stays = dict.fromkeys(sentence for each in may for sentence in each.stays if whom != "lead")
        why = " ".join(dict.fromkeys(refused))
        not_along = trn("{n} sessie gaat niet mee: {why}", "{n} sessies gaan niet mee: {why}", len(refused), why=why)
        return Going(whom, _of_several(whom, len(may), may[0].goes), (*stays, *((not_along,) if refused else ())))

    def file(self, ids: Sequence[str], whom: Whom, made_by: str = "", passphrase: str = "", cost: Cost = USUAL) -> HandedOver:
        """The file of these sessions. Raises ExportError where none of them may go there; a passphrase locks it."""
        found, left_out = [], []
        for session_id in ids:
            try:
                found.append(self._handed(session_id, whom))
            except SealedError:  # it is no less whole because nobody was asked yet
                raise
            except FacilitatorError as error:
                left_out.append(str(error))
        if not found:
            raise ExportError(" ".join(dict.fromkeys(left_out)) or tr("Er is geen sessie om over te dragen."))
        data = to_json(SessionFile(tuple(found), self._clock.now(), whom, made_by))
        return HandedOver(locked(data, passphrase, cost) if passphrase else data, _name(found, whom), len(found), tuple(left_out))

    def name(self, ids: Sequence[str], whom: Whom) -> str:
        """What the file may be called."""
        return _name([self._store.load(session_id) for session_id in ids], whom)

    def _read(self, session_id: str) -> LiveSession:
        return only_read(self._store.load(session_id))

    def _handed(self, session_id: str, whom: Whom) -> StoredSession:
        stored = self._store.load(session_id)
        session = only_read(stored)
        handed = for_lead(session) if whom == "lead" else (for_self if whom == "self" else for_next)(session, _over(session))
        keeps_typed = whom == "self" and session.course.closed_at is None
        return _as_stored(stored, handed, stored.drafts if keeps_typed else {})


def _of_several(whom: Whom, number: int, goes: str) -> str:
    if whom != "lead":
        return goes
    return trn(
        "Van {n} sessie wat ook in het verslag voor de teamleider staat.",
        "Van {n} sessies wat ook in het verslag voor de teamleider staat.",
        number,
    )


def _over(session: LiveSession) -> frozenset[str]:
    """Ids of words that nobody keeps: once a session is closed, those that were for itself only."""
    return words_to_wipe(session) if session.course.closed_at is not None else frozenset()


def _as_stored(stored: StoredSession, handed: Handed, drafts: Mapping[str, str]) -> StoredSession:
    """As it is kept elsewhere. Facts are written anew: a journal of long ago may say more than facts."""
    entries = tuple(EntryRecord(e.number, e.at, *event_to_data(e.event)) for e in handed.entries)
    record = replace(stored.record, particulars=handed.particulars.to_data())
    return StoredSession(record, entries, dict(handed.words), dict(drafts))


def _name(sessions: Iterable[StoredSession], whom: Whom) -> str:
    *others, last = sorted(sessions, key=lambda stored: stored.record.starts_at)
    record = last.record
    day = record.starts_at.astimezone(ZoneInfo(str(record.particulars.get("timezone", "UTC"))))
    what: dict[Whom, str] = {"lead": tr("voor de teamleider"), "stand-in": tr("overdracht"), "self": tr("sessie")}
    return dated_name(day, f"{record.template_title} {record.team}", f"{tr('reeks')} {what[whom]}" if others else what[whom], SUFFIX)
