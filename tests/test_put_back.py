"""What was erased here while a copy was out of reach does not come back with that copy, and how much was left out is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.keeping.confidential import Confidential
from facilitator.keeping.erased_ids import FILE_NAME
from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.paths import backup_folder
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.storage.copies import check_whole
from facilitator.storage.locked_file import Cost
from facilitator.storage.seals import SealedError
from facilitator.storage.store import Store
from facilitator.storage.to_wipe import to_wipe
from tests.conftest import START
from tests.forgotten import Left, leave_behind, remnants


class Drawer:
    """A data folder of which one copy is away while something is erased, and then back again."""

    def __init__(self, data: Path, left: Left) -> None:
        """As somebody left it, in a folder of its own."""
        shutil.copytree(left.folder, data, ignore=shutil.ignore_patterns("backups"))
        self.clock = clock = RehearsalClock(left.clock.now())
        self.store = store = Store(data, clock.now)
        self.left = replace(left, keeper=Keeper(store, clock), forgetting=Forgetting(store, clock), clock=clock)
        self.first, self.second = left.first, left.second
        self.safe = Safekeeper(self.store, backup_folder(data), clock)
        self.copy = self.safe.make().path
        self._away = self.copy.rename(data.parent / "in een la.sqlite")
        self.store.save_draft(self.second, "note", "")  # in the copy it is half typed still
        clock.advance(minutes=5)

    @property
    def forgetting(self) -> Forgetting:
        return self.left.forgetting

    def back(self) -> Path:
        return self._away.rename(self.copy)

    def holds(self, word: str) -> bool:
        """Whether it stands in the archive itself, which was closed and is opened again."""
        return self.store.file.as_posix() in remnants(self.store.folder, word)

    def session(self, session_id: str) -> LiveSession:
        return self.left.session(session_id).session

    def notes(self, session_id: str) -> list[str]:
        session = self.session(session_id)
        return [session.content(note).text for note in session.course.notes.values()]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """Made once: two sessions that were led take longer than what is done with them here."""
    return leave_behind(tmp_path_factory.mktemp("achtergelaten") / "data", RehearsalClock(START))


@pytest.fixture
def drawer(tmp_path: Path, left: Left) -> Drawer:
    return Drawer(tmp_path / "data", left)


@pytest.mark.parametrize(("which", "word"), [("line", "Ketelbru"), ("note", "Wisselwerk")])
def test_an_erased_note_stays_out_with_every_wording_wherever_it_came_along_to(drawer: Drawer, which: str, word: str) -> None:
    drawer.forgetting.note(drawer.first, getattr(drawer.left, which), really=True)

    done = drawer.safe.restore(drawer.back())

    assert done.remark == "Weggelaten, want hier gewist: 1 notitie."
    assert not drawer.holds(word)
    assert drawer.session(drawer.first).course.adopted is None  # the minutes that had it are a concept again
    assert "Iets heel anders" in drawer.notes(drawer.second)
    assert drawer.safe.restore(drawer.safe.make().path).remark == ""


@pytest.mark.parametrize("kept", ["the ids", "the journal"])
def test_one_session_comes_back_without_the_note_by_whatever_is_still_known_of_it(drawer: Drawer, kept: str) -> None:
    drawer.forgetting.note(drawer.first, drawer.left.line, really=True)
    if kept == "the ids":
        drawer.left.keeper.delete(drawer.second)
    else:
        (drawer.store.folder / FILE_NAME).unlink()

    done = drawer.safe.restore_session(drawer.back(), drawer.second)

    assert done.remark == "Weggelaten, want hier gewist: 1 notitie."
    assert not drawer.holds("Ketelbru")


def test_the_line_that_an_erased_note_came_from_stays_where_it_was_said_first(drawer: Drawer) -> None:
    drawer.forgetting.note(drawer.second, next(iter(drawer.session(drawer.second).course.notes)), really=True)
    for session_id in (drawer.first, drawer.second):
        drawer.left.keeper.delete(session_id)

    drawer.safe.restore(drawer.back())

    assert "Casus Ketelbrug" in drawer.notes(drawer.first)
    assert "Casus Ketelbrug" not in drawer.notes(drawer.second)
    assert drawer.session(drawer.second).course.brought.lines == ()


def test_what_was_said_in_a_session_whose_term_was_over_stays_out(drawer: Drawer) -> None:
    drawer.forgetting.content(drawer.first, really=True)
    copy = drawer.back()

    assert {s.held.id: s.now for s in drawer.safe.shown(copy)} == {drawer.first: "emptied", drawer.second: "same"}
    assert drawer.safe.restore(copy).remark == "Weggelaten, want hier gewist: de inhoud van 1 sessie."

    assert not drawer.holds("Dit zei Samira")
    assert drawer.safe.restore(drawer.safe.make().path).remark == ""
    assert [p.label for p in drawer.session(drawer.first).people][1] == "Bob Mol"
    assert drawer.safe.restore_session(copy, drawer.first).remark == "Weggelaten, want hier gewist: de inhoud van 1 sessie."


def test_that_the_term_was_over_is_known_of_a_session_that_is_not_here_any_more(drawer: Drawer) -> None:
    drawer.forgetting.content(drawer.first, really=True)
    drawer.left.keeper.delete(drawer.first)
    copy = drawer.back()

    assert {s.held.id: s.now for s in drawer.safe.shown(copy)} == {drawer.first: "emptied", drawer.second: "same"}
    assert drawer.safe.restore(copy).remark == "Weggelaten, want hier gewist: de inhoud van 1 sessie."
    assert not drawer.holds("Dit zei Samira")


def test_what_a_session_promised_goes_and_stays_as_was_said_when_it_was_erased(drawer: Drawer) -> None:
    drawer.forgetting.session(drawer.first, really=True)
    copy = drawer.back()

    assert drawer.safe.restore(copy).remark == "Weggelaten, want hier gewist: 1 sessie, 2 notities."
    assert not drawer.holds("Ketelbru")
    assert not drawer.holds("Wisselwerk")
    assert drawer.safe.restore_session(copy, drawer.first).remark == ""  # somebody asked for just this one
    assert drawer.holds("Wisselwerk")


def test_what_a_session_promised_comes_back_where_it_was_to_stay(drawer: Drawer) -> None:
    drawer.forgetting.session(drawer.first, really=True, along=False)

    assert drawer.safe.restore(drawer.back()).remark == "Weggelaten, want hier gewist: 1 sessie."
    assert drawer.holds("Ketelbru")


def test_a_note_that_somebody_put_back_since_is_no_longer_erased(drawer: Drawer) -> None:
    before = [drawer.store.load(session_id) for session_id in (drawer.first, drawer.second)]
    drawer.forgetting.note(drawer.first, drawer.left.note, really=True)
    for stored in before:
        drawer.store.replace_session(stored)

    assert drawer.safe.restore(drawer.back()).remark == ""
    assert drawer.holds("Wisselwerk")


@pytest.mark.parametrize("what", ["note", "content", "session"])
def test_from_a_folder_that_was_away_it_goes_once_that_is_there_again(drawer: Drawer, tmp_path: Path, what: str) -> None:
    stick = tmp_path / "stick"
    drawer.safe.folder = stick
    drawer.store.save_draft(drawer.second, "note", "half: Casus Ketelbrug")
    copy = drawer.safe.make().path
    stick.rename(tmp_path / "in de la")
    drawer.store.save_draft(drawer.second, "note", "")
    forget = {
        "note": lambda: [drawer.forgetting.note(drawer.first, drawer.left.line, really=True)],
        "content": lambda: [drawer.forgetting.content(each, really=True) for each in (drawer.first, drawer.second)],
        "session": lambda: [drawer.forgetting.session(drawer.first, really=True)],
    }
    assert all("Het gaat daaruit bij de eerste start dat ze er is." in " ".join(plan.stays) for plan in forget[what]())
    drawer.safe.settle()
    assert not drawer.safe.owes

    (tmp_path / "in de la").rename(stick)
    assert drawer.safe.owes
    drawer.safe.settle()

    assert remnants(stick, "Ketelbru") == []
    assert not drawer.safe.owes
    check_whole(copy)


def test_what_was_only_for_a_session_stays_out_of_a_copy_that_was_made_before_it_left_the_screen(
    tmp_path: Path, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    store = Store(tmp_path / "data", clock.now)
    keeper, safe = Keeper(store, clock), Safekeeper(store, tmp_path / "kopieën", clock)
    opened = keeper.create(built_in("inspiratielab"), Particulars(clock.now(), participants=named("Anna\nBob\nCor")))
    opened.session.go_on(clock.now())
    opened.session.take_note(Content("ALLEEN-HIER"), "note", "report", clock.now())
    opened.session.close(clock.now())
    copy = safe.make().path
    away = copy.rename(tmp_path / "in een la.sqlite")
    keeper.finish(opened)
    away.rename(copy)
    clock.advance(minutes=5)

    safe.restore(copy)
    assert remnants(tmp_path / "data", "ALLEEN-HIER") == []
    safe.restore_session(copy, opened.id)
    assert remnants(tmp_path / "data", "ALLEEN-HIER") == []
    assert not to_wipe(store.file)


def test_an_erased_note_stays_out_of_a_session_that_is_sealed_and_without_the_passphrase_nothing_is_put_back(drawer: Drawer) -> None:
    confidential = Confidential(drawer.store, drawer.safe, cost=Cost(n=2))
    confidential.turn_on("vier losse woorden hier")
    confidential.set_sealed(drawer.first, True)
    copy = drawer.safe.make().path
    away = copy.rename(drawer.store.folder.parent / "nog een la.sqlite")
    drawer.forgetting.note(drawer.first, drawer.left.note, really=True)
    copy = away.rename(copy)

    confidential.lock()
    with pytest.raises(SealedError):
        drawer.safe.restore(copy)
    with pytest.raises(SealedError):
        drawer.safe.restore_session(copy, drawer.first)
    confidential.unlock("vier losse woorden hier")
    assert drawer.safe.restore(copy).remark == "Weggelaten, want hier gewist: 1 notitie."
    assert "Wisselwerk" not in repr(drawer.store.load(drawer.first).words)


def test_the_command_warns_first_and_says_what_it_left_out(drawer: Drawer, capsys: pytest.CaptureFixture[str]) -> None:
    drawer.forgetting.note(drawer.first, drawer.left.note, really=True)
    drawer.forgetting.person("Samira Dhaouadi", really=True)
    drawer.back()
    drawer.store.close()

    assert main(["--data", str(drawer.store.folder), "backups", "show", "last"]) == 0
    assert capsys.readouterr().err.strip() == WARNS
    assert main(["--data", str(drawer.store.folder), "backups", "restore", "last"]) == 0

    out, err = capsys.readouterr()
    assert err.strip() == WARNS
    assert "Weggelaten, want hier gewist: 1 notitie." in out
    assert "Wisselwerk" not in repr(Store(drawer.store.folder, drawer.clock.now).load(drawer.first).words)


WARNS = "In deze kopie kan nog een naam staan die op 24 feb 2027 gewist is. Wis die na het terugzetten nog eens."


def test_of_a_copy_that_may_bring_an_erased_name_back_that_is_said_until_the_name_was_taken_out_of_it(drawer: Drawer) -> None:
    within = drawer.safe.make().path
    drawer.clock.advance(minutes=5)
    drawer.forgetting.person("Samira Dhaouadi", really=True)
    away = drawer.back()
    drawer.clock.advance(minutes=5)
    after = drawer.safe.make().path

    assert [drawer.safe.preview(copy).warning for copy in (within, after, away)] == ["", "", WARNS]
    assert drawer.safe.restore(away).remark == WARNS

    assert drawer.holds("Samira Dhaouadi")
    drawer.clock.advance(minutes=5)
    drawer.forgetting.person("Samira Dhaouadi", really=True)
    assert [drawer.safe.preview(copy.path).warning for copy in drawer.safe.copies()] == [""] * 4
    assert drawer.safe.restore(within).remark == ""
    assert remnants(drawer.store.folder, "gone_through") == []  # what a copy says of itself stays in it


def test_a_copy_under_another_name_is_not_taken_for_one_of_after_the_name_was_erased(drawer: Drawer) -> None:
    drawer.forgetting.person("Samira Dhaouadi", really=True)
    drawer.forgetting.person("Bob Mol", really=True)
    away = drawer.back()
    copied = away.with_name("van de stick.sqlite")
    copied.write_bytes(away.read_bytes())

    assert "kunnen nog namen staan die gewist zijn, het laatst op 24 feb 2027." in drawer.safe.preview(copied).warning


def test_a_copy_that_could_not_be_changed_when_the_name_was_erased_may_bring_it_back(drawer: Drawer) -> None:
    other = drawer.safe.make().path
    drawer.clock.advance(minutes=5)
    other.write_bytes(b"SQLite format 3\0 and then nothing that is whole")
    with pytest.raises(StorageError):
        drawer.forgetting.person("Samira Dhaouadi", really=True)
    drawer.back().replace(other)

    assert drawer.safe.preview(other).warning == WARNS
