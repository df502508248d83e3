"""A store in a folder of its own, a clock that moves when it is read, and small sessions to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.store import Store

START = datetime(2026, 11, 22, 13, 30, 0, 250_000, tzinfo=UTC)


class MovingClock:
    """A second later at every reading."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def now() -> MovingClock:
    return MovingClock()


@pytest.fixture
def store(tmp_path: Path, now: MovingClock) -> Iterator[Store]:
    store = Store(tmp_path, now)
    yield store
    store.close()


@pytest.fixture
def a_session() -> Callable[..., SessionRecord]:
    base = SessionRecord(
        id="session-1", template_name="dialoog", template_title="Activeringsdialoog", main="dialoog.yaml",
        sources={"dialoog.yaml": "title: Dialoog\n", "blok.yaml": "steps: []\n"},
        particulars={"timezone": "Europe/Amsterdam", "people": [{"name": "Noor"}]}, state="prepared", team="Team Zuid",
        starts_at=START, created_at=START, updated_at=START,
    )  # fmt: skip

    def make(**values: object) -> SessionRecord:
        return replace(base, **values)  # type: ignore[arg-type]

    return make


@pytest.fixture
def an_entry() -> Callable[[int], EntryRecord]:
    def make(number: int) -> EntryRecord:
        return EntryRecord(number, START + timedelta(minutes=number), "note taken", {"note": f"n{number}", "words": f"w{number}"})

    return make
