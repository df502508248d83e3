"""Whether confidential sessions are behind their passphrase, here and in the copies, as far as that can be seen without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from facilitator.keeping.confidential import OWED
from facilitator.keeping.findings import Finding, fine, notice, wrong
from facilitator.keeping.which_are_sealed import demanded_words
from facilitator.language import tr, trn
from facilitator.sessions.errors import StorageError
from facilitator.settings import Settings
from facilitator.storage.checks import readable_in
from facilitator.storage.copies import copies, looking_in
from facilitator.storage.keys import salt_of
from facilitator.storage.sealing import is_noted
from facilitator.storage.seals import BrokenSeal, KeptSeal, kept_seal, sealed_sessions


def sealed_as_should_be(file: Path, settings: Settings) -> Iterator[Finding]:
    """What there is to say of it."""
    try:
        with looking_in(file) as connection:
            kept, sealed = kept_seal(connection), sealed_sessions(connection)
            found = (*_seal(kept, len(sealed)), *_readable(connection, sealed))
    except StorageError as error:
        yield wrong(tr("Of vertrouwelijke sessies op slot staan, is niet na te gaan: {why}", why=error))
        return
    yield from found
    if kept is not None:
        yield from _copies(file, sealed)
    elif (settings.encrypted == "confidential" or is_noted(file)) and salt_of(file) is None:
        yield wrong(demanded_words())


def _seal(kept: KeptSeal | None, number: int) -> Iterator[Finding]:
    if isinstance(kept, BrokenSeal):
        yield wrong(
            tr("Het slot van vertrouwelijke sessies is niet heel: geen wachtzin opent ze meer. Zet bij Herstel een reservekopie terug.")
        )
    elif kept is not None:
        said = trn("{n} vertrouwelijke sessie staat achter een wachtzin.", "{n} vertrouwelijke sessies staan achter een wachtzin.", number)
        yield fine(said)


def _readable(connection: sqlite3.Connection, sealed: frozenset[str]) -> Iterator[Finding]:
    for session_id in sorted(readable_in(connection, sealed)):
        title = connection.execute("SELECT template_title FROM session WHERE id = ?", (session_id,)).fetchone()[0]
        text = tr(
            "{title} ({id}) is vertrouwelijk, en er is iets van te lezen zonder wachtzin. Zet die sessie terug bij Herstel.",
            title=title, id=session_id[:8],
        )  # fmt: skip
        yield wrong(text)


def _copies(file: Path, sealed: frozenset[str]) -> Iterator[Finding]:
    """Those in which something can be read that cannot be read here."""
    names = [copy.path.name for copy in copies(file) if _is_readable(copy.path, sealed)]
    if names:
        listed = ", ".join(names)
        text = tr("Vertrouwelijke sessies zijn nog te lezen in: {names}. Geef de wachtzin; dan gaan ze ook daar op slot.", names=listed)
        yield notice(text)
    elif (file.parent / OWED).exists():
        yield notice(tr("In een map met reservekopieën die er nu niet is, kunnen vertrouwelijke sessies nog te lezen zijn."))


def _is_readable(copy: Path, sealed: frozenset[str]) -> bool:
    try:
        with looking_in(copy) as connection:
            return bool(readable_in(connection, sealed))
    except StorageError:  # another finding tells of the copy
        return False
