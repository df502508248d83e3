"""Whether the whole file is read before it is used: a small one always, a large one where there is reason to doubt it.

Reading a large archive through takes a second, at each start, with people waiting. Damage is rare, and found elsewhere too: every copy
of the sessions is read whole in the background, and the database tells of damage that it comes upon. Both leave a mark beside the file,
and the next start reads all of it. So does a start after a transaction that was cut off.
"""

from __future__ import annotations

import logging
from pathlib import Path

READ_AT_ONCE = 16 * 2**20
"""Bytes of a file that is read whole at each start: it takes about 15 ms."""

log = logging.getLogger(__name__)


def doubt(file: Path) -> None:
    """Let the next start read all of it. Without a place for the mark it is read when it is small, as ever."""
    try:
        _mark(file).touch()
    except OSError as error:
        log.warning("no mark beside a damaged file: %s", error)


def trust(file: Path) -> None:
    """It was read whole, or is not there any more."""
    try:
        _mark(file).unlink(missing_ok=True)
    except OSError as error:
        log.warning("the mark beside a file stays: %s", error)


def doubted(file: Path, *, cut_off: bool) -> bool:
    """Whether all of it is to be read now; `cut_off`: a transaction was not finished the last time. Raises OSError."""
    return cut_off or file.stat().st_size <= READ_AT_ONCE or _mark(file).exists()


def _mark(file: Path) -> Path:
    return file.with_name(f"{file.name}-te-controleren")
