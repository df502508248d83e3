"""The table of contents of a long document."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from facilitator.export.reports import HouseStyle, minutes_pdf
from facilitator.sessions.reports.minutes import Attendee
from tests.export.hard_cases import long_one
from tests.export.listening import heard
from tests.export.reading import read
from tests.export.sample import FULL, HOUSE, sample


def test_a_long_document_says_what_stands_where_and_leads_there() -> None:
    data = minutes_pdf(long_one(20), HOUSE)

    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        entries = [item for top in outline.root for item in top.children]
        titles = [item.title for top in entries for item in (top, *top.children) if item.title != "Inhoud"]
        places = [page.objgen for page in pdf.pages]
        spots = [a for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a]
        leads_to = [places.index(a.Dest[0].objgen) for a in spots]  # the first page is i

    lines = [line for line in heard(data).split("Inhoud", 1)[1].splitlines() if line.strip()]
    assert lines[: len(titles)] == [f"{title} {page}" for title, page in zip(titles, leads_to, strict=True)]
    assert leads_to == sorted(leads_to)


def test_a_long_document_with_a_cover_has_its_contents_on_the_next_page() -> None:
    found = read(minutes_pdf(long_one(20), replace(FULL, opening="")))

    assert found.tags.count("TOC") == 1


def test_a_short_document_has_none() -> None:
    assert "TOC" not in read(minutes_pdf(sample(), HOUSE)).tags


@pytest.mark.parametrize(("house", "rounds", "front"), [(HOUSE, 20, ["i"]), (FULL, 20, ["i", "ii"]), (FULL, 44, ["i", "ii"])])
def test_pages_before_the_first_are_numbered_apart_and_no_page_is_left_almost_empty(
    house: HouseStyle, rounds: int, front: list[str]
) -> None:
    """With 44 rounds the contents run over to a third page, on which the minutes begin."""
    document = pypdfium2.PdfDocument(minutes_pdf(long_one(rounds), house))
    texts = [page.get_textpage().get_text_range() for page in document]
    body = len(texts) - len(front)

    assert [document.get_page_label(i) for i in range(len(texts))] == [*front, *map(str, range(1, body + 1))]
    assert [f"Pagina {number}" in text for number, text in zip(front, texts, strict=False)] == [True] * len(front)
    assert f"Pagina 1 van {body}" in texts[len(front)]
    assert "Wie doet wat" in texts[len(front)]


def test_what_is_handed_out_by_itself_counts_its_own_pages_and_has_no_contents() -> None:
    many = tuple(Attendee(f"Persoon {i}", "wie meekijkt vanuit een andere gemeente en daarover vertelt " * 2) for i in range(60))
    data = minutes_pdf(sample(report="proof", present=many), HOUSE)
    document = pypdfium2.PdfDocument(data)

    assert len(document) == len(many)
    assert "TOC" not in read(data).tags
    assert all("Pagina 1 van 1" in page.get_textpage().get_text_range() for page in document)
    assert document.get_page_label(1) == "2"
