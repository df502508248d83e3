"""Open promises of all sessions: what is open, ticking one off, and the command that lists them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from facilitator.archive import Archive
from facilitator.keeping import Keeper
from facilitator.language import tr
from facilitator.sessions.clock import Clock, SystemClock
from facilitator.sessions.coming_back.due_date import read_date
from facilitator.sessions.coming_back.open_promises import (
    OpenPromise,
    Said,
    arranged,
    due_by,
    due_words,
    history_words,
    of_person,
    of_team,
)
from facilitator.sessions.coming_back.ticking import tick
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.history.promises import PromiseState
from facilitator.settings import Settings
from facilitator.storage.store import Store


class Promised:
    """What is promised and not done. Raises StorageError where the store cannot be read or written."""

    def __init__(self, store: Store, keeper: Keeper, archive: Archive, clock: Clock) -> None:
        self._store, self._keeper, self._archive, self._clock = store, keeper, archive, clock

    def open(self) -> tuple[OpenPromise, ...]:
        """Every open promise, as far as the archive has come to its sessions."""
        return self._store.open_promises()

    def history(self, promise: str) -> tuple[Said, ...]:
        """What every session said of it, the first one first."""
        return self._store.history(promise)

    def tick(self, promise: OpenPromise, state: PromiseState, answer: str = "") -> None:
        """Keep what became of it where it was promised; `open` takes that back. Raises SessionError where it is no more."""
        session = self._keeper.open(promise.home).session
        tick(session, promise.id, state, answer, promise.last, self._clock.now())
        self._archive.index(promise.home)


    def untick(self, promise: OpenPromise) -> None:
        """What was said of it since `promise` was read does not count: it is as it was then. Raises SessionError as `tick`."""
        self.tick(promise, promise.state if promise.ticked else "open", promise.answer if promise.ticked else "")


@dataclass(frozen=True)
class Asked:
    """What the command line is asked for; what is empty narrows nothing down."""

    team: str = ""
    person: str = ""
    due: str = ""
    form: str = ""
    """`json`, `csv`, or lines to read."""


def list_promises(folder: Path, asked: Asked, settings: Settings, say: Callable[[str], object], put: Callable[[bytes], object]) -> int:
    """Say what is open, the oldest date first; `put` takes bytes that are no lines. Raises FacilitatorError for a date that is none."""
    clock = SystemClock()
    store = Store(folder, clock.now)
    archive = Archive(store, clock)
    while archive.catch_up():
        pass
    today = clock.now().astimezone(ZoneInfo(settings.timezone)).date()
    groups = arranged(_narrowed(store.open_promises(), asked, today), "date", today)
    found = tuple(p for group in groups for p in group.promises)
    if asked.form == "json":
        say(json.dumps([_row(p) for p in found], ensure_ascii=False, indent=2))
    elif asked.form == "csv":
        from facilitator.export.promise_lists import csv_promises

        put(csv_promises(found))
    else:
        for line in (*(_line(p, today) for p in found),) or (tr("Er staan geen toezeggingen open."),):
            say(line)
    return 0


def _narrowed(found: tuple[OpenPromise, ...], asked: Asked, today: date) -> tuple[OpenPromise, ...]:
    found = of_team(found, asked.team) if asked.team else found
    found = of_person(found, asked.person) if asked.person else found
    if not asked.due:
        return found
    last = read_date(asked.due, today)
    if last is None:
        raise FacilitatorError(tr("‘{value}’ is geen datum. Schrijf 2026-11-22 of 22 november.", value=asked.due))
    return due_by(found, last)


def _row(p: OpenPromise) -> dict[str, object]:
    return {**vars(p), "due": p.due.isoformat() if p.due else None, "since": p.since.isoformat()}


def _line(p: OpenPromise, today: date) -> str:
    where = ", ".join(part for part in (p.title, p.team) if part)
    owner = f"{p.owner}: " if p.owner else ""
    return f"{p.home[:8]}  {due_words(p, today):<22} {owner}{' '.join(p.text.split())}  ({where}; {history_words(p)})"
