"""The promises in a spreadsheet: readable by a Dutch Excel, and never a formula."""

from __future__ import annotations

import csv
import io

import pytest

from facilitator.export.csv_actions import csv_actions
from facilitator.sessions.reports.minutes import Minutes
from tests.export.sample import noted, sample


def rows(minutes: Minutes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_actions(minutes).decode("utf-8-sig"), newline=""), delimiter=";"))


def test_each_action_is_a_row_with_its_step() -> None:
    found = rows(sample())

    assert found[0] == ["wat", "wie", "uiterlijk", "stap", "team", "datum", "sinds"]
    assert found[1] == [
        "Cijfers over de caseload, met een voorstel.",
        "Karin Hofstra",
        "2026-12-03",
        "Wie pakt wat op",
        "Team Zuid",
        "2026-11-12",
        "",
    ]
    assert len(found) == 1 + 4


def test_it_starts_with_a_byte_order_mark() -> None:
    assert csv_actions(sample()).startswith(b"\xef\xbb\xbfwat;wie;")


@pytest.mark.parametrize("text", ["=1+1", "+31612345678", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    action = noted("action", text, owner=text)

    cells = rows(sample(actions=(action,), team=text))[1]

    assert all(cell == f"'{text}" for cell in (cells[0], cells[1], cells[4]))


def test_semicolons_quotes_and_lines_survive() -> None:
    text = 'een; "twee"\ndrie'

    assert rows(sample(actions=(noted("action", text),)))[1][0] == text
