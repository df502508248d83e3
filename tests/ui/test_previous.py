"""Preparing the next session of a series, and what is asked when one is closed: in the real windows, with the real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.previous import Previous, has_people, taken_over
from facilitator.sessions.coming_back.rotation import Turns, next_holders
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.local_time import local
from facilitator.sessions.particulars import Participant, Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text
from facilitator.ui.pages.report.groups import groups_of

TEXT = """
draaiboek: 1
title: Proef
notes: session
origin: {timing: own}
series: every 3 months
roles:
  gespreksleider: leads, takes part, rotates
  notulist: 0-1, rotates
  voorzitter: 0-1
steps:
- title: Terugblik
  time: 10 min
  follow up: yes
- title: Inbrengen
  time: 5 min
  fields:
  - list: casussen
    carry over: yes
- title: Afspraken
  time: 5 min
  fields:
  - action: acties
    notes: report
"""
PEOPLE = named("Anna Bos\nBob Mol\nCor Vos")


@pytest.fixture
def template() -> Template:
    return read_text(TEXT, "proef", None)


def play(app: App, template: Template, clock: RehearsalClock, **roles: str) -> None:
    """A closed session of Team Zuid, with these people in these roles; then three months pass."""
    people = tuple(replace(p, role=next((r for r, name in roles.items() if name == p.name), "")) for p in PEOPLE)
    app.window.begin_preparing(template, Particulars(clock.now(), team="Team Zuid", participants=people))
    app.window.begin()
    session = app.window.opened.session
    session.open_step(session.sheet.on[1].path, clock.now())
    session.take_note(Content("De tolk"), "note", "report", clock.now(), field="casussen")
    session.open_step(session.sheet.on[2].path, clock.now())
    session.take_note(Content("Bellen", "Anna Bos"), "action", "report", clock.now(), field="acties")
    session.close(clock.now())
    app.presenter.refresh()
    app.qt.processEvents()


def prepare(app: App, template: Template, clock: RehearsalClock, team: str = "team zuid") -> None:
    app.window.go_home()
    clock.advance(minutes=60 * 24 * 60)
    app.window.begin_preparing(template)
    QTest.keyClicks(app.window.prepare.form.team.edit, team)
    app.qt.processEvents()


def test_a_team_that_is_known_gets_one_quiet_line(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock)
    prepare(app, template, clock)

    panel = app.window.prepare.previous
    assert panel.isVisible()
    assert panel.sentence.text() == "Vorige keer: do 26 nov, 3 mensen, 1 belofte open."
    assert panel.rhythm.text() == "Elk kwartaal: de volgende is do 25 feb."


@pytest.mark.parametrize("team", ["Team Noord", "", "Team Zui"])
def test_a_team_that_is_not_known_gets_none(app: App, template: Template, clock: RehearsalClock, team: str) -> None:
    play(app, template, clock)
    prepare(app, template, clock, team)

    assert not app.window.prepare.previous.isVisible()


def test_the_people_are_taken_over_by_one_press(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock, notulist="Bob Mol", voorzitter="Cor Vos")
    prepare(app, template, clock)
    app.window.prepare.previous.people.click()

    taken = app.window.prepare.particulars.participants
    assert [(p.name, p.role) for p in taken] == [("Anna Bos", ""), ("Bob Mol", ""), ("Cor Vos", "voorzitter")]
    assert "Cor Vos" in app.window.prepare.people.lines.toPlainText()
    assert not app.window.prepare.previous.people.isVisible()


def test_the_date_of_the_series_is_proposed_and_nothing_is_forced(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock)
    prepare(app, template, clock)
    before = local(app.window.prepare.particulars.starts_at, app.window.prepare.particulars)
    assert before.date() != date(2027, 2, 25)
    app.window.prepare.previous.due.click()

    after = local(app.window.prepare.particulars.starts_at, app.window.prepare.particulars)
    assert (after.date(), after.time()) == (date(2027, 2, 25), before.time())
    assert not app.window.prepare.previous.due.isVisible()


def test_who_had_a_role_longest_ago_is_next_and_only_when_pressed(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock, notulist="Anna Bos", gespreksleider="Bob Mol")
    prepare(app, template, clock)
    app.window.prepare.previous.people.click()
    assert all(not p.role for p in app.window.prepare.particulars.participants)
    assert [b.text() for b in app.window.prepare.previous.holders] == ["Geef Anna Bos de rol", "Geef Bob Mol de rol"]

    app.window.prepare.previous.holders[0].click()

    first = app.window.prepare.particulars.participants[0]
    assert (first.name, first.role) == ("Anna Bos", "gespreksleider")
    assert app.window.prepare.particulars.facilitator == "Anna Bos"
    assert [b.text() for b in app.window.prepare.previous.holders] == ["Geef Bob Mol de rol"]


def test_a_session_that_was_closed_is_not_its_own_previous_one(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock)
    app.window.go_to("prepare")

    assert not app.window.prepare.previous.isVisible()


def turns(**last: date) -> Turns:
    return {"notulist": {name.replace("_", " "): day for name, day in last.items()}}


def test_of_equals_the_first_on_the_list_is_next(template: Template) -> None:
    people = (Participant("1", "Anna Bos", "gespreksleider"), *PEOPLE[1:])

    (never,) = next_holders(template, people, turns())
    (longest,) = next_holders(template, people, turns(bob_mol=date(2026, 8, 27), cor_vos=date(2026, 5, 28)))

    assert (never.person.name, never.last) == ("Bob Mol", None)
    assert (longest.person.name, longest.last) == ("Cor Vos", date(2026, 5, 28))


def test_who_is_away_or_has_no_name_is_not_next(template: Template) -> None:
    people = (Participant("1", "Anna Bos", here=False), Participant("2"), Participant("3", "Gast", guest=True))

    assert next_holders(template, people, turns()) == ()


def test_people_without_a_name_are_taken_over_as_a_number(template: Template, app: App, clock: RehearsalClock) -> None:
    app.window.begin_preparing(template, Particulars(clock.now(), team="Zuid", participants=(Participant("p1"), Participant("p2"))))
    app.window.begin()
    session = app.window.opened.session
    found = taken_over(template, session.people)

    assert [(p.id, p.name) for p in found] == [("p1", ""), ("p2", "")]
    assert has_people(session.particulars, Previous(date(2026, 8, 27), 2, 0, found))


# at the close


def test_the_close_asks_whether_what_was_not_chosen_is_kept(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock)

    (question,) = app.window.report.look_back.questions
    assert question.isVisible()
    assert "Bewaren voor de volgende keer?" in question.question.text()
    assert "gewist" in question.sequel.text()
    assert not question.yes.isChecked()
    assert not question.no.isChecked()


def test_a_yes_is_kept_and_shown(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock)
    app.window.report.look_back.questions[0].yes.click()

    (question,) = app.window.report.look_back.questions
    assert question.yes.isChecked()
    assert question.sequel.text() == "Ze worden de volgende keer aangeboden."
    prepare(app, template, clock)
    app.window.begin()
    assert len(app.window.opened.session.course.brought.lines) == 1


def test_without_an_answer_it_is_wiped(app: App, template: Template, clock: RehearsalClock, tmp_path: Path) -> None:
    play(app, template, clock)
    app.window.go_home()

    assert not any(b"De tolk" in p.read_bytes() for p in (tmp_path / "data").rglob("*") if p.is_file())


def test_what_became_of_a_promise_can_still_be_corrected_in_the_minutes(app: App, template: Template, clock: RehearsalClock) -> None:
    play(app, template, clock)
    prepare(app, template, clock)
    app.window.begin()
    session = app.window.opened.session
    session.open_step(session.sheet.on[0].path, clock.now())
    session.close(clock.now())
    app.presenter.refresh()
    app.qt.processEvents()
    (line,) = app.window.report.look_back.promises.lines.values()
    assert line.isVisible()

    line.states["done"].click()

    assert app.presenter.view is not None
    assert app.presenter.view.look_back.rows[0].state == "done"


def test_beside_earlier_promises_there_are_no_new_ones() -> None:
    assert [g.empty for g in groups_of("minutes", (), (), looks_back=True)][:2] == [
        "Geen nieuwe afspraken gemaakt.",
        "Geen nieuwe actiepunten.",
    ]
