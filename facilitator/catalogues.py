"""Where translations are and how they are read: `XX.po` or `XX.mo`, those that came with the program and those that a user put there.

A file of a translator is not trusted: one that cannot be read is left out whole, and of one that can, each text whose blanks
(`{name}`) are not those of the source.
"""

from __future__ import annotations

import gettext
import io
import re
import string
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.paths import resources

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

CODE = re.compile(r"[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?")
"""What a language is called in settings and file names: `fy`, `pt_BR`."""
LARGEST = 4_000_000
"""Bytes of a file of translations; ours have a tenth of it."""
_FALLBACK = re.compile(rb"X-Fallback: *([a-z]{2,3}(?:_[A-Z][A-Za-z]{1,3})?)", re.IGNORECASE)
"""Header of a file: the language of what it lacks, where that is not Dutch. Babel keeps no headers that it does not know."""
_UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, SyntaxError, struct.error)


@dataclass(frozen=True)
class Refused:
    """What was left out: one text of a file, or without a text the whole file."""

    file: Path
    text: str = ""


@dataclass(frozen=True)
class Reading:
    """A catalogue that can be asked, and what was left out of it."""

    words: gettext.NullTranslations
    refused: tuple[Refused, ...] = ()
    fallback: str = ""


def shipped() -> Path:
    """The translations that came with the program."""
    return resources() / "translations"


def languages(own: Path | None) -> tuple[str, ...]:
    """The languages there are: Dutch, English, then the others by code."""
    files = [file for folder in (shipped(), own) if folder for file in (*folder.glob("*.po"), *folder.glob("*.mo"))]
    others = {file.stem for file in files if CODE.fullmatch(file.stem)} - {"nl", "en"}
    return ("nl", "en", *sorted(others))


def own_name(language: str) -> str:
    """What the language calls itself: `Frysk`; the code where nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language).get_display_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return name[:1].upper() + name[1:] if name else language


def files_of(language: str, own: Path | None) -> tuple[Path, ...]:
    """The files of a language, the one that counts first: what a user put there before what came with the program."""
    ours = [shipped() / f"{language}.mo", shipped() / f"{language}.po"]  # compiled reads faster
    theirs = [own / f"{language}.po", own / f"{language}.mo"] if own else []  # edited is newer
    found = [next((f for f in files if f.exists()), None) for files in (theirs, ours)]
    return tuple(file for file in found if file is not None)


def read(language: str, own: Path | None) -> Reading:
    """The words of a language: own files, then ours, then the language that the file names for what is lacking, then Dutch."""
    first = gettext.NullTranslations()
    readings = [_read_file(file) for file in files_of(language, own)]
    for reading in readings:
        first.add_fallback(reading.words)
    wanted = next((r.fallback for r in readings if r.fallback), "nl")
    if wanted not in ("nl", language):
        for file in files_of(wanted, own):
            first.add_fallback(_read_file(file).words)
    return Reading(first, tuple(refused for reading in readings for refused in reading.refused))


def _read_file(file: Path) -> Reading:
    try:
        if file.parent == shipped() and file.suffix == ".mo":  # made by us, and tested
            return Reading(_compiled(file.read_bytes()))
        catalogue = read_catalogue(file)
        refused = tuple(Refused(file, text) for text in drop_misfits(catalogue))
        words = _compiled(_as_mo(catalogue))
    except _UNREADABLE:
        return Reading(gettext.NullTranslations(), (Refused(file),))
    named = _FALLBACK.search(file.read_bytes())
    return Reading(words, refused, named[1].decode() if named else "")


def read_catalogue(file: Path) -> Catalog:
    """A file as it is, with Babel. Raises one of many errors where it cannot be read."""
    from babel import Locale, UnknownLocaleError
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import PoFileError, read_po

    with file.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(file)
    try:
        read = read_mo(io.BytesIO(data)) if file.suffix == ".mo" else read_po(io.BytesIO(data), abort_invalid=True)
    except PoFileError as error:
        raise ValueError(file) from error
    try:
        read.locale = Locale.parse(file.stem)
    except (UnknownLocaleError, ValueError):
        read.locale = Locale.parse("en")  # without one, Babel would not write the rule of the plural, also where the file has it
    return read


def drop_misfits(catalogue: Catalog) -> list[str]:
    """Take out what is not translated, and what cannot be filled in; gives the texts of the latter."""
    misfits = [m for m in catalogue if m.id and any(_forms(m.string)) and not fits(m.id, _forms(m.string))]
    empty = [m for m in catalogue if m.id and not all(_forms(m.string))]
    for message in (*misfits, *empty):
        catalogue.delete(message.id, message.context)
    return [_forms(m.id)[0] for m in misfits]


def fits(source: str | Sequence[str], translation: str | Sequence[str]) -> bool:
    """Whether a translation has the blanks of the source. A plural may leave one out: 'één notitie' needs no number."""
    if isinstance(source, str):
        return _blanks(source) == _blanks(_forms(translation)[0])
    known = [_blanks(form) or set() for form in source]
    said = [_blanks(form) for form in _forms(translation)]
    return all(blanks is not None and blanks <= set().union(*known) for blanks in said)


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text or "",) if isinstance(text, str) or text is None else text


def _blanks(text: str) -> set[tuple[str, str | None, str | None]] | None:
    """What is to be filled in, and how; None where the braces do not match."""
    try:
        return {(name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _as_mo(catalogue: Catalog) -> bytes:
    from babel.messages.mofile import write_mo

    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def _compiled(data: bytes) -> gettext.GNUTranslations:
    words = gettext.GNUTranslations(io.BytesIO(data))
    for number in range(1001):  # a rule of the plural that divides by nothing comes out here, and not in the middle of a session
        words.ngettext("", "", number)
    return words


Text = str | tuple[str, ...]


def messages_of(file: Path) -> Iterator[tuple[Text, Text]]:
    """Texts and translations of a file that can be read."""
    yield from _pairs(read_catalogue(file))


def usable(file: Path) -> dict[Text, Text]:
    """What of a file counts; nothing where it cannot be read."""
    try:
        catalogue = read_catalogue(file)
        drop_misfits(catalogue)
    except _UNREADABLE:
        return {}
    return dict(_pairs(catalogue))


def _pairs(catalogue: Catalog) -> Iterator[tuple[Text, Text]]:
    for message in catalogue:
        if message.id:
            yield _as_text(message.id), _as_text(message.string)


def _as_text(said: str | Sequence[str] | None) -> Text:
    return said or "" if isinstance(said, str) or said is None else tuple(said)
