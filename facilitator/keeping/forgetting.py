"""Forgetting a note, a person or a session: first what would go and what would stay, then for good, copies of the data too."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.files.exported import Exported, Origin, prepared_as
from facilitator.keeping.erased_ids import ErasedIds, along_of, content_of
from facilitator.keeping.erased_log import What, Why, log_erasing
from facilitator.keeping.journals import Journals, Known
from facilitator.keeping.left_in_copies import left_over, without_those
from facilitator.keeping.note_erasure import NoteErasure, erasure_of, known_as
from facilitator.keeping.written_anew import without_content, without_name
from facilitator.language import tr, trn
from facilitator.over_sessions.earlier import only_read
from facilitator.sessions.clock import Clock
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.errors import ExportError, StorageError
from facilitator.sessions.history.erasures import ContentErased
from facilitator.sessions.history.journal import Event
from facilitator.sessions.history.promises import PromisesBrought
from facilitator.sessions.privacy.name_erasing import Found, NameEraser
from facilitator.sessions.privacy.note_wordings import words_about
from facilitator.storage.backup_folders import away, every_copy, folders_of
from facilitator.storage.backups import Told, erase_sessions_in_backups, erasing
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.gone_through import mark
from facilitator.storage.half_made import remove_half_made
from facilitator.storage.owed import owe
from facilitator.storage.records import SessionRecord, StoredSession
from facilitator.storage.rewriting import Rewrite
from facilitator.storage.store import Store


@dataclass(frozen=True)
class Plan:
    """What forgetting does, in sentences. `files` are documents and damaged data files that are left: the program does not own them."""

    goes: tuple[str, ...]
    stays: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    sessions: tuple[str, ...] = ()
    """Ids of the sessions that change."""


class Forgetting:
    """Forgets. Every verb tells what it would do, and does it only with `really`.

    Raises StorageError where it cannot, or where it is done but remnants may be left in a copy, which the sentence then names.
    """

    def __init__(self, store: Store, clock: Clock, told: Told = lambda _left: None) -> None:
        """`told` hears how many copies are to come still, in the thread in which it is done."""
        self._store, self._clock, self._exported, self._told = store, clock, Exported(store.folder), told
        self._erased, self._journals = ErasedIds(store.folder), Journals(store, clock)

    def telling(self, told: Told) -> Forgetting:
        """The same, for somebody who waits."""
        return Forgetting(self._store, self._clock, told)

    # a session

    def session(self, session_id: str, *, really: bool = False, along: bool = True, why: Why = "asked") -> Plan:
        """A whole session. `along`: what it promised goes from later sessions too. Raises SealedError where one of those is locked."""
        record, locked = self._store.record(session_id), self._store.locked()
        others = (place for place in self._store.sessions_about(session_id) if place != session_id and (along or place not in locked))
        later = {place: notes for place in others if (notes := self._came_from(place, session_id))}
        plan = self._plan_session(record, later, along=along)
        if really:
            along_notes = {note for notes in later.values() for note in notes} if along else set()
            unreached, also = self._erase_notes(along_notes, session_id) if along_notes else (None, frozenset())
            called = self._also_called((session_id,))
            unreached = self._delete(session_id) or unreached
            self._remember({session_id, *({along_of(session_id), *also} if along else ())})
            self._done("session", why, plan, lambda _path, origin: origin.is_of(called), unreached)
        return plan

    def _delete(self, session_id: str) -> StorageError | None:
        """From the copies first, and waited for: whoever wants it forgotten is told that it is. Gives why a copy could not be reached."""
        self._store.check_free((session_id,))
        unreached = None
        self._tidy()
        try:
            with erasing():
                erase_sessions_in_backups(self._store.file, (session_id,), self._told)
        except StorageError as error:
            unreached = error
        self._store.delete(session_id)
        return unreached

    def _plan_session(self, record: SessionRecord, later: Mapping[str, Collection[str]], *, along: bool) -> Plan:
        number = sum(len(notes) for notes in later.values())
        promised = trn(
            "{n} belofte of regel die meeging naar een latere sessie", "{n} beloften en regels die meegingen naar latere sessies", number
        )
        goes = [
            tr("De sessie zelf: deelnemers, tijden en alles wat erin is opgeschreven."),
            tr("De sessie in alle reservekopieën, in het zoeken en in wat nog half getypt was."),
        ]
        goes += [tr("{what}, ook in die sessies.", what=promised)] if number and along else []
        stays = [tr("{what}: die horen nu bij die sessies.", what=promised)] if number and not along else []
        changed = (record.id, *(later if along else ()))
        return self._plan("session", goes, stays, changed, (record.id,))

    def _came_from(self, place: str, session_id: str) -> frozenset[str]:
        """Ids of what came along from a session to this one."""
        session = self._journals.readable(place)
        found: set[str] = set()
        for entry in session.entries if session is not None else ():
            if isinstance(entry.event, PromisesBrought):
                found |= {p.id for p in entry.event.promises if p.session == session_id}
                found |= {line.id for line in entry.event.lines if line.session == session_id}
        return frozenset(found)

    # what was said in a session, when its term is over

    def content(self, session_id: str, *, really: bool = False, why: Why = "term") -> Plan:
        """Everything that was said in a session; when it was and who was there stays."""
        self._store.load(session_id)  # one that is not there is told before anything else
        goes = (tr("Alles wat erin is opgeschreven of ingevuld, ook in alle reservekopieën en in het zoeken."),)
        stays = (tr("Wie er was en wanneer, voor de presentielijst en het bewijs van deelname."),)
        plan = self._plan("content", goes, stays, (session_id,))
        if really:
            self._journals.add(session_id, ContentErased())
            unreached = self._rewrite_or_owe((session_id,), without_content, {})
            self._remember({content_of(session_id)})
            self._done("content", why, plan, lambda _path, _origin: False, unreached)
        return plan

    # a note

    def note(self, session_id: str, note: str, *, really: bool = False) -> Plan:
        """A note with every wording that it had, wherever it came along to, and what was said of it there."""
        known = self._known_as(session_id, note)
        places, erasure = tuple(known.sessions), erasure_of(known.ids, known.sessions)
        plan = self._plan_note(session_id, note, places, erasure)
        if really:
            unreached = self._rewrite_or_owe(places, erasure.rewrite, erasure.events)
            self._remember(known.ids - known.stays)
            self._done("note", "asked", plan, lambda _path, _origin: False, unreached)
        return plan

    def _known_as(self, session_id: str, note: str) -> Known:
        if note not in only_read(self._store.load(session_id)).course.notes:
            raise StorageError(tr("Die notitie is er niet meer."))
        return self._journals.known_as(session_id, note)

    def _plan_note(self, session_id: str, note: str, places: tuple[str, ...], erasure: NoteErasure) -> Plan:
        session, others = only_read(self._store.load(session_id)), len(places) - 1
        wordings = len(words_about(session, note))
        goes = [trn("De notitie, met {n} versie ervan.", "De notitie, met {n} versies ervan.", max(1, wordings))]
        goes += [trn("Wat ervan meeging naar {n} andere sessie.", "Wat ervan meeging naar {n} andere sessies.", others)] if others else []
        goes.append(tr("De notitie in alle reservekopieën en in het zoeken."))
        stays = [tr("Dat er iets is gewist, en wanneer.")]
        stays += [tr("De regel in de vorige sessie, waar die vandaan kwam.")] if session.course.notes[note].brought else []
        same = sum(erasure.said_elsewhere(self._store.load(place)) for place in places)
        said = trn("Dezelfde woorden in {n} andere tekst. Kijk die na.", "Dezelfde woorden in {n} andere teksten. Kijk die na.", same)
        stays += [said] if same else []
        stays += self._versions(places)
        return self._plan("note", goes, stays, places)

    def _erase_notes(self, notes: Collection[str], besides: str) -> tuple[StorageError | None, frozenset[str]]:
        """Wherever they came along to; `besides` is the session that they are of, and that goes as a whole. Gives the other ids that
        they went on under too."""
        known, sessions = known_as(notes, self._store.sessions_about, self._journals.readable, {besides})
        erasure = erasure_of(known, sessions)
        return self._rewrite_or_owe(tuple(sessions), erasure.rewrite, erasure.events), known - {*notes}

    # a person

    def person(self, name: str, session_id: str | None = None, *, really: bool = False) -> Plan:
        """A name, in one session or in all. What somebody said or promised stays, without them."""
        places = (session_id,) if session_id else None
        erasers: dict[str, NameEraser] = {}
        changed = self._store.would_rewrite(places, lambda stored: without_name(stored, name, erasers))
        if not changed:
            raise StorageError(tr("‘{name}’ staat in geen sessie. Typ de naam zoals die op de deelnemerslijst staat.", name=name))
        plan = self._plan_person(name, changed, sum((erasers[place].found for place in changed), Found()))
        if really:
            at, reached = self._clock.now(), every_copy(self._store.file)
            unreached = self._rewrite(places, lambda stored: without_name(stored, name, {}), dict.fromkeys(changed, ()))
            mark(without_those(reached, unreached), at)
            self._done("person", "asked", plan, lambda path, _origin: name_key(name) in name_key(str(path)), unreached, at)
        return plan

    def _plan_person(self, name: str, changed: tuple[str, ...], found: Found) -> Plan:
        where = trn("in {n} sessie", "in {n} sessies", len(changed))
        goes = (
            tr("‘{name}’, {n} keer {where}.", n=found.gone, name=" ".join(name.split()), where=where),
            tr("De naam in alle reservekopieën, in het zoeken en in wat nog half getypt was."),
        )
        left = tuple(
            tr("‘{name}’, {n} keer: dat kan ook iemand anders of een gewoon woord zijn. Kijk het na.", name=part, n=found.left.count(part))
            for part in dict.fromkeys(found.left)
        )
        said = tr("Wat deze persoon zei of op zich nam: daar staat ‘iemand’.")
        return self._plan("person", goes, (said, *left, *self._versions(changed)), changed)

    # together

    def _plan(
        self, what: What, goes: Iterable[str], stays: Iterable[str], changed: tuple[str, ...], whose: tuple[str, ...] = ()
    ) -> Plan:
        """`whose`: the sessions whose documents are to be told of; those that change where none are named."""
        return Plan(tuple(goes), (*stays, *self._out_of_reach(what)), self._files(whose or changed), changed)

    def _out_of_reach(self, what: What) -> tuple[str, ...]:
        """A sentence for each folder with copies that is not there now."""
        by_hand = what == "person"  # of a name nothing is kept
        return tuple(
            tr("Reservekopieën in {folder}: die map is er nu niet, en daar gaat niets vanzelf. Wis nog eens als ze er is.", folder=folder)
            if by_hand
            else tr("Reservekopieën in {folder}: die map is er nu niet. Het gaat daaruit bij de eerste start dat ze er is.", folder=folder)
            for folder in away(self._store.file)
        )

    def _versions(self, places: Iterable[str]) -> tuple[str, ...]:
        """A sentence on minutes that are fixed: forgetting goes before that."""
        fixed = sum(1 for place in places if (session := self._journals.readable(place)) is not None and session.course.adopted is not None)
        if not fixed:
            return ()
        return (
            trn(
                "Het vastgestelde verslag blijft als versie genoemd; er begint een concept van de volgende.",
                "{n} vastgestelde verslagen blijven als versie genoemd; er begint een concept van de volgende.",
                fixed,
            ),
        )

    def _rewrite_or_owe(self, places: Collection[str], how: Rewrite, events: Mapping[str, tuple[Event, ...]]) -> StorageError | None:
        """The same; and from a copy that cannot be reached now all words that change go as soon as it can."""
        changes = {place: _changed(stored := self._store.load(place), how(stored)) for place in places}
        later = bool(away(self._store.file))
        if later:
            self._owe(changes)
        unreached = self._rewrite(places, how, events)
        if unreached is not None and not later:
            self._owe(changes)
        return unreached

    def _owe(self, changes: Mapping[str, Collection[str]]) -> None:
        for place, words in changes.items():
            owe(self._store.file, (place,), words)

    def _rewrite(
        self, places: Collection[str] | None, how: Rewrite, events: Mapping[str, tuple[Event, ...]]
    ) -> StorageError | None:
        """Erase, and write in the journals that it was done. Gives why a copy could not be reached; raises where nothing was done."""
        unreached = None
        self._tidy()
        try:
            self._store.rewrite(places, how, self._told)
        except StorageError as error:
            if self._store.would_rewrite(places, how):  # it stands here still
                raise
            unreached = error
        self._journals.tell(events)
        return unreached

    def _tidy(self) -> None:
        """What was left half made may hold what has to go."""
        remove_half_made(folders_of(self._store.file), (self._store.folder, *self._exported.folders()))

    def _files(self, sessions: Collection[str]) -> tuple[Path, ...]:
        """What is left outside the data: documents of these sessions, and data files that were damaged once."""
        return (*self._exported.left_of(self._also_called(sessions)), *sorted(self._store.folder.glob(f"{FILE_NAME}.beschadigd-*")))

    def _also_called(self, sessions: Collection[str]) -> frozenset[str]:
        """These sessions, and what stood for each before it was kept: documents may have been made then too."""
        called = set(sessions)
        for session_id in sessions:
            with contextlib.suppress(StorageError):  # it is gone, or what is wrong with it is no reason to keep another
                record = self._store.record(session_id)
                called.add(prepared_as(record.template_name, record.starts_at, record.team))
        return frozenset(called)

    def _done(
        self, what: What, why: Why, plan: Plan, gone: Callable[[Path, Origin], bool], unreached: StorageError | None,
        at: datetime | None = None,
    ) -> None:  # fmt: skip
        """Write down that it was done, and know no longer of documents whose name would tell of it. Then raises what is to be told."""
        try:
            log_erasing(self._store.folder, at or self._clock.now(), what, why, len(plan.sessions), len(plan.files))
            self._exported.forget(gone)
        except (OSError, ExportError) as error:
            text = tr("Het is gewist, maar dat kon niet in de map {folder} worden opgeschreven.", folder=self._store.folder)
            raise StorageError(text) from error
        if unreached is not None:
            raise left_over(what, unreached, self._store.file, self._clock.now()) from unreached

    def _remember(self, ids: Collection[str]) -> None:
        """So that it is known when it comes back in a file. Where that cannot be kept it is gone all the same."""
        with contextlib.suppress(OSError):
            self._erased.remember(ids)

    def delete_files(self, plan: Plan) -> tuple[Path, ...]:
        """Delete the documents and damaged files of a plan; gives those that are left: changed by somebody, or not to be deleted."""
        left = []
        for path in plan.files:
            ours = path.parent == self._store.folder or self._exported.is_unchanged(path)
            with contextlib.suppress(OSError):
                if ours:
                    path.unlink()
            left += [path] if path.exists() else []
        return tuple(left)


def _changed(before: StoredSession, after: StoredSession) -> frozenset[str]:
    """Ids of the words that go, or say something else."""
    return frozenset(name for name, text in before.words.items() if after.words.get(name) != text)
