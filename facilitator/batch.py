"""Several documents at once: which, under which names, and each by itself, so that one that cannot be made holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from facilitator.export.writing import Names, file_name, write_atomically
from facilitator.language import tr, trn
from facilitator.sessions.errors import ExportError, FacilitatorError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.make_minutes import make_minutes
from facilitator.sessions.minutes import Minutes, ReportKind
from facilitator.sessions.report_wanted import Form, Wanted, asked, check_wanted
from facilitator.settings import Settings

if TYPE_CHECKING:  # all exporters are read when a document is wanted
    from facilitator.documents import Told


@dataclass(frozen=True)
class Piece:
    """A document that can be made and written anywhere: it needs no session any more."""

    path: Path
    minutes: Minutes
    form: Form
    settings: Settings

    def save(self, told: Told) -> Path:
        """Make it and put it in its place; `told` hears each page, and may raise to end it. Raises ExportError."""
        from facilitator.documents import written  # read where the work is done, so that the window does not wait for that either

        data = written(self.minutes, self.form, self.settings, told)
        told(0)  # the last moment to hear that nobody wants it
        write_atomically(self.path, data)
        return self.path


class Readable(Protocol):
    """Where kept sessions are read."""

    def read(self, session_id: str) -> LiveSession: ...


class Batch:
    """Documents for one folder; no two get one name. `now` is the moment of which they tell (UTC)."""

    def __init__(self, folder: Path, settings: Settings, now: datetime) -> None:
        self.folder, self._settings, self._now = folder, settings, now
        self._names = Names()

    def piece(self, session: LiveSession, wanted: Wanted) -> Piece:
        """A document of a session as it is now."""
        report, form = wanted.report, wanted.form
        told = make_minutes(session, self._now, report, recipient=wanted.recipient)
        path = self.folder / self._names.take(file_name(told, form))
        # In a table the steps say in which an action was taken down.
        return Piece(path, make_minutes(session, self._now) if form == "csv" else told, form, self._settings)

    def _one(self, session: LiveSession, wanted: Wanted) -> Piece:
        check_wanted(session, wanted)
        return self.piece(session, wanted)

    def asked(self, session: LiveSession, form: Form = "pdf") -> Iterator[Piece]:
        """What the draaiboek of this session asks for."""
        return (self.piece(session, each) for each in asked(session, self._now, form))

    def kept(
        self, sessions: Iterable[str], keeper: Readable, report: ReportKind | None = None, form: Form = "pdf"
    ) -> Iterator[Piece | str]:
        """Of each kept session what its draaiboek asks for, or one report; a sentence for one that cannot be read."""
        for session_id in sessions:
            try:
                session = keeper.read(session_id)
                yield from (self._one(session, Wanted(report, form)),) if report else self.asked(session, form)
            except FacilitatorError as error:
                yield tr("Sessie {id} doet niet mee: {why}", id=session_id[:8], why=error)


def save_all(pieces: Iterable[Piece | str], saved: Callable[[Path], object], failed: Callable[[str], object]) -> tuple[int, int]:
    """Make each in turn; gives how many are there and how many are not, each of which was told of as it came."""
    there = lacking = 0
    for piece in pieces:
        try:
            if isinstance(piece, str):
                raise ExportError(piece)
            saved(piece.save(lambda _page: None))
            there += 1
        except FacilitatorError as error:
            failed(str(error))
            lacking += 1
    return there, lacking


def summary_words(there: int, lacking: int, folder: Path) -> str:
    """How it went, in one or two sentences."""
    kept = trn("{n} document staat in {folder}.", "{n} documenten staan in {folder}.", there, folder=folder)
    left = trn("{n} document is niet gemaakt.", "{n} documenten zijn niet gemaakt.", lacking) if lacking else ""
    return " ".join(part for part in (kept if there else "", left) if part) or tr("Er is niets om te bewaren.")
