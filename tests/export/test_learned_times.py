"""Plan en werkelijkheid over sessions: what was learned of the times, in a picture, a table and a proposal."""

from __future__ import annotations

from facilitator.export.reports import minutes_pdf
from facilitator.export.reports.written import minutes_text
from tests.export.hard_cases import LEARNED
from tests.export.reading import read
from tests.export.sample import HOUSE, sample


def test_each_step_has_its_plan_its_middle_and_its_reach_and_what_is_off_a_proposal() -> None:
    text = " ".join(read(minutes_pdf(sample(report="times", learned=LEARNED), HOUSE)).text.split())

    assert "Over de sessies heen De laatste 4 sessies met dit draaiboek" in text
    assert "1 Check-in 15 min 15 min 14 – 15 min 3" in text
    assert "gesprek twee’ duurde in 4 van 4 sessies langer, zo’n 35 %: 20 min?" in text
    assert "korter, zo’n 95 %: 1 min?" in text


def test_what_is_right_is_said_and_what_is_not_known_yet_is_not() -> None:
    right, unknown = sample(report="times", learned=LEARNED[:1]), sample(report="times", learned=())

    assert "De tijden kloppen: in de laatste 3 sessies week geen stap er steeds van af." in minutes_text(right).decode()
    assert "Over de sessies heen" not in minutes_text(unknown).decode()
    assert "Over de sessies heen" not in minutes_text(sample(learned=LEARNED)).decode()  # only in the report on times
