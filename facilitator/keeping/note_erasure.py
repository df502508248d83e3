"""What goes with notes that are forgotten: every wording of them wherever they came along to, and each choice that says the same.

Pure: what is kept of sessions in, what should be kept out. The same works for copies of the data, in which a session is as it was then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.keeping.written_anew import note_text, without_lines
from facilitator.sessions.history.erasures import NoteErased
from facilitator.sessions.history.journal import NoteTaken
from facilitator.sessions.history.line_followers import choosing_from
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.note_wordings import words_about
from facilitator.sessions.step_fields.field_keys import whole
from facilitator.storage.records import StoredSession

SHORTEST = 4
"""Letters. A shorter text is a word that anybody says, and stands elsewhere by chance."""


@dataclass(frozen=True)
class NoteErasure:
    """What is to be erased; `events` are what the journal of each session is told, by its id."""

    words: frozenset[str]
    texts: frozenset[str]
    fields: frozenset[str]
    """Keys of the fields that choose from the lists that the notes stood in."""
    events: Mapping[str, tuple[NoteErased, ...]]
    said_by_others: Mapping[str, frozenset[str]]
    """By session the texts that another note says too: a choice may be of that one."""

    def rewrite(self, stored: StoredSession) -> StoredSession:
        """A session without them."""
        texts = self.texts - self.said_by_others.get(stored.record.id, frozenset())
        words = {name: text for name, text in stored.words.items() if name not in self.words}
        drafts = {place: text for place, text in stored.drafts.items() if not any(each in text for each in texts)}
        return without_lines(replace(stored, words=words, drafts=drafts), texts, self.fields)

    def said_elsewhere(self, stored: StoredSession) -> int:
        """How many texts of this session still hold the same words, because somebody typed them there as well."""
        left = self.rewrite(stored).words.values()
        long = [text for text in self.texts if len(text) >= SHORTEST]
        return sum(any(text in words for text in long) for words in left)


def erasure_of(notes: Collection[str], sessions: Mapping[str, LiveSession]) -> NoteErasure:
    """What has to go with these notes in these sessions, which are given by their ids."""
    words = {place: frozenset().union(*(words_about(s, note) for note in notes)) for place, s in sessions.items()}
    gone = frozenset[str]().union(*words.values())
    texts = {note_text(s.words.get(name, "")) for s in sessions.values() for name in gone}
    fields = {name for s in sessions.values() for listed in _lists(s, notes) for name in choosing_from(s.sheet, listed)}
    events = {place: tuple(NoteErased(note) for note in sorted(notes) if words_about(s, note)) for place, s in sessions.items()}
    others = {place: frozenset(s.content(n).text for n in s.course.notes.values() if n.words not in gone) for place, s in sessions.items()}
    return NoteErasure(gone, frozenset(texts - {""}), frozenset(fields), events, others)


def known_as(
    notes: Collection[str], about: Callable[[str], Iterable[str]], read: Callable[[str], LiveSession | None], besides: Collection[str] = ()
) -> tuple[frozenset[str], dict[str, LiveSession]]:
    """Every id under which these notes go on, and the sessions in which those stand, by id; without those `besides`.

    `about` gives the sessions in whose journals an id stands, `read` a session, or None where this version cannot.
    """
    ids, waiting = set(notes), sorted(notes)
    sessions: dict[str, LiveSession] = {}
    while waiting:
        for place in about(waiting.pop()):
            session = sessions.get(place) or (read(place) if place not in besides else None)
            if session is not None:
                sessions[place] = session
                new = taken_in_as(session, ids) - ids
                ids |= new
                waiting += sorted(new)
    return frozenset(ids), sessions


def taken_in_as(session: LiveSession, notes: Collection[str]) -> frozenset[str]:
    """The notes that these were taken in as here: what comes of those goes on under their own ids."""
    taken = (entry.event for entry in session.entries)
    return frozenset(event.note for event in taken if isinstance(event, NoteTaken) and event.brought in notes)


def _lists(session: LiveSession, notes: Collection[str]) -> frozenset[str]:
    """The fields that these notes were ever lines of, and those of the lines that they came along as."""
    own = {*notes, *taken_in_as(session, notes)}
    taken = (e.event for e in session.entries)
    return frozenset(whole(event.field) for event in taken if isinstance(event, NoteTaken) and event.note in own and event.field)
