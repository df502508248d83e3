"""Hearing how far a document is while it is made: for who shows it, or wants it stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_told: ContextVar[Callable[[int], object] | None] = ContextVar("told", default=None)


@contextmanager
def telling(told: Callable[[int], object]) -> Iterator[None]:
    """Within this, `told` is called with the number of each page that is done. What it raises ends the making."""
    token = _told.set(told)
    try:
        yield
    finally:
        _told.reset(token)


def page_done(number: int) -> None:
    """A page is done."""
    told = _told.get()
    if told is not None:
        told(number)
