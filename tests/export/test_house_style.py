"""What an organisation adds to its documents: a logo of lines, a cover, fixed texts, what the archive wants to know."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from PIL import Image

from facilitator.export.reports import HouseStyle, minutes_pdf
from facilitator.files.documents import house_style
from facilitator.settings import Settings
from tests.export.listening import heard
from tests.export.reading import flat, read
from tests.export.sample import FULL, sample

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><style>.a{fill:#0A6B5E}</style>'
    '<g transform="translate(5 5)"><path class="a" d="M0 0h50v50H0z M10 10a15 15 0 1 0 30 0"/>'
    '<circle cx="90" cy="25" r="20" style="fill:none;stroke:#C03;stroke-width:4"/></g>%s</svg>'
)


def written(folder: Path, more: str = "") -> HouseStyle:
    file = folder / "logo.svg"
    file.write_text(SVG % more, encoding="utf-8")
    return HouseStyle("Gemeente Rietveen", logo=file)


def valid(data: bytes, file: Path) -> bool:
    file.write_bytes(data)
    return all(page.validate_pdf(str(file), profile=profile).is_compliant for profile in ("ua1", "2a"))


def test_a_logo_of_lines_stays_lines_with_the_name_said(tmp_path: Path) -> None:
    house = written(tmp_path)
    data = minutes_pdf(sample(), house)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        pictures = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]

    assert house.logo_problem() == ""
    assert pictures == []
    assert "Gemeente Rietveen" in read(data).said
    assert valid(data, tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<image href="https://www.rietveen.nl/x.png"/>', "foto|buiten"),
        ('<use href="file:///etc/passwd#a"/>', "buiten"),
        ("<text>Rietveen</text>", "lijnen"),
        ("<path d='M0 0", "goede SVG"),
    ],
)
def test_an_svg_that_is_more_than_a_picture_is_not_drawn_and_why_is_said(tmp_path: Path, more: str, why: str) -> None:
    house = written(tmp_path, more)

    found = read(minutes_pdf(sample(), house))

    assert any(word in house.logo_problem() for word in why.split("|")), house.logo_problem()
    assert "Gemeente Rietveen" in found.text


def test_a_picture_whose_middle_is_spoilt_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.effect_noise((60, 20), 80).save(file)
    data = bytearray(file.read_bytes())
    at = data.index(b"IDAT") + 8
    data[at : at + 40] = bytes(40)
    file.write_bytes(data)

    assert "logo.png" in HouseStyle(logo=file).logo_problem()


def test_a_logo_is_in_the_file_once_however_often_it_is_drawn_and_a_new_one_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"

    def pictures() -> set[tuple[int, int]]:
        with pikepdf.open(io.BytesIO(minutes_pdf(sample(report="proof"), HouseStyle(logo=file)))) as pdf:
            found = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
            assert len(found) == 1
            return {(int(o.Width), int(o.Height)) for o in found}

    Image.new("RGB", (60, 20), "red").save(file)
    assert pictures() == {(60, 20)}
    Image.new("RGB", (61, 20), "blue").save(file)
    assert pictures() == {(61, 20)}


def test_cover_fixed_texts_and_archive_are_printed_and_read_in_order(tmp_path: Path) -> None:
    data = minutes_pdf(sample(), FULL)

    told = heard(data)
    order = ["Activeringsdialoog", "Samenwerking & overleg", "Dit verslag is openbaar.", "Vragen?", "Wijkcentrum", "Bezwaar maken"]
    places = [told.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert valid(data, tmp_path / "a.pdf")


def test_without_a_cover_the_archive_is_among_the_facts_and_said_once() -> None:
    told = heard(minutes_pdf(sample(), replace(FULL, cover=False)))

    kept = told.find("Samenwerking & overleg, bewaren: 5 jaar")
    assert told.find("Wijkcentrum") < kept < told.find("Bezwaar maken")
    assert told.count("Samenwerking & overleg, bewaren") == 1


def test_the_archive_finds_its_own_words_in_the_file() -> None:
    with pikepdf.open(io.BytesIO(minutes_pdf(sample(), FULL))) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()

    assert "<fac:category>Samenwerking &amp; overleg</fac:category><fac:term>5 jaar</fac:term>" in metadata


def test_a_list_to_sign_has_no_cover_and_no_fixed_texts() -> None:
    found = read(minutes_pdf(sample(report="attendance"), FULL))

    assert "Bezwaar" not in found.text
    assert found.pages == 1


def test_the_settings_come_through() -> None:
    settings = Settings(cover=True, archive_category="Overleg", archive_term="7 jaar", opening_text="Vooraf.", closing_text="Tot slot.")

    text = flat(read(minutes_pdf(sample(), house_style(settings))).text)

    assert all(flat(words) in text for words in ("Overleg, bewaren: 7 jaar", "Vooraf.", "Tot slot."))
