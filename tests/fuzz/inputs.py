"""Everything that comes in from outside, and what the program does with it: the one home of what is fuzzed.

A reader gets bytes and an empty folder, and does what the program does with such a file, also what comes after it was taken. It may
raise what the program raises for the eyes of a user (`TOLD`), and nothing else. Where it is said that something is so, it asserts.
"""

from __future__ import annotations

import io
import os
import shutil
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random

from facilitator import catalogues
from facilitator.checking import check
from facilitator.export.csv_actions import csv_actions
from facilitator.export.pdf.errors import DocumentError
from facilitator.export.reports.written import minutes_text
from facilitator.files.arriving import Arriving, file_bytes, readable
from facilitator.house.errors import HouseError, LogoError
from facilitator.house.house_file import read_house_file
from facilitator.house.printed import for_marks, for_text
from facilitator.keeping.keeper import Keeper
from facilitator.over_sessions.archive import Archive
from facilitator.own_templates import OwnTemplates
from facilitator.paths import backup_folder
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.due_date import read_date
from facilitator.sessions.errors import FacilitatorError, SessionError
from facilitator.sessions.finding.findable import findable
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.leading.note_line import Content, read_line
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.plan.preparation import draft_sheet, people_from, people_lines, people_sentence, read_day, sections
from facilitator.sessions.privacy.retention import read_retention
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import REPORT_KINDS
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.library import Folder, Found, Library
from facilitator.sessions.templates.shared_file import read_shared, take_apart, to_shared
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_template, read_text, template_from_sources
from facilitator.settings import read_policy, read_settings, write_settings
from facilitator.shelves import library, own_folder
from facilitator.storage.locked_file import Cost, is_locked, locked, opened
from facilitator.storage.session_file import from_json, to_json
from facilitator.storage.store import Store
from facilitator.ui.look.logo import load_logo
from tests.fuzz import kept, mutating, seeds, structure

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
TODAY = date(2026, 11, 26)
TOLD = (FacilitatorError, HouseError, DocumentError)
"""What carries a sentence for the user."""
PEOPLE = "Anna Bos\nBob Mol\nCor Vos\nDora Smit\nEls de Wit"
STEPS = 8
"""Of a session, that are gone through."""
_numbers = count()


@dataclass(frozen=True)
class Input:
    """Something that comes in: how it is read, what it usually looks like, and what is made wrong of that."""

    read: Callable[[bytes, Path], None]
    seeds: Callable[[], list[bytes]]
    mutate: mutating.Mutate
    most: int = 60_000
    """Bytes that are tried."""


def template(data: bytes, folder: Path) -> None:
    """A draaiboek, or one to share with all that it includes; one that is taken can be prepared, led, shared, kept and copied."""
    file = folder / ("proef.draaiboek" if b"--- #" in data else "proef.yaml")
    file.write_bytes(data)
    try:
        found = read_shared(file, seeds.built_in) if file.suffix == ".draaiboek" else read_template(file, seeds.built_in)
        assert template_from_sources(found.sources, found.name) == found
        shared = take_apart(to_shared(found), found.name)
        assert read_text(shared.sources[shared.main], shared.main, shared.sources.get).steps == found.steps
        session = _led(found)
    finally:
        _on_the_shelf(file, folder)
        file.unlink()
    _made_own(session, folder, zlib.crc32(data) % 8)  # reading it again and again takes the time there is


def _on_the_shelf(file: Path, folder: Path) -> None:
    """Among the others and looked at by itself, whether it can be used or not."""
    shelf = _shelf(folder)
    said: list[str] = []
    check([file], shelf, said.append)
    assert said
    assert all(line.strip() for line in said)
    "\n".join(said).encode()


def _shelf(folder: Path) -> Library:
    """The folder, and those that came with the program by name only: reading all of them each time would take the time there is."""
    came_along = Folder(seeds.ROOT / "session_templates" / "nl", "", on_shelf=False)
    return Library((Folder(own_folder(folder), "", "own"), Folder(folder, "", "shared"), came_along))


def _made_own(session: LiveSession, folder: Path, which: int) -> None:
    """A draaiboek of one's own of it: as it turned out, with another time, as it is, or a copy."""
    found, shelf = session.template, _shelf(folder)
    own = OwnTemplates(own_folder(folder), shelf)
    try:
        if which == 0:
            own.keep(session)
        elif which == 1:
            for section in sections(session.sheet, session.particulars)[:1]:
                own.retime(found, section.rows[0].key, timedelta(minutes=7))
        elif which == 2:
            path, _name = own.take_in(found)
            if path is not None:
                assert shelf.template(path).title == found.title
                own.put_back(own.remove(path))
        elif which == 3:
            own.copy(Found(found, folder / f"{found.name}.yaml", ""))
    finally:
        shutil.rmtree(own_folder(folder), ignore_errors=True)


def _led(found: Template) -> LiveSession:
    particulars = Particulars(START, team="Zuid", participants=named(PEOPLE))
    draft_sheet(found, particulars)
    people_sentence(found, particulars)
    session = LiveSession(found, particulars, lambda _entry, _words: None)
    session.go_on(START)
    for step in islice(session.sheet.on, STEPS):
        session.open_step(step.path, START)
        with suppress(SessionError):  # nothing is written down in this step
            session.take_note(Content("Gezegd"), "note", "report", START)
        console_view(session, START)
        beamer_view(session, START)
    session.close(START + timedelta(hours=1))
    _shown(session)
    return session


def _shown(session: LiveSession) -> None:
    """All that a session is shown and written as."""
    console_view(session, START)
    beamer_view(session, START)
    for report in REPORT_KINDS:
        minutes = make_minutes(session, START, report)
        minutes_text(minutes)
        csv_actions(minutes)
    findable(session, START)


def session_file(data: bytes, folder: Path) -> None:
    """A file with sessions, or one on slot; what is taken comes out of the store as it was, can be shown, and goes out again."""
    file = folder / "a.sessie"
    file.write_bytes(data)
    found = file_bytes(file)
    if is_locked(found):
        return
    sessions = from_json(found)
    led = [readable(stored) for stored in sessions.sessions]
    assert from_json(to_json(sessions)) == sessions
    for session in led:
        _shown(session)


def house(data: bytes, folder: Path) -> None:
    """A house style as design tokens, with the colours that follow from it."""
    file = folder / "huis.json"
    file.write_bytes(data)
    found = read_house_file(file)
    for colour in found.colours:
        for_text(colour.colour)
        for_marks(colour.colour)
    assert found.logo is None or found.logo.resolve().is_relative_to(folder.resolve())


def logo(data: bytes, folder: Path) -> None:
    """A logo on the wall and on paper."""
    from reportlab.pdfgen.canvas import Canvas

    from facilitator.export.pdf.logo import logo_flowable

    file = folder / f"logo{next(_numbers)}"  # what was read once is known by its name
    file.write_bytes(data)
    try:
        load_logo(str(file))
        on_paper = logo_flowable(file)
        on_paper.wrap(400, 400)
        page = Canvas(io.BytesIO(), invariant=1)
        on_paper.drawOn(page, 10, 10)
        page.save()
    finally:
        file.unlink()


def people(data: bytes, _folder: Path) -> None:
    """A list that is pasted where the people are, or a line that is typed where notes, dates, times and searches are."""
    try:
        text = data.decode("utf-8", "surrogatepass")  # half a character can come from a clipboard
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    found = people_from(text, ())
    assert people_from(people_lines(found), found) == found
    named(text)
    for line in (text, *text.splitlines()[:20]):
        read_line(line, [person.name for person in found], TODAY)
        read_date(line, TODAY)
        read_day(line, TODAY)
        read_query(line)
        read_retention(line)


def settings(data: bytes, folder: Path) -> None:
    """The file with what somebody chose, and the one of the administrator. Both are kept again as they were understood."""
    file = folder / "settings.yaml"
    file.write_bytes(data)
    policy, _ = read_policy(file)
    found, wrong = read_settings(file, policy)
    assert all(len(sentence) < 400 for sentence in wrong)
    found.within_policy()
    backup_folder(folder, found.backups)
    library(folder, found).files()
    with suppress(LogoError):
        load_logo(found.logo)
    write_settings(file, found)
    assert read_settings(file, policy) == (found, ())


def translation(data: bytes, folder: Path) -> None:
    """A file of a translator; each text that counts can be filled in."""
    file = folder / ("fy.mo" if data.startswith((b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")) else "fy.po")
    file.write_bytes(data)
    try:
        found = catalogues.read("fy", folder)
        for text in ("Opgeslagen", "{n} sessie gaat niet mee: {why}"):
            found.words.gettext(text).format(n=1, why="")
        found.words.ngettext("{n} dag", "{n} dagen", 7).format(n=7)
        catalogues.usable(file)
    finally:
        file.unlink()


def locked_session(data: bytes, folder: Path) -> None:
    """What stands in a file on slot, once the right words were given; and such a file of which somebody changed the bytes."""
    made = locked(data, seeds.WORDS, Cost(n=2**4))
    file, inside, clock = folder / "a.sessie", folder / "data", RehearsalClock(START)
    file.write_bytes(made)
    wrong = mutating.bytes_changed(made, Random(zlib.crc32(data)), (data,))
    with suppress(FacilitatorError):
        assert wrong == made or not is_locked(wrong) or not opened(wrong, seeds.WORDS)
    store = Store(inside, clock.now)
    try:
        arriving = Arriving(store, clock)
        looked = arriving.look_in(arriving.read(file)[0], seeds.WORDS)
        taken = arriving.take_in(looked, {})
        for stored in taken.come:
            _shown(Keeper(store, clock).read(stored.record.id))
        Archive(store, clock).catch_up()
        arriving.take_back(taken)
    finally:
        store.close()
        shutil.rmtree(inside)


def database(data: bytes, folder: Path) -> None:
    """The file with all sessions: worked in, or set aside."""
    kept.database(data, folder, _shown)


def copy_of_database(data: bytes, folder: Path) -> None:
    """A copy of that file, looked in and put back."""
    kept.copy_of_database(data, folder, _shown)


INPUTS: dict[str, Input] = {
    "settings": Input(settings, seeds.settings, mutating.lines_changed, 110_000),
    "svg": Input(logo, seeds.drawings, mutating.tags_changed),
    "session": Input(session_file, seeds.session_files, mutating.json_changed, 120_000),
    "template": Input(template, seeds.templates, mutating.lines_changed),
    "png": Input(logo, seeds.pictures, mutating.chunks_changed),
    "people": Input(people, seeds.lists, mutating.lines_changed, 20_000),
    "house": Input(house, seeds.houses, mutating.json_changed),
    "database": Input(database, seeds.databases, mutating.bytes_changed, 300_000),
    "rows": Input(database, seeds.databases, structure.rows_changed, 400_000),
    "copy": Input(copy_of_database, seeds.databases, structure.rows_changed, 400_000),
    "tree": Input(template, seeds.all_templates, structure.tree_changed),
    "locked": Input(locked_session, seeds.inside_locked, mutating.json_changed, 120_000),
    "translation": Input(translation, seeds.translations, mutating.lines_changed),
}


def ready() -> None:
    """What drawing takes, once a process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    from facilitator.app import make_qt
    from facilitator.export.pdf.fonts import register_fonts

    make_qt(["fuzz"])
    register_fonts()
    qInstallMessageHandler(lambda *_said: None)  # of pictures that are damaged it says much
