"""Sessions whose term is over: which they are and what would go of them. Nothing goes by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from facilitator.keeping.forgetting import Forgetting, Plan
from facilitator.language import day, tr, trn
from facilitator.sessions.clock import Clock
from facilitator.sessions.privacy.retention import Due, Retention, due, read_retention
from facilitator.storage.ages import Age
from facilitator.storage.store import Store

_KEY = re.compile(r"""^retention:[ \t]*(["']?)(.*?)\1[ \t]*(?:#.*)?$""", re.MULTILINE)
"""In the text of a draaiboek. Reading the whole of it for one key would take as long as opening the session, and there are many."""


@dataclass(frozen=True)
class Overdue:
    """A session, or what was said in it, that is kept longer than its term."""

    session: str
    title: str
    team: str
    held_on: date
    what: Due
    since: date
    """The first day on which it was over."""
    term: str
    """The whole of it, in words."""
    open_promises: int = 0
    """Actions that were promised there and that nobody said anything of since."""

    @property
    def name(self) -> str:
        """What the session is called, and when it was."""
        title = ", ".join(part for part in (self.title, self.team) if part)
        return f"{day(self.held_on, 'd MMM y')}  {title}"

    @property
    def words(self) -> str:
        """What goes and why, in a sentence."""
        since = day(self.since, "d MMMM y")
        sentence = (
            tr("Alles gaat weg; de termijn ({term}) was voorbij op {since}.", term=self.term, since=since)
            if self.what == "session"
            else tr("De inhoud gaat weg, wie er was blijft; de termijn ({term}) was voorbij op {since}.", term=self.term, since=since)
        )
        left = trn("Er staat nog {n} toezegging open.", "Er staan nog {n} toezeggingen open.", self.open_promises)
        return f"{sentence} {left}" if self.open_promises else sentence


class Purging:
    """Finds what is over its term, and lets go of it when somebody says so. `usual` is the term where a draaiboek has none."""

    def __init__(self, store: Store, clock: Clock, usual: str) -> None:
        self._store, self._clock = store, clock
        self._usual = read_retention(usual)
        self.forgetting = Forgetting(store, clock)

    def overdue(self, told: Callable[[], object] = lambda: None) -> tuple[Overdue, ...]:
        """What is over its term, the oldest first; `told` is called for every session, and may raise to end it. Raises StorageError."""
        found = []
        for age in self._store.ages():
            told()
            over = self._over(age)
            found += [over] if over is not None else []
        return self._with_promises(found)

    def _over(self, age: Age) -> Overdue | None:
        zone = ZoneInfo(age.timezone)
        today, used = self._clock.now().astimezone(zone).date(), age.used_at.astimezone(zone).date()
        if used >= today:
            return None
        retention = self._retention(age.session)
        found = due(retention, used, today, content_erased=age.content_erased) if retention is not None else None
        if retention is None or found is None:
            return None
        held = age.starts_at.astimezone(zone).date()
        return Overdue(age.session, age.title, age.team, held, *found, retention.words)

    def _retention(self, session_id: str) -> Retention | None:
        written = _KEY.search(self._store.draaiboek_of(session_id))
        return (read_retention(written[2]) if written else None) or self._usual

    def _with_promises(self, found: Iterable[Overdue]) -> tuple[Overdue, ...]:
        open_in = [promise.last for promise in self._store.open_promises()]
        return tuple(Overdue(**{**vars(over), "open_promises": open_in.count(over.session)}) for over in found)

    def locked(self) -> frozenset[str]:
        """Ids of the sessions of which what was said goes only once their passphrase was given. A whole session goes without."""
        return self._store.locked()

    def purge(self, over: Overdue) -> Plan:
        """Let go of it. Raises StorageError."""
        if over.what == "content":
            return self.forgetting.content(over.session, really=True)
        return self.forgetting.session(over.session, really=True, along=False, why="term")
