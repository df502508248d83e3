"""What a group chose: the order, the border, and what to say of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.leading.choosing import advice_for, leading, on_border, outcome, rounds_of, undecided, way_of
from facilitator.sessions.step_fields.field_remarks import remarks_on
from facilitator.sessions.templates.template import Field

LINES = ("a", "b", "c", "d")


def pick(by: str = "hands", top: str = "1") -> Field:
    return Field.model_validate({"pick": "gekozen", "from": "lijst", "by": by, "top": top})


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({}, ""),
        ({"voor": 0}, ""),
        ({"voor": 12, "tegen": 0}, "unanimous"),
        ({"voor": 8, "tegen": 4}, "majority"),
        ({"voor": 7, "tegen": 5}, "divided"),
        ({"voor": 6, "tegen": 6}, "tie"),
        ({"voor": 4, "tegen": 4, "onthouding": 4}, "tie"),
    ],
)
def test_two_thirds_is_a_majority_and_equal_is_a_tie(counts: dict[str, int], found: str) -> None:
    assert outcome(counts) == found


def test_a_tie_matters_only_on_the_border() -> None:
    counts = {"a": 4, "b": 4, "c": 1}

    assert (outcome(counts, 1), outcome(counts, 2)) == ("tie", "divided")


def test_advice_for_a_tie_is_that_for_divided_where_nothing_is_said_of_a_tie() -> None:
    vote = Field.model_validate({"vote": "x", "options": ["voor", "tegen"], "advice": {"divided": "Praat door."}})

    assert advice_for(vote, {"rounds": [{"voor": 9, "tegen": 0}, {"voor": 3, "tegen": 3}]}, vote.options) == "Praat door."
    assert advice_for(vote, {"rounds": [{"voor": 9, "tegen": 0}]}, vote.options) == ""


def test_the_most_comes_first_and_equal_ones_keep_their_order() -> None:
    assert leading({"a": 1, "b": 3, "c": 1, "d": 2}, LINES, pick(top="all")) == ["b", "d", "a", "c"]


def test_a_tie_on_the_border_is_shown_and_not_broken() -> None:
    counts = {"a": 5, "b": 3, "c": 3}

    assert leading(counts, LINES, pick(top="2")) == ["a"]
    assert on_border(counts, LINES, pick(top="2")) == ("b", "c")
    assert undecided(counts, LINES, pick(top="2"), ["a"]) == ("b", "c")


def test_once_the_group_chose_the_tie_is_over() -> None:
    assert undecided({"a": 5, "b": 3, "c": 3}, LINES, pick(top="2"), ["a", "c"]) == ()


def test_equal_counts_above_the_border_are_no_tie() -> None:
    assert on_border({"a": 3, "b": 3, "c": 1}, LINES, pick(top="2")) == ()


@given(st.dictionaries(st.sampled_from(LINES), st.integers(0, 9)), st.sampled_from(["1", "2", "3", "all"]))
def test_what_is_chosen_is_never_less_wanted_than_what_is_not(counts: dict[str, int], top: str) -> None:
    field = pick(top=top)
    chosen, equal = leading(counts, LINES, field), on_border(counts, LINES, field)
    left = [line for line in LINES if line not in chosen]

    assert not set(chosen) & set(equal)
    assert top == "all" or len(chosen) <= int(top)
    assert all(counts.get(line, 0) >= counts.get(other, 0) for line in chosen for other in left)


@pytest.mark.parametrize(
    ("by", "form", "each", "stack"),
    [
        ("hands", "hands", 1, True),
        ("3 dots each", "dots", 3, False),
        ("3 dots each, may stack", "dots", 3, True),
        ("turns", "ticks", 1, True),
        ("urgency", "ticks", 1, True),
        ("inbrenger", "ticks", 1, True),
    ],
)
def test_the_way_of_choosing_says_what_is_counted(by: str, form: str, each: int, stack: bool) -> None:
    way = way_of(pick(by))

    assert (way.form, way.each, way.stack) == (form, each, stack)
    assert way.most(12) == (0 if form == "ticks" else each * 12)


def test_a_vote_that_nobody_counted_has_one_empty_round() -> None:
    assert rounds_of(None, ("voor", "tegen")) == ({"voor": 0, "tegen": 0},)
    assert rounds_of({"counts": {"voor": 3}}, ("voor",)) == ({"voor": 0},)


VOTE = Field.model_validate({"vote": "stemming", "options": ["voor", "tegen"]})
SCALE = Field.model_validate({"scale": "roti"})
COUNT = Field.model_validate({"count": "herkent"})


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (VOTE, {"rounds": [{"voor": 9, "tegen": 2}]}, ("11 van 12: 1 heeft niet gestemd.",)),
        (VOTE, {"rounds": [{"voor": 9, "tegen": 1}]}, ("10 van 12: 2 hebben niet gestemd.",)),
        (VOTE, {"rounds": [{"voor": 9, "tegen": 3}]}, ("12 van 12: iedereen heeft gestemd.",)),
        (VOTE, {"rounds": [{"voor": 9, "tegen": 5}]}, ("14 handen bij 12 mensen: tel nog eens na.",)),
        (SCALE, {"counts": {"3": 5, "4": 6}}, ("11 van 12 geteld; gemiddeld 3,5.",)),
        (SCALE, {"counts": {"3": 13}}, ("13 geteld bij 12 mensen: tel nog eens na; gemiddeld 3,0.",)),
        (COUNT, 7, ()),
        (COUNT, 14, ("14 geteld bij 12 mensen: tel nog eens na.",)),
        (
            pick("2 dots each"),
            {"counts": {"a": 20, "b": 4}},
            ("24 van 24 stippen geteld.", "‘a’: 20 stippen bij 12 mensen, en stapelen mag niet."),
        ),
        (pick("2 dots each, may stack"), {"counts": {"a": 20, "b": 4}, "chosen": ["a"]}, ("24 van 24 stippen geteld.",)),
        (pick("2 dots each"), {"counts": {"a": 12, "b": 11, "c": 3}}, ("26 stippen; er zijn er 24 (12 × 2).",)),
        (pick("hands"), {"counts": {"a": 7, "b": 4}, "chosen": ["a"]}, ("11 van 12 handen geteld.",)),
        (pick("hands"), {"counts": {"a": 13}}, ("13 handen bij 12 mensen.", "‘a’: 13 handen bij 12 mensen: tel nog eens na.")),
        (
            pick("hands", "2"),
            {"counts": {"a": 6, "b": 3, "c": 3}, "chosen": ["a"]},
            ("12 van 12 handen geteld.", "Gelijke stand op de grens: ‘b’ en ‘c’ (3 elk). Kies samen."),
        ),
        (pick("turns", "2"), {"chosen": ["a"]}, ("1 van 2 gekozen.",)),
        (pick("inbrenger", "1"), {"chosen": ["a", "b"]}, ("2 gekozen, afgesproken was 1.",)),
        (pick("urgency", "2"), {"chosen": ["a", "b"]}, ()),
        (VOTE, None, ()),
    ],
)
def test_what_is_counted_is_checked_against_who_is_there(field: Field, value: object, said: tuple[str, ...]) -> None:
    lines = field.options if field.kind == "vote" else LINES

    assert remarks_on(field, value, lines, 12) == said
