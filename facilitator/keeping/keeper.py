"""Keeps live sessions in the store: what the windows, the command line and the rehearsal are handed.

Every entry of a session goes to disk here before it counts, and every session is folded again from what is on disk.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from facilitator.keeping.which_are_sealed import check_may_be_made, to_be_sealed
from facilitator.over_sessions.earlier import brought_along, earlier, only_read, previous_of, read_only, session_of
from facilitator.over_sessions.learned import Times
from facilitator.sessions.clock import Clock
from facilitator.sessions.coming_back.follow_up import comes_back
from facilitator.sessions.coming_back.previous import Previous
from facilitator.sessions.coming_back.set_back import clock_correction
from facilitator.sessions.errors import FacilitatorError, StorageError
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import Adopted, ClockCorrected
from facilitator.sessions.history.journal import Entry, event_to_data
from facilitator.sessions.history.promises import PromisesBrought
from facilitator.sessions.live_session import LiveSession, Record
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.plan.learning import LearnedStep
from facilitator.sessions.privacy.remembered import forget_texts
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.templates.template import Template
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.store import Store
from facilitator.storage.to_wipe import is_wiped, to_wipe, wipe_later

log = logging.getLogger(__name__)
NOTE_DRAFT = "note"


@dataclass(frozen=True)
class Overview:
    """A session in a list, without what was said in it."""

    id: str
    title: str
    team: str
    state: str
    starts_at: datetime
    timezone: str
    template: str
    """The name of its draaiboek."""
    clock_doubted: bool = False
    """Whether the clock was set back when it was led; then `starts_at` is when it was made."""
    here: bool = True
    """Whether it is on this computer, and not only in an archive that is shared."""
    sealed: bool = False
    """Whether it is kept behind a passphrase."""


@dataclass(frozen=True)
class AdoptedAs:
    """A document that was adopted: of which session, which report and version, and when."""

    session: str
    title: str
    particulars: Particulars
    report: str
    version: int
    at: datetime


@dataclass(frozen=True)
class Opened:
    """A session that is on screen, with what was half typed when it was last seen."""

    id: str
    session: LiveSession
    draft: str = ""


class Keeper:
    """Opens, keeps and forgets sessions. Raises StorageError when the store cannot do it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock, self._times = store, clock, Times(store)

    @property
    def folder(self) -> Path:
        """Where the sessions are kept."""
        return self._store.folder

    @property
    def only_reads(self) -> bool:
        """Whether nothing can be kept: what is there can be looked at, searched and made documents of."""
        return self._store.read_only

    def overviews(self) -> tuple[Overview, ...]:
        """All sessions, the last used first."""
        sealed = self._store.sealed()
        return tuple(
            Overview(
                r.id, r.template_title, r.team, r.state, r.starts_at, r.timezone, r.template_name, r.clock_doubted,
                self._store.is_here(r.id), r.id in sealed,
            )
            for r in self._store.overviews()
        )

    def need(self, sessions: Iterable[str]) -> None:
        """Raises SealedError where one of these sessions cannot be read now."""
        self._store.check_readable(tuple(sessions))

    def to_be_sealed(self, template: Template, team: str) -> bool:
        """Whether a new session is kept behind the passphrase where nobody says otherwise."""
        return to_be_sealed(self._store, template, team)

    def create(self, template: Template, particulars: Particulars, sealed: bool | None = None) -> Opened:
        """A new session, prepared and kept, with its draaiboek as it is now; `sealed` where somebody said whether it is to be.

        Raises SealedError where that cannot be now, or where what comes along from the previous one cannot be read; then nothing is kept.
        """
        now = self._clock.now()
        sealed = self.to_be_sealed(template, particulars.team) if sealed is None else sealed
        check_may_be_made(self._store, template, sealed=sealed)
        self._need_previous(template, particulars.team)
        record = SessionRecord(
            id=uuid4().hex,
            template_name=template.name,
            template_title=template.title,
            main=template.name,
            sources=dict(template.sources),
            particulars=particulars.to_data(),
            state="prepared",
            team=particulars.team,
            starts_at=particulars.starts_at,
            created_at=now,
            updated_at=now,
            sealed=sealed,
        )
        self._store.create(record)
        opened = Opened(record.id, LiveSession(template, particulars, self._recorder(record.id)))
        self._bring(opened)
        return opened

    def open(self, session_id: str) -> Opened:
        """A session as it was left: same step, same time, same half-typed line."""
        stored = self._store.load(session_id)
        opened = Opened(session_id, session_of(stored, self._recorder(session_id)), stored.drafts.get(NOTE_DRAFT, ""))
        self.bring(opened)
        return opened

    def take_up(self, session_id: str) -> Opened:
        """The same, for who goes on with it: where an archive is shared nobody else has it until `finish`. Raises HeldElsewhere too."""
        self._store.hold(session_id)
        try:
            return self.open(session_id)
        except FacilitatorError:
            self._store.let_go(session_id)
            raise

    def read(self, session_id: str) -> LiveSession:
        """A session to make documents of, in which nothing is kept. Raises TemplateError or StorageError where it cannot be read."""
        return read_only(self._store, session_id)

    def series(self, session_id: str) -> tuple[str, ...]:
        """Every closed session with the draaiboek and the team of this one, the first one first; of one without a team itself."""
        record = self._store.record(session_id)
        found = earlier(self._store, record.template_name, record.team)
        alone = (session_id,) if record.state == "closed" else ()
        return tuple(r.id for r in reversed(found)) or alone

    def clock_doubted(self, session_id: str) -> datetime | None:
        """Where the clock was set back when this session was led, so that its day is a guess: a moment before which it was not."""
        record = self._store.record(session_id)
        return record.sure_at if record.clock_doubted else None

    def correct_clock(self, opened: Opened, began_at: datetime) -> None:
        """The session began at this moment (UTC), whatever its clock said. Raises SessionError where that cannot be, or the minutes are
        fixed. Where it fails half-way it can be done again.
        """
        session, now = opened.session, self._clock.now()
        by, particulars = clock_correction(session, began_at, now)
        self._keep_particulars(opened, particulars)
        session.add(ClockCorrected(by), now)

    def prepare(self, opened: Opened, particulars: Particulars) -> None:
        """Keep other particulars, and let them count. Raises SessionError while the minutes are fixed."""
        opened.session.check_open()
        self._keep_particulars(opened, particulars)
        self._bring(opened)

    def _keep_particulars(self, opened: Opened, particulars: Particulars) -> None:
        self._store.update_particulars(opened.id, particulars.to_data(), team=particulars.team, starts_at=particulars.starts_at)
        opened.session.prepare(particulars)

    def bring(self, opened: Opened) -> None:
        """What the previous session of the series promised comes along, until this one has begun. Raises SealedError, and then nothing
        has changed."""
        if self._may_bring(opened.session):
            self._need_previous(opened.session.template, opened.session.particulars.team, opened.id)
            self._bring(opened)

    def _may_bring(self, session: LiveSession) -> bool:
        begun = session.course.started_at is not None or session.course.closed_at is not None
        return not begun and not self.only_reads and comes_back(session.template)

    def _need_previous(self, template: Template, team: str, besides: str = "") -> None:
        if comes_back(template) and self._store.locked():
            self.need([r.id for r in earlier(self._store, template.name, team) if r.id != besides][:1])

    def _bring(self, opened: Opened) -> None:
        """The same; what cannot be read now, as while a team is typed, is brought when it begins."""
        session = opened.session
        if not self._may_bring(session):
            return
        before = session.course.brought
        brought, words = brought_along(self._store, session.template, session.particulars.team, besides=opened.id)
        if brought != before:
            self._seal_as(brought.session, opened.id, words)
            session.add(brought, self._clock.now(), words)
            self._store.wipe_words(opened.id, before.words_ids - brought.words_ids)  # those of another team must not stay

    def _seal_as(self, previous: str, session_id: str, words: Mapping[str, str]) -> None:
        """What comes along from a session that is sealed is not written down in one that is not."""
        sealed = self._store.sealed() if words else frozenset()
        if previous in sealed and session_id not in sealed:
            self._store.set_sealed(session_id, True)

    def previous(self, template: Template, team: str, besides: str = "") -> Previous | None:
        """What preparing may take from the earlier sessions of this team; None where there are none, or where they cannot be read."""
        try:
            return previous_of(self._store, template, team, self._clock.now().astimezone().date(), besides)
        except (FacilitatorError, ValueError):
            return None

    def learned(self, template: Template) -> tuple[LearnedStep, ...]:
        """What earlier sessions say about the times of its steps. May be asked in any thread."""
        return self._times.learned(template)

    def save_draft(self, session_id: str, text: str) -> None:
        """Keep what is half typed on the note line."""
        self._store.save_draft(session_id, NOTE_DRAFT, text)

    def finish(self, opened: Opened) -> None:
        """The closed session leaves the screen, and memory; what was only for the session itself is wiped from disk."""
        if not self.only_reads:
            self._finish(opened.id, opened.session)
        self._store.let_go(opened.id)
        forget_texts()

    def finish_left(self) -> None:
        """Wipe what could not be wiped when its session left the screen: the file was locked, or the laptop went out before.

        One that cannot be read or written stays on the list, and is no reason to leave the others. Raises StorageError at the end. One
        that is sealed waits for its passphrase.
        """
        failed: StorageError | None = None
        locked = self._store.locked()
        for session_id in to_wipe(self._store.file) if not self.only_reads else ():
            if session_id in locked:
                continue
            try:
                stored = self._store.find_session(session_id)
                if stored is None:
                    self._is_wiped(session_id)
                else:
                    self._finish(session_id, only_read(stored))
            except (FacilitatorError, ValueError) as error:
                failed = StorageError(str(error))
        if failed is not None:
            raise failed

    def _finish(self, session_id: str, session: LiveSession) -> None:
        if session.course.closed_at is not None:
            self._wipe(session_id, words_to_wipe(session), {line.session for line in session.course.brought.lines})
        self._is_wiped(session_id)

    def _is_wiped(self, session_id: str) -> None:
        try:
            is_wiped(self._store.file, session_id)
        except OSError as error:
            log.warning("the list of what is to be wiped stays as it was: %s", error)

    def _wipe(self, session_id: str, ids: frozenset[str], sources: set[str]) -> None:
        """Erase words here and wherever they came along to, or came from."""
        if ids:
            self._store.wipe_words(session_id, ids, sources | self._store.sessions_with_entry(PromisesBrought.kind))

    def delete(self, session_id: str) -> None:
        """Remove a session and all that was said in it."""
        self._store.delete(session_id)

    def adopted_as(self, digest: str) -> tuple[AdoptedAs, ...]:
        """What was adopted with this SHA-256: of which sessions, which version and which report. Raises SealedError where it is of one
        that is sealed, and cannot be read now."""
        found = []
        for session_id in filter(lambda each: self._was_adopted(each, digest), sorted(self._store.sessions_with_entry(Adopted.kind))):
            stored = self._store.load(session_id)
            session = session_of(stored, self._recorder(session_id))
            for entry in session.entries:
                event = entry.event
                if isinstance(event, Adopted):
                    reports = [report for report, sum_ in event.hashes.items() if sum_ == digest]
                    title = " ".join(part for part in (stored.record.template_title, stored.record.team) if part)
                    found += [AdoptedAs(session_id, title, session.particulars, report, event.version, entry.at) for report in reports]
        return tuple(found)

    def _was_adopted(self, session_id: str, digest: str) -> bool:
        """Whether something of a session was adopted with this SHA-256; its journal says so without a passphrase."""
        stored = self._store.journal_of(session_id)
        return stored is not None and any(e.kind == Adopted.kind and digest in repr(e.data) for e in stored.entries)

    def _recorder(self, session_id: str) -> Record:
        def keep(entry: Entry, words: Mapping[str, str]) -> None:
            kind, data = event_to_data(entry.event)
            note = NOTE_DRAFT if isinstance(entry.event, j.NoteTaken) else None
            record = EntryRecord(entry.number, entry.at, kind, data)
            if isinstance(entry.event, j.Closed):
                self._wipe_later(session_id)
            self._store.append(session_id, record, words, clear_draft=note, state=_state_after(entry))

        return keep

    def _wipe_later(self, session_id: str) -> None:
        """Where that cannot be written down, the session is closed all the same: it is wiped when it leaves the screen."""
        try:
            wipe_later(self._store.file, session_id)
        except OSError as error:
            log.warning("not on the list of what is to be wiped: %s", error)


def _state_after(entry: Entry) -> str | None:
    if isinstance(entry.event, j.Closed):
        return "closed"
    return "running" if isinstance(entry.event, j.StepOpened | j.Reopened | j.Undone) else None
