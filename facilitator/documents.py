"""From a session to the bytes of a document: minutes for one reader, and the exporter that was asked for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

from facilitator.export.csv_actions import csv_actions
from facilitator.export.pdf import DocumentError, HouseStyle
from facilitator.export.reports import minutes_pdf
from facilitator.sessions.errors import ExportError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.make_minutes import make_minutes
from facilitator.sessions.minutes import ReportKind
from facilitator.settings import Settings


def document(session: LiveSession, report: ReportKind, form: Literal["pdf", "csv"], settings: Settings, now: datetime) -> bytes:
    """A report of a session, whole. Raises ExportError."""
    if form == "csv":  # the steps say in which an action was taken down
        return csv_actions(make_minutes(session, now))
    return minutes_pdf(make_minutes(session, now, report), house_style(settings))


def house_style(settings: Settings) -> HouseStyle:
    """The house style that the settings describe. Raises ExportError for an accent that is no colour."""
    logo = Path(settings.logo).expanduser() if settings.logo else None
    try:
        return HouseStyle(organisation=settings.organisation, accent=settings.accent, logo=logo, address=settings.address)
    except DocumentError as error:
        raise ExportError(str(error)) from error
