"""Where a line was chosen it stands in the words that it has now; a line that was taken away stands nowhere any more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.note_correcting import undo_correction, undoable_correction
from facilitator.sessions.templates.template_file import read_text

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEXT = """
draaiboek: 1
title: Kiezen
notes: report
origin: {timing: own}
steps:
- title: Verzamelen
  time: 5 min
  fields:
  - list: lijst
  - {pick: keuze, from: lijst, by: 2 dots each}
  - {mark: merk, from: keuze, options: [kan, kan niet]}
"""


@pytest.fixture
def session() -> LiveSession:
    people = named("Anna Bos\nBob Mol")
    made = LiveSession(read_text(TEXT, "proef", None), Particulars(NOW, participants=people), lambda _entry, _words: None)
    made.go_on(NOW)
    for text in ("bel 06-12345678", "tolk"):
        made.take_note(Content(text), "note", "report", NOW, field="lijst")
    made.fill_field("keuze", {"counts": {"bel 06-12345678": 3, "tolk": 1}, "chosen": ["bel 06-12345678"]}, NOW)
    made.fill_field("merk", {"marks": {"bel 06-12345678": "kan"}}, NOW)
    return made


def first(session: LiveSession) -> str:
    return next(iter(session.course.notes))


def test_other_words_are_those_of_the_choice_too_in_one_entry(session: LiveSession) -> None:
    before = len(session.entries)

    session.change_note(first(session), NOW, content=Content("bel terug"))

    assert "06-12345678" not in repr(make_minutes(session, NOW))
    assert session.field_value("keuze") == {"counts": {"bel terug": 3, "tolk": 1}, "chosen": ["bel terug"]}
    assert session.field_value("merk") == {"marks": {"bel terug": "kan"}}
    assert len(session.entries) == before + 1
    undo_correction(session, NOW)
    assert session.field_value("keuze")["chosen"] == ["bel 06-12345678"]


def test_a_line_that_is_taken_away_is_in_no_report_and_its_words_go_from_the_choice(session: LiveSession) -> None:
    session.remove_note(first(session), NOW)

    assert "06-12345678" not in repr(make_minutes(session, NOW))
    assert session.field_value("keuze") == {"counts": {"tolk": 1}, "chosen": []}
    gone = words_to_wipe(session)
    assert sum("06-12345678" in session.words[words] for words in gone) == 3
    assert not any("06-12345678" in text for words, text in session.words.items() if words not in gone)


def test_what_was_wiped_cannot_come_back_half(session: LiveSession) -> None:
    session.remove_note(first(session), NOW)
    kept = {words: text for words, text in session.words.items() if words not in words_to_wipe(session)}
    again = LiveSession(session.template, session.particulars, lambda _entry, _words: None, session.entries, kept)

    assert undoable_correction(again) is None


def test_a_line_that_two_wrote_stays_chosen_when_one_of_them_changes(session: LiveSession) -> None:
    session.take_note(Content("bel 06-12345678"), "note", "report", NOW, field="lijst")

    session.change_note(first(session), NOW, content=Content("anders"))

    assert session.field_value("keuze")["chosen"] == ["bel 06-12345678"]


def test_two_lines_that_become_one_are_counted_together(session: LiveSession) -> None:
    session.change_note(first(session), NOW, content=Content("tolk"))

    assert session.field_value("keuze") == {"counts": {"tolk": 4}, "chosen": ["tolk"]}
