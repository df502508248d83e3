"""Cases 7 to 10: working forms of which the time, the groups and the rounds follow from who is there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning, RunSheet, RunStep
from tests.acceptance.leading import Leading, case, people

MINUTE = timedelta(minutes=1)
EIGHT = "Anna Bob Cor Dora Els Fay Gijs Hes"
FOURTEEN = f"{EIGHT} Ids Jop Kim Lot Mia Noor"


def sheet(name: str, number: int) -> RunSheet:
    return run_sheet(case(name), Planning(tuple(f"p{n}" for n in range(1, number + 1))))


# 7: three times the same building block


def test_each_of_the_three_steps_of_triz_is_first_alone_and_then_together() -> None:
    steps = [step for step in sheet("07", 12).on if step.part]

    titles = ["Alleen", "In tweetallen", "In viertallen", "Met allen"]
    assert [step.title for step in steps] == titles * 3
    for name in ("Het slechtste resultaat", "Wat lijkt daarop?", "De eerste stap om te stoppen"):
        own = [step for step in steps if step.part == name]
        assert len(own) == 4
        assert sum((step.length for step in own), timedelta()) == 10 * MINUTE


def test_pairs_stay_together_in_fours_in_each_of_the_three(leading: Leading) -> None:
    leading.begin("07", people(EIGHT))
    for _ in range(3):
        pairs = set(leading.go("In tweetallen").beamer.groups)
        fours = leading.go("In viertallen").beamer.groups
        assert sorted(map(len, pairs)) == [2] * 4
        assert sorted(map(len, fours)) == [4, 4]
        assert all(any(set(pair) <= set(four) for four in fours) for pair in pairs)


def test_every_time_it_is_another_question_and_another_list(leading: Leading) -> None:
    leading.begin("07", people(EIGHT))
    questions = []
    for said in ("Niemand neemt op", "De wachtrij op maandag", "Maandag met z'n tweeën"):
        questions.append(leading.go("Alleen").beamer.question)
        leading.go("Met allen")
        leading.write(said)
        assert leading.wall.table is not None
        assert leading.wall.table.rows == (("groepje 1", said),)
    leading.survive_a_kill()

    assert questions == [
        "Hoe krijgen we zeker het slechtste resultaat?",
        "Wat doen we nu al dat hierop lijkt?",
        "Wat is de eerste stap om ermee op te houden?",
    ]
    leading.go("Beloven")
    leading.write("Geen doorkiesnummers meer @Bob uiterlijk 18 december")
    assert [(a.text, a.owner) for a in leading.minutes().actions] == [("Geen doorkiesnummers meer", "Bob")]
    assert "Maandag met z'n tweeën" in leading.paper().replace("\u2019", "'")
    leading.undo_everything()


# 8: groups of three with what is left over in a smaller one


@pytest.mark.parametrize(("number", "sizes"), [(3, [3]), (7, [3, 2, 2]), (8, [3, 3, 2]), (9, [3, 3, 3]), (10, [3, 3, 2, 2])])
def test_what_is_left_over_sits_smaller_and_never_alone(number: int, sizes: list[int]) -> None:
    groups = sheet("08", number).on[1].groups

    assert sorted(map(len, groups), reverse=True) == sizes


def test_everyone_is_client_once_and_the_wall_says_whose_turn_it_is(leading: Leading) -> None:
    leading.begin("08", people(EIGHT))
    asked: list[str] = []
    for _ in range(3):
        view = leading.go("De raad")
        assert [len(group) for group in view.beamer.groups] == [3, 3, 2]
        turn = [name for name, word in view.beamer.parts if word == "vrager"]
        assert all(sum(name in turn for name in group) <= 1 for group in view.beamer.groups)
        asked += turn
        assert view.roles == ()  # nobody has to be chosen: it goes round by itself

    assert Counter(asked) == Counter(EIGHT.split())
    assert len(leading.wall.parts) == 2  # the pair is done after two rounds
    assert "Vrager zit met de rug naar de groep" in leading.wall.title


def test_of_troika_nothing_is_taken_down(leading: Leading) -> None:
    leading.begin("08", people(EIGHT))
    leading.go("Wat hielp?")
    assert not leading.view.note_open
    leading.survive_a_kill()

    leading.session.close(leading.clock.now())

    assert [step.notes for step in leading.minutes().steps] == [()] * len(leading.minutes().steps)
    assert [person.name for person in leading.minutes("attendance").present] == EIGHT.split()
    leading.undo_everything()


# 9: somebody comes late


def test_who_comes_before_the_check_in_makes_it_a_minute_longer(leading: Leading) -> None:
    leading.begin("09", people(f"{FOURTEEN} Olaf", late="Olaf"))
    assert leading.session.sheet.on[0].length == 14 * MINUTE

    leading.arrive("Olaf")

    assert leading.session.sheet.on[0].length == 15 * MINUTE


def test_who_comes_in_the_middle_gets_a_turn_and_a_minute_too(leading: Leading) -> None:
    leading.begin("09", people(f"{FOURTEEN} Olaf", late="Olaf"))
    leading.go("Check-in")
    leading.turn(5)
    assert leading.wait(5).face is not None
    assert leading.view.face.total == 14 * MINUTE

    leading.arrive("Olaf")

    row = leading.view.turns
    assert row is not None
    assert [person.name for person in row.todo][-1] == "Olaf"
    assert leading.view.face.total == 15 * MINUTE
    leading.survive_a_kill()
    leading.app.window.lead.middle.turn_requested.emit(row.todo[-1].id)
    assert (leading.wall.speaker, leading.wall.turn, leading.wall.turns) == ("Olaf", 6, 15)
    leading.undo_everything()


def test_in_popcorn_nobody_is_next(leading: Leading) -> None:
    leading.begin("09", people(FOURTEEN))
    leading.go("Check-in")
    leading.app.window.lead.middle.turn_requested.emit("p9")

    assert (leading.wall.speaker, leading.wall.after) == ("Ids", ())
    assert leading.wall.question == "Hoe zit je er nu bij?"


def test_the_check_in_leaves_nothing_in_the_minutes(leading: Leading) -> None:
    leading.begin("09", people(FOURTEEN))
    leading.go("Check-in")
    assert not leading.view.note_open
    leading.go()
    leading.write("Vakantierooster")

    assert [[note.text for note in step.notes] for step in leading.minutes().steps] == [[], ["Vakantierooster"]]


# 10: until half past four, or until the end


TOPICS = tuple(f"Onderwerp {n}" for n in range(1, 11))
DOTS = dict(zip(TOPICS, (9, 8, 7, 6, 4, 3, 2, 1, 1, 1), strict=True))
AFTERNOON = datetime(2026, 11, 26, 14, 30, tzinfo=UTC)  # half past three in Amsterdam


def vote_with_dots(leading: Leading, name: str, ends: datetime | None) -> None:
    leading.clock.advance(minutes=120)
    leading.begin(name, people(FOURTEEN), ends_at=ends)
    leading.go()
    leading.wait(3)
    leading.go("Eén zin erbij")
    leading.write(*TOPICS)
    leading.wait(7)
    leading.go("Stippen zetten")
    assert leading.wall.to_count == 42
    leading.fill("volgorde", {"counts": DOTS, "chosen": list(TOPICS)}, shown=True)


def topics(leading: Leading) -> list[RunStep]:
    return [step for step in leading.session.sheet.on if step.title == "Vijf minuten praten"]


@pytest.mark.parametrize(
    ("name", "ends"), [("10-lean-coffee-tot-half-vijf", None), ("10-lean-coffee-tot-het-einde", AFTERNOON + 60 * MINUTE)]
)
def test_as_many_topics_as_fit_come_with_the_most_dots_first(leading: Leading, name: str, ends: datetime | None) -> None:
    vote_with_dots(leading, name, ends)

    assert leading.wall.counted == leading.wall.to_count == 42
    assert [step.show for step in topics(leading)] == [(topic,) for topic in TOPICS[:8]]  # 60 - 13 - 5 minutes
    assert leading.view.end_expected == "16:28"


def test_more_time_is_asked_by_thumbs_and_costs_the_last_topic(leading: Leading) -> None:
    vote_with_dots(leading, "10-lean-coffee-tot-half-vijf", None)
    leading.wait(3)
    leading.go()
    assert leading.wall.question == "Onderwerp 1"
    assert leading.offers == []
    leading.wait(5)
    (offer,) = leading.view.offers
    assert (offer.text, offer.detail) == ("Nog 2 min", "vraag om duimen omhoog of omlaag")

    leading.take("Nog 2 min")

    assert leading.view.face is not None
    assert leading.view.face.left == 2 * MINUTE
    leading.survive_a_kill()
    for _ in range(2):
        leading.wait(2)
        leading.take("Nog 2 min")
    for _ in range(5):
        assert "Klaar: verder na deze rondes" not in leading.offers
        leading.wait(5)
        leading.go("Vijf minuten praten")
    assert (leading.wall.question, leading.view.now) == ("Onderwerp 6", "16:17")
    leading.take("Klaar: verder na deze rondes")
    assert leading.go().step_title == "Oogst"


def test_what_was_agreed_on_a_topic_stands_under_that_topic(leading: Leading) -> None:
    vote_with_dots(leading, "10-lean-coffee-tot-half-vijf", None)
    leading.go()
    leading.go()
    leading.write("i Bellen gaat sneller", "! Rooster rondsturen @Kim uiterlijk 4 december")
    assert [(p.text, p.who) for p in leading.wall.promises] == [("Rooster rondsturen", "Kim")]

    written = {step.title: [note.text for note in step.notes] for step in leading.minutes().steps}

    assert written["Vijf minuten praten (Onderwerp 2)"] == ["Bellen gaat sneller", "Rooster rondsturen"]
    assert written["Vijf minuten praten (Onderwerp 1)"] == []
    assert "Rooster rondsturen" in leading.paper()
    leading.undo_everything()
