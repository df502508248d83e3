"""Case 12: a dialogue that comes back every quarter, and begins with what was promised the quarter before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.sessions.particulars import Participant
from facilitator.sessions.screens.look_back import look_back
from tests.acceptance.leading import Leading, people

TEN = "Anna Bob Cor Dora Els Fay Gijs Hes Ids Jop"
QUARTER = 60 * 24 * 91
PROMISES = (
    "Zelf een tolk bellen @Anna uiterlijk 11 december",
    "Eén formulier voor twee regelingen @Karin uiterlijk 15 januari",
    "Meeloopdag bij het loket @Bob",
)


def begin(leading: Leading) -> None:
    leading.begin("12", (*people(TEN), Participant("g1", "Karin", "leider", guest=True)))


def first_quarter(leading: Leading) -> None:
    """A dialogue in which three things are promised; then three months pass."""
    begin(leading)
    leading.go("Eerst alles horen")
    leading.write("De sleutel van het buurthuis ligt in een kluis")
    leading.go("Wie pakt wat op?")
    leading.write(*PROMISES)
    leading.leave()
    leading.wait_long(QUARTER)


def second_quarter(leading: Leading) -> None:
    """The promises are settled, and one goes along; then three months pass."""
    begin(leading)
    leading.go()
    leading.settle("g sinds maandag", "v de wet verandert", "m ziek geweest")
    leading.leave()
    leading.wait_long(QUARTER)


def test_the_first_time_says_that_there_is_nothing_to_come_back_to(leading: Leading) -> None:
    begin(leading)
    leading.go()

    assert leading.view.step_title == "Wat beloofden we?"
    assert look_back(leading.session).sentence.startswith("Dit is de eerste keer")
    assert leading.wall.question == "Gelukt, onderweg of niet gelukt?"


def test_the_promises_of_last_quarter_are_the_first_thing_on_the_wall(leading: Leading) -> None:
    first_quarter(leading)
    begin(leading)
    assert leading.wall.screen == "opening"
    leading.go()

    assert (leading.wall.screen, leading.wall.looks_back) == ("promises", True)
    assert [(p.text, p.who, p.state) for p in leading.wall.promises] == [
        ("Zelf een tolk bellen", "Anna", ""),
        ("Eén formulier voor twee regelingen", "Karin", ""),
        ("Meeloopdag bij het loket", "Bob", ""),
    ]
    assert leading.wall.at_hand == 0
    assert "sleutel van het buurthuis" not in leading.ever_on_the_wall()


def test_each_of_them_is_settled_in_turn(leading: Leading) -> None:
    first_quarter(leading)
    begin(leading)
    leading.go()
    leading.settle("g sinds maandag")
    assert leading.wall.at_hand == 1
    leading.survive_a_kill()
    leading.settle("v de wet verandert", "m ziek geweest")

    assert [(p.state, p.answer) for p in leading.wall.promises] == [
        ("gedaan", "sinds maandag"),
        ("vervalt", "de wet verandert"),
        ("mee naar volgende keer", "ziek geweest"),
    ]
    assert leading.wall.at_hand == -1
    leading.undo_everything()


def test_what_goes_along_comes_back_with_its_history(leading: Leading) -> None:
    first_quarter(leading)
    second_quarter(leading)
    begin(leading)
    leading.go()

    (row,) = look_back(leading.session).rows
    assert (row.text, row.owner, row.since) == ("Meeloopdag bij het loket", "Bob", "sinds do 26 nov, 1 keer meegegaan")
    assert [p.text for p in leading.wall.promises] == ["Meeloopdag bij het loket"]
    assert "tolk" not in leading.ever_on_the_wall()


def test_the_minutes_say_what_became_of_it_and_what_is_open_still(leading: Leading) -> None:
    first_quarter(leading)
    begin(leading)
    leading.go()
    leading.settle("g sinds maandag", "v de wet verandert", "m ziek geweest")
    leading.session.close(leading.clock.now())

    minutes = leading.minutes()

    assert [(p.text, p.state) for p in minutes.looked_back] == [
        ("Zelf een tolk bellen", "gedaan"),
        ("Eén formulier voor twee regelingen", "vervalt"),
        ("Meeloopdag bij het loket", "mee naar volgende keer"),
    ]
    assert [a.text for a in minutes.actions] == ["Meeloopdag bij het loket"]
    paper = leading.paper()
    assert "Zelf een tolk bellen" in paper
    assert "ziek geweest" in paper


def test_another_team_begins_without_these_promises(leading: Leading) -> None:
    first_quarter(leading)
    leading.begin("12", people(TEN), team="Noord")
    leading.go()

    assert leading.wall.promises == ()
    assert "tolk" not in leading.ever_on_the_wall()


def test_nobody_is_named_on_the_wall_while_they_speak(leading: Leading) -> None:
    begin(leading)
    leading.go("Eerst alles horen")
    leading.turn(3)

    assert leading.wall.speaker == ""
    assert all(name not in leading.ever_on_the_wall() for name in ("Anna", "Bob", "Cor"))
    assert leading.wall.stance == "Leider luistert, schrijft mee en reageert nog niet"


@pytest.mark.parametrize("kept", [True, False])
def test_topics_of_lean_coffee_that_got_no_turn_come_back_only_when_one_says_so(leading: Leading, kept: bool) -> None:
    leading.begin("10-lean-coffee-tot-half-vijf", people(TEN))
    leading.go("Eén zin erbij")
    leading.write("Vakanties", "Dienstfietsen")
    leading.go("Stippen zetten")
    leading.fill("volgorde", {"counts": {"Vakanties": 20, "Dienstfietsen": 10}, "chosen": ["Vakanties", "Dienstfietsen"]})
    leading.go("Vijf minuten praten")
    leading.session.close(leading.clock.now())
    leading.app.presenter.refresh()
    (keep,) = leading.view.look_back.keeps
    assert (keep.lines, keep.keep) == (("Dienstfietsen",), True)
    leading.say_at_the_close(keep.field, kept)
    leading.leave()
    leading.wait_long(60 * 24 * 14)

    leading.begin("10-lean-coffee-tot-half-vijf", people(TEN))
    leading.go("Eén zin erbij")

    assert [line.text for line in leading.view.look_back.lines] == (["Dienstfietsen"] if kept else [])
    assert leading.app.window.lead.middle.brought.isVisible() == kept
    if kept:
        QTest.keyClick(leading.app.window.lead.note_edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert leading.wall.items == ("Dienstfietsen",)
