"""Agreements and experiments that are to be looked at again: they rest until their day, and are asked about then."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facilitator.sessions.coming_back.evaluating import evaluation_day, impossible_evaluation
from facilitator.sessions.coming_back.follow_up import settle
from facilitator.sessions.leading.note_line import read_line
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.look_back import look_back
from facilitator.ui.parts.promise_line import about_words
from tests.sessions.test_follow_up import AUGUST, NOVEMBER, Told, begin, promise

SAID = date(2026, 8, 27)
FEBRUARY = datetime(2027, 2, 25, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("We bellen eerst; evalueren op 1 mei", date(2027, 5, 1)),
        ("Een maand zonder balie. Op 1 december bekijken we het opnieuw.", date(2026, 12, 1)),
        ("Evaluatie uiterlijk vr 12 feb", date(2027, 2, 12)),
        ("Evalueren over drie maanden: bellen in plaats van brieven", date(2026, 11, 26)),
        ("Na 6 weken kijken we; terugkijken na 6 weken", date(2026, 10, 8)),
        ("We review this on 3 March", date(2027, 3, 3)),
        ("Op 1 mei gaat de balie dicht", None),
        ("We bellen binnen drie dagen", None),
        ("Evalueren hoort erbij", None),
        ("Evalueren op 31 februari", None),
        ("Over een jaar is alles anders. " + "Lang verhaal. " * 5 + "Dit evalueren we niet.", None),
    ],
)
def test_the_day_stands_in_the_text(text: str, day: date | None) -> None:
    assert evaluation_day(text, SAID) == day


def test_a_day_that_does_not_exist_is_told_while_it_is_typed() -> None:
    assert impossible_evaluation("Evalueren op 31 februari", SAID) == "op 31 februari"
    assert read_line("a Evalueren op 31 februari", (), SAID).impossible_date == "op 31 februari"
    assert read_line("n Evalueren op 31 februari", (), SAID).impossible_date == ""


@pytest.fixture
def november() -> Told:
    """In August an experiment until January was agreed, a decision until October, and one for good."""
    told = begin()
    told.step("Afspraken")
    told.note("Een half jaar zonder balie; evalueren op 15 januari 2027", "agreement")
    told.note("Het loket op zaterdag; evalueren over 1 maand", "decision")
    told.note("De balie wordt blauw", "decision")
    told.note("Bellen", "action", owner="Karin Smeets")
    told.session.close(told.now)
    following = told.next_time()
    following.step("Terugblik")
    return following


def test_what_has_its_day_later_rests(november: Told) -> None:
    found = look_back(november.session)

    decided = "Het loket op zaterdag; evalueren over 1 maand"
    assert [(row.kind, row.text) for row in found.rows] == [("decision", decided), ("action", "Bellen")]
    assert about_words(found.rows[0]) == "besluit · evalueren op do 24 sep"
    assert found.sentence == "Van do 27 aug: 2 beloften. 1 afspraak wordt later bekeken (vr 15 jan 2027)."
    assert "balie" not in str(beamer_view(november.session, november.now).promises)
    minutes = make_minutes(november.session, november.now)
    assert [p.text for p in minutes.looked_back] == ["Het loket op zaterdag; evalueren over 1 maand", "Bellen"]
    assert [a.text for a in minutes.agreements] == ["Een half jaar zonder balie; evalueren op 15 januari 2027"]  # it still holds


def test_when_its_day_has_come_it_is_asked_about_and_was_never_carried_over(november: Told) -> None:
    settle(november.session, promise(november, "Het loket op zaterdag; evalueren over 1 maand"), "dropped", "", november.now)
    november.session.close(november.now)
    february = november.next_time(FEBRUARY)
    february.step("Terugblik")

    rows = {row.text: row.since for row in look_back(february.session).rows}
    assert rows == {
        "Een half jaar zonder balie; evalueren op 15 januari 2027": "",
        "Bellen": "sinds do 27 aug, 1 keer meegegaan",
    }
    wall = {p.text: p.carried for p in beamer_view(february.session, february.now).promises}
    assert wall["Bellen"] == "1 keer mee, sinds aug 2026"


def test_an_owner_who_left_is_told(november: Told) -> None:
    (row,) = (r for r in look_back(november.session).rows if r.kind == "action")

    assert about_words(row) == "Karin Smeets (niet op de lijst: wie neemt het over?)"
    settle(november.session, row.id, "done", "", november.now)
    assert about_words(look_back(november.session).rows[1]) == "Karin Smeets"  # nobody has to take it over
    settle(november.session, row.id, "running", "", november.now)
    november.session.add_person("karin  smeets", november.now)
    assert about_words(look_back(november.session).rows[1]) == "Karin Smeets"


@pytest.mark.parametrize("owner", ["Anna", "anna bos", "iedereen", ""])
def test_who_is_on_the_list_or_everybody_is_not_missed(owner: str) -> None:
    told = begin(AUGUST)
    told.step("Afspraken")
    told.note("Bellen", "action", owner=owner)
    told.session.close(told.now)
    following = told.next_time(NOVEMBER)
    following.step("Terugblik")

    assert about_words(look_back(following.session).rows[0]) == owner
