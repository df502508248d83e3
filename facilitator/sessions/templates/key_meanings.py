"""What every key of a draaiboek means, in a sentence or two: what an editor shows while somebody types."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.language import tr


def meaning(kind: str, key: str) -> str:
    """What the key means in a thing of this kind (`draaiboek`, `title`, `list` …). Raises KeyError where there is no such key."""
    if key == kind and key != "draaiboek":
        return first_key(kind)
    own = {"draaiboek": _head, "origin": _origin, "include": _include, "break": _break, "settle": _settle, "report": _report}.get(kind)
    found = {**_shared(), **_step(), **_blocks(), **_fields(), **(own() if own else {})}
    return found[key]


def first_key(kind: str) -> str:
    """What a thing is that begins with this key, and what stands behind it."""
    return {**_first_of_items(), **_first_of_fields()}[kind]


def _head() -> Mapping[str, str]:
    return {
        "draaiboek": tr("Versie van het formaat: 1. Hiermee begint elk draaiboek."),
        "title": tr("Titel, zoals die op de kaart en op de beamer staat."),
        "notes": tr(
            "Wat er bewaard wordt: nothing (niets; de notitieregel is dicht), session (wordt gewist bij het afsluiten), een rol zoals "
            "inbrenger (een eigen blad voor wie die rol heeft) of report (komt in het verslag). Dit kies je altijd zelf."
        ),
        "steps": tr("De stappen en blokken, in volgorde, elk achter een streepje."),
        "goal": tr("Waarvoor we hier zijn, in één zin van hooguit 90 letters; staat op de kaart."),
        "kind": tr("De plank in de kast: intervisie, moreel beraad, casusbespreking, dialoog, leren, overleg, werkvorm of bouwsteen."),
        "language": tr("Taal van het draaiboek, nl of en: afbreken van woorden, datums, opschriften. Anders nl."),
        "people": tr("Voor hoeveel mensen het bedoeld is: 5-8, 6 of 8 or more. Waarschuwt, houdt niets tegen."),
        "origin": tr("Waar het draaiboek en de tijden vandaan komen."),
        "room": tr("Opstelling van de zaal."),
        "materials": tr("Wat je meeneemt."),
        "prepare": tr("Wat je vooraf doet; je vinkt het af."),
        "roles": tr("Rol: hoeveel. 1 of 0-2; '1, rotates' (steeds een ander); 1 guest; the rest; leads; 'leads, takes part'."),
        "fill in": tr("Open plekken: <naam> in een tekst wordt wat hier staat; bij het voorbereiden kun je het veranderen."),
        "order": tr("free, of fixed: dan vraagt het programma of je echt van de volgorde afwijkt."),
        "names": tr(
            "shown, of hidden: geen namen van sprekers op de beamer of in het verslag. Een actiepunt houdt zijn actiehouder."
        ),
        "speaking time": tr(
            "Of het verslag zegt hoe de bijgehouden spreektijd verdeeld was: minutes (tussen wie leidt en de groep) of 'minutes, named' "
            "(ook per persoon, niet bij names: hidden). Staat het er niet, dan blijft het op het regiescherm."
        ),
        "reports": tr(
            "Wat je bij het afsluiten kunt maken: minutes (verslag), attendance (presentielijst), proof (bewijs van deelname), "
            "actions (actie- en besluitenlijst), personal sheet (blad voor de inbrenger), summary (verslag voor de teamleider), times ("
            "plan en werkelijkheid), run sheet (draaiboek op papier). Een lijst, of per soort voor wie het is, of readers en holds."
        ),
        "retention": tr(
            "Daarna verdwijnt de inhoud: 3 months, 1 year, P3M. Wie er was blijft staan; met '1 year, attendance 5 years' tot dan, "
            "met '1 year, everything' verdwijnt alles tegelijk."
        ),
        "series": tr(
            "Hoe vaak het terugkomt: every month, every 14 days, R/P3M. Stelt de volgende datum voor en vindt de vorige sessie terug."
        ),
    }


def _origin() -> Mapping[str, str]:
    return {
        "variant": tr("Welke vorm van de methode dit is."),
        "source": tr("Waar je het vandaan hebt."),
        "licence": tr("Onder welke licentie de bron staat."),
        "credit": tr("Aan wie de eer."),
        "version": tr("Versie van dit draaiboek."),
        "timing": tr("Waar de minuten vandaan komen: sourced (uit de bron), own (van jezelf) of mixed (allebei)."),
    }


def _shared() -> Mapping[str, str]:
    return {
        "title": tr("Hoe het heet."),
        "notes": tr(
            "Wat hier bewaard wordt: nothing, session, een rol of report. Staat het er niet, dan geldt wat eromheen staat. "
            "Het dichtst bij geldt, ook als dat vrijer is."
        ),
        "when late": tr(
            "Wat er mag als het uitloopt: shorten (inkorten), keep (zo laten) of drop (weglaten). Een rondje, stilte, terugblik of "
            "pauze blijft zonder dit zoals gepland."
        ),
        "order": tr("free of fixed: bij fixed vraagt het programma of je echt van de volgorde afwijkt."),
        "stance": tr(
            "Rol: houding. Wie praat: speaks, asks, answers, advises. Wie zwijgt: listens, writes, observes, no reaction yet, "
            "outside the circle, back turned, out of the room. Wie zwijgt telt niet mee in per person."
        ),
        "rules": tr("Spelregels, klein op de beamer."),
        "groups": tr("In hoeveel mensen de groep uiteengaat: 2, 3 or fewer, 3-4, '4-5, mixed, host stays', inner ring of 5."),
        "optional": tr("on of off: je kunt het aan- en uitzetten; de waarde is hoe het begint."),
    }


def _step() -> Mapping[str, str]:
    return {
        "time": tr("Hoelang: 10 min, 90 s, 2 min per person, 3 min per group, 15 min (10-20), about 20 min."),
        "speak": tr(
            "Wie er praat: free (vrij gesprek), round (rondje), popcorn (iedereen één keer, in eigen volgorde), silent (stil) of een rol. "
            "Een rondje kan ook: round, shuffled, of round, from inbrenger, of round, inbrenger last."
        ),
        "show": tr("Op de beamer, hooguit twaalf woorden. Van een lijst zie je één regel tegelijk."),
        "for": tr("Rol: wat je die ene rol in deze stap vraagt; de zaal leest het mee."),
        "say": tr("Wat jij zegt, in gewone zinnen. Alleen op het regiescherm."),
        "watch out": tr("Wat hier misgaat en wat je dan doet. Alleen op het regiescherm."),
        "fields": tr("Wat de stap achterlaat: velden, elk achter een streepje."),
        "recall": tr("Een veld, of meer, van een eerdere stap: komt op de beamer en kan weer aangevuld worden."),
        "follow up": tr("yes: begint met de actiepunten, afspraken en bewaarde casussen van de vorige keer."),
        "extend": tr("Verlenging die je aanbiedt als de tijd om is: 2 min, 2 min by thumbs, 2 min by hands."),
    }


def _break() -> Mapping[str, str]:
    return {"time": tr("Hoelang: 10 min, of 15 min (10-20).")}


def _blocks() -> Mapping[str, str]:
    return {
        "steps": tr("De stappen van dit blok, elk achter een streepje."),
        "choices": tr("De stappen of blokken waaruit je ter plekke kiest; gepland is de eerste."),
        "role": tr(
            "Om welke rol elke ronde gaat: een naam of een lijst. De eerste is wie aan de beurt is; de volgende schuiven elke ronde "
            "een plaats op in de kring."
        ),
        "until": tr(
            "Een veld: bied aan te stoppen zodra het gevuld is. Een tijd, 16:30, of the end, het geplande einde: "
            "stop als er geen ronde meer bij past."
        ),
        "otherwise": tr("Stappen die je aangeboden krijgt als het veld van until na de laatste ronde nog leeg is."),
    }


def _include() -> Mapping[str, str]:
    return {
        "title": tr("Hoe het hier heet; anders zijn eigen titel."),
        "time": tr("Hoelang het geheel hier duurt, tot op de halve minuut: 10 min."),
        "with": tr("Vult de open plekken van het ingevoegde draaiboek."),
        "notes": tr("Een ingevoegd draaiboek kan alleen strenger bewaren dan de plek waar het staat; wat je hier schrijft verruimt dat."),
    }


def _fields() -> Mapping[str, str]:
    return {
        "limit": tr("Hoeveel er mag: 3, 1 per person, 2 per group, 15 words, 3 sentences; met komma's ertussen."),
        "carry over": tr("yes: wat niet gekozen is, wordt de volgende keer aangeboden."),
        "columns": tr("De kolommen van de tabel."),
        "rows": tr("De rijen van de tabel; zonder dit vul je ze ter plekke aan."),
        "cells": tr("Wat in een vakje hoort: text, of een cijfer zoals 1-5."),
        "options": tr("Waaruit gekozen wordt."),
        "text": tr("De zin, met … op elke plek die open is."),
        "range": tr("Van laag naar hoog: 1-5, 1-10."),
        "from": tr("Het veld waaruit gekozen wordt, of een lijst bij fill in."),
        "by": tr("Wie kiest, en hoe: hands, turns, urgency, 3 dots each, '3 dots each, may stack', of een rol."),
        "top": tr("Hoeveel er gekozen worden: 1, 2 … of all: alleen op volgorde zetten."),
        "per": tr("person of group: één voor elk mens of elke groep; anders één voor allemaal."),
        "board": tr("yes: regels komen op de beamer terwijl je typt. Anders ziet de zaal het veld niet."),
        "advice": tr(
            "Uitkomst: wat het programma jou dan zegt. unanimous (allemaal), majority (twee derde of meer), divided (verdeeld), "
            "tie (even veel op de grens). Jij beslist; er gebeurt niets vanzelf."
        ),
        "readers": tr("Wie het verslag kunnen krijgen, om uit te kiezen."),
    }


def _report() -> Mapping[str, str]:
    return {
        "readers": tr("Voor wie dit verslag is, in gewone woorden. Wat de groep zelf afspreekt (settle) gaat voor."),
        "holds": tr("Wat erin mag staan: everything, of promises (alleen besluiten, afspraken en actiepunten)."),
    }


def _settle() -> Mapping[str, str]:
    return {"options": tr("Waaruit de groep kiest: report, een rol, session en nothing, of een paar daarvan.")}


def _first_of_items() -> Mapping[str, str]:
    return {
        "title": tr("Een stap: wat de zaal doet, in gewone woorden."),
        "break": tr("Een pauze: time, show, optional en when late, meer niet."),
        "phase": tr("Een fase: stappen die bij elkaar horen en samen iets erven."),
        "repeat": tr(
            "Stappen die terugkomen: 3 times, 0-2 times, each person, each person in the group, of each casus in gekozen (een veld, of "
            "een lijst bij fill in); <casus> is dan in elke ronde die regel."
        ),
        "one of": tr("Een keuze: één ervan kies je ter plekke, gepland is de eerste."),
        "include": tr("De stappen van een ander draaiboek: de naam van het bestand, zonder .yaml."),
    }


def _first_of_fields() -> Mapping[str, str]:
    return {
        "short": tr("Een regel. Erachter staat de naam van het veld."),
        "long": tr("Een langere tekst. Erachter staat de naam van het veld."),
        "list": tr("Een lijst van regels. Erachter staat de naam van het veld."),
        "matrix": tr("Een tabel. Erachter staat de naam van het veld."),
        "choice": tr("Eén uit een vast rijtje. Erachter staat de naam van het veld."),
        "sentence": tr("Een zin met open plekken. Erachter staat de naam van het veld."),
        "scale": tr("Hoeveel mensen elk cijfer gaven, nooit wie. Erachter staat de naam van het veld."),
        "count": tr("Eén getal, zoals hoeveel mensen dit herkennen. Erachter staat de naam van het veld."),
        "vote": tr("Handen per keuze, één regel per stemronde. Erachter staat de naam van het veld."),
        "pick": tr("De regels die gekozen worden uit een lijst. Erachter staat de naam van het veld."),
        "mark": tr("Een merkteken bij elke regel van een lijst. Erachter staat de naam van het veld."),
        "decision": tr("Een besluit. Erachter staat de naam van het veld."),
        "action": tr("Een actiepunt: wat, wie, wanneer. Erachter staat de naam van het veld."),
        "agreement": tr("Een afspraak. Erachter staat de naam van het veld."),
        "settle": tr(
            "De groep spreekt af wat er opgeschreven wordt en wie het krijgt; het antwoord geldt als bovengrens voor de hele sessie. "
            "Erachter staat de naam van het veld."
        ),
    }
