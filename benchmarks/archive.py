"""An archive of 10,000 sessions and 1,000,000 notes: how long it takes to open, to list, to search and to scroll through.

The floor is plain sqlite3 on the same file: it opens it and asks for the same rows, without anything being made of them.

    python benchmarks/archive.py [SESSIONS]      a smaller number to try it
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from facilitator.keeping.keeper import Keeper
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.finding.searching import Query, read_query
from facilitator.sessions.particulars import Particulars, named
from facilitator.storage.store import Store
from facilitator.ui.look.theme import Theme, load_fonts
from facilitator.ui.parts.hit_list import HitList

PER_SESSION = 100
BUDGET = 0.1
OPENS = 0.3
"""Seconds in which the file is opened and the first sessions are listed, and in which the first page has its lists."""
FRAME = 1 / 30
"""Seconds that another page of a list, with what is painted of it, may take while one scrolls."""
PAGES = 40
TIMES = 9
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
    names = named("\n".join(f"Deelnemer {number}" for number in range(12)))
    people = json.dumps(Particulars(datetime(2020, 1, 1, tzinfo=UTC), participants=names).to_data())
    with closing(sqlite3.connect(file)) as database, database:
        for number in range(sessions):
            day = date(2020, 1, 1) + timedelta(days=number // 5)
            at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).isoformat(timespec="microseconds")
            team = f"Team {pick.choice(('Zuid', 'Noord', 'Oost', 'West', 'Centrum'))} {number % 50}"
            values = (f"s{number}", at, at, "dialoog", "Activeringsdialoog", "dialoog.yaml", "closed", team, at, people, "{}")
            database.execute(f"INSERT INTO session VALUES ({', '.join('?' * 11)})", values)
            database.execute("INSERT INTO indexed VALUES (?, 0)", (f"s{number}",))
            rows = [
                (f"s{number}", pick.choice(KINDS), " ".join(pick.choices(WORDS, k=pick.randint(4, 14))), "", team, f"n{i}", day.isoformat())
                for i in range(PER_SESSION)
            ]
            database.executemany("INSERT INTO found(session_id, kind, text, owner, team, note, day) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def opened(folder: Path) -> None:
    """Until there is something to see: the file, which sessions are to be read, the newest of them."""
    store = Store(folder, lambda: datetime.now(UTC))
    store.behind(20)
    store.newest(50, 0)
    store.close()


def opened_plainly(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("SELECT * FROM session ORDER BY starts_at DESC LIMIT 50").fetchall()


def listed_plainly(database: sqlite3.Connection) -> None:
    columns = "id, template_name, template_title, state, team, starts_at, created_at, updated_at, particulars"
    database.execute(f"SELECT {columns} FROM session ORDER BY updated_at DESC").fetchall()


def found_plainly(database: sqlite3.Connection, query: Query) -> None:
    """The newest fifty that fit, as rows."""
    parts = [*(f'"{word}" *' for word in query.words), *(f'{{team}} : "{word}" *' for word in query.team)]
    match = " AND ".join((*parts, *([f'{{kind}} : "{query.kind}"'] if query.kind else [])))
    since = query.since.isoformat() if query.since else ""
    database.execute(
        "SELECT found.*, session.template_title FROM found_words JOIN found ON found.id = found_words.rowid JOIN session "
        "ON session.id = found.session_id WHERE found_words MATCH ? AND found.day >= ? ORDER BY found_words.rowid DESC LIMIT 50",
        (match, since),
    ).fetchall()


def median(does: Callable[[], object]) -> float:
    """Seconds; half of the times took less."""
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        does()
        times.append(time.perf_counter() - begun)
    return sorted(times)[TIMES // 2]


def told(what: str, took: float, floor: float, budget: float, more: str = "") -> None:
    print(f"{what:<30} {took * 1000:7.1f} ms  {took / floor:6.2f} x plain sqlite3  {took / budget:5.2f} of the budget  {more}")


def scroll(what: str, theme: Theme, fetch: Callable[[int, int], object], query: Query) -> None:
    """Page after page of a list as it is on screen: what is read, put in the list and painted."""
    hits = HitList(theme)
    hits.resize(1366, 650)
    hits.show_hits(query, fetch, by_month=query.empty)  # type: ignore[arg-type]
    hits.show()
    times = []
    for _ in range(PAGES):
        begun = time.perf_counter()
        hits.scrollToBottom()  # which reads another page
        hits.grab()
        times.append(time.perf_counter() - begun)
    hits.deleteLater()
    ordered = sorted(times)
    most, half = ordered[-1], ordered[PAGES // 2]
    said = f"median {half * 1000:.1f} ms, at most {most * 1000:.1f} ms, {most / FRAME:.2f} of the budget"
    print(f"{what:<30} {len(hits.found.hits):>5} rows, a page of 50: {said}")


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    qt = QApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        Store(Path(folder), lambda: datetime.now(UTC)).close()
        file = Path(folder) / "facilitator.sqlite"
        fill(file, sessions)
        print(f"{sessions} sessions, {sessions * PER_SESSION} notes, {file.stat().st_size / 2**20:.0f} MB")
        told("opened and listed", median(lambda: opened(Path(folder))), median(lambda: opened_plainly(file)), OPENS)
        store = Store(Path(folder), lambda: datetime.now(UTC))
        keeper = Keeper(store, SystemClock())
        with closing(sqlite3.connect(file)) as database:
            told("all sessions for Kiezen", median(keeper.overviews), median(lambda: listed_plainly(database)), OPENS)
            for typed in ASKED:
                query = read_query(typed)
                took, floor = median(lambda query=query: store.find(query, 50)), median(lambda query=query: found_plainly(database, query))
                told(f"search {typed}", took, floor, BUDGET, f"{len(store.find(query, 50))} hits")
        last = median(lambda: store.newest(50, sessions - 50))
        print(f"{'the last page of all':<30} {last * 1000:7.1f} ms")
        scroll("scrolling through sessions", Theme(), store.newest, Query())
        query = read_query("brief")
        scroll("scrolling through a search", Theme(), lambda limit, offset: store.find(query, limit, offset), query)
        store.close()
    del qt


if __name__ == "__main__":
    main()
