"""What is broken and set without ReportLab's general way comes out as ReportLab would have it."""

from __future__ import annotations

import io
import random
from typing import Any

import pypdfium2
import pytest
from reportlab.platypus import Paragraph

from facilitator.export.pdf.fonts import REGULAR, register_fonts
from facilitator.export.pdf.layout import BODY, BULLET, META, SECTION, TEXT_WIDTH
from facilitator.export.pdf.paragraphs import Heading, TaggedParagraph
from facilitator.export.pdf.structure import Node
from facilitator.export.pdf.tagged_canvas import TaggedCanvas

WORDS = ["Een", "AV-Wagen,", "“Té”:", "€\xa05", "–", "10", "(vijf)", "huishoudelijk", "1.200", "x", "de", "het;", "i"]


def _texts() -> list[str]:
    chance = random.Random(3)
    random_ones = [" ".join(chance.choices(WORDS, k=chance.randint(1, 120))) for _ in range(60)]
    return [*random_ones, "", " ", "  twee  spaties ", "zo\tbreed\u2003als"]


@pytest.mark.parametrize("style", [BODY, META, SECTION, BULLET], ids=lambda style: style.name)
@pytest.mark.parametrize("width", [TEXT_WIDTH, 117.3, 90.0])
def test_lines_are_broken_where_reportlab_breaks_them(style: Any, width: float) -> None:
    register_fonts()
    for text in _texts():
        ours, theirs = TaggedParagraph(text, style, bulletText="–"), Paragraph(text, style, bulletText="–")

        assert ours.wrap(width, 1e6) == theirs.wrap(width, 1e6)
        assert [words for _, words in ours.blPara.lines] == [words for _, words in theirs.blPara.lines]
        for (left, _), (expected, _) in zip(ours.blPara.lines, theirs.blPara.lines, strict=True):
            assert left == pytest.approx(expected, abs=1e-6)


def _seen(kind: type[TaggedParagraph], style: Any) -> bytes:
    """The pixels of a page with one paragraph of this kind."""
    file = io.BytesIO()
    canvas = TaggedCanvas(file, pagesize=(400, 300), initialFontName=REGULAR, invariant=1)
    paragraph = kind("Vóór “Té” AV-Wagen: € 5 – 10 (vijf), Yasmin en Ĳsbrand. " * 6, style, Node("P", canvas.tree.root))
    paragraph.wrap(300, 1e6)
    paragraph.drawOn(canvas, 20.5, 40)
    canvas.save()
    return bytes(pypdfium2.PdfDocument(file.getvalue())[0].render(scale=2).to_pil().tobytes())


@pytest.mark.parametrize("style", [BODY, META, SECTION], ids=lambda style: style.name)
def test_what_is_drawn_at_once_looks_like_what_reportlab_draws(style: Any) -> None:
    register_fonts()

    assert _seen(TaggedParagraph, style) == _seen(Heading, style)
