"""Coming back to the previous session: what comes along, what never does, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.coming_back.follow_up import came_along, keep_lines, leftovers, private_words, settle, take_in, text_of
from facilitator.sessions.coming_back.series import next_date, team_key
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.course import Course
from facilitator.sessions.history.folding import fold
from facilitator.sessions.history.journal import Entry, Event, Undone, counting, event_from_data, event_to_data
from facilitator.sessions.history.promises import STATES, BroughtPromise, LinesKept, PromisesBrought, PromiseSettled
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import REPORT_KINDS
from facilitator.sessions.reports.personal_sheet import earlier_owners, owners
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.screens.look_back import look_back
from facilitator.sessions.templates.template_file import read_text

AUGUST = datetime(2026, 8, 27, 11, 30, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TEXT = """
draaiboek: 1
title: Proef
notes: {notes}
origin: {{timing: own}}
roles:
  inbrenger: 1
steps:
- title: Terugblik
  time: 10 min
  follow up: yes
  show: Wat is er gelukt?
- title: Inbrengen
  time: 10 min
  fields:
  - list: casussen
    carry over: yes
    board: yes
  - pick: gekozen
    from: casussen
    by: hands
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: Adviezen
    time: 10 min
    fields:
    - list: adviezen
      notes: inbrenger
- title: Afspraken
  time: 10 min
  fields:
  - action: acties
    board: yes
    notes: report
  - agreement: afspraken
    notes: report
"""


@dataclass
class Told:
    """A session with a shelf of its own, and shorter words for what happens in it."""

    session: LiveSession
    now: datetime
    kept: list[Entry] = field(default_factory=list)

    def note(self, text: str, kind: str = "note", field_key: str = "", seen: str = "report", owner: str = "") -> str:
        return self.session.take_note(Content(text, owner), kind, seen, self.now, field=field_key)  # type: ignore[arg-type]

    def step(self, title: str) -> None:
        path = next(s.path for s in self.session.sheet.on if s.title == title)
        self.session.open_step(path, self.now)

    def handed_on(self) -> PromisesBrought:
        return came_along(self.session, "vorige")[0]

    def next_time(self, now: datetime = NOVEMBER, notes: str = "report") -> Told:
        brought, words = came_along(self.session, "vorige")
        told = begin(now, notes)
        told.session.add(brought, now, words)
        return told


def begin(now: datetime = AUGUST, notes: str = "report") -> Told:
    told = Told(None, now)  # type: ignore[arg-type]
    particulars = Particulars(now, team="Zuid", participants=named("Anna Bos\nBob Mol\nCor Vos"))
    template = read_text(TEXT.format(notes=notes), "proef", None)
    told.session = LiveSession(template, particulars, lambda entry, _words: told.kept.append(entry))
    return told


@pytest.fixture
def august() -> Told:
    """A session that was closed, in which an action, an agreement, and advice for a role were taken down."""
    told = begin()
    told.step("Inbrengen")
    for line in ("De brief", "De tolk", "De wachtrij"):
        told.note(line, field_key="casussen", seen="beamer")
    told.session.fill_field("gekozen", {"counts": {}, "chosen": ["De brief"]}, told.now)
    told.step("Adviezen")
    step = told.session.step
    assert step is not None
    told.note("Bel haar eerst", field_key=step.field_prefix + "adviezen")
    told.step("Afspraken")
    told.note("Formulier inkorten", "action", "acties", "beamer", "Anna Bos")
    told.note("We bellen eerst", "agreement", "afspraken")
    told.session.close(told.now)
    return told


@pytest.fixture
def november(august: Told) -> Told:
    """The next session of the series, in its step that looks back."""
    told = august.next_time()
    told.step("Terugblik")
    return told


def promise(told: Told, text: str) -> str:
    return next(row.id for row in look_back(told.session).rows if row.text == text)


def test_actions_agreements_and_advice_come_along(november: Told) -> None:
    rows = look_back(november.session).rows

    assert [(r.kind, r.text, r.owner, r.private) for r in rows] == [
        ("advice", "Bel haar eerst", "", True),
        ("action", "Formulier inkorten", "Anna Bos", False),
        ("agreement", "We bellen eerst", "", False),
    ]
    assert look_back(november.session).sentence == "Van do 27 aug: 3 beloften."


def test_what_was_done_with_advice_is_on_a_sheet_for_whoever_it_was_for(november: Told) -> None:
    session, now = november.session, november.now
    assert earlier_owners(session) == ()
    settle(session, promise(november, "Bel haar eerst"), "done", "Zij nam op", now)
    *_others, owner = owners(session)

    sheet = make_minutes(session, now, "personal sheet", recipient=owner.id)

    assert owner.name == "Inbrenger van 27 aug 2026 (1)"
    assert [(p.text, p.state, p.answer) for p in sheet.looked_back] == [("Bel haar eerst", "geprobeerd", "Zij nam op")]
    for report in (kind for kind in REPORT_KINDS if kind != "personal sheet"):
        assert "Zij nam op" not in repr(make_minutes(session, now, report))


def test_advice_of_which_it_is_not_known_in_which_pass_it_was_given_is_on_no_sheet(november: Told) -> None:
    session, brought = november.session, november.session.course.brought
    session.add(replace(brought, promises=tuple(replace(p, block=None) for p in brought.promises)), november.now)

    settle(session, promise(november, "Bel haar eerst"), "done", "Zij nam op", november.now)

    assert earlier_owners(session) == ()


def test_what_was_for_the_session_or_for_nobody_never_comes_along() -> None:
    told = begin(notes="session")
    told.step("Terugblik")
    told.note("GEHEIM", "action")
    told.note("OOK GEHEIM", "agreement")

    brought, words = came_along(told.session, "vorige")

    assert brought.promises == ()
    assert "GEHEIM" not in str(words)


def test_what_was_only_for_who_leads_comes_along_for_the_console_only(august: Told) -> None:
    august.note("Zelf de wethouder bellen", "action", seen="facilitator")
    november = august.next_time()
    november.step("Terugblik")

    assert any(r.text == "Zelf de wethouder bellen" and r.private for r in look_back(november.session).rows)
    assert "wethouder" not in repr(beamer_view(november.session, november.now))
    assert "wethouder" not in repr(make_minutes(november.session, november.now))


def test_the_wall_shows_what_was_promised_and_never_what_belonged_to_a_role(november: Told) -> None:
    settle(november.session, promise(november, "Bel haar eerst"), "done", "Zij nam op", november.now)
    settle(november.session, promise(november, "Formulier inkorten"), "done", "Van acht naar drie vragen", november.now)

    view = beamer_view(november.session, november.now)

    assert view.screen == "promises"
    assert view.looks_back
    assert [(p.text, p.who, p.state, p.answer) for p in view.promises] == [
        ("Formulier inkorten", "Anna Bos", "gedaan", "Van acht naar drie vragen"),
        ("We bellen eerst", "", "", ""),
    ]
    assert "Bel haar" not in repr(view)
    assert "Zij nam op" not in repr(view)


def test_when_all_is_said_the_board_of_the_step_has_the_wall() -> None:
    board = "\n  fields:\n  - list: gehoord\n    board: yes\n"
    text = TEXT.format(notes="report").replace("  show: Wat is er gelukt?\n", f"  show: Wat is er gelukt?{board}")
    told = Told(LiveSession(read_text(text, "proef", None), Particulars(NOVEMBER, team="Zuid"), lambda _entry, _words: None), NOVEMBER)
    promised = BroughtPromise("p", "w", "action", "vorige", AUGUST)
    told.session.add(PromisesBrought("vorige", AUGUST, (promised,)), NOVEMBER, {"w": Content("Bellen").to_words()})
    told.step("Terugblik")
    told.note("De brief", field_key="gehoord", seen="beamer")
    assert beamer_view(told.session, NOVEMBER).screen == "promises"

    settle(told.session, "p", "done", "", NOVEMBER)

    assert beamer_view(told.session, NOVEMBER).items == ("De brief",)


def test_a_step_that_does_not_look_back_shows_no_promises(november: Told) -> None:
    november.step("Afspraken")

    assert beamer_view(november.session, november.now).promises == ()
    assert not console_view(november.session, november.now).look_back.here


def test_the_first_time_is_told_kindly_and_the_wall_asks_its_question() -> None:
    told = begin()
    told.step("Terugblik")

    assert look_back(told.session).sentence.startswith("Dit is de eerste keer")
    assert beamer_view(told.session, told.now).question == "Wat is er gelukt?"
    assert beamer_view(told.session, told.now).screen == "question"


def test_what_became_of_a_promise_can_be_taken_back(november: Told) -> None:
    name = promise(november, "Formulier inkorten")
    settle(november.session, name, "dropped", "", november.now)
    settle(november.session, name, "done", "toch", november.now)
    november.session.undo(november.now)

    row = next(r for r in look_back(november.session).rows if r.id == name)
    assert (row.state, row.answer) == ("dropped", "")
    november.session.undo(november.now)
    assert next(r for r in look_back(november.session).rows if r.id == name).state == "open"


def test_what_came_along_cannot_be_taken_back(august: Told) -> None:
    november = august.next_time()

    assert november.session.undoable is None


def test_nothing_can_be_said_of_a_promise_that_there_is_not(november: Told) -> None:
    with pytest.raises(SessionError):
        settle(november.session, "weg", "done", "", november.now)


@pytest.mark.parametrize(("state", "goes_on"), [("done", False), ("dropped", False), ("running", True), ("carried", True)])
def test_what_is_not_done_or_dropped_comes_along_again(november: Told, state: str, goes_on: bool) -> None:
    name = promise(november, "Formulier inkorten")
    settle(november.session, name, state, "", november.now)  # type: ignore[arg-type]

    later = november.next_time(NOVEMBER + timedelta(days=91))

    found = [r for r in look_back(later.session).rows if r.id == name]
    assert bool(found) == goes_on
    assert [r.since for r in found] == ["sinds do 27 aug, 1 keer meegegaan"] * goes_on


def test_a_promise_that_nobody_came_to_is_not_lost(november: Told) -> None:
    later = november.next_time(NOVEMBER + timedelta(days=91))

    assert {r.text for r in look_back(later.session).rows} >= {"Formulier inkorten", "We bellen eerst", "Bel haar eerst"}


def test_the_minutes_look_back_and_what_goes_on_is_open_again(november: Told) -> None:
    settle(november.session, promise(november, "Formulier inkorten"), "carried", "wacht op de drukker", november.now)
    settle(november.session, promise(november, "We bellen eerst"), "done", "", november.now)
    november.step("Afspraken")
    november.note("Nieuwe folder", "action")

    minutes = make_minutes(november.session, november.now)

    assert [(p.text, p.owner, p.state, p.answer, p.since) for p in minutes.looked_back] == [
        ("Formulier inkorten", "Anna Bos", "mee naar volgende keer", "wacht op de drukker", date(2026, 8, 27)),
        ("We bellen eerst", "", "gedaan", "", date(2026, 8, 27)),
    ]
    assert [(a.text, a.owner, a.since) for a in minutes.actions] == [
        ("Formulier inkorten", "Anna Bos", date(2026, 8, 27)),
        ("Nieuwe folder", "", None),
    ]
    assert minutes.agreements == ()
    assert "Bel haar" not in repr(minutes)


def test_an_explanation_in_a_step_where_nothing_is_noted_is_gone_after_the_close(august: Told) -> None:
    november = august.next_time(notes="nothing")
    november.step("Terugblik")
    settle(november.session, promise(november, "Formulier inkorten"), "done", "VERTROUWELIJK", november.now)
    november.session.close(november.now)

    wiped = {november.session.words[name] for name in private_words(november.session)}

    assert wiped == {"VERTROUWELIJK"}
    assert "VERTROUWELIJK" not in repr(make_minutes(november.session, november.now))
    assert make_minutes(november.session, november.now).looked_back[0].state == "gedaan"


POLICIES = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
roles:
  inbrenger: 1
steps:
- title: Terugblik
  time: 5 min
  follow up: yes
- title: report
  time: 5 min
- title: session
  time: 5 min
  notes: session
- title: inbrenger
  time: 5 min
  notes: inbrenger
"""
TAKEN = st.tuples(
    st.sampled_from(["report", "session", "inbrenger"]),
    st.sampled_from(["note", "insight", "question", "action", "agreement", "decision"]),
    st.sampled_from(["beamer", "report", "facilitator"]),
)


@given(st.lists(TAKEN, max_size=8))
def test_only_what_was_in_the_minutes_reaches_the_wall_and_the_next_minutes(taken: list[tuple[str, str, str]]) -> None:
    template = read_text(POLICIES, "proef", None)
    people = Particulars(AUGUST, team="Zuid", participants=named("Anna Bos\nBob Mol"))
    august, november = (Told(LiveSession(template, people, lambda _entry, _words: None), now) for now in (AUGUST, NOVEMBER))
    for number, (policy, kind, seen) in enumerate(taken):
        august.step(policy)
        august.note(f"TEKST{number}.", kind, seen=seen)

    brought, words = came_along(august.session, "vorige")
    november.session.add(brought, NOVEMBER, words)
    november.step("Terugblik")
    for promise_ in brought.promises:
        settle(november.session, promise_.id, "carried", f"OVER-{text_of(november.session, promise_.words)}", NOVEMBER)
    wall, minutes = repr(beamer_view(november.session, NOVEMBER)), repr(make_minutes(november.session, NOVEMBER))

    for number, (policy, kind, seen) in enumerate(taken):
        public = policy == "report" and kind in ("action", "agreement") and seen != "facilitator"
        assert (f"TEKST{number}." in wall) == public
        assert (f"OVER-TEKST{number}." in wall) == public
        assert (f"TEKST{number}." in minutes) == public
        assert policy != "session" or f"TEKST{number}." not in str(words)


# lines that were not chosen


def test_lines_that_were_not_chosen_are_offered_in_their_list(august: Told) -> None:
    november = august.next_time()
    november.step("Inbrengen")

    assert [o.text for o in look_back(november.session).lines] == ["De tolk", "De wachtrij"]


def test_a_line_is_taken_in_once_and_offered_again_when_it_is_taken_away(august: Told) -> None:
    november = august.next_time()
    november.step("Inbrengen")
    take_in(november.session, look_back(november.session).lines[0].id, november.now)

    view = console_view(november.session, november.now)
    assert [(n.text, n.seen, n.field) for n in view.notes] == [("De tolk", "beamer", "casussen")]
    assert [o.text for o in view.look_back.lines] == ["De wachtrij"]
    november.session.undo(november.now)
    assert len(look_back(november.session).lines) == 2


def test_a_line_is_not_offered_in_a_step_without_its_list(august: Told) -> None:
    november = august.next_time()
    november.step("Afspraken")

    assert look_back(november.session).lines == ()
    with pytest.raises(SessionError):
        take_in(november.session, november.session.course.brought.lines[0].id, november.now)


def test_a_line_that_was_chosen_but_had_no_turn_is_left_over() -> None:
    told = begin()
    told.step("Inbrengen")
    for line in ("De brief", "De tolk"):
        told.note(line, field_key="casussen")
    told.session.fill_field("gekozen", {"counts": {}, "chosen": ["De brief", "De tolk"]}, told.now)
    told.step("Adviezen")
    told.session.close(told.now)

    (left,) = leftovers(told.session)

    assert [told.session.words[b.words] for b in left.lines] == [Content("De tolk").to_words()]


def test_titles_of_a_session_that_keeps_nothing_come_along_only_after_a_yes(august: Told) -> None:
    told = begin(notes="nothing")
    told.step("Inbrengen")
    told.note("De tolk", field_key="casussen")
    told.session.close(told.now)
    assert told.handed_on().lines == ()
    (question,) = look_back(told.session).keeps
    assert (question.keep, question.said) == (False, False)

    keep_lines(told.session, question.field, True, told.now)

    assert len(told.handed_on().lines) == 1
    keep_lines(told.session, question.field, False, told.now)
    assert told.handed_on().lines == ()


def test_titles_of_a_session_with_minutes_come_along_unless_somebody_says_no(august: Told) -> None:
    (question,) = look_back(august.session).keeps
    assert question.question == "Deze 2 casussen zijn niet gekozen. Bewaren voor de volgende keer?"
    assert (question.keep, question.said) == (True, False)

    keep_lines(august.session, "casussen", False, august.now)

    assert august.handed_on().lines == ()


def test_the_question_about_lines_comes_only_after_the_close(august: Told) -> None:
    august.session.reopen(august.now)

    assert look_back(august.session).keeps == ()


# the fold

EVENTS = st.lists(
    st.one_of(
        st.builds(
            PromisesBrought,
            st.sampled_from(["", "a"]),
            st.just(AUGUST),
            st.lists(
                st.builds(BroughtPromise, st.sampled_from("pq"), st.just("w"), st.just("action"), st.just("a"), st.just(AUGUST)), max_size=2
            ).map(tuple),
        ),
        st.builds(PromiseSettled, st.sampled_from("pq"), st.sampled_from(STATES), st.sampled_from(["", "w1"])),
        st.builds(LinesKept, st.sampled_from("xy"), st.booleans()),
        st.builds(Undone, st.integers(1, 10)),
    ),
    max_size=12,
)


def entries_of(events: list[Event]) -> tuple[Entry, ...]:
    return tuple(Entry(number, AUGUST, event) for number, event in enumerate(events, 1))


@given(EVENTS)
def test_the_last_word_that_counts_is_what_became_of_a_promise(events: list[Event]) -> None:
    counted = [e.event for e in counting(entries_of(events))]

    course = fold(counting(entries_of(events)))

    assert course.settled == {e.promise: e for e in counted if isinstance(e, PromiseSettled)}
    assert course.lines_kept == {e.field: e.keep for e in counted if isinstance(e, LinesKept)}
    assert course.brought == next((e for e in reversed(counted) if isinstance(e, PromisesBrought)), PromisesBrought())


@given(EVENTS)
def test_every_fact_comes_back_from_what_is_kept_of_it(events: list[Event]) -> None:
    assert [event_from_data(*event_to_data(e)) for e in events] == events


def test_an_old_journal_without_these_facts_folds_as_before() -> None:
    assert fold(()) == Course()
    assert event_from_data("note taken", {"note": "n", "path": "1", "note_kind": "note", "seen": "report", "words": "w"})


# the rhythm


@pytest.mark.parametrize(
    ("series", "last", "due"),
    [
        ("every 3 months", date(2026, 8, 27), date(2026, 11, 26)),
        ("every month", date(2026, 1, 31), date(2026, 2, 28)),
        ("every quarter", date(2026, 11, 26), date(2027, 2, 25)),
        ("every 14 days", date(2026, 12, 24), date(2027, 1, 7)),
        ("every 6 weeks", date(2026, 11, 26), date(2027, 1, 7)),
        ("every year", date(2024, 2, 29), date(2025, 2, 27)),
    ],
)
def test_the_next_session_is_due_on_the_same_day_of_the_week(series: str, last: date, due: date) -> None:
    assert next_date(series, last) == due
    assert due.weekday() == last.weekday()


def test_a_rhythm_that_is_none_has_no_next_date() -> None:
    assert next_date("af en toe", AUGUST.date()) is None


def test_a_team_is_the_same_however_it_is_typed() -> None:
    assert team_key("  Team   ZUID ") == team_key("team zuid")
