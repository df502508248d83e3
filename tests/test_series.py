"""A series on disk: the next session finds the previous one, stands by itself, and forgets what is forgotten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.files.arriving import Arriving
from facilitator.files.handing_over import HandingOver
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.follow_up import keep_lines, settle, take_in
from facilitator.sessions.errors import StorageError
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.screens.look_back import look_back
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.session_file import from_json
from facilitator.storage.store import Store

Make = Callable[..., Opened]
TEXT = """
draaiboek: 1
title: Proef
notes: session
origin: {timing: own}
series: every 3 months
steps:
- title: Terugblik
  time: 5 min
  follow up: yes
- title: Inbrengen
  time: 5 min
  fields:
  - list: casussen
    carry over: yes
- title: Afspraken
  time: 5 min
  fields:
  - action: acties
    notes: report
"""


@pytest.fixture
def keeper(tmp_path: Path, clock: RehearsalClock) -> Keeper:
    return Keeper(Store(tmp_path / "data", clock.now), clock)


@pytest.fixture
def template() -> Template:
    return read_text(TEXT, "proef", None)


@pytest.fixture
def make(keeper: Keeper, clock: RehearsalClock, template: Template) -> Make:
    def made(team: str = "Team Zuid") -> Opened:
        return keeper.create(template, Particulars(clock.now(), team=team, participants=named("Anna Bos\nBob Mol")))

    return made


def open_step(opened: Opened, number: int, clock: RehearsalClock) -> None:
    opened.session.open_step(opened.session.sheet.on[number - 1].path, clock.now())


def play(keeper: Keeper, opened: Opened, clock: RehearsalClock, action: str = "Bellen met de GGD", title: str = "De tolk") -> None:
    """Take an action and a title down, and close."""
    open_step(opened, 2, clock)
    opened.session.take_note(Content(title), "note", "report", clock.now(), field="casussen")
    open_step(opened, 3, clock)
    opened.session.take_note(Content(action, "Anna Bos"), "action", "report", clock.now(), field="acties")
    opened.session.close(clock.now())
    clock.advance(minutes=60 * 24 * 91)


def texts(opened: Opened) -> list[str]:
    return [row.text for row in look_back(opened.session).rows]


def test_the_next_session_of_the_team_begins_with_what_was_promised(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    first = make()
    play(keeper, first, clock)
    keeper.finish(first)

    second = make(" team  ZUID ")

    assert texts(second) == ["Bellen met de GGD"]
    assert second.session.course.brought.session == first.id


@pytest.mark.parametrize("team", ["Team Noord", "", "   "])
def test_another_team_gets_nothing(keeper: Keeper, make: Make, clock: RehearsalClock, team: str) -> None:
    play(keeper, make(), clock)

    assert texts(make(team)) == []


def test_without_a_team_there_is_no_series(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    play(keeper, make(""), clock)

    assert texts(make("")) == []


def test_a_session_that_is_not_closed_is_not_the_previous_one(make: Make, clock: RehearsalClock) -> None:
    first = make()
    open_step(first, 3, clock)
    first.session.take_note(Content("Nog niet klaar"), "action", "report", clock.now(), field="acties")

    assert texts(make()) == []


def test_a_draaiboek_that_does_not_look_back_takes_nothing_along(keeper: Keeper, clock: RehearsalClock) -> None:
    text = TEXT.replace("  follow up: yes\n", "").replace("    carry over: yes\n", "")
    plain = read_text(text, "proef", None)
    particulars = Particulars(clock.now(), team="Zuid")
    play(keeper, keeper.create(plain, particulars), clock)

    assert keeper.create(plain, particulars).session.entries == ()


def travelled(keeper: Keeper, session_id: str, elsewhere: Keeper, clock: RehearsalClock) -> None:
    """Take a session to another laptop."""
    data = HandingOver(Store(keeper.folder, clock.now), clock).file((session_id,), "self").data
    arriving = Arriving(Store(elsewhere.folder, clock.now), clock)
    arriving.take_in(arriving.look(from_json(data)), {})


def test_it_stands_by_itself_when_the_previous_session_is_gone(
    keeper: Keeper, make: Make, clock: RehearsalClock, tmp_path: Path
) -> None:
    first = make()
    play(keeper, first, clock)
    second = make()
    open_step(second, 1, clock)
    settle(second.session, look_back(second.session).rows[0].id, "running", "de GGD belt terug", clock.now())
    keeper.delete(first.id)

    elsewhere = Keeper(Store(tmp_path / "elders", clock.now), clock)
    travelled(keeper, second.id, elsewhere, clock)
    again = elsewhere.open(second.id).session

    assert look_back(again) == look_back(second.session)
    assert make_minutes(again, clock.now()) == make_minutes(second.session, clock.now())
    assert again.course == second.session.course


def test_a_note_that_is_taken_away_is_wiped_where_it_came_along_to(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    first = make()
    play(keeper, first, clock, action="GEHEIM-OVER-EEN-INWONER")
    second = make()
    open_step(second, 1, clock)
    assert texts(second) == ["GEHEIM-OVER-EEN-INWONER"]

    note = next(n.id for n in first.session.course.notes.values() if n.kind == "action")
    first.session.remove_note(note, clock.now())
    keeper.finish(first)

    assert texts(keeper.open(second.id)) == []
    assert not any(b"GEHEIM" in p.read_bytes() for p in keeper.folder.rglob("*") if p.is_file())


def test_a_title_stays_until_the_next_session_and_no_longer(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    first = make()
    play(keeper, first, clock, title="TITEL-VAN-DE-TOLK")
    keep_lines(first.session, "casussen", True, clock.now())
    keeper.finish(first)
    second = make()
    open_step(second, 2, clock)
    (offer,) = look_back(second.session).lines
    assert offer.text == "TITEL-VAN-DE-TOLK"

    take_in(second.session, offer.id, clock.now())
    second.session.close(clock.now())
    keeper.finish(second)

    assert not any(b"TITEL-VAN" in p.read_bytes() for p in keeper.folder.rglob("*") if p.is_file())


def test_a_title_that_nobody_keeps_is_wiped_at_the_close(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    first = make()
    play(keeper, first, clock, title="TITEL-VAN-DE-TOLK")
    keeper.finish(first)

    assert not any(b"TITEL-VAN" in p.read_bytes() for p in keeper.folder.rglob("*") if p.is_file())
    assert make().session.course.brought.lines == ()


def test_another_team_before_the_beginning_brings_other_promises(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    play(keeper, make("Zuid"), clock, action="Van Zuid")
    play(keeper, make("Noord"), clock, action="Van Noord")
    opened = make("Zuid")
    assert texts(opened) == ["Van Zuid"]

    keeper.prepare(opened, replace(opened.session.particulars, team="Noord"))

    assert texts(opened) == ["Van Noord"]
    assert not any("Van Zuid" in text for text in keeper.open(opened.id).session.words.values())


def test_what_came_along_stays_as_it_was_once_it_has_begun(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    play(keeper, make(), clock, action="Eerst")
    running = make()
    open_step(running, 1, clock)
    play(keeper, make(), clock, action="Later")

    assert texts(keeper.open(running.id)) == ["Eerst"]


def test_a_previous_session_that_cannot_be_read_does_not_hold_up_the_next(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    first = make()
    play(keeper, first, clock)
    with closing(sqlite3.connect(keeper.folder / "facilitator.sqlite")) as database:
        database.execute("UPDATE entry SET kind = 'iets nieuws' WHERE session_id = ?", (first.id,))
        database.commit()

    second = make()

    assert look_back(second.session).sentence == "De vorige sessie is niet te lezen. Haal de beloften uit het verslag."


def test_the_last_session_of_a_series_is_the_previous_one(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    play(keeper, make(), clock, action="Eerst")
    second = make()
    open_step(second, 1, clock)
    settle(second.session, look_back(second.session).rows[0].id, "carried", "", clock.now())
    play(keeper, second, clock, action="Daarna")

    third = make()

    assert texts(third) == ["Eerst", "Daarna"]
    assert [row.since for row in look_back(third.session).rows] == ["sinds do 26 nov, 1 keer meegegaan", ""]


def test_a_session_with_something_newer_is_refused_in_a_sentence(keeper: Keeper, make: Make, clock: RehearsalClock, tmp_path: Path) -> None:
    play(keeper, make(), clock)
    data = HandingOver(Store(keeper.folder, clock.now), clock).file((make().id,), "self").data

    with pytest.raises(StorageError, match="nieuwste versie"):
        Arriving(Store(tmp_path / "elders", clock.now), clock).look(from_json(data.replace(b'"promises brought"', b'"van later"')))


def test_a_kept_title_comes_along_only_as_far_as_it_is_taken(keeper: Keeper, make: Make, clock: RehearsalClock) -> None:
    first = make()
    play(keeper, first, clock)
    keep_lines(first.session, "casussen", True, clock.now())
    keeper.finish(first)

    second = make()
    open_step(second, 2, clock)
    second.session.close(clock.now())
    (question,) = look_back(second.session).keeps

    assert question.lines == ("De tolk",)  # nobody took it in, so it is asked again
    keep_lines(second.session, "casussen", True, clock.now())
    keeper.finish(second)
    assert make().session.course.brought.lines[0].carried == 1
