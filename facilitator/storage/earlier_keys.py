"""Keys of before, kept beside the database while copies are still locked with them: each locked itself with the key of now.

Written before the database gets another passphrase, so that a program that is stopped halfway can go on the next time without anybody
being asked for the passphrase of before. Gone once every copy within reach has the key of now.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from facilitator.language import tr
from facilitator.on_disk import settle_names
from facilitator.sessions.errors import StorageError
from facilitator.storage.faults import why_not
from facilitator.storage.keys import Key, remember

FILE = "earlier-keys.jsonl"
"""In the data folder: a line for each key, with the salt of the one that it is locked with. There only while it is needed."""
_SALT, _NONCE = 16, 12
_HEX = frozenset("0123456789abcdef")


def keep(database: Path, earlier: Iterable[Key], key: Key) -> None:
    """Whoever has this key has those too from now on. It is on disk when this returns. Raises StorageError."""
    try:
        _write(database, [*_lines(database), *(_locked(each, key) for each in earlier)])
    except OSError as error:
        text = tr("De wachtzin van nu kon niet apart worden gezet ({why}). Er is niets veranderd.", why=why_not(error))
        raise StorageError(text) from error


def recall(database: Path, key: Key) -> tuple[Key, ...]:
    """The keys that this one opens; what is locked with them can be opened from now on."""
    found = tuple(filter(None, (_opened(line, key) for line in _lines(database))))
    for each in found:
        remember(each)
    return found


def salts_of_earlier(database: Path) -> frozenset[bytes]:
    """Of the files that keys of before are kept for."""
    found = (line.get("of", "") for line in _lines(database))
    return frozenset(bytes.fromhex(salt) for salt in found if len(salt) == 2 * _SALT and _HEX.issuperset(salt))


def let_go(database: Path, salt: bytes | None, copies: Collection[bytes | None]) -> None:
    """Of those that were locked with another key than the one with this salt; of all where no copy is left that is locked with one of
    them: `copies` are the salts of the copies. Raises OSError."""
    _part(database).unlink(missing_ok=True)  # of a program that was stopped before anything else was done
    mine = [line for line in _lines(database) if salt is not None and line.get("with") == salt.hex()]
    if not any(line.get("of") == each.hex() for line in mine for each in copies if each is not None):
        mine = []
    if mine != _lines(database):
        _write(database, mine)


def _lines(database: Path) -> list[dict[str, str]]:
    return list(_read(database.with_name(FILE)))


def _read(file: Path) -> Iterator[dict[str, str]]:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and all(isinstance(value, str) for value in found.values()):
            yield found


def _write(database: Path, lines: list[dict[str, str]]) -> None:
    file = database.with_name(FILE)
    if not lines:
        file.unlink(missing_ok=True)
        return
    part = _part(database)
    part.touch(mode=0o600)
    with part.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{json.dumps(line, sort_keys=True)}\n" for line in lines)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)
    settle_names(file.parent)


def _part(database: Path) -> Path:
    return database.with_name(f"{FILE}.part")


def _locked(earlier: Key, key: Key) -> dict[str, str]:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # 10 MB that few need

    nonce = secrets.token_bytes(_NONCE)
    body = ChaCha20Poly1305(_derived(key)).encrypt(nonce, earlier.secret, key.salt + earlier.salt)
    return {"with": key.salt.hex(), "of": earlier.salt.hex(), "nonce": nonce.hex(), "key": body.hex()}


def _opened(line: dict[str, str], key: Key) -> Key | None:
    """None where it is not locked with this key, or was damaged: then whoever wants that copy is asked for its passphrase."""
    if line.get("with") != key.salt.hex():
        return None
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        salt, nonce, body = (bytes.fromhex(line[name]) for name in ("of", "nonce", "key"))
        return Key(salt, ChaCha20Poly1305(_derived(key)).decrypt(nonce, body, key.salt + salt))
    except (KeyError, ValueError, InvalidTag):
        return None


def _derived(key: Key) -> bytes:
    """A key of its own: that of the database locks nothing else."""
    return hmac.digest(key.secret, b"facilitator: keys of before", "sha256")
