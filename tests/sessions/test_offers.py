"""What a draaiboek proposes while it runs: offered in its own time, taken or left, and never done by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.journal import Entry
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.leading.offers import offers, passes_over, take_offer
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.templates.template_file import read_text

HEAD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\nsteps:\n"
VOTE = """\
- title: Voorstel
  time: 5 min
  fields:
  - decision: besluit
- repeat: 1-3 times
  until: besluit
  steps:
  - title: Stemmen
    time: 3 min
  - title: Wat heb je nodig?
    time: 8 min
  otherwise:
  - title: Onderstroom
    time: 20 min
- title: Slot
  time: 5 min
"""
CHOICE = """\
- title: Kies een vorm
  time: 2 min
- one of: Raad geven
  choices:
  - title: Brainstorm
    time: 10 min
  - phase: Kopstand
    steps:
    - title: Erger maken
      time: 6 min
    - title: Omkeren
      time: 6 min
- title: Slot
  time: 5 min
"""


class Run:
    """A session that is led, with the clock in hand."""

    def __init__(self, steps: str, people: int = 8) -> None:
        self.clock = RehearsalClock(datetime(2026, 11, 26, 13, 0, tzinfo=UTC))
        particulars = Particulars(self.clock.now(), participants=numbered(people))
        self.kept: list[Entry] = []
        self.session = LiveSession(read_text(HEAD + steps, "proef", lambda _name: None), particulars, self._record)

    def _record(self, entry: Entry, _words: Mapping[str, str]) -> None:
        self.kept.append(entry)

    def go(self, times: int = 1) -> None:
        for _ in range(times):
            self.session.go_on(self.clock.now())

    @property
    def texts(self) -> list[str]:
        return [offer.text for offer in offers(self.session, self.clock.now())]

    def take(self, text: str) -> None:
        found = next(o for o in offers(self.session, self.clock.now()) if o.text == text)
        take_offer(self.session, found.id, self.clock.now())

    @property
    def here(self) -> str:
        return self.session.step.title if self.session.step else ""

    def decide(self) -> None:
        self.session.take_note(Content("We doen het"), "decision", "report", self.clock.now(), field="besluit")


def test_a_round_comes_again_only_when_somebody_says_so() -> None:
    run = Run(VOTE)
    run.go(3)
    assert run.texts == ["Nog een ronde: Stemmen", "In plaats daarvan: Onderstroom"]

    run.take("Nog een ronde: Stemmen")
    run.go()

    assert run.here == "Stemmen"
    assert run.session.course.passes == {"2": 2}


def test_after_the_last_round_only_the_way_out_is_left() -> None:
    run = Run(VOTE)
    run.go(3)
    for _ in range(2):
        run.take("Nog een ronde: Stemmen")
        run.go(2)
    assert run.texts == ["In plaats daarvan: Onderstroom"]

    run.take("In plaats daarvan: Onderstroom")
    run.go()

    assert run.here == "Onderstroom"


def test_the_way_out_is_there_from_the_first_step_of_the_last_round_and_passes_over_the_rest_of_it() -> None:
    run = Run(VOTE)
    run.go(3)
    run.take("Nog een ronde: Stemmen")
    run.go(2)
    run.take("Nog een ronde: Stemmen")
    run.go()
    assert (run.here, run.texts) == ("Stemmen", ["In plaats daarvan: Onderstroom"])

    run.take("In plaats daarvan: Onderstroom")
    run.go()

    assert run.here == "Onderstroom"
    run.session.undo(run.clock.now())
    run.session.undo(run.clock.now())
    assert [s.title for s in run.session.sheet.on][-2:] == ["Wat heb je nodig?", "Slot"]


def test_what_was_looked_for_is_found_and_the_rest_of_the_rounds_may_go() -> None:
    run = Run(VOTE)
    run.go(2)
    assert run.texts == []
    run.decide()

    run.take("Klaar: verder na deze rondes")
    run.go()

    assert run.here == "Slot"


def test_leaving_a_loop_is_one_thing_to_undo() -> None:
    run = Run(VOTE)
    run.go(2)
    run.decide()
    run.take("Klaar: verder na deze rondes")

    run.session.undo(run.clock.now())
    run.go()

    assert run.here == "Wat heb je nodig?"


def test_a_loop_that_is_not_planned_is_offered_while_its_field_is_empty() -> None:
    loop = "- repeat: 0-2 times\n  until: vraag\n  steps:\n  - title: Zoeken\n    time: 4 min\n- title: Slot\n  time: 1 min\n"
    run = Run("- title: Vraag\n  time: 5 min\n  fields:\n  - short: vraag\n" + loop)
    run.go()
    assert run.texts == ["Een ronde: Zoeken"]

    run.session.fill_field("vraag", "Hoe begin ik?", run.clock.now())

    assert run.texts == []


def test_one_of_several_is_chosen_when_it_comes() -> None:
    run = Run(CHOICE)
    run.go()
    now = offers(run.session, run.clock.now())
    assert [(o.heading, o.text, o.detail, o.chosen) for o in now] == [
        ("Raad geven", "Brainstorm", "10 min", True),
        ("Raad geven", "Kopstand", "12 min", False),
    ]

    run.take("Kopstand")
    run.go()

    assert run.here == "Erger maken"
    assert run.texts == []


def test_more_time_is_offered_when_time_is_up_and_counts_from_now() -> None:
    run = Run("- title: Bespreken\n  time: 5 min\n  extend: 2 min by thumbs\n- title: Slot\n  time: 1 min\n")
    run.go()
    run.clock.advance(minutes=4)
    assert run.texts == []
    run.clock.advance(minutes=1, seconds=30)

    run.take("Nog 2 min")

    assert run.session.course.added_time == {"1": timedelta(minutes=2, seconds=30)}
    assert run.texts == []


def test_rounds_go_on_until_the_clock_says_that_no_more_fit() -> None:
    run = Run("- repeat: 4 times\n  until: 14:20\n  steps:\n  - title: Onderwerp\n    time: 5 min\n- title: Slot\n  time: 2 min\n")
    run.go()
    assert [s.title for s in run.session.sheet.on] == ["Onderwerp"] * 3 + ["Slot"]
    run.clock.advance(minutes=12)
    assert run.texts == []
    run.clock.advance(minutes=2)

    assert run.texts == ["Klaar: verder na deze rondes"]


def test_a_step_that_is_switched_off_is_offered_where_it_would_come() -> None:
    run = Run("- title: A\n  time: 5 min\n- title: Tweede ronde\n  time: 4 min\n  optional: off\n- title: B\n  time: 5 min\n")
    run.go()

    run.take("Neem op: Tweede ronde")
    run.go()

    assert run.here == "Tweede ronde"


def test_an_offer_that_is_gone_cannot_be_taken() -> None:
    run = Run(CHOICE)
    run.go(2)

    with pytest.raises(SessionError):
        take_offer(run.session, "choose 2 1", run.clock.now())


def test_a_fixed_order_says_which_step_would_be_passed_over() -> None:
    run = Run("- phase: Toets\n  order: fixed\n  steps:\n" + "".join(f"  - title: {t}\n    time: 5 min\n" for t in "ABC"))
    run.go()

    skipped = passes_over(run.session, "1.3")

    assert skipped is not None
    assert skipped.title == "B"
    assert passes_over(run.session, "1.2") is None
