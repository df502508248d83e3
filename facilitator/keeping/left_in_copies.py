"""What was forgotten here and may still stand in copies that could not be changed: each is told, with the day on which it goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from facilitator.keeping.erased_log import What
from facilitator.language import day, tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.backups import CopiesLeft
from facilitator.storage.copies import copies
from facilitator.storage.expiry import goes_on


class ForgottenButLeft(StorageError):
    """It is gone here. `rows` say in which copies it may still stand, and `then` what becomes of those."""

    def __init__(self, rows: tuple[str, ...], then: str) -> None:
        self.rows, self.then = rows, then
        super().__init__("\n".join((tr("Hier is het gewist. In deze reservekopieën kan het nog staan:"), *rows, then)))


def left_over(what: What, error: StorageError, database: Path, now: datetime) -> StorageError:
    """The error, with the days on which the copies that it names go by themselves; as it is where it names none."""
    if not isinstance(error, CopiesLeft):
        return error
    every, today = copies(database), now.astimezone().date()
    known = {copy.path: copy for copy in every}
    rows = tuple(
        tr("{file} ({reason}). Gaat weg rond {day}, als er elke dag een kopie bijkomt.", file=path, reason=reason, day=day(gone, "d MMM y"))
        for path, reason in error.copies
        if path in known and (gone := goes_on(known[path], every, today))
    )
    again = tr("Bij de volgende start wordt het nog eens geprobeerd. Moet het eerder weg, verwijder dan de kopie.")
    by_hand = tr("Wis later nog eens, of verwijder de kopie.")
    return ForgottenButLeft(rows, by_hand if what == "person" else again)


def without_those(copies: Iterable[Path], error: StorageError | None) -> tuple[Path, ...]:
    """The copies of which it is sure that they were changed: not those that an error names, and none where it names no copy."""
    if error is not None and not isinstance(error, CopiesLeft):
        return ()
    left = {path for path, _why in error.copies} if error is not None else set()
    return tuple(copy for copy in copies if copy not in left)
