"""Sessions with fields in them, for the tests of what a step leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from facilitator.sessions.history.journal import Entry, event_from_data, event_to_data
from facilitator.sessions.history.notes import NoteKind, Seen
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Minutes
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.screens.console_view import ConsoleView, FieldRow
from facilitator.sessions.templates.template_file import read_text

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
HEAD = "draaiboek: 1\ntitle: Proef\norigin: {timing: own}\n"
PEOPLE = "Anna Bos\nBob Mol\nCor Vos\nDora Smit"


@dataclass
class Case:
    """A session that was begun, and what a store would have of it."""

    text: str
    session: LiveSession
    entries: list[Entry] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def wall(self) -> BeamerView:
        return beamer_view(self.session, START)

    @property
    def console(self) -> ConsoleView:
        return console_view(self.session, START)

    @property
    def minutes(self) -> Minutes:
        return make_minutes(self.session, START)

    def row(self, name: str, holder: str = "") -> FieldRow:
        """The field with this name on the console, or the share of one person or group in it."""
        row = next(r for r in self.console.fields if r.field.name == name)
        return next(s for s in row.shares if s.holder == holder) if holder else row

    def go_to(self, title: str) -> None:
        self.session.open_step(next(s.path for s in self.session.sheet.steps if s.title == title), START)

    def fill(self, name: str, value: Any, holder: str = "") -> None:
        self.session.fill_field(self.row(name, holder).key, value, START)

    def show(self, name: str, holder: str = "") -> None:
        self.session.show_result(self.row(name, holder).result, True, START)

    def say(self, text: str, place: str = "", kind: NoteKind = "note", seen: Seen | None = None) -> None:
        """A line at a place of the note line, by its label; seen by whom the draaiboek says, unless told otherwise."""
        found = next((p for p in self.console.destinations if p.label == place), None)
        assert found is not None or not place, [p.label for p in self.console.destinations]
        who = seen or (found.seen if found else "report")
        self.session.take_note(Content(text), found.kind if found else kind, who, START, field=found.key if found else "")

    def restarted(self) -> Case:
        """The same session, read back from what was kept."""
        facts = [(e.number, e.at, *event_to_data(e.event)) for e in self.entries]
        entries = [Entry(n, at, event_from_data(kind, data)) for n, at, kind, data in facts]
        session = LiveSession(read_text(self.text, "proef", None), self.session.particulars, lambda e, w: None, entries, self.words)
        return Case(self.text, session, entries, dict(self.words))


def begun(steps: str, notes: str = "report", people: str = PEOPLE, head: str = "") -> Case:
    """A session at its first step."""
    text = f"{HEAD}notes: {notes}\n{head}steps:\n{steps}"
    entries: list[Entry] = []
    words: dict[str, str] = {}

    def record(entry: Entry, said: Any) -> None:
        entries.append(entry)
        words.update(said)

    session = LiveSession(read_text(text, "proef", None), Particulars(START, participants=named(people), team="Zuid"), record)
    session.go_on(START)
    return Case(text, session, entries, words)


def step(title: str, fields: str, more: str = "") -> str:
    """A step with these fields, each on lines of its own."""
    lines = "".join(f"  {line}\n" for line in fields.strip("\n").splitlines())
    return f"- title: {title}\n  time: 5 min\n  show: Wat zie je?\n{more}  fields:\n{lines}"
