"""Every kind of field, end to end: filled in, on the wall when it should be, in the minutes, and the same after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.reports.minutes import MinutesTable
from facilitator.sessions.screens.beamer_view import Table
from tests.sessions.field_cases import START, Case, begun, step

LIST = step("Verzamelen", "- list: lijst\n  board: yes")


def listed(*lines: str) -> Case:
    """A session with these lines on its list, at the step after it."""
    case = begun(LIST + step("Kiezen", "- pick: gekozen\n  from: lijst\n  by: 2 dots each\n  top: 2\n"))
    for line in lines:
        case.say(line, "lijst")
    case.go_to("Kiezen")
    return case


@dataclass(frozen=True)
class Kind:
    """One kind of field: how it is written, a value, and what the room and the minutes then have of it."""

    written: str
    value: Any
    wall: str
    minutes: str


KINDS = {
    "short": Kind("- short: v", "WOORDEN", "WOORDEN", "WOORDEN"),
    "long": Kind("- long: v", "WOORDEN", "WOORDEN", "WOORDEN"),
    "choice": Kind("- choice: v\n  options: [eenvoudig, WOORDEN]", "WOORDEN", "WOORDEN", "WOORDEN"),
    "count": Kind("- count: v", 3, "3 van 4", "3"),
    "sentence": Kind(
        "- sentence: v\n  text: Juist is …, omdat …", {"gaps": ["WOORDEN", ""]}, "Juist is WOORDEN, omdat …", "Juist is WOORDEN, omdat …"
    ),
    "matrix": Kind("- matrix: v\n  rows: [A, B]\n  columns: [ja, nee]", {"rows": [["A", "WOORDEN", ""]]}, "WOORDEN", "WOORDEN"),
    "scale": Kind("- scale: v\n  range: 1-5", {"counts": {"2": 3}}, "count=3", "('2', '3')"),
    "vote": Kind("- vote: v\n  options: [voor, tegen]", {"rounds": [{"voor": 3, "tegen": 1}]}, "('voor', '3')", "('voor', '3')"),
    "settle": Kind("- settle: v", {"keep": "report", "readers": "WOORDEN"}, "WOORDEN", "WOORDEN"),
}


def shown(case: Case) -> None:
    for row in case.console.fields:
        if row.result:
            case.session.show_result(row.result, True, START)


@pytest.mark.parametrize("kind", KINDS)
def test_on_the_board_the_room_sees_it(kind: str) -> None:
    case = begun(step("Stap", f"{KINDS[kind].written}\n  board: yes"))

    case.fill("v", KINDS[kind].value)
    shown(case)

    assert KINDS[kind].wall in repr(case.wall)


@pytest.mark.parametrize("kind", KINDS)
def test_without_board_the_wall_knows_nothing_of_it(kind: str) -> None:
    case = begun(step("Stap", KINDS[kind].written))
    before = case.wall

    case.fill("v", KINDS[kind].value)
    shown(case)
    case.session.show_result("v", True, START)

    assert case.wall == before


@pytest.mark.parametrize("kind", KINDS)
def test_called_back_the_room_sees_it_in_that_step_only(kind: str) -> None:
    case = begun(step("Stap", KINDS[kind].written) + "- title: Tussen\n  time: 5 min\n- title: Later\n  time: 5 min\n  recall: v\n")
    case.fill("v", KINDS[kind].value)
    shown(case)

    case.go_to("Tussen")
    between = repr(case.wall)
    case.go_to("Later")

    assert KINDS[kind].wall not in between
    assert KINDS[kind].wall in repr(case.wall)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_in_the_minutes_where_its_policy_says_so(kind: str) -> None:
    open_, closed = (begun(step("Stap", KINDS[kind].written), notes) for notes in ("report", "session"))
    for case in (open_, closed):
        case.fill("v", KINDS[kind].value)

    assert KINDS[kind].minutes in repr(open_.minutes.steps)
    assert kind == "settle" or "v" not in {t.name for t in closed.minutes.steps[0].tables} | {n for n, _ in closed.minutes.steps[0].texts}


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"settle"}))
def test_what_is_of_a_role_is_never_on_the_wall(kind: str) -> None:
    text = step("Stap", f"{KINDS[kind].written}\n  board: yes\n  notes: inbrenger") + "- title: Later\n  time: 5 min\n  recall: v\n"
    case = begun(text, head="roles: {inbrenger: 1}\n")
    case.fill("v", KINDS[kind].value)
    case.session.show_result("v", True, START)
    here = repr(case.wall)
    case.go_to("Later")

    assert KINDS[kind].wall not in here + repr(case.wall)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_same_after_a_restart_and_can_be_taken_back(kind: str) -> None:
    case = begun(step("Stap", f"{KINDS[kind].written}\n  board: yes"))
    empty = case.console
    case.fill("v", KINDS[kind].value)

    assert case.restarted().console == case.console
    assert case.restarted().minutes == case.minutes
    case.session.undo(START)
    assert case.console == empty


def test_a_role_s_lines_and_own_notes_are_not_called_back() -> None:
    first = step("Roddelen", "- list: uitspraken\n  notes: inbrenger\n- list: gehoord")
    case = begun(first + "- title: Terug\n  time: 5 min\n  recall: [uitspraken, gehoord]\n", head="roles: {inbrenger: 1}\n")
    case.say("VAN DE INBRENGER", "uitspraken", seen="beamer")
    case.say("VOOR MIJ", "gehoord", seen="facilitator")
    case.say("VOOR ALLEN", "gehoord")
    case.go_to("Terug")

    assert case.wall.items == ("VOOR ALLEN",)
    assert "VAN DE INBRENGER" not in repr(case.wall)


def test_a_list_that_was_not_on_the_board_is_there_once_it_is_called_back() -> None:
    case = begun(step("Schrijven", "- list: onderwerpen") + "- title: Toelichten\n  time: 5 min\n  recall: onderwerpen\n")
    case.say("Drie brieven", "onderwerpen")
    before = case.wall.screen
    case.go_to("Toelichten")

    assert (before, case.wall.screen, case.wall.items) == ("question", "collecting", ("Drie brieven",))


def test_what_is_called_back_can_be_filled_in_there() -> None:
    case = begun(step("Eerst", "- short: kern\n- list: punten") + "- title: Later\n  time: 5 min\n  recall: [kern, punten]\n")
    case.fill("kern", "eerst")
    case.go_to("Later")
    case.fill("kern", "later")
    case.say("nog een punt", "punten")

    assert (case.row("kern").again, case.session.field_value("kern")) == (True, "later")
    assert case.minutes.steps[0].texts == (("kern", "later"),)
    assert [n.text for n in case.minutes.steps[1].notes] == ["nog een punt"]


# choosing


def test_dots_are_counted_before_they_are_seen() -> None:
    case = listed("brieven", "telefoon", "tolk")
    case.fill("gekozen", {"counts": {"brieven": 5, "tolk": 3}, "chosen": ["brieven", "tolk"]})
    hidden = case.wall
    case.show("gekozen")

    assert ([o.count for o in hidden.options], hidden.counted, hidden.to_count) == ([None] * 3, 8, 8)
    assert [(o.label, o.count, o.chosen) for o in case.wall.options] == [("brieven", 5, True), ("telefoon", 0, False), ("tolk", 3, True)]


def test_a_tie_on_the_border_is_on_the_wall_until_the_group_chose() -> None:
    case = listed("brieven", "telefoon", "tolk")
    case.fill("gekozen", {"counts": {"brieven": 4, "telefoon": 2, "tolk": 2}, "chosen": ["brieven"]})
    case.show("gekozen")
    tied = [o.label for o in case.wall.options if o.tied]
    case.fill("gekozen", {"counts": {"brieven": 4, "telefoon": 2, "tolk": 2}, "chosen": ["brieven", "tolk"]})

    assert tied == ["telefoon", "tolk"]
    assert not any(o.tied for o in case.wall.options)


def test_a_line_for_the_facilitator_cannot_be_chosen_from() -> None:
    case = begun(LIST + step("Kiezen", "- pick: gekozen\n  from: lijst\n  board: yes"))
    case.say("GEHEIM", "lijst", seen="facilitator")
    case.say("openbaar", "lijst")
    case.go_to("Kiezen")
    case.session.fill_field("gekozen", {"counts": {"GEHEIM": 9, "openbaar": 1}, "chosen": ["GEHEIM"]}, START)
    case.session.show_result("gekozen", True, START)

    assert case.row("gekozen").candidates == ("openbaar",)
    assert "GEHEIM" not in repr(case.wall) + repr(case.minutes)


def test_a_pick_from_lines_the_room_has_not_seen_shows_them_only_on_the_board() -> None:
    first = step("Verzamelen", "- list: lijst")
    cases = [begun(first + step("Kiezen", f"- pick: gekozen\n  from: lijst{board}")) for board in ("", "\n  board: yes")]
    for case in cases:
        case.say("Drie brieven", "lijst")
        case.go_to("Kiezen")

    assert [("Drie brieven" in repr(case.wall), bool(case.row("gekozen").result)) for case in cases] == [(False, False), (True, True)]


def test_an_order_is_by_counts_and_says_so_in_the_minutes() -> None:
    case = begun(LIST + step("Stippen", "- pick: volgorde\n  from: lijst\n  by: 3 dots each, may stack\n  top: all"))
    for line in ("a", "b", "c"):
        case.say(line, "lijst")
    case.go_to("Stippen")
    case.fill("volgorde", {"counts": {"a": 1, "b": 6}, "chosen": ["b", "a", "c"]})

    assert case.minutes.steps[1].tables == (MinutesTable("volgorde", ("onderwerp", "aantal"), (("b", "6"), ("a", "1"), ("c", "0"))),)


def test_what_was_chosen_aloud_has_no_counts() -> None:
    case = begun(LIST + step("Kiezen", "- pick: gekozen\n  from: lijst\n  by: urgency\n  top: 2"))
    for line in ("a", "b", "c"):
        case.say(line, "lijst")
    case.go_to("Kiezen")
    case.fill("gekozen", {"chosen": ["c", "a"]})
    case.show("gekozen")

    assert [(o.label, o.count, o.chosen) for o in case.wall.options] == [("a", None, True), ("b", None, False), ("c", None, True)]
    assert (case.wall.to_count, case.minutes.steps[1].texts) == (0, (("gekozen", "c; a"),))


def test_advice_is_for_the_one_at_the_laptop_alone() -> None:
    case = begun(step("Stemmen", "- vote: stemming\n  options: [voor, tegen]\n  board: yes\n  advice:\n    majority: VRAAG WAT NODIG IS"))
    before = case.row("stemming").advice
    case.fill("stemming", {"rounds": [{"voor": 3, "tegen": 1}]})
    case.show("stemming")

    assert (before, case.row("stemming").advice) == ("", "VRAAG WAT NODIG IS")
    assert "NODIG" not in repr(case.wall) + repr(case.minutes)


# a vote in rounds


def test_a_new_round_is_hidden_while_the_one_before_stays_in_sight() -> None:
    case = begun(step("Stemmen", "- vote: stemming\n  options: [voor, tegen]\n  board: yes"))
    case.fill("stemming", {"rounds": [{"voor": 2, "tegen": 2}]})
    case.show("stemming")
    case.fill("stemming", {"rounds": [{"voor": 2, "tegen": 2}, {"voor": 4, "tegen": 0}]})
    hidden = case.wall.table
    case.show("stemming")

    assert hidden == Table(("stemming", "ronde 1"), (("voor", "2"), ("tegen", "2")))
    assert case.wall.table == Table(("stemming", "ronde 1", "ronde 2"), (("voor", "2", "4"), ("tegen", "2", "0")))


def test_rounds_of_a_repeat_stand_beside_each_other() -> None:
    vote = "    fields:\n    - vote: stemming\n      options: [voor, tegen]\n      board: yes\n"
    case = begun(f"- repeat: 2 times\n  steps:\n  - title: Stemmen\n    time: 3 min\n{vote}")
    for hands in (2, 4):
        case.fill("stemming", {"rounds": [{"voor": hands, "tegen": 4 - hands}]})
        case.show("stemming")
        last = case.wall.table
        case.session.go_on(START)

    assert last == Table(("stemming", "ronde 1", "ronde 2"), (("voor", "2", "4"), ("tegen", "2", "0")))


# each for themselves

SENTENCE = step("Vertellen", "- sentence: afweging\n  text: Juist is …\n  per: person\n  board: yes", "  speak: popcorn\n")


def test_each_person_has_their_own_and_a_table_of_all() -> None:
    case = begun(SENTENCE)
    case.fill("afweging", {"gaps": ["bellen"]}, "Cor Vos")
    case.fill("afweging", {"gaps": ["wachten"]}, "Anna Bos")

    assert [share.holder for share in case.row("afweging").shares] == ["Anna Bos", "Bob Mol", "Cor Vos", "Dora Smit"]
    rows = (("Anna Bos", "Juist is wachten"), ("Cor Vos", "Juist is bellen"))
    assert case.wall.table == Table(("wie", "afweging"), rows)
    assert case.minutes.steps[0].tables == (MinutesTable("afweging", ("wie", "afweging"), rows),)


def test_without_names_the_order_does_not_tell_who_said_what() -> None:
    case = begun(SENTENCE, head="names: hidden\n")
    case.fill("afweging", {"gaps": ["wachten"]}, "Anna Bos")
    case.fill("afweging", {"gaps": ["bellen"]}, "Cor Vos")

    assert case.minutes.steps[0].tables == (MinutesTable("afweging", ("afweging",), (("Juist is bellen",), ("Juist is wachten",))),)
    assert case.wall.items == ("Juist is bellen", "Juist is wachten")
    assert "Anna" not in repr(case.wall)


def test_who_leaves_keeps_what_they_filled_in() -> None:
    case = begun(SENTENCE)
    case.fill("afweging", {"gaps": ["bellen"]}, "Cor Vos")
    case.session.set_presence("p3", False, START)
    case.session.set_presence("p2", False, START)

    assert [share.holder for share in case.row("afweging").shares] == ["Anna Bos", "Dora Smit", "Cor Vos"]


def test_in_a_round_it_is_of_whose_turn_it_is() -> None:
    case = begun(step("Rondje", "- short: kern\n  per: person\n- list: regels\n  per: person", "  speak: round\n"))
    case.session.give_turn("p3", START)

    assert case.row("kern").on == "kern#p3"
    assert [p.label for p in case.console.destinations if p.now] == ["regels: Cor Vos"]


def test_a_list_of_each_group_says_whose_line_it_is() -> None:
    case = begun(step("Samen", "- list: punten\n  per: group\n  board: yes\n  limit: 1 per group", "  groups: 2\n"))
    case.say("van de een", "punten: groepje 1")
    case.say("van de ander", "punten: groepje 2")
    case.say("nog een", "punten: groepje 2")

    rows = (("groepje 1", "van de een"), ("groepje 2", "van de ander\nnog een"))
    assert case.wall.table == Table(("groepje", "punten"), rows)
    said = (("groepje 1", "van de een"), ("groepje 2", "van de ander"), ("groepje 2", "nog een"))
    assert case.minutes.steps[0].tables == (MinutesTable("punten", ("groepje", "punten"), said),)
    assert case.minutes.steps[0].notes == ()
    assert [p.remark for p in case.console.destinations] == ["", "2 regels, afgesproken was 1 per groepje"]


def test_a_repeat_goes_over_the_lines_of_all_groups() -> None:
    text = step("Samen", "- list: punten\n  per: group", "  groups: 2\n")
    case = begun(text + "- repeat: each punt in punten\n  steps:\n  - title: Bespreek <punt>\n    time: 5 min\n")
    case.say("een", "punten: groepje 1")
    case.say("twee", "punten: groepje 2")

    assert [s.title for s in case.session.sheet.steps[1:]] == ["Bespreek een", "Bespreek twee"]


def test_groups_of_the_step_before_bring_back_their_own() -> None:
    case = begun("- title: Samen\n  time: 5 min\n  groups: 2\n" + step("Terug", "- short: kern\n  per: group"))
    case.go_to("Terug")

    assert [share.holder for share in case.row("kern").shares] == ["groepje 1", "groepje 2"]


def test_a_matrix_of_each_group_is_one_table() -> None:
    case = begun(step("Samen", "- matrix: vak\n  rows: [A]\n  columns: [ja]\n  per: group", "  groups: 2\n"))
    case.fill("vak", {"rows": [["A", "goed"]]}, "groepje 2")

    assert case.minutes.steps[0].tables == (MinutesTable("vak", ("groepje", "onderwerp", "ja"), (("groepje 2", "A", "goed"),)),)


# what the group settles

SETTLE = step("Afspreken", "- settle: afspraak\n  readers: [alleen de groep, ook de teamleider]\n  board: yes")


def settling(keep: str, readers: str = "alleen de groep") -> Case:
    """A line that was taken down before the group settled what is kept."""
    case = begun(step("Eerst", "- list: gehoord\n- short: kern") + SETTLE)
    case.say("EERDER GEZEGD", "gehoord")
    case.fill("kern", "EERDER INGEVULD")
    case.go_to("Afspreken")
    case.fill("afspraak", {"keep": keep, "readers": readers})
    return case


def test_what_is_settled_holds_for_what_was_taken_down_before() -> None:
    kept, wiped = settling("report"), settling("session")

    assert "EERDER GEZEGD" in repr(kept.minutes)
    assert not {"EERDER GEZEGD", "EERDER INGEVULD"} & set(repr(wiped.minutes).split("'"))
    assert {n.policy for n in wiped.console.notes} == {"session"}
    assert {wiped.words[w] for w in words_to_wipe(wiped.session)} == {wiped.words[w] for w in wiped.words if "EERDER" in wiped.words[w]}


def test_the_agreement_is_said_on_the_wall_and_always_in_the_minutes() -> None:
    case = settling("session")

    assert case.wall.text == "Wat we opschrijven is alleen voor nu; na de sessie wordt het gewist. Wie het krijgt: alleen de groep."
    assert case.minutes.steps[1].texts == (("afspraak", case.wall.text),)
    assert (case.minutes.audience, case.minutes.classification) == ("alleen de groep", "Vertrouwelijk – blijft in de groep")


def test_nothing_freer_than_the_draaiboek_can_be_settled() -> None:
    assert begun(SETTLE).row("afspraak").candidates == ("nothing", "session", "report")
    assert begun(SETTLE, notes="session").row("afspraak").candidates == ("nothing", "session")
    assert begun(step("Afspreken", "- settle: afspraak\n  options: [report, nothing]")).row("afspraak").candidates == ("nothing", "report")


def test_the_group_can_come_back_on_it() -> None:
    case = settling("nothing")

    assert case.row("afspraak").candidates == ("nothing", "session", "report")
    case.fill("afspraak", {"keep": "report", "readers": ""})
    assert "EERDER GEZEGD" in repr(case.minutes)


# what is asked of one role


def test_what_is_asked_of_one_role_is_for_the_room_and_the_console() -> None:
    case = begun(
        "- title: Spel\n  time: 5 min\n  for:\n    observator:\n    - Waar zat de energie?\n    - Wat werd niet gezegd?\n",
        head="roles: {observator: 1}\n",
    )

    assert case.wall.tasks == case.console.tasks == ("Observator: Waar zat de energie? Wat werd niet gezegd?",)
