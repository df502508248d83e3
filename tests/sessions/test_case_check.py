"""Before a case goes out: its fields are asked about, and a name in it gets a pseudonym when somebody wants that."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facilitator.sessions.history.journal import Closed
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.privacy.case_check import case_fields, correct, has_case, keep_field, leave, traces_in
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.note_correcting import undo_correction
from facilitator.sessions.templates.template_file import read_text

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

    assert [(f.key, f.words, f.kept) for f in case_fields(session)] == [
        ("casus", "Een gezin met schulden", True),
        ("vragen", "Wat doet de school?", True),
    ]


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


FIELDS = """
draaiboek: 1
title: Kiezen
notes: report
origin: {timing: own}
steps:
- title: Verzamelen
  time: 5 min
  fields:
  - short: opvallend
    per: person
  - list: lijst
  - {pick: keuze, from: lijst, by: 2 dots each}
  - {matrix: kader, columns: [wie, wat]}
  - {sentence: zin, text: "Juist is …, omdat …."}
  - {short: intern, notes: session}
"""
TODAY = date(2026, 11, 26)


@pytest.fixture
def filled() -> LiveSession:
    """With a telephone number in everything that can be filled in."""
    session = session_of(FIELDS)
    person = session.people[0].id
    session.fill_field(f"opvallend#{person}", "Bel 06-11111111", NOW)
    take(session, "Bel 06-22222222", "lijst")
    session.fill_field("keuze", {"counts": {"Bel 06-22222222": 2}, "chosen": ["Bel 06-22222222"]}, NOW)
    session.fill_field("kader", {"rows": [["Buurt 06-33333333", "ik", "Bel 06-44444444"]]}, NOW)
    session.fill_field("zin", {"gaps": ["06-55555555", "het moet"]}, NOW)
    session.fill_field("intern", "06-66666666", NOW)
    session.take_note(Content("Terugbellen", "Jan 06-77777777"), "action", "report", NOW)
    return session


def numbers(session: LiveSession) -> list[str]:
    return sorted(found.trace.text[3:4] for found in traces_in(session, TODAY))


def test_all_that_goes_out_is_searched_and_nothing_else_and_a_chosen_line_once(filled: LiveSession) -> None:
    assert numbers(filled) == ["1", "2", "3", "4", "5", "7"]
    assert {f.outgoing.where for f in traces_in(filled, TODAY)} == {"", "opvallend", "kader", "zin", "wie het doet"}


def test_what_is_put_right_is_in_no_report_wherever_it_stood(filled: LiveSession) -> None:
    filled.add(Closed(), NOW)
    while found := traces_in(filled, TODAY):
        correct(filled, found[0], NOW)

    assert "06-" not in repr(make_minutes(filled, NOW))
    assert "Bel (weggelaten)" in repr(make_minutes(filled, NOW).steps)
    for _ in range(6):
        undo_correction(filled, NOW)
    assert numbers(filled) == ["1", "2", "3", "4", "5", "7"]


def test_what_may_stand_is_asked_once_also_after_other_words_change_and_the_program_starts_again(filled: LiveSession) -> None:
    for found in traces_in(filled, TODAY):
        leave(filled, found, NOW)
    assert traces_in(filled, TODAY) == ()
    assert not any("06-" in repr(entry) for entry in filled.entries)  # the words are in one place only

    note = next(n.id for n in filled.course.notes.values() if n.kind == "note")
    filled.change_note(note, NOW, content=Content("Bel morgen 06-22222222 of 06-88888888"))
    again = LiveSession(filled.template, filled.particulars, lambda _entry, _words: None, filled.entries, filled.words)

    assert numbers(again) == ["8"]
    undo_correction(again, NOW)
    undo_correction(again, NOW)
    assert len(numbers(again)) == 1


def test_who_does_something_may_be_somebody_on_the_list(session: LiveSession) -> None:
    session.take_note(Content("Bellen", "Karin Smeets"), "action", "report", NOW)

    assert traces_in(session, TODAY) == ()
