"""An archive of 10,000 sessions and 1,000,000 things that can be found: how long it takes to open, to list and to search.

A search is held against a full scan of the same file.

    python benchmarks/archive.py [SESSIONS]      a smaller number to try it; `make bench` takes 2,000
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

from facilitator.sessions.finding.searching import read_query
from facilitator.storage.store import Store

PER_SESSION = 100
BUDGET = 0.1
OPENS = 0.3
"""Seconds in which the file is opened and the first sessions are listed."""
WORDS = [
    "inwoner", "brief", "belronde", "maatwerk", "richtlijn", "bijstand", "schuld", "toeslag", "wijkteam", "overleg", "afspraak",
    "voorstel", "caseload", "dubbele", "invoer", "koppeling", "zaaksysteem", "gesprek", "keukentafel", "vraag", "antwoord", "drempel",
    "vertrouwen", "wachttijd", "telefoon", "balie", "huisbezoek", "jongere", "gezin", "werkgever", "traject", "uitkering",
    "beslissing", "collega", "teamleider", "maandag", "ruimte", "verhaal", "signaal", "oplossing", "proef", "experiment", "leren",
    "tijd", "café", "brug", "gemeente", "stadhuis", "formulier", "taalniveau", "tolk", "energie", "armoede", "regeling", "aanvraag",
    "herziening", "bezwaar", "mediation",
]  # fmt: skip
KINDS = ("note", "insight", "question", "agreement", "decision", "action")
ASKED = ("b", "br", "bri", "brie", "brief", "brief maatwerk", "team:zuid brief", "soort:actiepunt caseload", "brief van:2024-01", "zzz")


def fill(file: Path, sessions: int) -> None:
    """Write rows as the program would, in one go."""
    pick = random.Random(1)
    with closing(sqlite3.connect(file)) as database, database:
        for number in range(sessions):
            day = date(2020, 1, 1) + timedelta(days=number // 5)
            at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).isoformat(timespec="microseconds")
            team = f"Team {pick.choice(('Zuid', 'Noord', 'Oost', 'West', 'Centrum'))} {number % 50}"
            values = (f"s{number}", at, at, "dialoog", "Activeringsdialoog", "dialoog.yaml", "closed", team, at, "{}", "{}")
            database.execute(f"INSERT INTO session VALUES ({', '.join('?' * 11)})", values)
            database.execute("INSERT INTO indexed VALUES (?, 0)", (f"s{number}",))
            rows = [
                (f"s{number}", pick.choice(KINDS), " ".join(pick.choices(WORDS, k=pick.randint(4, 14))), "", team, f"n{i}", day.isoformat())
                for i in range(PER_SESSION)
            ]
            database.executemany("INSERT INTO found(session_id, kind, text, owner, team, note, day) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def opened(folder: Path) -> float:
    """How long it takes until there is something to see: the file, which sessions are to be read, the newest of them."""
    begun = time.perf_counter()
    store = Store(folder, lambda: datetime.now(UTC))
    store.behind(20)
    store.newest(50, 0)
    took = time.perf_counter() - begun
    store.close()
    return took


def median(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder), lambda: datetime.now(UTC)).close()
        file = Path(folder) / "facilitator.sqlite"
        fill(file, sessions)
        times = [opened(Path(folder)) for _ in range(5)]
        took = median(times)
        size = file.stat().st_size / 2**20
        print(f"{sessions} sessions, {sessions * PER_SESSION} things, {size:.0f} MB")
        print(f"opened and listed in {took * 1000:.0f} ms, {took / OPENS:.2f} of the budget (the first time {times[0] * 1000:.0f} ms)")
        store = Store(Path(folder), lambda: datetime.now(UTC))
        with closing(sqlite3.connect(file)) as database:
            begun = time.perf_counter()
            database.execute("SELECT count(*) FROM found WHERE text LIKE '%brief%'").fetchone()
            floor = time.perf_counter() - begun
        for typed in ASKED:
            times = []
            for _ in range(5):
                begun = time.perf_counter()
                found = store.find(read_query(typed), 50)
                times.append(time.perf_counter() - begun)
            took = median(times)
            ratios = f"{took / floor:5.2f} x a full scan  {took / BUDGET:5.2f} of the budget"
            print(f"{typed:<28} {len(found):>3} hits  {took * 1000:7.1f} ms  {ratios}")
        begun = time.perf_counter()
        store.newest(50, sessions - 50)
        print(f"the last page of all         {(time.perf_counter() - begun) * 1000:7.1f} ms")
        store.close()


if __name__ == "__main__":
    main()
