"""Sealed sessions in a file: which they are, whether they can be read now, and sealing them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage import free_space
from facilitator.storage.backups import erasing
from facilitator.storage.database import raw
from facilitator.storage.faults import no_such_session
from facilitator.storage.found import forget
from facilitator.storage.indexed import Indexed
from facilitator.storage.opening import may_write
from facilitator.storage.rewriting import mark_sealed, reseal
from facilitator.storage.schema import SHIPPED, Schema
from facilitator.storage.seals import KeptSeal, Seal, forget_seals


class Sealing(Indexed):
    """See `Store`. `demands_seal`: whoever manages this computer says that what is confidential has to be sealed."""

    demands_seal = False

    def __init__(
        self, folder: Path, now: Callable[[], datetime], schema: Schema = SHIPPED, may: Callable[[Path], bool] = may_write
    ) -> None:
        super().__init__(folder, now, schema, may)
        if not self.read_only and not is_noted(self.file) and self.seal is not None:
            _note(self.file)

    @property
    def wants_seal(self) -> bool:
        """Whether what is confidential has to be sealed, also where nothing is now: the file may have been exchanged for another."""
        return self.demands_seal or is_noted(self.file)

    @property
    def seal(self) -> KeptSeal | None:
        """What sessions are sealed with; None where none can be."""
        with self._reading() as connection:
            return self._kept_seal(connection)

    def sealed(self) -> frozenset[str]:
        """Ids of the sessions that are sealed."""
        with self._reading() as connection:
            return self._sealed(connection)

    def locked(self) -> frozenset[str]:
        """Ids of those that cannot be read now."""
        with self._reading() as connection:
            kept = self._kept_seal(connection)
            return self._sealed(connection) if kept is not None and kept.given() is None else frozenset()

    def check_readable(self, sessions: Collection[str]) -> None:
        """Raises SealedError where one of these is sealed and cannot be read now."""
        with self._reading() as connection:
            if self._sealed(connection).intersection(sessions) and (kept := self._kept_seal(connection)) is not None:
                kept.needed()

    def lock(self) -> None:
        """What is sealed cannot be read any more until the passphrase is given, nor what was found in it."""
        with self._one_at_a_time:
            forget_seals()
            self._aside.forget_all()

    def reseal(self, sessions: Collection[str], seal: Seal | None) -> tuple[str, ...]:
        """Let this be the seal, on these sessions and on those that were sealed; None opens them all. Gives the ids of those that changed.

        Nothing of what they were stays in the file; an error of its own says so when it is done but remnants may be left. Raises
        SealedError. Of copies nothing is changed.
        """
        if seal is None:
            with suppress(OSError):  # then the folder cannot be written, and the transaction says so
                _noted(self.file).unlink(missing_ok=True)
        with erasing():
            with self._transaction() as connection:
                free_space.owe(self.file)
                changed = reseal(raw(connection), sessions, seal)
                for session_id in changed:
                    forget(connection, session_id)
                self._aside.forget(changed)
            if seal is not None:
                _note(self.file)
            self._overwrite_free_space()
        return changed

    def set_sealed(self, session_id: str, sealed: bool) -> None:
        """Seal one session, or open it for good; as `reseal`. Raises SealedError."""
        with erasing():
            with self._transaction() as connection:
                kept = self._kept_seal(connection)
                if sealed and kept is None:
                    raise StorageError(tr("Er is nog geen wachtzin voor vertrouwelijke sessies. Kies die bij Instellingen, Privacy."))
                free_space.owe(self.file)
                if not mark_sealed(raw(connection), session_id, kept.needed() if sealed and kept is not None else None):
                    raise StorageError(no_such_session())
                forget(connection, session_id)
                self._aside.forget((session_id,))
            self._overwrite_free_space()

    def replace_all(self, other: Path) -> None:
        super().replace_all(other)
        self._aside.forget_all()


def is_noted(file: Path) -> bool:
    """Whether it was written down that what is confidential in a database has to be sealed."""
    return _noted(file).exists()


def _note(file: Path) -> None:
    """Where it cannot be written, the seal itself says so as long as the file is this one."""
    with suppress(OSError):
        text = tr("Vertrouwelijke sessies in {file} horen achter een wachtzin te staan. Laat dit briefje staan.", file=file.name)
        _noted(file).write_text(f"{text}\n", "utf-8")


def _noted(file: Path) -> Path:
    return file.with_name(f"{file.name}-vertrouwelijk")
