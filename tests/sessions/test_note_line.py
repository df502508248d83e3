"""The note line: a prefix, `@name` and a date."""

from datetime import date

import pytest

from facilitator.sessions.leading.note_line import Content, completions, read_line

TODAY = date(2026, 11, 24)
NAMES = ("Karin Hofstra", "Fatima el Amrani", "Jan Vos", "Jan de Wit", "")


def test_an_action_takes_its_owner_and_date_out_of_the_text() -> None:
    typed = read_line("! Proef voorbereiden @Karin uiterlijk vr 11 dec", NAMES, TODAY)

    assert typed.kind == "action"
    assert typed.content == Content("Proef voorbereiden", "Karin Hofstra", date(2026, 12, 11))


@pytest.mark.parametrize(
    ("prefix", "kind"), [("n", "note"), ("i", "insight"), ("v", "question"), ("a", "agreement"), ("b", "decision"), ("!", "action")]
)
def test_a_letter_and_a_space_choose_the_kind(prefix: str, kind: str) -> None:
    assert read_line(f"{prefix} iets gezegd", NAMES, TODAY).kind == kind


def test_a_word_that_begins_with_a_prefix_letter_is_just_a_word() -> None:
    typed = read_line("vandaag iets gezegd", NAMES, TODAY)

    assert typed.kind is None
    assert typed.content.text == "vandaag iets gezegd"


def test_a_first_name_that_two_people_have_stays_as_it_was_typed() -> None:
    assert read_line("! bellen @Jan", NAMES, TODAY).content.owner == "Jan"
    assert read_line("! bellen @Jan de Wit", NAMES, TODAY).content.owner == "Jan de Wit"


def test_a_name_of_someone_who_is_not_there_is_kept() -> None:
    assert read_line("! bellen @Mehmet.", NAMES, TODAY).content == Content("bellen", "Mehmet")


def test_an_impossible_date_stays_in_the_text_and_is_reported() -> None:
    typed = read_line("! bellen uiterlijk 31 februari", NAMES, TODAY)

    assert typed.content == Content("bellen uiterlijk 31 februari")
    assert typed.impossible_date == "uiterlijk 31 februari"


def test_only_actions_lose_their_at_sign() -> None:
    assert read_line("v mailt info@stad.nl dat uiterlijk morgen?", NAMES, TODAY).content.text == "mailt info@stad.nl dat uiterlijk morgen?"


def test_names_complete_on_any_part() -> None:
    assert completions("! bellen @amr", 13, NAMES) == (9, ("Fatima el Amrani",))
    assert completions("! bellen @ja", 12, NAMES) == (9, ("Jan Vos", "Jan de Wit"))
    assert completions("mail info@st", 12, NAMES) == (-1, ())


@pytest.mark.parametrize("text", ["<b>%s</b> \"'", "🎉 مرحبا", "x" * 10_000, "{naam}", "\\n"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    content = Content(text, "O'Brien", date(2027, 2, 28))

    assert Content.from_words(content.to_words()) == content


def test_wiped_words_are_an_empty_note() -> None:
    assert Content.from_words("") == Content("")
