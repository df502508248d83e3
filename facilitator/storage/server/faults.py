"""What the server says when something goes wrong, in a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from facilitator.language import tr
from facilitator.sessions.errors import StorageError
from facilitator.storage.faults import no_such_session

_NOT_ALLOWED, _BUSY = ("42501", "28000", "28P01"), ("55P03", "57014", "40P01", "40001")
_FULL, _TWICE, _NO_SESSION = ("53100", "53200"), "23505", "23503"
_GOING = ("57P01", "57P02", "57P03")


class ServerAway(StorageError):
    """The shared archive cannot be reached now; what is on this computer is as it was."""


class HeldElsewhere(StorageError):
    """Another program has this session open."""


@contextmanager
def told_by_server(url: URL) -> Iterator[None]:
    """Turn every error of the server into a StorageError. Other exceptions are mistakes of ours and pass."""
    try:
        yield
    except PoolTimeoutError as error:
        raise ServerAway(away(tr("geen verbinding vrij"))) from error
    except DBAPIError as error:
        raise _told(error, url) from error
    except UnicodeEncodeError as error:
        raise StorageError(tr("Deze tekst bevat een teken dat niet kan worden opgeslagen. Haal het weg en probeer het opnieuw.")) from error
    except ValueError as error:
        raise StorageError(tr("Een sessie in het gedeelde archief is onleesbaar geworden ({reason}).", reason=error)) from error


def _told(error: DBAPIError, url: URL) -> StorageError:
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state in _NOT_ALLOWED:
        text = tr("Het gedeelde archief laat dit niet toe ({reason}). Vraag de beheerder om rechten.", reason=_reason(error, url))
        return ServerAway(text)
    if not state or error.connection_invalidated or state in _GOING or state.startswith(("08", "3D")):
        return ServerAway(away(_reason(error, url)))
    if state in _BUSY:
        return ServerAway(tr("Het gedeelde archief is nu te druk. Er is daar niets veranderd; probeer het straks opnieuw."))
    if state in _FULL:
        return ServerAway(tr("Het gedeelde archief is vol. Er is daar niets bewaard; vraag de beheerder om ruimte."))
    if state == _NO_SESSION:
        return StorageError(no_such_session())
    if state == _TWICE:
        return StorageError(tr("Dit is al opgeslagen. Open de sessie opnieuw om te zien hoe ze er nu voor staat."))
    return StorageError(tr("Het gedeelde archief kon dit niet doen ({reason}).", reason=_reason(error, url)))


def away(reason: str) -> str:
    """The sentence for a server that is not there."""
    return tr("Het gedeelde archief is nu niet bereikbaar ({reason}).", reason=reason)


def _reason(error: DBAPIError, url: URL) -> str:
    """The first line of what the driver says, without the password, should it repeat that, and without the words of anybody."""
    said = getattr(getattr(error.orig, "diag", None), "message_primary", None) or str(error.orig)
    line = next(iter(str(said).strip().splitlines()), type(error.orig).__name__)
    return line.replace(url.password, "***") if url.password else line
