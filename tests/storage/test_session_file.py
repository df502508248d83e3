"""A session file says the same on every laptop, and anything else is refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta, timezone
from typing import Any

import pytest

from facilitator.sessions.errors import StorageError
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.session_file import MOST_BYTES, from_json, to_json
from facilitator.storage.store import Store

MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]


@pytest.fixture
def stored(a_session: MakeSession, an_entry: MakeEntry) -> StoredSession:
    return StoredSession(a_session(), (an_entry(1), an_entry(3)), {"w3": "مرحبا\0 <b>", "w1": "één 👍"}, {"note": "half"})


def changed(stored: StoredSession, *path: str | int, to: Any) -> bytes:
    """The file of a session with one value in it replaced, or taken out where it is `...`."""
    whole = json.loads(to_json(stored))
    place = whole
    for step in path[:-1]:
        place = place[step]
    if to is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return json.dumps(whole).encode()


def test_a_session_comes_back_from_its_file(stored: StoredSession) -> None:
    assert from_json(to_json(stored)) == stored


def test_the_same_session_is_the_same_bytes(stored: StoredSession, a_session: MakeSession) -> None:
    sources = dict(sorted(stored.record.sources.items(), reverse=True))
    words = dict(sorted(stored.words.items(), reverse=True))
    amsterdam = stored.record.starts_at.astimezone(timezone(timedelta(hours=1)))

    shuffled = StoredSession(a_session(sources=sources, starts_at=amsterdam), stored.entries, words, stored.drafts)

    assert to_json(shuffled) == to_json(stored)


def test_a_file_can_be_read_by_a_person(stored: StoredSession) -> None:
    text = to_json(stored).decode()

    assert '"facilitator_session": 1' in text
    assert '"w1": "één 👍"' in text


def test_a_session_travels_from_store_to_store(stored: StoredSession, store: Store) -> None:
    store.import_session(stored)

    assert store.import_session(from_json(to_json(store.load("session-1")))) == "same"


def test_a_byte_order_mark_is_no_obstacle(stored: StoredSession) -> None:
    assert from_json(b"\xef\xbb\xbf" + to_json(stored)) == stored


@pytest.mark.parametrize(
    "data",
    [b"", b"notulen", b"\xff\xfe\0", b"{", b"[" * 100_000, b'{"a": NaN}', b'{"a": 1, "a": 2}', b'{"a": "\\ud800"}', b'{"a": 1e999}',
     b'{"a": ' + b"9" * 10_000 + b"}"],
    ids=["empty", "text", "not utf-8", "half", "deep", "not a number", "twice", "half a character", "infinite", "huge"],
)  # fmt: skip
def test_what_is_not_whole_json_is_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="niet heel of geen sessiebestand"):
        from_json(data)


def test_a_file_that_was_cut_off_anywhere_is_refused(stored: StoredSession) -> None:
    data = to_json(stored).rstrip()

    for length in range(0, len(data), 7):
        with pytest.raises(StorageError):
            from_json(data[:length])


@pytest.mark.parametrize("data", [b"{}", b"[]", b"3", b"null", b'{"session": {}}'])
def test_another_programs_json_is_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="geen sessiebestand van Facilitator"):
        from_json(data)


def test_a_newer_version_is_refused(stored: StoredSession) -> None:
    with pytest.raises(StorageError, match="nieuwere versie"):
        from_json(changed(stored, "facilitator_session", to=2))


def test_a_file_that_is_far_too_big_is_not_read() -> None:
    with pytest.raises(StorageError, match="50 MB"):
        from_json(bytes(MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (["facilitator_session"], True, "facilitator_session"),
        (["facilitator_session"], "1", "facilitator_session"),
        (["session"], [], "session"),
        (["session", "id"], "", "session.id"),
        (["session", "team"], None, "session.team"),
        (["session", "team"], ..., "session.team"),
        (["session", "extra"], 1, "session.extra"),
        (["session", "state"], "bezig", "session.state"),
        (["session", "starts_at"], "2026-11-22T13:30:00", "session.starts_at"),
        (["session", "starts_at"], "morgen", "session.starts_at"),
        (["session", "created_at"], "0001-01-01T00:00:00+14:00", "session.created_at"),
        (["session", "sources", "dialoog.yaml"], 3, "session.sources.dialoog.yaml"),
        (["session", "particulars"], [], "session.particulars"),
        (["entries"], {}, "entries"),
        (["entries"], ..., "entries"),
        (["entries", 0], None, r"entries\[0\]"),
        (["entries", 0, "number"], True, r"entries\[0\].number"),
        (["entries", 0, "number"], 1.0, r"entries\[0\].number"),
        (["entries", 0, "number"], 2**64, r"entries\[0\].number"),
        (["entries", 0, "number"], 3, "entries: 3"),
        (["entries", 1, "data"], "x", r"entries\[1\].data"),
        (["words", "w1"], 1, "words.w1"),
        (["drafts"], ["half"], "drafts"),
    ],
)
def test_what_has_the_wrong_type_is_named(stored: StoredSession, path: list[str | int], value: object, named: str) -> None:
    with pytest.raises(StorageError, match=f"‘{named}’"):
        from_json(changed(stored, *path, to=value))
