"""Cases 1 to 4: intervision, in which somebody stands apart and what is said stays with the one who asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning
from facilitator.sessions.screens.look_back import look_back
from tests.acceptance.leading import Leading, case, people

MINUTE = timedelta(minutes=1)
SIX = "Anna Bob Cor Dora Els Fay"
EIGHT = f"{SIX} Gijs Hes"
SIX_WEEKS = 60 * 24 * 42


# 1: two incidents on an evening


def choose_incident(leading: Leading, who: str, incident: str) -> None:
    leading.go("Inbreng")
    leading.write(incident, "Een brief die te laat kwam")
    leading.go("Kiezen")
    leading.fill("gekozen", {"counts": {incident: 4, "Een brief die te laat kwam": 2}, "chosen": [incident]})
    leading.give_role("inbrenger", who)


@pytest.mark.parametrize("number", [5, 8])
def test_each_of_two_incidents_takes_sixty_five_minutes(number: int) -> None:
    steps = run_sheet(case("01"), Planning(tuple(f"p{n}" for n in range(number)))).on

    for block in ("1[1]", "1[2]"):
        own = [step for step in steps if step.block == block and not step.is_break]
        assert len(own) == 7
        assert sum((step.length for step in own), timedelta()) == 65 * MINUTE
    assert [step.path for step in steps if step.is_break] == ["1[1].8"]


def test_who_brought_the_incident_waits_outside_and_is_in_no_group(leading: Leading) -> None:
    leading.begin("01", people(SIX))
    choose_incident(leading, "Cor", "Een man die niet opendeed")
    view = leading.go("Analyse in groepjes")

    assert leading.wall.stance == "Inbrenger verlaat de ruimte"
    assert "alleen voor inbrenger" in leading.app.window.lead.note_edit.placeholderText()
    assert "verslag" not in leading.app.window.lead.line.seen.accessibleName()
    assert leading.wall.groups == (("Anna", "Bob", "Dora"), ("Els", "Fay"))
    assert [[p.name for p, _part in group.members] for group in view.groups] == [["Anna", "Bob", "Dora"], ["Els", "Fay"]]
    leading.next_prompt()
    assert leading.wall.question == "Wat is het aandeel van de inbrenger?"


def test_in_the_round_of_advice_the_one_who_asked_has_no_turn(leading: Leading) -> None:
    leading.begin("01", people(SIX))
    choose_incident(leading, "Cor", "Een man die niet opendeed")
    leading.go("Adviesronde")
    view = leading.turn()

    assert view.turns is not None
    assert view.turns.speaker == "Anna"
    assert [person.name for person in view.turns.todo] == ["Bob", "Dora", "Els", "Fay"]
    assert view.face is not None
    assert view.turns.speaker_face is not None
    assert view.turns.speaker_face.total == 2 * MINUTE
    assert "Inbrenger luistert, schrijft mee en reageert nog niet" in leading.wall.question


def test_the_second_incident_is_of_somebody_else_with_fields_of_its_own(leading: Leading) -> None:
    leading.begin("01", people(SIX))
    choose_incident(leading, "Cor", "Een man die niet opendeed")
    leading.go("Koffie")
    choose_incident(leading, "Els", "Een collega die zweeg")
    leading.go("Analyse in groepjes")

    assert leading.view.path == "1[2].5"
    assert "Els" not in [name for group in leading.wall.groups for name in group]
    assert sorted(p.name for g in leading.view.groups for p, _part in g.members) == ["Anna", "Bob", "Cor", "Dora", "Fay"]
    leading.survive_a_kill()
    leading.undo_everything()


def first_evening(leading: Leading) -> None:
    leading.begin("01", people(SIX))
    choose_incident(leading, "Cor", "Een man die niet opendeed")
    leading.go("Analyse in groepjes")
    leading.write("Bel de buurvrouw voordat je gaat")
    leading.go("Wat neem je mee?")
    leading.write("Morgen samen met Dora langsgaan @Cor uiterlijk 1 december")


def test_what_was_advised_is_in_no_minutes(leading: Leading) -> None:
    first_evening(leading)
    leading.session.close(leading.clock.now())

    paper = leading.paper()

    assert "buurvrouw" not in paper
    assert "opendeed" not in paper
    assert leading.minutes().actions == ()
    assert "Vertrouwelijk" in paper


def test_the_next_evening_begins_with_how_the_advice_went_and_the_wall_says_nothing_of_it(leading: Leading) -> None:
    first_evening(leading)
    leading.leave()
    leading.wait_long(SIX_WEEKS)
    leading.begin("01", people(SIX))
    leading.go()

    assert leading.view.step_title == "Terugblik"
    rows = look_back(leading.session).rows
    assert [(row.text, row.owner, row.private) for row in rows] == [
        ("Bel de buurvrouw voordat je gaat", "", True),
        ("Morgen samen met Dora langsgaan", "Cor", True),
    ]
    assert leading.app.window.lead.middle.promises.isVisible()
    leading.settle("g zij deed open", "l volgende week")
    assert [(row.state, row.answer) for row in look_back(leading.session).rows] == [("done", "zij deed open"), ("running", "volgende week")]
    assert leading.wall.question == "Wat deed je met het advies?"
    for word in ("buurvrouw", "langsgaan", "deed open"):
        assert word not in leading.ever_on_the_wall()
    leading.survive_a_kill()
    leading.undo_everything()


# 2: three rounds of gossip


def gossip(leading: Leading) -> None:
    leading.begin("02", people(SIX))
    leading.go("De vraag")
    leading.give_role("inbrenger", "Fay")
    leading.go("Vragen verzamelen")
    leading.write("Wat wil je eigenlijk?", "Wie weet hiervan?", "Wat als je niets doet?")


def test_three_rounds_each_have_a_topic_of_their_own_and_the_same_back(leading: Leading) -> None:
    gossip(leading)
    questions = []
    for title in ("Wat speelt hier?", "Wat nemen we aan?", "Wat zou helpen?"):
        view = leading.go(title)
        assert view.face is not None
        assert (view.face.total, leading.wall.screen, leading.wall.shape) == (5 * MINUTE, "stance", "back")
        assert leading.wall.stance == "Inbrenger zit met de rug naar de groep en schrijft mee"
        assert leading.wall.rules == ("Praat over de inbrenger, niet tegen", "Zeg niets wat je niet meent")
        questions.append(leading.wall.question)

    assert len(set(questions)) == 3


def test_the_owner_picks_which_questions_to_answer(leading: Leading) -> None:
    gossip(leading)
    leading.go("Kiezen en antwoorden")
    (row,) = leading.view.fields
    assert row.candidates == ("Wat wil je eigenlijk?", "Wie weet hiervan?", "Wat als je niets doet?")

    leading.fill("keuze", {"marks": {"Wat wil je eigenlijk?": "beantwoord ik", "Wie weet hiervan?": "laat ik liggen"}})
    leading.survive_a_kill()

    (row,) = leading.view.fields
    assert row.value == {"marks": {"Wat wil je eigenlijk?": "beantwoord ik", "Wie weet hiervan?": "laat ik liggen"}}
    assert leading.wall.items == ("Wat wil je eigenlijk?", "Wie weet hiervan?", "Wat als je niets doet?")
    assert "laat ik liggen" not in leading.ever_on_the_wall()


def test_what_was_said_behind_the_back_is_only_for_the_one_it_was_about(leading: Leading) -> None:
    gossip(leading)
    leading.go("Wat zou helpen?")
    leading.write("Zij wacht tot iemand het vraagt", "Zij redt iedereen")
    leading.go("Terug in de kring")
    leading.fill("wat het deed", {"marks": {"Zij redt iedereen": "raak"}})
    leading.write("Donderdag zelf bellen @Fay")
    leading.go("Hoe was dit?")
    leading.turn()
    assert leading.wall.speaker == "Fay"
    for word in ("redt iedereen", "vraagt", "zelf bellen"):
        assert word not in leading.ever_on_the_wall().replace("Wie weet hiervan?", "")
    leading.session.close(leading.clock.now())
    assert "redt iedereen" not in leading.paper()
    leading.undo_everything()


# 3: two people with the same question


def balint(leading: Leading) -> None:
    leading.begin("03", people(EIGHT))
    leading.go("Casussen noemen")
    leading.write("Een inwoner die boos wordt", "Weer die wachtlijst")
    leading.go("Kiezen")
    leading.fill("gekozen", {"counts": {"Weer die wachtlijst": 6}, "chosen": ["Weer die wachtlijst"]})
    leading.go("Vertellen")
    leading.give_role("inbrenger", "Bob", "Els")


def test_two_people_bring_a_case_together_and_neither_is_counted_where_they_listen(leading: Leading) -> None:
    balint(leading)
    (row,) = leading.view.roles
    assert [person.name for person in row.holders] == ["Bob", "Els"]
    leading.go("Je eigen raad")
    view = leading.go("Rechtstreeks")

    assert view.face is not None
    assert view.face.total == 12 * MINUTE  # six give advice
    assert view.turns is not None
    assert [person.name for person in view.turns.todo] == ["Anna", "Cor", "Dora", "Fay", "Gijs", "Hes"]
    assert leading.wall.stance == "Inbrenger luistert en reageert nog niet"


def test_a_third_takes_the_place_of_who_was_first_and_one_can_step_back(leading: Leading) -> None:
    balint(leading)
    leading.give_role("inbrenger", "Hes")
    assert [person.name for person in leading.view.roles[0].holders] == ["Els", "Hes"]

    leading.give_role("inbrenger", "Els")

    assert [person.name for person in leading.view.roles[0].holders] == ["Hes"]


def test_how_advice_is_given_is_chosen_when_it_comes(leading: Leading) -> None:
    balint(leading)
    assert "Rechtstreeks" in leading.programme
    leading.go("Je eigen raad")
    assert [(o.heading, o.text, o.chosen) for o in leading.view.offers] == [
        ("Hoe geven we onze raad?", "Rechtstreeks", True),
        ("Hoe geven we onze raad?", "Via groepjes", False),
    ]

    leading.take("Via groepjes")

    assert "Rechtstreeks" not in leading.programme
    view = leading.go()
    assert view.step_title == "Overleg in groepjes"
    assert [[p.name for p, _part in group.members] for group in view.groups] == [["Anna", "Cor", "Dora"], ["Fay", "Gijs", "Hes"]]
    leading.survive_a_kill()
    view = leading.go()
    assert (view.step_title, view.face and view.face.total) == ("Raad horen", 4 * MINUTE)
    leading.write("Zeg wat je niet weet")
    assert "niet weet" not in leading.ever_on_the_wall()
    leading.session.close(leading.clock.now())
    assert "niet weet" not in leading.paper()
    leading.undo_everything()


def test_silence_is_kept_on_the_wall_and_nothing_can_be_typed(leading: Leading) -> None:
    balint(leading)
    view = leading.go("De eerste inval")

    assert leading.wall.screen == "silent"
    assert not view.note_open
    assert leading.app.window.lead.note_edit.isReadOnly()


# 4: the question behind the question, and a cupboard of ways to advise


def consult(leading: Leading) -> None:
    leading.begin("04", people("Anna Bob Cor Dora Els Fay Gijs"))
    leading.go()
    leading.write("Een kind dat niet meer komt", "De overdracht op vrijdag")
    leading.fill("gekozen", {"counts": {}, "chosen": ["Een kind dat niet meer komt"]})
    leading.go("Het verhaal")
    leading.give_role("inbrenger", "Dora")


def test_a_question_that_does_not_come_is_looked_for_twice_at_most(leading: Leading) -> None:
    consult(leading)
    leading.go("De sleutelvraag")
    assert leading.offers == ["Een ronde: Samen de vraag zoeken"]
    leading.take("Een ronde: Samen de vraag zoeken")
    assert leading.go().step_title == "Samen de vraag zoeken"
    assert leading.offers == ["Nog een ronde: Samen de vraag zoeken"]
    leading.take("Nog een ronde: Samen de vraag zoeken")
    leading.go()
    assert (leading.view.path, leading.offers) == ("2[1].3[2].1", [])

    assert leading.go().step_title == "De werkwijze kiezen"


def test_a_question_that_is_there_is_looked_for_no_more(leading: Leading) -> None:
    consult(leading)
    leading.go("De sleutelvraag")
    leading.fill("sleutelvraag", "Hoe begin ik het gesprek met haar moeder?")

    assert leading.offers == []
    assert leading.wall.text == "Hoe begin ik het gesprek met haar moeder?"
    assert leading.go().step_title == "De werkwijze kiezen"


def test_what_was_found_in_the_search_ends_it(leading: Leading) -> None:
    consult(leading)
    leading.go("De sleutelvraag")
    leading.take("Een ronde: Samen de vraag zoeken")
    leading.go()
    leading.write("Wat wil het kind zelf?", "Wie belt er wel?")
    assert leading.wall.items == ("Wat wil het kind zelf?", "Wie belt er wel?")

    leading.fill("sleutelvraag", "Wie belt er wel?")

    assert "Nog een ronde: Samen de vraag zoeken" not in leading.offers
    leading.survive_a_kill()
    leading.undo_everything()


@pytest.mark.parametrize(
    ("way", "first"), [("Ideeën", "Ideeën"), ("Kopstand", "Erger maken"), ("Meeklinken", "Meeklinken"), ("Goede raad", "Goede raad")]
)
def test_one_way_is_taken_from_the_cupboard(leading: Leading, way: str, first: str) -> None:
    consult(leading)
    leading.go("De werkwijze kiezen")
    assert [offer.text for offer in leading.view.offers] == ["Ideeën", "Kopstand", "Meeklinken", "Goede raad"]

    leading.take(way)

    assert leading.go().step_title == first
    assert "Inbrenger luistert" in leading.wall.stance
    leading.go("Wat is van waarde?")
    leading.fill("wat ik meeneem", "Eerst haar zus bellen")
    assert "haar zus" not in leading.ever_on_the_wall()
