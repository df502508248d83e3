"""The command `forget`: first what would go and what stays, and with `--yes` for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.keeping.forgetting import Forgetting, Plan
from facilitator.language import tr
from facilitator.one_program import only_one
from facilitator.over_sessions.earlier import read_only
from facilitator.sessions.clock import Clock
from facilitator.sessions.errors import FacilitatorError
from facilitator.storage.store import Store

Say = Callable[[str], object]
Find = Callable[[str], str]
"""The id of the session that begins so."""


@dataclass(frozen=True)
class Wish:
    """What is asked for on the command line. `which` is a session, a name, or words of a note; `session` is where, or empty."""

    what: str
    which: str
    session: str = ""
    really: bool = False
    files: bool = False


def forget(wish: Wish, store: Store, clock: Clock, find: Find, say: Say) -> int:
    """Say what goes and stays, and do it where that was asked. Gives 1 when files are left that should go."""
    forgetting = Forgetting(store, clock)
    with only_one(store.folder, wanted=wish.really):
        plan = _forget(wish, forgetting, store, find, really=False)
        left = forgetting.delete_files(plan) if wish.really and wish.files else plan.files
        if wish.really:
            _forget(wish, forgetting, store, find, really=True)
    for line in told(plan, left, really=wish.really):
        say(line)
    return 1 if wish.files and wish.really and left else 0


def _forget(wish: Wish, forgetting: Forgetting, store: Store, find: Find, *, really: bool) -> Plan:
    if wish.what == "session":
        return forgetting.session(find(wish.which), really=really)
    where = find(wish.session) if wish.session else ""
    if wish.what == "person":
        return forgetting.person(wish.which, where or None, really=really)
    if not where:
        raise FacilitatorError(tr("Zeg met --session in welke sessie de notitie staat."))
    return forgetting.note(where, _note(store, where, wish.which), really=really)


def _note(store: Store, session_id: str, words: str) -> str:
    """The one note of a session in which these words stand."""
    session = read_only(store, session_id)
    found = [note.id for note in session.course.notes.values() if words.casefold() in session.content(note).text.casefold()]
    if len(found) != 1:
        text = tr("‘{words}’ staat in {n} notities van die sessie. Geef woorden die in één notitie staan.", words=words, n=len(found))
        raise FacilitatorError(text)
    return found[0]


def told(plan: Plan, left: tuple[Path, ...], *, really: bool) -> tuple[str, ...]:
    """The plan in lines."""
    lines = [tr("Gewist:") if really else tr("Dit zou gewist worden:"), *(f"  {sentence}" for sentence in plan.goes)]
    lines += [tr("Dit blijft:"), *(f"  {sentence}" for sentence in plan.stays)] if plan.stays else []
    lines += [tr("Deze bestanden staan er nog:"), *(f"  {path}" for path in left)] if left else []
    lines += [] if really else [tr("Er is nog niets gewist. Doe het met --yes; met --files erbij gaan ook de bestanden weg.")]
    return tuple(lines)
