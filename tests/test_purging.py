"""What is kept longer than its term is offered, with its reason; it goes when somebody says so."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.commands.purge import purge
from facilitator.keeping import Keeper
from facilitator.purging import Purging
from facilitator.sessions.clock import RehearsalClock
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
