"""A quarterly series, played through the real windows: what was promised last quarter is shown first."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from facilitator.cli import main
from facilitator.rehearsal_series import dates
from facilitator.sessions.library import Library
from facilitator.sessions.template import Template
from facilitator.sessions.template_file import read_template, read_text
from tests.conftest import TEMPLATES

YEAR = Path(__file__).parent / "formats" / "1" / "12-activeringsdialoog-jaarreeks.yaml"
PLAIN = "draaiboek: 1\ntitle: Los\nnotes: report\nsteps:\n- title: Praten\n  time: 5 min\n"


@pytest.fixture
def year() -> Template:
    return read_template(YEAR, Library([(TEMPLATES, "meegeleverd")]).source)


def text_of(folder: Path) -> str:
    (file,) = folder.glob("*verslag.pdf")
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_a_year_is_four_sessions_a_quarter_apart(year: Template) -> None:
    found = dates(year, 4)

    assert [f"{moment:%Y-%m-%d}" for moment in found] == ["2026-11-26", "2027-02-25", "2027-05-27", "2027-08-26"]
    assert [moment.hour for moment in found] == [12, 12, 11, 11]  # the same hour on the wall, summer and winter


def test_without_a_rhythm_a_series_is_monthly() -> None:
    assert [f"{moment:%m-%d}" for moment in dates(read_text(PLAIN, "los", None), 2)] == ["11-26", "12-24"]


def test_what_was_promised_comes_back_until_it_is_done_or_dropped(qapp: QApplication, tmp_path: Path) -> None:
    out = tmp_path / "reeks"
    assert main(["rehearse", str(YEAR), "--people", "6", "--times", "3", "--out", str(out)]) == 0

    first, second, third = (text_of(out / str(n)) for n in (1, 2, 3))
    assert "Terugblik" not in first
    assert "Terugblik" in second
    assert "beloofd op 26 nov 2026" in second
    assert "mee naar volgende keer" in second
    assert "open sinds 26 nov 2026" in second
    assert "beloofd op 26 nov 2026, 1 keer meegegaan" in third
    assert "niet meer nodig" in second
    rows = list(csv.reader(io.StringIO((out / "2" / "actiepunten.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    assert "2026-11-26" in [row[-1] for row in rows[1:]]
    assert len(list((out / "2" / "beelden").glob("*.png"))) > 10


def test_the_number_of_times_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["rehearse", "activeringsdialoog", "--times", "0", "--out", "x"])

    assert "1 tot 40" in capsys.readouterr().err
