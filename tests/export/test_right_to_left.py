"""Right-to-left text in the order of the eye: letters joined as their language joins them, numbers as they are, brackets turned round."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics

from facilitator.export.pdf.characters import Characters
from facilitator.export.pdf.fonts import coverage, shaped
from facilitator.export.pdf.right_to_left import in_order_of_the_eye, units


@pytest.mark.parametrize(
    ("typed", "from_left_to_right"),
    [
        ("שרה כהן", ["כהן", " ", "שרה"]),
        ("כהן (שרה)", ["(", "שרה", ") ", "כהן"]),
        ("١٢٫٥ مارس ٢٠٢٦", ["٢٠٢٦", " ", "مارس", " ", "١٢٫٥"]),
        ("می‌خواهم", ["می‌خواهم"]),
    ],
)
def test_parts_are_told_as_the_eye_meets_them(typed: str, from_left_to_right: list[str]) -> None:
    assert [part.text for part in in_order_of_the_eye(typed)] == from_left_to_right


@pytest.mark.parametrize("word", ["پژمان", "گلچین", "ڕێبوار", "ښاغلی", "ٹھاکر"])
def test_letters_that_arabic_does_not_have_are_joined_too(word: str) -> None:
    """As each letter has another form within the word than alone."""
    font = "Sans-Arabic"
    assert set(map(ord, word)) <= coverage(font)

    def glyphs(text: str) -> list[int]:
        face, drawn = pdfmetrics.getFont(font).face, shaped(text, font)
        return [face.charToGlyph[ord(shape.code)] for shape in pdfmetrics.getFont(font).shapes(drawn)]

    assert glyphs(word) != [glyph for letter in reversed(word) for glyph in glyphs(letter)]


def test_what_stands_between_two_such_words_goes_along_and_a_bracket_closes_where_it_opened() -> None:
    markup = Characters().markup("Zij (کیوان، یزدی) en שלום (שרה), daarna.")

    assert markup.startswith("Zij (<a")
    assert markup.count("<a href") == 2
    assert markup.endswith("</a>, daarna.")


def test_a_long_run_is_parted_between_words() -> None:
    parted = units("مرحبا بالعالم " * 20)

    assert max(map(len, parted)) <= 48
    assert " ".join(parted) == ("مرحبا بالعالم " * 20).strip()
