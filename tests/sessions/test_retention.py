"""How long a session is kept, as a draaiboek says it and counted in days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from facilitator.sessions.privacy.retention import due, read_retention

CLOSED = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "content", "rest"),
    [
        ("3 months", date(2026, 4, 30), None),
        ("P3M", date(2026, 4, 30), None),
        ("1 year", date(2027, 1, 31), None),
        ("10 days, attendance 2 weeks", date(2026, 2, 10), date(2026, 2, 14)),
        ("1 month, attendance P5Y", date(2026, 2, 28), date(2031, 1, 31)),
        ("9999 years", date.max, None),
    ],
)
def test_content_goes_first_and_who_was_there_later(text: str, content: date, rest: date | None) -> None:
    retention = read_retention(text)
    assert retention is not None

    def at(day: date, *, erased: bool = False) -> object:
        return due(retention, CLOSED, day, content_erased=erased)

    assert at(content) == ("content", content)
    assert at(content - timedelta(days=1)) is None
    assert at(rest or date.max, erased=True) == (("session", rest) if rest else None)
    assert at((rest or date.max) - timedelta(days=1), erased=True) is None


@pytest.mark.parametrize("text", ["6 weeks, everything", "6 weeks, attendance 6 weeks", "6 weeks, attendance 1 day"])
def test_where_the_attendance_does_not_outlive_the_content_all_goes_at_once(text: str) -> None:
    retention = read_retention(text)
    assert retention is not None

    assert due(retention, CLOSED, date(2026, 3, 13), content_erased=False) is None
    assert due(retention, CLOSED, date(2026, 3, 14), content_erased=False) == ("session", date(2026, 3, 14))


@pytest.mark.parametrize("text", ["", "months", "3", "three months", "3 months, people 1 year", "P3H", "3 months,everything"])
def test_anything_else_is_no_term(text: str) -> None:
    assert read_retention(text) is None
