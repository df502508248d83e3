"""A session file says the same on every laptop, and anything else is refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from facilitator.sessions.errors import StorageError
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.row_values import same_session
from facilitator.storage.session_file import MOST_BYTES, UPGRADES, VERSION, SessionFile, from_json, to_json
from facilitator.storage.store import Store

START = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
OLD = Path(__file__).parent / "old" / "session-1.json"
MakeSession = Callable[..., SessionRecord]
MakeEntry = Callable[[int], EntryRecord]


@pytest.fixture
def stored(a_session: MakeSession, an_entry: MakeEntry) -> StoredSession:
    return StoredSession(a_session(), (an_entry(1), an_entry(3)), {"w3": "مرحبا\0 <b>", "w1": "één 👍"}, {"note": "half"})


def in_file(*sessions: StoredSession) -> bytes:
    return to_json(SessionFile(sessions, START, "lead", "Ruben"))


def changed(stored: StoredSession, *path: str | int, to: Any) -> bytes:
    """The file of a session with one value of it replaced, or taken out where it is `...`."""
    whole = json.loads(in_file(stored))
    place = whole if path[0] in whole else whole["sessions"][0]
    for step in path[:-1]:
        place = place[step]
    if to is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return json.dumps(whole).encode()


def test_a_session_comes_back_from_its_file(stored: StoredSession) -> None:
    assert from_json(in_file(stored)) == SessionFile((stored,), START, "lead", "Ruben")


def test_the_same_session_is_the_same_bytes(stored: StoredSession, a_session: MakeSession) -> None:
    sources = dict(sorted(stored.record.sources.items(), reverse=True))
    words = dict(sorted(stored.words.items(), reverse=True))
    amsterdam = stored.record.starts_at.astimezone(timezone(timedelta(hours=1)))

    shuffled = StoredSession(a_session(sources=sources, starts_at=amsterdam), stored.entries, words, stored.drafts)

    assert in_file(shuffled) == in_file(stored)


def test_a_file_can_be_read_by_a_person(stored: StoredSession) -> None:
    text = in_file(stored).decode()

    assert f'"facilitator_session": {VERSION}' in text
    assert '"w1": "één 👍"' in text


def test_a_session_travels_from_store_to_store(stored: StoredSession, store: Store) -> None:
    store.exchange([], from_json(in_file(stored)).sessions)

    assert same_session(store.load("session-1"), stored)


def test_a_byte_order_mark_is_no_obstacle(stored: StoredSession) -> None:
    assert from_json(b"\xef\xbb\xbf" + in_file(stored)).sessions == (stored,)


def test_a_file_of_the_first_version_is_read(stored: StoredSession) -> None:
    """Kept as it was written then."""
    data = OLD.read_bytes()

    assert from_json(data) == SessionFile((stored,), stored.record.updated_at)


def test_every_older_version_can_be_brought_up_to_date() -> None:
    assert sorted(UPGRADES) == list(range(1, VERSION))


def test_no_name_in_a_file_leads_to_another_folder(stored: StoredSession) -> None:
    for name in ("../../naar/buiten", "/etc/passwd", "C:\\Windows", ".verborgen", "a" * 101, "nul\0"):
        for path, value in ((("session", "sources"), {name: ""}), (("session", "main"), name), (("session", "id"), name)):
            with pytest.raises(StorageError, match="klopt ‘"):
                from_json(changed(stored, *path, to=value))


def test_a_session_that_is_in_a_file_twice_is_refused(stored: StoredSession) -> None:
    with pytest.raises(StorageError, match="1 sessie dubbel"):
        from_json(in_file(stored, stored))


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
    data = in_file(stored).rstrip()

    for length in range(0, len(data), 7):
        with pytest.raises(StorageError):
            from_json(data[:length])


@pytest.mark.parametrize("data", [b"{}", b"[]", b"3", b"null", b'{"session": {}}'])
def test_another_programs_json_is_refused(data: bytes) -> None:
    with pytest.raises(StorageError, match="geen sessiebestand van Facilitator"):
        from_json(data)


def test_a_newer_version_is_refused(stored: StoredSession) -> None:
    with pytest.raises(StorageError, match="nieuwere versie"):
        from_json(changed(stored, "facilitator_session", to=VERSION + 1))


def test_a_file_that_is_far_too_big_is_not_read() -> None:
    with pytest.raises(StorageError, match="50 MB"):
        from_json(bytes(MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (["facilitator_session"], True, "facilitator_session"),
        (["facilitator_session"], "1", "facilitator_session"),
        (["made_for"], "iedereen", "made_for"),
        (["made_at"], "gisteren", "made_at"),
        (["sessions"], [], "sessions"),
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
    with pytest.raises(StorageError, match=rf"‘(sessions\[0\].)?{named}’"):
        from_json(changed(stored, *path, to=value))
