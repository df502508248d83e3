"""By what an erased session or note is known when it comes back in a file: `erased-ids.txt` in the data folder.

Of each only a salted hash of its id, which is random itself: nothing of what it was can be read or guessed from it. A name is not kept,
not even so: of a name every hash can be guessed. All that was said in a session has an id of its own, and all that came along from it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

FILE_NAME = "erased-ids.txt"
_LENGTH = 32
"""Hexadecimal digits of a hash that are kept."""


def content_of(session_id: str) -> str:
    """The id of all that was said in a session."""
    return f"content {session_id}"


def along_of(session_id: str) -> str:
    """The id of all that came along from a session to later ones."""
    return f"along {session_id}"


class ErasedIds:
    """The list of one data folder; its first line is the salt."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def remember(self, ids: Collection[str]) -> None:
        """These are erased. It is on disk when this returns. Raises OSError."""
        salt, known = self._read()
        new = [hashed for each in sorted(ids) if (hashed := _hashed(salt, each)) not in known]
        if not new:
            return
        begins = not self._file.exists()
        with self._file.open("a", encoding="ascii") as stream:
            stream.write("".join(f"{line}\n" for line in ([salt] if begins else []) + new))
            stream.flush()
            os.fsync(stream.fileno())

    def no_longer(self, ids: Collection[str]) -> frozenset[str]:
        """Somebody wanted these back; gives those of them that were erased. Raises OSError."""
        salt, known = self._read()
        back = frozenset(each for each in ids if _hashed(salt, each) in known)
        if back:
            left = sorted(known - {_hashed(salt, each) for each in back})
            part = self._file.with_name(f"{FILE_NAME}.part")
            with part.open("w", encoding="ascii") as stream:
                stream.write("".join(f"{line}\n" for line in (salt, *left)))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._file)
        return back

    def known_of(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these ids that were erased here."""
        salt, known = self._read()
        return frozenset(each for each in ids if _hashed(salt, each) in known) if known else frozenset()

    def _read(self) -> tuple[str, frozenset[str]]:
        try:
            salt, *hashes = self._file.read_text(encoding="ascii", errors="replace").split()
        except (OSError, ValueError):
            return secrets.token_hex(16), frozenset()
        return salt, frozenset(hashes)


def _hashed(salt: str, id_: str) -> str:
    return sha256(f"{salt} {id_}".encode()).hexdigest()[:_LENGTH]
