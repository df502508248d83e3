"""A database that is whole for SQLite, in which something stands that no program of ours wrote: it costs one session, and a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.keeping.doctor_sessions import judge_sessions
from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.purging import Purging
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.over_sessions.archive import Archive
from facilitator.over_sessions.earlier import NotRight
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import FacilitatorError
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.store import Store
from tests.forgotten import leave_behind

WRONG = {
    "a time zone that is not there": "UPDATE session SET particulars = replace(particulars, 'Amsterdam', 'Amsterdbm')",
    "a moment without a day": "UPDATE session SET starts_at = 'gisteren'",
    "a moment at the end of time": "UPDATE session SET starts_at = '9999-12-31T23:59:59-14:00'",
    "a moment of a note at the end of time": "UPDATE entry SET at = '9999-12-31T23:59:59.000000+00:00'",
    "particulars that are a list": "UPDATE session SET particulars = '[]'",
    "particulars that are half": "UPDATE session SET particulars = substr(particulars, 1, 40)",
    "no draaiboek": "UPDATE session SET sources = '{}'",
    "a draaiboek that is a number": "UPDATE session SET sources = '{\"proef\": 3}'",
    "bytes for text": "UPDATE words SET text = x'ff00'",
    "words of no shape": "UPDATE words SET text = '\"Ketelbrug'",
    "words that are a list": "UPDATE words SET text = '[\"Ketelbrug\"]'",
    "words that are far too deep": f"UPDATE words SET text = '{'[' * 5000}'",
    "an entry of an unknown kind": "UPDATE entry SET kind = 'gedroomd'",
    "an entry that is a list": "UPDATE entry SET data = '[1]'",
    "an entry that is far too deep": f"UPDATE entry SET data = '{'[' * 5000}'",
    "a length that no clock can add": "UPDATE entry SET kind = 'time added', data = '{\"path\": \"1\", \"amount\": \"P999999999D\"}'",
    "a number of an entry that is none": "UPDATE entry SET number = 'een' WHERE number = 1",
}


@dataclass
class Kept:
    """A data folder with two sessions, of which the first is wrong, and a copy in which it is not."""

    store: Store
    keeper: Keeper
    clock: RehearsalClock
    first: str
    second: str


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, str]:
    found = leave_behind(tmp_path_factory.mktemp("left") / "data", RehearsalClock(datetime(2026, 8, 28, 12, 30, tzinfo=UTC)))
    return (found.folder / FILE_NAME).read_bytes(), found.first, found.second


@pytest.fixture
def kept(request: pytest.FixtureRequest, tmp_path: Path, left: tuple[bytes, str, str]) -> Iterator[Kept]:
    data, first, second = left
    clock, file = RehearsalClock(datetime(2026, 11, 28, tzinfo=UTC)), tmp_path / FILE_NAME
    file.write_bytes(data)
    copy = tmp_path / "backups" / "facilitator-20261127T120000Z.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(data)
    statement = WRONG[request.param]
    key = "id" if "UPDATE session" in statement else "session_id"
    with closing(sqlite3.connect(file, isolation_level=None)) as base:
        base.execute(f"{statement} {'AND' if ' WHERE ' in statement else 'WHERE'} {key} = ?", (first,))
    store = Store(tmp_path, clock.now)
    yield Kept(store, Keeper(store, clock), clock, first, second)
    store.close()


@pytest.mark.parametrize("kept", WRONG, indirect=True)
def test_one_session_that_is_wrong_is_told_of_and_the_others_go_on(kept: Kept) -> None:
    assert {each.id for each in kept.keeper.overviews()} == {kept.first, kept.second}
    with pytest.raises(FacilitatorError) as told:
        kept.keeper.open(kept.first)
    assert "Ketelbrug" not in str(told.value)
    assert kept.keeper.open(kept.second).session.course.notes
    assert len(judge_sessions(kept.store.folder, lambda _n: None).wrong) == 1


@pytest.mark.parametrize("kept", ["a moment without a day", "bytes for text"], indirect=True)
def test_what_is_wrong_is_put_back_from_a_copy(kept: Kept) -> None:
    safekeeper = Safekeeper(kept.store, kept.store.folder / "backups", kept.clock)
    copy = safekeeper.copies()[0]
    assert {each.held.id for each in safekeeper.shown(copy.path)} == {kept.first, kept.second}
    safekeeper.restore_session(copy.path, kept.first)

    assert kept.keeper.open(kept.first).session.course.notes
    assert not judge_sessions(kept.store.folder, lambda _n: None).wrong


@pytest.mark.parametrize("kept", ["a moment without a day", "an entry of an unknown kind"], indirect=True)
def test_a_copy_with_one_session_that_is_wrong_is_put_back_as_a_whole(kept: Kept) -> None:
    safekeeper = Safekeeper(kept.store, kept.store.folder / "backups", kept.clock)
    copy = kept.store.folder / "backups" / "facilitator-20261127T110000Z.sqlite"
    copy.write_bytes(kept.store.file.read_bytes())
    kept.keeper.save_draft(kept.second, "later getypt")

    safekeeper.restore(copy)

    assert {each.id for each in kept.keeper.overviews()} == {kept.first, kept.second}
    assert "Ketelbrug" in kept.keeper.open(kept.second).draft


@pytest.mark.parametrize("kept", ["a moment without a day"], indirect=True)
def test_another_session_can_be_forgotten_all_the_same(kept: Kept) -> None:
    Forgetting(kept.store, kept.clock).session(kept.second, really=True)

    assert [each.id for each in kept.keeper.overviews()] == [kept.first]


@pytest.mark.parametrize("kept", ["a time zone that is not there", "words of no shape"], indirect=True)
def test_what_goes_over_all_sessions_passes_by_the_one_that_is_wrong(kept: Kept) -> None:
    Archive(kept.store, kept.clock).catch_up()

    assert kept.store.newest(5)
    assert Purging(kept.store, kept.clock, "1 month").overdue()
    with pytest.raises(NotRight, match="Zet haar bij Herstel terug"):
        kept.keeper.read(kept.first)
