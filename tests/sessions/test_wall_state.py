"""What is done to the wall on top of what the session says, as one value: frozen, black, a line for the group, larger letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from facilitator.sessions.screens.beamer_view import BeamerView, Face
from facilitator.sessions.screens.wall_state import (
    LONGEST_MESSAGE,
    ZOOMS,
    WallState,
    blacken,
    clear,
    followed,
    freeze,
    mark_words,
    on_wall,
    resize,
    say,
    thaw,
)

MINUTE = timedelta(minutes=1)
FIRST = BeamerView("question", "Luisteren", "Wat herken je?", clock=Face("running", 6 * MINUTE, 10 * MINUTE))
NEXT = BeamerView("question", "Samen", "Wie doet wat?", clock=Face("running", 20 * MINUTE, 20 * MINUTE))


def test_without_anything_done_the_wall_shows_what_the_session_says() -> None:
    assert on_wall(FIRST, WallState()) == FIRST
    assert mark_words(WallState()) == ""


def test_a_frozen_wall_stays_while_the_session_goes_on() -> None:
    state = freeze(WallState(), FIRST, "14:03")

    assert on_wall(NEXT, followed(state, NEXT)) == FIRST
    assert mark_words(state) == "bevroren sinds 14:03"
    assert on_wall(NEXT, thaw(state)) == NEXT


def test_a_frozen_wall_keeps_the_time_of_its_own_step_and_of_no_other() -> None:
    state, later = freeze(WallState(), FIRST, "14:03"), replace(FIRST, clock=Face("warning", MINUTE, 10 * MINUTE))

    state = followed(state, replace(later, question="Een andere vraag"))
    state = followed(state, NEXT)

    assert on_wall(NEXT, state) == later


def test_the_clock_of_the_next_speaker_never_stands_beside_the_frozen_name() -> None:
    anna = replace(FIRST, screen="round", speaker="Anna", turn=1, turns=4)
    bob = replace(anna, speaker="Bob", turn=2, clock=Face("running", 2 * MINUTE, 2 * MINUTE))

    assert on_wall(bob, followed(freeze(WallState(), anna, "14:03"), bob)) == anna


def test_black_hides_everything_and_what_was_frozen_does_not_come_back() -> None:
    black = blacken(freeze(WallState(), FIRST, "14:03"), True)

    assert on_wall(NEXT, black) == BeamerView("black", "")
    assert mark_words(black) == "zwart"
    assert on_wall(NEXT, blacken(black, False)) == NEXT


def test_a_line_for_the_group_stands_alone_with_the_clock() -> None:
    state = say(WallState(), "  De koffie   staat klaar ")
    shown = on_wall(FIRST, state)

    assert (shown.screen, shown.question, shown.title, shown.clock) == ("message", "De koffie staat klaar", "", FIRST.clock)
    assert mark_words(state) == "bericht"
    assert on_wall(FIRST, say(state, "")) == FIRST


def test_a_line_for_the_group_ends_black_and_outlives_it() -> None:
    said = say(blacken(WallState(), True), "Tijd")
    again = blacken(blacken(said, True), False)

    assert on_wall(FIRST, said).question == on_wall(FIRST, again).question == "Tijd"


def test_a_message_has_an_end() -> None:
    assert len(say(WallState(), "a" * 5000).message) == LONGEST_MESSAGE


def test_letters_grow_in_steps_and_never_go_below_the_floor() -> None:
    grown = WallState()
    sizes = [on_wall(FIRST, grown := resize(grown, 1)).zoom for _ in range(len(ZOOMS) + 2)]

    assert sizes == [*ZOOMS[1:], ZOOMS[-1], ZOOMS[-1], ZOOMS[-1]]
    assert on_wall(FIRST, resize(WallState(), -1)).zoom == 1.0 == min(ZOOMS)
    assert (WallState().can_shrink, grown.can_grow) == (False, False)


def test_clearing_keeps_the_size_of_the_letters() -> None:
    state = resize(say(freeze(WallState(), FIRST, "14:03"), "Tijd"), 1)

    assert on_wall(NEXT, clear(state)) == replace(NEXT, zoom=ZOOMS[1])
