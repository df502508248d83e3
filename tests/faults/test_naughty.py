"""F17: whatever is typed comes out of the store as it went in, and is in every document, or is seen not to be."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pikepdf
import pytest

from facilitator.export.csv_actions import csv_actions, harmless
from facilitator.export.reports import minutes_pdf
from facilitator.export.reports.written import minutes_odt
from facilitator.export.typed_text import clean
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.session_file import SessionFile, from_json, to_json
from facilitator.storage.store import Store
from tests.conftest import START
from tests.export.listening import heard
from tests.export.sample import HOUSE
from tests.faults.naughty import EVERY, NAUGHTY

WHOLE = tuple(text for text in EVERY if not re.search("[\ud800-\udfff]", text))
HALF = tuple(text for text in EVERY if text not in WHOLE)
STEPS = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
reports: [minutes, actions, attendance]
steps:
- title: Vertel
  time: 20 min
  fields:
  - list: dingen
  - short: naam
"""


def flat(text: str) -> str:
    """Without regard for where lines break, or for what steers writing and is not seen."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and unicodedata.category(c) != "Cf")


def kept(folder: Path, texts: tuple[str, ...]) -> tuple[Store, Opened]:
    """A session with these texts in every place where something is typed."""
    clock = RehearsalClock(START)
    store = Store(folder, clock.now)
    people = tuple(Participant(f"p{number}", text) for number, text in enumerate(texts))
    opened = Keeper(store, clock).create(
        read_text(STEPS, "proef", lambda _name: None),
        Particulars(START, team=texts[0], place=texts[1], facilitator=texts[2], organisation=texts[3], participants=people),
    )
    session = opened.session
    session.go_on(START)
    key = console_view(session, START).destinations[0].key
    for text in texts:
        session.take_note(Content(text, owner=text), "action", "report", START)
        session.take_note(Content(text), "note", "report", START, field=key)
    store.save_draft(opened.id, "note", texts[-1])
    return store, opened


@pytest.fixture
def quick_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: hundreds of notes wait for no disk."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


@pytest.mark.fault("F17", only="faults")
def test_what_is_typed_comes_back_and_is_in_every_document(quick_disk: Path, figure: Callable[..., None]) -> None:
    store, opened = kept(quick_disk, WHOLE)
    stored = store.load(opened.id)
    session = Keeper(store, RehearsalClock(START)).read(opened.id)
    store.close()

    assert [session.content(note).text for note in session.course.notes.values()] == [text for text in WHOLE for _ in range(2)]
    assert [person.name for person in session.particulars.participants] == list(WHOLE)
    assert (session.particulars.team, session.particulars.place) == WHOLE[:2]
    assert stored.drafts["note"] == WHOLE[-1]
    assert from_json(to_json(SessionFile((stored,), START))).sessions == (stored,)

    minutes = make_minutes(session, START)
    pdf, odt = minutes_pdf(minutes, HOUSE), minutes_odt(minutes, HOUSE)
    spoken, written = flat(heard(pdf)), flat(text_of(odt))
    assert [text for text in WHOLE if flat(clean(text)) not in spoken] == []
    assert [text for text in WHOLE if flat(clean(text)) not in written] == []
    with pikepdf.open(io.BytesIO(pdf)) as opened_again:
        assert opened_again.check_pdf_syntax() == []
    rows = list(csv.reader(io.StringIO(csv_actions(minutes).decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    assert [row[0] for row in rows] == [harmless(text) for text in WHOLE]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    figure(f"{len(WHOLE)} texts of {len(NAUGHTY)} kinds in every place where one types: equal out of the store and a session file, "
           "heard in the PDF, read in the ODT, no cell a formula")  # fmt: skip


def text_of(odt: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(odt)) as file:
        tree = ElementTree.fromstring(file.read("content.xml"))
    return "".join(_told(tree))


def _told(element: ElementTree.Element) -> list[str]:
    """Text of an element, where several blanks and line ends are elements of their own."""
    blank = {"line-break": "\n", "tab": "\t", "s": " "}.get(element.tag.rpartition("}")[2], "")
    return [blank, element.text or "", *(part for inner in element for part in _told(inner)), element.tail or ""]


@pytest.mark.fault("F17")
@pytest.mark.parametrize("text", HALF, ids=ascii)
def test_half_a_character_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="een teken dat niet kan worden opgeslagen"):
        kept(tmp_path, (text,) * 4)
