"""What the console is handed while the room may read along: every place where something private can stand, with a word to look for."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.leading.speaking_time import Balance
from facilitator.sessions.people import Person
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.screens.look_back import KeepRow, LineRow, LookBack, PromiseRow
from facilitator.sessions.screens.masked import is_private_note, masked
from tests.sessions.field_cases import START, Case, begun

WORD = "GEHEIMWOORD"
STEPS = f"""\
- title: Vertel
  time: 5 min
  say: Zeg {WORD}
  watch out: Let op {WORD}
  show: Wat houdt je tegen?
  fields:
  - short: open vraag
  - short: voor de inbrenger
    notes: inbrenger
  - short: alleen nu
    notes: session
  - short: nu op het bord
    notes: session
    board: yes
  - vote: stemming
    options: [voor, tegen]
    advice: {{unanimous: {WORD}}}
- title: Stil
  time: 5 min
  notes: inbrenger
"""
HEAD = "roles:\n  inbrenger: 1\n"
PROMISE = PromiseRow("b1", "action", "Ik bel", "Anna Bos", None, "open", "", "report", False)


def told() -> Case:
    """A session in which the word stands in every private place, and OPEN in every other."""
    case = begun(STEPS, head=HEAD)
    case.say("OPEN notitie")
    case.say(WORD, seen="facilitator")
    for name in ("voor de inbrenger", "alleen nu"):
        case.fill(name, WORD)
    case.fill("open vraag", "OPEN antwoord")
    case.fill("nu op het bord", "OPEN bord")
    case.fill("stemming", {"rounds": [{"voor": 4}]})
    case.go_to("Stil")
    case.say(WORD)
    case.go_to("Vertel")
    return case


def looking_back(view: ConsoleView) -> ConsoleView:
    rows = (
        replace(PROMISE, text="OPEN belofte"),
        replace(PROMISE, id="b2", text=WORD, private=True),
        replace(PROMISE, id="b3", text=WORD, policy="inbrenger"),
        replace(PROMISE, id="b4", answer=WORD, answer_policy="inbrenger"),
    )
    lines = (LineRow("l1", "lijst", "OPEN regel"), LineRow("l2", "lijst", WORD, "session"))
    keeps = (KeepRow("lijst", "Bewaren?", (WORD,), False, False, "", "session"),)
    spoke = Balance("", timedelta(), timedelta(), WORD, WORD)
    return replace(view, look_back=LookBack("Van vorige keer", rows, lines, keeps, here=True), balance=spoke)


def test_the_word_in_every_private_place_is_gone() -> None:
    view = looking_back(told().console)

    assert repr(view).count(WORD) >= 13
    assert WORD not in repr(masked(view))


def test_what_the_room_may_see_is_still_there() -> None:
    view = masked(looking_back(told().console))

    assert [n.text for n in view.notes] == ["OPEN notitie", "", ""]
    assert [row.field.name for row in view.fields] == ["open vraag", "nu op het bord", "stemming"]
    assert [row.value for row in view.fields][:2] == ["OPEN antwoord", "OPEN bord"]
    assert [row.text for row in view.look_back.rows] == ["OPEN belofte"]
    assert (view.beamer, view.programme, view.face) == (told().console.beamer, told().console.programme, told().console.face)


def test_it_says_what_is_covered_without_saying_it() -> None:
    view = masked(looking_back(told().console))

    assert view.covered == (
        "wat je zegt",
        "waar je op let",
        "voor de inbrenger",
        "alleen nu",
        "2 notities",
        "3 beloften",
        "2 regels van vorige keer",
        "wie hoelang sprak",
    )
    assert [n.covered for n in view.notes] == [False, True, True]


def test_nothing_private_is_left_to_be_overwritten_with_nothing() -> None:
    """A field or a promise of which the words are gone is not there to be edited at all."""
    view = masked(looking_back(told().console))

    assert {row.policy for row in view.fields} == {"report", "session"}
    assert all(row.value for row in view.fields)
    assert all(row.text for row in view.look_back.rows)


@pytest.mark.parametrize(
    ("policy", "seen", "private"),
    [
        ("report", "report", False),
        ("report", "beamer", False),
        ("report", "facilitator", True),
        ("session", "report", True),
        ("session", "beamer", False),
        ("inbrenger", "beamer", True),
    ],
)
def test_who_sees_a_note_decides_whether_it_is_covered(policy: str, seen: str, private: bool) -> None:
    assert is_private_note(policy, seen) is private


NAMED = """\
- title: Rondje
  time: 8 min
  speak: round
  fields:
  - short: per mens
    per: person
  - short: over wie
  - action: acties
- title: In paren
  time: 5 min
  groups: 2
"""


def without_names(view: ConsoleView) -> str:
    return repr(replace(masked(view), beamer=view.beamer.__class__("opening", "")))


def test_hidden_names_are_nowhere_on_the_console() -> None:
    case = begun(NAMED, head="names: hidden\n")
    case.session.give_turn("p1", case.session.particulars.starts_at)
    case.fill("over wie", "het ging over bob mol")
    case.fill("per mens", "eigen woorden", "Cor Vos")
    case.say("Dora zei iets")
    case.say("zonder naam")
    case.session.take_note(Content("bellen", "Dora Smit"), "action", "report", START)
    view = case.console
    text = without_names(view)
    case.go_to("In paren")

    text += without_names(case.console)
    assert "owner='Dora Smit'" in text
    assert [name for name in ("Anna", "Bob", "bob", "Cor ", "Dora") if name in text.replace("owner='Dora Smit'", "")] == []
    assert [n.text for n in masked(view).notes] == ["", "zonder naam", "bellen"]
    assert masked(view).turns is not None
    assert masked(view).turns.speaker == "Deelnemer 1"  # type: ignore[union-attr]
    assert "over wie" in masked(view).covered
    assert "namen" in masked(view).covered


def test_names_stay_where_the_draaiboek_shows_them() -> None:
    view = masked(begun(NAMED).console)

    assert view.people[0] == Person("p1", "Anna Bos", "", False, True, 1)


PUBLIC = {
    "title", "team", "status", "programme", "end_planned", "end_expected", "end_fixed", "now", "people", "beamer", "started", "paused",
    "closed", "path", "step_title", "step_line", "face", "face_note", "show", "prompt", "turns", "roles", "groups", "offers",
    "note_open", "note_kind", "note_policy", "destinations", "tasks", "next_title", "next_detail", "can_go_back", "undo",
    "replan_possible", "names_shown", "side", "masked", "covered", "began_at", "resumes", "wall", "silent",
}  # fmt: skip
"""What the room may read on the console too."""
MASKED = {"say", "watch_out", "notes", "fields", "look_back", "balance", "coming"}


def test_somebody_thought_of_every_part_of_the_console() -> None:
    """Who adds a part to the console says here whether the room may read it; where not, `masked` leaves it out."""
    assert {f.name for f in fields(ConsoleView)} == PUBLIC | MASKED
