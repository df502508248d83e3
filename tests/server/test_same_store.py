"""The tests of the store on a file, on a server: all but those about the bytes and the folder of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.sessions.finding.searching import read_query
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.server.search import few, match_of, statement
from facilitator.storage.server.store import ServerStore
from tests.storage import test_found, test_store
from tests.storage.test_found import archive, clock, opened, two

__all__ = ["archive", "clock", "opened", "two"]

OF_A_FILE = {
    "test_a_session_is_there_after_the_store_was_closed", "test_any_text_comes_back_unchanged", "test_the_store_makes_its_folder",
    "test_a_deleted_session_leaves_no_byte_of_what_was_said", "test_wiped_words_leave_no_byte_and_the_rest_stays",
    "test_words_of_a_session_that_was_deleted_are_in_no_byte_of_the_file", "test_words_that_were_wiped_are_in_no_byte_of_the_file",
    "test_a_copy_forgets_what_was_found_too", "test_a_file_of_before_there_was_an_archive_is_indexed_when_it_is_asked",
}  # fmt: skip
SAME = {
    name: test for module in (test_store, test_found) for name, test in vars(module).items()
    if name.startswith("test_") and name not in OF_A_FILE
}  # fmt: skip
globals().update(SAME)


@pytest.fixture
def store(server: ServerStore) -> ServerStore:
    return server


def test_they_are_many() -> None:
    """Else the names above are of another time."""
    assert len(SAME) > 25
    assert vars(test_store).keys() | vars(test_found).keys() >= OF_A_FILE


def test_any_text_but_a_nul_comes_back_unchanged(
    store: ServerStore, a_session: Callable[..., SessionRecord], an_entry: Callable[[int], EntryRecord]
) -> None:
    texts = [text for text in test_store.HOSTILE if "\0" not in text]
    store.create(a_session(team=" ".join(texts), sources=dict.fromkeys(texts, "a\0b"), particulars={"x": texts}))
    store.append("session-1", replace(an_entry(1), data={"x": texts}), {text: text for text in texts})

    stored = store.load("session-1")
    assert (stored.record.team, stored.record.particulars, stored.entries[0].data) == (" ".join(texts), {"x": texts}, {"x": texts})
    assert (stored.words, stored.record.sources) == ({t: t for t in texts}, dict.fromkeys(texts, "a\0b"))


def test_where_more_fits_than_is_ranked_the_newest_are_gone_through(two: ServerStore) -> None:
    match = match_of(read_query("brug"))
    with two._reading() as connection:
        assert few(connection, match, 1000)
        assert not few(connection, match, 2)
        rows = connection.execute(statement(read_query("brug"), False), {"match": match, "limit": 9, "offset": 0}).all()

    assert rows[0].text == "De brug naar maatwerk"
    assert len(rows) == 3
