"""A callout at the foot of a page."""

from __future__ import annotations

import pytest

from facilitator.export.pdf import About, HouseStyle, Story, render
from facilitator.export.pdf.characters import Characters
from tests.export.sample import START


@pytest.mark.parametrize("before", range(24, 34))
def test_a_label_that_is_taller_than_the_first_paragraph_goes_to_the_next_page_with_it(before: int) -> None:
    def tell(tight: bool) -> Story:
        story = Story(HouseStyle(), Characters(), tight=tight)
        story.title("Verslag", "Proef", "", "Vandaag")
        for number in range(before):
            story.note("", [f"Regel {number}"])
        story.callout("Een label dat over drie regels van de marge gaat, want het is lang", ["Eén.", "Twee.", "Drie."])
        return story

    assert render(tell, About("Proef", "", "", "nl-NL", START)).startswith(b"%PDF")
