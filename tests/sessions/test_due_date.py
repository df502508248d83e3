"""Dates in notes, as people write them."""

from datetime import date

import pytest

from facilitator.sessions.coming_back.due_date import find_date, read_date

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("bellen, uiterlijk vr 12 dec", date(2026, 12, 12)),
        ("uiterlijk 12 december 2027", date(2027, 12, 12)),
        ("voor 1 februari", date(2027, 2, 1)),
        ("uiterlijk morgen", date(2026, 11, 25)),
        ("uiterlijk vrijdag", date(2026, 11, 27)),
        ("uiterlijk di", date(2026, 12, 1)),
        ("uiterlijk 2027-01-15", date(2027, 1, 15)),
        ("uiterlijk 3-2", date(2027, 2, 3)),
        ("uiterlijk 3-2-28", date(2028, 2, 3)),
        ("send it by 3 March", date(2027, 3, 3)),
        ("op ma. 7 dec. met het team", date(2026, 12, 7)),
    ],
)
def test_a_date_is_found_as_it_is_said(text: str, day: date) -> None:
    found = find_date(text, TODAY)

    assert found is not None
    assert found.day == day


def test_a_day_that_does_not_exist_is_told_apart_from_no_day() -> None:
    found = find_date("uiterlijk 31 februari", TODAY)

    assert found is not None
    assert found.day is None


@pytest.mark.parametrize("text", ["we gaan voor elkaar", "op maat werken", "by the way", "12 december was mooi", "uiterlijk volgend jaar"])
def test_ordinary_words_are_not_a_date(text: str) -> None:
    assert find_date(text, TODAY) is None


@pytest.mark.parametrize(("text", "day"), [("12 dec", date(2026, 12, 12)), ("vr", date(2026, 11, 27)), ("geen idee", None), ("", None)])
def test_a_whole_text_can_be_a_date(text: str, day: date | None) -> None:
    assert read_date(text, TODAY) == day
