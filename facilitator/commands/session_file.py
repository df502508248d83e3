"""The commands `export --format json` and `import`: sessions out of and into a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.commands.passphrase import asked_passphrase, new_passphrase, opening_seal
from facilitator.export.writing import write_atomically
from facilitator.files.arriving import Arriving, read_file
from facilitator.files.exported import Exported, Origin
from facilitator.files.handing_over import HandingOver
from facilitator.language import day, tr
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.handing_over.arrivals import Arrival, Choice, from_words, known_words, standing_words
from facilitator.sessions.handing_over.differences import Difference
from facilitator.sessions.handing_over.handed import Whom, lost_words
from facilitator.storage.store import Store

Say = Callable[[str], object]
CHOICES: dict[str, Choice] = {"keep": "mine", "take": "theirs", "both": "both"}


@dataclass(frozen=True)
class HandOver:
    """What is asked for on the command line."""

    session: str
    series: bool
    whom: Whom
    lock: bool
    out: Path
    made_by: str = ""
    force: bool = False


def hand_over(order: HandOver, store: Store, say: Say) -> int:
    """Write the file, and say where it is and what is in it. Raises FacilitatorError."""
    handing = HandingOver(store, SystemClock())
    ids = handing.series(order.session) if order.series else (order.session,)
    exported, origin = Exported(store.folder), Origin(" ".join(ids), "session file", order.whom, "json")
    if not order.force:
        exported.check_place(order.out, origin)
    passphrase = _new_passphrase() if order.lock else ""
    made = handing.file(ids, order.whom, order.made_by, passphrase)
    write_atomically(order.out, made.data)
    exported.remember(order.out, origin, made.data)
    for sentence in made.left_out:
        print(sentence, file=sys.stderr)
    say(str(order.out))
    return 0


def take_in(file: Path, store: Store, say: Say, *, look: bool, changed: str, erased: str = "") -> int:
    """Say what is in a file, and take it in. Gives 1 where something is here and other, or was erased here, and nobody said what to do.

    `erased` is `keep` or `take`: what was erased here never comes back because of what was said of something else.
    """
    arriving = Arriving(store, SystemClock())
    found = read_file(file, asked_passphrase)
    looked = opening_seal(lambda: arriving.look(found))
    say(from_words(found.made_by, found.made_at.astimezone(), found.made_for))
    for arrival in looked.arrivals:
        _say_arrival(arrival, found.made_for, say, with_differences=look or not changed)
    if look:
        return 0
    choices = {arrival.id: _choice(arrival, changed, erased) for arrival in looked.arrivals}
    say(opening_seal(lambda: arriving.take_in(looked, choices)).sentence)
    waiting = not changed and any(arrival.known == "changed" for arrival in looked.arrivals)
    if waiting:
        print(tr("Kies met --changed: keep (houd wat hier is), take (neem het bestand) of both (houd allebei)."), file=sys.stderr)
    back = not erased and any(arrival.erased for arrival in looked.arrivals)
    if back:
        print(tr("Wat hier gewist is, komt niet vanzelf terug. Kies met --erased: keep (laat het gewist) of take."), file=sys.stderr)
    return 1 if waiting or back else 0


def _choice(arrival: Arrival, changed: str, erased: str) -> Choice:
    if arrival.erased and erased != "take":
        return "mine"
    return "theirs" if arrival.known == "erased" else CHOICES.get(changed, "mine")


def _say_arrival(arrival: Arrival, made_for: Whom, say: Say, *, with_differences: bool) -> None:
    when = day(arrival.starts_at, "EEE d MMM y")
    title = ", ".join(part for part in (arrival.title, arrival.team, when) if part)
    say(f"{arrival.id[:8]}  {title}: {known_words(arrival)}")
    for sentence in arrival.erased:
        say(f"          {sentence}")
    if arrival.known == "changed" and with_differences:
        say(f"          {standing_words(arrival, made_for)}")
        for difference in arrival.differences:
            say(f"          {_line(difference)}")


def _line(d: Difference) -> str:
    nothing = tr("(niets)")
    here, there = tr("hier: {words}", words=d.mine or nothing), tr("bestand: {words}", words=d.theirs or nothing)
    return " | ".join(part for part in (d.part, d.where, here, there) if part)


def _new_passphrase() -> str:
    print(lost_words(), file=sys.stderr)
    return new_passphrase()
