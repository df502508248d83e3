"""The log: a small file in the data folder that turns over, and never holds what was said."""

from __future__ import annotations

import logging
import platform
import sqlite3
from copy import copy
from pathlib import Path
from types import TracebackType

from facilitator import __version__

FILE = "facilitator.log"
LARGEST = 200_000
"""Bytes of one file, after which another one is begun; the one before is kept as `facilitator.log.1`."""
OURS = "facilitator"
DEEPEST = 60
"""Frames that are told of one error."""


class WithoutWords(logging.Formatter):
    """When, where and what kind of thing happened. An error's own text may quote what was said, so it is left out."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        if record.name.split(".")[0] != OURS:  # a library may put anything in its message
            return f"{self.formatTime(record, self.datefmt)} {record.levelname} {record.name} ({record.filename}:{record.lineno})"
        own = copy(record)
        own.exc_text = None  # another handler may have left its own there, words and all
        return super().format(own)

    def formatException(self, info: object) -> str:
        return told_error(info[1]) if isinstance(info, tuple) and isinstance(info[1], BaseException) else ""


class _TurningOver(logging.FileHandler):
    """A file that begins anew when it is full; the one before it is kept. `logging.handlers` would bring sockets along.

    A log that cannot be written is no reason to say anything: the session goes on.
    """

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.stream is not None and self.stream.tell() > LARGEST:
                self.close()
                Path(self.baseFilename).replace(f"{self.baseFilename}.1")
            super().emit(record)
        except (OSError, ValueError):
            return

    def handleError(self, record: logging.LogRecord) -> None:
        pass


def keep_log(folder: Path) -> logging.Handler:
    """Write down what goes wrong from now on. The file is made with the first line; where it cannot be, nothing is written."""
    handler = _TurningOver(folder / FILE, encoding="utf-8", delay=True, errors="backslashreplace")
    handler.setFormatter(WithoutWords())
    handler.setLevel(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Let go of the file."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def told_error(error: BaseException) -> str:
    """What kinds of error came out of which lines, the last one first; nothing of what they say."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines += [type(current).__name__, *_frames(current.__traceback__)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _frames(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"  {'/'.join(Path(code.co_filename).parts[-2:])}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found[-DEEPEST:]


def versions() -> str:
    """What runs here, on one line: for a report, and for who looks after the computers."""
    python, system = platform.python_version(), f"{platform.system()} {platform.release()}"
    return f"Facilitator {__version__}, Python {python}, SQLite {sqlite3.sqlite_version}, {system}"
