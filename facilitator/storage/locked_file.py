"""A file that only a passphrase opens.

One line of JSON says how it was locked; after it comes what was locked. The key is made of the passphrase by scrypt, and the bytes are
locked by ChaCha20-Poly1305 with that line bound to them, so that nothing of either can be changed unseen:

    {"check": hex, "cipher": "chacha20-poly1305", "facilitator_locked": 1, "kdf": "scrypt", "length": bytes that follow,
     "n": 131072, "nonce": hex, "p": 1, "r": 8, "salt": hex}

`check` is four bytes that also come out of scrypt: by them a wrong passphrase is told from a damaged file. They tell nothing about the
key. There is no other way in.
"""

from __future__ import annotations

import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any

from facilitator.language import tr
from facilitator.sessions.errors import StorageError

VERSION = 1
SHORTEST = 12
"""Characters of a passphrase."""
LONGEST_HEAD = 2000
_MARK = b'"facilitator_locked"'
_KEY, _CHECK = 32, 4
_HIGHEST = {"n": 2**20, "r": 16, "p": 4}
"""What a file may ask of this computer: a gigabyte at `n` the most and `r` 8 takes seconds, and more may be meant to harm."""
_MOST_MEMORY = 2**30
"""Bytes: 128 · n · r."""
_MOST_WORK = 2**23
"""n · r · p: eight times what we ask, so that nobody waits longer than some seconds to hear that a passphrase is wrong."""


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs: 128 MB of memory and about half a second."""

    n: int = 2**17
    r: int = 8
    p: int = 1


USUAL = Cost()


class WrongPassphrase(StorageError):
    """Not the words that the file was locked with; others may be tried."""


def wrong_with(passphrase: str) -> str:
    """What is wrong with words that were chosen to lock something with, in a sentence; empty for nothing."""
    if len(as_meant(passphrase)) < SHORTEST:
        return tr("Kies een wachtzin van minstens {n} tekens, bijvoorbeeld vier losse woorden.", n=SHORTEST)
    return ""


def check_passphrase(passphrase: str) -> None:
    """Raises StorageError where the words are too few to lock something with."""
    if wrong := wrong_with(passphrase):
        raise StorageError(wrong)


def is_locked(data: bytes) -> bool:
    """Whether these bytes, or the beginning of them, are those of a locked file."""
    return data.startswith(b"{") and _MARK in data[:LONGEST_HEAD].split(b"\n", 1)[0]


def locked(data: bytes, passphrase: str, cost: Cost = USUAL) -> bytes:
    """The bytes, opened only by this passphrase from now on. Raises StorageError where that is too short."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # 10 MB that few sessions need

    check_passphrase(passphrase)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    key, check = derived(passphrase, salt, cost)
    head = {
        "facilitator_locked": VERSION, "kdf": "scrypt", "n": cost.n, "r": cost.r, "p": cost.p, "salt": salt.hex(),
        "cipher": "chacha20-poly1305", "nonce": nonce.hex(), "check": check.hex(), "length": len(data) + 16,
    }  # fmt: skip
    line = json.dumps(head, sort_keys=True).encode() + b"\n"
    return line + ChaCha20Poly1305(key).encrypt(nonce, data, line)


def check_whole(data: bytes) -> None:
    """Raises StorageError where a locked file is cut off, or of a newer version: that can be said before a passphrase is asked."""
    _taken_apart(data)


def opened(data: bytes, passphrase: str) -> bytes:
    """What was locked. Raises WrongPassphrase, or StorageError where the file is not whole."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    head, line, body = _taken_apart(data)
    key, check = derived(passphrase, head.salt, head.cost)
    if not hmac.compare_digest(check, head.check):
        raise WrongPassphrase(tr("Deze wachtzin past niet op dit bestand. Let op hoofdletters en spaties, en probeer het nog eens."))
    try:
        return ChaCha20Poly1305(key).decrypt(head.nonce, body, line)
    except InvalidTag as error:
        raise _damaged() from error


@dataclass(frozen=True)
class _Head:
    salt: bytes
    nonce: bytes
    check: bytes
    length: int
    cost: Cost


def _taken_apart(data: bytes) -> tuple[_Head, bytes, bytes]:
    line, mark, body = data[:LONGEST_HEAD].partition(b"\n")
    head = _head(line) if mark else None
    if head is None:
        raise _damaged()
    body = data[len(line) + 1 :]
    if len(body) != head.length:
        raise _damaged()
    return head, line + b"\n", body


def _head(line: bytes) -> _Head | None:
    try:
        found = json.loads(line)
        version = found["facilitator_locked"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if type(version) is int and version > VERSION:
        raise StorageError(tr("Dit bestand is op slot gezet door een nieuwere versie van Facilitator. Installeer die versie."))
    try:
        return _checked(found) if version == VERSION else None
    except (ValueError, KeyError, TypeError):
        return None


def _checked(found: dict[str, Any]) -> _Head:
    """Raises ValueError, KeyError or TypeError for what no file of this version has."""
    cost, length = checked_cost(found["n"], found["r"], found["p"]), found["length"]
    if type(length) is not int or length < 1:
        raise ValueError
    salt, nonce, check = (bytes.fromhex(found[name]) for name in ("salt", "nonce", "check"))
    known = (found["kdf"], found["cipher"], len(salt), len(nonce), len(check))
    if known != ("scrypt", "chacha20-poly1305", 16, 12, _CHECK):
        raise ValueError
    return _Head(salt, nonce, check, length, cost)


def checked_cost(n: object, r: object, p: object) -> Cost:
    """What something that was kept says a guess costs. Raises ValueError for what scrypt has not, or what this computer should not do."""
    if type(n) is not int or type(r) is not int or type(p) is not int or min(n, r, p) < 1:
        raise ValueError
    if n > _HIGHEST["n"] or r > _HIGHEST["r"] or p > _HIGHEST["p"] or 128 * n * r > _MOST_MEMORY or n * r * p > _MOST_WORK:
        raise ValueError
    if n < 2 or n & (n - 1):
        raise ValueError
    return Cost(n, r, p)


def derived(passphrase: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    """The key of 32 bytes, and four bytes by which it is known; those say nothing about it."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    made = Scrypt(salt=salt, length=_KEY + _CHECK, n=cost.n, r=cost.r, p=cost.p).derive(as_meant(passphrase).encode("utf-8", "replace"))
    return made[:_KEY], made[_KEY:]


def as_meant(passphrase: str) -> str:
    """Every keyboard makes the same of it, and a space before or after was never meant."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _damaged() -> StorageError:
    return StorageError(tr("Dit bestand op slot is niet heel. Vraag om een nieuwe kopie."))
