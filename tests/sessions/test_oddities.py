"""What is legal but odd is said with its place, and what a maker may well mean is left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from facilitator.language import use_language
from facilitator.sessions.templates.template_file import read_template, read_text

TOP = "draaiboek: 1\ntitle: Proef\norigin: {timing: own}\n"
STEP = "- title: A\n  time: 5 min\n"
INNER = f"{TOP}notes: report\npeople: 4-12\nsteps:\n- title: Rondje\n  time: 1 min per person\n"
FORMATS = Path(__file__).parents[1] / "formats"


def said(steps: str, head: str = "notes: report\n") -> list[str]:
    """The warnings about a draaiboek with this head and these steps; the head begins at line 4."""
    template = read_text(f"{TOP}{head}steps:\n{steps}", "proef", {"binnen": INNER}.get)
    return [f"{w.line}:{w.column}: {w.text}" for w in template.warnings]


def test_an_ordinary_draaiboek_has_nothing_odd() -> None:
    assert said(STEP) == []


@pytest.mark.parametrize("time", ["10 min (5-15)", "10 min (10-15)", "10 min (5-10)", "10 min"])
def test_a_margin_that_gives_is_a_margin(time: str) -> None:
    assert said(f"- title: A\n  time: {time}\n") == []


def test_a_margin_without_room_is_odd() -> None:
    assert said("- title: A\n  time: 10 min (10-10)\n") == ["7:9: deze marge begint en eindigt bij hetzelfde; laat de haakjes weg"]


@pytest.mark.parametrize(
    ("people", "keys", "odd"),
    [
        ("5-40", "time: 5 min\n  speak: round", True),
        ("5-40", "time: 5 min (5-10)\n  speak: round", False),
        ("5-40", "time: 10 s per person\n  speak: round", False),
        ("5-40", "time: 5 min\n  speak: popcorn", False),
        ("5-40", "time: 2 min\n  speak: round\n  groups: 4", False),
        ("5-31", "time: 5 min\n  speak: round", True),
        ("5-30", "time: 5 min\n  speak: round", False),
        ("8 or more", "time: 5 min\n  speak: round", False),
    ],
)
def test_a_turn_too_short_to_speak_in_is_odd(people: str, keys: str, odd: bool) -> None:
    found = said(f"- title: A\n  {keys}\n", f"notes: report\npeople: {people}\n")

    assert [w.partition(" is een beurt")[0] for w in found] == ([f"8:9: met {people[2:]} mensen"] if odd else [])


def test_who_is_silent_makes_the_turns_of_the_others_longer() -> None:
    head = "notes: report\npeople: 5-31\nroles: {inbrenger: 1}\n"

    assert said("- title: A\n  time: 5 min\n  speak: round\n  stance: {inbrenger: listens}\n", head) == []


@pytest.mark.parametrize(
    ("until", "odd"), [("4:30", "; bedoelde je 16:30?"), ("0:15", "; bedoelde je 12:15?"), ("16:30", ""), ("9:00", ""), ("6:30", "")]
)
def test_an_end_before_which_nothing_fits_is_odd(until: str, odd: str) -> None:
    found = said(f"{STEP}- repeat: each person\n  until: {until}\n  steps:\n  - title: B\n    time: 10 min\n")

    assert found == ([f"9:10: voor {until} past hier nooit een ronde, ook niet als je om 6:00 begint{odd}"] if odd else [])


@pytest.mark.parametrize(("time", "odd"), [("3 min", True), ("4 min", False), ("10 min", False)])
def test_an_include_that_is_squeezed_below_its_shortest_is_odd(time: str, odd: bool) -> None:
    found = said(f"- include: binnen\n  time: {time}\n")

    assert found == (["7:9: 'binnen' duurt op zijn kortst 4 min; in 3 min past het niet"] if odd else [])


@pytest.mark.parametrize("speak", ["round", "popcorn"])
def test_a_round_without_anybody_to_speak_is_odd(speak: str) -> None:
    step = f"- title: A\n  time: 5 min\n  speak: {speak}\n  stance: {{deelnemer: listens, inbrenger: "
    head = "notes: report\nroles: {inbrenger: 1, gast: 1 guest}\n"

    assert said(step + "writes}\n", head) == ["9:10: hier heeft niemand een beurt: stance laat elke rol zwijgen"]
    assert said(step + "answers}\n", head) == []


@pytest.mark.parametrize(
    ("stance", "speak", "odd"),
    [
        ("out of the room", "inbrenger", "alleen de inbrenger spreekt hier, maar stance laat die zwijgen"),
        ("[listens, writes]", "round, from inbrenger", "het rondje begint bij de inbrenger, maar stance laat die zwijgen"),
        ("observes", "round, inbrenger last", "het rondje eindigt bij de inbrenger, maar stance laat die zwijgen"),
        ("[speaks, writes]", "inbrenger", ""),
        ("speaks", "round, inbrenger last", ""),
        ("answers", "round, from inbrenger", ""),
        ("listens", "round", ""),
    ],
)
def test_somebody_silent_who_has_the_floor_is_odd_also_when_it_is_inherited(stance: str, speak: str, odd: str) -> None:
    phase = f"- phase: P\n  stance: {{inbrenger: {stance}}}\n  steps:\n  - title: A\n    time: 5 min\n    speak: {speak}\n"

    assert said(phase, "notes: report\nroles: {inbrenger: 1}\n") == ([f"12:12: {odd}"] if odd else [])


@pytest.mark.parametrize(
    ("role", "used", "odd"),
    [
        ("verteller: 1", STEP, True),
        ("verteller: 1", STEP + "  say: De verteller begint.\n", False),
        ("verteller: 1", STEP + "  stance: {verteller: listens}\n", False),
        ("verteller: 1, rotates", STEP, False),
        ("verteller: 0-1", STEP, False),
        ("verteller: 1 guest", STEP, False),
        ("verteller: leads", STEP, False),
        ("verteller: the rest", STEP, False),
    ],
)
def test_a_role_that_nothing_uses_is_odd(role: str, used: str, odd: bool) -> None:
    found = said(used, f"notes: report\nroles:\n  {role}\n")

    assert found == (["6:3: de rol verteller komt verder nergens voor"] if odd else [])


@pytest.mark.parametrize(("roles", "odd"), [("{a: 3, b: 2}", True), ("{a: 2-9, b: 2}", False), ("{a: 4, b: 3 guests}", False)])
def test_more_roles_than_people_is_odd(roles: str, odd: bool) -> None:
    found = said("- title: a b\n  time: 5 min\n", f"notes: report\npeople: 4-8\nroles: {roles}\n")

    assert found == (["6:8: de rollen vragen samen 5 mensen, en people begint bij 4"] if odd else [])


@pytest.mark.parametrize(
    ("people", "groups", "odd"),
    [
        ("3-8", "4", "met 3 mensen zijn er geen groepen van 4 te maken"),
        ("3-8", "3", ""),
        ("2-8", "3 or fewer", ""),
        ("5-20", "inner ring of 5", "met 5 mensen blijft er buiten een binnenkring van 5 niemand over"),
        ("6-20", "inner ring of 5", ""),
    ],
)
def test_groups_larger_than_the_group_are_odd(people: str, groups: str, odd: str) -> None:
    found = said(f"- title: A\n  time: 5 min\n  groups: {groups}\n", f"notes: report\npeople: {people}\n")

    assert found == ([f"9:11: {odd}"] if odd else [])


@pytest.mark.parametrize(
    ("before", "odd"),
    [
        (STEP, True),
        ("- title: A\n  time: 5 min\n  groups: 2\n", False),
        ("- phase: P\n  groups: 2\n  steps:\n  - title: A\n    time: 5 min\n", False),
        ("- phase: P\n  groups: 2\n  steps:\n  - title: A\n    time: 5 min\n    speak: silent\n", True),
    ],
)
def test_per_group_before_there_were_groups_is_odd(before: str, odd: bool) -> None:
    found = [w.split(": ", 1)[1] for w in said(f"{before}- title: Oogst\n  time: 2 min per group\n")]

    assert found == (["per group, maar er zijn hier nog geen groepen geweest; dit telt als één groep"] if odd else [])
    assert said("- title: Oogst\n  time: 2 min per group\n", "notes: report\nkind: bouwsteen\n") == []


FIELDS = "- title: A\n  time: 5 min\n  fields:\n  - list: x\n"


@pytest.mark.parametrize(
    ("head", "steps", "odd"),
    [
        ("notes: session\nreports: [minutes]\n", STEP, ["5:10: er wordt hier nooit iets voor het verslag bewaard; minutes blijft leeg"]),
        ("notes: session\n", STEP, ["4:8: er wordt hier nooit iets voor het verslag bewaard; minutes blijft leeg"]),
        ("notes: nothing\n", STEP, []),
        ("notes: nothing\nreports: [minutes]\n", FIELDS + "    notes: report\n", []),
        (
            "notes: nothing\n",
            FIELDS + "    notes: report\n",
            ["4:8: wat hier voor het verslag bewaard wordt komt nergens; zet minutes of actions bij reports"],
        ),
        ("notes: nothing\nreports: [actions]\n", FIELDS + "    notes: report\n", []),
        (
            "notes: report\nreports: [minutes, personal sheet]\n",
            STEP,
            ["5:10: er wordt hier nooit iets voor één rol bewaard; personal sheet blijft leeg"],
        ),
        (
            "notes: nothing\nroles: {inbrenger: 1}\n",
            FIELDS + "    notes: inbrenger\n",
            ["4:8: wat hier voor de inbrenger bewaard wordt komt nergens; zet personal sheet bij reports"],
        ),
        ("notes: nothing\nroles: {inbrenger: 1}\nreports: [personal sheet]\n", FIELDS + "    notes: inbrenger\n", []),
    ],
)
def test_a_report_that_stays_empty_is_odd_and_so_is_what_never_comes_out(head: str, steps: str, odd: list[str]) -> None:
    assert said(steps, head) == odd


def test_what_an_included_file_keeps_counts_too() -> None:
    assert said("- include: binnen\n  notes: report\n", "notes: session\nreports: [minutes]\n") == []


def test_a_choice_that_changes_nothing_is_odd() -> None:
    steps = "- title: A\n  time: 5 min\n  fields:\n  - settle: afspraak\n    options: [report, session]\n"

    odd = "11:15: er wordt in dit draaiboek nergens zo veel bewaard; 'report' kiezen verandert hier niets"
    assert said(steps, "notes: session\nreports: [attendance]\n") == [odd]
    assert said(steps) == []


@pytest.mark.parametrize(
    ("field", "odd"),
    [
        ("pick: y\n    from: x\n    by: begeleider", "hier wordt niets geteld, dus dit advies komt nooit; kies met hands of stippen"),
        ("pick: y\n    from: x\n    by: turns", "hier wordt niets geteld, dus dit advies komt nooit; kies met hands of stippen"),
        ("pick: y\n    from: x\n    by: 3 dots each, may stack", ""),
        ("pick: y\n    from: x", ""),
        ("pick: y\n    from: x\n    top: all", "de uitkomst 'tie' kan hier niet voorkomen"),
        ("vote: y\n    options: [voor]", "de uitkomst 'tie' kan hier niet voorkomen"),
        ("vote: y\n    options: [voor, tegen]", ""),
    ],
)
def test_advice_for_what_cannot_come_is_odd(field: str, odd: str) -> None:
    found = said(f"{FIELDS}  - {field}\n    advice: {{tie: Stem nog eens}}\n")

    assert [w.split(": ", 1)[1] for w in found] == ([odd] if odd else [])


TWELVE = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"


@pytest.mark.parametrize(
    ("show", "odd"),
    [(TWELVE, False), (f"{TWELVE} – … !", False), (f"{TWELVE} dertien", True), (f"[{TWELVE}, {TWELVE}]", False), ("<lang> twaalf", True)],
)
def test_more_than_can_be_read_at_a_glance_is_odd(show: str, odd: bool) -> None:
    found = said(f"{STEP}  show: {show}\n", f"notes: report\nfill in: {{lang: {TWELVE}}}\n")
    unused = [] if "<" in show else ["5:11: <lang> komt in geen enkele tekst voor"]

    assert found == [*unused, *(["9:9: 13 woorden op de beamer; hooguit 12 lezen makkelijk, of maak er een lijst van"] if odd else [])]


def test_a_blank_that_an_include_asks_for_is_used() -> None:
    inner = INNER.replace("steps:", "fill in: {vraag: Wat}\nsteps:") + "  show: <vraag>\n"
    text = f"{TOP}notes: report\nfill in: {{vraag: Hoe zit je erbij}}\nsteps:\n- include: binnen\n"

    assert read_text(text, "proef", {"binnen": inner}.get).warnings == ()


GONE_THROUGH = "- repeat: each zin in zinnen\n  steps:\n  - title: <zin>\n    time: 5 min\n"


@pytest.mark.parametrize("use", [GONE_THROUGH, FIELDS + "  - pick: y\n    from: zinnen\n"])
def test_a_list_that_is_gone_through_or_chosen_from_is_used(use: str) -> None:
    assert said(use, "notes: report\nfill in: {zinnen: [een, twee]}\n") == []


def test_a_title_twice_in_the_same_block_is_odd() -> None:
    odd = "'a' staat twee keer in hetzelfde blok; in het programma zijn ze niet te onderscheiden"

    assert said(STEP + STEP.replace("A", "a")) == [f"8:10: {odd}"]
    assert said(STEP + "- phase: P\n  steps:\n  - title: A\n    time: 5 min\n") == []
    assert said("- break: Pauze\n  time: 5 min\n" * 2) == []
    assert said("- include: binnen\n" * 2) == []
    assert said("- one of: P\n  choices:\n  - title: a\n    time: 5 min\n  - title: a\n    time: 9 min\n") == [f"10:12: {odd}"]


def test_a_goal_that_does_not_fit_on_the_card_is_odd() -> None:
    assert said(STEP, f"notes: report\ngoal: {'x' * 91}\n") == ["5:7: het doel is 91 letters; op de kaart past hooguit 90"]
    assert said(STEP, f"notes: report\ngoal: {'x' * 90}\n") == []


def test_what_is_odd_in_an_included_file_is_said_of_that_file_only() -> None:
    inner = INNER.replace("1 min per person", "10 min (10-10)")

    assert len(read_text(inner, "binnen", lambda name: None).warnings) == 1
    assert read_text(f"{TOP}notes: report\nsteps:\n- include: binnen\n", "proef", {"binnen": inner}.get).warnings == ()


def test_a_step_that_keeps_more_than_the_draaiboek_is_meant() -> None:
    assert said(STEP + "  notes: report\n", "notes: nothing\nreports: [minutes]\n") == []


@pytest.mark.parametrize(
    ("item", "deepest"),
    [
        ("- include: f{n}\n", INNER),
        ("- include: f{n}\n  time: 3 min\n", INNER),
        ("- repeat: each person\n  until: 4:30\n  steps:\n  - include: f{n}\n", INNER.replace("4-12", "900-999")),
    ],
)
def test_files_that_include_each_other_many_times_cannot_stall_the_look(item: str, deepest: str) -> None:
    head = f"{TOP}notes: report\npeople: 900-999\nsteps:\n"
    sources = {f"f{n}": head + item.replace("{n}", str(n + 1)) * 60 for n in range(6)} | {"f6": deepest}
    began = time.process_time()

    read_text(sources["f0"], "f0", sources.get)

    assert time.process_time() - began < 30


def test_oddities_are_said_in_english_too() -> None:
    use_language("en")

    assert said("- title: A\n  time: 10 min (10-10)\n") == ["7:9: this margin begins and ends at the same; leave the brackets out"]


@pytest.mark.parametrize("file", sorted((FORMATS / "1").glob("*.yaml")), ids=lambda f: f.stem)
def test_the_drafts_have_no_warning_but_of_what_is_really_odd(file: Path) -> None:
    real = ("woorden op de beamer", "het doel is", "zet personal sheet bij reports", "komt het niet op de beamer")

    assert [w.text for w in read_template(file).warnings if not any(part in w.text for part in real)] == []
