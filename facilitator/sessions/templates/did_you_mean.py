"""What somebody meant who wrote a word that is not there: the Dutch word for a key, or a slip of the finger."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from facilitator.language import tr

# Not translated: these are the words that makers of draaiboeken type by mistake, whatever the language on screen.
_DUTCH: Mapping[str, tuple[str, ...]] = {
    "aan": ("on",),
    "actie": ("action",),
    "afspraak": ("agreement",),
    "antwoordt": ("answers",),
    "besluit": ("decision",),
    "bewaren": ("notes",),
    "deelnemers": ("people",),
    "doel": ("goal",),
    "duur": ("time",),
    "fase": ("phase",),
    "gast": ("1 guest",),
    "groep": ("people", "groups"),
    "groepen": ("groups",),
    "groepjes": ("groups",),
    "herhaal": ("repeat",),
    "houding": ("stance",),
    "invoegen": ("include",),
    "ja": ("yes",),
    "keuze": ("one of", "choice"),
    "keuzes": ("choices",),
    "kiezen": ("pick",),
    "kort": ("short",),
    "lang": ("long",),
    "leidt": ("leads",),
    "let op": ("watch out",),
    "lijst": ("list",),
    "luistert": ("listens",),
    "materiaal": ("materials",),
    "mensen": ("people",),
    "niets": ("nothing",),
    "notities": ("notes",),
    "opties": ("options",),
    "pas op": ("watch out",),
    "pauze": ("break",),
    "personen": ("people",),
    "presentielijst": ("attendance",),
    "regels": ("rules",),
    "rol": ("role",),
    "rollen": ("roles",),
    "ronde": ("repeat", "round"),
    "rondje": ("round",),
    "ruimte": ("room",),
    "schaal": ("scale",),
    "schrijft": ("writes",),
    "sessie": ("session",),
    "soort": ("kind",),
    "spelregels": ("rules",),
    "spreekt": ("speaks",),
    "stap": ("title",),
    "stappen": ("steps",),
    "stem": ("vote",),
    "stil": ("silent",),
    "stippen": ("pick",),
    "taal": ("language",),
    "tijd": ("time",),
    "titel": ("title",),
    "toon": ("show",),
    "tot": ("until",),
    "uit": ("off",),
    "vast": ("fixed",),
    "velden": ("fields",),
    "verslag": ("report", "minutes"),
    "verslagen": ("reports",),
    "volgorde": ("order",),
    "voorbereiden": ("prepare",),
    "vraagt": ("asks",),
    "vrij": ("free",),
    "zeg": ("say",),
    "zin": ("sentence",),
}


def hint(word: str, known: Collection[str]) -> str:
    """The rest of a sentence about an unknown word: what was meant, else what can stand here."""
    meant = meant_word(word, known)
    if meant:
        return tr("bedoelde je '{word}'?", word=meant)
    if not known:
        return tr("hier kan niets staan")
    return tr("hier kan: {words}", words=", ".join(sorted(known)))


def meant_word(word: str, known: Collection[str]) -> str:
    """The known word that was probably meant, or nothing."""
    for english in _DUTCH.get(word.lower().strip(), ()):
        if english in known:
            return english
    near = get_close_matches(word[:60].lower(), sorted(known), 1, 0.6)
    return near[0] if near else ""
