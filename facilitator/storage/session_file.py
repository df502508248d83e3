"""The session file: one session as JSON, to take to another laptop or to keep.

Version 1, UTF-8, keys sorted, so that the same session is always the same bytes:

    {"facilitator_session": 1,
     "session": {"id", "template_name", "template_title", "main", "state", "team": texts,
                 "created_at", "updated_at", "starts_at": ISO instants with an offset,
                 "sources": {file name: YAML text}, "particulars": {...}},
     "entries": [{"number": 1, "at": ISO instant, "kind": text, "data": {...}}, ...],     numbers rise
     "words": {id: text},                                                                 what was said
     "drafts": {place: text}}                                                             what was half typed
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.column_types import instant_from_text, instant_to_text
from facilitator.storage.records import STATES, EntryRecord, SessionRecord, StoredSession

VERSION = 1
MOST_BYTES = 50 * 1024 * 1024
HIGHEST_NUMBER = 2**53
"""Of an entry: what every reader of JSON can hold."""

_MARK = "facilitator_session"
_TEXTS = ("id", "template_name", "template_title", "main", "state", "team")
_INSTANTS = ("created_at", "updated_at", "starts_at")


def to_json(stored: StoredSession) -> bytes:
    """The session file of a session."""
    record = stored.record
    session: dict[str, object] = {name: getattr(record, name) for name in _TEXTS}
    session |= {name: instant_to_text(getattr(record, name)) for name in _INSTANTS}
    session |= {"sources": dict(record.sources), "particulars": dict(record.particulars)}
    entries = [{"number": e.number, "at": instant_to_text(e.at), "kind": e.kind, "data": dict(e.data)} for e in stored.entries]
    whole = {_MARK: VERSION, "session": session, "entries": entries, "words": dict(stored.words), "drafts": dict(stored.drafts)}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n").encode()


def from_json(data: bytes) -> StoredSession:
    """The session in a session file. Raises StorageError that says what is wrong with the file."""
    whole = _parsed(data)
    if not isinstance(whole, dict) or _MARK not in whole:
        raise StorageError(tr("Dit is geen sessiebestand van Facilitator. Kies een bestand dat je in Facilitator hebt opgeslagen."))
    _check_version(whole.pop(_MARK))
    parts = _fields(whole, ("session", "entries", "words", "drafts"), "")
    record = _session(parts["session"])
    entries = tuple(_entry(e, f"entries[{i}]") for i, e in enumerate(_list(parts["entries"], "entries")))
    _check_numbers_rise(entries)
    return StoredSession(record, entries, _texts(parts["words"], "words"), _texts(parts["drafts"], "drafts"))


def _parsed(data: bytes) -> object:
    if len(data) > MOST_BYTES:
        raise StorageError(tr("Dit bestand is groter dan {n} MB en kan geen sessiebestand zijn.", n=MOST_BYTES // 1024 // 1024))
    try:
        text = data.decode("utf-8-sig")
        parsed = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_refuse_constant)
        json.dumps(parsed, ensure_ascii=False, allow_nan=False).encode()  # finds half characters and numbers too big, anywhere
    except (ValueError, RecursionError) as error:
        text = tr("Dit bestand is niet heel of geen sessiebestand ({reason}). Vraag om een nieuwe kopie.", reason=error)
        raise StorageError(text) from error
    return parsed


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(tr("een naam staat er dubbel in"))
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _check_version(version: object) -> None:
    if type(version) is not int or version < 1:
        raise _wrong(_MARK)
    if version > VERSION:
        raise StorageError(tr("Dit sessiebestand is van een nieuwere versie van Facilitator. Installeer die versie om het te openen."))


def _wrong(where: str) -> StorageError:
    return StorageError(tr("In dit sessiebestand klopt ‘{where}’ niet. Vraag om een nieuwe kopie.", where=where))


def _fields(value: object, names: tuple[str, ...], where: str) -> dict[str, Any]:
    """A mapping with exactly these names; the sentence names the first one that is missing or unknown."""
    found = _mapping(value, where)
    odd = sorted(found.keys() ^ set(names))
    if odd:
        raise _wrong(f"{where}.{odd[0]}".lstrip("."))
    return found


def _mapping(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(where)
    return value


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(where)
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(where)
    return value


def _texts(value: object, where: str) -> dict[str, str]:
    return {name: _text(text, f"{where}.{name}") for name, text in _mapping(value, where).items()}


def _instant(value: object, where: str) -> datetime:
    try:
        return instant_from_text(_text(value, where))
    except (ValueError, OverflowError) as error:
        raise _wrong(where) from error


def _session(value: object) -> SessionRecord:
    found = _fields(value, (*_TEXTS, *_INSTANTS, "sources", "particulars"), "session")
    texts = {name: _text(found[name], f"session.{name}") for name in _TEXTS}
    instants = {name: _instant(found[name], f"session.{name}") for name in _INSTANTS}
    if not texts["id"]:
        raise _wrong("session.id")
    if texts["state"] not in STATES:
        raise _wrong("session.state")
    sources = _texts(found["sources"], "session.sources")
    return _record(texts, instants, sources, _mapping(found["particulars"], "session.particulars"))


def _record(
    texts: Mapping[str, str], instants: Mapping[str, datetime], sources: Mapping[str, str], particulars: Mapping[str, object]
) -> SessionRecord:
    return SessionRecord(
        id=texts["id"], template_name=texts["template_name"], template_title=texts["template_title"], main=texts["main"],
        sources=sources, particulars=particulars, state=texts["state"], team=texts["team"],
        starts_at=instants["starts_at"], created_at=instants["created_at"], updated_at=instants["updated_at"],
    )  # fmt: skip


def _entry(value: object, where: str) -> EntryRecord:
    found = _fields(value, ("number", "at", "kind", "data"), where)
    number = found["number"]
    if type(number) is not int or not 0 <= number <= HIGHEST_NUMBER:
        raise _wrong(f"{where}.number")
    at = _instant(found["at"], f"{where}.at")
    return EntryRecord(number, at, _text(found["kind"], f"{where}.kind"), _mapping(found["data"], f"{where}.data"))


def _check_numbers_rise(entries: tuple[EntryRecord, ...]) -> None:
    for before, after in pairwise(entries):
        if after.number <= before.number:
            raise _wrong(f"entries: {after.number}")
