"""What the documentation shows as a whole draaiboek is one: it opens without a single error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.sessions.run_sheet import Planning, run_sheet
from facilitator.sessions.template_file import read_text

DOCUMENT = Path(__file__).parents[2] / "docs" / "draaiboek-formaat.md"
EXAMPLES = [
    block for block in re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    if "\ndraaiboek: 1\n" in f"\n{block}"
]


def nothing_to_include(name: str) -> None:
    """The examples stand by themselves."""


def test_the_documentation_shows_whole_draaiboeken() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_a_documented_draaiboek_opens(example: str) -> None:
    template = read_text(example, "voorbeeld", nothing_to_include)

    assert template.title in example


@pytest.mark.parametrize("people", [4, 8, 12])
@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_a_documented_draaiboek_can_be_run(example: str, people: int) -> None:
    template = read_text(example, "voorbeeld", nothing_to_include)

    sheet = run_sheet(template, Planning(people=tuple(f"p{n}" for n in range(people))))

    assert sheet.on
    assert sheet.length.total_seconds() > 0


def test_the_last_page_of_the_tutorial_takes_half_an_hour_with_ten_people() -> None:
    template = read_text(EXAMPLES[2], "voorbeeld", nothing_to_include)

    sheet = run_sheet(template, Planning(people=tuple(f"p{n}" for n in range(10))))

    assert sheet.length.total_seconds() == 29 * 60
