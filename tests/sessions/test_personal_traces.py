"""What may lead to a person is found, and what only looks like it is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.privacy.personal_traces import find_traces, is_bsn, pseudonyms, replaced

TODAY = date(2026, 11, 26)
NAMES = ("Karin Smeets", "Roos de Vries", "Bob", "P.", "Wil van den Berg")


def found(text: str) -> list[tuple[str, str]]:
    return [(t.kind, t.text) for t in find_traces(text, NAMES, TODAY)]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("Zijn BSN is 111222333.", "bsn", "111222333"),
        ("BSN 1112.22.333 staat op de brief", "bsn", "1112.22.333"),
        ("nummer 123 456 782 hoort bij hem", "bsn", "123 456 782"),
        ("bsn: 10000008", "bsn", "10000008"),
        ("woont op 3511 AB 12", "address", "3511 AB 12"),
        ("woont op 3511AB, nr. 12b", "address", "3511AB, nr. 12b"),
        ("Dorpsstraat 14a, 3511 AB Utrecht", "address", "14a, 3511 AB"),
        ("mevrouw is geboren op 3-4-1961", "birth", "3-4-1961"),
        ("geb. 12 maart 2015", "birth", "12 maart 2015"),
        ("hij is van 01/02/1970", "birth", "01/02/1970"),
        ("mail naar jan.jansen@voorbeeld.nl, graag", "email", "jan.jansen@voorbeeld.nl"),
        ("bel 06-12345678 na tienen", "phone", "06-12345678"),
        ("bel +31 6 1234 5678", "phone", "+31 6 1234 5678"),
        ("bel 030 286 00 00.", "phone", "030 286 00 00"),
        ("Toen belde Karin Smeets", "name", "Karin Smeets"),
        ("Toen belde Karin.", "name", "Karin"),
        ("Dat zei Roos ook", "name", "Roos"),
    ],
)
def test_what_leads_to_a_person_is_found(text: str, kind: str, what: str) -> None:
    assert found(text) == [(kind, what)]


@pytest.mark.parametrize(
    "text",
    [
        "We bellen om 14:30 en anders om 9.15 uur.",
        "Het kost € 123456782 of 123456782%.",
        "Het kost € 1.234.567,89 en dat is 12.345.678 te veel.",
        "Zaaknummer 123456789 klopt niet met de elfproef.",
        "Op nummer 12 en 14a wonen gezinnen.",
        "Postcode 3511 AB ligt in het centrum.",
        "In 2026 AB en CD samen.",
        "Postcode 3511 AB om 12:30 besproken.",
        "De brief van 12-03-2025 kwam niet aan.",
        "De wet geldt sinds 1 januari 2015.",
        "Op 31-02-1960 was er niets.",
        "Wil je dat nakijken? Wil ook de ander dat?",
        "Roos in de tuin: mooi.",
        "de bob in de auto, en karin met een kleine letter",
        "Bobsleeën en Karins fiets heten anders, @Bob ook.",
        "Telefoon 0612 of 112.",
        "Versie 1.2.3.4 van 000000000.",
        "Punt P. staat op de agenda.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_everything_in_one_text_comes_in_order_and_never_twice() -> None:
    text = "Karin Smeets (karin@voorbeeld.nl, 06-12345678), BSN 111222333"

    assert [kind for kind, _what in found(text)] == ["name", "email", "phone", "bsn"]


@given(st.integers(0, 999_999_999))
def test_one_digit_wrong_is_no_bsn(number: int) -> None:
    digits = f"{number:09d}"
    changed = str((int(digits[4]) + 1) % 10)

    assert not (is_bsn(digits) and is_bsn(digits[:4] + changed + digits[5:]))


@given(st.text(alphabet="0123456789 ABab.-/@€:é", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    traces = find_traces(text, NAMES, TODAY)

    assert all(text[t.start : t.end] == t.text for t in traces)


def test_a_pseudonym_takes_a_letter_that_is_free() -> None:
    assert pseudonyms(["Jan", "Piet", "Jan"], "inwoner A is al genoemd", "inwoner") == {"Jan": "inwoner B", "Piet": "inwoner C"}


def test_what_was_found_is_replaced_in_its_place() -> None:
    text = "Karin belde. Karin vroeg om Karin."
    second = find_traces(text, NAMES, TODAY)[1]

    assert replaced(text, second, "inwoner A") == "Karin belde. inwoner A vroeg om Karin."
