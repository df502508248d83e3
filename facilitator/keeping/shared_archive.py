"""The archive that several facilitators share, for who names a server: the store with it, what may go there, and who sends it."""

from __future__ import annotations

import logging
import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from typing import Literal
from uuid import uuid4
from zoneinfo import ZoneInfo

from facilitator.files.arriving import renamed
from facilitator.language import tr
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import Clock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.handing_over.differences import Difference, differences
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.settings import Settings
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.faults import why_not
from facilitator.storage.opening import may_write
from facilitator.storage.records import StoredSession
from facilitator.storage.sending import Sender, Sharing
from facilitator.storage.server.leases import Writer
from facilitator.storage.server.store import ServerStore
from facilitator.storage.shared_store import SharedStore
from facilitator.storage.store import Store

log = logging.getLogger(__name__)

LAPTOP = "laptop-id"
"""In the data folder: what tells it from other laptops. Who copies the folder to another one gets another name there."""
QUIET, OFTEN, AGAIN = 1.0, 30.0, 10.0
"""Seconds: after something was written, without anything written, and between two tries while the server is away."""
LAST = 8.0
"""Seconds that the end of the program waits for what is being sent."""


def open_shared(data: Path, settings: Settings, clock: Clock) -> tuple[Store, SharedArchive | None]:
    """The store of a data folder with the archive that the settings name; without, where in that folder nothing may be written."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not may_write(data / FILE_NAME):
        return Store(data, clock.now), None
    server = ServerStore(settings.database, clock.now)
    store = SharedStore(data, clock.now, server, writer(data, settings.facilitator), Leaving())
    return store, SharedArchive(store)


@dataclass(frozen=True)
class Apart:
    """A session that was changed here and in the archive. `erased`: there it is no more. `starts_at` is local."""

    id: str
    title: str
    team: str
    starts_at: datetime
    erased: bool
    differences: tuple[Difference, ...] = ()


class SharedArchive:
    """What the windows may ask of the archive that is shared. Raises StorageError where it cannot be done."""

    def __init__(self, store: SharedStore) -> None:
        self._store, self._courier = store, Courier(store.sender)

    @property
    def sharing(self) -> Sharing:
        """How it is between here and there."""
        return self._store.sender.sharing

    def start(self, told: Callable[[], object]) -> None:
        """From now on everything is sent in another thread; `told` is called there whenever it was looked how it is."""
        self._courier.start(told)

    def stop(self) -> None:
        """Send what waits, and let go."""
        self._courier.stop()

    def tell_away(self, told: Callable[[str], object]) -> None:
        """Let this hear why, as soon as the server is found to be away."""
        self._store.sender.told = told

    def apart(self) -> tuple[Apart, ...]:
        """The sessions about which somebody has to decide."""
        return tuple(map(self._apart, self.sharing.apart))

    def _apart(self, session_id: str) -> Apart:
        here, there = self._store.sender.beside(session_id)
        mine, record = only_read(here), here.record
        starts = mine.particulars.starts_at.astimezone(ZoneInfo(mine.particulars.timezone))
        found = differences(mine, only_read(there)) if there is not None else ()
        return Apart(session_id, record.template_title, record.team, starts, there is None, found)

    def settle(self, session_id: str, keep: Literal["here", "there"]) -> None:
        """Let one of the two count. The other stays beside it; of what was erased nothing stays where `there` is chosen."""
        self._store.sender.settle(session_id, keep, beside)


def writer(data: Path, name: str) -> Writer:
    """This program with its data folder. Raises StorageError where that cannot be written down."""
    file = data / LAPTOP
    try:
        if not file.exists():
            file.write_text(uuid4().hex, encoding="ascii")
        own = file.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise StorageError(tr("In de map {folder} kan niet worden opgeslagen: {why}.", folder=data, why=why_not(error))) from error
    computer = platform.node()
    known = sha256(f"{own}\n{computer}\n{data.resolve()}".encode(errors="replace")).hexdigest()[:32]
    return Writer(known, f"{name} ({computer})" if name and computer else name or computer)


class Leaving:
    """Gives what of a session may leave this computer: not what was only for the session itself, nor what is half typed."""

    def __init__(self) -> None:
        self._template: tuple[object, Template] | None = None

    def __call__(self, stored: StoredSession) -> StoredSession:
        """Raises FacilitatorError where this version cannot read the session: then nothing may leave."""
        try:
            private = words_to_wipe(only_read(stored, self._template_of(stored)))
        except ValueError as error:
            raise StorageError(tr("Een sessie kan in deze versie niet worden gelezen ({reason}).", reason=error)) from error
        words = {_clean(name): _clean(text) for name, text in stored.words.items() if name not in private}
        record = replace(stored.record, team=_clean(stored.record.team), template_title=_clean(stored.record.template_title))
        return StoredSession(record, stored.entries, words)

    def _template_of(self, stored: StoredSession) -> Template:
        """The last one is kept: a session that goes on is sent every few seconds."""
        sources = (stored.record.main, *sorted(stored.record.sources.items()))
        if self._template is None or self._template[0] != sources:
            self._template = (sources, template_from_sources(dict(stored.record.sources), stored.record.main))
        return self._template[1]


def beside(stored: StoredSession) -> StoredSession:
    """One of two versions of a session, as a session of its own: it is part of no series, so that nothing is promised twice."""
    return renamed(stored, uuid4().hex, tr("andere versie"))


def _clean(text: str) -> str:
    """A server takes no NUL; it is shown as the sign for one."""
    return text.replace("\0", "␀")


class Courier:
    """Has everything sent in a thread of its own."""

    def __init__(self, sender: Sender, quiet: float = QUIET, often: float = OFTEN, again: float = AGAIN) -> None:
        self._sender, self._quiet, self._often, self._again = sender, quiet, often, again
        self._told: Callable[[], object] = lambda: None
        self._woken, self._ended = Event(), Event()
        self._thread = Thread(target=self._run, name="archive", daemon=True)

    def start(self, told: Callable[[], object]) -> None:
        """From now on nobody waits for the server to hear what is written. `told` is called in the thread after each time."""
        self._told = told
        self._sender.away = tr("Er is nog geen verbinding met het gedeelde archief.")
        self._sender.wake = self._woken.set
        self._sender.begin()
        self._woken.set()
        self._thread.start()

    def stop(self) -> None:
        """Send what waits, where the server is there, and let go."""
        self._ended.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(LAST)

    def _run(self) -> None:
        while not self._ended.is_set():
            self._woken.clear()
            self._work()
            self._told()
            if self._sender.away:
                self._ended.wait(self._again)
            elif self._woken.wait(self._often):
                self._ended.wait(self._quiet)
        if not self._sender.away:
            self._work()

    def _work(self) -> None:
        """A mistake of ours must not end the sending; of what it says nothing is kept but its kind, as it may hold words."""
        try:
            self._sender.work()
        except Exception as error:
            log.warning("nothing was sent: %s", type(error).__name__)
