"""Whatever was done with a note, forgetting it leaves its words nowhere: not in a choice, a count, a mark, a promise or a later session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facilitator.keeping.note_erasure import NoteErasure, erasure_of, known_as
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.coming_back.follow_up import came_along, keep_lines, settle, take_in
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.journal import Entry, event_to_data
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.note_correcting import merge_notes, split_note
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEXT = """
draaiboek: 1
title: Kiezen
notes: report
origin: {timing: own}
series: every month
steps:
- title: Terug
  time: 5 min
  follow up: yes
- title: Verzamelen
  time: 5 min
  notes: report
  fields:
  - list: lijst
    carry over: yes
  - action: acties
  - {pick: keuze, from: lijst, by: 2 dots each}
  - {pick: eigen, from: keuze, per: person}
  - {mark: merk, from: keuze, options: [kan, kan niet]}
"""
TEMPLATE = read_text(TEXT, "proef", None)
SECRET = "Ketelbrug"


@dataclass
class Kept:
    """A session in memory, as a store keeps it."""

    id: str
    starts: datetime
    entries: list[Entry] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        particulars = Particulars(self.starts, team="Zuid", participants=named("Anna Bos\nBob Mol"))
        self.session = LiveSession(TEMPLATE, particulars, self._keep)

    def _keep(self, entry: Entry, words: Mapping[str, str]) -> None:
        self.entries.append(entry)
        self.words.update(words)

    def stored(self) -> StoredSession:
        record = SessionRecord(
            self.id, "proef", "Kiezen", "proef", dict(TEMPLATE.sources),
            self.session.particulars.to_data(), "running", "Zuid", self.starts, self.starts, self.starts,
        )  # fmt: skip
        entries = tuple(EntryRecord(e.number, e.at, *event_to_data(e.event)) for e in self.entries)
        return StoredSession(record, entries, dict(self.words), {"note": f"en ook {' '.join(texts(self.session))}"})


def texts(session: LiveSession) -> list[str]:
    return [session.content(n).text for n in session.course.notes.values() if n.field == "lijst"]


def choose(session: LiveSession) -> None:
    lines = texts(session)
    session.fill_field("keuze", {"counts": dict.fromkeys(lines, 2), "chosen": lines}, NOW)
    session.fill_field("eigen#p1", {"chosen": lines[:1]}, NOW)
    session.fill_field("merk", {"marks": dict.fromkeys(lines, "kan")}, NOW)


def last(session: LiveSession) -> str:
    return next(reversed(session.course.notes), "")


OPS: dict[str, Callable[[LiveSession, str], object]] = {
    "choose": lambda s, _note: choose(s),
    "other words": lambda s, note: s.change_note(note, NOW, content=Content(f"{SECRET} {len(s.entries)}")),
    "others say something": lambda s, _note: s.take_note(Content(f"regel {len(s.entries)}"), "note", "report", NOW, field="lijst"),
    "taken apart": lambda s, note: split_note(s, note, s.content(s.course.notes[note]).text, "en nog iets", NOW),
    "taken together": lambda s, note: merge_notes(s, note, last(s), NOW) if last(s) != note else None,
    "taken back": lambda s, _note: s.undo(NOW),
    "chosen no more": lambda s, _note: s.fill_field("keuze", {"counts": {}, "chosen": []}, NOW),
}


def go(session: LiveSession, note: str, ops: Iterable[str]) -> None:
    for op in ops:
        if note in session.course.notes:
            try:
                OPS[op](session, note)
            except SessionError:
                continue


def following(before: Kept, number: int) -> Kept:
    after = Kept(f"session{number}", before.starts + timedelta(days=30))
    brought, words = came_along(before.session, before.id)
    after.session.add(brought, NOW, words)
    for _ in range(2):
        after.session.go_on(NOW)
    return after


def begun(kind: str) -> tuple[Kept, str]:
    first = Kept("session1", NOW)
    for _ in range(2):
        first.session.go_on(NOW)
    if kind == "line":
        return first, first.session.take_note(Content(SECRET), "note", "report", NOW, field="lijst")
    return first, first.session.take_note(Content(f"{SECRET} bellen", "Anna Bos"), "action", "report", NOW, field="acties")


def carried(kept: Kept, note: str, kind: str) -> str:
    """What it is in the next session: a line that was taken in, or a promise of which something was said."""
    if kind == "line":
        if note in {line.id for line in kept.session.course.brought.lines}:
            take_in(kept.session, note, NOW)
            return last(kept.session)
        return ""
    if note in {p.id for p in kept.session.course.brought.promises}:
        settle(kept.session, note, "running", f"{SECRET} loopt", NOW)
    return note


def erased(notes: Iterable[str], all_of: list[Kept], besides: Iterable[str] = ()) -> tuple[NoteErasure, list[StoredSession]]:
    by_id = {kept.id: kept for kept in all_of}

    def about(note: str) -> list[str]:
        return [kept.id for kept in all_of if any(note in repr(event_to_data(e.event)) for e in kept.entries)]

    known, sessions = known_as(list(notes), about, lambda place: by_id[place].session, list(besides))
    erasure = erasure_of(known, sessions)
    return erasure, [erasure.rewrite(by_id[place].stored()) for place in sessions]


def reopened(stored: StoredSession, erasure: NoteErasure) -> LiveSession:
    entries = list(stored.entries)
    for event in erasure.events[stored.record.id]:
        entries.append(EntryRecord(len(entries) + 1, NOW, *event_to_data(event)))
    return only_read(StoredSession(stored.record, tuple(entries), stored.words), TEMPLATE)


@settings(max_examples=60, deadline=None, phases=(Phase.generate,), suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["line", "action"]), *([st.lists(st.sampled_from(sorted(OPS)), max_size=6)] * 3))
def test_a_forgotten_note_stands_nowhere(kind: str, first_ops: list[str], second_ops: list[str], third_ops: list[str]) -> None:
    first, note = begun(kind)
    go(first.session, note, first_ops)
    keep_lines(first.session, "lijst", True, NOW)
    second = following(first, 2)
    go(second.session, carried(second, note, kind), second_ops)
    keep_lines(second.session, "lijst", True, NOW)
    third = following(second, 3)
    go(third.session, carried(third, note, kind), third_ops)

    erasure, stored = erased([note], [first, second, third])

    for each in stored:
        assert SECRET not in repr(each)
        assert SECRET not in repr(make_minutes(reopened(each, erasure), NOW))
