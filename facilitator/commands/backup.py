"""Copies of all sessions, without a window: listed, shown, made, put back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from facilitator.commands.sealed import seal_in, unlock_first
from facilitator.keeping.preview import Shown
from facilitator.keeping.safekeeping import Made, Safekeeper
from facilitator.language import tr, trn
from facilitator.one_program import only_one
from facilitator.paths import backup_folder
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.errors import StorageError
from facilitator.settings import Settings
from facilitator.storage.copies import FILE_NAME, Copy
from facilitator.storage.store import Store

Say = Callable[[str], None]


def run(act: str, name: str, session: str, data: Path, settings: Settings, say: Say, *, unlock: bool = False) -> int:
    """Do one of `list`, `show`, `make`, `restore`. Raises StorageError. Gives the exit code."""
    if act == "restore":
        with only_one(data):
            unlock_first(seal_in(data / FILE_NAME), asked=unlock)
            _restore(_safekeeper(data, settings), name, session, say)
        return 0
    safekeeper = _safekeeper(data, settings)
    if act == "make":
        _say_made(safekeeper.make(), say)
    elif act == "show":
        _show(safekeeper, asked_for(safekeeper.copies(), name), say)
    else:
        _list(safekeeper, say)
    return 0


def _safekeeper(data: Path, settings: Settings) -> Safekeeper:
    clock = SystemClock()
    return Safekeeper(Store(data, clock.now), backup_folder(data, settings.backups), clock)


def _list(safekeeper: Safekeeper, say: Say) -> None:
    found = safekeeper.copies()
    for copy in found:
        say(f"{copy.path.name}  {local_words(copy.made_at)}  {_contents(safekeeper, copy)}")
    if not found:
        say(tr("Er zijn nog geen reservekopieën. Ze komen in {folder}.", folder=safekeeper.folder))


def _contents(safekeeper: Safekeeper, copy: Copy) -> str:
    try:
        shown = safekeeper.shown(copy.path)
    except StorageError as error:
        return str(error)
    why = {"usual": "", "migration": tr("vóór het bijwerken"), "restoring": tr("vóór het terugzetten")}[copy.reason]
    return ", ".join(filter(None, (counted(shown), why)))


def counted(shown: tuple[Shown, ...]) -> str:
    """`12 sessies, 340 notities`."""
    sessions, notes = len(shown), sum(s.held.notes for s in shown)
    return ", ".join((trn("{n} sessie", "{n} sessies", sessions), trn("{n} notitie", "{n} notities", notes)))


def _show(safekeeper: Safekeeper, copy: Copy, say: Say) -> None:
    shown = safekeeper.shown(copy.path)
    say(f"{copy.path}  {local_words(copy.made_at)}  {counted(shown)}")
    words = {
        "same": tr("is hier nog zo"), "changed": tr("is hier nu anders"), "gone": tr("is hier niet meer"), "erased": tr("hier gewist"),
        "emptied": tr("inhoud hier gewist"),
    }  # fmt: skip
    _warn(safekeeper, copy)
    for each in shown:
        held = each.held
        what = ", ".join(filter(None, (held.title, held.team)))
        notes = trn("{n} notitie", "{n} notities", held.notes)
        say(f"{held.id[:8]}  {held.starts_at.astimezone(ZoneInfo(held.timezone)):%Y-%m-%d}  {notes:<14} {words[each.now]:<18} {what}")


def _restore(safekeeper: Safekeeper, name: str, session: str, say: Say) -> None:
    copy = asked_for(safekeeper.copies(), name)
    _warn(safekeeper, copy)
    if session:
        held = _session(safekeeper.shown(copy.path), session)
        done = safekeeper.restore_session(copy.path, held.held.id)
        say(tr("Teruggezet: {title}, zoals op {when}.", title=held.held.title, when=local_words(copy.made_at)))
    else:
        done = safekeeper.restore(copy.path)
        say(tr("Alles is weer zoals op {when}.", when=local_words(copy.made_at)))
    if done.kept is not None:
        say(tr("Wat er stond, is bewaard als {copy}.", copy=done.kept.path.name))
    if done.remark:
        say(done.remark)


def _warn(safekeeper: Safekeeper, copy: Copy) -> None:
    """Before anything is put back."""
    if warning := safekeeper.may_bring_names(copy.path):
        print(warning, file=sys.stderr)


def _session(shown: tuple[Shown, ...], begins: str) -> Shown:
    found = [s for s in shown if s.held.id.startswith(begins)]
    if len(found) != 1:
        raise StorageError(tr("In die kopie begint niet precies één sessie met ‘{begins}’.", begins=begins))
    return found[0]


def _say_made(made: Made, say: Say) -> None:
    if made.remark:
        say(made.remark)
    say(str(made.path))


def asked_for(found: tuple[Copy, ...], wanted: str) -> Copy:
    """The copy with this name or path, or whose name begins so; `last` is the newest. Raises StorageError where there is not one."""
    fits = found[:1] if wanted == "last" else tuple(c for c in found if wanted in (c.path.name, str(c.path)))
    fits = fits or tuple(c for c in found if c.path.name.startswith(wanted))
    if len(fits) != 1:
        raise StorageError(tr("Er is niet precies één kopie ‘{name}’. `facilitator backups` laat zien welke er zijn.", name=wanted))
    return fits[0]


def local_words(moment: datetime) -> str:
    """`2026-11-26 14:05`, as the clock on the wall had it."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
