"""What is said in a sealed session is in no byte of what the program keeps, whatever becomes of the session; opened, it is all there.

Random draaiboeken, led through a real store as in `test_confidentiality`. `ALL_FAULTS=1` makes four hundred of them.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from facilitator.files.batch import Batch
from facilitator.files.exported import FILE as DOCUMENTS
from facilitator.files.exported import Exported, Origin
from facilitator.files.handing_over import HandingOver
from facilitator.keeping.confidential import Confidential
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.logbook import told_error
from facilitator.over_sessions.archive import Archive
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.reports.report_wanted import Wanted
from facilitator.settings import Settings, write_settings
from facilitator.storage.locked_file import Cost
from facilitator.storage.seals import SealedError, forget_seals
from facilitator.storage.store import Store
from tests.conftest import START
from tests.test_confidential import PASSPHRASE
from tests.test_confidentiality import MEMORY, Heard, Leading, Plan, crashed, listening, on_disk, plans

SESSIONS = 400 if os.environ.get("ALL_FAULTS") else 3
SAID = re.compile(rb"MERK\d+Q|Dora Smit")
"""A marked word, and somebody who was there."""


@dataclass
class Sealed(Leading):
    """The same, in a session that is sealed before anything is said in it; looked for after each thing that is done."""

    folder: Path = Path()
    confidential: Confidential | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        assert self.confidential is not None
        self.confidential.set_sealed(self.opened.id, True)
        check_nowhere(self.folder)

    def mark(self) -> str:
        """Half typed first, as on the note line."""
        mark = super().mark()
        self.keeper.save_draft(self.opened.id, f"half {mark}")
        return mark

    def look(self) -> None:
        super().look()
        check_nowhere(self.folder)


def check_nowhere(folder: Path) -> None:
    found = SAID.findall(on_disk(folder))
    assert found == []
    assert not any(SAID.search(os.fsencode(path)) for path in folder.rglob("*"))


@pytest.mark.fault("F20")
def test_what_is_said_in_a_sealed_session_is_nowhere_to_be_read_and_all_there_once_opened(figure: Callable[..., None]) -> None:
    looked: list[int] = []

    @seed(20)
    @given(plans)
    @settings(max_examples=SESSIONS, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,), database=None)
    def each_plan_is_kept(plan: Plan) -> None:
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder, listening() as heard, given_nothing():
            looked.append(look_everywhere(plan, Path(folder), heard))

    each_plan_is_kept()

    assert sum(looked) > SESSIONS
    figure(f"{len(looked)} sealed sessions, {sum(looked)} marked words", part=SESSIONS < 400)


@contextmanager
def given_nothing() -> Iterator[None]:
    forget_seals()
    yield
    forget_seals()


def look_everywhere(plan: Plan, place: Path, heard: Heard) -> int:
    """How many words were looked for: prepared, led, copied, closed, found, handed over, put back, locked, opened again."""
    folder, clock = place / "program", RehearsalClock(START)
    store = Store(folder / "data", clock.now)
    keeper, copies, archive = Keeper(store, clock), Safekeeper(store, folder / "copies", clock), Archive(store, clock)
    confidential = Confidential(store, copies, cost=Cost(n=2))
    confidential.turn_on(PASSPHRASE)
    led = Sealed(keeper, plan, clock, folder=folder, confidential=confidential)
    led.play()
    copy = copies.make().path
    crash = told_error(crashed(led))
    keeper.finish(led.opened)
    there = store.load(led.opened.id)
    while archive.catch_up():
        pass
    documents(led, keeper, folder / "data", place / "documents")
    file = HandingOver(store, clock).file((led.opened.id,), "self", "", PASSPHRASE, Cost(n=2)).data
    check_nowhere(folder)
    assert not SAID.search("\n".join((repr(keeper.overviews()), crash, heard.text)).encode() + file)

    confidential.lock()
    assert archive.find(read_query("merk")) == store.open_promises() == ()
    with pytest.raises(SealedError):
        keeper.open(led.opened.id)
    confidential.unlock(PASSPHRASE)
    copies.restore_session(copy, led.opened.id)
    copies.restore(copy)
    check_nowhere(folder)
    check_opened(led, there.words, store.load(led.opened.id).words)
    store.close()
    return len(led.pieces)


def documents(led: Sealed, keeper: Keeper, data: Path, out: Path) -> None:
    """Words are in the document, and in nothing that the program writes of it."""
    out.mkdir()
    settings_, exported = Settings(), Exported(data)
    write_settings(data / "settings.yaml", settings_)
    session = keeper.read(led.opened.id)
    Batch(out, settings_, START, exported).piece(session, Wanted("minutes", "txt"), led.opened.id).save(lambda _page: None)
    handed = out / "over.sessie"
    exported.remember(handed, Origin(led.opened.id, "session file", "self", "json"), b"")
    assert (data / DOCUMENTS).is_file()


def check_opened(led: Sealed, there: dict[str, str], copied: dict[str, str]) -> None:
    """What is kept is there after the session and when it was put back; what was for the session alone went from the copy too."""
    ceiling = led.plan.settled if any(step.title == "Afspreken" for step in led.session.sheet.on) else ""
    left, then = " ".join(there.values()), " ".join(copied.values())
    for piece in led.pieces:
        gone = piece.within(ceiling).gone
        assert ((piece.mark in left), (piece.mark in then)) == (not gone, not gone), piece
