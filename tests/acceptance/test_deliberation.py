"""Cases 5, 6 and 11: weighing, testing and deciding, where something stays hidden until its time has come."""

from __future__ import annotations

from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning
from facilitator.sessions.screens.look_back import look_back
from facilitator.sessions.step_fields.settling import settled
from tests.acceptance.leading import Leading, case, people

SIX = "Anna Bob Cor Dora Els Fay"
TWELVE = f"{SIX} Gijs Hes Ids Jop Kim Lot"


# 5: a dilemma, and five half sentences of each


GAPS = ("haar te bellen", "zij wacht al weken", "de afspraak met het team", "het eerst te zeggen", "een uur op dinsdag")
PROMPTS = ("Juist is om", "want", "Daarmee doe ik tekort aan", "Die schade beperk ik door", "Daarvoor heb ik nodig")


def deliberate(leading: Leading, keep: str = "in het verslag") -> None:
    leading.begin("05", people(SIX))
    leading.go("Kennismaken en afspreken")
    leading.click(keep)
    leading.go("De casus")
    leading.give_role("inbrenger", "Dora")


def weigh(leading: Leading) -> None:
    """Everybody writes, and the first one reads."""
    leading.go("Eerst opschrijven")
    leading.go("Dan voorlezen")
    leading.turn()
    before = ("", ", ", ". ", ". ", ". ")
    for number, (sign, prompt, words) in enumerate(zip(before, PROMPTS, GAPS, strict=True), 1):
        leading.enter(f"in te vullen {number}: {sign}{prompt}", words)


def test_what_a_and_b_would_break_stands_side_by_side_on_the_wall(leading: Leading) -> None:
    deliberate(leading)
    leading.go("A of B?")
    leading.enter("A: dit zou ik doen", "Melden bij de leidinggevende")
    leading.enter("A: deze schade geeft dat", "Zij vertrouwt niemand meer")
    leading.enter("B: dit zou ik doen", "Nog een week wachten")
    leading.enter("B: deze schade geeft dat", "Het kind zit er langer in")

    table = leading.wall.table
    assert table is not None
    assert table.columns[1:] == ("dit zou ik doen", "deze schade geeft dat")
    assert table.rows == (
        ("A", "Melden bij de leidinggevende", "Zij vertrouwt niemand meer"),
        ("B", "Nog een week wachten", "Het kind zit er langer in"),
    )
    leading.survive_a_kill()
    leading.undo_everything()


def test_everyone_who_is_concerned_gets_a_row_with_values_and_norms(leading: Leading) -> None:
    deliberate(leading)
    leading.go("Wat staat er voor wie op het spel?")
    leading.enter("naam van regel 1", "het kind")
    leading.enter("1: waarde", "veiligheid")
    leading.click("Regel erbij")
    leading.enter("naam van regel 2", "de buurvrouw")
    leading.enter("2: norm", "niets achter haar rug")

    assert leading.wall.table is not None
    assert leading.wall.table.rows == (("het kind", "veiligheid", ""), ("de buurvrouw", "", "niets achter haar rug"))


def test_the_five_half_sentences_are_written_first_and_nobody_can_type_along(leading: Leading) -> None:
    deliberate(leading)
    view = leading.go("Eerst opschrijven")
    shown = [leading.wall.question]
    for _ in range(4):
        leading.next_prompt()
        shown.append(leading.wall.question)

    assert (leading.wall.screen, view.note_open, view.fields) == ("silent", False, ())
    assert [text.rstrip(" …") for text in shown] == list(PROMPTS)
    assert leading.go().step_title == "Dan voorlezen"


def test_the_five_half_sentences_of_each_are_theirs_and_never_on_the_wall(leading: Leading) -> None:
    deliberate(leading)
    weigh(leading)

    row = leading.field("afweging")
    assert [(share.holder, share.value) for share in row.shares if share.value] == [("Els", {"gaps": list(GAPS)})]
    assert [share.holder for share in row.shares] == SIX.split()
    leading.survive_a_kill()
    leading.go("Samen verder denken")
    leading.go("Conclusie en afspraken")
    for words in GAPS:
        assert words not in leading.ever_on_the_wall()


def test_the_inbrenger_reads_last(leading: Leading) -> None:
    deliberate(leading)
    leading.go("Dan voorlezen")

    row = leading.turn().turns

    assert row is not None
    assert [person.name for person in row.todo] == ["Fay", "Anna", "Bob", "Cor", "Dora"]
    assert leading.wall.speaker == "Els"


def test_a_half_sentence_is_gone_after_the_session_and_in_no_minutes(leading: Leading) -> None:
    deliberate(leading)
    weigh(leading)
    leading.go("Conclusie en afspraken")
    leading.write("De moeder bellen @Dora uiterlijk 1 december")
    leading.session.close(leading.clock.now())

    paper = " ".join(leading.paper().split())

    assert "De moeder bellen" in paper
    assert all(words not in paper for words in GAPS)
    leading.leave()
    files = b"".join(path.read_bytes() for path in (leading.folder / "data").rglob("*") if path.is_file())
    assert b"De moeder bellen" in files
    assert b"een uur op dinsdag" not in files


def test_what_the_group_settled_holds_for_everything_that_follows(leading: Leading) -> None:
    deliberate(leading, keep="alleen tijdens de sessie")
    assert settled(leading.session).keep == "session"
    leading.go("A of B?")
    leading.enter("A: dit zou ik doen", "Melden bij de leidinggevende")
    leading.go("Conclusie en afspraken")
    assert leading.wall.text == "Wat we opschrijven is alleen voor nu; na de sessie wordt het gewist."
    leading.write("De moeder bellen @Dora")
    leading.session.close(leading.clock.now())

    paper = leading.paper()

    assert "Melden bij" not in paper
    assert "moeder bellen" not in paper
    leading.undo_everything()


# 6: two cases by the four steps, in that order


SOLUTION = "Een voorschot uit de bijzondere bijstand"


def test_the_basic_values_are_those_of_ones_own_policy() -> None:
    own = Planning(("p1", "p2", "p3", "p4"), blanks={"grondwaarden": ("rust", "een eigen deur")})
    step = next(s for s in run_sheet(case("06"), own).on if s.title == "2. Grondwaarden")
    usual = next(s for s in run_sheet(case("06"), Planning(("p1",))).on if s.title == "2. Grondwaarden")

    assert step.fields[0].rows == ("rust", "een eigen deur")
    assert usual.fields[0].rows == ("meedoen", "bestaanszekerheid", "veilig thuis", "zelf de regie")


def two_cases(leading: Leading, **particulars: object) -> None:
    leading.begin("06", people(SIX), **particulars)
    leading.go("Casussen noemen")
    leading.write("De moeder met twee kinderen", "De man met de hond", "De verhuizing")
    leading.go("Kiezen")
    chosen = ["De moeder met twee kinderen", "De man met de hond"]
    leading.fill("gekozen", {"counts": {chosen[0]: 6, chosen[1]: 5, "De verhuizing": 1}, "chosen": chosen}, shown=True)


def test_each_of_two_cases_goes_through_the_four_steps(leading: Leading) -> None:
    two_cases(leading)
    labels = [(step.block_label, step.title) for step in leading.session.sheet.on if step.title[0].isdigit()]

    titles = ["1. Gewenst effect", "2. Grondwaarden", "3. Gevolgen van het besluit", "4. Juridische toets"]
    assert labels == [(label, title) for label in ("De moeder met twee kinderen", "De man met de hond") for title in titles]


def test_leaving_the_order_takes_one_more_yes(leading: Leading) -> None:
    two_cases(leading)
    leading.go("De casus")
    law = next(step.path for step in leading.session.sheet.on if step.title == "4. Juridische toets")

    leading.app.window.lead.programme.step_requested.emit(law)

    assert leading.view.step_title == "De casus"
    assert "1. Gewenst effect" in leading.app.window.lead.news.sentence.text()
    leading.app.window.lead.news.action.click()
    assert leading.view.step_title == "4. Juridische toets"


def test_the_law_is_last_and_nothing_is_asked_in_the_order_itself(leading: Leading) -> None:
    two_cases(leading)
    for title in ("De casus", "1. Gewenst effect", "2. Grondwaarden", "3. Gevolgen van het besluit", "4. Juridische toets"):
        assert leading.go().step_title == title
        assert not leading.app.window.lead.news.isVisible()


def test_the_own_values_stand_on_the_wall(leading: Leading) -> None:
    two_cases(leading, blanks={"grondwaarden": ("rust", "een eigen deur")})
    leading.go("2. Grondwaarden")
    leading.enter("rust: waarom", "zij slaapt weer")

    assert leading.wall.table is not None
    assert leading.wall.table.rows == (("rust", "", "zij slaapt weer"), ("een eigen deur", "", ""))


def test_the_own_solution_is_on_the_wall_at_the_end_and_never_before(leading: Leading) -> None:
    two_cases(leading)
    leading.go("De casus")
    leading.give_role("inbrenger", "Anna")
    leading.fill("eigen oplossing", SOLUTION)
    for title in ("1. Gewenst effect", "2. Grondwaarden", "3. Gevolgen van het besluit", "4. Juridische toets"):
        leading.go(title)
    leading.survive_a_kill()
    assert SOLUTION not in leading.ever_on_the_wall()

    leading.go("De oplossing van de inbrenger")

    assert leading.wall.text == SOLUTION
    leading.go("De casus")
    assert leading.view.path.startswith("3[2]")
    assert leading.field("eigen oplossing").value is None
    leading.session.close(leading.clock.now())
    assert SOLUTION not in leading.paper()
    leading.undo_everything()


def test_the_case_that_was_not_chosen_waits_for_the_next_time(leading: Leading) -> None:
    two_cases(leading)
    leading.go("De casus")
    leading.go("De casus")
    leading.leave()
    leading.wait_long(60 * 24 * 30)
    leading.begin("06", people(SIX))
    leading.go("Casussen noemen")

    assert [line.text for line in look_back(leading.session).lines] == ["De verhuizing"]


# 11: three votes, and what lies beneath


VOTES = ((9, 3), (10, 2), (10, 2))


def vote(leading: Leading, votes: tuple[int, int]) -> None:
    leading.enter("handen voor voor", str(votes[0]))
    leading.enter("handen voor tegen", str(votes[1]))


def propose(leading: Leading) -> None:
    leading.begin("11", people(TWELVE))
    leading.go("Een voorstel maken")
    leading.fill("voorstel", "Op vrijdag is er altijd iemand van ons bereikbaar.")
    leading.go("Stemmen")


def test_each_outcome_has_its_own_advice(leading: Leading) -> None:
    propose(leading)
    said = []
    for votes in ((12, 0), (9, 3), (7, 5), (6, 6)):
        vote(leading, votes)
        said.append(leading.field("stemming").advice.split(".")[0])

    assert said == ["Allemaal hetzelfde", "Een duidelijke meerderheid, en dus nog geen besluit", "Te verdeeld", "Precies gelijk"]
    assert all(text not in leading.ever_on_the_wall() for text in said)


def test_the_hands_stand_above_the_proposal_that_comes_back(leading: Leading) -> None:
    propose(leading)
    leading.enter("handen voor voor", "9")

    assert leading.top_of("handen voor voor") < leading.top_of("voorstel")


def test_hands_are_held_against_who_is_here(leading: Leading) -> None:
    propose(leading)
    vote(leading, (9, 2))
    assert leading.field("stemming").remarks == ("11 van 12: 1 heeft niet gestemd.",)

    vote(leading, (9, 3))

    assert leading.field("stemming").remarks == ("12 van 12: iedereen heeft gestemd.",)


def three_votes(leading: Leading) -> None:
    propose(leading)
    for number, votes in enumerate(VOTES, 1):
        vote(leading, votes)
        leading.click("Toon uitslag")
        leading.go("Wat heb je nodig om mee te gaan?")
        leading.write(f"Voorwaarde {number}")
        if number < len(VOTES):
            leading.take("Nog een ronde: Stemmen")
            leading.go("Stemmen")


def test_three_rounds_stand_side_by_side_on_the_wall(leading: Leading) -> None:
    propose(leading)
    for number, votes in enumerate(VOTES, 1):
        vote(leading, votes)
        assert leading.wall.table is None or len(leading.wall.table.columns) == number  # not before it is shown
        leading.click("Toon uitslag")
        if number < len(VOTES):
            leading.go("Wat heb je nodig om mee te gaan?")
            leading.take("Nog een ronde: Stemmen")
            leading.go("Stemmen")

    assert leading.wall.question == "Op vrijdag is er altijd iemand van ons bereikbaar."
    assert leading.wall.table is not None
    assert leading.wall.table.columns[1:] == ("ronde 1", "ronde 2", "ronde 3")
    assert leading.wall.table.rows == (("voor", "9", "10", "10"), ("tegen", "3", "2", "2"), ("onthouding", "0", "0", "0"))
    leading.survive_a_kill()


def test_after_three_votes_the_way_out_is_what_lies_beneath(leading: Leading) -> None:
    three_votes(leading)
    assert leading.offers == ["In plaats daarvan: Onderstroom", "Neem op: Afspraken nalopen"]

    leading.take("In plaats daarvan: Onderstroom")
    assert leading.go().step_title == "Onderstroom"
    leading.survive_a_kill()

    assert leading.wall.question == "Wat wordt hier niet gezegd?"
    assert leading.wall.clock is None
    leading.write("Volgende week dinsdag verder")
    leading.session.close(leading.clock.now())
    paper = leading.paper()
    assert "Volgende week dinsdag verder" in paper
    assert leading.minutes().decisions == ()
    leading.undo_everything()


def test_a_decision_ends_the_rounds(leading: Leading) -> None:
    propose(leading)
    vote(leading, (12, 0))
    leading.write("b Op vrijdag is er altijd iemand")

    assert "Klaar: verder na deze rondes" in leading.offers
    leading.take("Klaar: verder na deze rondes")
    assert leading.go().step_title == "Check-out"
    assert [note.text for note in leading.minutes().decisions] == ["Op vrijdag is er altijd iemand"]


def test_nobody_is_named_on_the_wall(leading: Leading) -> None:
    three_votes(leading)
    leading.give_role("minderheid", "Gijs", "Hes")

    assert [person.name for person in leading.view.roles[0].holders] == ["Gijs", "Hes"]
    assert not any(name in leading.ever_on_the_wall() for name in TWELVE.split())
