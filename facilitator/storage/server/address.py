"""Where the shared archive is: a URL as SQLAlchemy has it. The password in it is never shown."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from facilitator.language import tr
from facilitator.sessions.errors import StorageError

_DRIVER = "postgresql+psycopg"
_OURS = ("postgresql", "postgres", _DRIVER)
_HERE = ("localhost", "127.0.0.1", "::1")
CONNECTIONS = 3
"""Of one program: the window, who sends in the background, and one to spare."""
_USUAL: dict[str, Any] = {
    "application_name": "facilitator",
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
    "options": "-c statement_timeout=20000 -c lock_timeout=4000 -c idle_in_transaction_session_timeout=60000",
}
"""What holds where the URL says nothing else: a server that is gone is noticed within seconds, and nobody holds up the others."""


def read_address(text: str) -> URL:
    """The URL of a PostgreSQL server. Raises StorageError, in which nothing of the URL stands: a password may be in it."""
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        raise StorageError(_not_understood()) from None
    if url.drivername not in _OURS:
        raise StorageError(tr("Het gedeelde archief kan alleen op PostgreSQL staan; `database` begint dan met postgresql://."))
    if not url.database:
        raise StorageError(_not_understood())
    return url.set(drivername=_DRIVER)


def _not_understood() -> str:
    return tr("Het adres van het gedeelde archief (`database`) klopt niet. Schrijf postgresql://naam@server/databank.")


def shown(url: URL) -> str:
    """The database and the server, without who signs in and how."""
    host = _host(url)
    return str(url.database) if host.startswith("/") or not host else f"{url.database} ({host})"


def engine_for(url: URL) -> Engine:
    """An engine that connects on first use. Outside this computer the line is encrypted, unless the URL says how itself.

    Raises StorageError where the driver is not installed.
    """
    arguments = {name: value for name, value in _usual(url).items() if name not in url.query}
    try:
        return create_engine(
            url, hide_parameters=True, pool_pre_ping=True, pool_size=CONNECTIONS, max_overflow=0, pool_timeout=10, connect_args=arguments
        )
    except ImportError as error:
        text = tr("Voor het gedeelde archief ontbreekt het onderdeel psycopg. Vraag de beheerder om `pip install 'facilitator[postgres]'`.")
        raise StorageError(text) from error


def _usual(url: URL) -> dict[str, Any]:
    host = _host(url)
    return _USUAL if not host or host in _HERE or host.startswith("/") else {**_USUAL, "sslmode": "require"}


def _host(url: URL) -> str:
    named = url.query.get("host", "")
    return url.host or (named if isinstance(named, str) else ", ".join(named))
