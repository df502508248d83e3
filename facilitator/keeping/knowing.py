"""What is known of one person, over all sessions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from facilitator.export.writing import write_atomically
from facilitator.files.exported import Exported
from facilitator.language import tr
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import Clock
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.sessions.privacy.about_person import AboutPerson, about_person
from facilitator.sessions.privacy.name_erasing import names_in
from facilitator.settings import Settings
from facilitator.storage.store import Store


class Knowing:
    """Finds what is kept of somebody. Raises StorageError where nothing is."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def about(self, name: str) -> tuple[tuple[AboutPerson, ...], tuple[Path, ...]]:
        """The sessions with what is kept in each, the last one first, and the documents of those that are still there."""
        found: list[tuple[str, AboutPerson]] = []
        for record in self._store.sessions():
            try:
                about = about_person(only_read(self._store.load(record.id)), name)
            except (FacilitatorError, ValueError):
                continue  # what this version cannot read it cannot tell either; `doctor` names such sessions
            found += [(record.id, about)] if about is not None else []
        if not found:
            raise StorageError(tr("Van ‘{name}’ is niets bewaard. Typ de naam zoals die op de deelnemerslijst staat.", name=name))
        found.sort(key=lambda pair: pair[1].day, reverse=True)
        return tuple(about for _id, about in found), Exported(self._store.folder).left_of({session for session, _about in found})

    def names(self) -> tuple[str, ...]:
        """Every name on a list, of participants and of who led, in alphabetical order."""
        found = {name_key(name): " ".join(name.split()) for r in self._store.sessions() for name in names_in(r.particulars)}
        return tuple(found[key] for key in sorted(found))

    def document(self, name: str, form: str, settings: Settings) -> bytes:
        """All of it as one file: `pdf` or `txt`."""
        from facilitator.files.documents import person_document

        name = " ".join(name.split())
        sessions, files = self.about(name)
        return person_document(name, sessions, [str(path) for path in files], form, self._today(), settings, self._clock.now())

    def save(self, name: str, path: Path, settings: Settings) -> Path:
        """Write it here; what the name ends in says the form. Raises ExportError."""
        form = path.suffix.lstrip(".").lower()
        write_atomically(path, self.document(name, "pdf" if form == "pdf" else "txt", settings))
        return path

    def _today(self) -> date:
        return self._clock.now().astimezone().date()
