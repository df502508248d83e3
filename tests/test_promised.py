"""Open promises over all sessions: one promise with its history, closed by what was said in a session or between them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from facilitator.cli import main
from facilitator.export.calendar import calendar
from facilitator.export.promise_lists import calendar_promises
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.over_sessions.archive import Archive
from facilitator.over_sessions.promised import Promised
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.follow_up import settle
from facilitator.sessions.coming_back.open_promises import OpenPromise
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.promises import PromiseState
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.versions import adopt
from facilitator.sessions.screens.look_back import look_back, public_promises
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.store import Store

TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
roles: {inbrenger: 1}
series: every 3 months
steps:
- title: Terugblik
  time: 5 min
  follow up: yes
- title: Onder ons
  time: 5 min
  notes: session
- title: Voor wie inbracht
  time: 5 min
  notes: inbrenger
- title: Afspraken
  time: 5 min
"""
QUARTER = timedelta(days=91)


@dataclass
class Year:
    """Sessions of one team, a quarter apart, in one store."""

    keeper: Keeper
    promised: Promised
    archive: Archive
    clock: RehearsalClock

    def begin(self, team: str = "Zuid", text: str = TEXT) -> Opened:
        people = named("Anna Bos\nBob Mol")
        opened = self.keeper.create(read_text(text, "proef", None), Particulars(self.clock.now(), team=team, participants=people))
        self.step(opened, "Terugblik")
        return opened

    def step(self, opened: Opened, title: str) -> None:
        path = next(s.path for s in opened.session.sheet.on if s.title == title)
        opened.session.open_step(path, self.clock.now())

    def promise(self, opened: Opened, text: str, owner: str = "Anna Bos", due: date | None = None, step: str = "Afspraken") -> str:
        self.step(opened, step)
        return opened.session.take_note(Content(text, owner, due), "action", "report", self.clock.now())

    def say(self, opened: Opened, promise: str, state: PromiseState, why: str = "") -> None:
        settle(opened.session, promise, state, why, self.clock.now())

    def end(self, opened: Opened) -> None:
        opened.session.close(self.clock.now())
        self.keeper.finish(opened)
        self.clock.advance(minutes=QUARTER // timedelta(minutes=1))

    def open(self) -> tuple[OpenPromise, ...]:
        while self.archive.catch_up():
            pass
        return self.promised.open()

    def texts(self) -> list[str]:
        return sorted(p.text for p in self.open())

    def one_of(self, promise: str) -> OpenPromise:
        return next(p for p in self.open() if p.id == promise)

    def one(self) -> OpenPromise:
        (found,) = self.open()
        return found


@pytest.fixture
def year(tmp_path: Path, clock: RehearsalClock) -> Year:
    store = Store(tmp_path / "data", clock.now)
    keeper, archive = Keeper(store, clock), Archive(store, clock)
    return Year(keeper, Promised(store, keeper, archive, clock), archive, clock)


def test_three_quarters_of_one_team_tell_one_story(year: Year) -> None:
    first = year.begin()
    kept, carried, dropped = (year.promise(first, text) for text in ("Kort formulier", "Tolk regelen", "Nieuwe stoelen"))
    year.end(first)
    assert year.texts() == ["Kort formulier", "Nieuwe stoelen", "Tolk regelen"]

    second = year.begin()
    year.say(second, kept, "done", "drie vragen")
    year.say(second, carried, "carried")
    year.say(second, dropped, "running")
    year.end(second)
    third = year.begin()
    year.say(third, dropped, "dropped", "geen geld")
    year.end(third)

    found = year.one()
    assert (found.text, found.owner, found.since, found.carried) == ("Tolk regelen", "Anna Bos", date(2026, 11, 26), 2)
    assert (found.home, found.last) == (first.id, third.id)
    assert [(s.state, s.answer) for s in year.promised.history(dropped)] == [("open", ""), ("running", ""), ("dropped", "geen geld")]


def test_what_nobody_talked_about_stays_open(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    year.end(year.begin())

    assert year.one().carried == 1


def test_what_is_ticked_off_comes_to_the_next_session_as_done(year: Year) -> None:
    promise = year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    year.promised.tick(year.one(), "done", "ze komt vrijdag")

    assert year.open() == ()
    second = year.begin()
    (row,) = look_back(second.session).rows
    assert (row.id, row.state, row.answer) == (promise, "done", "ze komt vrijdag")
    assert row.since.startswith("afgevinkt op ")
    assert [(p.state, p.answer) for p in public_promises(second.session)] == [("gedaan", "ze komt vrijdag")]
    told = make_minutes(second.session, year.clock.now())
    assert [(p.state, p.answer) for p in told.looked_back] == [("gedaan", "ze komt vrijdag")]
    assert told.actions == ()
    year.end(second)
    assert year.open() == ()
    assert look_back(year.begin().session).rows == ()  # told once


def test_a_promise_that_went_along_is_ticked_off_where_it_was_made_and_the_next_session_knows(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    year.end(year.begin())
    year.promised.tick(year.one(), "dropped", "niet meer nodig")

    assert any("niet meer nodig" in words for words in year.keeper.read(first.id).words.values())
    assert [(r.state, r.answer) for r in look_back(year.begin().session).rows] == [("dropped", "niet meer nodig")]


@pytest.mark.parametrize(("said", "told"), [("running", "running"), ("carried", "open")])
def test_what_goes_on_stays_open_with_its_word_and_the_next_session_hears_it(year: Year, said: PromiseState, told: str) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    year.promised.tick(year.one(), said, "de jurist leest mee")

    found = year.one()
    assert (found.state, found.answer, found.ticked) == (said, "de jurist leest mee", True)
    assert [(s.state, s.answer) for s in year.promised.history(found.id)] == [("open", ""), (said, "de jurist leest mee")]
    second = year.begin()
    assert [(r.state, r.answer) for r in look_back(second.session).rows] == [(told, "de jurist leest mee")]
    year.end(second)
    assert year.one().carried == 1


def test_taking_back_the_last_word_leaves_the_one_before(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    year.promised.tick(year.one(), "running", "bijna")
    before = year.one()
    year.promised.tick(before, "done")
    assert year.open() == ()
    year.promised.untick(before)

    assert year.one() == before


def test_what_is_said_in_a_later_session_counts_more(year: Year) -> None:
    promise = year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    year.promised.tick(year.one(), "done")
    second = year.begin()
    year.say(second, promise, "running", "toch niet")
    year.end(second)

    assert year.one().carried == 1
    assert [r.state for r in look_back(year.begin().session).rows] == ["open"]


def test_a_tick_can_be_taken_back(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    before = year.one()
    year.promised.tick(before, "done", "dacht ik")
    year.promised.tick(before, "open")

    assert year.one() == before
    assert [r.state for r in look_back(year.begin().session).rows] == ["open"]


def test_minutes_that_were_adopted_stay_what_they_are(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    adopt(first.session, {"minutes": "00"}, "1", year.clock.now())
    before = make_minutes(year.keeper.read(first.id), year.clock.now())

    year.promised.tick(year.one(), "done", "gelukt")

    after = year.keeper.read(first.id)
    assert make_minutes(after, year.clock.now()) == before
    assert after.undoable is not None
    assert after.undoable.event.kind != "promise ticked"  # undo of the minutes is about the minutes
    assert year.open() == ()


def test_what_is_private_never_appears(year: Year) -> None:
    opened = year.begin()
    year.promise(opened, "VAN DE GROEP", step="Onder ons")
    year.promise(opened, "VOOR DE INBRENGER", step="Voor wie inbracht")
    year.step(opened, "Afspraken")
    note = opened.session.take_note(Content("VAN MIJ ALLEEN"), "action", "facilitator", year.clock.now())
    year.end(opened)
    second = year.begin()  # a private one comes along to the console
    assert {r.text for r in look_back(second.session).rows} == {"VOOR DE INBRENGER", "VAN MIJ ALLEEN"}
    year.end(second)

    assert year.open() == ()
    with pytest.raises(SessionError):
        year.promised.tick(OpenPromise(note, "", "", None, date(2026, 1, 1), 0, "", "", opened.id, opened.id), "done")


def test_what_was_taken_out_of_the_minutes_is_not_told_by_a_later_session_either(year: Year) -> None:
    promise = year.promise(first := year.begin(), "Over een inwoner")
    year.end(first)
    year.end(year.begin())
    first.session.change_note(promise, year.clock.now(), seen="facilitator")

    assert year.open() == ()


def test_the_explanation_goes_when_its_promise_goes(year: Year) -> None:
    promise = year.promise(first := year.begin(), "Over een inwoner")
    year.end(first)
    year.promised.tick(year.one(), "done", "GEHEIM-WOORD")
    again = year.keeper.open(first.id)
    again.session.remove_note(promise, year.clock.now())
    year.keeper.finish(again)

    assert not any(b"GEHEIM-WOORD" in p.read_bytes() for p in year.keeper.folder.rglob("*") if p.is_file())


def test_corrected_words_are_told_as_they_are_now(year: Year) -> None:
    promise = year.promise(first := year.begin(), "Tolk")
    year.end(first)
    year.end(year.begin())
    first.session.change_note(promise, year.clock.now(), content=Content("Tolk regelen", "Bob Mol", date(2027, 6, 1)))

    found = year.one()
    assert (found.text, found.owner, found.due, found.carried) == ("Tolk regelen", "Bob Mol", date(2027, 6, 1), 1)


def test_a_promise_outlives_the_session_it_was_made_in(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    second = year.begin()
    year.end(second)
    year.keeper.delete(first.id)

    found = year.one()
    assert (found.text, found.home) == ("Tolk regelen", second.id)
    year.promised.tick(found, "done", "gelukt")
    assert year.open() == ()
    assert [r.state for r in look_back(year.begin().session).rows] == ["done"]


def test_a_session_that_was_only_prepared_does_not_hold_a_promise(year: Year) -> None:
    promise = year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    template = read_text(TEXT, "proef", None)
    year.keeper.create(template, Particulars(year.clock.now(), team="Zuid"))
    assert year.one().carried == 0
    third = year.begin()
    year.say(third, promise, "done")
    year.end(third)

    assert year.open() == ()


def test_a_session_that_was_left_half_way_does_not_reopen_what_the_next_one_ended(year: Year) -> None:
    promise = year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    year.begin()  # begun, never closed
    third = year.begin()
    year.say(third, promise, "done")
    year.end(third)

    assert year.open() == ()


def test_a_clock_that_was_set_back_a_year_changes_nothing(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen")
    year.end(first)
    before = year.one()
    year.clock.advance(minutes=-400 * 24 * 60)
    year.promised.tick(before, "done")
    assert year.open() == ()
    year.promised.tick(before, "open")
    assert year.one() == before


def test_a_draaiboek_that_is_gone_and_a_team_without_a_series_change_nothing(year: Year) -> None:
    year.promise(opened := year.begin("", TEXT.replace("  follow up: yes\n", "")), "Zonder reeks")
    year.end(opened)  # sessions hold their own draaiboek; there is none on any shelf here

    found = year.one()
    assert (found.team, found.title) == ("", "Proef")
    year.promised.tick(found, "done")
    assert year.open() == ()


def test_a_team_that_got_another_name_is_told_under_that_name(year: Year) -> None:
    year.promise(opened := year.begin(), "Tolk regelen")
    year.keeper.prepare(opened, replace(opened.session.particulars, team="Zuidoost"))

    assert year.one().team == "Zuidoost"


# the command


@pytest.fixture
def promises(year: Year, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., bytes]:
    """The command on a year with three promises."""
    opened = year.begin()
    year.promise(opened, "=Kort formulier", "Anna Bos", date(2026, 12, 1))
    year.promise(opened, "Tolk regelen", "Bob Mol", date(2027, 3, 1))
    year.end(opened)
    year.promise(other := year.begin("Noord"), "Zaal zoeken", "")
    year.end(other)

    def run(*options: str) -> bytes:
        assert main(["promises", "--data", str(year.keeper.folder), *options]) == 0
        return bytes(capfdbinary.readouterr().out)

    return run


def test_the_command_lists_and_narrows_down(promises: Callable[..., bytes]) -> None:
    assert [line.split(b": ")[-1][:4] for line in promises("--team", "zuid").splitlines()] == [b"=Kor", b"Tolk"]
    assert b"Zaal zoeken" in promises("--team", "NOORD")
    assert promises("--person", "bob").count(b"\n") == 1
    assert json.loads(promises("--due", "2026-12-31", "--json"))[0]["due"] == "2026-12-01"
    assert promises("--team", "weg") == b"Er staan geen toezeggingen open.\n"


def test_the_command_writes_a_table_without_formulas(promises: Callable[..., bytes]) -> None:
    data = promises("--csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1][:4] == ["'=Kort formulier", "Anna Bos", "2026-12-01", "Zuid"]
    assert len(rows) == 4


def test_a_date_that_does_not_exist_is_told(year: Year, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["promises", "--data", str(year.keeper.folder), "--due", "31 februari"]) == 1
    assert "geen datum" in capsys.readouterr().err


def test_the_command_writes_what_the_ending_of_the_file_says(promises: Callable[..., bytes], tmp_path: Path) -> None:
    begins = {"pdf": b"%PDF", "ics": b"BEGIN:VCALENDAR", "csv": b"\xef\xbb\xbf"}
    for form, begin in begins.items():
        file = tmp_path / f"lijst.{form}"
        assert promises("--by", "person", "--out", str(file)) == f"{file}\n".encode()
        assert file.read_bytes().startswith(begin)
    assert main(["promises", "--data", str(tmp_path), "--out", str(tmp_path / "lijst.docx")]) == 1


def test_the_command_ticks_off(year: Year, promises: Callable[..., bytes], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    form, interpreter, hall = (p.id for p in sorted(year.open(), key=lambda p: p.text))
    assert promises("--done", form[:8], interpreter[:8], "--carried", hall[:8], "--because", "geregeld").splitlines() == [
        b"gedaan: Anna Bos: =Kort formulier", b"gedaan: Bob Mol: Tolk regelen", b"mee naar volgende keer: Zaal zoeken",
    ]  # fmt: skip
    assert [(p.text, p.state, p.answer) for p in year.open()] == [("Zaal zoeken", "carried", "geregeld")]

    assert promises("--open", form[:8]) == b"staat weer open: Anna Bos: =Kort formulier\n"
    assert year.texts() == ["=Kort formulier", "Zaal zoeken"]
    assert main(["promises", "--data", str(year.keeper.folder), "--done", hall[:8], "zzz"]) == 1
    assert "Geen toezegging die open staat begint met ‘zzz’" in capfdbinary.readouterr().err.decode()
    assert year.one_of(hall).state == "carried"  # of an order that is wrong in a part nothing is done


def test_a_promise_is_one_entry_in_a_calendar_wherever_it_is_taken_in_from(year: Year) -> None:
    year.promise(first := year.begin(), "Tolk regelen", due=date(2027, 6, 1))
    year.end(first)
    second = year.begin()
    year.end(second)
    of_sessions = (calendar(make_minutes(year.keeper.read(opened.id), year.clock.now())) for opened in (first, second))
    found = [Calendar.from_ical(data).walk("VEVENT") for data in (*of_sessions, calendar_promises(year.open()))]

    assert [len(entries) for entries in found] == [1, 1, 1]
    assert len({str(entry["uid"]) for entries in found for entry in entries}) == 1
