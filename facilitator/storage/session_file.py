"""The session file: sessions as JSON, to hand over, to take to another laptop or to keep. Described in `docs/sessiebestand.md`.

Version 2, UTF-8, keys sorted, so that the same sessions are always the same bytes. The models below are the format: they check what is
read, and `session_file_schema` makes the JSON Schema of them. A file of an older version is brought up to this one first, step by step.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from facilitator.language import tr, trn
from facilitator.sessions.errors import StorageError
from facilitator.sessions.history.journal import StepOpened
from facilitator.sessions.templates.template_file import plain_name
from facilitator.storage.column_types import instant_from_text, instant_to_text
from facilitator.storage.records import EntryRecord, SessionRecord, StoredSession
from facilitator.storage.row_values import HIGHEST_NUMBER

VERSION = 2
MOST_BYTES = 50 * 1024 * 1024
MOST_SESSIONS = 500
DEEPEST = 40
"""Values in values; a journal needs no more than six."""

MadeFor = Literal["self", "stand-in", "lead"]
"""Whose file it is: of whoever made it, of who goes on leading, or of a team lead. It decides what is in it."""

_MARK = "facilitator_session"


@dataclass(frozen=True)
class SessionFile:
    """What is in a file: the sessions, for whom they were put in it, by whom (a name, or nothing) and when."""

    sessions: tuple[StoredSession, ...]
    made_at: datetime
    made_for: MadeFor = "self"
    made_by: str = ""


# the format


def _moment(value: object) -> datetime:
    try:
        return instant_from_text(value)  # type: ignore[arg-type]  # what is no text is a TypeError
    except (TypeError, ValueError, OverflowError) as error:
        raise PydanticCustomError("moment", "no moment") from error


def _file_name(value: object) -> str:
    if not isinstance(value, str) or not plain_name(value):
        raise PydanticCustomError("file_name", "no plain name")
    return value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


Id = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
Title = Annotated[str, Field(max_length=1000)]
Moment = Annotated[datetime, PlainValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
FileName = Annotated[str, PlainValidator(_file_name), WithJsonSchema({"type": "string", "pattern": r'^[^./\\:"*?<>|][^/\\:"*?<>|]{0,99}$'})]


class SessionPart(_Strict):
    """A session without what happened in it."""

    id: Id
    template_name: Title
    template_title: Title
    main: FileName
    sources: dict[FileName, str]
    particulars: dict[str, Any]
    state: Literal["prepared", "running", "closed"]
    team: Title
    starts_at: Moment
    created_at: Moment
    updated_at: Moment


class EntryPart(_Strict):
    """One line of the journal; its facts hold ids of words, never what was said."""

    number: int = Field(ge=0, le=HIGHEST_NUMBER)
    at: Moment
    kind: Title
    data: dict[str, Any]


class Whole(_Strict):
    """All of one session. `words` is what was said, by id; `drafts` what was half typed, by place."""

    session: SessionPart
    entries: list[EntryPart]
    words: dict[str, str]
    drafts: dict[str, str]


class FileFormat(_Strict):
    """A session file of Facilitator, version 2."""

    facilitator_session: Literal[2]
    made_for: MadeFor
    made_by: Title
    made_at: Moment
    sessions: list[Whole] = Field(min_length=1, max_length=MOST_SESSIONS)


# writing


def to_json(file: SessionFile) -> bytes:
    """The bytes of a session file."""
    head = {_MARK: VERSION, "made_for": file.made_for, "made_by": file.made_by, "made_at": instant_to_text(file.made_at)}
    whole = {**head, "sessions": [_written(stored) for stored in file.sessions]}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n").encode()


def _written(stored: StoredSession) -> dict[str, object]:
    values = {name: getattr(stored.record, name) for name in SessionPart.model_fields}
    session = {name: instant_to_text(value) if isinstance(value, datetime) else value for name, value in values.items()}
    session |= {"sources": dict(stored.record.sources), "particulars": dict(stored.record.particulars)}
    entries = [{"number": e.number, "at": instant_to_text(e.at), "kind": e.kind, "data": dict(e.data)} for e in stored.entries]
    return {"session": session, "entries": entries, "words": dict(stored.words), "drafts": dict(stored.drafts)}


# reading


def from_json(data: bytes) -> SessionFile:
    """What is in a session file. Raises StorageError that says what is wrong with the file."""
    whole = _parsed(data)
    if not isinstance(whole, dict) or _MARK not in whole:
        raise StorageError(tr("Dit is geen sessiebestand van Facilitator. Kies een bestand dat je in Facilitator hebt opgeslagen."))
    version = _version(whole[_MARK])
    for number in range(version, VERSION):
        whole = UPGRADES[number](whole)
    try:
        found = FileFormat.model_validate(whole)
    except ValidationError as error:
        raise _wrong(_place(error)) from error
    sessions = tuple(map(_stored, found.sessions))
    _check_all_different(sessions)
    return SessionFile(sessions, found.made_at, found.made_for, found.made_by)


def _parsed(data: bytes) -> object:
    check_size(len(data))
    try:
        parsed = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_constant=_refuse_constant)
        _check_depth(parsed)
        json.dumps(parsed, ensure_ascii=False, allow_nan=False).encode()  # finds half characters and numbers too big, anywhere
    except (ValueError, RecursionError) as error:
        text = tr("Dit bestand is niet heel of geen sessiebestand ({reason}). Vraag om een nieuwe kopie.", reason=error)
        raise StorageError(text) from error
    return parsed


def check_size(size: int) -> None:
    """Raises StorageError for so many bytes where that cannot be a session file."""
    if size > MOST_BYTES:
        raise StorageError(tr("Dit bestand is groter dan {n} MB en kan geen sessiebestand zijn.", n=MOST_BYTES // 1024 // 1024))


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(tr("een naam staat er dubbel in"))
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _check_depth(value: object) -> None:
    """Layer by layer, so that what is deep does not go deep here."""
    layer: list[object] = [value]
    for _ in range(DEEPEST):
        layer = [inner for each in layer if isinstance(each, list | dict) for inner in (each.values() if isinstance(each, dict) else each)]
        if not layer:
            return
    raise ValueError(tr("te veel in elkaar"))


def _version(version: object) -> int:
    if type(version) is not int or version < 1:
        raise _wrong(_MARK)
    if version > VERSION:
        raise StorageError(tr("Dit sessiebestand is van een nieuwere versie van Facilitator. Installeer die versie om het te openen."))
    return version


def _from_1(old: dict[str, Any]) -> dict[str, Any]:
    """Version 1 held one session, and did not say for whom."""
    session = old.get("session")
    made_at = session.get("updated_at") if isinstance(session, dict) else None
    parts = {name: value for name, value in old.items() if name != _MARK}
    return {_MARK: 2, "made_for": "self", "made_by": "", "made_at": made_at, "sessions": [parts]}


UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _from_1}
"""By version: what makes the next version of it."""


def _place(error: ValidationError) -> str:
    """Where the first thing is that is wrong; what is in a session is said before what is said about the whole."""
    places = [each["loc"] for each in error.errors(include_url=False, include_context=False, include_input=False)]
    first = min(places, key=lambda loc: loc[:1] != ("sessions",))
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first).lstrip(".")


def _wrong(where: str) -> StorageError:
    return StorageError(tr("In dit sessiebestand klopt ‘{where}’ niet. Vraag om een nieuwe kopie.", where=where[:200]))


def _stored(whole: Whole) -> StoredSession:
    record = SessionRecord(**{name: getattr(whole.session, name) for name in SessionPart.model_fields})
    entries = tuple(EntryRecord(e.number, e.at, e.kind, _untitled(e.kind, e.data)) for e in whole.entries)
    for before, after in pairwise(entries):
        if after.number <= before.number:
            raise _wrong(f"entries: {after.number}")
    return StoredSession(record, entries, whole.words, whole.drafts)


def _untitled(kind: str, data: Mapping[str, object]) -> Mapping[str, object]:
    """The facts of an entry as this version keeps them: an older one wrote down what a step was called."""
    return {name: value for name, value in data.items() if name != "title"} if kind == StepOpened.kind else data


def _check_all_different(sessions: tuple[StoredSession, ...]) -> None:
    double = len(sessions) - len({stored.record.id for stored in sessions})
    if double:
        raise StorageError(trn("Er staat {n} sessie dubbel in dit bestand.", "Er staan {n} sessies dubbel in dit bestand.", double))
