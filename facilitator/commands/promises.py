"""The command `promises`: what is open in all sessions, as lines or as a file, and saying what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from facilitator.commands.sealed import told_of_locked
from facilitator.export.writing import write_atomically
from facilitator.keeping.keeper import Keeper
from facilitator.language import tr, trn
from facilitator.over_sessions.archive import Archive
from facilitator.over_sessions.overall import promises_as
from facilitator.over_sessions.promised import Promised
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.coming_back.due_date import read_date
from facilitator.sessions.coming_back.open_promises import (
    Arrangement,
    OpenPromise,
    arranged,
    due_by,
    due_words,
    history_words,
    of_person,
    of_team,
)
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.history.promises import PromiseState
from facilitator.sessions.screens.look_back import state_words
from facilitator.settings import Settings
from facilitator.storage.store import Store

Say = Callable[[str], object]
FORMS = ("pdf", "ics", "csv")


@dataclass(frozen=True)
class Asked:
    """What the command line is asked for; what is empty narrows nothing down."""

    team: str = ""
    person: str = ""
    due: str = ""
    by: Arrangement = "date"
    form: str = ""
    """`json`, `csv`, or lines to read."""
    out: Path | None = None
    """A file to write instead, as its name ends."""


def list_promises(store: Store, asked: Asked, settings: Settings, say: Say, put: Callable[[bytes], object]) -> int:
    """Say what is open, or write it; `put` takes bytes that are no lines. Raises FacilitatorError for a date or a file that is none."""
    form = _form_of(asked.out) if asked.out else asked.form
    promised, now = _promised(store)
    today = now.astimezone(ZoneInfo(settings.timezone)).date()
    narrowed = _narrowed(promised.open(), asked, today)
    found = tuple(p for group in arranged(narrowed, asked.by, today) for p in group.promises)
    if asked.out:
        write_atomically(asked.out, promises_as(found, asked.by, form, today, settings, now))
        say(str(asked.out))
    elif form == "json":
        say(json.dumps([_row(p) for p in found], ensure_ascii=False, indent=2))
    elif form == "csv":
        put(promises_as(found, asked.by, form, today, settings, now))
    else:
        for line in (*(_line(p, today) for p in found),) or (tr("Er staan geen toezeggingen open."),):
            say(line)
    return 0


def tick_off(store: Store, said: Mapping[str, PromiseState], because: str, say: Say) -> int:
    """Say what became of promises, by how their ids begin. Raises FacilitatorError where one is unknown: then nothing is kept."""
    promised, _now = _promised(store)
    known = promised.with_ticked()
    try:
        found = [(_one(known, begins), state) for begins, state in said.items()]
    except FacilitatorError:
        told_of_locked(store, 1)
        raise
    store.check_readable([promise.home for promise, _state in found])  # before the first is ticked off
    for promise, state in found:
        promised.tick(promise, state, because)
        word = state_words(state) or tr("staat weer open")
        say(tr("{state}: {promise}", state=word, promise=_what(promise)))
    return 0


def _promised(store: Store) -> tuple[Promised, datetime]:
    """All promises, as they stand now."""
    clock = SystemClock()
    archive = Archive(store, clock)
    archive.catch_up_all()
    return Promised(store, Keeper(store, clock), archive, clock), clock.now()


def _form_of(file: Path) -> str:
    form = file.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise FacilitatorError(tr("Geef het bestand een naam die eindigt op .pdf, .ics of .csv."))
    return form


def _one(known: tuple[OpenPromise, ...], begins: str) -> OpenPromise:
    found = [p for p in known if p.id.startswith(begins)]
    if len(found) == 1:
        return found[0]
    text = trn(
        "Geen toezegging die open staat begint met ‘{begins}’. `facilitator promises` laat zien welke er zijn.",
        "{n} toezeggingen beginnen met ‘{begins}’; geef meer letters.",
        max(1, len(found)),
        begins=begins,
    )
    raise FacilitatorError(text)


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


def _what(p: OpenPromise) -> str:
    owner = f"{p.owner}: " if p.owner else ""
    return f"{owner}{' '.join(p.text.split())}"


def _line(p: OpenPromise, today: date) -> str:
    where = ", ".join(part for part in (p.title, p.team) if part)
    return f"{p.id[:8]}  {due_words(p, today):<24} {_what(p)}  ({where}; {history_words(p)})"
