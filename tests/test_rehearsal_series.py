"""A quarterly series, played through the real windows: what was promised last quarter is shown first."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from facilitator.cli import main
from facilitator.rehearsing.series import dates
from facilitator.rehearsing.year import QUARTERS, Outcomes
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_template, read_text
from tests.conftest import TEMPLATES

YEAR = Path(__file__).parent / "formats" / "1" / "12-activeringsdialoog-jaarreeks.yaml"
QUARTERLY = """
draaiboek: 1
title: Kwartaalgesprek
notes: report
origin: {timing: own}
series: R/P3M
steps:
- title: Wat is er gedaan?
  time: 5 min
  follow up: yes
- title: Wie pakt wat op?
  time: 5 min
  fields:
  - action: acties
- title: Wat nog?
  time: 5 min
  fields:
  - action: meer acties
"""
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


def test_a_year_is_told_by_its_four_minutes(qapp: QApplication, tmp_path: Path) -> None:
    """Kept, dropped and carried over twice: what came of a promise stands in the minutes of the session after it, until it is done."""
    out, file = tmp_path / "reeks", tmp_path / "kwartaal.yaml"
    file.write_text(QUARTERLY, encoding="utf-8")
    assert main(["rehearse", str(file), "--people", "3", "--times", "4", "--no-pictures", "--out", str(out)]) == 0

    first, second, third, fourth = (text_of(out / str(n)) for n in (1, 2, 3, 4))
    assert "Terugblik" not in first
    assert "gedaan beide collega’s liepen drie dagen mee" in second
    assert "vervalt de telefoon gaat naar het klantcentrum" in second
    assert "open sinds 26 nov 2026" in second
    assert "4 beloften van eerder: 1 gedaan, 1 loopt, 1 vervalt, 1 mee naar volgende keer." in second
    assert "beloofd op 26 nov 2026, 1 keer meegegaan" in third
    assert "Belrooster" not in third
    assert "beloofd op 26 nov 2026, 2 keer meegegaan" in fourth
    assert "sinds 1 augustus is het één brief" in fourth
    assert "open sinds 26 nov 2026" not in fourth
    rows = list(csv.reader(io.StringIO((out / "2" / "actiepunten.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    assert "2026-11-26" in [row[-1] for row in rows[1:]]
    assert not list(out.rglob("*.png"))


def test_the_built_in_dialogue_tells_the_same_year() -> None:
    """What is promised in its quarters is known by its beginning, each with what came of it in the next."""
    for number, said in enumerate(QUARTERS, 1):
        texts = [text.removeprefix("! ").removeprefix("a ") for text in (*(a for a, _days in said.actions), *said.extra)]
        promised = [text for text in texts if any(text.startswith(p.begins) for p in said.promised)]
        assert len(promised) == len(said.promised) == 5
        assert [Outcomes(number + 1).of(text) for text in promised] == [
            next(p.outcomes[0] for p in said.promised if text.startswith(p.begins)) for text in promised
        ]
    assert Outcomes(2).of("iets anders") == "g"


def test_the_number_of_times_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["rehearse", "activeringsdialoog", "--times", "0", "--out", "x"])

    assert "1 tot 40" in capsys.readouterr().err
