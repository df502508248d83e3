"""Copies of all sessions: made when something changed, proven, thinned, looked at and put back; with and without a window."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.paths import backup_folder
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.templates.template import Template
from facilitator.storage.store import Store


class Kept:
    """A data folder with what keeps it safe."""

    def __init__(self, data: Path, clock: RehearsalClock, template: Template) -> None:
        self.data, self.clock, self.template = data, clock, template
        self.folder = backup_folder(data)
        self.store = Store(data, clock.now)
        self.keeper = Keeper(self.store, clock)
        self.safe = Safekeeper(self.store, self.folder, clock)

    def session(self, team: str, *notes: str) -> Opened:
        opened = self.keeper.create(self.template, Particulars(self.clock.now(), team=team))
        opened.session.go_on(self.clock.now())
        for note in notes:
            self.note(opened, note)
        return opened

    def note(self, opened: Opened, text: str) -> None:
        self.clock.advance(minutes=1)
        opened.session.take_note(Content(text), "note", "report", self.clock.now())

    def texts(self, session_id: str) -> list[str]:
        return sorted(json.loads(words)["text"] for words in self.store.load(session_id).words.values())


@pytest.fixture
def kept(tmp_path: Path, clock: RehearsalClock, built_in: Callable[[str], Template]) -> Iterator[Kept]:
    made = Kept(tmp_path / "data", clock, built_in("lean-coffee"))
    yield made
    made.store.close()


def test_a_copy_is_due_when_something_changed_since_the_last_one(kept: Kept) -> None:
    opened = kept.session("Zuid", "eerste")
    kept.safe.make()
    assert not kept.safe.due()

    kept.note(opened, "tweede")

    assert kept.safe.due()


def test_a_copy_goes_outside_the_data_folder_with_all_that_was_said(kept: Kept) -> None:
    opened = kept.session("Zuid", "eerste", "tweede")

    made = kept.safe.make()

    assert (made.path.parent, made.remark) == (kept.folder, "")
    assert kept.data not in made.path.parents
    (shown,) = kept.safe.shown(made.path)
    assert (shown.held.id, shown.held.team, shown.held.notes, shown.now) == (opened.id, "Zuid", 2, "same")


def test_a_folder_that_cannot_be_used_is_said_and_the_copy_stands_beside_the_sessions(kept: Kept) -> None:
    kept.session("Zuid", "eerste")
    kept.folder.parent.parent.mkdir(parents=True)
    kept.folder.parent.write_text("een bestand waar een map hoort")

    made = kept.safe.make()

    assert made.path.parent == kept.data / "backups"
    assert "kan geen reservekopie staan" in made.remark
    assert str(kept.folder) in made.remark


@pytest.mark.fault("F6")
def test_without_any_place_it_is_said_that_there_is_no_copy(kept: Kept) -> None:
    kept.session("Zuid", "eerste")
    kept.folder.parent.parent.mkdir(parents=True)
    kept.folder.parent.write_text("in de weg")
    (kept.data / "backups").write_text("ook in de weg")

    with pytest.raises(StorageError, match="geen reservekopie gemaakt"):
        kept.safe.make()
    assert kept.safe.due()


@pytest.mark.fault("F10")
def test_a_copy_of_damaged_sessions_does_not_push_out_a_good_one(kept: Kept) -> None:
    kept.session("Zuid", *(f"notitie {n} " * 60 for n in range(20)))
    good = kept.safe.make().path
    data = bytearray(kept.store.file.read_bytes())
    data[8192:16384] = bytes(b ^ 0xFF for b in data[8192:16384])
    kept.store.file.write_bytes(data)

    kept.clock.advance(days=40)
    with pytest.raises(StorageError, match="niet heel"):
        kept.safe.make()

    assert [c.path for c in kept.safe.copies()] == [good]
    assert kept.safe.newest_good() == kept.safe.copies()[0]


def test_old_copies_go_as_the_ladder_says(kept: Kept) -> None:
    opened = kept.session("Zuid")
    for day in range(15):
        for _ in range(2 if day > 12 else 1):
            kept.note(opened, f"dag {day}")
            kept.safe.make()
        kept.clock.advance(days=1)

    days = [c.made_at.date() for c in kept.safe.copies()]
    assert len(days) == 4 + 12


def test_everything_is_put_back_and_what_was_there_is_kept_first(kept: Kept) -> None:
    first = kept.session("Zuid", "eerste")
    then = kept.safe.make().path
    kept.note(first, "tweede")
    second = kept.session("Noord", "derde")

    aside = kept.safe.restore(then).kept

    assert kept.texts(first.id) == ["eerste"]
    assert [o.id for o in kept.keeper.overviews()] == [first.id]
    assert aside is not None
    assert {s.held.id: s.now for s in kept.safe.shown(aside.path)} == {first.id: "changed", second.id: "gone"}
    assert kept.safe.due()
    kept.clock.advance(minutes=1)
    kept.safe.restore(aside.path)  # and so it can be taken back
    assert kept.texts(first.id) == ["eerste", "tweede"]
    assert sorted(f.name for f in (kept.data / "backups").iterdir()) == []


def test_what_was_erased_while_a_copy_was_out_of_reach_stays_out_when_everything_is_put_back(kept: Kept) -> None:
    first, second = kept.session("Zuid", "eerste"), kept.session("Noord", "tweede")
    then = kept.safe.make().path
    away = then.rename(kept.data.parent / "in een la.sqlite")
    Forgetting(kept.store, kept.clock).session(first.id, really=True)
    away.rename(then)

    assert {s.held.id: s.now for s in kept.safe.shown(then)} == {first.id: "erased", second.id: "same"}
    kept.safe.restore(then)

    assert [o.id for o in kept.keeper.overviews()] == [second.id]
    kept.safe.restore_session(then, first.id)  # somebody asked for just this one
    assert kept.texts(first.id) == ["eerste"]
    kept.clock.advance(minutes=1)
    after = kept.safe.make().path
    (kept.data / "facilitator.sqlite").unlink()
    kept.store = Store(kept.data, kept.clock.now)  # as after damage
    Safekeeper(kept.store, kept.folder, kept.clock).restore(after)
    assert kept.texts(first.id) == ["eerste"]


def test_a_copy_that_is_put_back_is_not_let_go_of_meanwhile(kept: Kept) -> None:
    opened = kept.session("Zuid", "eerste")
    then = kept.safe.make().path
    kept.note(opened, "tweede")
    kept.safe.make()
    kept.clock.advance(days=40)  # as a stick that was in a drawer: of that day only the last copy would be kept

    kept.safe.restore(then)

    assert kept.texts(opened.id) == ["eerste"]
    assert then.exists()


def test_one_session_is_put_back_and_the_others_stay(kept: Kept) -> None:
    first, second = kept.session("Zuid", "eerste"), kept.session("Noord", "tweede")
    then = kept.safe.make().path
    kept.note(second, "derde")
    kept.keeper.delete(first.id)
    kept.clock.advance(minutes=1)
    later = kept.safe.make().path
    assert [s.held.id for s in kept.safe.shown(then)] == [second.id]  # what is deleted is gone from copies
    third = kept.session("West", "vierde")

    kept.safe.restore_session(then, second.id)

    assert kept.texts(second.id) == ["tweede"]
    assert kept.texts(third.id) == ["vierde"]
    kept.clock.advance(minutes=1)
    kept.safe.restore_session(later, second.id)
    assert kept.texts(second.id) == ["derde", "tweede"]


def test_a_copy_of_an_older_version_is_put_back_in_this_one(kept: Kept) -> None:
    old = Path(__file__).parent / "storage" / "old" / "version1.sqlite"
    kept.session("Zuid", "eerste")
    copy = kept.data / "backups" / "facilitator-versie1-20261101T120000Z.sqlite"
    copy.parent.mkdir()
    copy.write_bytes(old.read_bytes())

    kept.safe.restore(copy)

    assert kept.keeper.overviews()
    assert copy.read_bytes() == old.read_bytes()


def test_a_copy_that_is_not_whole_is_not_put_back(kept: Kept) -> None:
    opened = kept.session("Zuid", "eerste")
    path = kept.safe.make().path
    path.write_bytes(path.read_bytes()[:5000])

    with pytest.raises(StorageError):
        kept.safe.restore(path)

    assert kept.texts(opened.id) == ["eerste"]


def test_the_command_lists_shows_makes_and_puts_back(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    opened = kept.session("Zuid", "eerste")
    data = ["--data", str(kept.data), "backups"]
    assert main(data) == 0
    assert "nog geen reservekopieën" in capsys.readouterr().out

    assert main([*data, "make"]) == 0
    name = Path(capsys.readouterr().out.strip()).name
    kept.note(opened, "tweede")

    assert main([*data, "list"]) == 0
    assert capsys.readouterr().out.endswith("1 sessie, 1 notitie\n")
    assert main([*data, "show", name]) == 0
    assert "is hier nu anders" in capsys.readouterr().out
    assert main([*data, "restore", name, "--session", opened.id[:6]]) == 0
    assert "Wat er stond, is bewaard als" in capsys.readouterr().out
    assert kept.texts(opened.id) == ["eerste"]
    assert main([*data, "restore", "niet-deze"]) == 1
    assert "niet precies één kopie" in capsys.readouterr().err


def test_nothing_is_put_back_while_a_window_is_open(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    from PySide6.QtCore import QLockFile

    kept.session("Zuid", "eerste")
    kept.safe.make()
    lock = QLockFile(str(kept.data / "facilitator.lock"))
    assert lock.tryLock(200)

    assert main(["--data", str(kept.data), "backups", "restore", "last"]) == 1

    assert "sluit het programma" in capsys.readouterr().err
    lock.unlock()
