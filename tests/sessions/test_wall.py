"""What is on the wall beside what a step itself leaves: what comes back, what is voted on, who sits where."""

from __future__ import annotations

from datetime import UTC, datetime

from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template_file import read_text

NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
HEAD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\nsteps:\n"
LISTS = """\
- title: Ophalen
  time: 5 min
  fields:
  - list: helpt
    board: yes
  - list: schuurt
    board: yes
  - long: voorstel
    board: yes
"""


def started(steps: str) -> LiveSession:
    people = named("Anna\nBob\nCor\nDora\nEva\nFred")
    session = LiveSession(
        read_text(HEAD + steps, "proef", lambda _name: None), Particulars(NOW, participants=people), lambda _entry, _words: None
    )
    session.go_on(NOW)
    return session


def wall(session: LiveSession) -> BeamerView:
    return beamer_view(session, NOW)


def filled(steps: str) -> LiveSession:
    session = started(LISTS + steps)
    for field, text in (("helpt", "Samen bellen"), ("schuurt", "Drie brieven")):
        session.take_note(Content(text), "note", "beamer", NOW, field=field)
    session.fill_field("voorstel", "Eén brief in plaats van drie", NOW)
    session.go_on(NOW)
    return session


def test_of_several_that_come_back_each_can_be_put_on_the_wall() -> None:
    session = filled("- title: Terugzien\n  time: 5 min\n  show: Wat valt je op?\n  recall: [helpt, schuurt]\n")
    assert (wall(session).items, wall(session).question) == (("Samen bellen",), "Wat valt je op?")
    assert wall(session).title == "Terugzien · helpt"
    assert console_view(session, NOW).show == ("Wat valt je op? (1/2)", "Wat valt je op? (2/2)")

    session.show_prompt(1, NOW)

    assert wall(session).items == ("Drie brieven",)


def test_what_comes_back_is_there_while_people_write_in_silence() -> None:
    session = filled("- title: Opschrijven\n  time: 5 min\n  speak: silent\n  recall: helpt\n")

    assert (wall(session).screen, wall(session).items) == ("collecting", ("Samen bellen",))
    assert wall(session).clock is not None
    assert wall(session).clock.coarse  # type: ignore[union-attr]


def test_what_is_voted_on_stands_above_the_hands() -> None:
    vote = "  fields:\n  - vote: stemming\n    options: [voor, tegen]\n    board: yes\n"
    session = filled(f"- title: Stemmen\n  time: 5 min\n  show: Wie is voor?\n  recall: voorstel\n{vote}")

    assert (wall(session).screen, wall(session).question) == ("votes", "Eén brief in plaats van drie")


def test_an_inner_ring_has_seats_and_no_names() -> None:
    session = started("- title: In de kring\n  time: 5 min\n  groups: inner ring of 4\n")

    assert wall(session).ring
    assert [len(group) for group in wall(session).groups] == [4, 2]
    assert not any(name for group in wall(session).groups for name in group)


def test_who_looks_for_a_group_sees_names_and_hears_who_is_apart() -> None:
    session = started("- title: In groepjes\n  time: 5 min\n  groups: 3\n  stance: {begeleider: out of the room}\n")

    assert wall(session).screen == "groups"
    assert "verlaat de ruimte" in wall(session).title


def test_what_is_called_out_now_and_what_comes_back_take_turns() -> None:
    session = filled("- title: Plannen\n  time: 5 min\n  recall: helpt\n  groups: 3\n  fields:\n  - list: plan\n    board: yes\n")
    assert wall(session).screen == "groups"

    session.take_note(Content("Maandag bellen"), "note", "beamer", NOW, field="plan")
    seen = []
    for n in range(3):
        session.show_prompt(n, NOW)
        seen.append((wall(session).screen, wall(session).items))

    assert seen == [("collecting", ("Maandag bellen",)), ("groups", ()), ("collecting", ("Samen bellen",))]
