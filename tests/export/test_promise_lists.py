"""All open promises together on paper and in a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar

from facilitator.export.promise_lists import calendar_promises, promises_pdf
from facilitator.sessions.coming_back.open_promises import OpenPromise, arranged
from tests.export.reading import read
from tests.export.sample import HOUSE

TODAY = date(2026, 11, 26)
FOUND = (
    OpenPromise("a", "Tolk <regelen> & bellen", "Anna Bos", date(2026, 11, 6), date(2026, 8, 27), 1, "Dialoog", "Zuid", "s1", "s2"),
    OpenPromise("b", "Zaal zoeken", "", None, date(2026, 8, 27), 0, "Dialoog", "", "s1", "s1"),
)


def test_the_list_on_paper_says_of_each_what_who_and_by_when() -> None:
    text = " ".join(read(promises_pdf(arranged(FOUND, "date", TODAY), TODAY, HOUSE, datetime(2026, 11, 26, tzinfo=UTC))).text.split())

    assert "2 toezeggingen staan open" in text
    for words in ("Over tijd", "Tolk <regelen> & bellen", "Anna Bos", "1 keer teruggekomen", "Zonder datum", "nog niemand"):
        assert words in text


def test_without_promises_the_list_says_so() -> None:
    assert "Er staan geen toezeggingen open." in read(promises_pdf((), TODAY, HOUSE, datetime(2026, 11, 26, tzinfo=UTC))).text


def test_each_stands_in_the_calendar_under_its_own_name() -> None:
    file = Calendar.from_ical(calendar_promises(FOUND))

    (event,), (task,) = file.walk("VEVENT"), file.walk("VTODO")
    assert (event["uid"], event["dtstart"].dt, len(event.walk("VALARM"))) == ("a@facilitator", date(2026, 11, 6), 1)
    assert str(task["summary"]) == "Zaal zoeken"
