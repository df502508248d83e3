"""The words that people read: written in Dutch in the code, looked up for any other language.

Every layer uses `tr`, also those without Qt, so there is one catalogue per language:
`resources/translations/<language>.po`. A text that a catalogue lacks is shown in Dutch rather than not at all.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache

from facilitator.paths import resources

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "nl"


def use_language(language: str) -> None:
    """Choose the language of everything that is shown from now on: `nl`, `en`, or any catalogue that is there."""
    global _catalogue, _language
    file = resources() / "translations" / f"{language}.mo"
    _language = language
    if language == "nl" or not file.exists():
        _catalogue = gettext.NullTranslations()
        return
    with file.open("rb") as stream:
        _catalogue = gettext.GNUTranslations(stream)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this, what is said is in that language: for words that somebody may type in either."""
    global _catalogue, _language
    before = _catalogue, _language
    use_language(language)
    try:
        yield
    finally:
        _catalogue, _language = before


def language() -> str:
    """The language in use, as in `use_language`."""
    return _language


def tr(text: str, /, **values: object) -> str:
    """The text in the language in use, with `{name}` filled in from the values."""
    found = _catalogue.gettext(text)
    return found.format(**values) if values else found


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Like `tr`, for a text that depends on a number; the number itself is `{n}`."""
    return _catalogue.ngettext(one, many, n).format(n=n, **values)


@cache
def _locale(language: str) -> object:
    from babel import Locale

    return Locale.parse(language)


def day(moment: date, form: str = "EEE d MMM y") -> str:
    """A date in words (`do 12 nov 2026`); the form is a pattern of Unicode TR 35, a local datetime may be given too."""
    from babel.dates import format_date

    return format_date(moment, form, locale=_language).replace(".", "")


def clock_time(moment: datetime) -> str:
    """A local time of day as it is said and written on the wall: 9:30, 14:05."""
    return f"{moment.hour}:{moment.minute:02d}"


def minutes_text(length: timedelta) -> str:
    """A length in whole minutes, or in seconds where it is shorter than a minute: `12 min`, `45 s`, `1 u 20`."""
    seconds = round(length.total_seconds())
    if seconds < 60:
        return tr("{n} s", n=seconds)
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02d} min" if rest else tr("{n} min", n=whole)
