"""What the windows may ask for, apart from the session itself: draaiboeken, kept sessions, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from facilitator import __version__
from facilitator.export.writing import write_atomically
from facilitator.files.arriving import Arriving
from facilitator.files.batch import Batch, Make
from facilitator.files.exported import Exported, Origin
from facilitator.files.handing_over import HandingOver
from facilitator.keeping.confidential import Confidential
from facilitator.keeping.encryption import Encryption
from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper, Opened, Overview
from facilitator.keeping.knowing import Knowing
from facilitator.keeping.purging import Purging
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.language import tr
from facilitator.over_sessions.archive import Archive
from facilitator.over_sessions.learned import with_times
from facilitator.over_sessions.overall import Overall
from facilitator.over_sessions.promised import Promised
from facilitator.over_sessions.recurring import Recurring
from facilitator.own_templates import Kept, OwnTemplates
from facilitator.paths import backup_folder
from facilitator.sessions.clock import Clock
from facilitator.sessions.coming_back.all_series import Series
from facilitator.sessions.errors import ExportError, SessionError, StorageError
from facilitator.sessions.handing_over.handed import Whom
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, numbered
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Minutes, ReportKind
from facilitator.sessions.reports.note_correcting import with_typed
from facilitator.sessions.reports.report_wanted import Form, Wanted
from facilitator.sessions.reports.versions import adopt, as_adopted, check_adoptable
from facilitator.sessions.templates.shared_file import to_shared
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings, write_settings
from facilitator.shelves import library, own_folder
from facilitator.storage.store import Store

if TYPE_CHECKING:  # all exporters are read when a document is wanted: 40 MB that a running session does without
    from facilitator.files.documents import Told
    from facilitator.keeping.findings import Finding
    from facilitator.keeping.shared_archive import SharedArchive

ADOPTED_REPORTS: tuple[ReportKind, ...] = ("minutes", "actions")
"""Reports that are adopted: of these it can be said later whether a file is the one that was."""
_RICH: tuple[Form, Form] = ("html", "txt")
EMPTY: Mapping[str, Content] = MappingProxyType({})


class Desk:
    """Hands out sessions and documents. Raises FacilitatorError where something cannot be done.

    `store`: another one than that of the data folder. `shared`: the archive that it is shared in, where it is.
    """

    def __init__(
        self, data: Path, settings: Settings, clock: Clock, store: Store | None = None, shared: SharedArchive | None = None
    ) -> None:
        self.shared = shared
        self._data, self._settings, self._clock = data, settings, clock
        self._exported = Exported(data)
        self._fill_shelves()
        self._store = store = store or Store(data, clock.now)
        store.demands_seal = settings.encrypted == "confidential"
        self.keeper, self._recurring, self.archive = Keeper(store, clock), Recurring(store), Archive(store, clock)
        self.safekeeper = Safekeeper(store, backup_folder(data, settings.backups), clock)
        self.encryption = Encryption(store, self.safekeeper)
        self.confidential = Confidential(store, self.safekeeper, shared=shared is not None)
        self.forgetting, self.knowing = Forgetting(store, clock), Knowing(store, clock)
        self.promised = Promised(store, self.keeper, self.archive, clock)
        self.handing, self.arriving = HandingOver(store, clock), Arriving(store, clock)

    def examining(self) -> Callable[[Told], tuple[Finding, ...]]:
        """The work of looking whether everything that is kept is as it should be."""
        from facilitator.keeping.doctor import examine

        data, settings, now = self._data, self._settings, self._clock.now()
        return lambda told: examine(data, settings, now, told)

    def close(self) -> None:
        """Let go of the sessions; nothing can be asked any more."""
        self._store.close()

    def _fill_shelves(self) -> None:
        self.library = library(self._data, self._settings)
        self.own = OwnTemplates(own_folder(self._data), self.library)

    @property
    def exports(self) -> Path:
        """Where documents go; made where it is not there. Raises ExportError."""
        folder = Path(self._settings.exports).expanduser() if self._settings.exports else _documents()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            sentence = tr("De map {folder} is niet te maken: {why}. Kies een andere bij Instellingen.", folder=folder, why=error.strerror)
            raise ExportError(sentence) from error
        return folder

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings; documents and draaiboeken follow them from now on. Raises StorageError."""
        try:
            write_settings(self._data / "settings.yaml", settings)
        except OSError as error:
            raise StorageError(tr("De instellingen zijn niet bewaard: {why}.", why=error.strerror or error)) from error
        other_shelves = (settings.templates, settings.language) != (self._settings.templates, self._settings.language)
        self._settings = settings
        self.safekeeper.folder = backup_folder(self._data, settings.backups)
        if other_shelves:
            self._fill_shelves()

    @property
    def purging(self) -> Purging:
        """What is kept longer than its draaiboek, or the settings, say."""
        return Purging(self._store, self._clock, self._settings.retention)

    def save_overview(self, name: str, path: Path) -> Path:
        """Write what is kept of somebody. Raises StorageError or ExportError."""
        return self.knowing.save(name, path, self._settings)

    def overviews(self) -> tuple[Overview, ...]:
        return self.keeper.overviews()

    @property
    def today(self) -> date:
        """The day it is where the program is used."""
        return self._clock.now().astimezone(ZoneInfo(self._settings.timezone)).date()

    def series(self, overviews: Iterable[Overview]) -> tuple[Series, ...]:
        """Teams and draaiboeken that come back, what is due first before the others."""
        return self._recurring.all(overviews, self.library, self.today)

    def next_of(self, series: Series) -> tuple[Template, Particulars]:
        """The next session of a series, to be prepared. Raises TemplateError, or StorageError."""
        template = self._recurring.template(series, self.library)
        return template, self._recurring.next(series, template, self.draft(template), self.today)

    def retime(self, template: Template, key: str, length: timedelta) -> tuple[Kept, Template]:
        """Give a step another length as `OwnTemplates.retime`; also gives the draaiboek as it is now."""
        kept = self.own.retime(template, key, length)
        return kept, self.library.template(kept.path)

    def open(self, session_id: str) -> Opened:
        return self.keeper.open(session_id)

    def take_up(self, session_id: str) -> Opened:
        return self.keeper.take_up(session_id)

    def template(self, path: Path) -> Template:
        """A draaiboek from a file that was opened or dropped. Raises TemplateError."""
        return self.library.template(path)

    def share(self, template: Template, path: Path) -> None:
        """Write a draaiboek with what it includes as one file. Raises ExportError."""
        write_atomically(path, to_shared(template).encode())

    def draft(self, template: Template) -> Particulars:
        """Particulars to begin with: the next quarter of an hour, and what the settings know."""
        starts = _next_quarter(self._clock.now())
        middle = (template.people.low + min(template.people.high or 12, 12)) // 2 if template.people else 8
        particulars = Particulars(
            starts, facilitator=self._settings.facilitator, organisation=self._settings.organisation, timezone=self._settings.timezone
        )
        return replace(particulars, participants=numbered(max(2, middle)))

    def document(self, session: LiveSession, report: ReportKind, form: str = "pdf") -> bytes:
        """A report of a session as it is now."""
        from facilitator.files.documents import document

        made: Form = "csv" if form == "csv" else "pdf"
        return document(session, report, made, self._settings, self._clock.now(), learned=self.keeper.learned)

    def document_in_pieces(
        self, session: LiveSession, report: ReportKind, typed: Mapping[str, Content] = EMPTY, recipient: str = ""
    ) -> tuple[object, Callable[[Told], bytes]]:
        """What a report says, and the work of making it: away from the session, telling each page that is done.

        `typed` is what is being typed in notes and not kept yet. The first is equal only where the document would be.
        """
        minutes, settings = make_minutes(with_typed(session, typed), self._clock.now(), report, recipient=recipient), self._settings
        minutes = with_times(minutes, session.template, self.keeper.learned)
        return (minutes, settings), lambda told: _made(minutes, settings, told)

    def handing_over(self, ids: Sequence[str], whom: Whom, passphrase: str, path: Path) -> Callable[[Told], tuple[str, ...]]:
        """The work of putting sessions in a file for somebody. It gives sentences about what is not in it."""

        def work(_told: Told) -> tuple[str, ...]:
            made = self.handing.file(ids, whom, self._settings.facilitator, passphrase)
            write_atomically(path, made.data)
            self._exported.remember(path, Origin(" ".join(ids), "session file", whom, "json"), made.data)
            return made.left_out

        return work

    def batch(self, folder: Path | None = None, make: Make = make_minutes) -> Batch:
        """Documents for a folder; else for where documents go. Raises ExportError where there is none."""
        return Batch(folder or self.exports, self._settings, self._clock.now(), self._exported, self.keeper.learned, make)

    @property
    def overall(self) -> Overall:
        """Documents over all sessions. Raises ExportError where there is no folder for documents."""
        return Overall(self.exports, self._settings, self._clock.now(), self._exported)

    def rehearsal_of(self, template: Template, particulars: Particulars) -> LiveSession:
        """What is being prepared, as a session that has not begun; of it nothing is kept."""
        return LiveSession(template, particulars, lambda _entry, _words: None)

    def missing_in(self, session: LiveSession, wanted: Iterable[Wanted], make: Make = make_minutes) -> Callable[[Told], tuple[str, ...]]:
        """The work of finding the characters in these documents that no font can draw."""
        now, settings = self._clock.now(), self._settings
        minutes = [make(session, now, each.report, recipient=each.recipient) for each in wanted if each.form == "pdf"]

        def find(told: Told) -> tuple[str, ...]:
            from facilitator.files.documents import characters_missing, house_style

            house, found = house_style(settings), set[str]()
            for each in minutes:
                told(0)
                found.update(characters_missing(each, house))
            return tuple(sorted(found))

        return find

    def rich(self, session: LiveSession, report: ReportKind, recipient: str = "") -> tuple[str, str]:
        """A report for the clipboard, as HTML and as plain text."""
        from facilitator.files.documents import document

        now = self._clock.now()
        html, text = (
            document(session, report, form, self._settings, now, recipient, self.keeper.learned).decode() for form in _RICH
        )
        return html, text

    def saving(self, session: LiveSession, report: ReportKind, recipient: str = "", session_id: str = "") -> Callable[[Told], Path]:
        """The work of putting the report in the folder for documents, under a name that says what it is. It gives where."""
        return self.batch().piece(session, Wanted(report, recipient=recipient), session_id).save

    def adopting(self, session: LiveSession) -> Callable[[Told], Callable[[], None]]:
        """The work of making the documents as adopted. It gives what then fixes the minutes. Raises SessionError."""
        check_adoptable(session)
        now, settings, length = self._clock.now(), self._settings, len(session.entries)
        adopted = as_adopted(session, now)
        reports: dict[ReportKind, Minutes] = {report: make_minutes(adopted, now, report) for report in ADOPTED_REPORTS}

        def work(told: Told) -> Callable[[], None]:
            hashes: dict[str, str] = {report: sha256(_made(minutes, settings, told)).hexdigest() for report, minutes in reports.items()}
            return lambda: fix(hashes)

        def fix(hashes: Mapping[str, str]) -> None:
            if len(session.entries) != length:
                raise SessionError(tr("Er veranderde intussen iets. Het verslag is niet vastgesteld; kijk het na en doe het nog eens."))
            adopt(session, hashes, __version__, now)

        return work

    def save_document(self, session: LiveSession, report: ReportKind) -> Path:
        """The same, done at once."""
        return self.saving(session, report)(lambda _page: None)


def _made(minutes: Minutes, settings: Settings, told: Told) -> bytes:
    """The exporters are read where the work is done, so that the window does not wait for that either."""
    from facilitator.files.documents import house_style, made

    return made(minutes, house_style(settings), told)


def _documents() -> Path:
    """The folder of this user for documents, or home."""
    home = Path.home()
    return next((home / n for n in ("Documenten", "Documents") if (home / n).is_dir()), home) / "Facilitator"


def _next_quarter(now: datetime) -> datetime:
    rest = timedelta(minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond)
    return now - rest + timedelta(minutes=15) if rest else now
