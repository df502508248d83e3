"""Series in a data folder: listed without a window, and their next session made ready, whatever became of the draaiboek."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.desk import Desk
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.set_back import clock_sentence
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import file_text, read_text
from facilitator.settings import Settings

TEXT = """
draaiboek: 1
title: Kwartaalgesprek
notes: report
origin: {timing: own}
series: R/P3M
roles: {notulist: "1, rotates", voorzitter: 0-1}
steps:
- title: Terugblik
  time: 5 min
  follow up: yes
"""


@pytest.fixture
def desk(tmp_path: Path, clock: RehearsalClock) -> Desk:
    made = Desk(tmp_path / "data", Settings(), clock)
    (made.own.folder / "kwartaal.yaml").write_text(TEXT, encoding="utf-8")
    return made


def hold(desk: Desk, clock: RehearsalClock, team: str = "Team Zuid") -> None:
    """A session of an hour and a half with Anna, who takes the chair, and Bob, who writes."""
    people = named("Anna Bos\nBob Mol")
    found = desk.library.find("kwartaal")
    assert found is not None
    starts = clock.now()
    opened = desk.keeper.create(found, Particulars(starts, starts + timedelta(minutes=90), team, "Zaal 4", participants=people))
    opened.session.give_role("voorzitter", ("p1",), clock.now())
    opened.session.give_role("notulist", ("p2",), clock.now())
    opened.session.open_step("1", clock.now())
    opened.session.close(clock.now())


def test_the_next_session_has_the_team_the_people_and_the_day(desk: Desk, clock: RehearsalClock) -> None:
    hold(desk, clock)
    clock.advance(minutes=60 * 24 * 20)
    (series,) = desk.series(desk.overviews())
    template, particulars = desk.next_of(series)

    assert template.name == "kwartaal"
    assert (particulars.team, particulars.place) == ("Team Zuid", "Zaal 4")
    assert [(p.name, p.role) for p in particulars.participants] == [("Anna Bos", "voorzitter"), ("Bob Mol", "")]  # it rotates
    starts = local(particulars.starts_at, particulars)
    assert (starts.date(), starts.hour, starts.minute) == (date(2027, 2, 25), 13, 30)
    assert particulars.ends_at == particulars.starts_at + timedelta(minutes=90)


def test_what_was_due_before_today_is_prepared_for_now(desk: Desk, clock: RehearsalClock) -> None:
    hold(desk, clock)
    clock.advance(minutes=60 * 24 * 100)
    (series,) = desk.series(desk.overviews())
    _template, particulars = desk.next_of(series)

    assert particulars.starts_at == datetime(2027, 3, 6, 12, 30, tzinfo=UTC)


def test_who_had_a_role_in_a_pass_is_known_and_who_came_later_too(desk: Desk, clock: RehearsalClock) -> None:
    rounds = "- repeat: 2 times\n  role: inbrenger\n  steps:\n  - title: Verhaal\n    time: 5 min\n"
    (desk.own.folder / "casus.yaml").write_text(TEXT.replace("roles: {", "roles: {inbrenger: 1, ") + rounds, encoding="utf-8")
    template = desk.library.template(desk.own.folder / "casus.yaml")
    opened = desk.keeper.create(template, Particulars(clock.now(), team="Zuid", participants=named("Anna Bos\nBob Mol")))
    session = opened.session
    who = iter(("p1", session.add_person("Cor Vos", clock.now())))
    for step in session.sheet.on:
        session.open_step(step.path, clock.now())
        if step.block:
            session.give_role("inbrenger", (next(who),), clock.now(), step.block)
    session.close(clock.now())

    previous = desk.keeper.previous(template, "zuid")
    assert previous is not None
    assert previous.turns["inbrenger"] == {"anna bos": date(2026, 11, 26), "cor vos": date(2026, 11, 26)}


@pytest.mark.parametrize("becomes", ["deleted", "broken"])
def test_a_series_outlives_its_draaiboek(desk: Desk, clock: RehearsalClock, becomes: str) -> None:
    hold(desk, clock)
    file = desk.own.folder / "kwartaal.yaml"
    if becomes == "broken":
        file.write_text("draaiboek: 1\ntitel: Kapot\n", encoding="utf-8")
    else:
        file.unlink()
    (series,) = desk.series(desk.overviews())

    assert series.often.gone
    assert series.stands.due == date(2027, 2, 25)
    template, particulars = desk.next_of(series)
    assert template == read_text(TEXT, "kwartaal", None)
    assert [p.name for p in particulars.participants] == ["Anna Bos", "Bob Mol"]


def test_the_command_lists_them(desk: Desk, clock: RehearsalClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "--data", str(tmp_path / "elders")]) == 0
    assert capsys.readouterr().out.startswith("Er zijn nog geen reeksen.")
    hold(desk, clock)
    (desk.own.folder / "kwartaal.yaml").unlink()
    assert main(["series", "--data", str(tmp_path / "data")]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Kwartaalgesprek, Team Zuid: ")
    assert "elk kwartaal; draaiboek is er niet meer" in out
    assert main(["series", "--data", str(tmp_path / "data"), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)

    assert (row["template"], row["rhythm"], row["template_gone"], row["last"]) == ("kwartaal", "R/P3M", True, "2026-11-26")


def test_what_is_written_as_iso_has_it_is_a_rhythm_in_the_file_too(desk: Desk) -> None:
    found = desk.library.find("kwartaal")

    assert found is not None
    assert found.series == "R/P3M"
    assert file_text(desk.own.folder / "kwartaal.yaml") == TEXT


def held_at(desk: Desk, clock: RehearsalClock, days: int) -> str:
    """Id of a session that is held after so many days by the clock of the laptop, which may be set back."""
    clock.advance(minutes=60 * 24 * days)
    before = {overview.id for overview in desk.overviews()}
    hold(desk, clock)
    (made,) = {overview.id for overview in desk.overviews()} - before
    return made


def test_a_session_led_with_the_clock_a_year_back_stands_where_it_was_made(
    desk: Desk, clock: RehearsalClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = held_at(desk, clock, 0), held_at(desk, clock, 91)
    assert clock_sentence(desk.overviews(), desk.today) == ""
    back = held_at(desk, clock, -365)
    said = clock_sentence(desk.overviews(), desk.today)
    assert said.startswith("Volgens deze laptop is het 25 februari 2026, maar de laatste sessie was op 25 februari 2027.")
    other = held_at(desk, clock, 1)
    clock.advance(minutes=60 * 24 * (364 + 91))

    listed = desk.overviews()
    assert [o.id for o in listed] == [other, back, second, first]
    assert [o.clock_doubted for o in listed] == [True, True, False, False]
    assert clock_sentence(listed, desk.today) == ""
    assert [hit.session_id for hit in desk.archive.newest()] == [other, back, second, first]
    (series,) = desk.series(listed)
    assert (series.last_session, series.stands.last, series.stands.due) == (other, date(2027, 2, 25), date(2027, 5, 27))
    assert desk.keeper.series(first) == (first, second, back, other)
    found = desk.library.find("kwartaal")
    assert found is not None
    assert desk.keeper.create(found, Particulars(clock.now(), team="Team Zuid")).session.course.brought.session == other

    assert main(["sessions", "--data", str(tmp_path / "data")]) == 0
    assert capsys.readouterr().out.count("(datum onzeker: de klok liep achter)") == 2


def test_one_session_led_with_the_clock_a_year_ahead_makes_the_others_no_less_sure(desk: Desk, clock: RehearsalClock) -> None:
    for days in (0, 91, 365, -364, 1):
        held_at(desk, clock, days)

    assert not any(o.clock_doubted for o in desk.overviews())
    assert clock_sentence(desk.overviews(), desk.today) == ""
