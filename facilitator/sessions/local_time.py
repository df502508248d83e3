"""Instants are UTC everywhere; here they become the time on the wall of the room."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.sessions.particulars import Particulars


def local(moment: datetime, particulars: Particulars) -> datetime:
    """The same instant as the clock in the room shows it."""
    return moment.astimezone(ZoneInfo(particulars.timezone))
