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
    heading = Heading('<font size="11">Verslag</font><br/>Activeringsdialoog Team Zuid', TITLE)
    label = TaggedParagraph(words, LABEL)

    block = TitleBlock(heading, label)

    assert height_of(block, WIDTH) == height_of(heading, WIDTH) + (lines - 1) * LINE


@pytest.mark.parametrize(("kind", "lower"), [("Blad voor de inbrenger", 0), ("Blad voor de " + "inbrenger en gespreksleider " * 3, LINE)])
def test_a_long_kind_of_report_stands_below_the_label(kind: str, lower: float) -> None:
    register_fonts()
    heading, label = Heading(f'<font size="11">{kind}</font><br/>Anna Bos', TITLE), TaggedParagraph("Vertrouwelijk, alleen voor jou", LABEL)

    block = TitleBlock(heading, label)

    assert height_of(block, WIDTH) == height_of(heading, WIDTH) + lower
