"""Preparing says which steps were off again and again; one press sets this session, another the draaiboek."""

from __future__ import annotations

from datetime import timedelta

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text

TEXT = """
draaiboek: 1
title: Proef
notes: report
people: 4-8
origin: {timing: own}
steps:
- title: Rondje
  time: 2 min per person
  speak: round
- title: Praten
  time: 15 min
"""


def test_what_was_off_is_proposed_and_taken(app: App, clock: RehearsalClock) -> None:
    window, template = app.window, read_text(TEXT, "proef", None)
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit\nEls Kok\nFrank Ham")
    for _ in range(4):
        opened = app.desk.keeper.create(template, Particulars(clock.now(), participants=people))
        for path, minutes in (("1", 18), ("2", 20)):
            opened.session.open_step(path, clock.now())
            clock.advance(minutes=minutes)
        opened.session.close(clock.now())
    panel = window.prepare.learned
    window.begin_preparing(template, Particulars(clock.now(), participants=people[:4]))
    assert not panel.isVisible()  # the window does not wait for it
    window.looking_back.background.wait()

    assert [p.sentence.text() for p in panel.proposals] == [
        "‘Rondje’ duurde in 4 van 4 sessies langer, zo’n 50\u00a0%: 18 min?",
        "‘Praten’ duurde in 4 van 4 sessies langer, zo’n 35\u00a0%: 20 min?",
    ]
    first, second = panel.proposals
    assert window.prepare.to_learned.text() == "2 voorstellen uit eerdere sessies"
    window.prepare.to_learned.click()
    app.qt.processEvents()
    assert first.now.hasFocus()
    assert first.now.visibleRegion().boundingRect() == first.now.rect()  # it came in sight
    assert first.now.text() == "Zet nu op 12 min"  # four people instead of six
    assert second.picture.accessibleName() == "Praten: gepland 15 min; het duurde 20 min, 20 min, 20 min, 20 min"
    first.now.click()
    assert not first.now.isVisibleTo(panel)
    assert window.prepare.particulars.lengths == {"1": timedelta(minutes=12)}
    second.always.click()
    window.looking_back.background.wait()

    assert window.prepare.news.sentence.text() == "In ‘Proef (eigen)’, bij je eigen draaiboeken, duurt ‘Praten’ nu 20 min."
    assert window.template.title == "Proef (eigen)"
    assert window.prepare.particulars.lengths == {"1": timedelta(minutes=12)}
    assert [p.step.title for p in panel.proposals] == ["Rondje"]
    window.begin()
    window.lead.act("next")
    window.go_to("prepare")
    window.looking_back.background.wait()
    assert not panel.proposals  # it has begun
