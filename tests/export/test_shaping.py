"""Scripts whose letters depend on each other: which shapes there are, where they stand, and what may be parted."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics

from facilitator.export.pdf.fonts import EMOJI, shaped, width_of
from facilitator.export.pdf.shaping import SHAPE_TEXT, Shape
from facilitator.export.pdf.tagged_canvas import TaggedCanvas


def drawn_in(font: str, text: str) -> str:
    """The code for a text at a size of ten, after the font was chosen."""
    canvas = TaggedCanvas(io.BytesIO(), initialFontName=font, invariant=1)
    line = canvas.beginText()
    line.setFont(font, 10)
    line.textOut(text)
    return str(line._code[-1].split(" TL ")[1])


def shapes(text: str, font: str) -> list[Shape]:
    found = shaped(text, font)
    return list(pdfmetrics.getFont(font).shapes(found))


@pytest.mark.parametrize(
    ("text", "font", "together"),
    [
        ("क्षितिज", "Sans-Devanagari", ["क्षि", "ति", "ज"]),  # a conjunct, and vowels that are written before their letter
        ("สวัสดีวันนี้", "Sans-Thai", ["สวัสดี", "วัน", "นี้"]),  # words
        ("ກິນເຂົ້າ", "Sans-Lao", ["ກິ", "ນ", "ເຂົ້າ"]),  # vowels that stand before and behind their letter
        ("မြန်မာမန္တလေး", "Sans-Myanmar", ["မြန်", "မာ", "မန္တ", "လေး"]),  # syllables, with their last letter
        ("ខ្មែរ", "Sans-Khmer", ["ខ្មែ", "រ"]),
        ("👍🏽👨‍👩‍👧", EMOJI, ["👍🏽", "👨‍👩‍👧"]),
    ],
)
def test_what_belongs_together_is_not_parted(text: str, font: str, together: list[str]) -> None:
    drawn = shaped(text, font)

    assert len(drawn) == len(together)
    assert drawn == "".join(shaped(part, font) for part in together)
    assert width_of(drawn, font, 10) == pytest.approx(sum(width_of(c, font, 10) for c in drawn))


def test_what_is_no_word_still_fits_on_a_line() -> None:
    for text in ("ก" * 300, "เ" * 300):
        drawn = shaped(text, "Sans-Thai")

        assert max(width_of(c, "Sans-Thai", 10) for c in drawn) < 80


def test_a_conjunct_is_one_shape_and_stands_for_its_letters() -> None:
    (conjunct,) = shapes("क्ष", "Sans-Devanagari")

    assert SHAPE_TEXT[ord(conjunct.code)] == "क्ष"


def test_a_mark_above_another_has_another_shape() -> None:
    glyphs = pdfmetrics.getFont("Sans-Thai").face.charToGlyph
    *_, above_a_vowel = shapes("ที่", "Sans-Thai")
    *_, alone = shapes("ท่", "Sans-Thai")

    assert glyphs[ord(above_a_vowel.code)] != glyphs[ord(alone.code)]


def test_a_shape_is_drawn_where_it_belongs() -> None:
    letter, mark = shapes("ធី", "Sans-Khmer")
    drawn = drawn_in("Sans-Khmer", shaped("ធី", "Sans-Khmer"))

    assert (mark.before, mark.after, mark.rise) == (46, -46, -29)
    assert drawn == "[(\\001)] TJ -0.29 Ts [46 (\\002) -46] TJ 0 Ts"
    assert letter.rise == 0


def test_a_text_that_the_font_lacks_is_not_drawn_in_it() -> None:
    assert shaped("कж", "Sans-Devanagari") == ""
