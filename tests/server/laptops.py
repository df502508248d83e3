"""Laptops of facilitators that share an archive: each with a folder of its own, sending by hand, as the courier does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.keeping.stores import open_store
from facilitator.over_sessions.archive import Archive
from facilitator.over_sessions.promised import Promised
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.history.notes import NoteKind
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings
from facilitator.storage.shared_store import SharedStore
from tests.test_promised import TEXT

START = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)


class Laptop:
    """A program with its data folder. What it writes is sent when it says `send`."""

    def __init__(self, folder: Path, url: str, name: str, clock: RehearsalClock | None = None) -> None:
        self.folder, self.clock = folder, clock or RehearsalClock(START)
        store, self.shared = open_store(folder, Settings(database=url, facilitator=name), self.clock)
        assert isinstance(store, SharedStore)
        self.store, self.sender = store, store.sender
        self.sender.wake = lambda: None
        self.sender.begin()
        self.keeper, self.archive = Keeper(store, self.clock), Archive(store, self.clock)
        self.promised = Promised(store, self.keeper, self.archive, self.clock)
        self.forgetting = Forgetting(store, self.clock)

    def send(self) -> None:
        self.sender.work()

    def create(self, team: str = "Team Zuid") -> Opened:
        people = named("Karin Hofstra\nRuben Aksoy")
        template = read_text(TEXT, "proef", None)
        return self.keeper.create(template, Particulars(self.clock.now(), team=team, place="De Schakel", participants=people))

    def note(self, opened: Opened, text: str, kind: NoteKind = "note") -> str:
        self.clock.advance(seconds=1)
        return opened.session.take_note(Content(text), kind, "report", self.clock.now())

    def step(self, opened: Opened, title: str) -> None:
        path = next(step.path for step in opened.session.sheet.on if step.title == title)
        opened.session.open_step(path, self.clock.now())

    def held(self, team: str = "Team Zuid", *notes: str) -> Opened:
        """A session that goes on, with these notes."""
        opened = self.create(team)
        self.step(opened, "Afspraken")
        for text in notes:
            self.note(opened, text)
        return opened

    def finish(self, opened: Opened) -> None:
        opened.session.close(self.clock.now())
        self.keeper.finish(opened)

    def bytes(self) -> bytes:
        """All that is left in the folder of this laptop."""
        return b"".join(file.read_bytes() for file in sorted(self.folder.rglob("*")) if file.is_file())
