"""What a made-up group fills in suits the field and who is there."""

from __future__ import annotations

import pytest

from facilitator.rehearsing.lifelike import lifelike
from facilitator.sessions.leading.choosing import counts_of, rounds_of
from facilitator.sessions.step_fields.field_words import in_words
from tests.sessions.field_cases import Case, begun, step

WRITTEN = {
    "short": "- short: v\n  limit: 3 words", "long": "- long: v", "choice": "- choice: v\n  options: [a, b]", "count": "- count: v",
    "sentence": "- sentence: v\n  text: Juist is …, omdat ….", "matrix": "- matrix: v\n  columns: [ja, nee]",
    "scale": "- scale: v\n  range: 1-10", "vote": "- vote: v\n  options: [voor, tegen, onthouding]", "settle": "- settle: v",
    "pick": "- list: l\n- pick: v\n  from: l\n  by: 2 dots each\n  top: 2", "ticks": "- list: l\n- pick: v\n  from: l\n  by: turns",
    "mark": "- list: l\n- mark: v\n  from: l\n  options: [kan, kan niet]",
}  # fmt: skip


def filled(kind: str, people: int) -> Case:
    case = begun(step("Stap", WRITTEN[kind]), people="\n".join(f"Mens {i}" for i in range(people)))
    for line in ("een", "twee", "drie") if "list: l" in WRITTEN[kind] else ():
        case.say(line, "l")
    case.fill("v", lifelike(case.row("v")))
    return case


@pytest.mark.parametrize("people", [1, 6, 40])
@pytest.mark.parametrize("kind", WRITTEN)
def test_every_kind_is_filled_in_without_a_remark_but_of_a_tie(kind: str, people: int) -> None:
    row = filled(kind, people).row("v")

    assert in_words(row.field, row.value)
    assert [r for r in row.remarks if "tel nog eens na" in r or "afgesproken" in r or "mag niet" in r or "er zijn er" in r] == []


def test_no_more_people_count_than_there_are() -> None:
    scale, vote, pick = (filled(kind, 12).row("v").value for kind in ("scale", "vote", "pick"))

    assert sum(counts_of(scale).values()) == 11
    assert [sum(r.values()) for r in rounds_of(vote, ("voor", "tegen", "onthouding"))] == [12, 12]
    assert sum(counts_of(pick).values()) <= 24


def test_a_pick_from_nothing_is_not_filled_in() -> None:
    assert lifelike(begun(step("Stap", WRITTEN["pick"])).row("v")) is None
