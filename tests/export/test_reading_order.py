"""The document as it is read aloud. Validators see neither a wrong order nor words that were glued together."""

from __future__ import annotations

import pytest

from facilitator.export.reports import minutes_pdf
from facilitator.sessions.reports.minutes import ReportKind
from tests.export.listening import followed, heard
from tests.export.reading import read
from tests.export.sample import ACTIONS, AGREEMENTS, DECISIONS, HOUSE, MATRIX, STORY_NOTES, sample, with_note


def said(data: bytes) -> str:
    return heard(data).replace("\u00a0", " ")


def test_the_verslag_is_heard_in_the_order_in_which_it_is_told() -> None:
    told = said(minutes_pdf(sample(), HOUSE))

    order = [
        "Verslag Activeringsdialoog Team Zuid",
        "Wijkcentrum De Schakel, grote zaal",
        "Besluiten en afspraken",
        *(n.text for n in (*DECISIONS, *AGREEMENTS)),
        "Wie doet wat, uiterlijk wanneer",
        *(n.text for n in ACTIONS),
        "Verslag per stap",
        *(n.text for n in STORY_NOTES if n.kind == "insight"),
        *(cell for row in MATRIX.rows for cell in row),
        "Gepland en werkelijk",
        "2 notities bleven bij de begeleider.",
    ]
    places = [told.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_words_of_two_lines_are_not_glued_and_broken_words_stay_one() -> None:
    words = " ".join(f"woord{i}" for i in range(900)) + " " + "lang" * 60 + " einde"

    assert words in said(minutes_pdf(with_note(words), HOUSE))


def test_a_sentence_in_several_scripts_is_heard_as_typed() -> None:
    words = "Zij zei مرحبا بالعالم en 中文 en 😀 daarna."

    assert words in said(minutes_pdf(with_note(words), HOUSE))


@pytest.mark.parametrize("report", ["minutes", "actions", "attendance"])
def test_heads_and_feet_of_pages_are_not_heard(report: ReportKind) -> None:
    assert "Pagina" not in said(minutes_pdf(sample(report=report), HOUSE))


def test_a_table_head_that_comes_again_is_heard_once() -> None:
    told = said(minutes_pdf(sample(actions=ACTIONS * 15), HOUSE))

    assert told.count("Uiterlijk op") == 1


def test_addresses_can_be_followed_and_are_read_where_they_stand() -> None:
    words = "Zie https://www.rietveen.nl/regels?a=1&b=2, of mail naar j.jansen@rietveen.nl. Ook www.rietveen.nl helpt; a@b en www. niet."
    data = minutes_pdf(with_note(words), HOUSE)

    assert followed(data) == ["https://www.rietveen.nl/regels?a=1&b=2", "mailto:j.jansen@rietveen.nl", "https://www.rietveen.nl"]
    assert words in said(data)


def test_an_address_over_two_pages_is_one_link() -> None:
    data = minutes_pdf(with_note("en verder " * 300 + "www.rietveen.nl/" + "lang-adres/" * 150), HOUSE)

    assert len(set(followed(data))) == 1
    assert len(followed(data)) > 5
    assert read(data).tags.count("Link") == 1
