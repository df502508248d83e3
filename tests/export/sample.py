"""A realistic session of a Dutch municipality that does not exist, and ways to make it harder."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from facilitator.export.pdf.house import HouseStyle
from facilitator.sessions.history.notes import NoteKind
from facilitator.sessions.reports.minutes import Attendee, Minutes, MinutesNote, MinutesStep, MinutesTable

START = datetime(2026, 11, 12, 12, 30, tzinfo=UTC)
HOUSE = HouseStyle("Gemeente Rietveen", "#0A6B5E", address="Stadhuisplein 1, 1234 AB Rietveen")
FULL = replace(
    HOUSE, cover=True, archive_category="Samenwerking & overleg", archive_term="5 jaar",
    opening="Dit verslag is openbaar.\n\nVragen? Mail naar balie@rietveen.nl.", closing="Bezwaar maken kan binnen zes weken.",
)  # fmt: skip
"""A house style with everything in it."""


def noted(kind: NoteKind, text: str, after: int = 20, owner: str = "", due: date | None = None) -> MinutesNote:
    return MinutesNote(kind, text, START + timedelta(minutes=after), owner, due, id=f"{kind} {text}")


DECISIONS = (
    noted("decision", "Tot € 1.500 bijzondere bijstand beslist de klantmanager zelf, met één collega die meeleest.", 80),
    noted("decision", "De belronde op vrijdagochtend stopt.", 82),
)
AGREEMENTS = (
    noted("agreement", "Wie van de richtlijn afwijkt, schrijft in twee zinnen op waarom. We bespreken dat op maandag.", 84),
    noted("agreement", "Elke maandag een kwartier maatwerk: één voorbeeld, geen oordeel.", 85),
)
ACTIONS = (
    noted("action", "Cijfers over de caseload, met een voorstel.", 86, "Karin Hofstra", date(2026, 12, 3)),
    noted("action", "De tweede beeldschermen ophalen en plaatsen.", 87, "Ruben Aksoy", date(2026, 11, 27)),
    noted("action", "Met I&A een middag naast elkaar zitten: de dubbele invoer in kaart.", 88, "Anne-Wil van der Heijden-Oosterhof"),
    noted("action", "Twee inwoners vragen om met de nieuwe brief mee te lezen.", 89, "", date(2026, 12, 18)),
)
STORY_NOTES = (
    noted("note", "Een moeder met drie kinderen kreeg vier brieven over dezelfde toeslag. Zij belde pas toen het licht uitging.", 16),
    noted("insight", "We schrijven aan het dossier, niet aan de persoon.", 19),
    noted("insight", "Bellen vóór de brief scheelt drie weken.", 21),
    noted("question", "Wie mag beslissen dat een brief niet verstuurd wordt?", 22),
)
MATRIX = MinutesTable(
    "waar lopen we tegenaan",
    ("onderwerp", "wat er speelt", "wat wij zelf kunnen", "wat we vragen"),
    (
        ("Dubbele invoer", "Alles staat in Suite én in het zaaksysteem.", "Eén keer per week samen opschonen.", "Koppeling vóór de zomer."),
        ("Brieven", "Taal op B2, zes pagina’s.", "Twee pagina’s, eerst bellen.", "Ruimte om af te wijken van het sjabloon."),
    ),
)


def step(path: str, title: str, planned: int, took: int | None, after: int, *notes: MinutesNote) -> MinutesStep:
    began = START + timedelta(minutes=after) if took is not None else None
    return MinutesStep(path, title, timedelta(minutes=planned), timedelta(minutes=took) if took is not None else None, began, notes)


STEPS = (
    step("1", "Check-in", 10, 12, 2),
    step("2", "Je zei – wij deden", 10, 9, 14),
    step("3", "Het verhaal", 10, 11, 23, *STORY_NOTES),
    replace(step("4", "Waar lopen we tegenaan", 15, 17, 34), tables=(MATRIX,)),
    replace(step("5", "Pauze", 10, 10, 51), is_break=True),
    step("6", "Wie pakt wat op", 25, 34, 61, *DECISIONS, *AGREEMENTS, *ACTIONS),
    replace(step("7", "Check-out", 10, 9, 95), texts=(("in één woord", "Opgelucht. Eerst zien. Gehoord. Moe maar goed."),)),
    step("8", "Vooruitblik", 5, None, 0),
)
PRESENT = tuple(
    Attendee(name, role)
    for name, role in (
        ("Karin Hofstra", "afdelingshoofd"),
        ("Ruben Aksoy", "teamleider"),
        ("Bram de Wit", "klantmanager"),
        ("Fatima El Amrani", "klantmanager"),
        ("Anne-Wil van der Heijden-Oosterhof", "klantmanager"),
        ("Małgorzata Wiśniewska", "jongerencoach"),
        ("Yasmin Öztürk", "schuldhulpverlener"),
    )
)


def sample(**changes: object) -> Minutes:
    """The minutes of that session, with these fields changed."""
    minutes = Minutes(
        report="minutes",
        title="Activeringsdialoog",
        language="nl",
        timezone="Europe/Amsterdam",
        team="Team Zuid",
        place="Wijkcentrum De Schakel, grote zaal",
        organisation="Gemeente Rietveen",
        facilitator="Noor Vermeulen",
        goal="Weten waar we tegenaan lopen, en wie wat gaat doen.",
        source="",
        planned_start=START,
        planned_end=START + timedelta(minutes=95),
        started_at=START + timedelta(minutes=2),
        ended_at=START + timedelta(minutes=104),
        present=PRESENT,
        absent=(Attendee("Lotte Meijer"), Attendee("Hassan Bouzidi")),
        decisions=DECISIONS,
        agreements=AGREEMENTS,
        actions=ACTIONS,
        steps=STEPS,
        names_hidden=True,
        audience="Team en teamleider",
        withheld=("2 notities bleven bij de begeleider.", "3 notities bleven in de groep."),
    )
    return replace(minutes, **changes)  # type: ignore[arg-type]


def with_note(text: str, **changes: object) -> Minutes:
    """The minutes with one note in one step."""
    return sample(steps=(step("1", "Het verhaal", 10, 11, 2, noted("note", text)),), **changes)


def empty() -> Minutes:
    """A session of which nothing was taken down."""
    silent = tuple(replace(s, notes=(), texts=(), tables=()) for s in STEPS)
    return sample(decisions=(), agreements=(), actions=(), steps=silent, withheld=())
