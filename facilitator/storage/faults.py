"""What the database says when something goes wrong, in a sentence that says what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.doubt import doubt
from facilitator.storage.driver import OddRow, errors

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_FORBIDDEN = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH)


@contextmanager
def told_in_a_sentence(file: Path) -> Iterator[None]:
    """Turn every error of the database into a StorageError, and let a damaged file be read whole at the next start.

    Other exceptions are mistakes of ours and pass.
    """
    try:
        yield
    except errors(DBAPIError) as error:
        if is_damage(error):
            doubt(file)
        raise StorageError(_sentence(_original(error), file)) from error
    except UnicodeEncodeError as error:
        raise StorageError(tr("Deze tekst bevat een teken dat niet kan worden opgeslagen. Haal het weg en probeer het opnieuw.")) from error
    except ValueError as error:  # what we hand in wrongly SQLAlchemy raises as its own, so this was read
        raise StorageError(_unreadable(error, file)) from error


def why_not(error: Exception) -> str:
    """Why something could not be written, as part of a sentence."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    if full or _code(error) == sqlite3.SQLITE_FULL:
        return tr("de schijf is vol")
    if _code(error) in _FORBIDDEN or isinstance(error, PermissionError):
        return tr("daar mag niet geschreven worden")
    return str(error.strerror or error) if isinstance(error, OSError) else str(error)


def is_damage(error: Exception) -> bool:
    """Whether the file itself is broken, rather than out of reach."""
    return _code(_original(error)) in _DAMAGED


def is_lock(error: Exception) -> bool:
    """Whether another program holds the file."""
    return _code(_original(error)) in _LOCKED


def is_forbidden(error: BaseException | None) -> bool:
    """Whether the file or its folder may not be written."""
    return isinstance(error, errors(DBAPIError)) and _code(_original(error)) in _FORBIDDEN


def only_reading() -> str:
    """The sentence for a store in which nothing can be kept."""
    return tr("Er kan nu niets worden opgeslagen: in de map met gegevens mag niet geschreven worden.")


def _original(error: BaseException) -> BaseException:
    return error.orig or error if isinstance(error, DBAPIError) else error


def _code(error: BaseException) -> int:
    """The primary result code of SQLite; 0 where the driver itself complained."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _sentence(error: BaseException, file: Path) -> str:
    code = _code(error)
    if isinstance(error, OddRow):
        return _unreadable(error, file)
    if code in _LOCKED:
        return is_in_use(file)
    if code == sqlite3.SQLITE_FULL:
        return tr("De schijf is vol: er is niets opgeslagen. Maak ruimte vrij en probeer het opnieuw.")
    if code in _FORBIDDEN:
        return no_permission(file)
    if code in _DAMAGED:
        return tr("‘{file}’ is beschadigd. Start het programma opnieuw: het bestand wordt dan apart gezet.", file=file)
    if code == sqlite3.SQLITE_CONSTRAINT:
        return _constraint(error)
    return tr("‘{file}’ kon niet worden gelezen of geschreven ({reason}). Probeer het opnieuw.", file=file, reason=error)


def _unreadable(error: BaseException, file: Path) -> str:
    return tr("Een sessie in ‘{file}’ is onleesbaar geworden ({reason}).", file=file, reason=error)


def _constraint(error: BaseException) -> str:
    extended = getattr(error, "sqlite_errorcode", 0)
    if extended == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return no_such_session()
    if extended in (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE):
        return tr("Dit is al opgeslagen. Open de sessie opnieuw om te zien hoe ze er nu voor staat.")
    return tr("Dit past niet in de opslag ({reason}). Er is niets veranderd.", reason=error)


def is_in_use(file: Path) -> str:
    """The sentence for a file that another program holds."""
    return tr("‘{file}’ is in gebruik door een ander programma. Sluit dat programma en probeer het opnieuw.", file=file)


def no_permission(file: Path) -> str:
    """The sentence for a place where nothing may be written."""
    return tr(
        "In de map ‘{folder}’ kan niet worden opgeslagen. Vraag om schrijfrechten of kies een andere map voor de gegevens.",
        folder=file.parent,
    )


def no_such_session() -> str:
    """The sentence for a session that is not in the store."""
    return tr("Deze sessie is er niet of niet meer. Kies een andere sessie.")
