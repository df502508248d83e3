"""How much was agreed, in words."""

from __future__ import annotations

import pytest

from facilitator.sessions.leading.limits import length_remark, number_remark
from facilitator.sessions.templates.small_texts import parse_limit

FIFTEEN = " ".join(["woord"] * 15)


@pytest.mark.parametrize(
    ("limit", "text", "said"),
    [
        ("15 words", FIFTEEN, ""),
        ("15 words", f"{FIFTEEN} erbij", "16 woorden, afgesproken was 15"),
        ("1 words", "twee – woorden", "2 woorden, afgesproken was 1"),
        ("3 sentences", "Een. Twee! Drie?", ""),
        ("2 sentences", "Een. Twee! En drie", "3 zinnen, afgesproken was 2"),
        ("1 sentences", "Kost € 2.50 per keer.", ""),
        ("3, 2 per person", FIFTEEN * 9, ""),
    ],
)
def test_a_line_that_is_longer_than_agreed_is_said(limit: str, text: str, said: str) -> None:
    assert length_remark(parse_limit(limit), text) == said


@pytest.mark.parametrize(
    ("limit", "own", "in_all", "said"),
    [
        ("3", None, 3, ""),
        ("3", None, 4, "4 regels, afgesproken was 3"),
        ("1 per person", None, 5, ""),
        ("1 per person", None, 6, "6 regels, afgesproken was 1 per persoon"),
        ("1 per person", 1, 1, ""),
        ("1 per person", 2, 2, "2 regels, afgesproken was 1 per persoon"),
        ("2 per group", None, 5, "5 regels, afgesproken was 2 per groepje"),
        ("2 per group", 2, 4, ""),
        ("15 words", None, 90, ""),
    ],
)
def test_more_lines_than_agreed_is_said(limit: str, own: int | None, in_all: int, said: str) -> None:
    assert number_remark(parse_limit(limit), own=own, in_all=in_all, people=5, groups=2) == said
