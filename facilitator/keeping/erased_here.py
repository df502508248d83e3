"""What a session in a file would bring back of what was erased here, in sentences; nothing of it is said itself.

A session that is here still is compared with: words keep their id for as long as they are, so words that the journal here knows and that
are gone or were rewritten were erased. Of what is not here any more the ids are known, as far as the program kept those.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from facilitator.keeping.erased_ids import content_of
from facilitator.language import tr, trn
from facilitator.sessions.history.promises import PromisesBrought
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.privacy.note_wordings import words_about
from facilitator.storage.records import StoredSession

KnownOf = Callable[[Collection[str]], frozenset[str]]
"""Those of some ids that are known to be erased."""


def erased_before(stored: StoredSession, theirs: LiveSession, known_of: KnownOf) -> tuple[str, ...]:
    """Of a session that is not here; empty where nothing of it was erased here."""
    if known_of([stored.record.id]):
        return (tr("Deze sessie is hier gewist."),)
    whose = dict(_notes_and_homes(theirs))
    erased = known_of({*whose, *whose.values()} - {""})
    number = sum(1 for note, home in whose.items() if erased & {note, home} and _says_something(theirs, note))
    sentence = trn(
        "Er staat {n} notitie of belofte in die hier gewist is.", "Er staan {n} notities of beloften in die hier gewist zijn.", number
    )  # fmt: skip
    return (sentence,) if number else ()


def _notes_and_homes(session: LiveSession) -> Iterator[tuple[str, str]]:
    """The ids of notes and of what was brought along, each with the session that it came from."""
    for note in session.course.notes.values():
        yield note.id, ""
    for entry in session.entries:
        if isinstance(entry.event, PromisesBrought):
            yield from ((promise.id, promise.session) for promise in entry.event.promises)
            yield from ((line.id, line.session) for line in entry.event.lines)


def _says_something(session: LiveSession, note: str) -> bool:
    return any(session.words.get(words) for words in words_about(session, note))


def ids_of(stored: StoredSession) -> frozenset[str]:
    """Everything in a session that may be known to be erased, by its id."""
    return frozenset((stored.record.id, content_of(stored.record.id), *_texts([entry.data for entry in stored.entries])))


def erased_since(here: StoredSession, there: StoredSession) -> tuple[str, ...]:
    """Of a session that is here too."""
    journal = frozenset(_texts([entry.data for entry in here.entries]))
    gone = sum(1 for words, text in there.words.items() if words in journal and _was_erased(here.words.get(words), text))
    said = trn(
        "In het bestand staat {n} tekst waarvan hier iets gewist is.", "In het bestand staan {n} teksten waarvan hier iets gewist is.", gone
    )  # fmt: skip
    names = _names_gone(here, there)
    listed = trn(
        "In het bestand heeft {n} deelnemer een naam die hier weg is.",
        "In het bestand hebben {n} deelnemers een naam die hier weg is.",
        names,
    )
    return ((said,) if gone else ()) + ((listed,) if names else ())


def _was_erased(mine: str | None, theirs: str) -> bool:
    """Whether what is in a file holds more than what is left here; what somebody erased there is no reason to warn."""
    if mine is None:
        return bool(theirs)
    if mine == theirs:
        return False
    someone = tr("iemand")
    more = mine.casefold().count(someone) - theirs.casefold().count(someone)
    return more > 0 or (not more and len(mine) < len(theirs))


def _names_gone(here: StoredSession, there: StoredSession) -> int:
    mine, theirs = ({p.id: p.name for p in Particulars.from_data(s.record.particulars).participants} for s in (here, there))
    return sum(1 for person, name in theirs.items() if name and mine.get(person) == "")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
