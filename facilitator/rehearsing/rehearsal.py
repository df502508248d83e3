"""Plays a whole session off-screen, on a clock of its own, through the real windows, presenter, store and exporters.

It presses the same buttons and types on the same line as a person would. What it leaves is what a person would have.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from facilitator.language import tr
from facilitator.rehearsing.content import FACILITATOR, NAMES, PLACE, PRIVATE, TEAM
from facilitator.rehearsing.lifelike import lifelike
from facilitator.rehearsing.promises import come_back, keep_for_next_time
from facilitator.rehearsing.year import Outcomes, quarter
from facilitator.sessions.errors import ExportError
from facilitator.sessions.particulars import Participant, Particulars
from facilitator.sessions.screens.console_view import ConsoleView, Destination
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings
from facilitator.storage.backups import unused_name

START = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
OVERRUN_IN = 3
"""The step, counted from 1, in which the group talks on."""


@dataclass(frozen=True)
class Left:
    """What a rehearsal leaves."""

    minutes: Path
    session_file: Path
    pictures: Path
    picture_count: int
    session: str
    documents: tuple[Path, ...] = ()
    """All that the draaiboek asks for."""


@dataclass(frozen=True)
class Occasion:
    """Which session of a series is played, when (UTC), and in which data folder; without one it gets its own."""

    number: int = 1
    starts_at: datetime = START
    data: Path | None = None


ALONE = Occasion()


def rehearse(template: Template, people: int, out: Path, *, with_pictures: bool = True, occasion: Occasion = ALONE) -> Left:
    """Play the session with so many people and leave everything in `out`. Raises FacilitatorError.

    Without pictures both windows are laid out and painted at every step all the same; only nothing is kept of them, and nobody
    looks at the shelf first.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    pictures = out / "beelden"
    try:
        (pictures if with_pictures else out).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(tr("De map {folder} is niet te maken: {why}.", folder=out, why=error.strerror)) from error
    player = Player(template, people, out, pictures, with_pictures, occasion)
    try:
        return player.play()
    finally:
        player.stop()


class Player:
    """The one who presses the keys."""

    def __init__(self, template: Template, people: int, out: Path, pictures: Path, with_pictures: bool, occasion: Occasion) -> None:
        from facilitator.app import App, make_qt
        from facilitator.sessions.clock import RehearsalClock

        self.template, self.people, self.out, self.pictures = template, people, out, pictures
        self.starts_at = occasion.starts_at
        self.clock = RehearsalClock(self.starts_at)
        self.app = App(make_qt(["facilitator"]), self.clock, occasion.data or unused_name(out / "data"), self.settings())
        self.window, self.wall = self.app.window, self.app.beamer
        self.with_pictures, self.taken = with_pictures, 0
        self.decided: set[str] = set()
        self.said, self.outcomes = quarter(occasion.number), Outcomes(occasion.number)
        names, before = NAMES[: max(1, min(people, len(NAMES)))], len(self.said.actions) * (occasion.number - 1)
        self.lines, self.names = cycle(self.said.lines), islice(cycle(names), before, None)
        self.extra: Iterator[str] = iter(self.said.extra)
        self.actions = cycle(self.said.actions)

    def settings(self) -> Settings:
        """As somebody has set up the program."""
        return Settings(organisation="Gemeente Voorbeeldstad", facilitator=FACILITATOR, exports=str(self.out), transitions=False)

    def play(self) -> Left:
        self.window.resize(1366, 768)
        self.window.show()
        if self.with_pictures:
            self.app.start()
            self.picture("kiezen", wall=False)
        else:
            self.app.open()
        self.prepare()
        self.lead()
        return self.look_back()

    def stop(self) -> None:
        """Put the windows away, whatever happened."""
        from PySide6.QtCore import QCoreApplication, QEvent

        self.window.close()
        for widget in (self.window, self.wall):
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()

    # the pages

    def prepare(self) -> None:
        self.window.begin_preparing(self.template, self.particulars())
        self.picture("voorbereiden", wall=False)
        self.window.begin()
        self.wall.resize(1920, 1080)
        self.picture("klaar")

    def particulars(self) -> Particulars:
        """A team, with somebody in each role that is given by hand, and one who comes later."""
        names = [NAMES[i % len(NAMES)] + ("" if i < len(NAMES) else f" {i // len(NAMES) + 1}") for i in range(self.people)]
        people = [Participant(f"p{i}", name) for i, name in enumerate(names, 1)]
        if len(people) > 5:
            people[-1] = replace(people[-1], here=False)
        guests = [
            Participant(f"g{i}", name, role, True)
            for i, (role, name) in enumerate(zip(self.template.guest_roles, ("Karin Smeets", "Wim Peters"), strict=False), 1)
        ]
        draft: Particulars = self.app.desk.draft(self.template)
        ends = self.starts_at + self.planned(people)
        return replace(draft, starts_at=self.starts_at, ends_at=ends, team=TEAM, place=PLACE, participants=(*people, *guests))

    def planned(self, people: list[Participant]) -> timedelta:
        from facilitator.sessions.plan.expansion import run_sheet
        from facilitator.sessions.plan.run_sheet import Planning

        return run_sheet(self.template, Planning(people=tuple(p.id for p in people))).length

    def lead(self) -> None:
        number = 0
        page = self.window.lead
        while self.view.next_title and not self.view.closed and number < 200:
            number += 1
            last = self.view.path and not self.view.replan_possible
            page.act("next")
            if last:
                break
            self.step(number)

    def step(self, number: int) -> None:
        self.give_roles()
        length = self.view.face.total if self.view.face else timedelta(minutes=5)
        self.advance(length * 0.3)
        self.speak(length)
        come_back(self.window, self.outcomes)
        self.write_down(number)
        self.fill_in()
        self.arrive(number)
        self.advance(length * 0.3)
        self.picture(f"stap-{number:02d}")
        self.advance(length * (0.9 if number == OVERRUN_IN else 0.3))
        self.decide()
        if number == OVERRUN_IN:
            self.picture(f"stap-{number:02d}-uitloop")
            self.replan()

    def look_back(self) -> Left:
        from facilitator.export.writing import report_word, write_atomically

        self.settle()
        if not self.view.closed:
            self.window.lead.act("close")
        self.window.go_to("report")
        keep_for_next_time(self.window)
        self.window.looking_back.settle()
        self.picture("verslag")
        documents = self.documents()
        session = self.window.opened.id
        save = self.app.desk.saving(self.window.opened.session, "minutes", session_id=session)  # also where the draaiboek names others
        minutes = next((path for path in documents if path.stem.endswith(report_word("minutes"))), None) or save(lambda _page: None)
        file = self.out / "sessie.json"
        write_atomically(file, self.app.desk.handing.file((session,), "self").data)
        write_atomically(self.out / "actiepunten.csv", self.app.desk.document(self.window.opened.session, "actions", "csv"))
        return Left(minutes, file, self.pictures, self.taken, session, documents)

    def documents(self) -> tuple[Path, ...]:
        """Every report that the draaiboek names, saved with one press. Raises ExportError where one is not there."""
        saving, background = self.window.saving, self.window.looking_back.background
        saving.open()
        background.wait()
        self.picture("bewaren", wall=False)
        number = len(saving.panel.wanted)
        saving.panel.save.click()
        background.wait()
        if len(saving.saved) != number:
            raise ExportError(self.window.report.news.sentence.text())
        found: tuple[Path, ...] = saving.saved
        return found

    # what a person does in a step

    def give_roles(self) -> None:
        for row in self.view.roles:
            taken = {p.id for other in self.view.roles for p in other.holders}
            free = next((p for p in self.view.people if p.here and not p.guest and p.id not in taken), None)
            if not row.holders and free is not None:
                self.window.lead.middle.role_given.emit(row.role, free.id, row.block)

    def speak(self, length: timedelta) -> None:
        """The first few turns of a round."""
        for _ in range(3):
            if self.view.turns is not None:
                self.window.lead.act("turn")
                self.advance(min(length * 0.03, timedelta(seconds=20)))

    def write_down(self, number: int) -> None:
        if not self.view.note_open:
            return
        for place in self.view.destinations:
            self.write_to(place)
        if self.view.look_back.here:
            for line in self.said.looking_back:
                self.type(line)
        elif not self.view.destinations:
            for _ in range(2):
                self.type(next(self.lines))
        line = next(self.extra, "")
        if line:
            self.type(line)
        if number == OVERRUN_IN:
            self.window.lead.line.choose_seen("facilitator")
            self.type(f"n {PRIVATE}")

    def write_to(self, place: Destination) -> None:
        """A few lines where there is one place for all, one line for each person or group."""
        for i in range(1 if place.holder else 2 if place.kind == "action" else 3):
            self.window.lead.line.choose_kind(place.kind)
            self.window.lead.line.choose_place(place)
            if place.kind == "action":
                self.type(self.action())
            elif place.kind == "note" or not i:
                self.type(next(self.lines))

    def action(self) -> str:
        """The next one, for the next person, by a day that is said as people say it."""
        text, days = next(self.actions)
        return f"{text.format(name=next(self.names).split()[0])} uiterlijk {self.starts_at + timedelta(days=days):%Y-%m-%d}"

    def type(self, line: str) -> None:
        """Type on the note line as a person does: letter by letter for the prefix, and Enter."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        edit = self.window.lead.note_edit
        edit.setFocus()
        edit.setText(line)
        edit.textEdited.emit(line)
        QTest.keyClick(edit, Qt.Key.Key_Return)

    def fill_in(self) -> None:
        for row in self.view.fields:
            for number, share in enumerate(row.shares or (row,)):
                value = lifelike(share, number) if not row.again else None
                if value is not None:
                    self.window.lead.middle.field_filled.emit(share.key, value)
        # Filled in is not shown yet: the keys are those of what stands on the console now.
        for row in self.view.fields:
            for share in row.shares or (row,):
                if share.result and share.value is not None and not share.shown:
                    self.window.lead.middle.result_requested.emit(share.result, True)

    def decide(self) -> None:
        """Take of what is offered one thing, once: more time, a round, the way out. Of a choice the first stays, as planned."""
        offer = next((o for o in self.view.offers if not o.heading and o.id not in self.decided), None)
        if offer is not None:
            self.decided.add(offer.id)
            self.window.lead.middle.offers.offer_taken.emit(offer.id)

    def arrive(self, number: int) -> None:
        """The one who comes later comes in the second step."""
        late = next((p for p in self.view.people if not p.here), None)
        if number == 2 and late is not None:
            self.app.presenter.do(lambda s, now: s.set_presence(late.id, True, now))

    def replan(self) -> None:
        if not self.view.replan_possible:
            return
        self.window.replanning.toggle()
        self.picture("herplan", wall=False)
        self.window.replan.accepted.emit()

    # time and pictures

    @property
    def view(self) -> ConsoleView:
        view = self.app.presenter.view
        assert view is not None
        return view

    def advance(self, by: timedelta) -> None:
        self.clock.advance(seconds=by.total_seconds())
        self.app.presenter.tick()

    def settle(self) -> None:
        for _ in range(3):
            self.app.qt.processEvents()

    def picture(self, name: str, wall: bool = True) -> None:
        """Both windows as they are now."""
        self.settle()
        self._save(self.window, f"{name}-regiescherm.png")
        if wall:
            self._save(self.wall, f"{name}-beamer.png")

    def _save(self, widget: Any, name: str) -> None:
        if not self.with_pictures and widget.isVisible():
            return  # it has painted itself already
        file, picture = self.pictures / name, widget.grab()
        if not self.with_pictures:
            return
        if not picture.save(str(file)):
            raise ExportError(tr("Het beeld {file} is niet te bewaren.", file=file))
        self.taken += 1
