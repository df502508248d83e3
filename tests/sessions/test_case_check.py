"""Before a case goes out: its fields are asked about, and a name in it gets a pseudonym when somebody wants that."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facilitator.sessions.case_check import case_fields, has_case, keep_field, traces_in
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.make_minutes import make_minutes
from facilitator.sessions.note_correcting import undo_correction
from facilitator.sessions.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.template_file import read_text

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
WITH_CASE = """
draaiboek: 1
title: Intervisie
notes: report
origin: {timing: own}
roles:
  begeleider: leads
  inbrenger: 1
steps:
- title: De casus
  time: 5 min
  fields:
  - long: casus
  - list: vragen
"""


def session_of(text: str) -> LiveSession:
    people = named("Karin Smeets\nBob Mol")
    made = LiveSession(read_text(text, "proef", None), Particulars(NOW, participants=people), lambda _entry, _words: None)
    made.go_on(NOW)
    return made


@pytest.fixture
def session() -> LiveSession:
    return session_of(WITH_CASE)


def take(session: LiveSession, text: str, field: str = "") -> str:
    return session.take_note(Content(text), "note", "report", NOW, field=field)


def test_only_fields_with_something_in_them_are_asked_about(session: LiveSession) -> None:
    assert case_fields(session) == ()

    session.fill_field("casus", "Een gezin met schulden", NOW)
    take(session, "Wat doet de school?", "vragen")

    assert [(f.key, f.kept) for f in case_fields(session)] == [("casus", True), ("vragen", True)]


@pytest.mark.parametrize(("field", "words"), [("casus", "schulden"), ("vragen", "school")])
def test_a_field_that_is_left_out_is_in_no_report_until_it_is_taken_along(session: LiveSession, field: str, words: str) -> None:
    session.fill_field("casus", "Een gezin met schulden", NOW)
    take(session, "Wat doet de school?", "vragen")

    keep_field(session, field, False, NOW)
    assert words not in repr(make_minutes(session, NOW))
    assert next(f for f in case_fields(session) if f.key == field).kept is False

    undo_correction(session, NOW)
    assert words in repr(make_minutes(session, NOW))


def test_one_person_gets_one_pseudonym(session: LiveSession) -> None:
    take(session, "Karin Smeets belde met Bob.")
    take(session, "Later schreef Smeets.")

    found = traces_in(session, date(2026, 11, 26))

    assert [(f.trace.text, f.instead) for f in found] == [("Karin Smeets", "inwoner A"), ("Bob", "inwoner B"), ("Smeets", "inwoner A")]
    assert found[0].corrected == "inwoner A belde met Bob."


def test_names_are_no_trace_where_there_is_no_case() -> None:
    session = session_of(WITH_CASE.replace("  inbrenger: 1\n", ""))
    take(session, "Toen belde Karin Smeets 06-12345678.")

    assert not has_case(session)
    assert [f.trace.kind for f in traces_in(session, date(2026, 11, 26))] == ["phone"]


def test_what_stays_with_the_leader_is_not_searched(session: LiveSession) -> None:
    session.take_note(Content("BSN 111222333"), "note", "facilitator", NOW)

    assert traces_in(session, date(2026, 11, 26)) == ()
