"""Sessions that are sealed: what was said in them, and who was there, can only be read after a passphrase was given.

A seal stands in the database itself, so that every copy has it: how the key is made of the passphrase by scrypt, and a proof by which a
wrong passphrase is told. What is sealed is locked by ChaCha20-Poly1305, each text by itself and bound to its place, so that none can be
put in the place of another unseen. Draaiboek, team, times and the journal (which holds no words) are not sealed: a list, a term and the
erasing of words need no passphrase. No file holds the key.
"""

from __future__ import annotations

import hmac
import json
import secrets
import sqlite3
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateTable

from facilitator.language import tr
from facilitator.sessions.errors import PassphraseNeeded, StorageError
from facilitator.storage.locked_file import USUAL, Cost, WrongPassphrase, check_passphrase, checked_cost, derived
from facilitator.storage.records import StoredSession
from facilitator.storage.rows import SealedRow, SealRow

_NONCE, _TAG = 12, 16
_SEALED = "sealed"
_BEFORE = "seal"


class SealedError(PassphraseNeeded):
    """A session is sealed, and its passphrase was not given. `kept` takes it, unless that is a `BrokenSeal`."""

    def __init__(self, kept: KeptSeal) -> None:
        self.kept = kept
        text = tr("Vertrouwelijke sessies staan achter een wachtzin. Geef eerst de wachtzin en doe het dan nog eens.")
        super().__init__(text, kept.unlock)


@dataclass(frozen=True)
class KeptSeal:
    """A seal as it stands in a database. `salt` and `proof` are in hexadecimal."""

    salt: str
    cost: Cost
    proof: str
    before: Mapping[str, str] = field(default_factory=dict)
    """Keys of seals that were there before it, by their salt, locked with this one."""

    def given(self) -> Seal | None:
        """The seal, where its passphrase was given."""
        return _RING.get(self.salt)

    def needed(self) -> Seal:
        """The seal. Raises SealedError where its passphrase was not given."""
        seal = self.given()
        if seal is None:
            raise SealedError(self)
        return seal

    def unlock(self, passphrase: str) -> Seal:
        """Remember the seal, and those before it. Raises WrongPassphrase."""
        secret, proof = derived(passphrase, bytes.fromhex(self.salt), self.cost)
        if not hmac.compare_digest(proof.hex(), self.proof):
            raise WrongPassphrase(tr("Deze wachtzin past niet. Let op hoofdletters en spaties, en probeer het nog eens."))
        seal = Seal(self.salt, secret, self)
        remember(seal)
        for salt, kept in self.before.items():
            with suppress(StorageError):  # one that is not whole is of a copy, which then asks for its own
                remember(Seal(salt, bytes.fromhex(seal.opened(kept, _BEFORE, salt))))
        return seal


class BrokenSeal(KeptSeal):
    """A seal that no passphrase opens any more: what it says of itself is not what was kept. What is sealed is there, and stays shut."""

    def __init__(self) -> None:
        super().__init__("", USUAL, "")

    def given(self) -> Seal | None:
        return None

    def unlock(self, passphrase: str) -> Seal:
        raise StorageError(_not_whole())


@dataclass(frozen=True, repr=False)
class Seal:
    """A passphrase made into a key. `kept` is None of one that was there before another."""

    salt: str
    secret: bytes
    kept: KeptSeal | None = None

    @cached_property
    def _cipher(self) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # 10 MB that few need

        return ChaCha20Poly1305(self.secret)

    def shut(self, text: str, *place: str) -> str:
        """A text as it is kept. The place is needed to open it again."""
        nonce = secrets.token_bytes(_NONCE)
        return b64encode(nonce + self._cipher.encrypt(nonce, text.encode("utf-8", "surrogatepass"), _bound(place))).decode("ascii")

    def opened(self, kept: str, *place: str) -> str:
        """What was kept. Raises StorageError where it is not what was put there."""
        from cryptography.exceptions import InvalidTag

        try:
            data = b64decode(str(kept), validate=True)
            found: str = self._cipher.decrypt(data[:_NONCE], data[_NONCE:], _bound(place)).decode("utf-8", "surrogatepass")
        except (InvalidTag, ValueError) as error:
            raise StorageError(_not_whole()) from error
        return found


def _not_whole() -> str:
    return tr("In een vertrouwelijke sessie staat iets wat niet heel is. Zet een reservekopie terug.")


def _bound(place: tuple[str, ...]) -> bytes:
    return "\0".join(place).encode("utf-8", "surrogatepass")


def new_seal(passphrase: str, before: KeptSeal | None = None, cost: Cost = USUAL) -> Seal:
    """A seal that was never used. What is sealed with `before`, or with one before that, can be read by who knows this one.

    `cost`: less only where nothing is protected, as in a test. Raises StorageError where the passphrase is too short, SealedError where
    the passphrase of `before` was not given.
    """
    check_passphrase(passphrase)
    salt = secrets.token_bytes(16)
    secret, proof = derived(passphrase, salt, cost)
    bare = Seal(salt.hex(), secret)
    known = (before.needed(), *filter(None, map(_RING.get, before.before))) if before is not None else ()
    earlier = {seal.salt: bare.shut(seal.secret.hex(), _BEFORE, seal.salt) for seal in known}
    return replace(bare, kept=KeptSeal(bare.salt, cost, proof.hex(), earlier))


# what was given


class _Ring:
    """Seals whose passphrase was given in this process, by their salt."""

    def __init__(self) -> None:
        self._lock, self._known = Lock(), dict[str, Seal]()

    def put(self, seal: Seal) -> None:
        with self._lock:
            self._known[seal.salt] = seal

    def drop_all(self) -> None:
        with self._lock:
            self._known.clear()

    def get(self, salt: str) -> Seal | None:
        with self._lock:
            return self._known.get(salt)


_RING = _Ring()


def remember(seal: Seal) -> None:
    """What is sealed with this can be read from now on."""
    _RING.put(seal)


def forget_seals() -> None:
    """Nothing that is sealed can be read any more until its passphrase is given."""
    _RING.drop_all()


# in a database


def kept_seal(connection: sqlite3.Connection) -> KeptSeal | None:
    """The seal of a database, of whatever version; None where it has none. One that is gone from sessions that are sealed is broken."""
    if not _has_seals(connection):
        return None
    row = connection.execute("SELECT salt, n, r, p, proof, before FROM seal").fetchone()
    if row is None:
        return BrokenSeal() if connection.execute("SELECT 1 FROM sealed LIMIT 1").fetchone() else None
    try:
        salt, n, r, p, proof, before = row
        bytes.fromhex(salt), bytes.fromhex(proof)
        return KeptSeal(salt, checked_cost(n, r, p), proof, {str(name): str(kept) for name, kept in json.loads(before).items()})
    except (TypeError, ValueError, AttributeError, RecursionError):
        return BrokenSeal()


def sealed_sessions(connection: sqlite3.Connection) -> frozenset[str]:
    """Ids of the sessions in a database that are sealed."""
    return frozenset(row[0] for row in connection.execute("SELECT session_id FROM sealed")) if _has_seals(connection) else frozenset()


def seal_on(connection: sqlite3.Connection, session_id: str) -> Seal | None:
    """What a session is sealed with; None where it is not. Raises SealedError."""
    if not _has_seals(connection) or not _is_sealed(connection, session_id):
        return None
    kept = kept_seal(connection)
    if kept is None:  # another program took it away just now
        raise StorageError(_not_whole())
    return kept.needed()


def _is_sealed(connection: sqlite3.Connection, session_id: str) -> bool:
    return connection.execute("SELECT 1 FROM sealed WHERE session_id = ?", (session_id,)).fetchone() is not None


def make_room(connection: sqlite3.Connection) -> None:
    """Have the tables for it in a copy of an older version, inside a transaction."""
    for table in (SealRow.__table__, SealedRow.__table__):
        connection.execute(str(CreateTable(cast(Table, table), if_not_exists=True).compile(dialect=dialect())))


def write_seal(connection: sqlite3.Connection, seal: Seal | None) -> None:
    """Let this be the seal of a database, inside a transaction. What is sealed with another one cannot be read any more."""
    connection.execute("DELETE FROM seal")
    if seal is not None and seal.kept is not None:
        kept, cost = seal.kept, seal.kept.cost
        values = (kept.salt, cost.n, cost.r, cost.p, kept.proof, json.dumps(dict(kept.before)))
        connection.execute("INSERT INTO seal (id, salt, n, r, p, proof, before) VALUES (1, ?, ?, ?, ?, ?, ?)", values)


def mark(connection: sqlite3.Connection, session_id: str, *, sealed: bool) -> None:
    """Whether a session that is there is sealed, inside a transaction."""
    connection.execute("DELETE FROM sealed WHERE session_id = ?", (session_id,))
    if sealed:
        connection.execute("INSERT INTO sealed (session_id) VALUES (?)", (session_id,))


def _has_seals(connection: sqlite3.Connection) -> bool:
    """Copies of older versions have none."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'sealed'").fetchone() is not None


# a session


def shut_text(seal: Seal | None, text: str, *place: str) -> str:
    """A text as it is kept, sealed or not."""
    return text if seal is None else seal.shut(text, *place)


def opened_text(seal: Seal | None, kept: str, *place: str) -> str:
    """The inverse of `shut_text`."""
    return kept if seal is None else seal.opened(kept, *place)


def is_shut(text: str) -> bool:
    """Whether a text looks as it is kept of a session that is sealed: then it says nothing without the key."""
    try:
        return len(b64decode(text, validate=True)) >= _NONCE + _TAG
    except ValueError:
        return False


def are_shut(particulars: str) -> bool:
    """The same for particulars, as JSON."""
    try:
        found = json.loads(particulars)
    except ValueError:
        return False
    return isinstance(found, dict) and found.keys() <= {"timezone", _SEALED} and is_shut(str(found.get(_SEALED, "")))


def shut_particulars(seal: Seal | None, particulars: Mapping[str, object], session_id: str) -> Mapping[str, object]:
    """Particulars as they are kept. On which day a session was needs its time zone, so that can be read."""
    if seal is None:
        return particulars
    whole = json.dumps(dict(particulars), ensure_ascii=False, allow_nan=False)
    return {"timezone": particulars.get("timezone", "UTC"), _SEALED: seal.shut(whole, "particulars", session_id)}


def opened_particulars(seal: Seal | None, kept: Mapping[str, object], session_id: str) -> Mapping[str, object]:
    """The inverse of `shut_particulars`."""
    if seal is None:
        return kept
    found: dict[str, object] = json.loads(seal.opened(str(kept.get(_SEALED, "")), "particulars", session_id))
    return found


def shut_session(seal: Seal | None, stored: StoredSession) -> StoredSession:
    """All of a session as it is kept."""
    if seal is None:
        return stored
    id_, record = stored.record.id, stored.record
    words = {name: seal.shut(text, "words", id_, name) for name, text in stored.words.items()}
    drafts = {place: seal.shut(text, "draft", id_, place) for place, text in stored.drafts.items()}
    return StoredSession(replace(record, particulars=shut_particulars(seal, record.particulars, id_)), stored.entries, words, drafts)


def opened_session(seal: Seal | None, kept: StoredSession) -> StoredSession:
    """The inverse of `shut_session`; its record says whether it is sealed."""
    if seal is None:
        return kept
    id_, record = kept.record.id, kept.record
    words = {name: seal.opened(text, "words", id_, name) for name, text in kept.words.items()}
    drafts = {place: seal.opened(text, "draft", id_, place) for place, text in kept.drafts.items()}
    opened = replace(record, particulars=opened_particulars(seal, record.particulars, id_), sealed=True)
    return StoredSession(opened, kept.entries, words, drafts)
