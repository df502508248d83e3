"""A data folder with something of everything that a program leaves behind, and what of a word is still in it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from facilitator.files.exported import Exported, Origin
from facilitator.keeping.forgetting import Forgetting
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.over_sessions.archive import Archive
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.follow_up import keep_lines, settle, take_in
from facilitator.sessions.coming_back.ticking import tick
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.versions import adopt
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.store import Store

TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
retention: 3 months, attendance 1 year
reports: [minutes, proof]
series: every 3 months
steps:
- title: Terugblik
  time: 5 min
  follow up: yes
- title: Inbrengen
  time: 5 min
  fields:
  - list: casussen
    carry over: yes
  - pick: gekozen
    from: casussen
- title: Afspraken
  time: 5 min
  fields:
  - action: acties
"""


def remnants(folder: Path, word: str) -> list[str]:
    """Files in which a word stands, however it is written, byte for byte."""
    needles = {form.encode(code) for form in (word, word.lower(), word.upper()) for code in ("utf-8", "utf-16-le")}
    needles |= {word.encode("unicode_escape"), word.lower().encode("unicode_escape")}
    files = [p for p in folder.rglob("*") if p.is_file()]
    return [str(p) for p in files if any(needle in p.read_bytes() for needle in needles) or word.lower() in p.name.lower()]


@dataclass
class Left:
    """Two sessions of one series, the first adopted; a copy of the data, and documents that were made of them."""

    folder: Path
    clock: RehearsalClock
    keeper: Keeper
    forgetting: Forgetting
    archive: Archive
    first: str
    second: str
    note: str
    line: str

    def session(self, session_id: str) -> Opened:
        return self.keeper.open(session_id)


def leave_behind(data: Path, clock: RehearsalClock) -> Left:
    """Ketelbrug is in a line that was chosen, went along and was taken in; Wisselwerk in an action; Dhaouadi is who does it."""
    store = Store(data, clock.now)
    keeper, archive = Keeper(store, clock), Archive(store, clock)
    template = read_text(TEXT, "proef", None)
    people = named("Samira Dhaouadi\nBob Mol\nSamira Vos")
    first = keeper.create(template, Particulars(clock.now(), team="Zuid", participants=people))
    line, note = _first(first, clock)
    tick(first.session, note, "running", "Wisselwerk vordert", "", clock.now())
    keeper.finish(first)
    clock.advance(minutes=90 * 24 * 60)
    second = keeper.create(template, Particulars(clock.now(), team="Zuid", participants=people))
    _second(second, clock, line, note)
    keeper.save_draft(second.id, "half: Ketelbrug, Wisselwerk, Dhaouadi")
    archive.catch_up()
    _copies(data)
    _documents(data, {"verslag Samira Dhaouadi.txt": first.id, "verslag.txt": second.id})
    return Left(data, clock, keeper, Forgetting(store, clock), archive, first.id, second.id, note, line)


def _first(opened: Opened, clock: RehearsalClock) -> tuple[str, str]:
    session = opened.session
    for _ in range(2):
        session.go_on(clock.now())
    line = session.take_note(Content("Casus Ketelbruk"), "note", "report", clock.now(), field="casussen")
    session.change_note(line, clock.now(), content=Content("Casus Ketelbrug"))
    session.fill_field("gekozen", {"counts": {"Casus Ketelbrug": 2}, "chosen": ["Casus Ketelbrug"]}, clock.now())
    session.fill_field("gekozen", {"counts": {"Casus Ketelbrug": 2}, "chosen": []}, clock.now())
    session.go_on(clock.now())
    session.add_person("Noor Dhaouadi", clock.now())
    note = session.take_note(Content("Samira Dhaouadi zoekt Wisselwerk uit", "Samira Dhaouadi"), "action", "report", clock.now())
    session.take_note(Content("Dit zei Samira, en Dhaouadi's collega ook"), "note", "facilitator", clock.now())
    keep_lines(session, "casussen", True, clock.now())
    session.close(clock.now())
    adopt(session, {"minutes": "0" * 64}, "1", clock.now())
    return line, note


def _second(opened: Opened, clock: RehearsalClock, line: str, note: str) -> None:
    session = opened.session
    session.go_on(clock.now())
    settle(session, note, "running", "Wisselwerk loopt, zegt Samira Dhaouadi", clock.now())
    session.go_on(clock.now())
    take_in(session, line, clock.now())
    session.take_note(Content("Iets heel anders"), "note", "report", clock.now())


def _copies(data: Path) -> None:
    """Of now, and of when the draft of the first session had the line in it still."""
    (data / "backups").mkdir()
    shutil.copy(data / "facilitator.sqlite", data / "backups" / "facilitator-versie1-20260101T000000Z.sqlite")


def _documents(data: Path, sessions: dict[str, str]) -> None:
    """Beside the data folder, under names that say the same as what is in them."""
    exported = Exported(data)
    for name, session_id in sessions.items():
        path = data.parent / name
        path.write_bytes(name.encode())
        exported.remember(path, Origin(session_id, "minutes", "", "txt"), name.encode())
