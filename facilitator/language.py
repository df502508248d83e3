"""The words that people read: written in Dutch in the code, looked up for any other language.

Every layer uses `tr`, also those without Qt, so there is one catalogue per language: see `catalogues`. A text that a catalogue
lacks is shown in Dutch rather than not at all.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import catalogues

if TYPE_CHECKING:
    from babel import Locale

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "nl"
_spoken: ContextVar[str] = ContextVar("spoken", default="")
"""The language within `speaking`, of one thread: a document that is being made goes on in its own."""
_own: Path | None = None
_read: dict[str, catalogues.Reading] = {}


def look_in(folder: Path | None) -> None:
    """From now on translations of this folder count too, before those that came with the program."""
    global _own
    _own = folder
    _read.clear()


def languages() -> tuple[str, ...]:
    """Every language that can be chosen."""
    return catalogues.languages(_own)


def use_language(language: str) -> None:
    """Choose the language of everything that is shown from now on: `nl`, `en`, or any catalogue that is there."""
    global _catalogue, _language
    _language, _catalogue = language, _reading(language).words


def _reading(language: str) -> catalogues.Reading:
    """Read once: the wall may speak another language than the console, many times a second."""
    if language not in _read:
        _read[language] = catalogues.read(language, _own)
    return _read[language]


def read_again() -> None:
    """Somebody may have changed a file of translations: look at them anew."""
    look_in(_own)
    use_language(_language)


def refusals(language: str) -> tuple[str, ...]:
    """What was left out of the translations of a language, in sentences."""
    said = []
    for left_out in _reading(language).refused:
        if left_out.text:
            sentence = tr("{file}: de invulplekken van ‘{text}’ kloppen niet; die tekst doet niet mee.", **vars(left_out))
            said.append(sentence)
        else:
            said.append(tr("{file} is niet te lezen als vertaling (po of mo) en doet niet mee.", file=left_out.file))
    return tuple(said)


def can_be_read(language: str) -> bool:
    """Whether there is anything of this language that can be shown."""
    files = catalogues.files_of(language, _own)
    broken = {left_out.file for left_out in _reading(language).refused if not left_out.text}
    return language == "nl" or any(file not in broken for file in files)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this, what is said is in that language, such as the words of the wall; an empty one is the language in use."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """The language in use: that of `speaking`, else that of `use_language`."""
    return _spoken.get() or _language


def _words() -> gettext.NullTranslations:
    spoken = _spoken.get()
    return _reading(spoken).words if spoken else _catalogue


def tr(text: str, /, **values: object) -> str:
    """The text in the language in use, with `{name}` filled in from the values."""
    found = _words().gettext(text)
    return _filled(found, text, values) if values else found


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Like `tr`, for a text that depends on a number; the number itself is `{n}`."""
    return _filled(_words().ngettext(one, many, n), one if n == 1 else many, {"n": n, **values})


def _filled(found: str, source: str, values: dict[str, object]) -> str:
    """Filled in; the source where the translation cannot be, for whatever reason."""
    try:
        return found.format(**values)
    except (LookupError, ValueError, AttributeError, TypeError):
        return source.format(**values)


@cache
def _locale(language: str) -> Locale:
    """How dates are written in a language; as in Dutch where nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("nl")


def day(moment: date, form: str = "EEE d MMM y") -> str:
    """A date in words (`do 12 nov 2026`); the form is a pattern of Unicode TR 35, a local datetime may be given too."""
    from babel.dates import format_date

    return format_date(moment, form, locale=_locale(language())).replace(".", "")


def clock_time(moment: datetime) -> str:
    """A local time of day as it is said and written on the wall: 9:30, 14:05."""
    return f"{moment.hour}:{moment.minute:02d}"


def minutes_text(length: timedelta) -> str:
    """A length in whole minutes, or in seconds where it is shorter than a minute: `12 min`, `45 s`, `1 u 20`."""
    seconds = round(length.total_seconds())
    if seconds < 60:
        return tr("{n} s", n=seconds)
    whole, rest = divmod(seconds, 60)
    return tr("{n} min", n=f"{whole}:{rest:02d}" if rest else whole)
