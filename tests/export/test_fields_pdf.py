"""What a group filled in, read back from the verslag: under its policy, and without names where those are hidden."""

from __future__ import annotations

from facilitator.export.reports import HouseStyle, minutes_pdf
from tests.export.reading import Read, flat, read
from tests.sessions.field_cases import Case, begun, step

FIELDS = (
    "- scale: cijfer\n  range: 1-5\n"
    "- vote: stemming\n  options: [voor, tegen]\n  advice:\n    majority: RAAD VOOR DE BEGELEIDER\n"
    "- sentence: afweging\n  text: Juist is …, omdat ….\n  per: person\n"
    "- count: herkend\n"
    "- settle: afspraak\n"
    "- short: voor onszelf\n  notes: session\n"
)


def filled(head: str = "") -> Case:
    case = begun(step("Terugblik", FIELDS), head=head)
    case.fill("cijfer", {"counts": {"3": 1, "4": 2}})
    case.fill("stemming", {"rounds": [{"voor": 2, "tegen": 2}, {"voor": 3, "tegen": 1}]})
    case.fill("afweging", {"gaps": ["wachten", ""]}, "Anna Bos")
    case.fill("afweging", {"gaps": ["bellen", "zij wacht"]}, "Cor Vos")
    case.fill("herkend", 3)
    case.fill("afspraak", {"keep": "report", "readers": "Team Zuid en de teamleider"})
    case.fill("voor onszelf", "BLIJFT HIER")
    return case


def printed(case: Case) -> Read:
    return read(minutes_pdf(case.minutes, HouseStyle()))


def test_every_kind_can_be_read_back() -> None:
    text = flat(printed(filled()).text)

    for words in (
        "Cijfer Aantal 1 0 2 0 3 1 4 2",
        "5 0 gemiddeld 3,7",
        "Keuze Ronde 1 Ronde 2 voor 2 3 tegen 2 1",
        "Anna Bos Juist is wachten, omdat ….",
        "Cor Vos Juist is bellen, omdat zij wacht.",
        "Herkend 3",
        "Wat we opschrijven komt in het verslag. Wie het krijgt: Team Zuid en de teamleider.",
        "Voor wie Team Zuid en de teamleider.",
    ):
        assert flat(words).casefold() in text.casefold(), words


def test_what_is_for_the_session_or_for_the_facilitator_is_not_printed() -> None:
    text = printed(filled()).text

    assert "BLIJFT" not in text
    assert "RAAD" not in text


def test_without_names_what_each_said_is_a_list_in_another_order() -> None:
    found = printed(filled("names: hidden\n"))
    said = flat(found.text)
    own = said[said.index(flat("Afweging")) :]

    assert own.index(flat("Juist is bellen")) < own.index(flat("Juist is wachten"))
    assert "AnnaBosJuist" not in said
    assert "groepje" not in said
