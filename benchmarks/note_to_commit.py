"""How much slower a note is committed through the store than through bare sqlite3: one ratio of medians, to be at most 2. And how much
slower in a session that is sealed than in one that is not.

    python benchmarks/note_to_commit.py [--notes 2000] [--folder FOLDER]

The floor makes the same tables, with the same settings of the database, and inserts the same rows; they take turns, so
that whatever else the computer does weighs on all. Give a folder on the disk that counts: in memory nothing is synced.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from facilitator.storage.database import PRAGMAS
from facilitator.storage.locked_file import Cost
from facilitator.storage.records import EntryRecord, SessionRecord
from facilitator.storage.seals import new_seal, remember
from facilitator.storage.store import Store

TEXT = "We bellen de woningcorporatie vóór vrijdag en laten mevrouw De Wit weten wat zij zeiden."
ID = "0b6f4a52c0d84a0b9a3f0c1d2e3f4a5b"


def now() -> datetime:
    return datetime.now(UTC)


def through_the_store(folder: Path, *, sealed: bool = False) -> Callable[[int], None]:
    """A function that commits the note of that number."""
    store = Store(folder, now)
    if sealed:
        seal = new_seal("vier losse woorden hier", cost=Cost(n=2))  # what the passphrase costs is paid once, before the first note
        remember(seal)
        store.reseal((), seal)
    store.create(SessionRecord(ID, "t", "T", "t", {}, {}, "running", "Team", now(), now(), now(), sealed=sealed))

    def take(number: int) -> None:
        data = {"note": f"n{number}", "path": "1.2", "note_kind": "note", "seen": "report", "words": f"w{number}"}
        store.append(ID, EntryRecord(number, now(), "note taken", data), {f"w{number}": TEXT})

    return take


def through_bare_sqlite(folder: Path) -> Callable[[int], None]:
    """The same in the same tables, by nothing but the driver."""
    Store(folder, now).close()
    database = sqlite3.connect(folder / "facilitator.sqlite", isolation_level=None)
    for name, value in PRAGMAS.items():
        database.execute(f"PRAGMA {name}={value}")
    moment = now().isoformat(timespec="microseconds")
    database.execute("INSERT INTO session VALUES (?, ?, ?, 't', 'T', 't', 'running', 'Team', ?, '{}', '{}')", (ID, moment, moment, moment))

    def take(number: int) -> None:
        data = {"note": f"n{number}", "path": "1.2", "note_kind": "note", "seen": "report", "words": f"w{number}"}
        database.execute("BEGIN IMMEDIATE")
        at, text = now().isoformat(timespec="microseconds"), json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        database.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (ID, number, at, "note taken", text))
        database.execute("INSERT INTO words VALUES (?, ?, ?)", (ID, f"w{number}", TEXT))
        database.execute("COMMIT")

    return take


def seconds(take: Callable[[int], None], number: int) -> float:
    before = perf_counter()
    take(number)
    return perf_counter() - before


def main() -> None:
    """Print the ratio and what it is made of."""
    parser = argparse.ArgumentParser(description="A note through the store against bare sqlite3.")
    parser.add_argument("--notes", type=int, default=2000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory(dir=options.folder, ignore_cleanup_errors=True) as folder:
        ours, floor = through_the_store(Path(folder) / "store"), through_bare_sqlite(Path(folder) / "bare")
        shut = through_the_store(Path(folder) / "sealed", sealed=True)
        taken = [tuple(seconds(take, number) for take in (ours, floor, shut)) for number in range(1, options.notes + 1)]
    store, bare, sealed = (median(times) for times in zip(*taken, strict=True))
    print(f"note to commit: {store / bare:.2f} x bare sqlite3 ({store * 1e3:.3f} ms against {bare * 1e3:.3f} ms, {options.notes} notes)")
    print(f"in a sealed session: {sealed / store:.2f} x one that is not ({sealed * 1e3:.3f} ms)")


if __name__ == "__main__":
    main()
