"""What do you know of me? One file with everything that is kept of somebody."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from facilitator.cli import main
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.privacy.about_person import about_person
from tests.forgotten import Left, leave_behind


@pytest.fixture
def left(tmp_path: Path, clock: RehearsalClock) -> Left:
    return leave_behind(tmp_path / "data", clock)


def test_everything_of_a_person_and_nothing_of_who_shares_a_name(left: Left) -> None:
    session = left.session(left.first).session

    mine, others = about_person(session, "samira dhaouadi"), about_person(session, "Samira Vos")

    assert mine is not None
    assert others is not None
    assert ("Op de lijst als", "Samira Dhaouadi") in mine.facts
    assert [line.text for line in mine.lines][:2] == [
        "Samira Dhaouadi zoekt Wisselwerk uit",
        "Dit zei Samira, en Dhaouadi's collega ook",
    ]
    assert mine.lines[1].readers == "alleen wie leidt"
    assert ("Op de lijst als", "Samira Vos") in others.facts
    assert ("Op de lijst als", "Samira Dhaouadi") not in others.facts
    assert about_person(session, "Iemand Anders") is None


def test_the_command_prints_it_or_writes_a_pdf(left: Left, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["person", "Samira Dhaouadi"]) == 0
    told = capsys.readouterr().out
    assert "Wisselwerk loopt, zegt Samira Dhaouadi" in told
    assert "verslag.txt" in told  # a document that is still there

    out = tmp_path / "inzage.pdf"
    assert main(["person", "samira dhaouadi", "--out", str(out)]) == 0
    with pdfium.PdfDocument(out) as document:
        words = "".join(page.get_textpage().get_text_range() for page in document)
    assert "zoekt Wisselwerk uit" in words

    assert main(["person", "Iemand Anders"]) == 1
    assert "niets bewaard" in capsys.readouterr().err
