"""Confidential sessions behind a passphrase: switched on, changed, taken away; in the copies too, and what works without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.keeping.confidential import OWED, Confidential
from facilitator.keeping.encryption import Encryption
from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.keeping.purging import Purging
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.over_sessions.archive import Archive
from facilitator.paths import backup_folder
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.ticking import tick
from facilitator.sessions.errors import StorageError
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.privacy.confidential import is_confidential
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings
from facilitator.shelves import library
from facilitator.storage.backup_folders import use
from facilitator.storage.locked_file import Cost, WrongPassphrase
from facilitator.storage.seals import SealedError, forget_seals
from facilitator.storage.store import Store
from tests.forgotten import remnants

PASSPHRASE, OTHER = "vier losse woorden hier", "vijf andere woorden daar"
OPEN = """
draaiboek: 1
title: Dialoog
notes: report
origin: {timing: own}
steps:
- title: Ronde
  time: 5 min
- title: Afspraken
  time: 5 min
  fields:
  - action: acties
"""
KEPT_APART = OPEN.replace("Dialoog", "Intervisie").replace(
    "steps:\n- title: Ronde\n",
    "roles: {inbrenger: 1}\nreports: [minutes, personal sheet]\nsteps:\n- title: Ronde\n  notes: inbrenger\n",
)


class Folder:
    """A data folder with an open and a confidential session, both closed, in each the word Ketelbrug, and a copy of it."""

    def __init__(self, data: Path, clock: RehearsalClock) -> None:
        self.clock, self.store = clock, Store(data, clock.now)
        self.keeper, self.archive = Keeper(self.store, clock), Archive(self.store, clock)
        self.safe = Safekeeper(self.store, backup_folder(data), clock)
        self.confidential = Confidential(self.store, self.safe, cost=Cost(n=2))
        self.data, self.apart, self.openly = data, read_text(KEPT_APART, "apart", None), read_text(OPEN, "openly", None)

    def led(self, template: Template, word: str) -> Opened:
        opened = self.keeper.create(template, Particulars(self.clock.now(), team="Zuid", participants=named("Samira Dhaouadi\nBob Mol")))
        opened.session.go_on(self.clock.now())
        opened.session.take_note(Content(f"De {word} is dicht"), "note", "report", self.clock.now())
        opened.session.go_on(self.clock.now())
        opened.session.take_note(Content(f"Bob zoekt {word} uit", "Bob Mol"), "action", "report", self.clock.now())
        self.keeper.save_draft(opened.id, f"half {word}")
        opened.session.close(self.clock.now())
        self.clock.advance(minutes=60)
        return opened

    def places(self, word: str) -> list[str]:
        return [*remnants(self.data, word), *remnants(self.safe.folder, word)]

    def found(self, typed: str) -> list[str]:
        while self.archive.catch_up():
            pass
        return [hit.text for hit in self.archive.find(read_query(typed))]


@pytest.fixture
def folder(tmp_path: Path, clock: RehearsalClock) -> Iterator[Folder]:
    forget_seals()
    made = Folder(tmp_path / "data", clock)
    yield made
    made.store.close()
    forget_seals()


@pytest.mark.parametrize(
    ("name", "confidential"),
    [
        ("activeringsdialoog", False), ("intervisie-incidentmethode", True), ("casusbespreking-omgekeerde-toets", True),
        ("wereldcafe", True), ("gesprekscafe", False), ("check-in", False), ("balintmethode", True),
    ],
)  # fmt: skip
def test_confidential_is_what_keeps_something_for_less_than_everybody(tmp_path: Path, name: str, confidential: bool) -> None:
    template = library(tmp_path, Settings()).find(name)

    assert template is not None
    assert is_confidential(template) == confidential


def test_after_switching_on_only_what_is_not_confidential_can_be_read(folder: Folder) -> None:
    apart, openly = folder.led(folder.apart, "Ketelbrug"), folder.led(folder.openly, "Wisselwerk")
    folder.archive.catch_up()
    folder.safe.make()
    assert len(folder.places("Ketelbrug")) == 2
    before = folder.store.load(apart.id)
    prospect = folder.confidential.prospect()
    assert (prospect.sessions, prospect.copies, prospect.out_of_reach) == (1, 1, ())

    assert folder.confidential.turn_on(PASSPHRASE) == ()

    assert folder.confidential.sealed() == {apart.id}
    assert [o.sealed for o in sorted(folder.keeper.overviews(), key=lambda o: o.id != apart.id)] == [True, False]
    assert folder.places("Ketelbrug") == []
    assert len(folder.places("Wisselwerk")) == 2
    assert [remnants(folder.data, PASSPHRASE), (folder.data / OWED).exists()] == [[], False]
    folder.safe.make()
    assert folder.places("Ketelbrug") == []
    assert folder.store.load(apart.id) == before
    assert folder.keeper.open(openly.id).session.course.closed_at is not None


def test_a_session_that_is_begun_is_never_readable_not_even_while_it_is_led(folder: Folder) -> None:
    folder.confidential.turn_on(PASSPHRASE)
    opened = folder.led(folder.apart, "Ketelbrug")

    assert folder.places("Ketelbrug") == []
    assert folder.places("Dhaouadi") == []
    folder.keeper.finish(opened)
    assert folder.places("Ketelbrug") == []
    assert folder.found("ketelbrug") != []
    folder.confidential.lock()
    assert folder.found("ketelbrug") == []
    with pytest.raises(SealedError):
        folder.keeper.open(opened.id)
    with pytest.raises(SealedError):
        folder.keeper.create(folder.apart, Particulars(folder.clock.now(), team="Noord"))
    assert folder.keeper.create(folder.openly, Particulars(folder.clock.now(), team="Noord")).id


def test_what_was_promised_comes_along_in_a_series_and_is_in_the_list_while_it_is_open(folder: Folder) -> None:
    folder.confidential.turn_on(PASSPHRASE)
    first = folder.led(folder.apart, "Ketelbrug")
    folder.keeper.finish(first)
    folder.found("x")

    assert [promise.text for promise in folder.store.open_promises()] == ["Bob zoekt Ketelbrug uit"]
    folder.confidential.lock()
    assert folder.store.open_promises() == ()
    folder.confidential.unlock(PASSPHRASE)
    folder.found("x")
    assert len(folder.store.open_promises()) == 1
    second = folder.keeper.create(folder.apart, Particulars(folder.clock.now(), team="Zuid"))
    assert folder.keeper.series(second.id) == (first.id,)


def test_what_was_said_of_a_promise_since_comes_along_as_it_was_said(folder: Folder) -> None:
    followed = read_text(KEPT_APART.replace("- title: Afspraken\n", "- title: Afspraken\n  follow up: yes\n"), "apart", None)
    folder.confidential.turn_on(PASSPHRASE)
    first = folder.led(followed, "Ketelbrug")
    (promise,) = (n.id for n in first.session.course.notes.values() if n.kind == "action")
    tick(folder.keeper.open(first.id).session, promise, "running", "Spoorzone vordert", first.id, folder.clock.now())

    second = folder.keeper.create(followed, Particulars(folder.clock.now(), team="Zuid"))

    assert any("Spoorzone vordert" in text for text in second.session.words.values())
    assert folder.places("Spoorzone") == []


def test_a_session_follows_the_last_one_of_its_series_whatever_its_draaiboek_says(folder: Folder) -> None:
    folder.confidential.turn_on(PASSPHRASE)
    first = folder.led(folder.openly, "Ketelbrug")
    assert not folder.store.load(first.id).record.sealed

    assert folder.confidential.set_sealed(first.id, True) == ()
    second = folder.led(folder.openly, "Ketelbrug")

    assert folder.confidential.sealed() == {first.id, second.id}
    assert folder.places("Ketelbrug") == []
    folder.confidential.set_sealed(second.id, False)
    assert folder.places("Ketelbrug") != []


def test_what_comes_along_from_a_sealed_session_is_never_written_in_one_that_is_not(folder: Folder) -> None:
    followed = read_text(KEPT_APART.replace("- title: Afspraken\n", "- title: Afspraken\n  follow up: yes\n"), "apart", None)
    folder.confidential.turn_on(PASSPHRASE)
    folder.led(followed, "Ketelbrug")
    other = folder.keeper.create(followed, Particulars(folder.clock.now(), team="Noord"))
    folder.confidential.set_sealed(other.id, False)

    folder.keeper.prepare(other, Particulars(folder.clock.now(), team="Zuid"))

    assert other.session.course.brought.promises
    assert folder.places("Ketelbrug") == []
    assert other.id in folder.confidential.sealed()


def test_what_was_only_for_the_session_is_wiped_as_soon_as_it_can_be_read(folder: Folder) -> None:
    folder.confidential.turn_on(PASSPHRASE)
    private = read_text(OPEN.replace("- title: Ronde\n", "- title: Ronde\n  notes: session\n"), "private", None)
    opened = folder.led(private, "Ketelbrug")
    words = len(folder.store.load(opened.id).words)
    folder.confidential.lock()

    folder.keeper.finish_left()
    folder.confidential.unlock(PASSPHRASE)
    assert len(folder.store.load(opened.id).words) == words
    folder.keeper.finish_left()

    assert len(folder.store.load(opened.id).words) == words - 1


def test_another_passphrase_holds_for_the_copies_too_and_the_old_one_opens_nothing(folder: Folder) -> None:
    apart = folder.led(folder.apart, "Ketelbrug")
    folder.safe.make()
    folder.confidential.turn_on(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        folder.confidential.change(OTHER, PASSPHRASE)

    assert folder.confidential.change(PASSPHRASE, OTHER) == ()

    folder.confidential.lock()
    with pytest.raises(WrongPassphrase):
        folder.confidential.unlock(PASSPHRASE)
    folder.confidential.unlock(OTHER)
    assert folder.store.load(apart.id).words
    (copy,) = folder.safe.copies()
    folder.safe.restore_session(copy.path, apart.id)
    assert folder.places("Ketelbrug") == []


def test_switched_off_everything_is_as_it_was(folder: Folder) -> None:
    apart = folder.led(folder.apart, "Ketelbrug")
    folder.safe.make()
    before = folder.store.load(apart.id)
    folder.confidential.turn_on(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        folder.confidential.turn_off(OTHER)

    assert folder.confidential.turn_off(PASSPHRASE) == ()
    folder.confidential.lock()

    assert not folder.confidential.on
    assert folder.store.load(apart.id) == before
    assert len(folder.places("Ketelbrug")) == 2


def test_copies_that_are_out_of_reach_are_told_and_sealed_once_they_are_there(folder: Folder, tmp_path: Path) -> None:
    apart = folder.led(folder.apart, "Ketelbrug")
    stick = tmp_path / "stick"
    folder.safe.folder = stick
    use(folder.store.file, stick)
    folder.safe.make()
    stick.rename(tmp_path / "drawer")

    assert "map" in folder.confidential.prospect().out_of_reach[0]
    folder.confidential.turn_on(PASSPHRASE)
    assert folder.confidential.owes
    (tmp_path / "drawer").rename(stick)
    assert remnants(stick, "Ketelbrug") != []

    assert folder.confidential.settle() == ()
    assert remnants(stick, "Ketelbrug") == []
    assert not folder.confidential.owes
    assert folder.store.load(apart.id).record.sealed


def test_a_copy_of_before_is_put_back_and_what_is_confidential_in_it_is_sealed(folder: Folder) -> None:
    apart, openly = folder.led(folder.apart, "Ketelbrug"), folder.led(folder.openly, "Wisselwerk")
    copy = folder.safe.make().path
    aside = copy.rename(folder.data.parent / "elders.sqlite")
    folder.confidential.turn_on(PASSPHRASE)
    folder.store.delete(apart.id)
    folder.store.delete(openly.id)

    folder.safe.restore(aside)

    assert folder.confidential.sealed() == {apart.id}
    assert folder.places("Ketelbrug") == []
    assert folder.places("Wisselwerk") != []
    folder.confidential.lock()
    with pytest.raises(SealedError):
        folder.safe.restore(aside)


def test_a_file_in_which_nothing_is_sealed_is_not_taken_for_the_one_that_was(folder: Folder) -> None:
    folder.led(folder.openly, "Wisselwerk")
    plain = folder.store.file.read_bytes()
    folder.confidential.turn_on(PASSPHRASE)
    folder.store.close()
    folder.store.file.write_bytes(plain)

    with closing(Store(folder.data, folder.clock.now)) as store:
        keeper = Keeper(store, folder.clock)
        with pytest.raises(StorageError, match="horen achter een wachtzin"):
            keeper.create(folder.apart, Particulars(folder.clock.now()))
        assert keeper.create(folder.openly, Particulars(folder.clock.now())).id
        again = Confidential(store, Safekeeper(store, folder.safe.folder, folder.clock), cost=Cost(n=2))
        again.turn_on(OTHER)
        assert keeper.create(folder.apart, Particulars(folder.clock.now())).id in again.sealed()
        again.turn_off(OTHER)
        assert keeper.create(folder.apart, Particulars(folder.clock.now())).id


def test_what_needs_no_passphrase_goes_on_without(folder: Folder) -> None:
    folder.confidential.turn_on(PASSPHRASE)
    apart, openly = folder.led(folder.apart, "Ketelbrug"), folder.led(folder.openly, "Wisselwerk")
    folder.confidential.lock()

    assert folder.found("wisselwerk") != []
    assert len(folder.keeper.overviews()) == 2
    folder.safe.make()
    folder.clock.advance(minutes=3 * 365 * 24 * 60)
    purging = Purging(folder.store, folder.clock, "1 year")
    assert {over.session for over in purging.overdue()} == {apart.id, openly.id}
    folder.keeper.delete(apart.id)
    assert folder.confidential.sealed() == frozenset()


def test_what_is_to_be_forgotten_is_not_passed_over_because_it_is_locked(folder: Folder) -> None:
    texts = (text.replace("- title: Afspraken\n", "- title: Afspraken\n  follow up: yes\n") for text in (OPEN, KEPT_APART))
    followed = [read_text(text, "followed", None) for text in texts]
    folder.confidential.turn_on(PASSPHRASE)
    first, second = (folder.led(template, "Ketelbrug") for template in followed)
    folder.confidential.set_sealed(second.id, True)
    note = next(iter(first.session.course.notes))
    assert second.session.course.brought.promises
    folder.confidential.lock()
    forgetting = Forgetting(folder.store, folder.clock)

    promised = next(id_ for id_, each in first.session.course.notes.items() if each.kind == "action")
    for act in (lambda: forgetting.note(first.id, promised, really=True), lambda: forgetting.session(first.id, really=True)):
        with pytest.raises(SealedError):
            act()
    forgetting.note(first.id, note, really=True)
    forgetting.session(second.id, along=False, really=True)
    assert [o.id for o in folder.keeper.overviews()] == [first.id]


def test_it_is_one_or_the_other_and_not_where_an_archive_is_shared(folder: Folder) -> None:
    shared = Confidential(folder.store, folder.safe, shared=True, cost=Cost(n=2))
    with pytest.raises(StorageError, match="gedeeld archief"):
        shared.turn_on(PASSPHRASE)
    assert Confidential.why_not("te kort") != ""
    folder.confidential.turn_on(PASSPHRASE)
    with pytest.raises(StorageError, match="al achter een wachtzin"):
        folder.confidential.turn_on(PASSPHRASE)
    with pytest.raises(StorageError, match="eerst uit"):
        Encryption(folder.store, folder.safe, rounds=1).turn_on(PASSPHRASE)
