"""Documents over all sessions: open promises and good examples, made and put in the folder for documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from facilitator.export.writing import write_atomically
from facilitator.files.exported import Exported, Origin
from facilitator.language import tr
from facilitator.sessions.coming_back.open_promises import Arrangement, OpenPromise, arranged
from facilitator.sessions.finding.searching import Hit
from facilitator.settings import Settings


class Overall:
    """Makes them as they are now; `now` is the moment (UTC). Every method raises ExportError where it cannot be done."""

    def __init__(self, folder: Path, settings: Settings, now: datetime, exported: Exported) -> None:
        self._folder, self._settings, self._now, self._exported = folder, settings, now, exported

    def save_promises(self, found: Sequence[OpenPromise], by: Arrangement, form: str, today: date) -> Path:
        """Open promises as `csv`, `ics` or `pdf`; gives where."""
        data = promises_as(found, by, form, today, self._settings, self._now)
        return self._put(tr("{date} Open toezeggingen", date=today.isoformat()), form, "open promises", data)

    def save_examples(self, found: Sequence[Hit], today: date) -> Path:
        """Good examples on paper; gives where."""
        data = examples_as_pdf(found, today, self._settings, self._now)
        return self._put(tr("{date} Goede voorbeelden", date=today.isoformat()), "pdf", "good examples", data)

    def _put(self, name: str, form: str, what: str, data: bytes) -> Path:
        """An older list of the same day is replaced, as long as nobody changed it; anything else of that name stays."""
        origin = Origin(what, "", "", form)
        path = next(p for p in _names(self._folder, name, form) if self._exported.may_write(p, origin))
        write_atomically(path, data)
        self._exported.remember(path, origin, data)
        return path


def _names(folder: Path, name: str, form: str) -> Iterator[Path]:
    yield folder / f"{name}.{form}"
    number = 2
    while True:
        yield folder / f"{name} ({number}).{form}"
        number += 1


def promises_as(found: Sequence[OpenPromise], by: Arrangement, form: str, today: date, settings: Settings, now: datetime) -> bytes:
    """The list as `csv`, `ics` or `pdf`; `now` is when it is made (UTC). Raises ExportError."""
    from facilitator.export.promise_lists import calendar_promises, csv_promises
    from facilitator.files.documents import promise_document

    if form == "pdf":
        return promise_document(arranged(found, by, today), today, settings, now)
    return csv_promises(found) if form == "csv" else calendar_promises(found)


def examples_as_pdf(found: Sequence[Hit], today: date, settings: Settings, now: datetime) -> bytes:
    """The collection on paper. Raises ExportError."""
    from facilitator.files.documents import example_document

    return example_document(found, today, settings, now)
