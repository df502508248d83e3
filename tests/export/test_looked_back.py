"""Terugblik in the documents: what was promised before, by whom, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from facilitator.export.reports import minutes_pdf
from facilitator.sessions.reports.minutes import MinutesPromise
from tests.export.reading import read
from tests.export.sample import ACTIONS, AGREEMENTS, HOUSE, sample

AUGUST = date(2026, 8, 27)
PROMISES = (
    MinutesPromise("Formulier inkorten", "Karin Hofstra", AUGUST, "gedaan", "van acht naar drie vragen"),
    MinutesPromise("Spoedbudget zonder handtekening", "", date(2026, 5, 28), "mee naar volgende keer", "", 2),
)


def told(**changes: Any) -> str:
    return " ".join(read(minutes_pdf(sample(**changes), HOUSE)).text.split())


def test_each_promise_has_its_holder_its_state_and_its_explanation() -> None:
    text = told(looked_back=PROMISES)

    assert "mee naar volgende keer. Beloofd Wie Hoe het staat Toelichting" in text
    for words in ("Formulier inkorten", "beloofd op 27 aug 2026", "gedaan", "van acht naar drie", "mee naar"):
        assert words in text
    assert "beloofd op 28 mei 2026, 2 keer meegegaan" in text
    assert "2 beloften van eerder: 1 gedaan, 1 mee naar volgende keer." in text


def test_advice_was_not_promised() -> None:
    advice = (
        MinutesPromise("Bel haar zelf", "", AUGUST, "geprobeerd", "zij nam op", advice=True),
        MinutesPromise("Vraag wat zij wil", "", AUGUST, "loopt", advice=True),
    )
    alone, mixed = told(looked_back=advice), told(looked_back=(*advice, PROMISES[0]))

    assert "beloofd" not in alone.casefold()
    assert "2 adviezen van eerder: 1 loopt, 1 geprobeerd. Advies Hoe het staat Toelichting" in alone
    assert "advies van 27 aug 2026" in alone
    assert "Van eerder Wie Hoe het staat Toelichting" in mixed
    assert "beloofd op 27 aug 2026" in mixed


def test_without_an_earlier_session_there_is_no_such_part() -> None:
    assert "Terugblik" not in told(looked_back=())


def test_what_goes_on_says_since_when_in_both_lists() -> None:
    actions, agreements = (replace(ACTIONS[0], since=AUGUST),), (replace(AGREEMENTS[1], since=AUGUST),)
    for report in ("minutes", "actions"):
        text = told(report=report, actions=actions, agreements=agreements)

        assert "open sinds 27 aug 2026" in text
        assert "over tijd" not in text
        assert "(sinds 27 aug 2026)" in text


def test_what_should_have_been_done_before_says_so() -> None:
    assert "open sinds 27 aug 2026, over tijd" in told(actions=(replace(ACTIONS[0], since=AUGUST, due=date(2026, 11, 11)),))
