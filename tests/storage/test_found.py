"""The index of the archive: finds what minutes say, and nothing of what was wiped."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facilitator.keeping.keeper import Keeper, Opened
from facilitator.over_sessions.archive import Archive
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.settings import Settings
from facilitator.shelves import library
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]
OLD = Path(__file__).parent / "old" / "version1.sqlite"
DAY = date(2026, 11, 22)


def said(text: str, kind: str = "note", owner: str = "", day: date = DAY) -> Findable:
    return Findable(kind, text, owner, f"id of {text}", day)


@pytest.fixture
def two(store: Store, a_session: MakeSession) -> Store:
    """Two sessions of two teams in the index."""
    store.create(a_session())
    store.create(a_session(id="session-2", team="Team Noord", template_title="Inspiratielab"))
    zuid = [said("Café De Brug is te duur"), said("Zaal zoeken", "action", "Karin"), said("De brug is dicht")]
    noord = [said("De brug naar maatwerk", "insight", day=date(2026, 12, 1)), said("Zoë Çelik", "person")]
    store.index("session-1", "Team Zuid", 0, zuid)
    store.index("session-2", "Team Noord", 0, noord)
    return store


def texts(store: Store, typed: str, limit: int = 50, offset: int = 0) -> list[str]:
    return [hit.text for hit in store.find(read_query(typed), limit, offset)]


@pytest.mark.parametrize(("typed", "found"), [
    ("cafe", ["Café De Brug is te duur"]),
    ("CAFÉ duur", ["Café De Brug is te duur"]),
    ("celik", ["Zoë Çelik"]),
    ("karin", ["Zaal zoeken"]),
    ("zoek", ["Zaal zoeken"]),
    ("brug soort:inzicht", ["De brug naar maatwerk"]),
    ("soort:actiepunt", ["Zaal zoeken"]),
    ("brug team:noord", ["De brug naar maatwerk"]),
    ("brug van:2026-12", ["De brug naar maatwerk"]),
    ("van:2026-12-01", ["De brug naar maatwerk"]),
    ("brug tot:2026-11 duur", ["Café De Brug is te duur"]),
    ("noord", []),
    ('brug" OR "zaal', []),
    ("", []),
])  # fmt: skip
def test_words_find_what_holds_all_of_them(two: Store, typed: str, found: list[str]) -> None:
    assert texts(two, typed) == found


def test_hits_come_a_page_at_a_time(two: Store) -> None:
    whole = texts(two, "brug")
    assert len(whole) == 3
    assert texts(two, "brug", 2) + texts(two, "brug", 2, 2) == whole


def test_the_newest_is_found_first_whatever_was_indexed_first(store: Store, a_session: MakeSession) -> None:
    for number, month in enumerate((3, 9, 6)):
        store.create(a_session(id=f"s{number}", starts_at=datetime(2026, month, 1, tzinfo=UTC)))
        store.index(f"s{number}", "", 0, [said(f"brug {month}", day=date(2026, month, 1))])
    assert texts(store, "van:2026") == ["brug 9", "brug 6", "brug 3"]


def test_a_hit_says_in_which_session_it_is(two: Store) -> None:
    (hit,) = two.find(read_query("maatwerk"), 5)
    assert (hit.session_id, hit.title, hit.team, hit.day) == ("session-2", "Inspiratielab", "Team Noord", date(2026, 12, 1))


def test_indexing_again_replaces(two: Store) -> None:
    two.index("session-1", "Team Zuid", 0, [said("Iets anders")])
    assert texts(two, "duur") == []
    assert texts(two, "anders") == ["Iets anders"]


def test_a_session_that_changed_is_behind_until_it_is_indexed(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    assert store.behind(9) == ("session-1",)
    store.index("session-1", "", 0, [])
    assert store.behind(9) == ()
    store.append("session-1", an_entry(1), {"w1": "iets"})
    assert store.behind(9) == ("session-1",)
    store.index("session-1", "", 1, [])
    store.update_particulars("session-1", {}, team="Team Oost", starts_at=datetime(2026, 11, 22, tzinfo=UTC))
    assert store.behind(9) == ("session-1",)


def test_words_of_a_session_that_was_deleted_are_in_no_byte_of_the_file(two: Store) -> None:
    assert b"Brug" in two.file.read_bytes()
    two.delete("session-1")
    assert texts(two, "duur") == []
    left = two.file.read_bytes().lower()
    assert b"cafe" not in left
    assert b"duur" not in left
    assert b"maatwerk" in left


def test_words_that_were_wiped_are_in_no_byte_of_the_file(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "GEHEIMZINNIG"})
    store.index("session-1", "", 1, [said("GEHEIMZINNIG")])
    store.wipe_words("session-1", {"w1"})
    assert b"geheimzinnig" not in store.file.read_bytes().lower()
    assert store.behind(9) == ("session-1",)


def test_a_copy_forgets_what_was_found_too(two: Store) -> None:
    copy = two.folder / "backups" / "facilitator-versie2-kopie.sqlite"
    copy.parent.mkdir()
    shutil.copy(two.file, copy)
    two.delete("session-1")
    assert b"duur" not in copy.read_bytes().lower()
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT count(*) FROM found").fetchone() == (2,)


# the archive over real sessions


@pytest.fixture
def clock() -> RehearsalClock:
    return RehearsalClock(datetime(2026, 11, 22, 13, 30, tzinfo=UTC))


@pytest.fixture
def archive(store: Store, clock: RehearsalClock) -> Archive:
    return Archive(store, clock)


@pytest.fixture
def opened(store: Store, clock: RehearsalClock, tmp_path: Path) -> Opened:
    template = library(tmp_path, Settings()).find("activeringsdialoog")
    assert template is not None
    people = named("Karin Hofstra\nRuben Aksoy")
    return Keeper(store, clock).create(template, Particulars(clock.now(), team="Team Zuid", place="De Schakel", participants=people))


def found(archive: Archive, typed: str) -> list[str]:
    return [hit.text for hit in archive.find(read_query(typed))]


def test_what_minutes_say_is_found_and_what_stays_private_is_not(archive: Archive, opened: Opened, clock: RehearsalClock) -> None:
    opened.session.open_step("2", clock.now())
    opened.session.take_note(Content("Iedereen mag dit ooievaar lezen."), "note", "report", clock.now())
    opened.session.take_note(Content("Alleen ik weet van de ooievaar."), "note", "facilitator", clock.now())
    assert archive.catch_up() == 1
    assert found(archive, "ooievaar") == ["Iedereen mag dit ooievaar lezen."]
    assert found(archive, "schakel soort:sessie") == ["Activeringsdialoog, De Schakel"]
    assert found(archive, "ruben") == ["Ruben Aksoy"]
    assert archive.catch_up() == 0


def test_a_corrected_note_is_found_as_it_is_now(archive: Archive, opened: Opened, clock: RehearsalClock) -> None:
    opened.session.open_step("2", clock.now())
    note = opened.session.take_note(Content("Met een ooievaar."), "note", "report", clock.now())
    archive.catch_up()
    opened.session.change_note(note, clock.now(), content=Content("Met een reiger."))
    archive.catch_up()
    assert found(archive, "ooievaar") == []
    assert found(archive, "reiger") == ["Met een reiger."]


@pytest.fixture
def from_before(tmp_path: Path, clock: RehearsalClock) -> Iterator[Store]:
    """A file of version 1, in which nothing could be found yet, opened by this version."""
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(OLD, folder / "facilitator.sqlite")
    store = Store(folder, clock.now)
    yield store
    store.close()


def test_a_file_of_before_there_was_an_archive_is_indexed_when_it_is_asked(from_before: Store, clock: RehearsalClock) -> None:
    archive = Archive(from_before, clock)
    assert archive.catch_up() == 1
    assert found(archive, "cafe") == ["Café De Brug is te duur voor de bijeenkomst."]
    assert found(archive, "soort:actie karin") == ["Een andere zaal zoeken."]
    assert found(archive, "twijfelt") == []
    assert found(archive, "celik") == ["Zoë Çelik"]


def test_a_session_that_cannot_be_read_is_passed_over(store: Store, archive: Archive, a_session: MakeSession) -> None:
    store.create(a_session())
    assert archive.catch_up() == 1
    assert archive.catch_up() == 0


def test_what_is_erased_while_a_session_is_read_for_the_index_is_found_by_nothing(
    store: Store, a_session: Callable[..., SessionRecord], an_entry: Callable[[int], EntryRecord]
) -> None:
    def index(read: StoredSession) -> None:
        said = Findable("note", read.words["w1"], "", "n1", date(2026, 11, 22))
        store.index("session-1", "Team Zuid", 1, [said], read=read)

    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "Ketelbrug gezegd"})
    before = store.load("session-1")
    index(before)
    assert len(store.find(read_query("gezegd"), 10)) == 1

    store.rewrite(["session-1"], lambda stored: replace(stored, words={"w1": "iemand gezegd"}))
    index(before)
    assert store.find(read_query("gezegd"), 10) == ()
    assert store.behind(10) == ("session-1",)
    index(store.load("session-1"))
    assert store.find(read_query("ketelbrug"), 10) == ()
    assert len(store.find(read_query("gezegd"), 10)) == 1
    store.delete("session-1")
    index(before)
    assert store.find(read_query("gezegd"), 10) == ()
