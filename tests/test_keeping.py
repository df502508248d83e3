"""Sessions on disk: what comes back after the program stopped."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.keeping.doctor import examine
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.plan.schedule import step_timer
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.storage.store import Store
from facilitator.storage.to_wipe import to_wipe


@pytest.fixture
def keeper(tmp_path: Path, clock: RehearsalClock) -> Keeper:
    return Keeper(Store(tmp_path / "data", clock.now), clock)


@pytest.fixture
def opened(keeper: Keeper, clock: RehearsalClock, built_in: Callable[[str], Template]) -> Opened:
    particulars = Particulars(clock.now(), team="Zuid", participants=named("Anna Bos\nBob Mol"))
    return keeper.create(built_in("activeringsdialoog"), particulars)


@pytest.mark.fault("F3")
def test_a_session_comes_back_in_the_same_step_with_the_right_time(keeper: Keeper, opened: Opened, clock: RehearsalClock) -> None:
    opened.session.go_on(clock.now())
    clock.advance(minutes=3)
    keeper.save_draft(opened.id, "half getypt")
    clock.advance(seconds=90)

    again = keeper.open(opened.id)

    assert again.draft == "half getypt"
    assert console_view(again.session, clock.now()) == console_view(opened.session, clock.now())
    assert step_timer(again.session, again.session.step).elapsed(clock.now()) == timedelta(minutes=4, seconds=30)  # type: ignore[arg-type]


def test_a_note_that_is_kept_takes_its_draft_away(keeper: Keeper, opened: Opened, clock: RehearsalClock) -> None:
    opened.session.go_on(clock.now())
    opened.session.go_on(clock.now())
    keeper.save_draft(opened.id, "half getypt")
    opened.session.take_note(Content("heel getypt"), "note", "report", clock.now())

    assert keeper.open(opened.id).draft == ""


def test_what_was_only_for_the_session_is_wiped_when_it_leaves_the_screen(
    keeper: Keeper, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    opened = keeper.create(built_in("inspiratielab"), Particulars(clock.now(), participants=named("Anna\nBob\nCor")))
    opened.session.go_on(clock.now())
    opened.session.take_note(Content("ALLEEN-HIER"), "note", "report", clock.now())
    opened.session.close(clock.now())
    keeper.finish(opened)

    files = [p for p in keeper.folder.rglob("*") if p.is_file()]
    assert files
    assert not any(b"ALLEEN-HIER" in p.read_bytes() for p in files)


def test_what_could_not_be_wiped_at_the_close_is_wiped_at_the_next_start_and_told_until_then(
    keeper: Keeper, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    locked, killed = (keeper.create(built_in("inspiratielab"), Particulars(clock.now(), participants=named("Anna\nBob"))) for _ in "ab")
    for opened in (locked, killed):
        opened.session.go_on(clock.now())
        opened.session.take_note(Content("ALLEEN-HIER"), "note", "report", clock.now())
        opened.session.close(clock.now())
    data = keeper.folder / "facilitator.sqlite"
    with closing(sqlite3.connect(data, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError):
            keeper.finish(locked)
    assert b"ALLEEN-HIER" in data.read_bytes()

    again = Keeper(Store(keeper.folder, clock.now), clock)
    told = [finding.sentence for finding in examine(keeper.folder, Settings(), clock.now()) if "alleen tijdens" in finding.sentence]
    again.delete(killed.id)
    again.finish_left()

    assert len(told) == 1
    assert "Van 2 sessies" in told[0]
    assert b"ALLEEN-HIER" not in data.read_bytes()
    assert not to_wipe(data)
    assert not [f for f in examine(keeper.folder, Settings(), clock.now()) if "alleen tijdens" in f.sentence]


def test_what_is_overwritten_later_is_told_until_then_also_after_the_program_was_killed(
    tmp_path: Path, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    store = Store(tmp_path, clock.now)
    keeper, asked = Keeper(store, clock), list[str]()
    store.overwrite_later = lambda: asked.append("overwrite")
    opened = keeper.create(built_in("inspiratielab"), Particulars(clock.now(), participants=named("Anna\nBob")))
    opened.session.go_on(clock.now())
    opened.session.take_note(Content("ALLEEN-HIER"), "note", "report", clock.now())
    opened.session.close(clock.now())
    keeper.finish(opened)
    store.close()

    again = Store(tmp_path, clock.now)
    told = [[f.sentence for f in examine(tmp_path, Settings(), clock.now()) if "overschreven" in f.sentence]]
    assert again.overwrite()
    told.append([f.sentence for f in examine(tmp_path, Settings(), clock.now()) if "overschreven" in f.sentence])

    assert asked == ["overwrite"]
    assert [len(sentences) for sentences in told] == [1, 0]
    assert not any(b"ALLEEN-HIER" in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    again.close()


def test_a_session_that_goes_on_after_all_is_left_alone(
    keeper: Keeper, clock: RehearsalClock, built_in: Callable[[str], Template]
) -> None:
    opened = keeper.create(built_in("inspiratielab"), Particulars(clock.now(), participants=named("Anna\nBob")))
    opened.session.go_on(clock.now())
    opened.session.take_note(Content("nog nodig"), "note", "report", clock.now())
    opened.session.close(clock.now())
    opened.session.reopen(clock.now())

    keeper.finish_left()

    assert "nog nodig" in repr(keeper.open(opened.id).session.words)
    assert not to_wipe(keeper.folder / "facilitator.sqlite")


def test_a_deleted_session_cannot_be_opened(keeper: Keeper, opened: Opened) -> None:
    keeper.delete(opened.id)

    with pytest.raises(StorageError):
        keeper.open(opened.id)


@pytest.mark.fault("F1")
def test_a_killed_program_loses_no_acknowledged_note(tmp_path: Path, clock: RehearsalClock) -> None:
    code = """
import sys
from pathlib import Path
from facilitator.keeping.doctor import examine
from facilitator.keeping.keeper import Keeper
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.store import Store
clock = SystemClock()
keeper = Keeper(Store(Path(sys.argv[1]), clock.now), clock)
template = read_text("draaiboek: 1\\ntitle: Proef\\nnotes: report\\nsteps:\\n- title: Praten\\n  time: 5 min\\n", "proef", None)
opened = keeper.create(template, Particulars(clock.now(), participants=numbered(3)))
opened.session.go_on(clock.now())
print(opened.id, flush=True)
for number in range(1000):
    opened.session.take_note(Content(f"notitie {number}"), "note", "report", clock.now())
    print(number, flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "data")], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        session_id = child.stdout.readline().strip()
        acknowledged = [int(child.stdout.readline()) for _ in range(12)][-1]
        child.kill()

    session = Keeper(Store(tmp_path / "data", clock.now), clock).open(session_id).session

    texts = [session.content(n).text for n in session.course.notes.values()]
    assert texts[: acknowledged + 1] == [f"notitie {n}" for n in range(acknowledged + 1)]
