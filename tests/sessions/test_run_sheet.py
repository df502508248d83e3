"""A draaiboek, people and choices become a timed list of steps."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning, RunSheet, RunStep
from facilitator.sessions.templates.template_file import read_text

CHECK_IN = """\
draaiboek: 1
title: Check-in
notes: nothing
origin: {timing: own}
fill in: {vraag: Hoe zit je erbij}
steps:
- title: Check-in
  time: 1 min per person
  speak: popcorn
  show: <vraag>
  fields:
  - list: stemming
    notes: report
- title: Stilte
  time: 2 min
  speak: silent
"""
CASES = """\
- title: Kiezen
  time: 5 min
  fields:
  - list: casussen
    limit: 1 per person
  - pick: gekozen
    from: casussen
    top: 2
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: <casus>
    time: 15 min (10-20)
    fields:
    - action: stap
      notes: inbrenger
  - title: Advies
    time: 10 min
    speak: round
    stance: {inbrenger: [listens, writes]}
  - break: Pauze
    time: 5 min
"""


def people(n: int) -> tuple[str, ...]:
    return tuple(f"p{i}" for i in range(1, n + 1))


def sheet(steps: str, planning: Planning | None = None, head: str = "notes: report\n") -> RunSheet:
    text = f"draaiboek: 1\ntitle: Proef\norigin: {{timing: own}}\n{head}steps:\n{steps}"
    return run_sheet(read_text(text, "proef", {"check-in": CHECK_IN}.get), planning or Planning(people(8)))


def step(found: RunSheet, path: str) -> RunStep:
    row = found.step(path)
    assert row is not None, [s.path for s in found.steps]
    return row


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


ROLES = "notes: nothing\nroles: {inbrenger: 1, gast: 1 guest}\n"


def test_per_person_counts_who_is_there() -> None:
    row = step(sheet("- title: A\n  time: 2 min per person\n"), "1")

    assert (row.length, row.turn, len(row.speakers), row.protected) == (minutes(16), minutes(2), 8, True)


@pytest.mark.parametrize(("holders", "speakers"), [({}, 8), ({"inbrenger": ("p3",)}, 7)])
def test_who_only_listens_is_not_counted(holders: dict[str, tuple[str, ...]], speakers: int) -> None:
    found = sheet(
        "- title: A\n  time: 1 min per person\n  speak: round\n  stance: {inbrenger: listens, gast: listens}\n",
        Planning(people(8), holders),
        ROLES,
    )

    assert step(found, "1").length == minutes(7)
    assert len(step(found, "1").speakers) == speakers


def test_a_fixed_time_in_a_round_is_shared_out() -> None:
    assert step(sheet("- title: A\n  time: 10 min\n  speak: round\n"), "1").turn == timedelta(seconds=75)


@pytest.mark.parametrize(
    ("keys", "shortest", "longest", "protected"),
    [
        ("time: 15 min (10-20)", 10, 20, False),
        ("time: 10 min\n  when late: keep", 10, 10, True),
        ("time: 10 min\n  when late: drop", 0, 10, False),
        ("time: 10 min\n  speak: popcorn", 10, 10, True),
        ("time: 10 min\n  speak: silent", 10, 10, True),
        ("time: 10 min", 7, 10, False),
        ("time: 10 min\n  follow up: yes", 10, 10, True),
        ("time: 30 s", 0.5, 0.5, True),
        ("time: 10 min\n  speak: round\n  when late: shorten", 7, 10, False),
    ],
)
def test_a_step_gives_no_more_than_it_may(keys: str, shortest: float, longest: float, protected: bool) -> None:
    row = step(sheet(f"- title: A\n  {keys}\n"), "1")

    assert (row.shortest, row.longest, row.protected) == (minutes(shortest), minutes(longest), protected)


def test_a_pass_for_every_line_that_was_picked() -> None:
    before, after = sheet(CASES, None, ROLES), sheet(CASES, Planning(people(8), lines={"gekozen": ("De brief",)}), ROLES)

    assert [s.path for s in before.steps] == ["1", "2[1].1", "2[1].2", "2[1].3", "2[2].1", "2[2].2"]
    assert [s.title for s in after.steps] == ["Kiezen", "De brief", "Advies"]
    row = step(after, "2[1].1")
    assert (row.block, row.block_label, row.pass_roles, row.field_prefix) == ("2[1]", "De brief", ("inbrenger",), "2[1]:")
    assert row.fields[0].notes == "inbrenger"


def test_the_role_of_a_pass_is_that_of_the_pass() -> None:
    found = sheet(CASES, Planning(people(4), {"inbrenger": ("p1",), "inbrenger@2[2]": ("p4",)}), ROLES)

    assert step(found, "2[1].2").speakers == ("p2", "p3", "p4")
    assert step(found, "2[2].2").speakers == ("p1", "p2", "p3")


def test_everyone_has_a_pass_and_the_other_roles_go_round() -> None:
    repeat = "- repeat: each person\n  role: [verteller, schrijver]\n  steps:\n  - title: A\n    time: 6 min\n    speak: round\n"

    found = sheet(repeat + "    stance: {verteller: listens, schrijver: writes}\n", Planning(people(3)))

    assert [s.speakers for s in found.steps] == [("p3",), ("p1",), ("p2",)]


def test_a_pass_that_has_begun_stays_when_somebody_leaves() -> None:
    repeat = "- repeat: each person\n  role: verteller\n  steps:\n  - title: A\n    time: 6 min\n"

    found = sheet(repeat, Planning(people(2), lengths={"1[3].1": minutes(6)}, begun=frozenset({"1[3].1"})))

    assert len(found.steps) == 3


def test_in_groups_everyone_has_a_pass_at_the_same_time() -> None:
    repeat = (
        
        "- repeat: each person in the group\n  role: [vrager]\n  groups: 3 or fewer\n"
        "  steps:\n  - title: A\n    time: 1 min per person\n"
    
    )

    found = sheet(repeat + "    stance: {vrager: back turned}\n")

    assert [(tuple(map(len, s.groups)), s.length, s.speakers) for s in found.steps] == [((3, 3, 2), minutes(3), ())] * 3
    turns = [("p1", "p4", "p7"), ("p2", "p5", "p8"), ("p3", "p6")]
    assert [s.parts for s in found.steps] == [tuple((person, "vrager") for person in turn) for turn in turns]


def test_mixed_groups_stay_together_while_everyone_in_them_has_a_pass() -> None:
    repeat = "- repeat: each person in the group\n  role: vrager\n  groups: 3, mixed\n  steps:\n  - title: A\n    time: 5 min\n"

    found = sheet("- title: Eerst\n  time: 5 min\n  groups: 3\n" + repeat, Planning(people(9)))

    assert len({s.groups for s in found.steps[1:]}) == 1
    assert found.steps[0].groups != found.steps[1].groups


def test_what_is_switched_elsewhere_does_not_count_where_a_pass_is_measured() -> None:
    loop = "- title: Vooraf\n  time: 5 min\n  optional: on\n- repeat: 1-2 times\n  steps:\n  - title: A\n    time: 9 min\n"

    found = sheet(loop, Planning(people(8), switched={"1": False}))

    assert found.loops[0].pass_length == minutes(9)


def test_a_loop_that_is_not_planned_is_a_grey_line() -> None:
    loop = "- repeat: 0-2 times\n  steps:\n  - title: A\n    time: 5 min\n"

    assert [(s.path, s.on) for s in sheet(loop).steps] == [("1", False)]
    assert [s.path for s in sheet(loop, Planning(people(8), passes={"1": 9})).steps] == ["1[1].1", "1[2].1"]


def test_as_many_passes_as_fit_before_the_end() -> None:
    loop = "- repeat: each person\n  until: 16:00\n  steps:\n  - title: A\n    time: 10 min\n- title: Oogst\n  time: 15 min\n"

    found = sheet(loop, Planning(people(8), starts_at=datetime(2026, 11, 24, 15, 0, tzinfo=UTC)))

    assert found.length == minutes(55)


def test_what_comes_otherwise_is_there_but_off() -> None:
    loop = "- repeat: 1-2 times\n  steps:\n  - title: A\n    time: 5 min\n  otherwise:\n  - title: B\n    time: 9 min\n"

    found, on = sheet(loop), sheet(loop, Planning(people(8), switched={"1!1": True}))

    assert (found.length, on.length) == (minutes(5), minutes(14))
    assert step(found, "1!1").optional


def test_one_of_them_is_chosen_and_the_first_is_planned() -> None:
    choice = "- one of: Hoe?\n  choices:\n  - title: A\n    time: 5 min\n  - phase: B\n    steps:\n    - title: C\n      time: 5 min\n"

    assert [s.path for s in sheet(choice).steps] == ["1a"]
    assert [s.path for s in sheet(choice, Planning(people(8), choices={"1": 1})).steps] == ["1b.1"]


def test_a_phase_that_is_off_is_one_line_until_it_is_switched_on() -> None:
    phase = "- phase: Extra\n  optional: off\n  steps:\n  - title: A\n    time: 5 min\n  - title: B\n    time: 5 min\n"

    assert [(s.title, s.on) for s in sheet(phase).steps] == [("Extra", False)]
    assert [s.optional for s in sheet(phase, Planning(people(8), switched={"1": True})).on] == [True, True]


def test_a_chosen_length_counts_and_zero_drops_the_step() -> None:
    steps = "- title: A\n  time: 10 min\n- title: B\n  time: 10 min\n  speak: round\n"

    found = sheet(steps, Planning(people(8), lengths={"1": timedelta(), "2": minutes(8)}))

    assert (found.length, step(found, "2").turn) == (minutes(8), minutes(1))


def test_an_include_is_squeezed_to_the_time_it_was_given() -> None:
    found = sheet("- include: check-in\n  time: 7 min\n  with: {vraag: Wat hield je bezig}\n")

    assert found.length == minutes(7)
    assert [s.length % timedelta(seconds=30) for s in found.steps] == [timedelta(), timedelta()]
    assert step(found, "1.1").show == ("Wat hield je bezig",)
    assert step(found, "1.1").field_prefix == "1:"


@given(wanted=st.integers(1, 90), present=st.integers(0, 40))
def test_the_sum_of_an_include_is_exact(wanted: int, present: int) -> None:
    assert sheet(f"- include: check-in\n  time: {wanted} min\n", Planning(people(present))).length == minutes(wanted)


@pytest.mark.parametrize(
    ("place", "at_include", "kept"),
    [
        ("report", "", "report"),
        ("session", "", "session"),
        ("nothing", "", "session"),
        ("nothing", "report", "report"),
        ("inbrenger", "", "inbrenger"),
    ],
)
def test_an_include_can_only_be_stricter(place: str, at_include: str, kept: str) -> None:
    notes = f"  notes: {at_include}\n" if at_include else ""

    found = sheet(f"- include: check-in\n{notes}", head=f"notes: {place}\nroles: {{inbrenger: 1}}\n")

    assert step(found, "1.1").notes == "nothing"
    assert step(found, "1.1").fields[0].notes == kept


def test_in_its_own_file_the_nearest_policy_counts_also_when_it_is_freer() -> None:
    found = sheet("- title: A\n  time: 5 min\n  fields:\n  - list: x\n  - list: y\n    notes: report\n", head="notes: nothing\n")

    assert [f.notes for f in step(found, "1").fields] == ["session", "report"]


def test_blanks_are_filled_by_the_planning_and_a_list_becomes_rows() -> None:
    head = "notes: report\nfill in:\n  waarden: [a, b]\n  thema: rust\n"
    steps = "- title: Over <thema>\n  time: 5 min\n  show: <waarden>\n  fields:\n  - matrix: m\n    rows: <waarden>\n    columns: [x]\n"

    row = step(sheet(steps, Planning(people(8), blanks={"thema": "moed"}), head), "1")

    assert (row.title, row.show, row.fields[0].rows) == ("Over moed", ("a", "b"), ("a", "b"))


def test_pairs_become_fours_and_groups_report_one_by_one() -> None:
    steps = "- title: A\n  time: 5 min\n  groups: 2\n- title: B\n  time: 5 min\n  groups: 4\n- title: C\n  time: 2 min per group\n"

    found = sheet(steps)

    assert [[len(g) for g in s.groups] for s in found.steps] == [[2, 2, 2, 2], [4, 4], []]
    assert step(found, "3").length == minutes(4)


NESTED = CASES.replace("  - break: Pauze\n    time: 5 min\n", "") + (
    "  - repeat: each person in the group\n    role: [vrager]\n    groups: 3 or fewer\n    steps:\n    - title: Vraag\n      time: 2 min\n"
)


@given(present=st.integers(0, 200), start=st.none() | st.just(datetime(2026, 11, 24, 23, 50, tzinfo=UTC)))
@settings(deadline=None)
def test_any_number_of_people_gives_a_sound_run_sheet(present: int, start: datetime | None) -> None:
    steps = NESTED + "- repeat: each person\n  until: 16:00\n  steps:\n  - title: A\n    time: 1 min per person\n"

    found = sheet(steps, Planning(people(present), starts_at=start), ROLES)

    assert len({s.path for s in found.steps}) == len(found.steps)
    assert all(timedelta() <= s.shortest <= s.length <= s.longest for s in found.steps)


def test_forty_people_and_six_cases_are_expanded_at_once() -> None:
    head = f"draaiboek: 1\ntitle: Proef\norigin: {{timing: own}}\n{ROLES}steps:\n"
    template = read_text(head + NESTED.replace("top: 2", "top: 6"), "proef", lambda name: None)
    planning = Planning(people(40))
    took = []
    for _ in range(5):
        began = time.process_time()
        found = run_sheet(template, planning)
        took.append(time.process_time() - began)

    assert len(found.steps) == 1 + 6 * 5
    assert min(took) < 0.02


def test_blocks_in_blocks_cannot_stall_the_program() -> None:
    loop, steps = "", ""
    for depth in range(6):
        steps += f"{loop}- repeat: 100 times\n{loop}  steps:\n"
        loop = "  " * (depth + 1)

    found = sheet(f"{steps}{loop}- title: A\n{loop}  time: 1 min\n")

    assert len(found.steps) <= 3000


def test_a_row_says_which_part_of_the_programme_it_is_in() -> None:
    steps = "- phase: Horen\n  steps:\n  - repeat: 2 times\n    steps:\n    - title: A\n      time: 1 min\n"

    assert [s.where for s in sheet(steps).steps] == ["Horen, ronde 1", "Horen, ronde 2"]


def test_rounds_go_on_until_the_end_that_was_planned() -> None:
    steps = "- repeat: 9 times\n  until: the end\n  steps:\n  - title: A\n    time: 5 min\n- title: Slot\n  time: 10 min\n"
    start = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)

    until = sheet(steps, Planning(people(4), starts_at=start, ends_at=start + timedelta(minutes=32)))

    assert [s.title for s in until.steps] == ["A"] * 4 + ["Slot"]
    assert len(sheet(steps, Planning(people(4), starts_at=start)).steps) == 10


def test_a_pass_comes_for_each_line_that_is_filled_in() -> None:
    head = "notes: report\nfill in:\n  vragen: [Wat helpt, Wat schuurt]\n"
    steps = "- repeat: each vraag in vragen\n  steps:\n  - title: <vraag>\n    time: 5 min\n"

    assert [s.title for s in sheet(steps, Planning(people(4)), head).steps] == ["Wat helpt", "Wat schuurt"]
    asked = Planning(people(4), blanks={"vragen": ("Waarom",)})
    assert [s.title for s in sheet(steps, asked, head).steps] == ["Waarom"]


def test_who_only_listens_still_sits_in_a_group() -> None:
    steps = "- title: A\n  time: 5 min\n  groups: 2\n  stance: {deelnemer: listens}\n"

    assert [len(g) for g in sheet(steps).steps[0].groups] == [2, 2, 2, 2]


def test_a_round_begins_where_it_is_asked_to_or_is_shuffled() -> None:
    steps = "- title: A\n  time: 5 min\n  speak: round, from inbrenger\n- title: B\n  time: 5 min\n  speak: round, shuffled\n"
    found = sheet(steps, Planning(people(5), holders={"inbrenger": ("p3",)}), ROLES)

    assert found.steps[0].speakers == ("p3", "p4", "p5", "p1", "p2")
    assert sorted(found.steps[1].speakers) == list(people(5))
    assert found.steps[1].speakers == sheet(steps, Planning(people(5)), ROLES).steps[1].speakers


def test_a_round_ends_with_who_is_to_speak_last() -> None:
    found = sheet("- title: A\n  time: 5 min\n  speak: round, inbrenger last\n", Planning(people(4), holders={"inbrenger": ("p2",)}), ROLES)

    assert found.steps[0].speakers == ("p3", "p4", "p1", "p2")


def test_the_same_size_again_keeps_the_groups_as_they_were_joined() -> None:
    sizes = "".join(f"- title: {t}\n  time: 5 min\n  groups: {n}\n" for t, n in (("A", 2), ("B", 4), ("C", 4)))
    found = sheet(sizes, Planning(people(14)))

    assert found.steps[1].groups == found.steps[2].groups


def test_a_block_mixes_once_and_keeps_its_groups_each_pass_anew() -> None:
    steps = "- repeat: 2 times\n  groups: 3, mixed\n  steps:\n" + "".join(f"  - title: {t}\n    time: 5 min\n" for t in "AB")
    first, same, second, again = (s.groups for s in sheet(steps, Planning(people(9))).steps)

    assert first == same
    assert second == again
    assert first != second


def test_a_pick_may_be_about_lines_that_were_filled_in_beforehand() -> None:
    head = "notes: report\nfill in:\n  vragen: [Wat helpt, Wat schuurt]\n"
    steps = "- title: A\n  time: 5 min\n  fields:\n  - pick: gekozen\n    from: vragen\n    by: 2 dots each\n"

    assert sheet(steps, Planning(people(4)), head).steps[0].fields[0].options == ("Wat helpt", "Wat schuurt")


def test_a_table_has_a_row_for_each_line_of_a_list_that_was_asked_before() -> None:
    steps = "- title: A\n  time: 5 min\n  fields:\n  - list: thema's\n"
    steps += "- title: B\n  time: 5 min\n  fields:\n  - matrix: plekken\n    rows: thema's\n    columns: [waar]\n"

    found = sheet(steps, Planning(people(4), lines={"thema's": ("Balie", "Brieven")}))

    assert found.steps[1].fields[0].rows == ("Balie", "Brieven")


def test_what_people_call_things_may_have_an_apostrophe() -> None:
    steps = "- title: A\n  time: 5 min\n  fields:\n  - list: thema's\n"
    steps += "- repeat: each thema in thema's\n  steps:\n  - title: <thema>\n    time: 5 min\n"

    found = sheet(steps, Planning(people(4), lines={"thema's": ("Balie", "Brieven")}))

    assert [s.title for s in found.steps] == ["A", "Balie", "Brieven"]


def test_what_is_chosen_from_may_be_a_list_that_was_filled_in() -> None:
    head = "notes: report\nfill in:\n  plekken: [hal, kantine]\n"
    steps = "- title: A\n  time: 5 min\n  fields:\n  - choice: plek\n    options: <plekken>\n"

    assert sheet(steps, Planning(people(4)), head).steps[0].fields[0].options == ("hal", "kantine")
