"""A server for all tests that want one, and a database of its own for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facilitator.storage.server.store import ServerStore
from tests.server.postgres import Postgres
from tests.storage.conftest import MovingClock, a_session, an_entry, now

__all__ = ["a_session", "an_entry", "now"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture
def url(postgres: Postgres) -> str:
    """Of a database with nothing in it; its tables may be there already, since making one costs more than most tests."""
    return postgres.emptied()


@pytest.fixture
def server(url: str, now: MovingClock) -> Iterator[ServerStore]:
    store = ServerStore(url, now)
    yield store
    store.close()
