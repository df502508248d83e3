"""Whether a file is, byte for byte, a report that was adopted here."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path

from facilitator.export.writing import report_word
from facilitator.keeping.keeper import AdoptedAs, Keeper
from facilitator.language import clock_time, day, tr
from facilitator.sessions.errors import StorageError
from facilitator.sessions.local_time import local


def verify(file: Path, keeper: Keeper) -> tuple[str, bool]:
    """A sentence that says which report of which session it is or that it is none, and whether it is one. Raises StorageError."""
    try:
        with file.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise StorageError(tr("Het bestand {file} is niet te lezen: {why}.", file=file, why=error.strerror or error)) from error
    found = keeper.adopted_as(digest)
    if not found:
        return tr("Dit bestand is geen vastgesteld verslag uit {folder}, of er is iets aan veranderd.", folder=keeper.folder), False
    return "\n".join(_sentence(each) for each in found), True


def _sentence(found: AdoptedAs) -> str:
    at = local(found.at, found.particulars)
    return tr(
        "Dit is versie {version} van: {report}, {title}, {held}. Vastgesteld op {date} om {time}; er is niets aan veranderd.",
        version=found.version,
        report=report_word(found.report),  # type: ignore[arg-type]
        title=found.title,
        held=day(local(found.particulars.starts_at, found.particulars)),
        date=day(at),
        time=clock_time(at),
    )
