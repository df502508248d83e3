"""How a session that is kept is written anew: without words, without everything that was said, or without a name.

Pure: what is kept in, what should be kept out. Works for copies of the data as well, in which a session is as it was then.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.history.journal import FieldFilled, PersonAdded, StepOpened
from facilitator.sessions.privacy.name_erasing import Found, NameEraser, in_particulars, in_words, names_in
from facilitator.storage.records import StoredSession


def note_text(words: str) -> str:
    """What a note says in words as they are kept; empty for words that are not of a note."""
    try:
        value = json.loads(words) if words else {}
    except ValueError:
        return ""
    return str(value.get("text", "")) if isinstance(value, dict) else ""


def without_words(stored: StoredSession, gone: Collection[str], texts: Collection[str]) -> StoredSession:
    """Without these words, and without the texts of them where they were chosen in a field."""
    fields = {str(e.data.get("words")) for e in stored.entries if e.kind == FieldFilled.kind}
    words = {name: _without_texts(text, texts) if name in fields else text for name, text in stored.words.items() if name not in gone}
    return replace(stored, words=words)


def _without_texts(words: str, texts: Collection[str]) -> str:
    value = json.loads(words)
    changed = _without(value, texts)
    return words if changed == value else json.dumps(changed, ensure_ascii=False)


def _without(value: Any, texts: Collection[str]) -> Any:
    """A chosen line goes, with its count; a cell of a table becomes empty."""
    if isinstance(value, str):
        return "" if value in texts else value
    if isinstance(value, list):
        return [_without(each, texts) for each in value]
    if isinstance(value, dict):
        left = {key: each for key, each in value.items() if key not in texts}
        return {key: _chosen(each, texts) if key == "chosen" else _without(each, texts) for key, each in left.items()}
    return value


def _chosen(lines: Any, texts: Collection[str]) -> Any:
    return [line for line in lines if line not in texts] if isinstance(lines, list) else lines


def without_content(stored: StoredSession) -> StoredSession:
    """Without anything that was said: the names of who was there are left."""
    newcomers = _newcomers(stored)
    particulars = {**stored.record.particulars, "blanks": {}}
    words = {name: text for name, text in stored.words.items() if name in newcomers}
    return replace(_without_titles(stored), record=replace(stored.record, particulars=particulars), words=words, drafts={})


def _newcomers(stored: StoredSession) -> frozenset[str]:
    """Ids of the words that are names of people who were not on the list."""
    return frozenset(str(e.data.get("words")) for e in stored.entries if e.kind == PersonAdded.kind)


def _without_titles(stored: StoredSession) -> StoredSession:
    """Without the titles of steps that older journals have, in which something may be filled in."""
    entries = (
        replace(e, data={k: v for k, v in e.data.items() if k != "title"}) if e.kind == StepOpened.kind else e for e in stored.entries
    )
    return replace(stored, entries=tuple(entries))


def without_name(stored: StoredSession, name: str, erasers: dict[str, NameEraser]) -> StoredSession:
    """Without a name; what was found is told by the eraser of this session in `erasers`."""
    newcomers = _newcomers(stored)
    names = [*names_in(stored.record.particulars), *(stored.words[n] for n in newcomers if n in stored.words)]
    others = [other for other in names if name_key(other) != name_key(name)]
    eraser = erasers[stored.record.id] = NameEraser(name, others, listed=len(others) < len(names))
    words = {}
    for key, text in stored.words.items():
        if key in newcomers and eraser.is_whole(text):
            eraser.found += Found(1)
        else:
            words[key] = in_words(text, eraser.erase)
    drafts = {place: eraser.erase(text) for place, text in stored.drafts.items()}
    team = "" if eraser.is_whole(stored.record.team) else stored.record.team
    record = replace(stored.record, particulars=in_particulars(stored.record.particulars, eraser), team=team)
    return replace(_without_name_in_titles(stored, eraser), record=record, words=words, drafts=drafts)


def _without_name_in_titles(stored: StoredSession, eraser: NameEraser) -> StoredSession:
    titles = [str(e.data.get("title", "")) for e in stored.entries if e.kind == StepOpened.kind]
    return _without_titles(stored) if any(eraser.erase(title) != title for title in titles) else stored
