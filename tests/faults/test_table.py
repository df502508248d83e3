"""The table of fault cases says no more than was shown."""

from __future__ import annotations

import pytest

from tests.faults.cases import CASES, Case
from tests.faults.plugin import Result, standing, table

SHOWN = Result("F1", "a", "passed", ("50 kills",))


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([SHOWN], "passed"),
        ([], "not covered"),
        ([Result("F1", "b", "passed")], "in part"),  # nothing was measured
        ([Result("F1", "b", "passed", ("10 kills",), part=True)], "in part"),
        ([SHOWN, Result("F1", "b", "skipped")], "in part"),
        ([Result("F1", "b", "skipped")], "not covered"),
        ([SHOWN, Result("F1", "b", "failed")], "FAILED"),
    ],
)
def test_a_case_is_passed_only_where_all_of_it_was_shown(results: list[Result], said: str) -> None:
    assert standing(CASES[0], results) == said


def test_what_no_test_shows_yet_is_not_passed() -> None:
    assert standing(Case("F1", "", "", lacking="de rest"), [SHOWN]) == "in part"


def test_every_case_is_in_the_table_with_its_figures() -> None:
    lines = "\n".join(table([SHOWN]))

    assert [case.id for case in CASES] == [f"F{number}" for number in range(1, 21)]
    assert all(f"{case.id:4}" in lines for case in CASES)
    assert "> 50 kills" in lines
