"""Copies that are not encrypted as the archive is: of before it was, or of before it had this passphrase."""

from __future__ import annotations

import logging
from pathlib import Path

from facilitator.sessions.errors import StorageError
from facilitator.storage.copies import copies
from facilitator.storage.earlier_keys import let_go
from facilitator.storage.encrypting import encrypt, one_at_a_time
from facilitator.storage.keys import LockedError, is_plain, key_of, salt_of

log = logging.getLogger(__name__)


def encrypt_as_here(database: Path, copy: Path) -> None:
    """Where the archive is encrypted, with its key. A copy whose passphrase nobody gave stays as it is, and so does one that cannot be
    written."""
    try:
        with one_at_a_time:
            if salt_of(database) is not None and (key_of(copy) is not None or is_plain(copy)):
                encrypt(copy, key_of(database))
    except LockedError:
        return
    except (OSError, StorageError) as error:
        log.warning("a copy stays as it was locked, or not: %s", error)


def let_go_of_keys(database: Path) -> None:
    """Of those of before that no copy needs any more."""
    try:
        let_go(database, salt_of(database), [salt_of(copy.path) for copy in copies(database)])
    except OSError as error:
        log.warning("keys of before stay: %s", error)
