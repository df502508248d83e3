"""Copies of all sessions: made, looked at, thinned, and put back. Knows nothing of windows; works away from them in another thread."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from facilitator.keeping.copies_encrypted import encrypt_as_here, let_go_of_keys
from facilitator.keeping.erased_ids import ErasedIds
from facilitator.keeping.left_out import LeavingOut, LeftOut
from facilitator.keeping.preview import Preview, Shown, may_bring_names, preview, shown
from facilitator.keeping.which_are_sealed import check_may_seal, seal_as_here, seal_copies_as_here, sealed_as_here
from facilitator.language import tr
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import Clock
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.storage import free_space
from facilitator.storage.backup_folders import beside, folders_of, in_use, use
from facilitator.storage.backups import back_up, stamp
from facilitator.storage.copies import Copy, check_whole, copies, held, made_usable
from facilitator.storage.doubt import doubt
from facilitator.storage.driver import errors, opened
from facilitator.storage.encrypting import encrypt
from facilitator.storage.expiry import SPECIAL_DAYS
from facilitator.storage.faults import why_not
from facilitator.storage.gone_through import unmark
from facilitator.storage.half_made import UNPACKED
from facilitator.storage.keys import key_of, unlock
from facilitator.storage.ladder import superfluous
from facilitator.storage.owed import is_owed, settle
from facilitator.storage.records import StoredSession
from facilitator.storage.store import Store

log = logging.getLogger(__name__)

PAGES = 256
"""So much is copied before others may write: a megabyte."""
_COUNTER = slice(24, 28)
"""In the header of the file: SQLite counts its changes there."""

@dataclass(frozen=True)
class Made:
    """A copy that was made, and what should be said of it; mostly nothing."""

    path: Path
    remark: str = ""


@dataclass(frozen=True)
class PutBack:
    """What came of putting back."""

    kept: Made | None
    """The copy that was made of what was here; None where nothing was."""
    left_out: LeftOut
    warning: str = ""
    """Where a name that was erased may have come back with it."""

    @property
    def remark(self) -> str:
        """What should be said of it, in sentences; mostly nothing."""
        return " ".join(filter(None, (self.left_out.sentence, self.warning, self.kept.remark if self.kept is not None else "")))


class Safekeeper:
    """Keeps copies of one store. Every method raises StorageError with a sentence when it cannot be done; then nothing has changed.

    `folder` is where copies go from now on.
    """

    def __init__(self, store: Store, folder: Path, clock: Clock) -> None:
        self._store, self.folder, self._clock = store, folder, clock
        self._copied: bytes | None = None
        self._one_at_a_time = RLock()

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged file was put when the program began, or None."""
        return self._store.set_aside

    # making

    def due(self) -> bool:
        """Whether something changed since the last copy. The first time in a run that is judged by the age of files."""
        if self._copied is not None:
            return self._counter() != self._copied
        file, newest = self._store.file, next(iter(self.copies()), None)
        if not file.exists():
            return False
        return newest is None or newest.made_at.timestamp() < file.stat().st_mtime

    def make(self) -> Made:
        """Make a copy, check it, and let go of the ones that are not needed any more."""
        return self._make(f"{self._store.file.stem}-{stamp(self._clock.now())}")

    def _make(self, name: str, besides: Path | None = None) -> Made:
        with self.alone():
            counter = self._counter()
            made = self._in_a_folder(name)
            self._prove(made.path)
            self._copied = counter
            self._thin(besides)
            self.encrypt_others()
            self.seal_others()
        return made

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While all is written anew no copy is made of what it was."""
        with self._one_at_a_time:
            yield

    def encrypt_others(self) -> None:
        """Encrypt copies that are not as the archive is: a stick was in a drawer then, or the program was stopped."""
        for copy in self.copies():
            with self.alone():
                encrypt_as_here(self._store.file, copy.path)
        let_go_of_keys(self._store.file)

    def seal_others(self) -> None:
        """Have in copies sealed what is sealed here, where that can be done now: a stick was in a drawer then."""
        with self.alone():
            seal_copies_as_here(self._store)

    def _counter(self) -> bytes:
        try:
            with self._store.file.open("rb") as stream:
                return stream.read(100)[_COUNTER]
        except OSError:
            return b""

    def _in_a_folder(self, name: str) -> Made:
        """In the folder for it, else beside the sessions: a copy there is better than none, and it is said."""
        file = self._store.file
        try:
            self._check_room(self.folder)
            use(file, self.folder)
            return Made(self._copy(self.folder, name))
        except errors(OSError, StorageError) as error:
            log.warning("no copy in %s: %s", self.folder, error)
            return self._fallen_back(name, _reason(error))

    def _fallen_back(self, name: str, why: str) -> Made:
        folder = beside(self._store.file)
        try:
            self._check_room(folder)
            made = self._copy(folder, name)
        except errors(OSError, StorageError) as error:
            text = tr("Er is geen reservekopie gemaakt ({why}). Kies bij Instellingen een andere map.", why=_reason(error))
            raise StorageError(text) from error
        text = tr(
            "In ‘{folder}’ kan geen reservekopie staan ({why}). Ze staat nu in ‘{other}’; kies bij Instellingen een andere map.",
            folder=self.folder, why=why, other=folder,
        )  # fmt: skip
        return Made(made, text)

    def _copy(self, folder: Path, name: str) -> Path:
        with closing(opened(self._store.file, read_only=True, timeout=0.1)) as source:
            return back_up(source, folder, name, PAGES)

    def _check_room(self, folder: Path) -> None:
        """Twice the size must be free: a full disk would stop the session itself."""
        there = next(f for f in (folder, *folder.parents) if f.exists())
        if shutil.disk_usage(there).free < 2 * self._store.file.stat().st_size:
            raise StorageError(tr("er is te weinig ruimte op de schijf"))

    def _prove(self, path: Path) -> None:
        """A copy that cannot be read by this program is none."""
        try:
            check_whole(path)
            newest = next(iter(held(path)), None)
            if newest is not None:
                self._readable(path, newest.id)
        except StorageError as error:
            path.unlink(missing_ok=True)
            doubt(self._store.file)  # what was copied may be what is not whole
            text = tr("De reservekopie bleek niet heel en is weggedaan ({why}). Kies bij Instellingen Controleer gegevens.", why=error)
            raise StorageError(text) from error

    def _readable(self, path: Path, session_id: str) -> None:
        """The last session can be read from the copy as it can be read here."""
        try:
            only_read(self._store.load(session_id))
        except (FacilitatorError, ValueError):
            return  # it cannot be read here either, so the copy is as it should be
        only_read(self._taken(path, session_id))

    def _thin(self, besides: Path | None) -> None:
        now, usual = self._clock.now(), [c for c in self.copies() if c.reason == "usual"]
        gone = superfluous((c.made_at.astimezone() for c in usual), now.astimezone().date())
        old = [c for c in self.copies() if c.reason != "usual" and (now - c.made_at).days > SPECIAL_DAYS]
        for copy in (*(c for c in usual if c.made_at in gone), *old):
            if copy.path == besides:
                continue
            try:
                copy.path.unlink()
            except OSError as error:
                log.warning("a copy stays: %s", error)

    # erasing

    def settle_elsewhere(self, ask: Callable[[], object]) -> None:
        """From now on what is erased is not taken out of the copies at once; `ask` has `settle` done soon, in another thread."""
        self._store.settle_later = lambda _file: ask()

    @property
    def owes(self) -> bool:
        """Whether something has to be taken out of the copies still."""
        return is_owed(self._store.file)

    def settle(self) -> None:
        """Take out of every copy what was erased here."""
        settle(self._store.file)

    def overwrite_elsewhere(self, ask: Callable[[], object]) -> None:
        """From now on what wiped words left behind in the file is not overwritten at once; `ask` has `overwrite` done soon."""
        self._store.overwrite_later = ask

    @property
    def owes_overwriting(self) -> bool:
        """Whether something that was wiped may still be left behind in the file."""
        return free_space.is_owed(self._store.file)

    def overwrite(self) -> bool:
        """Overwrite it, and give way to who wants the store; then False."""
        return self._store.overwrite()

    @property
    def size(self) -> int:
        """Bytes of the file with sessions; 0 where it is not there."""
        file = self._store.file
        return file.stat().st_size if file.exists() else 0

    # looking

    def copies(self) -> tuple[Copy, ...]:
        """All copies that are there, the newest first."""
        return copies(self._store.file)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder in which copies were ever put, the one in use last."""
        return folders_of(self._store.file)

    @property
    def in_use(self) -> Path:
        """Where the last copy went."""
        return in_use(self._store.file)

    def preview(self, path: Path) -> Preview:
        """What a copy holds, and what may come back with it."""
        return preview(self._store.file, path)

    def unlock(self, path: Path, passphrase: str) -> None:
        """From now on a copy that has a passphrase of its own can be looked in. Raises WrongPassphrase or StorageError."""
        unlock(path, passphrase)

    def shown(self, path: Path) -> tuple[Shown, ...]:
        """The sessions that a copy holds, the last changed first. Raises LockedError too."""
        return shown(self._store.file, path)

    def may_bring_names(self, path: Path) -> str:
        """A warning where a name that was erased may come back with a copy, with what to do. Raises LockedError too."""
        return may_bring_names(self._store.file, path)

    def newest_good(self) -> Copy | None:
        """The newest copy that is whole and holds something."""
        for copy in self.copies():
            try:
                check_whole(copy.path)
                if held(copy.path):
                    return copy
            except StorageError:
                log.warning("a copy that is not whole: %s", copy.path)
        return None

    # putting back

    def restore(self, path: Path) -> PutBack:
        """Hold again what a copy holds, without what was erased here. What was here is kept as a copy first."""
        with self._usable(path) as copy:
            check_may_seal(self._store)
            warning = self.may_bring_names(path)
            left_out = LeavingOut(self._store, copy, self._clock).of_all()
            seal_as_here(self._store, copy)
            copy.close()
            encrypt(copy.file, key_of(self._store.file))
            kept = self._keep_aside(path)
            self._store.replace_all(copy.file)
        self._copied = b""  # what is here now is no copy's yet
        return PutBack(kept, left_out, warning)

    def restore_session(self, path: Path, session_id: str) -> PutBack:
        """Put one session back as it was, without what was erased in it since; what was here is kept as a copy first."""
        with self._usable(path) as copy:
            warning = self.may_bring_names(path)
            left_out = LeavingOut(self._store, copy, self._clock).of_one(session_id)
            stored = sealed_as_here(self._store, copy.load(session_id))
        if stored.record.sealed:
            check_may_seal(self._store)
        kept = self._keep_aside(path)
        self._store.replace_session(stored)
        with suppress(OSError):
            ErasedIds(self._store.folder).no_longer([session_id])  # somebody wanted it back
        return PutBack(kept, left_out, warning)

    @contextmanager
    def _usable(self, path: Path) -> Iterator[Store]:
        """A store of what a copy holds, brought to this version, that may be changed."""
        self.settle()
        check_whole(path)
        with made_usable(path, beside(self._store.file)) as folder:
            unmark(folder / self._store.file.name)
            store = Store(folder, self._clock.now)
            try:
                yield store
            finally:
                store.close()

    def _keep_aside(self, besides: Path) -> Made | None:
        """Of what is here now. The copy that is put back is not one that is let go of meanwhile."""
        if not held(self._store.file):
            return None
        return self._make(f"{self._store.file.stem}-voor-herstel-{stamp(self._clock.now())}", besides)

    def _taken(self, path: Path, session_id: str) -> StoredSession:
        with made_usable(path, beside(self._store.file)) as folder:
            store = Store(folder, self._clock.now)
            try:
                return store.load(session_id)
            finally:
                store.close()

    def tidy(self) -> None:
        """Take away what a program that was stopped left half unpacked."""
        for folder in beside(self._store.file).glob(f"{UNPACKED}*"):
            shutil.rmtree(folder, ignore_errors=True)


def _reason(error: Exception) -> str:
    return why_not(error) if isinstance(error, errors(OSError)) else str(error)
