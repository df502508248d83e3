"""How a session that is kept is written anew: without words, without everything that was said, or without a name.

Pure: what is kept in, what should be kept out. Works for copies of the data as well, in which a session is as it was then.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace

from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.history.journal import FieldFilled, NoteChanged, NoteRemoved, PersonAdded, StepOpened
from facilitator.sessions.history.line_followers import with_line
from facilitator.sessions.privacy.name_erasing import Found, NameEraser, in_particulars, in_words, names_in
from facilitator.sessions.step_fields.field_keys import whole
from facilitator.storage.records import StoredSession


def note_text(words: str) -> str:
    """What a note says in words as they are kept; empty for words that are not of a note."""
    try:
        value = json.loads(words) if words else {}
    except (ValueError, RecursionError):
        return ""
    return str(value.get("text", "")) if isinstance(value, dict) else ""


def without_lines(stored: StoredSession, texts: Collection[str], fields: Collection[str]) -> StoredSession:
    """Without these lines wherever they were chosen, counted or marked in these fields, whatever was undone or filled in since."""
    chosen = {words for key, words in _filled(stored) if whole(key) in fields}
    words = {name: _without(text, texts) if name in chosen else text for name, text in stored.words.items()}
    return replace(stored, words=words)


def _filled(stored: StoredSession) -> Iterator[tuple[str, str]]:
    """(key of a field, id of words): what was filled in, and what followed a line that changed."""
    for entry in stored.entries:
        if entry.kind == FieldFilled.kind:
            yield str(entry.data.get("field")), str(entry.data.get("words"))
        followed = entry.data.get("fields") if entry.kind in (NoteChanged.kind, NoteRemoved.kind) else None
        if isinstance(followed, dict):
            yield from ((str(key), str(words)) for key, words in followed.items())


def _without(words: str, texts: Collection[str]) -> str:
    before = value = json.loads(words)
    for text in texts:
        value = with_line(value, text, "")
    return words if value == before else json.dumps(value, ensure_ascii=False)


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
