"""What is typed into the search, read at every key."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.finding.searching import FOUND_KINDS, Query, found_in, on_one_line, read_query


@pytest.mark.parametrize(("typed", "query"), [
    ("", Query()),
    ("café de  brug", Query(words=("café", "de", "brug"))),
    ("brug brug", Query(words=("brug",))),
    ("team:zuid", Query(team=("zuid",))),
    ('team:"Team Zuid" brug', Query(words=("brug",), team=("Team", "Zuid"))),
    ("soort:actie", Query(kind="action")),
    ("soort:besl", Query(kind="decision")),
    ("kind:insight", Query(kind="insight")),
    ("van:2026-02 tot:2026-02", Query(since=date(2026, 2, 1), until=date(2026, 2, 28))),
    ("from:2026 to:2026", Query(since=date(2026, 1, 1), until=date(2026, 12, 31))),
    ("van:2026-11-22", Query(since=date(2026, 11, 22))),
    ("van:202", Query()),
    ("team:", Query()),
    ("om 9:30 uur", Query(words=("om", "9", "30", "uur"))),
    ("http://x", Query(words=("http", "x"))),
])  # fmt: skip
def test_a_line_is_read_as_it_is_meant(typed: str, query: Query) -> None:
    assert read_query(typed) == query


@pytest.mark.parametrize(("typed", "says"), [
    ("soort:olifant", "Er is geen soort ‘olifant’:"),
    ("van:2026-02-31", "‘2026-02-31’ is geen datum"),
    ("tot:2026-13", "‘2026-13’ is geen datum"),
    ("van:31-02", "‘31-02’ is geen datum"),
])  # fmt: skip
def test_what_cannot_be_is_said_and_left_out(typed: str, says: str) -> None:
    query = read_query(f"{typed} brug")
    assert says in query.problems[0]
    assert query.words == ("brug",)
    assert (query.kind, query.since, query.until) == ("", None, None)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_words_of_letters_and_figures(typed: str) -> None:
    query = read_query(typed)
    assert all(part.isalnum() or "".join(c for c in part if c.isalnum() or c.isnumeric()) == part for part in (*query.words, *query.team))
    assert query.kind in ("", *FOUND_KINDS)


@pytest.mark.parametrize(("text", "words", "found"), [
    ("Café De Brug, café", ("cafe",), ["Café", "café"]),
    ("de bruggen en de ophaalbrug", ("brug",), ["bruggen"]),
    ("Zoë en Zoe\u0308", ("zoe",), ["Zoë", "Zoë"]),
    ("\U0001f600 brug", ("BRUG", "weg"), ["brug"]),
    ("brug", (), []),
])  # fmt: skip
def test_found_words_are_whole_words_that_begin_so(text: str, words: tuple[str, ...], found: list[str]) -> None:
    line = on_one_line(text)

    assert [line[begin:end] for begin, end in found_in(line, words)] == found
