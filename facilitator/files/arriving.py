"""Sessions that arrive in a file: looked at before anything comes in, put beside what is here, and taken back where that was a mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from facilitator.keeping.erased_here import erased_before, erased_since, ids_of
from facilitator.keeping.erased_ids import ErasedIds
from facilitator.keeping.which_are_sealed import sealed_as_here
from facilitator.language import day, tr
from facilitator.over_sessions.earlier import BROKEN, NotRight, only_read
from facilitator.sessions.clock import Clock
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.sessions.handing_over.arrivals import Arrival, Choice, taken_words
from facilitator.sessions.handing_over.differences import differences, standing
from facilitator.sessions.handing_over.soundness import check_sound
from facilitator.sessions.live_session import LiveSession
from facilitator.storage.locked_file import LONGEST_HEAD, check_whole, is_locked, opened
from facilitator.storage.records import StoredSession
from facilitator.storage.row_values import same_session
from facilitator.storage.session_file import MOST_BYTES, SessionFile, check_size, from_json, to_json
from facilitator.storage.store import Store


@dataclass(frozen=True)
class Looked:
    """What is in a file and what is here under the same id, as it was when somebody looked."""

    arrivals: tuple[Arrival, ...]
    file: SessionFile
    here: Mapping[str, StoredSession]


@dataclass(frozen=True)
class TakenIn:
    """What went and what came, so that it can be taken back; `sentence` tells it."""

    gone: tuple[StoredSession, ...]
    come: tuple[StoredSession, ...]
    sentence: str
    back: frozenset[str] = frozenset()
    """Ids that were erased here before."""


class Arriving:
    """Takes sessions in. Raises StorageError, and then nothing changed."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock, self._erased = store, clock, ErasedIds(store.folder)

    def read(self, path: Path) -> tuple[bytes, bool]:
        """All of a file, and whether it is locked. Raises StorageError where it cannot be a session file, or is not whole."""
        data = file_bytes(path)
        return data, is_locked(data)

    def look_in(self, data: bytes, passphrase: str) -> Looked:
        """The same as `look`, for the bytes of a file. Raises WrongPassphrase too."""
        return self.look(from_json(opened(data, passphrase) if is_locked(data) else data))

    def look(self, file: SessionFile) -> Looked:
        """Each session of a file beside what is here. Raises StorageError or TemplateError for one that cannot be read."""
        here = {stored.record.id: found for stored in file.sessions if (found := self._store.find_session(stored.record.id))}
        arrivals = tuple(self._arrival(stored, here.get(stored.record.id)) for stored in file.sessions)
        return Looked(arrivals, file, here)

    def _arrival(self, stored: StoredSession, here: StoredSession | None) -> Arrival:
        theirs, record = readable(stored), stored.record
        starts = theirs.particulars.starts_at.astimezone(ZoneInfo(theirs.particulars.timezone))
        arrival = Arrival(record.id, record.template_title, record.team, starts)
        if here is None:
            erased = erased_before(stored, theirs, self._erased.known_of)
            return replace(arrival, known="erased", erased=erased) if erased else arrival
        copy = self._store.find_session(_copy_id(stored))
        if same_session(here, stored) or (copy is not None and same_session(copy, _as_copy(stored))):
            return replace(arrival, known="same")
        mine = only_read(here)
        found, erased = differences(mine, theirs), erased_since(here, stored)
        return replace(arrival, known="changed", standing=standing(mine, theirs), differences=found, erased=erased)

    def take_in(self, looked: Looked, choices: Mapping[str, Choice]) -> TakenIn:
        """Take in what is new, and of what is here and other, or was erased here, what was chosen, by id of the session; without a
        choice it stays as it is."""
        gone: list[StoredSession] = []
        come: list[StoredSession] = []
        done: list[str] = []
        for arrival, stored in zip(looked.arrivals, looked.file.sessions, strict=True):
            what = _what(arrival, choices.get(arrival.id, "mine"))
            if what in ("new", "theirs"):
                come.append(sealed_as_here(self._store, stored))
            if what == "theirs":
                gone.append(looked.here[arrival.id])
                come.append(self._aside(looked.here[arrival.id]))
            if what == "both":
                come.append(_as_copy(sealed_as_here(self._store, stored)))
            done.append(what)
        if come:
            self._store.exchange(gone, come)
        sentence = taken_words(*(done.count(what) for what in ("new", "theirs", "both")))
        return TakenIn(tuple(gone), tuple(come), sentence, self._no_longer_erased(come))

    def _no_longer_erased(self, come: Iterable[StoredSession]) -> frozenset[str]:
        """Somebody wanted it back, so it is not left out of a copy of after that either. Where that cannot be kept, it is told again."""
        try:
            return self._erased.no_longer([id_ for stored in come for id_ in ids_of(stored)])
        except OSError:
            return frozenset()

    def take_back(self, taken: TakenIn) -> None:
        """As if nothing had come in. Raises StorageError where somebody worked on with what came."""
        self._store.exchange(taken.come, taken.gone)
        with suppress(OSError):
            self._erased.remember(taken.back)

    def _aside(self, stored: StoredSession) -> StoredSession:
        """What was here, under another name: it counts in no series any more, and is erased like any session."""
        moment = day(self._clock.now().astimezone(), "d MMM y")
        return renamed(stored, uuid4().hex, tr("opzij gezet op {day}", day=moment))


def _what(arrival: Arrival, choice: Choice) -> str:
    """What becomes of a session in a file: what was erased is new where somebody wants it back."""
    if arrival.known == "changed":
        return choice
    return ("new" if choice == "theirs" else "mine") if arrival.known == "erased" else arrival.known


def _as_copy(stored: StoredSession) -> StoredSession:
    """What is in the file, beside what is here. The same file makes the same copy, so that it comes in once."""
    return renamed(stored, _copy_id(stored), tr("uit bestand"))


def _copy_id(stored: StoredSession) -> str:
    plain = replace(stored, record=replace(stored.record, updated_at=stored.record.created_at), drafts={})
    return sha256(to_json(SessionFile((plain,), stored.record.created_at))).hexdigest()[:32]


def renamed(stored: StoredSession, session_id: str, why: str) -> StoredSession:
    """Under another id; without a team of record it is part of no series, so what it promised does not come back twice."""
    record = stored.record
    title = f"{', '.join(part for part in (record.template_title, record.team) if part)[:900]} ({why})"
    return replace(stored, record=replace(record, id=session_id, template_title=title, team=""))


def readable(stored: StoredSession) -> LiveSession:
    """The session, gone through once: what cannot be shown does not come in. Raises StorageError or TemplateError."""
    try:
        session = only_read(stored)
        check_sound(session)
    except NotRight as error:
        raise StorageError(_not_right(error.__cause__)) from error
    except FacilitatorError:
        raise
    except BROKEN as error:
        raise StorageError(_not_right(error)) from error
    return session


def _not_right(error: object) -> str:
    return tr("In een sessie van dit bestand klopt iets niet ({reason}). Vraag om een nieuwe kopie.", reason=error)


# the file


def read_file(path: Path, passphrase: Callable[[], str]) -> SessionFile:
    """What is in a file; `passphrase` is asked where it is locked. Raises StorageError, or WrongPassphrase."""
    data = file_bytes(path)
    return from_json(opened(data, passphrase()) if is_locked(data) else data)


def file_bytes(path: Path) -> bytes:
    """All of a file that may be a session file, and never more than such a file can be. Raises StorageError; nothing is decided yet."""
    most = MOST_BYTES + LONGEST_HEAD
    try:
        if path.exists() and not path.is_file():
            raise StorageError(tr("{path} is geen bestand. Kies een sessiebestand.", path=path))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise StorageError(tr("Het bestand {file} is niet te lezen: {why}.", file=path, why=why)) from error
    if is_locked(data) and len(data) <= most:
        check_whole(data)
    else:
        check_size(len(data))
    return data
