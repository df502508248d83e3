"""What the built-in draaiboeken of intervision promise to a group: time, who speaks, and what stays in the circle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.history.journal import Entry
from facilitator.sessions.leading.offers import offers, take_offer
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning, RunSheet
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_fields import fields_of

BuiltIn = Callable[[str], Template]
FOLDER = Path(__file__).parent.parent.parent / "session_templates" / "nl"
NAMES = sorted(file.stem for file in FOLDER.glob("*.yaml"))


def _sheet(template: Template, people: int, choices: Mapping[str, int] | None = None) -> RunSheet:
    return run_sheet(template, Planning(people=tuple(f"p{n}" for n in range(people)), choices=choices or {}))


class Run:
    """A built-in draaiboek that is led by somebody who only goes on and takes what is offered."""

    def __init__(self, template: Template, people: int, clock: RehearsalClock) -> None:
        self._clock = clock
        self.session = LiveSession(template, Particulars(clock.now(), participants=numbered(people)), self._forget)

    def _forget(self, entry: Entry, words: Mapping[str, str]) -> None:
        pass

    def go_to(self, title: str) -> None:
        while self.session.step is None or self.session.step.title != title:
            self.session.go_on(self._clock.now())

    def go(self) -> str:
        self.session.go_on(self._clock.now())
        return self.session.step.title if self.session.step else ""

    def fill(self, name: str) -> None:
        step = self.session.step
        assert step is not None
        self.session.fill_field(step.field_prefix + name, "ja", self._clock.now())

    @property
    def offered(self) -> list[str]:
        return [offer.text for offer in offers(self.session, self._clock.now())]

    def take(self, text: str) -> None:
        found = next(offer for offer in offers(self.session, self._clock.now()) if offer.text == text)
        take_offer(self.session, found.id, self._clock.now())


@pytest.mark.parametrize("name", NAMES)
def test_what_is_of_one_person_never_comes_on_the_wall(name: str, built_in: BuiltIn) -> None:
    template = built_in(name)
    fields = [field for one in (template, *template.included.values()) for field in fields_of(one.steps)]
    personal = {field.name for field in fields if field.notes in template.roles}

    assert not [field.name for field in fields if field.board and field.name in personal]
    assert not [step.title for step in _sheet(template, 8).steps if personal.intersection(step.recall)]


@pytest.mark.parametrize("name", NAMES)
def test_every_step_says_what_to_say_and_what_goes_wrong(name: str, built_in: BuiltIn) -> None:
    steps = [step for step in _sheet(built_in(name), 8).on if not step.is_break]

    assert not [step.title for step in steps if not (step.show and step.say and step.watch_out)]
    assert not [line for step in steps for line in step.show if len(line.split()) > 12]


@pytest.mark.parametrize(
    ("name", "people", "low", "high"),
    [
        ("roddelmethode", 7, 55, 65),
        ("balintmethode", 5, 60, 90),
        ("balintmethode", 10, 90, 120),
        ("tienstappenmethode", 6, 120, 150),
        ("vijfstappenmethode", 6, 50, 60),
        ("clinicmethode", 6, 50, 50),
        ("collegiale-consultatie", 7, 45, 50),
        ("actieleren", 6, 135, 150),
        ("intervisie-incidentmethode", 6, 110, 110),
    ],
)
def test_it_takes_the_time_that_the_method_is_known_for(name: str, people: int, low: int, high: int, built_in: BuiltIn) -> None:
    assert timedelta(minutes=low) <= _sheet(built_in(name), people).length <= timedelta(minutes=high)


def test_who_brought_the_question_hears_the_gossip_with_the_back_turned(built_in: BuiltIn) -> None:
    gossip = [step for step in _sheet(built_in("roddelmethode"), 7).steps if "back turned" in step.stances.get("inbrenger", ())]

    assert [step.length for step in gossip] == [timedelta(minutes=5)] * 3
    assert len({step.show for step in gossip}) == 3


def test_balint_advice_goes_straight_or_through_small_groups(built_in: BuiltIn) -> None:
    template = built_in("balintmethode")
    straight = _sheet(template, 8)
    place = straight.crossroads[0]
    advice = next(step for step in straight.steps if step.title == "Rechtstreeks")

    in_groups = [step.title for step in _sheet(template, 8, {place.path: 1}).steps]

    assert advice.length == timedelta(minutes=14)  # seven advise: who brought the case listens
    assert in_groups[-4:-2] == ["Overleg in groepjes", "Raad horen"]


def test_who_is_not_helped_yet_gets_another_round(built_in: BuiltIn, clock: RehearsalClock) -> None:
    run = Run(built_in("vijfstappenmethode"), 6, clock)
    run.go_to("Ben je geholpen?")
    assert run.offered == ["Nog een ronde: 2. Verkennen", "In plaats daarvan: Wie kan verder helpen?"]

    run.take("Nog een ronde: 2. Verkennen")

    assert run.go() == "2. Verkennen"


def test_who_is_helped_goes_on_to_the_end(built_in: BuiltIn, clock: RehearsalClock) -> None:
    run = Run(built_in("vijfstappenmethode"), 6, clock)
    run.go_to("Ben je geholpen?")

    run.fill("hier kan ik mee verder")

    assert run.offered == []
    assert run.go() == "5. Hoe ging het?"


def test_a_key_question_that_does_not_come_is_looked_for_together(built_in: BuiltIn, clock: RehearsalClock) -> None:
    run = Run(built_in("collegiale-consultatie"), 7, clock)
    run.go_to("De sleutelvraag")
    assert "Een ronde: Samen de vraag zoeken" in run.offered

    run.fill("sleutelvraag")

    assert "Een ronde: Samen de vraag zoeken" not in run.offered
    assert run.go() == "De werkwijze kiezen"
    assert run.offered == ["Ideeën", "Kopstand", "Meeklinken", "Goede raad", "Voordoen"]


def test_who_looks_on_is_asked_something_of_its_own(built_in: BuiltIn) -> None:
    told = [step for step in _sheet(built_in("kijkje-in-elkaars-praktijk"), 9).steps if step.title == "Vertellen wat je zag"]

    assert len(told) == 3
    assert all(len(step.tasks["observator"]) == 2 for step in told)
