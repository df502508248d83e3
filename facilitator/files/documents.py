"""From a session to the bytes of a document: minutes for one reader, and the exporter that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from facilitator.export.calendar import calendar
from facilitator.export.csv_actions import csv_actions
from facilitator.export.example_list import examples_pdf
from facilitator.export.pdf import DocumentError, HouseStyle
from facilitator.export.pdf.page_count import telling
from facilitator.export.person_file import person_pdf, person_text
from facilitator.export.promise_lists import promises_pdf
from facilitator.export.reports import characters_missing as missing_in
from facilitator.export.reports import minutes_pdf
from facilitator.export.reports.written import minutes_html, minutes_markdown, minutes_odt, minutes_text
from facilitator.language import speaking, tr
from facilitator.over_sessions.learned import Learned, nothing_learned, with_times
from facilitator.sessions.coming_back.open_promises import PromiseGroup
from facilitator.sessions.errors import ExportError
from facilitator.sessions.finding.searching import Hit
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.about_person import AllAbout
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Minutes, ReportKind
from facilitator.sessions.reports.personal_sheet import owners
from facilitator.sessions.reports.report_wanted import Form
from facilitator.settings import Settings

Told = Callable[[int], object]
_one_at_a_time = Lock()


def document(
    session: LiveSession, report: ReportKind, form: Form, settings: Settings, now: datetime, recipient: str = "",
    learned: Learned = nothing_learned,
) -> bytes:  # fmt: skip
    """A report of a session, whole; `recipient` as in `make_minutes`. Raises ExportError."""
    minutes = with_times(minutes_in(session, report, form, now, recipient), session.template, learned)
    return written(minutes, form, settings, lambda _page: None)


def minutes_in(session: LiveSession, report: ReportKind, form: str, now: datetime, recipient: str = "") -> Minutes:
    """What a report of this form is written from: in a table the steps say in which an action was taken down."""
    return make_minutes(session, now, "minutes" if form == "csv" else report, recipient=recipient)


def written(minutes: Minutes, form: Form, settings: Settings, told: Told) -> bytes:
    """These minutes in this form and their own language; `told` as in `made`.

    Needs nothing but what it is given, so it may be done in any thread.
    """
    with speaking(minutes.language):
        match form:
            case "pdf":
                return made(minutes, house_style(settings), told)
            case "odt":
                return minutes_odt(minutes, house_style(settings))
            case "md":
                return minutes_markdown(minutes)
            case "txt":
                return minutes_text(minutes)
            case "html":
                return minutes_html(minutes)
            case "csv":
                return csv_actions(minutes)
            case "ics":
                return calendar(minutes)


def made(minutes: Minutes, house: HouseStyle, told: Told) -> bytes:
    """The PDF of these minutes; `told` is called with the number of each page that is done, and may raise to end it.

    Needs nothing but what it is given, so it may be done in any thread; one document at a time, for the fonts are shared.
    """
    with _one_at_a_time, telling(told), speaking(minutes.language):
        return minutes_pdf(minutes, house)


def promise_document(groups: Sequence[PromiseGroup], today: date, settings: Settings, now: datetime) -> bytes:
    """The list of open promises on paper; made as `made` is. Raises ExportError."""
    with _one_at_a_time:
        return promises_pdf(groups, today, _of_a_list(settings), now)


def example_document(found: Sequence[Hit], today: date, settings: Settings, now: datetime) -> bytes:
    """The collection of good examples on paper; made as `made` is. Raises ExportError."""
    with _one_at_a_time:
        return examples_pdf(found, today, _of_a_list(settings), now)


def _of_a_list(settings: Settings) -> HouseStyle:
    """The house style without what is of the minutes alone."""
    return replace(house_style(settings), cover=False, opening="", closing="")


def person_document(kept: AllAbout, form: str, today: date, settings: Settings, now: datetime) -> bytes:
    """What is kept of somebody, as `pdf` or `txt`; made as `made` is. Raises ExportError."""
    if form == "txt":
        return person_text(kept, today)
    house = replace(house_style(settings), cover=False, opening="", closing="")
    with _one_at_a_time:
        return person_pdf(kept, today, house, now)


def characters_missing(minutes: Minutes, house: HouseStyle) -> tuple[str, ...]:
    """The characters of a report that no font can draw; made as `made` is."""
    with _one_at_a_time:
        return missing_in(minutes, house)


def recipient(session: LiveSession, report: ReportKind, name: str) -> str:
    """The id of whoever has that name, or of whoever a sheet of that name is for; empty without one. Raises ExportError."""
    people = {person.name: person.id for person in session.people if person.name}
    known = {owner.name: owner.id for owner in owners(session)} if report == "personal sheet" else people
    if name in known:
        return known[name]
    if not name and (report != "personal sheet" or len(known) < 2):
        return ""
    names = ", ".join(filter(None, known)) or tr("niemand")
    raise ExportError(tr("Voor wie is het? Kies uit: {names}.", names=names))


def house_style(settings: Settings) -> HouseStyle:
    """The house style that the settings describe. Raises ExportError for an accent that is no colour."""
    logo = Path(settings.logo).expanduser() if settings.logo else None
    try:
        return HouseStyle(
            organisation=settings.organisation, accent=settings.accent, logo=logo, address=settings.address, cover=settings.cover,
            archive_category=settings.archive_category, archive_term=settings.archive_term,
            opening=settings.opening_text, closing=settings.closing_text, language=settings.language,
        )  # fmt: skip
    except DocumentError as error:
        raise ExportError(str(error)) from error
