"""What is kept comes back, and what is erased does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from facilitator.sessions.errors import StorageError
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.row_values import same_session
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]

HOSTILE = ["'; DROP TABLE words; --", '"dubbel" en `enkel`', "<b>vet</b> &amp;", "100 %s %d %(x)s {name} :id ?", "👩‍👩‍👧 🇳🇱", "مرحبا بكم",
           "voor\0na", "é e\u0301", "x" * 10_000, " \t\r\n ", ""]  # fmt: skip


def test_a_session_comes_back_as_it_was_kept(store: Store, a_session: MakeSession) -> None:
    record = a_session()

    store.create(record)

    assert store.load(record.id) == StoredSession(record)


def test_a_session_is_there_after_the_store_was_closed(store: Store, a_session: MakeSession, now: Callable[[], datetime]) -> None:
    store.create(a_session())
    store.close()

    again = Store(store.folder, now)

    assert again.load("session-1").record == a_session()
    again.close()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_comes_back_unchanged(store: Store, a_session: MakeSession, an_entry: MakeEntry, text: str) -> None:
    store.create(a_session(team=text, sources={text: text}, particulars={text: [text]}))

    store.append("session-1", replace(an_entry(1), kind=text, data={text: text}), {text: text})
    store.save_draft("session-1", text, text or "iets")

    stored = store.load("session-1")
    assert (stored.record.team, stored.record.sources, stored.record.particulars) == (text, {text: text}, {text: [text]})
    assert (stored.entries[0].kind, stored.entries[0].data, stored.words) == (text, {text: text}, {text: text})
    assert stored.drafts == {text: text or "iets"}


def test_half_a_character_is_refused_in_a_sentence_and_keeps_nothing(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())

    with pytest.raises(StorageError, match="teken"):
        store.append("session-1", an_entry(1), {"w1": "half \ud800"})

    assert store.load("session-1").entries == ()


def test_instants_come_back_in_utc_to_the_microsecond(store: Store, a_session: MakeSession) -> None:
    amsterdam = timezone(timedelta(hours=1))
    moment = datetime(2026, 11, 22, 14, 30, 0, 1, tzinfo=amsterdam)

    store.create(a_session(starts_at=moment))

    loaded = store.load("session-1").record.starts_at
    assert loaded == moment
    assert loaded.utcoffset() == timedelta(0)


def test_an_instant_without_a_time_zone_is_a_mistake_of_ours(store: Store, a_session: MakeSession) -> None:
    with pytest.raises(StatementError, match="without a time zone"):
        store.create(a_session(starts_at=datetime(2026, 11, 22)))  # noqa: DTZ001


def test_entries_come_in_order_of_number(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())

    for number in (1, 2, 10, 3):
        store.append("session-1", an_entry(number), {})

    assert [e.number for e in store.load("session-1").entries] == [1, 2, 3, 10]


def test_the_same_entry_twice_is_refused_and_leaves_the_first(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "eerst"})

    with pytest.raises(StorageError, match="al opgeslagen"):
        store.append("session-1", an_entry(1), {"w2": "dan"})

    assert store.load("session-1").words == {"w1": "eerst"}


def test_an_entry_does_not_stay_when_its_words_are_refused(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    store.append("session-1", an_entry(1), {"w1": "eerst"})
    store.save_draft("session-1", "note", "half")

    with pytest.raises(StorageError):
        store.append("session-1", an_entry(2), {"w2": "nieuw", "w1": "nog eens"}, clear_draft="note")

    stored = store.load("session-1")
    assert [e.number for e in stored.entries] == [1]
    assert (stored.words, stored.drafts) == ({"w1": "eerst"}, {"note": "half"})


def test_a_note_and_the_end_of_its_draft_are_one(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    store.save_draft("session-1", "note", "we sprek")
    store.save_draft("session-1", "elders", "blijft")

    store.append("session-1", an_entry(1), {"w1": "we spreken af"}, clear_draft="note")

    assert store.load("session-1").drafts == {"elders": "blijft"}


def test_an_empty_draft_is_forgotten(store: Store, a_session: MakeSession) -> None:
    store.create(a_session())
    store.save_draft("session-1", "note", "a")
    store.save_draft("session-1", "note", "ab")

    store.save_draft("session-1", "note", "")

    assert store.load("session-1").drafts == {}


def test_the_last_used_session_comes_first(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    for name in ("a", "b", "c"):
        store.create(a_session(id=name))

    store.append("b", an_entry(1), {})

    assert store.sessions()[0].id == "b"
    assert store.sessions()[0].updated_at == an_entry(1).at


def test_a_list_of_sessions_leaves_their_sources_out(store: Store, a_session: MakeSession) -> None:
    store.create(a_session())

    (listed,) = store.sessions()

    assert listed == a_session(sources={})


def test_particulars_can_be_changed(store: Store, a_session: MakeSession) -> None:
    store.create(a_session())
    later = a_session().starts_at + timedelta(days=1)

    store.update_particulars("session-1", {"people": []}, team="Team Noord", starts_at=later)

    record = store.load("session-1").record
    assert (record.particulars, record.team, record.starts_at) == ({"people": []}, "Team Noord", later)
    assert record.updated_at > a_session().updated_at


def test_a_state_that_is_there_already_writes_nothing(store: Store, a_session: MakeSession) -> None:
    store.create(a_session())
    store.set_state("session-1", "running")
    before = store.load("session-1")

    store.set_state("session-1", "running")

    assert store.load("session-1") == before
    assert before.record.state == "running"


@pytest.mark.parametrize(
    "act",
    [
        lambda s, e: s.load("weg"),
        lambda s, e: s.append("weg", e, {}),
        lambda s, e: s.set_state("weg", "running"),
        lambda s, e: s.save_draft("weg", "note", "x"),
        lambda s, e: s.update_particulars("weg", {}, team="", starts_at=e.at),
    ],
    ids=["load", "append", "set_state", "save_draft", "update_particulars"],
)
def test_a_session_that_is_not_there_is_said_so(store: Store, an_entry: MakeEntry, act: Callable[[Store, EntryRecord], None]) -> None:
    with pytest.raises(StorageError, match="niet meer"):
        act(store, an_entry(1))


def test_a_deleted_session_leaves_no_byte_of_what_was_said(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    for number in range(200):
        store.append("session-1", an_entry(number), {f"{number * 7919 % 200}w": f"GEHEIM {number} " * (number % 40 + 1)})
    store.save_draft("session-1", "note", "GEHEIM half")

    store.delete("session-1")

    assert store.sessions() == ()
    assert b"GEHEIM" not in store.file.read_bytes()


def test_wiped_words_leave_no_byte_and_the_rest_stays(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    store.create(a_session())
    for number in range(100):
        store.append("session-1", an_entry(number), {f"w{number}": ("GEHEIM " if number % 2 else "VERSLAG ") * (number + 1)})

    store.wipe_words("session-1", [f"w{n}" for n in range(1, 100, 2)])

    stored = store.load("session-1")
    assert len(stored.entries) == 100
    assert sorted(stored.words) == sorted(f"w{n}" for n in range(0, 100, 2))
    assert b"GEHEIM" not in store.file.read_bytes()


def test_wiping_one_session_leaves_words_of_the_same_id_in_another(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    for name in ("a", "b"):
        store.create(a_session(id=name))
        store.append(name, an_entry(1), {"w1": name})

    store.wipe_words("a", {"w1"})

    assert (store.load("a").words, store.load("b").words) == ({}, {"w1": "b"})


def test_words_are_wiped_where_they_were_copied_to_and_nowhere_else(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    for name in ("a", "b", "c"):
        store.create(a_session(id=name))
        store.append(name, an_entry(1), {"w1": f"GEHEIM van {name}"})

    store.wipe_words("a", {"w1"}, copies={"b"})

    assert [store.load(name).words for name in ("a", "b", "c")] == [{}, {}, {"w1": "GEHEIM van c"}]


def test_closed_sessions_are_those_of_one_draaiboek(store: Store, a_session: MakeSession) -> None:
    store.create(a_session(id="a", state="closed"))
    store.create(a_session(id="b", state="running"))
    store.create(a_session(id="c", state="closed", template_name="anders"))

    (found,) = store.closed_sessions(a_session().template_name)

    assert (found.id, found.sources) == ("a", {})


def test_the_sessions_with_a_kind_of_entry_are_found(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    for name in ("a", "b"):
        store.create(a_session(id=name))
    store.append("b", an_entry(1), {})

    assert store.sessions_with_entry(an_entry(1).kind) == {"b"}
    assert store.sessions_with_entry("iets anders") == frozenset()


def test_sessions_are_exchanged_all_or_nothing(store: Store, a_session: MakeSession, an_entry: MakeEntry) -> None:
    mine, theirs = StoredSession(a_session()), StoredSession(a_session(), (an_entry(1),), {"w1": "anders"}, {"note": "half"})
    new = StoredSession(a_session(id="session-2"))
    store.create(a_session())

    for gone, come in (([theirs], [new]), ([mine], [theirs, theirs]), ([], [new, mine])):
        with pytest.raises(StorageError):
            store.exchange(gone, come)

    assert [record.id for record in store.sessions()] == ["session-1"]
    assert store.load("session-1") == mine
    store.exchange([mine], [theirs, new])
    assert same_session(store.load("session-1"), theirs)
    assert store.load("session-1").drafts == {"note": "half"}
    assert store.load("session-2") == new


def test_the_store_makes_its_folder(tmp_path: Path, now: Callable[[], datetime]) -> None:
    store = Store(tmp_path / "een %s" / "twee", now)

    assert store.file.exists()
    assert store.set_aside is None
    store.close()
