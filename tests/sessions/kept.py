"""A session that is kept in memory, to be opened again."""

from __future__ import annotations

from datetime import UTC, datetime

from facilitator.sessions.history.journal import Entry, event_from_data, event_to_data
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.templates.template_file import read_text

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEMPLATE = read_text(
    """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
steps:
  - {title: Openen, time: 5 min}
  - {title: Onder ons, time: 5 min, notes: session}
  - {title: Besluiten, time: 5 min}
""",
    "proef",
    None,
)


class Kept:
    """Keeps a session in memory as a store would, so that it can be opened again."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.words: dict[str, str] = {}
        self.session = LiveSession(TEMPLATE, Particulars(NOW, participants=numbered(3)), self.record)

    def record(self, entry: Entry, words: object) -> None:
        kind, data = event_to_data(entry.event)
        self.entries.append(Entry(entry.number, entry.at, event_from_data(kind, data)))
        self.words.update(words)  # type: ignore[call-overload]

    def note(self, text: str, **more: object) -> str:
        return self.session.take_note(Content(text, **more), "note", "report", NOW)  # type: ignore[arg-type]

    def reopened(self) -> LiveSession:
        return LiveSession(TEMPLATE, self.session.particulars, self.record, self.entries, self.words)

    def finish(self) -> None:
        for words in words_to_wipe(self.session):
            self.words.pop(words, None)
        self.session = self.reopened()


def close(session: LiveSession) -> None:
    for _ in range(3):
        session.go_on(NOW)
