"""Putting a document on disk: its name, and a write that leaves either the old file or the whole new one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from facilitator.language import speaking, tr
from facilitator.on_disk import settle_names
from facilitator.sessions.errors import ExportError
from facilitator.sessions.reports.minutes import Minutes, ReportKind

Move = Callable[[Path, Path], object]
LONGEST_NAME = 200
"""Bytes of UTF-8: file systems allow 255, encrypted home folders about 143 letters, Windows paths 260 in all."""
LONGEST_PATH, SHORTEST_NAME = 250, 120
"""Letters of a folder and a name together, as far as the folder leaves room for a name of so many bytes."""
LONGEST_RECIPIENT = 60
"""Bytes of UTF-8 as well, so that the date and the beginning of the title always stand in it."""
_NO_FSYNC = (errno.EINVAL, errno.ENOSYS, getattr(errno, "ENOTSUP", errno.EINVAL))
_TOO_LONG_FOR_WINDOWS = 259
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def write_atomically(path: Path, data: bytes, move: Move = Path.replace) -> None:
    """Write a file so that whoever looks sees the old one or the new one, never half of it.

    `move` puts the first path in the place of the second. Raises ExportError, with the old file unharmed and nothing left behind.
    """
    try:
        target = _target(path)
        beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
        _replace(target, beside, data, move)
    except OSError as error:
        raise ExportError(_what_went_wrong(error, path)) from error


def _target(path: Path) -> Path:
    """Where to write; through a link, so that the link stays one."""
    target = path.resolve() if path.is_symlink() else path
    if target.is_dir():
        raise ExportError(tr("‘{path}’ is een map. Geef de naam van een bestand.", path=path))
    if not target.parent.is_dir():
        raise ExportError(tr("De map ‘{folder}’ is er niet. Kies een andere map of maak deze eerst.", folder=target.parent))
    return target


def _replace(target: Path, beside: Path, data: bytes, move: Move) -> None:
    try:
        _write_through(beside, data)
        _keep_permissions(target, beside)
        move(beside, target)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # the document is there already; some network shares refuse this
        settle_names(target.parent)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        try:
            os.fsync(stream.fileno())
        except OSError as error:
            if error.errno not in _NO_FSYNC:  # some network shares do not know it; what is written has then been sent
                raise


def _keep_permissions(old: Path, new: Path) -> None:
    """A file that only the team may read stays so; a new one gets what the system gives."""
    if old.exists():
        new.chmod(old.stat().st_mode & 0o777)


def _what_went_wrong(error: OSError, path: Path) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return tr("‘{path}’ mag niet worden geschreven of is nog open in een ander programma. Sluit het of kies een andere map.", path=path)
    if error.errno == errno.EROFS:
        return tr("Op deze plek kan niets worden opgeslagen: ‘{path}’. Kies een andere map.", path=path)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return tr("De schijf is vol: ‘{path}’ is niet opgeslagen. Maak ruimte of kies een andere schijf.", path=path)
    too_long = os.name == "nt" and error.errno == errno.ENOENT and len(str(path)) > _TOO_LONG_FOR_WINDOWS
    if error.errno == errno.ENAMETOOLONG or too_long:
        return tr("De naam ‘{name}’ is te lang. Kies een kortere naam, of een map met een kortere.", name=path.name)
    return tr("‘{path}’ kon niet worden opgeslagen ({reason}). Kies een andere map.", path=path, reason=error.strerror or error)


def longest_name(folder: Path) -> int:
    """Bytes that a name in this folder may have, so that the whole is no longer than Windows takes."""
    return max(SHORTEST_NAME, min(LONGEST_NAME, LONGEST_PATH - len(str(folder)) - 1))


def file_name(minutes: Minutes, extension: str, most: int = LONGEST_NAME, clock: bool = False) -> str:
    """`2026-11-22 Activeringsdialoog Team Zuid – verslag.pdf`: allowed on every file system, in order of date in a folder.

    At most so many bytes. `clock`: the time it began comes after the date, for a second one on the same day.
    As it begins with a date it is never the name of a device (`CON`), and as it ends in its form never in a dot.
    """
    moment = (minutes.started_at or minutes.planned_start).astimezone(ZoneInfo(minutes.timezone))
    recipient = _shortened(_allowed(minutes.recipient), min(LONGEST_RECIPIENT, most // 3)).rstrip(" .")
    whose = f" {recipient}" if recipient else ""
    with speaking(minutes.language):
        what = report_word(minutes.report)
    tail = f" – {_allowed(what)}{whose}.{extension.lstrip('.')}"
    about = _allowed(f"{minutes.title} {minutes.team}" if minutes.team not in minutes.title else minutes.title)
    when = f"{_date(moment)} {moment:%H.%M}" if clock else _date(moment)
    head = _shortened(f"{when} {about}", most - len(tail.encode()))
    return head.rstrip(" .–-") + tail


def dated_name(day: datetime, about: str, what: str, extension: str) -> str:
    """The same for what is no report: `2026-11-22 Activeringsdialoog Team Zuid – overdracht.sessie`. `day` is local."""
    tail = f" – {_allowed(what)}.{extension.lstrip('.')}"
    head = _shortened(f"{_date(day)} {_allowed(about)}", LONGEST_NAME - len(tail.encode()))
    return head.rstrip(" .–-") + tail


class Names:
    """Gives each document of one folder a name of its own, also where `Zuid` and `zuid` are one name."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def take(self, name: str, whose: str = "", free: Callable[[str], bool] = lambda _name: True) -> str:
        """This name, or with a number behind it where it was taken or is not free: `verslag (2).pdf`. It is then of `whose`."""
        stem, dot, form = name.rpartition(".")
        found, number = name, 1
        while _as_one(found) in self._taken or not free(found):
            number += 1
            found = f"{stem} ({number}){dot}{form}"
        self._taken[_as_one(found)] = whose
        return found

    def holder(self, name: str) -> str | None:
        """Whose this name is; None where it was not taken."""
        return self._taken.get(_as_one(name))


def _as_one(name: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d")


def report_word(report: ReportKind) -> str:
    """The report as it is called in the name of a file."""
    words: dict[ReportKind, str] = {
        "minutes": tr("verslag"),
        "summary": tr("verslag voor de teamleider"),
        "actions": tr("actie- en besluitenlijst"),
        "attendance": tr("presentielijst"),
        "proof": tr("bewijs van deelname"),
        "personal sheet": tr("persoonlijk blad"),
        "times": tr("plan en werkelijkheid"),
        "run sheet": tr("draaiboek"),
    }
    return words[report]


def _allowed(text: str) -> str:
    """Without what a file system refuses, hides or reads as a path."""
    text = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", text))
    text = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(text.split()).strip(" .")


def _shortened(text: str, most: int) -> str:
    """At most so many bytes, cut between letters and where possible between words."""
    if len(text.encode()) <= most:
        return text
    cut = text.encode()[:most].decode(errors="ignore")
    at = cut.rfind(" ")
    return cut[:at] if at > most // 2 else cut
