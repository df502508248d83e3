"""Which promises come first, whose they are, and what is said of them."""

from __future__ import annotations

from datetime import date

import pytest

from facilitator.sessions.coming_back.open_promises import (
    Arrangement,
    OpenPromise,
    arranged,
    due_now,
    due_words,
    fitting,
    history_words,
    of_person,
    reminder_words,
    week_end,
)

TODAY = date(2026, 11, 26)
"""A Thursday."""


def promise(text: str, owner: str = "Sara Bos", due: date | None = None, team: str = "Zuid", carried: int = 0) -> OpenPromise:
    return OpenPromise(text, text, owner, due, date(2026, 8, 27), carried, "Dialoog", team, "s1", "s1")


LATE, SUNDAY = promise("Laat", due=date(2026, 11, 6)), promise("Zondag", due=date(2026, 11, 29))
MONDAY, NONE = promise("Maandag", "", date(2026, 11, 30)), promise("Ooit", team="Noord")
ALL = (NONE, MONDAY, SUNDAY, LATE)


@pytest.mark.parametrize(("by", "heads"), [
    ("date", ["Over tijd", "Deze week", "Later", "Zonder datum"]),
    ("person", ["Sara Bos (Noord)", "Sara Bos (Zuid)", "Van niemand"]),
    ("team", ["Noord · Dialoog", "Zuid · Dialoog"]),
])  # fmt: skip
def test_they_stand_in_groups(by: Arrangement, heads: list[str]) -> None:
    assert [group.head for group in arranged(ALL, by, TODAY)] == heads


def test_the_oldest_date_comes_first_and_none_last() -> None:
    (zuid,) = [g for g in arranged(ALL, "team", TODAY) if g.head.startswith("Zuid")]
    assert [p.text for p in zuid.promises] == ["Laat", "Zondag", "Maandag"]


def test_one_name_in_one_team_is_one_person() -> None:
    same = (promise("Een", "sara  BOS"), promise("Twee"))
    assert [(g.head, len(g.promises)) for g in arranged(same, "person", TODAY)] == [("sara  BOS", 2)]


def test_a_week_ends_on_sunday() -> None:
    assert week_end(TODAY) == date(2026, 11, 29)
    assert due_now(ALL, TODAY) == (SUNDAY, LATE)
    assert reminder_words(ALL, TODAY) == "1 toezegging is deze week aan de beurt, 1 over tijd"
    assert reminder_words((LATE,), TODAY) == "1 toezegging is over tijd"
    assert reminder_words((SUNDAY,), TODAY) == "1 toezegging is deze week aan de beurt"
    assert reminder_words((MONDAY, NONE), TODAY) == ""


@pytest.mark.parametrize(("typed", "found"), [("", 4), ("sara ZUID", 2), ("noord", 1), ("dialoog laat", 1), ("weg", 0)])
def test_words_narrow_down(typed: str, found: int) -> None:
    assert len(fitting(ALL, typed)) == found


def test_accents_make_no_difference() -> None:
    assert fitting((promise("Zoë belt"),), "zoe") != ()


def test_a_first_name_is_enough() -> None:
    assert len(of_person(ALL, "sara")) == len(of_person(ALL, "Sara  Bos")) == 3
    assert of_person(ALL, "bos") == ()


def test_what_is_said_of_one() -> None:
    assert [due_words(p, TODAY) for p in (LATE, SUNDAY, NONE)] == ["was vr 6 nov", "uiterlijk zo 29 nov", "zonder datum"]
    assert due_words(promise("", due=TODAY), TODAY) == "vandaag"
    assert due_words(promise("", due=date(2027, 1, 4)), TODAY) == "uiterlijk ma 4 jan 2027"
    assert history_words(promise("")) == "sinds 27 aug 2026"
    assert history_words(promise("", carried=2)) == "sinds 27 aug 2026, 2 keer teruggekomen"
