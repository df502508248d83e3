"""What is known of one person, over all sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from facilitator.export.writing import write_atomically
from facilitator.files.exported import Exported
from facilitator.keeping.which_are_sealed import locked_words
from facilitator.language import tr, trn
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import Clock
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.about_person import AboutPerson, AllAbout, about_person
from facilitator.sessions.privacy.name_erasing import names_in
from facilitator.settings import Settings
from facilitator.storage.seals import BrokenSeal
from facilitator.storage.store import Store


@dataclass(frozen=True)
class Known:
    """What is kept of somebody: of each session what is in it, the last one first, and the documents of those that are still there."""

    sessions: tuple[AboutPerson, ...]
    files: tuple[Path, ...] = ()
    locked: int = 0
    """Sessions behind a passphrase that was not given."""
    unreadable: int = 0
    """Sessions that this version cannot read; `doctor` names them."""

    @property
    def gaps(self) -> tuple[str, ...]:
        """A sentence about each kind of session that was not looked in."""
        unreadable = trn(
            "{n} sessie is niet te lezen: daarin is niet gekeken. Controleer gegevens noemt haar.",
            "{n} sessies zijn niet te lezen: daarin is niet gekeken. Controleer gegevens noemt ze.",
            self.unreadable,
        )
        return (*((locked_words(self.locked),) if self.locked else ()), *((unreadable,) if self.unreadable else ()))


class Knowing:
    """Finds what is kept of somebody. Raises StorageError where nothing is."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def about(self, name: str, *, though_locked: bool = False) -> Known:
        """All of it. Raises SealedError where a session cannot be read without its passphrase; `though_locked` counts those instead, as
        is done where no passphrase would help."""
        locked = self._store.locked()
        if not though_locked and not isinstance(self._store.seal, BrokenSeal):
            self._store.check_readable(locked)
        ids = [listed.id for listed in self._store.overviews() if listed.id not in locked]
        read = {session_id: session for session_id in ids if (session := self._read(session_id)) is not None}
        found = [(id_, about) for id_, session in read.items() if (about := about_person(session, name)) is not None]
        known = Known((), (), len(locked), len(ids) - len(read))
        if not found:
            text = tr("Van ‘{name}’ is niets bewaard. Typ de naam zoals die op de deelnemerslijst staat.", name=name)
            raise StorageError(" ".join((text, *known.gaps)))
        found.sort(key=lambda pair: pair[1].day, reverse=True)
        return replace(known, sessions=tuple(about for _id, about in found), files=Exported(self._store.folder).left_of(dict(found)))

    def _read(self, session_id: str) -> LiveSession | None:
        try:
            return only_read(self._store.load(session_id))
        except (FacilitatorError, ValueError):
            return None

    def names(self) -> tuple[str, ...]:
        """Every name on a list that can be read now, of participants and of who led, in alphabetical order."""
        locked = self._store.locked()
        readable = (record for record in self._store.sessions() if record.id not in locked)
        found = {name_key(name): " ".join(name.split()) for record in readable for name in names_in(record.particulars)}
        return tuple(found[key] for key in sorted(found))

    def document(self, name: str, form: str, settings: Settings, *, though_locked: bool = False) -> bytes:
        """All of it as one file: `pdf` or `txt`; in it stands too what was not looked in. Raises as `about`."""
        from facilitator.files.documents import person_document

        name = " ".join(name.split())
        known = self.about(name, though_locked=though_locked)
        kept = AllAbout(name, known.sessions, tuple(map(str, known.files)), known.gaps)
        return person_document(kept, form, self._today(), settings, self._clock.now())

    def save(self, name: str, path: Path, settings: Settings, *, though_locked: bool = False) -> Path:
        """Write it here; what the name ends in says the form. Raises ExportError, and as `about`."""
        form = path.suffix.lstrip(".").lower()
        write_atomically(path, self.document(name, "pdf" if form == "pdf" else "txt", settings, though_locked=though_locked))
        return path

    def _today(self) -> date:
        return self._clock.now().astimezone().date()
