"""The title and how confidential the document is share a line, not a place."""

from __future__ import annotations

import pytest

from facilitator.export.pdf.blocks import TitleBlock
from facilitator.export.pdf.fonts import register_fonts
from facilitator.export.pdf.layout import LABEL, LINE, TITLE, WIDTH
from facilitator.export.pdf.paragraphs import Heading, TaggedParagraph, height_of


@pytest.mark.parametrize(("words", "lines"), [("Vertrouwelijk", 1), ("Vertrouwelijk: blijft in de groep van woensdag " * 4, 4)])
def test_a_label_of_several_lines_pushes_the_title_down(words: str, lines: int) -> None:
    register_fonts()
    heading, label = Heading("Activeringsdialoog Team Zuid", TITLE), TaggedParagraph(words, LABEL)

    block = TitleBlock(heading, label)

    assert height_of(block, WIDTH) == height_of(heading, WIDTH) + (lines - 1) * LINE
