"""A word that was said is in exactly those places that its policy allows: the wall, every report, what is copied, what can be found,
files for others, the log, what is told of a crash, the disk, and the copies that were made meanwhile.

Random draaiboeken, led through a real store, closed and put away. `ALL_FAULTS=1` makes two thousand of them, in four parts.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from facilitator.export.csv_actions import csv_actions
from facilitator.export.reports.written import minutes_html, minutes_text
from facilitator.files.handing_over import HandingOver
from facilitator.keeping.keeper import Keeper
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.logbook import told_error
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import ExportError, SessionError
from facilitator.sessions.finding.findable import findable
from facilitator.sessions.handing_over.handed import WHOM
from facilitator.sessions.history.notes import NOTE_KINDS, NoteKind, Seen
from facilitator.sessions.leading.arranging import add_step
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.leading.side_timer import start_side_timer
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import REPORT_KINDS
from facilitator.sessions.reports.personal_sheet import owners
from facilitator.sessions.reports.report_offers import offers
from facilitator.sessions.screens.beamer_screens import beamer_view
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.step_fields.fields import field_policy
from facilitator.sessions.templates.policies import strictness
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.store import Store
from tests.conftest import START

WHOLE, PARTS = 2000, 4 if os.environ.get("ALL_FAULTS") else 1
SESSIONS = WHOLE // PARTS if os.environ.get("ALL_FAULTS") else 25
MEMORY = Path("/dev/shm")
"""Where thousands of files cost no waiting for a disk, if it is there."""
HEAD = "draaiboek: 1\ntitle: Proef\norigin: {timing: own}\nroles:\n  leider: leads\n  inbrenger: 1\n  observator: 1\n"
POLICIES = ("nothing", "session", "inbrenger", "observator", "report")
OWN = st.sampled_from(("", *POLICIES[1:]))
FIELDS = st.sampled_from(("list", "short", "long", "sentence", "person", "action", "decision", "agreement"))
PROMISED = ("agreement", "decision", "action")


@dataclass(frozen=True)
class Piece:
    """Something that was said under a marked word, and under which policy it was kept."""

    mark: str
    policy: str
    kind: str
    seen: Seen = "report"
    shown: bool = False
    """The draaiboek puts it on the wall."""
    block: str = ""
    """In which pass of a repeat block."""

    def within(self, ceiling: str) -> Piece:
        """The same, after the group settled what is kept."""
        return replace(self, policy=min(self.policy, ceiling or "report", key=strictness))

    @property
    def gone(self) -> bool:
        """It was for the session alone, which is over."""
        return self.policy in ("session", "nothing")

    @property
    def may_be_on_wall(self) -> bool:
        return self.seen == "beamer" or (self.shown and self.policy in ("session", "report"))

    def in_report(self, report: str, role: str, is_open: bool) -> bool:
        if self.seen == "facilitator":
            return False
        if report == "personal sheet":
            return role == self.policy or (self.kind == "casussen" and self.policy == "report")  # it names the pass
        if self.policy != "report":
            return False
        if report == "summary":
            return self.kind in ("decision", "action") or (is_open and self.kind in ("agreement", "question"))
        return report == "minutes" or (report == "actions" and self.kind in PROMISED)


@dataclass(frozen=True)
class Step:
    """A step of a draaiboek: what is kept of it, its fields with what is kept of each, and the notes that are taken in it."""

    notes: str
    fields: tuple[tuple[str, str, bool], ...]
    said: tuple[tuple[NoteKind, Seen], ...]

    def written(self, number: int) -> str:
        lines = [f"- title: Stap {number}", "  time: 5 min", f"  notes: {self.notes}"]
        lines += ["  fields:"] if self.fields else []
        for i, (kind, policy, board) in enumerate(self.fields):
            name = f"veld{number}v{i}"
            lines.append(f"  - {'short' if kind == 'person' else kind}: {name}")
            lines += ["    text: Wij … omdat …"] * (kind == "sentence") + ["    per: person"] * (kind == "person")
            lines += [f"    notes: {policy}"] * bool(policy) + ["    board: yes"] * (board and kind == "list")
        return "\n".join(lines) + "\n"


steps = st.builds(
    Step,
    st.sampled_from(POLICIES),
    st.lists(st.tuples(FIELDS, OWN, st.booleans()), max_size=3).map(tuple),
    st.lists(st.tuples(st.sampled_from(NOTE_KINDS), st.sampled_from(("facilitator", "report", "beamer"))), max_size=3).map(tuple),
)


@dataclass(frozen=True)
class Plan:
    """A draaiboek and what happens with it."""

    top: str
    steps: tuple[Step, ...]
    cases: str
    """The policy of the list of cases; empty: there are none."""
    chosen: str
    settled: str
    extra: bool

    @property
    def text(self) -> str:
        settle = "- title: Afspreken\n  time: 5 min\n  fields:\n  - settle: afspraak\n" if self.settled else ""
        cases = CASES.format(cases=self.cases, chosen=self.chosen) if self.cases else ""
        own = "".join(step.written(i) for i, step in enumerate(self.steps))
        return f"{HEAD}notes: {self.top}\nsteps:\n{settle}{cases}{own}"


CASES = """\
- title: Inbreng
  time: 5 min
  fields:
  - list: casussen
    notes: {cases}
  - pick: gekozen
    from: casussen
    notes: {chosen}
    top: 2
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: Over <casus>
    time: 5 min
    fields:
    - list: adviezen
      notes: inbrenger
"""
plans = st.builds(
    Plan,
    st.sampled_from(("nothing", "session", "report")), st.lists(steps, min_size=1, max_size=3).map(tuple),
    st.sampled_from(("", *POLICIES[1:])), st.sampled_from(POLICIES[1:]), st.sampled_from(("", "", "nothing", "session")), st.booleans(),
)  # fmt: skip


@dataclass
class Leading:
    """Somebody who leads it, and remembers what was said where."""

    keeper: Keeper
    plan: Plan
    clock: RehearsalClock
    pieces: list[Piece] = field(default_factory=list)
    walls: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit")
        template = read_text(self.plan.text, "proef", lambda _name: None)
        self.opened = self.keeper.create(template, Particulars(START, participants=people, team="Zuid"))
        self.session = self.opened.session

    def mark(self) -> str:
        return f"MERK{next(self.numbers)}Q"

    def play(self) -> None:
        session = self.session
        session.go_on(START)
        for role, person in (("inbrenger", "p1"), ("observator", "p2")):
            session.give_role(role, (person,), START)
        self.settle()
        self.choose_cases()
        for step in session.sheet.on:
            session.open_step(step.path, START)
            self.say(step.title)
            self.look()
        if self.plan.extra:
            self.step_aside()
        session.close(START + timedelta(hours=1))
        self.look()

    def look(self) -> None:
        """What the room sees now."""
        self.walls.append(repr(beamer_view(self.session, START)))

    def settle(self) -> None:
        row = next((r for r in console_view(self.session, START).fields if r.field.kind == "settle"), None)
        if row is not None:
            self.session.fill_field(row.key, {"keep": self.plan.settled, "readers": ""}, START)

    def choose_cases(self) -> None:
        if self.plan.cases:
            self.session.open_step(next(s.path for s in self.session.sheet.on if s.title == "Inbreng"), START)
            view = console_view(self.session, START)
            marks = [self.note("casussen", view.destinations[0].key, self.plan.cases) for _ in range(2)]
            self.session.fill_field(view.fields[0].key, {"counts": dict.fromkeys(marks, 1), "chosen": marks}, START)
            self.look()

    def note(self, kind: str, key: str, policy: str, note_kind: NoteKind = "note", seen: Seen = "report", **more: Any) -> str:
        mark = self.mark()
        self.session.take_note(Content(mark), note_kind, seen, START, field=key)
        self.pieces.append(Piece(mark, policy, kind, seen, **more))
        return mark

    def say(self, title: str) -> None:
        step = self.session.step
        assert step is not None
        if title.startswith("Over "):
            line = console_view(self.session, START).destinations[0]
            self.note("advies", line.key, "inbrenger", block=step.block)
        if not title.startswith("Stap "):
            return
        planned = self.plan.steps[int(title.split()[1])]
        for kind, seen in planned.said if step.notes != "nothing" else ():
            self.note(kind, "", step.notes, kind, seen)
        view = console_view(self.session, START)
        for line in view.destinations:
            self.note(line.kind, line.key, line.policy, line.kind, shown=line.seen == "beamer")
        for row in view.fields:
            self.fill(row, field_policy(step, row.field))

    def fill(self, row: Any, policy: str) -> None:
        kind = row.field.kind
        if row.shares:
            for share in row.shares:
                self.session.fill_field(share.key, self.filled("field", policy), START)
        else:
            mark = self.filled("field", policy)
            self.session.fill_field(row.key, {"gaps": [mark, "het werkt"]} if kind == "sentence" else mark, START)

    def filled(self, kind: str, policy: str) -> str:
        mark = self.mark()
        self.pieces.append(Piece(mark, policy, kind))
        return mark

    def step_aside(self) -> None:
        """A step that came by, and a short clock: what they are called was typed too."""
        with suppress(SessionError):
            mark = self.mark()
            path = add_step(self.session, mark, timedelta(minutes=3), START)
            self.session.open_step(path, START)
            step = self.session.step
            self.pieces.append(Piece(mark, step.notes if step else "nothing", "extra", "beamer"))
        mark = self.mark()
        start_side_timer(self.session, timedelta(minutes=2), mark, START)
        self.pieces.append(Piece(mark, "session", "clock", "beamer"))
        self.look()


def documents(session: LiveSession, report: str, recipient: str) -> str:
    """A report in each of its ways."""
    minutes = make_minutes(session, START, report, recipient=recipient)  # type: ignore[arg-type]
    sheet = csv_actions(minutes).decode("utf-8-sig") if report == "actions" else ""
    copied = minutes_html(minutes).decode()  # what goes to the clipboard, or in a mail
    return "\n".join((repr(minutes), minutes_text(minutes).decode(), copied, sheet))


def on_disk(folder: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


class Heard(logging.Handler):
    """All that is logged, at any level."""

    def __init__(self) -> None:
        super().__init__(0)
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += record.getMessage()


@pytest.mark.fault("F20")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_word_is_in_exactly_the_places_that_its_policy_allows(part: int, figure: Callable[..., None]) -> None:
    looked: list[int] = []

    @seed(part)  # else each part may be the same one
    @given(plans)
    @settings(max_examples=SESSIONS, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,), database=None)
    def each_plan_is_kept(plan: Plan) -> None:
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder, listening() as heard:
            looked.append(look_everywhere(plan, Path(folder), heard))

    each_plan_is_kept()

    assert len(looked) >= SESSIONS
    said = f"{len(looked)} sessions of generated draaiboeken, {sum(looked)} marked words" + f", part {part + 1} of {PARTS}" * (PARTS > 1)
    figure(said, part=SESSIONS * PARTS < WHOLE)


@contextmanager
def listening() -> Iterator[Heard]:
    heard, log = Heard(), logging.getLogger()
    log.addHandler(heard)
    try:
        yield heard
    finally:
        log.removeHandler(heard)


def look_everywhere(plan: Plan, folder: Path, heard: Heard) -> int:
    """How many words were looked for."""
    clock = RehearsalClock(START)
    store = Store(folder / "data", clock.now)
    keeper, copies = Keeper(store, clock), Safekeeper(store, folder / "copies", clock)
    led = Leading(keeper, plan, clock)
    led.play()
    copy = copies.make().path
    assert all(piece.mark.encode() in copy.read_bytes() for piece in led.pieces)
    crash = told_error(crashed(led))
    keeper.finish(led.opened)
    ceiling = plan.settled if any(s.title == "Afspreken" for s in led.session.sheet.on) else ""
    pieces = [piece.within(ceiling) for piece in led.pieces]

    session = keeper.read(led.opened.id)
    check_walls(led, pieces)
    check_documents(session, pieces)
    elsewhere = "\n".join((repr(keeper.overviews()), repr(offers(session, START)), crash, heard.text))
    assert "MERK" not in elsewhere
    check_disk(pieces, on_disk(folder / "data"))
    check_disk(pieces, copy.read_bytes())
    check_files(session, pieces, HandingOver(store, clock), led.opened.id)
    store.close()
    return len(pieces)


def crashed(led: Leading) -> Exception:
    """An error that quotes what was said, out of a function that has it at hand."""
    said = [piece.mark for piece in led.pieces]
    try:
        raise ValueError(*said) from KeyError(*said)
    except ValueError as error:
        return error


def check_walls(led: Leading, pieces: list[Piece]) -> None:
    named_passes = {line for lines in led.session.planning.lines.values() for line in lines}
    for piece in pieces:
        if not piece.may_be_on_wall and piece.mark not in named_passes:
            assert not any(piece.mark in wall for wall in led.walls), piece


def check_documents(session: LiveSession, pieces: list[Piece]) -> None:
    roles = {owner.id: owner.role for owner in owners(session)}
    is_open = session.template.notes == "report" and make_minutes(session, START).classification == ""
    for report in REPORT_KINDS:
        for recipient in roles if report == "personal sheet" else ("",):
            told = documents(session, report, recipient)
            for piece in pieces:
                may = piece.in_report(report, roles.get(recipient, ""), is_open)
                assert may or piece.mark not in told, (piece, report, recipient)
                if may and piece.kind not in ("casussen", "extra", "clock") and not piece.block:
                    assert piece.mark in told, (piece, report, recipient)
    found = repr(findable(session, START))
    for piece in pieces:
        assert piece.in_report("minutes", "", is_open) or piece.mark not in found, piece


def check_disk(pieces: list[Piece], raw: bytes) -> None:
    """What was only for the session itself is nowhere any more; the rest is not lost."""
    for piece in pieces:
        assert (piece.mark.encode() in raw) is not piece.gone, (piece, "disk")


def check_files(session: LiveSession, pieces: list[Piece], handing: HandingOver, id_: str) -> None:
    """A file for oneself has what is kept, one for who goes on leading no more than that, one for the team lead what their report has."""
    is_open = make_minutes(session, START).classification == ""
    for whom in WHOM:
        file = ""
        with suppress(ExportError):
            file = handing.file((id_,), whom).data.decode()
        for piece in pieces:
            there = piece.mark in file
            may = piece.in_report("summary", "", is_open) if whom == "lead" else not piece.gone
            assert may or not there, (piece, whom)
            assert there or not may or whom != "self", (piece, whom)
