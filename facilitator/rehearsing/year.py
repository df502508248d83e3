"""What a team might say in four quarters in a row, and what came of what it promised: a year that can be read in its minutes.

A longer series begins again. What belongs to no quarter is in `rehearsal_content`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from facilitator.rehearsing.content import AGREEMENTS, INSIGHTS, LINES


@dataclass(frozen=True)
class Promised:
    """An action or agreement as it is recognised by how it begins, and what is typed of it in the sessions after that, in order."""

    begins: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class Quarter:
    """One session: what is taken down, and promised. An action has `{name}` and, after how many days it is due."""

    looking_back: tuple[str, ...]
    lines: tuple[str, ...]
    extra: tuple[str, ...]
    actions: tuple[tuple[str, int], ...]
    promised: tuple[Promised, ...]


FIRST = Quarter(
    ("De eerste keer: er zijn nog geen beloften.", "We spreken af dat elke volgende keer hiermee begint."),
    LINES,
    (*INSIGHTS, *AGREEMENTS),
    (
        ("! Proef voorbereiden: spoedbudget tot € 250 zonder handtekening @{name}", 15),
        ("! Meeloopdagen regelen voor de twee nieuwe collega’s @{name}", 22),
        ("! Uitzoeken of drie brieven over één besluit samen kunnen @{name}", 50),
        ("! Belrooster maken voor de maandag @{name}", 29),
    ),
    (
        Promised("We bellen de inwoner", ("g zo doen we het nu, en het scheelt telefoontjes",)),
        Promised("Proef voorbereiden", ("l de proef draait bij twee teams", "g elf keer gebruikt, gemiddeld € 140; het blijft")),
        Promised("Meeloopdagen", ("g beide collega’s liepen drie dagen mee",)),
        Promised(
            "Uitzoeken of drie brieven",
            (
                "m de jurist is nog niet zover; de volgende keer hoor je het",
                "m het mag; het systeem kan het pas na de zomer",
                "g sinds 1 augustus is het één brief",
            ),
        ),
        Promised("Belrooster", ("v de telefoon gaat naar het klantcentrum; een rooster is niet meer nodig",)),
    ),
)
SECOND = Quarter(
    ("Het scheelt dat er nu iemand belt voordat de brief komt.", "Dat de jurist nog niet zover is, vinden we jammer; we houden het vast."),
    (
        "Sinds het klantcentrum opneemt, hoort een inwoner pas na twee dagen iets van ons.",
        "Het spoedbudget werkt, maar drie collega’s wisten niet dat het bestaat.",
        "Een aanvraag voor een rollator gaat nog steeds langs drie bureaus.",
        "Wie doorverwijst, weet niet of de ander het oppakt.",
        "Bewoners lezen onze brief drie keer en bellen dan.",
        "Wat zeg je tegen iemand die al acht weken wacht?",
        "De nieuwe collega’s stellen de beste vragen.",
        "Op vrijdagmiddag is er niemand die mag tekenen.",
        "We vragen mensen om papieren die wij zelf hebben.",
        "Een warme overdracht kost tien minuten en scheelt een maand.",
    ),
    (
        "i Wachten is minder erg als je weet waarop.",
        "i Iemand die zelf vooruit belt, raakt niemand kwijt.",
        "v Wie heeft een brief ooit aan een inwoner laten lezen?",
        "a Wie een inwoner doorverwijst, belt zelf vooruit.",
        "b Het spoedbudget geldt vanaf nu voor alle wijkteams.",
    ),
    (
        ("! Met het klantcentrum afspreken wie spoed doorzet @{name}", 14),
        ("! Eén bladzijde maken: wat zeg ik tegen wie wacht @{name}", 28),
        ("! Twee inwoners vragen mee te lezen met de nieuwe brief @{name}", 45),
        ("! Vervanging regelen voor wie tekent op vrijdag @{name}", 21),
    ),
    (
        Promised("Wie een inwoner doorverwijst", ("m lukt nog niet altijd; we houden het vast", "g het gaat vanzelf nu")),
        Promised("Met het klantcentrum", ("g er is één nummer, en dat neemt op",)),
        Promised("Eén bladzijde", ("l de eerste versie hangt bij de balie", "g hij hangt overal, en inwoners nemen hem mee")),
        Promised("Twee inwoners", ("g zij haalden er een halve bladzijde uit",)),
        Promised("Vervanging", ("v het spoedbudget vangt dit op",)),
    ),
)
THIRD = Quarter(
    ("Twee inwoners lazen mee; dat doen we voortaan altijd.", "Het spoedbudget blijft. Dat is de eerste regel die wij zelf veranderden."),
    (
        "Wie verhuist naar een andere wijk, begint bij ons opnieuw.",
        "Een jongere van achttien valt tussen twee loketten.",
        "Op huisbezoek zie je in vijf minuten wat op papier een jaar verborgen blijft.",
        "De huisarts belt ons niet, want die heeft geen nummer.",
        "We beloven een antwoord binnen acht weken en noemen dat snel.",
        "Een tolk aan de telefoon is beter dan een neefje aan tafel.",
        "Wie hulp weigert, krijgt na drie brieven geen vierde gesprek.",
        "We vergaderen over inwoners die we nooit gesproken hebben.",
        "Soms is een fiets een betere oplossing dan een indicatie.",
        "Wat in de ene wijk kan, heet in de andere onmogelijk.",
    ),
    (
        "i We zijn strenger voor elkaar dan de regel voor ons is.",
        "i Een nummer dat opneemt is ook beleid.",
        "v Wie mag beslissen dat iets een uitzondering is?",
        "a Een dossier verhuist met de inwoner mee.",
        "b Over een inwoner beslissen we niet zonder die gesproken te hebben.",
    ),
    (
        ("! Huisartsen in de wijk ons nummer geven @{name}", 14),
        ("! Achttien jaar en dan: met jeugd één werkwijze maken @{name}", 60),
        ("! Drie voorbeelden beschrijven waarin een fiets genoeg was @{name}", 40),
        ("! Nagaan hoe vaak acht weken echt acht weken is @{name}", 30),
    ),
    (
        Promised("Een dossier verhuist", ("l bij vijf van de zeven verhuizingen ging het goed",)),
        Promised("Huisartsen", ("g zeven praktijken hebben het nummer; er is al vier keer gebeld",)),
        Promised("Achttien jaar", ("m jeugd kan pas in september aanschuiven",)),
        Promised("Drie voorbeelden", ("g ze staan op het platform",)),
        Promised("Nagaan hoe vaak", ("v de cijfers komen nu elke maand vanzelf",)),
    ),
)
FOURTH = Quarter(
    ("Eén brief in plaats van drie: na een jaar is het gelukt.", "Van wat we vorig jaar beloofden, staat bijna niets meer open."),
    (
        "De wijkverpleegkundige wil aanschuiven, maar niemand vroeg haar.",
        "Inwoners zeggen dat ze nu horen waar ze aan toe zijn.",
        "Onze eigen website zegt nog dat je een formulier moet printen.",
        "Wie nieuw is, durft de ruimte in de regel niet te nemen.",
        "Een klacht is soms het eerste eerlijke gesprek.",
        "We weten van elke aanvraag wat die kostte, en van geen een wat die hielp.",
        "Het is stil geworden over de wachtlijst, en dat is geen goed teken.",
        "Een inwoner vroeg of hij volgend jaar mee mag praten.",
        "Wat we hier zeggen, hoort de directie pas als het in de krant staat.",
        "Na vier keer weten we van elkaar wie waar goed in is.",
    ),
    (
        "i Terugkomen op wat je beloofde is het halve werk.",
        "i Ruimte in een regel bestaat pas als iemand hem neemt.",
        "v Hoe horen we van inwoners of het hielp?",
        "a De volgende keer schuift een inwoner aan.",
        "b De leider neemt één onderwerp per kwartaal mee naar de directie.",
    ),
    (
        ("! De wijkverpleegkundige uitnodigen @{name}", 10),
        ("! De website nalopen met iemand die hem gebruikt @{name}", 35),
        ("! Bij tien inwoners navragen wat het hielp @{name}", 60),
        ("! Een meeloopdag voor de directie regelen @{name}", 45),
    ),
    (
        Promised("De volgende keer schuift", ("g zij zat erbij, en stelde de beste vraag",)),
        Promised("De wijkverpleegkundige", ("g zij is er nu elke keer bij",)),
        Promised("De website", ("l de helft is nagelopen",)),
        Promised("Bij tien inwoners", ("m zes zijn er gebeld",)),
        Promised("Een meeloopdag voor de directie", ("v de directie komt zelf al",)),
    ),
)
QUARTERS = (FIRST, SECOND, THIRD, FOURTH)


def quarter(number: int) -> Quarter:
    """What is said in this session of a series, from 1."""
    return QUARTERS[(number - 1) % len(QUARTERS)]


class Outcomes:
    """What is typed of each promise in this session of a series, from 1; something likely for what is not of this year."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._others: Iterator[str] = cycle(("g", "m de volgende keer hoor je het", "v niet meer nodig", "l we zijn ermee bezig"))

    def of(self, text: str) -> str:
        """A letter, and mostly a word of explanation."""
        for back in range(1, len(QUARTERS)):
            for each in quarter(self._number - back).promised if self._number > back else ():
                if text.startswith(each.begins) and back <= len(each.outcomes):
                    return each.outcomes[back - 1]
        return next(self._others)
