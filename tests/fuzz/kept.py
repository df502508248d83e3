"""What the program does with a file of sessions that is wrong somewhere: everything, one thing after another, in an order of its own."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from facilitator.files.handing_over import HandingOver
from facilitator.keeping.confidential import Confidential
from facilitator.keeping.doctor import examine
from facilitator.keeping.doctor_sessions import wrongly_found
from facilitator.keeping.encryption import Encryption
from facilitator.keeping.findings import level_of
from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.knowing import Knowing
from facilitator.keeping.purging import Purging
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.language import day
from facilitator.logbook import WithoutWords
from facilitator.over_sessions.archive import Archive, search
from facilitator.over_sessions.overall import promises_as
from facilitator.over_sessions.promised import Promised
from facilitator.over_sessions.recurring import Recurring
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import FacilitatorError, SessionError
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.handing_over.handed import Whom
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.settings import Settings
from facilitator.shelves import library
from facilitator.storage.copies import held
from facilitator.storage.locked_file import Cost
from facilitator.storage.seals import forget_seals
from facilitator.storage.store import Store
from tests.fuzz.seeds import WORDS

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
SAID = ("Ketelbrug", "Wisselwerk", "Dhaouadi")
"""Words of notes: never in the log."""
MOST = 4
"""Things that are done with one file: all of them would take seconds."""
Show = Callable[[LiveSession], None]


@dataclass
class Kept:
    """A data folder that somebody works in. What is refused is remembered, and the next thing is done."""

    data: Path
    show: Show
    refused: list[FacilitatorError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = RehearsalClock(START)
        self.store = Store(self.data, self.clock.now)
        self.keeper, self.archive = Keeper(self.store, self.clock), Archive(self.store, self.clock)
        self.safekeeper = Safekeeper(self.store, self.data / "backups", self.clock)
        self.promised = Promised(self.store, self.keeper, self.archive, self.clock)
        self.forgetting = Forgetting(self.store, self.clock)
        self.confidential = Confidential(self.store, self.safekeeper, cost=Cost(n=2))

    @contextmanager
    def told(self) -> Iterator[None]:
        try:
            yield
        except FacilitatorError as error:
            self.refused.append(error)

    def ids(self) -> list[str]:
        """Of the sessions, also where no list of them can be made."""
        with closing(sqlite3.connect(f"file:{self.store.file}?mode=ro", uri=True)) as base, suppress(sqlite3.Error, UnicodeError):
            found = [row[0] for row in base.execute("SELECT id FROM session")]
            return [each for each in found if isinstance(each, str)][:4]
        return []

    # what is done

    def list_all(self) -> None:
        with self.told():
            overviews = self.keeper.overviews()
            for each in overviews:
                day(each.starts_at)
            Recurring(self.store).all(overviews, library(self.data, Settings()), START.date())
        with self.told():
            self.keeper.adopted_as("0" * 64)
        with self.told():
            self.keeper.finish_left()

    def read_all(self) -> None:
        for id_ in self.ids():
            with self.told():
                self.show(self.keeper.read(id_))
            with self.told():
                self.keeper.series(id_)

    def go_on(self) -> None:
        """What was left is gone on with: a step, a note, the end, and it leaves the screen."""
        for id_ in self.ids():
            with self.told():
                opened = self.keeper.take_up(id_)
                session = opened.session
                with suppress(SessionError):
                    session.go_on(self.clock.now())
                    session.take_note(Content("Gezegd", "Anna", START.date()), "action", "report", self.clock.now())
                    self.clock.advance(minutes=1)
                    session.close(self.clock.now())
                self.show(session)
                self.keeper.finish(opened)
                self.keeper.prepare(opened, session.particulars)

    def begin_again(self) -> None:
        """The next session of what is there, with what the last one leaves."""
        for id_ in self.ids()[:2]:
            with self.told():
                session = self.keeper.read(id_)
                self.keeper.learned(session.template)
                self.keeper.previous(session.template, session.particulars.team)
                self.show(self.keeper.create(session.template, session.particulars).session)

    def find(self) -> None:
        with self.told():
            search(self.archive, "ketelbrug", 20, lambda _line: None)
        for typed in ("", "soort:actie", "team:zuid wissel", "na:2020-01-01 k"):
            with self.told():
                self.archive.find(read_query(typed))
                self.archive.examples(read_query(typed))
        with self.told():
            self.archive.newest()

    def promises(self) -> None:
        with self.told():
            self.archive.catch_up()
        with self.told():
            found = self.promised.with_ticked()
            promises_as(found, "person", "csv", START.date(), Settings(), START)
            for promise in found[:3]:
                with self.told():
                    self.promised.history(promise.id)
                    self.promised.tick(promise, "done", "Gedaan")
                    self.promised.untick(promise)

    def over_term(self) -> None:
        with self.told():
            purging = Purging(self.store, self.clock, "1 month")
            for over in purging.overdue()[:2]:
                day(over.held_on)
                with self.told():
                    purging.purge(over)

    def forget(self) -> None:
        knowing = Knowing(self.store, self.clock)
        with self.told():
            for name in knowing.names()[:2]:
                knowing.document(name, "txt", Settings())
        with self.told():
            self.forgetting.person("Samira Dhaouadi", really=True)
        for id_ in self.ids():
            with self.told():
                for note in list(self.keeper.read(id_).course.notes)[:1]:
                    self.forgetting.note(id_, note, really=True)
            with self.told():
                self.forgetting.content(id_, really=True)
        for id_ in self.ids()[:1]:
            with self.told():
                self.forgetting.session(id_, really=True)

    def hand_over(self) -> None:
        handing = HandingOver(self.store, self.clock)
        whoms: tuple[Whom, ...] = ("self", "stand-in", "lead")
        for whom in whoms:
            with self.told():
                for id_ in self.ids():
                    handing.going([id_], whom)
            with self.told():
                handing.file(self.ids(), whom)

    def look_after(self) -> None:
        found = examine(self.data, Settings(), START)
        level_of(found)
        with self.told():
            list(wrongly_found(self.data))

    def seal(self) -> None:
        """Somebody gives the passphrase; what is sealed is read, sealed otherwise, and not any more."""
        with self.told():
            if self.confidential.on:
                self.confidential.unlock(WORDS)
            else:
                self.confidential.turn_on(WORDS)
            self.read_all()
            for id_ in self.ids()[:1]:
                self.confidential.set_sealed(id_, True)
            self.confidential.change(WORDS, WORDS[::-1])
            self.confidential.turn_off(WORDS[::-1])

    def encrypt(self) -> None:
        """All of it behind a passphrase, behind another one, and readable again."""
        encryption = Encryption(self.store, self.safekeeper, rounds=1)
        with self.told():
            self.safekeeper.make()
        with self.told():
            encryption.turn_on(WORDS)
            self.read_all()
            self.look_after()
            encryption.change(WORDS, WORDS[::-1])
            self._put_back()
            encryption.turn_off(WORDS[::-1])

    def copy(self) -> None:
        """A copy is made of it, looked in, and put back."""
        with self.told():
            self.safekeeper.make()
        self._put_back()

    def _put_back(self) -> None:
        for copy in self.safekeeper.copies():
            with self.told():
                for shown in self.safekeeper.shown(copy.path)[:2]:
                    self.safekeeper.restore_session(copy.path, shown.held.id)
            with self.told():
                self.safekeeper.restore(copy.path)
        with self.told():
            held(self.store.file)
        self.safekeeper.newest_good()

    def everything(self) -> tuple[Callable[[], None], ...]:
        return (
            self.list_all, self.read_all, self.go_on, self.begin_again, self.find, self.promises, self.over_term, self.forget,
            self.hand_over, self.look_after, self.copy, self.seal, self.encrypt,
        )  # fmt: skip


class Heard(logging.Handler):
    """What would stand in the log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(WithoutWords())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def log_without(words: Sequence[str]) -> Iterator[None]:
    """Raises AssertionError where one of these words comes into the log."""
    heard, disabled = Heard(), logging.root.manager.disable
    logging.disable(logging.NOTSET)
    logging.getLogger().addHandler(heard)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(heard)
        logging.disable(disabled)
    assert not [line for line in heard.lines if any(word in line for word in words)], "what was said stands in the log"


def database(data: bytes, folder: Path, show: Show) -> None:
    """The file with all sessions, opened and worked in, or set aside. The same bytes are always worked in the same way."""
    inside = folder / "data"
    inside.mkdir()
    (inside / "facilitator.sqlite").write_bytes(data)
    try:
        with log_without(SAID):
            _work_in(Kept(inside, show), Random(zlib.crc32(data)))
    finally:
        shutil.rmtree(inside)


def _work_in(kept: Kept, chance: Random) -> None:
    forget_seals()
    try:
        for act in chance.sample(kept.everything(), MOST):
            act()
    finally:
        kept.store.close()
    if kept.refused:
        raise max(kept.refused, key=lambda error: len(str(error)))


def copy_of_database(data: bytes, folder: Path, show: Show) -> None:
    """A copy that is put back over what is here: nothing here, or this program's own."""
    inside = folder / "data"
    (inside / "backups").mkdir(parents=True)
    (inside / "backups" / "facilitator-20261101T120000Z.sqlite").write_bytes(data)
    try:
        with log_without(SAID):
            kept = Kept(inside, show)
            try:
                kept._put_back()
                kept.read_all()
                kept.forget()
            finally:
                kept.store.close()
            if kept.refused:
                raise max(kept.refused, key=lambda error: len(str(error)))
    finally:
        shutil.rmtree(inside)


