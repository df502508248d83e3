"""What a copy holds, before anything of it is put back: which sessions, how those are here now, and what may come back with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from facilitator.keeping.erased_ids import ErasedIds, content_of
from facilitator.keeping.erased_log import erasures_of_names
from facilitator.language import day, trn
from facilitator.storage.copies import Copy, Held, copies, held
from facilitator.storage.gone_through import gone_through_at
from facilitator.storage.keys import LockedError

Standing = Literal["same", "changed", "gone", "erased", "emptied"]
"""How a session of a copy is here now; erased where somebody wanted it gone, and the copy could not be reached then, and emptied where that
was what was said in it."""


@dataclass(frozen=True)
class Shown:
    """A session in a copy, and how it is here now."""

    held: Held
    now: Standing


@dataclass(frozen=True)
class Preview:
    """What a copy holds. `locked`: that cannot be seen without its passphrase."""

    sessions: tuple[Shown, ...] = ()
    warning: str = ""
    """What may come back with it, in a sentence with what to do; mostly nothing."""
    locked: bool = False


def preview(database: Path, copy: Path) -> Preview:
    """Of a copy of this database. Raises StorageError where it cannot be read."""
    try:
        return Preview(shown(database, copy), may_bring_names(database, copy))
    except LockedError as error:
        if error.file != copy:
            raise
        return Preview(locked=True)


def shown(database: Path, copy: Path) -> tuple[Shown, ...]:
    """The sessions that it holds, the last changed first. Raises StorageError."""
    here = {h.id: h for h in held(database)} if database.exists() else {}
    there = held(copy)
    erased = ErasedIds(database.parent).known_of([key for h in there for key in (h.id, content_of(h.id))])
    return tuple(Shown(h, _standing(h, here.get(h.id), erased)) for h in there)


def _standing(then: Held, now: Held | None, erased: Collection[str]) -> Standing:
    if now is None and then.id in erased:
        return "erased"
    if not then.emptied and (now.emptied if now is not None else content_of(then.id) in erased):
        return "emptied"
    if now is None:
        return "gone"
    return "same" if (now.entries, now.changed_at) == (then.entries, then.changed_at) else "changed"


def may_bring_names(database: Path, path: Path) -> str:
    """The warning for a copy of before a name was erased, that nobody could take it out of then. Raises LockedError or OSError."""
    copy = next((each for each in copies(database) if each.path == path), None)
    since = [at for at in erasures_of_names(database.parent) if copy is None or _is_before(copy, at)]
    through = gone_through_at(path) if since else None
    left = [at for at in since if through is None or through < at]
    if not left:
        return ""
    last = day(max(left).astimezone(), "d MMM y")
    return trn(
        "In deze kopie kan nog een naam staan die op {day} gewist is. Wis die na het terugzetten nog eens.",
        "In deze kopie kunnen nog namen staan die gewist zijn, het laatst op {day}. Wis die na het terugzetten nog eens.",
        len(left), day=last,
    )  # fmt: skip


def _is_before(copy: Copy, moment: datetime) -> bool:
    """Where its name does not say when a copy was made it may be of any moment: whoever copies a file makes it younger."""
    return not copy.sure or copy.made_at < moment
