"""What was erased here and still stands in a copy that is put back: taken out of it before it counts.

A copy that was out of reach when something was erased holds it still. What is known of it here: the journal of a session that is here
says what was erased in it, and of any other the ids are known (`ErasedIds`). Of a name nothing is kept; see `may_bring_names`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from facilitator.keeping.erased_ids import ErasedIds, along_of, content_of
from facilitator.keeping.journals import Journals
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.note_erasure import NoteErasure, erasure_of
from facilitator.keeping.written_anew import without_content
from facilitator.language import tr, trn
from facilitator.sessions.clock import Clock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.history.erasures import ContentErased, NoteErased
from facilitator.sessions.history.journal import NoteTaken
from facilitator.sessions.history.promises import PromisesBrought
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.note_wordings import words_about
from facilitator.storage.copies import held, ids_in_journals
from facilitator.storage.store import Store
from facilitator.storage.to_wipe import to_wipe, wipe_later

_NOT_WIPED_YET = timedelta(days=2)


@dataclass(frozen=True)
class LeftOut:
    """How much of a copy was left out."""

    sessions: int = 0
    contents: int = 0
    notes: int = 0

    @property
    def sentence(self) -> str:
        """Empty where nothing was."""
        parts = (
            trn("{n} sessie", "{n} sessies", self.sessions) if self.sessions else "",
            trn("de inhoud van {n} sessie", "de inhoud van {n} sessies", self.contents) if self.contents else "",
            trn("{n} notitie", "{n} notities", self.notes) if self.notes else "",
        )
        what = ", ".join(filter(None, parts))
        return tr("Weggelaten, want hier gewist: {what}.", what=what) if what else ""


class LeavingOut:
    """Takes what was erased in one store out of another one, which is a copy of it that may be changed. Raises StorageError."""

    def __init__(self, here: Store, copy: Store, clock: Clock) -> None:
        self._here, self._copy = here, copy
        self._known_of = ErasedIds(here.folder).known_of
        self._journals, self._journals_here = Journals(copy, clock), Journals(here, clock)
        self._keeper = Keeper(copy, clock)
        self._found, self._taken_in = set[str](), dict[str, str]()

    def of_all(self) -> LeftOut:
        """A session that was erased goes as a whole: it comes back only when it is asked for by itself."""
        gone = self._known_of(self._ids) - self._ids_here
        for session_id in gone:
            self._copy.delete(session_id)
        places = self._ids - gone
        self._only_for_the_session(self._just_closed(places))
        return LeftOut(len(gone), self._contents(places), self._notes(places))

    def of_one(self, session_id: str) -> LeftOut:
        """Somebody asked for just this one."""
        self._only_for_the_session([session_id])
        return LeftOut(0, self._contents({session_id}), self._notes({session_id}))

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(listed.id for listed in self._copy.overviews())

    @cached_property
    def _ids_here(self) -> frozenset[str]:
        return frozenset(listed.id for listed in self._here.overviews())

    # what nobody has to ask for

    def _just_closed(self, places: Collection[str]) -> list[str]:
        """Those that were closed shortly before the copy was made: of others it was done, or the next start did it."""
        there = [each for each in held(self._copy.file) if each.id in places]
        last = max((each.changed_at for each in there), default=None)
        return [h.id for h in there if h.state == "closed" and last is not None and last - h.changed_at < _NOT_WIPED_YET]

    def _only_for_the_session(self, closed: Collection[str]) -> None:
        """What was only for a session is wiped once that leaves the screen; a copy of just before holds it. What cannot be wiped now is
        at the next start."""
        for session_id in closed:
            wipe_later(self._copy.file, session_id)
        with suppress(StorageError):
            self._keeper.finish_left()
        for session_id in to_wipe(self._copy.file):
            wipe_later(self._here.file, session_id)

    # all that was said in a session

    def _contents(self, places: Collection[str]) -> int:
        known = self._here.sessions_with_entry(ContentErased.kind) - self._copy.sessions_with_entry(ContentErased.kind)
        away = [place for place in places if place not in self._ids_here and self._known_of([content_of(place)])]
        erased = [*(known & {*places}), *away]
        emptied = self._copy.rewrite(erased, without_content)
        for place in erased:  # also where the copy was within reach then, and has nothing of it any more
            self._journals.add(place, ContentErased())
        return len(emptied)

    # notes

    def _notes(self, places: Collection[str]) -> int:
        """Gives how many; what one was taken in as later is no other. What was half typed then may be the very thing, and goes too."""
        erased = dict(self._erased(places))
        self._copy.rewrite(tuple(erased), lambda stored: replace(erased[stored.record.id].rewrite(stored), drafts={}))
        self._journals.tell({place: erasure.events[place] for place, erasure in erased.items() if erasure.events[place]})
        return len(self._found - {note for note, brought in self._taken_in.items() if brought in self._found})

    def _erased(self, places: Collection[str]) -> Iterator[tuple[str, NoteErasure]]:
        for place, notes in (*self._told_here(places), *self._known_here(places)):
            session = self._journals.readable(place)
            if session is not None and notes:
                taken = {e.event.note: e.event.brought for e in session.entries if isinstance(e.event, NoteTaken) and e.event.brought}
                self._taken_in.update(taken)
                self._found |= {note for note in notes if any(session.words.get(words) for words in words_about(session, note))}
                yield place, erasure_of({*notes, *(taken[note] for note in notes if note in taken)}, {place: session})

    def _told_here(self, places: Collection[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """Of each session that is here what its journal says was erased in it, and that in the copy does not say yet."""
        for place in sorted(self._here.sessions_with_entry(NoteErased.kind) & {*places}):
            here, there = self._journals_here.readable(place), self._journals.readable(place)
            if here is not None and there is not None:
                yield place, _erased_in(here) - _erased_in(there)

    def _known_here(self, places: Collection[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """Of each session that is not here what is known by its id, and what came along from one that went with all it promised."""
        for place, ids in ids_in_journals(self._copy.file, {*places} - self._ids_here):
            known = self._known_of(ids)
            session = self._journals.readable(place) if known else None
            if session is not None:
                yield place, frozenset(n for n in known if words_about(session, n)) | self._along(session, known)

    def _along(self, session: LiveSession, erased: frozenset[str]) -> frozenset[str]:
        homes = self._known_of([along_of(each) for each in erased])
        brought = [e.event for e in session.entries if isinstance(e.event, PromisesBrought)]
        came = [(each.id, each.session) for event in brought for each in event.promises]
        came += [(each.id, each.session) for event in brought for each in event.lines]
        return frozenset(note for note, home in came if along_of(home) in homes)


def _erased_in(session: LiveSession) -> frozenset[str]:
    return frozenset(entry.event.note for entry in session.entries if isinstance(entry.event, NoteErased))
