"""What is kept longer than its term is offered, with its reason; it goes when somebody says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from logging import getLogger
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.commands.purge import purge
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.purging import Purging
from facilitator.logbook import keep_log, stop_log
from facilitator.one_program import only_one
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.store import Store
from tests.forgotten import TEXT, Left, leave_behind, remnants

DAY = 24 * 60


@pytest.fixture
def left(tmp_path: Path, clock: RehearsalClock) -> Left:
    return leave_behind(tmp_path / "data", clock)


def purging(left: Left, usual: str = "") -> Purging:
    return Purging(Store(left.folder, left.clock.now), left.clock, usual)


def test_content_goes_after_its_term_and_the_rest_after_its_own(left: Left) -> None:
    left.clock.advance(minutes=DAY)
    assert purging(left).overdue() == ()

    left.clock.advance(minutes=4 * DAY)
    (over,) = purging(left).overdue()
    assert (over.session, over.what, over.since) == (left.first, "content", date(2027, 2, 26))
    assert "3 maanden" in over.words
    purging(left).purge(over)
    assert purging(left).overdue() == ()
    assert not remnants(left.folder, "Dit zei")
    assert remnants(left.folder, "Samira Vos")

    left.clock.advance(minutes=300 * DAY)
    assert [(over.session, over.what) for over in purging(left).overdue()] == [(left.first, "session"), (left.second, "content")]


def test_what_is_still_promised_is_said_before_it_goes(left: Left) -> None:
    left.clock.advance(minutes=200 * DAY)

    first, second = purging(left).overdue()

    assert "toezegging" not in first.words  # it went along
    assert "Er staat nog 1 toezegging open." in second.words


def test_a_term_of_the_settings_is_for_draaiboeken_without_one(tmp_path: Path, clock: RehearsalClock) -> None:
    store = Store(tmp_path / "data", clock.now)
    template = read_text(TEXT.replace("retention: 3 months, attendance 1 year\n", ""), "proef", None)
    later = clock.now() + timedelta(days=60)
    for starts in (clock.now(), later):
        Keeper(store, clock).create(template, Particulars(starts, team="Zuid", participants=named("Anna\nBob")))

    clock.advance(minutes=70 * DAY)

    assert Purging(store, clock, "").overdue() == ()
    assert [over.what for over in Purging(store, clock, "30 days, everything").overdue()] == ["session"]


def everything_else(left: Left) -> list[Path]:
    """What a program leaves besides: a note that was taken back, what was half made when it stopped, and what it handed over."""
    session, now, data = left.session(left.second).session, left.clock.now(), left.folder
    note = session.take_note(Content("Ketelbrug, toch niet"), "note", "report", now)
    session.remove_note(note, now)
    session.undo(now)
    session.remove_note(note, now)
    database, copies = data / "facilitator.sqlite", data / "backups"
    (copies / ".herstel-x").mkdir()
    for place in (".herstel-x/facilitator.sqlite", "facilitator-20261126T120000Z.tmp"):
        shutil.copy(database, copies / place)
    (data.parent / ".0123456789abcdef.tmp").write_text("verslag, half: Ketelbrug")
    handed = data.parent / "reeks.sessie"
    assert main(["export", left.first, "--format", "json", "--to", "self", "--out", str(handed), "--data", str(data)]) == 0
    for number in range(2):  # the lock and the log of a program that was open
        with only_one(data):
            log = keep_log(data)
            getLogger("facilitator").error("number %s", number)
            stop_log(log)
    return [handed, data.parent / "verslag Samira Dhaouadi.txt", data.parent / "verslag.txt"]


@pytest.mark.fault("F18")
def test_after_a_purge_no_byte_that_the_program_left_holds_anything_of_it(left: Left, figure: Callable[..., None]) -> None:
    known = everything_else(left)
    words = ("Ketelbru", "Wisselwerk", "Dhaouadi", "Samira Vos", "toch niet")
    assert all(remnants(left.folder, word) for word in words)
    left.clock.advance(minutes=500 * DAY)
    left_over, told = purging(left), list[str]()

    plans = [left_over.forgetting.session(over.session) for over in left_over.overdue()]
    purge(left_over, left.folder, told.append, look_only=False)

    everywhere = left.folder.parent
    assert {path for plan in plans for path in plan.files} == {*known}
    assert all(str(path) in "".join(told) for path in known)
    assert {path for word in words for path in remnants(everywhere, word)} <= {str(path) for path in known}
    for path in known:  # they are told of, and are for who put them there to take away
        path.unlink()
    assert [path for word in words for path in remnants(everywhere, word)] == []
    assert not [path for path in everywhere.rglob("*") if path.name.endswith(("-wal", "-shm", "-journal", ".tmp", ".part"))]
    figure("a purge: 0 files with anything of it, in the folder and where documents were put")


def test_the_command_says_what_would_go_and_then_lets_it_go(left: Left, capsys: pytest.CaptureFixture[str]) -> None:
    left.clock.advance(minutes=500 * DAY)
    told: list[str] = []

    purge(purging(left), left.folder, told.append, look_only=True)
    assert [line for line in told if "Alles gaat weg" in line]
    assert str(left.folder.parent / "verslag.txt") in "".join(told)
    assert "Zonder --dry-run" in told[-1]
    assert remnants(left.folder, "Ketelbrug")

    purge(purging(left), left.folder, told.append, look_only=False)
    purge(purging(left), left.folder, told.append, look_only=False)
    assert not remnants(left.folder, "Ketelbrug")
    assert not remnants(left.folder, "Samira")
    assert "asked" not in (left.folder / "erased.csv").read_text()

    (left.folder / "settings.yaml").write_text("retention: 1 day, everything\n")
    assert main(["purge"]) == 0
    assert capsys.readouterr() == ("Er is niets waarvan de bewaartermijn voorbij is.\n", "")
