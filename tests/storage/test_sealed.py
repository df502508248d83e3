"""What was said in a sealed session stands nowhere to be read, and is there again after the passphrase."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile as copy_file

import pytest

from facilitator.sessions.coming_back.standing import Standing
from facilitator.sessions.errors import StorageError
from facilitator.sessions.finding.findable import Findable
from facilitator.sessions.finding.searching import read_query
from facilitator.storage.backups import CopiesLeft, back_up, reseal_in_backups
from facilitator.storage.copies import held, made_usable
from facilitator.storage.locked_file import Cost, WrongPassphrase
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.seals import Seal, SealedError, forget_seals, new_seal, remember
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]
QUICK = Cost(n=2)
WORDS = "vier losse woorden hier"


@pytest.fixture(autouse=True)
def _none_given() -> Iterator[None]:
    forget_seals()
    yield
    forget_seals()


def a_seal(passphrase: str = WORDS) -> Seal:
    seal = new_seal(passphrase, cost=QUICK)
    remember(seal)
    return seal


@pytest.fixture
def sealed(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> Store:
    """A store with a plain session and one that was sealed from the beginning."""
    store.reseal((), a_seal())
    store.create(a_session(id="plain"))
    store.append("plain", an_entry(1), {"w1": "openlijk gezegd"})
    store.create(a_session(id="sealed", sealed=True))
    store.append("sealed", an_entry(1), {"w1": "GEHEIM gezegd"})
    store.save_draft("sealed", "note", "GEHEIM half")
    return store


def a_thing(text: str) -> Findable:
    return Findable("note", text, "", "n1", date(2026, 11, 22))


@pytest.fixture
def make_copy(sealed: Store) -> Callable[[], Path]:
    def make() -> Path:
        with closing(sqlite3.connect(sealed.file)) as source:
            return back_up(source, sealed.folder / "backups", "facilitator-20261122T150000Z")

    return make


def looked_in(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT session_id, text FROM words").fetchall()


def bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_what_is_said_in_a_sealed_session_is_read_as_it_was_said(sealed: Store) -> None:
    stored = sealed.load("sealed")

    assert stored.words == {"w1": "GEHEIM gezegd"}
    assert stored.drafts == {"note": "GEHEIM half"}
    assert stored.record.particulars["people"] == [{"name": "Noor"}]
    assert stored.record.sealed
    assert not sealed.load("plain").record.sealed


def test_no_byte_of_it_can_be_read_on_disk_nor_in_a_copy(sealed: Store, tmp_path: Path) -> None:
    sealed.update_particulars(
        "sealed", {"timezone": "Europe/Amsterdam", "people": [{"name": "GEHEIM Jansen"}]}, team="Team Zuid",
        starts_at=sealed.load("sealed").record.starts_at,
    )  # fmt: skip
    sealed.close()

    found = bytes_in(tmp_path)

    assert b"GEHEIM" not in found
    assert b"openlijk" in found


def test_without_the_passphrase_a_list_is_all_there_is(sealed: Store) -> None:
    sealed.lock()

    assert {listed.id: listed.template_title for listed in sealed.overviews()}["sealed"] == "Activeringsdialoog"
    assert {record.id: dict(record.particulars)["timezone"] for record in sealed.sessions()}["sealed"] == "Europe/Amsterdam"
    assert {h.id: h.timezone for h in held(sealed.file)}["sealed"] == "Europe/Amsterdam"
    entry = EntryRecord(9, sealed.load("plain").record.starts_at, "x", {})
    for act in (
        lambda: sealed.load("sealed"), lambda: sealed.append("sealed", entry, {"w": "x"}),
        lambda: sealed.save_draft("sealed", "note", "x"), lambda: sealed.would_rewrite(None, lambda stored: stored),
    ):  # fmt: skip
        with pytest.raises(SealedError):
            act()


def test_the_right_passphrase_opens_it_and_a_wrong_one_does_not(sealed: Store) -> None:
    sealed.lock()
    kept = sealed.seal
    assert kept is not None

    with pytest.raises(WrongPassphrase):
        kept.unlock("vier andere woorden hier")
    assert kept.given() is None
    kept.unlock(f" {WORDS} ")

    assert sealed.load("sealed").words == {"w1": "GEHEIM gezegd"}


def test_a_text_cannot_be_put_in_the_place_of_another(sealed: Store, an_entry: MakeEntry) -> None:
    sealed.append("sealed", an_entry(2), {"w2": "iets anders"})
    with sealed._transaction() as connection:
        swapped = "UPDATE words SET text = (SELECT text FROM words WHERE id = 'w2') WHERE id = 'w1' AND session_id = 'sealed'"
        connection.exec_driver_sql(swapped)

    with pytest.raises(StorageError, match="niet heel"):
        sealed.load("sealed")


def test_a_session_is_sealed_afterwards_and_opened_for_good(
    store: Store, a_session: MakeSession, an_entry: MakeEntry, tmp_path: Path
) -> None:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "GEHEIM gezegd"})
    store.index("session-1", "Team Zuid", 1, [a_thing("GEHEIM gezegd")])
    before = store.load("session-1")
    seal = a_seal()

    assert store.reseal(["session-1"], seal) == ("session-1",)
    assert b"GEHEIM" not in bytes_in(tmp_path)
    assert store.load("session-1") == before
    assert store.reseal(["session-1"], seal) == ()

    store.set_sealed("session-1", False)
    assert b"GEHEIM" in bytes_in(tmp_path)
    assert store.sealed() == frozenset()
    store.set_sealed("session-1", True)
    assert b"GEHEIM" not in bytes_in(tmp_path)
    store.reseal((), None)
    assert store.seal is None
    assert store.load("session-1") == before


def test_after_another_passphrase_the_new_one_also_opens_copies_of_before(
    sealed: Store, tmp_path: Path, make_copy: Callable[[], Path]
) -> None:
    copy = make_copy()
    away = copy.rename(tmp_path / "in-een-la.sqlite")
    for words in ("vier nieuwe woorden hier", "en nog eens vier woorden"):
        seal = new_seal(words, sealed.seal, QUICK)
        remember(seal)
        sealed.reseal((), seal)
    forget_seals()
    kept = sealed.seal
    assert kept is not None

    kept.unlock("en nog eens vier woorden")

    assert len(kept.before) == 2
    assert sealed.load("sealed").words == {"w1": "GEHEIM gezegd"}
    away.rename(copy)
    reseal_in_backups(sealed.file, (), kept.needed())
    assert kept.salt.encode() in copy.read_bytes()


def test_copies_are_sealed_as_here_also_those_of_an_older_version(sealed: Store, make_copy: Callable[[], Path]) -> None:
    copy = make_copy()
    old = Path(copy_file(Path(__file__).parent / "old" / "version1.sqlite", copy.parent / "facilitator-20261121T150000Z.sqlite"))
    (session, said), *_ = looked_in(old)
    kept = sealed.seal
    assert kept is not None
    assert b"openlijk" in copy.read_bytes()

    reseal_in_backups(sealed.file, ["plain", session], kept.needed())

    assert b"openlijk" not in copy.read_bytes()
    assert said.encode() not in old.read_bytes()
    with made_usable(old, sealed.folder / "backups") as folder, closing(Store(folder, lambda: datetime.now(UTC))) as brought:
        assert said in brought.load(session).words.values()
    forget_seals()
    with pytest.raises(CopiesLeft):
        reseal_in_backups(sealed.file, (), None)


def test_sealed_sessions_are_found_as_long_as_they_are_open(sealed: Store) -> None:
    def found(typed: str) -> list[str]:
        return [hit.session_id for hit in sealed.find(read_query(typed), 10)]

    assert set(sealed.behind(10)) == {"plain", "sealed"}
    said = a_thing("gezegd")
    for each in ("plain", "sealed"):
        sealed.index(each, "Team Zuid", 1, [said, replace(said, kind="person", text="Noor")])

    assert sealed.behind(10) == ()
    assert set(found("gezegd")) == {"plain", "sealed"}
    assert sealed.people(["plain", "sealed"]) == {"plain": ("Noor",), "sealed": ("Noor",)}
    sealed.delete("plain")
    assert found("gezegd") == ["sealed"]
    sealed.lock()
    assert found("gezegd") == []
    assert sealed.behind(10) == ()


def test_what_was_found_is_forgotten_with_what_it_was_read_from(sealed: Store, an_entry: MakeEntry) -> None:
    sealed.index("sealed", "Team Zuid", 1, [a_thing("gezegd")])

    sealed.wipe_words("sealed", ["w1"])

    assert sealed.find(read_query("gezegd"), 10) == ()
    assert set(sealed.behind(10)) == {"sealed", "plain"}


@pytest.mark.parametrize("sealed_first", [True, False])
def test_a_promise_that_goes_from_a_sealed_session_to_a_plain_one_stands_once(sealed: Store, sealed_first: bool) -> None:
    first, second = ("sealed", "plain") if sealed_first else ("plain", "sealed")
    made = Standing("p1", first, "ramen lappen", "Noor", None, date(2026, 11, 22), 0, "open", "")
    sealed.index(first, "Team Zuid", 1, [], [made])
    assert [p.last for p in sealed.open_promises()] == [first]

    sealed.index(second, "Team Zuid", 1, [], [replace(made, level=1)])
    assert [p.last for p in sealed.open_promises()] == [second]
    assert {said.session for said in sealed.history("p1")} == {"plain", "sealed"}

    sealed.index(second, "Team Zuid", 1, [], [replace(made, level=1, state="done")])
    assert sealed.open_promises() == ()


def test_a_session_of_elsewhere_is_kept_as_its_record_says(sealed: Store, a_session: MakeSession, tmp_path: Path) -> None:
    stored = StoredSession(a_session(id="new", sealed=True), (), {"w": "GEHEIM van elders"})

    sealed.replace_session(stored)
    sealed.exchange([sealed.load("sealed")], [replace(stored, record=replace(stored.record, id="newer"))])

    assert sealed.sealed() == {"new", "newer"}
    assert b"GEHEIM" not in bytes_in(tmp_path)
