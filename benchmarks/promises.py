"""Open promises of 10,000 sessions with ten promises each, most of them carried on: how long the list takes, against reading every row.

    python benchmarks/promises.py [SESSIONS]      a smaller number to try it; `make bench` takes 2,000
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from facilitator.sessions.coming_back.open_promises import arranged, fitting
from facilitator.storage.store import Store

MADE = 10
"""Promises that are made in a session."""
TEAMS = 40
OPEN = 0.7
"""Share of those that came along which the session leaves open."""
BUDGET = 0.3


def fill(file: Path, sessions: int) -> int:
    """Write rows as the program would, in one go; gives how many standings there are."""
    pick, going = random.Random(1), {team: [] for team in range(TEAMS)}
    rows: list[tuple[object, ...]] = []
    with closing(sqlite3.connect(file)) as database, database:
        for number in range(sessions):
            team, day = number % TEAMS, date(2020, 1, 1) + timedelta(days=number // 5)
            at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).isoformat(timespec="microseconds")
            values = (f"s{number}", at, at, "dialoog", "Activeringsdialoog", "d", "closed", f"Team {team}", at, "{}", "{}")
            database.execute(f"INSERT INTO session VALUES ({', '.join('?' * 11)})", values)
            database.execute("INSERT INTO indexed VALUES (?, 0)", (f"s{number}",))
            still = []
            for promise, origin, since, level in going[team]:
                state = "open" if pick.random() < OPEN else "done"
                rows.append((f"s{number}", promise, origin, "Iets regelen", "Anna", None, since, level + 1, state, ""))
                still += [(promise, origin, since, level + 1)] if state == "open" else []
            for n in range(MADE):
                due = (day + timedelta(days=pick.randint(7, 90))).isoformat() if pick.random() < 0.8 else None
                rows.append((f"s{number}", f"p{number}-{n}", f"s{number}", "Iets regelen", "Anna", due, day.isoformat(), 0, "open", ""))
                still.append((f"p{number}-{n}", f"s{number}", day.isoformat(), 0))
            going[team] = still
        database.executemany(f"INSERT INTO standing VALUES ({', '.join('?' * 10)})", rows)
    return len(rows)


def timed(act: object) -> tuple[float, object]:
    times, found = [], None
    for _ in range(5):
        begun = time.perf_counter()
        found = act()  # type: ignore[operator]
        times.append(time.perf_counter() - begun)
    return sorted(times)[2], found


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder), lambda: datetime.now(UTC)).close()
        file = Path(folder) / "facilitator.sqlite"
        rows = fill(file, sessions)
        store = Store(Path(folder), lambda: datetime.now(UTC))
        with closing(sqlite3.connect(file)) as database:
            floor, _ = timed(lambda: database.execute("SELECT * FROM standing").fetchall())
        took, found = timed(store.open_promises)
        assert isinstance(found, tuple)
        print(f"{sessions} sessions, {rows} standings, {len(found)} promises open")
        print(f"the list     {took * 1000:7.1f} ms  {took / floor:5.2f} x reading every row  {took / BUDGET:5.2f} of the budget")
        today = date(2020, 1, 1) + timedelta(days=sessions // 5)
        shown, _ = timed(lambda: arranged(fitting(found, "team 7 regelen"), "date", today))
        print(f"narrowed     {shown * 1000:7.1f} ms  while one types")
        store.close()


if __name__ == "__main__":
    main()
