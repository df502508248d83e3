"""The work of a translator: which languages there are, how complete each is, and a fresh file to fill in."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from facilitator import catalogues
from facilitator.catalogues import Text
from facilitator.language import refusals, tr
from facilitator.sessions.errors import FacilitatorError


@dataclass(frozen=True)
class Progress:
    """How far a language is."""

    language: str
    name: str
    translated: int
    all: int
    refused: tuple[str, ...]


def progress(own: Path | None) -> tuple[Progress, ...]:
    """Every language that can be chosen."""
    texts = _texts()
    done = {code: len(texts) if code == "nl" else len(texts.keys() & _known(code, own).keys()) for code in catalogues.languages(own)}
    return tuple(Progress(code, catalogues.own_name(code), n, len(texts), refusals(code)) for code, n in done.items())


def fresh(language: str, own: Path | None) -> bytes:
    """A file with every text of the program, what is translated already filled in, and the English beside it. Raises FacilitatorError."""
    from babel import Locale, UnknownLocaleError
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    if catalogues.CODE.fullmatch(language) is None:
        raise FacilitatorError(tr("‘{code}’ is geen code van een taal, zoals fy, de of pt_BR.", code=language))
    try:
        locale: str | None = str(Locale.parse(language))
    except (UnknownLocaleError, ValueError):  # one that Babel has not heard of can be translated all the same
        locale = None
    made, known = Catalog(locale=locale, project="Facilitator", charset="utf-8", fuzzy=False), _known(language, own)
    for text, english in _texts().items():
        beside = " | ".join((english,) if isinstance(english, str) else english)
        made.add(text, known.get(text), auto_comments=[f"en: {beside}"])
    stream = io.BytesIO()
    write_po(stream, made, width=120, sort_output=True)
    return stream.getvalue()


def _texts() -> dict[Text, Text]:
    """Every text of the program, with its English: that is always whole."""
    return dict(catalogues.messages_of(catalogues.shipped() / "en.mo"))


def _known(language: str, own: Path | None) -> dict[Text, Text]:
    """What is translated already, without what cannot be used."""
    known: dict[Text, Text] = {}
    for file in reversed(catalogues.files_of(language, own)):
        known.update(catalogues.usable(file))
    return known
