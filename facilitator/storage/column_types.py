"""How instants and mappings stand in the database: as text that sorts and that a person can read.

What somebody else put there, or a disk that forgets, may be anything; whatever it is, reading it is a ValueError and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from facilitator.sessions.local_time import YEARS


def instant_to_text(moment: datetime) -> str:
    """An aware instant as UTC text of one fixed length, so that texts sort as the instants do. A naive one is a ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment!r}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def instant_from_text(text: str) -> datetime:
    """The instant that `instant_to_text` wrote, or any ISO text with an offset. Raises ValueError."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {text!r}")
        moment = moment.astimezone(UTC)
    except (TypeError, OverflowError) as error:
        raise ValueError(f"no moment: {text!r}") from error
    if moment.year not in YEARS:
        raise ValueError(f"no moment of a session: {text!r}")
    return moment


def first_moment(*texts: str) -> datetime:
    """The first of these that can be read; else the beginning of 1970. For a list: what is wrong with one is told when it is opened."""
    for text in texts:
        with suppress(ValueError):
            return instant_from_text(text)
    return datetime.fromtimestamp(0, UTC)


def mapping_from_text(text: str) -> dict[str, Any]:
    """The mapping that was kept as JSON. Raises ValueError."""
    try:
        found = json.loads(text)
    except (TypeError, RecursionError) as error:
        raise ValueError("no JSON that can be read") from error
    if not isinstance(found, dict):
        raise ValueError("JSON that is no mapping")
    return found


@cache
def known_zone(name: str) -> str:
    """This time zone, or UTC where nobody here knows it: a day is then a few hours off, and the session can still be seen."""
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return "UTC"
    return name


def local_day(moment: datetime, particulars: Mapping[str, Any]) -> date:
    """The day on the calendar of the place where a session was; in UTC where its time zone is not known here."""
    return moment.astimezone(ZoneInfo(known_zone(str(particulars.get("timezone", "UTC"))))).date()


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, as ISO text with microseconds."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_to_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else instant_from_text(value)


class JsonText(TypeDecorator[dict[str, Any]]):
    """A mapping, as JSON text. `sqlalchemy.JSON` would be another column type in every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else mapping_from_text(value)
