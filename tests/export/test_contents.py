"""The table of contents of a long document."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from facilitator.export.reports import minutes_pdf
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
        leads_to = [places.index(a.Dest[0].objgen) + 1 for a in spots]

    lines = [line for line in heard(data).split("Inhoud", 1)[1].splitlines() if line.strip()]
    assert lines[: len(titles)] == [f"{title} {page}" for title, page in zip(titles, leads_to, strict=True)]
    assert leads_to == sorted(leads_to)


def test_a_long_document_with_a_cover_has_its_contents_on_the_next_page() -> None:
    found = read(minutes_pdf(long_one(20), replace(FULL, opening="")))

    assert found.tags.count("TOC") == 1


def test_a_short_document_has_none() -> None:
    assert "TOC" not in read(minutes_pdf(sample(), HOUSE)).tags
