"""An option that names a case: who leads sees the case, and what is kept holds no word of it once the case is wiped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.keeping.keeper import Keeper, Opened
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import REPORT_KINDS
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.store import Store

START = datetime(2026, 11, 12, 13, tzinfo=UTC)
TEXT = """\
draaiboek: 1
title: Proef
notes: report
roles: {{inbrenger: 1}}
steps:
- title: Inbreng
  time: 5 min
  fields:
  - list: casussen
    notes: {policy}
  - pick: gekozen
    from: casussen
    notes: {policy}
    top: 2
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: Over <casus>
    time: 5 min
    fields:
    - choice: keuze
      options: [door met <casus>, stoppen]
      notes: report
    - vote: stand
      options: [voor <casus>, tegen]
      notes: report
    - matrix: raster
      rows: [wat <casus> vraagt]
      columns: [nu]
      notes: report
"""


def led(folder: Path, policy: str) -> tuple[Keeper, Opened]:
    """Two cases are chosen, and of the second everything is answered."""
    clock = RehearsalClock(START)
    keeper = Keeper(Store(folder, clock.now), clock)
    template = read_text(TEXT.format(policy=policy), "proef", lambda _name: None)
    opened = keeper.create(template, Particulars(START, participants=named("Anna Bos")))
    session = opened.session
    session.go_on(START)
    for case in ("MERKEEN", "MERKTWEE"):
        session.take_note(Content(case), "note", "report", START, field="casussen")
    session.fill_field("gekozen", {"counts": {"MERKEEN": 3, "MERKTWEE": 1}, "chosen": ["MERKEEN", "MERKTWEE"]}, START)
    session.fill_field("2[2]:keuze", "door met MERKTWEE", START)
    session.fill_field("2[2]:stand", {"rounds": [{"voor MERKTWEE": 3, "tegen": 1}]}, START)
    session.fill_field("2[2]:raster", {"rows": [["wat MERKTWEE vraagt", "veel"]]}, START)
    session.open_step(next(step.path for step in session.sheet.on if step.title == "Over MERKTWEE"), START)
    session.close(START + timedelta(hours=1))
    return keeper, opened


def all_reports(session: LiveSession) -> str:
    return repr([make_minutes(session, START, report) for report in REPORT_KINDS])


def test_who_leads_sees_the_case_in_what_was_answered(tmp_path: Path) -> None:
    session = led(tmp_path, "session")[1].session

    assert session.field_value("2[2]:keuze") == "door met MERKTWEE"
    assert session.field_value("2[2]:stand") == {"rounds": [{"voor MERKTWEE": 3, "tegen": 1}]}
    assert "MERK" not in all_reports(session)


def test_a_case_that_is_wiped_is_in_no_answer_and_in_no_byte(tmp_path: Path) -> None:
    keeper, opened = led(tmp_path, "session")

    keeper.finish(opened)

    reports = all_reports(keeper.open(opened.id).session)
    assert "door met casus 2" in reports
    assert "('voor casus 2', '3')" in reports
    assert "('wat casus 2 vraagt', 'veel')" in reports
    assert "MERK" not in reports
    assert not any(b"MERK" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_a_case_that_may_be_in_the_minutes_is_in_what_was_answered(tmp_path: Path) -> None:
    keeper, opened = led(tmp_path, "report")

    keeper.finish(opened)

    assert "door met MERKTWEE" in all_reports(keeper.open(opened.id).session)
