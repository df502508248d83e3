"""Several documents at once: which, under which names, and each by itself, so that one that cannot be made holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from facilitator.export.writing import Names, file_name, longest_name, write_atomically
from facilitator.files.exported import Exported, Origin, prepared_as
from facilitator.language import tr, trn
from facilitator.over_sessions.learned import Learned, nothing_learned, with_times
from facilitator.sessions.errors import ExportError, FacilitatorError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Minutes, ReportKind
from facilitator.sessions.reports.report_wanted import Form, Wanted, asked, check_wanted
from facilitator.settings import Settings

if TYPE_CHECKING:  # all exporters are read when a document is wanted
    from facilitator.files.documents import Told


@dataclass(frozen=True)
class Piece:
    """A document that can be made and written anywhere: it needs no session any more."""

    path: Path
    minutes: Minutes
    form: Form
    settings: Settings
    origin: Origin
    exported: Exported
    apart: bool = False
    """Whether it got another name than usual, because that is of something else."""

    def save(self, told: Told) -> Path:
        """Make it and put it in its place; `told` hears each page, and may raise to end it.

        Raises ExportError, also where something else came to stand there meanwhile.
        """
        from facilitator.files.documents import written  # read where the work is done, so that the window does not wait for that either

        data = written(self.minutes, self.form, self.settings, told)
        told(0)  # the last moment to hear that nobody wants it
        if self.path.is_file() and not self.exported.may_write(self.path, self.origin):
            raise ExportError(tr("‘{path}’ is intussen door iets anders geschreven. Dat blijft staan; bewaar nog eens.", path=self.path))
        write_atomically(self.path, data)
        self.exported.remember(self.path, self.origin, data)
        return self.path


class Make(Protocol):
    """Makes minutes, as `make_minutes` does."""

    def __call__(self, session: LiveSession, now: datetime, report: ReportKind = ..., *, recipient: str = ...) -> Minutes: ...


class Readable(Protocol):
    """Where kept sessions are read."""

    def read(self, session_id: str) -> LiveSession: ...


class Batch:
    """Documents for one folder; no two get one name, and none that of a file that was not made of the same.

    `now` is the moment of which they tell (UTC), `exported` what was written before.
    """

    def __init__(
        self, folder: Path, settings: Settings, now: datetime, exported: Exported, learned: Learned = nothing_learned,
        make: Make = make_minutes,
    ) -> None:  # fmt: skip
        self.folder, self._settings, self._now, self._exported, self._learned = folder, settings, now, exported, learned
        self._names, self._make = Names(), make

    def piece(self, session: LiveSession, wanted: Wanted, session_id: str = "") -> Piece:
        """A document of a session as it is now. The id is empty where it is not kept."""
        report, form = wanted.report, wanted.form
        told = with_times(self._make(session, self._now, report, recipient=wanted.recipient), session.template, self._learned)
        origin = Origin(session_id or _prepared(session), report, wanted.recipient, form)
        name, apart = self._name(told, origin)
        # In a table the steps say in which an action was taken down.
        minutes = self._make(session, self._now) if form == "csv" else told
        return Piece(self.folder / name, minutes, form, self._settings, origin, self._exported, apart)

    def _name(self, told: Minutes, origin: Origin) -> tuple[str, bool]:
        """What it is called, and whether that is other than usual: with the time where the day has another one, else with a number."""
        most = longest_name(self.folder)
        usual = file_name(told, origin.form, most)
        name = usual if self._is_of(usual, origin) else file_name(told, origin.form, most, clock=True)
        found = self._names.take(name, origin.session, lambda each: self._is_free(each, origin))
        return found, found != usual

    def _is_of(self, name: str, origin: Origin) -> bool:
        """Whether nothing of another session has this name."""
        holder, path = self._names.holder(name), self.folder / name
        if holder is not None:
            return holder == origin.session
        made_of = self._exported.made_of(path)
        return not path.is_file() or (made_of is not None and made_of.session == origin.session)

    def _is_free(self, name: str, origin: Origin) -> bool:
        path = self.folder / name
        return not path.is_file() or self._exported.may_write(path, origin)  # what stands in the way and is no file is told when saving

    def _one(self, session: LiveSession, wanted: Wanted, session_id: str) -> Piece:
        check_wanted(session, wanted)
        return self.piece(session, wanted, session_id)

    def asked(self, session: LiveSession, session_id: str = "", form: Form = "pdf") -> Iterator[Piece]:
        """What the draaiboek of this session asks for."""
        return (self.piece(session, each, session_id) for each in asked(session, self._now, form))

    def kept(
        self, sessions: Iterable[str], keeper: Readable, report: ReportKind | None = None, form: Form = "pdf"
    ) -> Iterator[Piece | str]:
        """Of each kept session what its draaiboek asks for, or one report; a sentence for one that cannot be read."""
        for session_id in sessions:
            try:
                session = keeper.read(session_id)
                yield from (self._one(session, Wanted(report, form), session_id),) if report else self.asked(session, session_id, form)
            except FacilitatorError as error:
                yield tr("Sessie {id} doet niet mee: {why}", id=session_id[:8], why=error)


def _prepared(session: LiveSession) -> str:
    """What stands for a session that is only prepared."""
    particulars = session.particulars
    return prepared_as(session.template.name, particulars.starts_at, particulars.team)


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
