"""From a session to its minutes, for one reader. What that reader may not have is not in the value that comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from facilitator.language import speaking, tr, trn
from facilitator.sessions.history.course import Course
from facilitator.sessions.history.notes import Note, NoteKind
from facilitator.sessions.leading.speaking_time import spoken_words
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.people import Person, takes_part
from facilitator.sessions.plan.run_sheet import RunSheet, RunStep
from facilitator.sessions.plan.schedule import Slot, schedule
from facilitator.sessions.reports.minutes import Attendee, Minutes, MinutesNote, MinutesStep, ReportKind
from facilitator.sessions.reports.minutes_fields import field_tables, field_texts, in_tables
from facilitator.sessions.reports.minutes_parts import in_minutes, minutes_note, titled
from facilitator.sessions.reports.personal_sheet import for_one
from facilitator.sessions.reports.report_rules import holds_promises, readers_of
from facilitator.sessions.reports.script import make_script
from facilitator.sessions.reports.summary import summarised
from facilitator.sessions.reports.told_sheet import told_sheet
from facilitator.sessions.reports.versions import versions
from facilitator.sessions.screens.look_back import open_again, promises_for_minutes
from facilitator.sessions.step_fields.settling import settled


def make_minutes(
    session: LiveSession, now: datetime, report: ReportKind = "minutes", *, recipient: str = ""
) -> Minutes:
    """A report as it is at this moment, in the language of the draaiboek; the same for the same session and moment.

    Each begins with nothing that was said and gets only what its readers may have. `recipient` is the id of the person that a proof or
    a personal sheet is for; without one a proof is for everybody who was there.
    """
    with speaking(session.template.language):
        return minutes_on_screen(session, now, report, recipient=recipient)


def minutes_on_screen(
    session: LiveSession, now: datetime, report: ReportKind = "minutes", *, recipient: str = ""
) -> Minutes:
    """The same in the language in use, for what the program itself says of a report."""
    facts = _facts(session, now, report)
    if report == "minutes":
        return _with_steps(session, _with_promises(session, facts), now)
    if report == "actions":
        return _with_promises(session, facts)
    if report == "summary":
        return replace(summarised(session, _with_promises(session, facts), is_open=is_open(session)), turnout=_turnout(session))
    if report == "times":
        return replace(facts, present=(), absent=(), steps=_timed_steps(session, now, told_sheet(session, said=False)))
    if report == "proof":
        present = tuple(_attendee(session, p) for p in people_there(session) if p.name and recipient in ("", p.id))
        return replace(facts, present=present, absent=(), turnout=_turnout(session), recipient=_name(session, recipient))
    if report == "run sheet":
        return replace(facts, present=(), absent=(), script=make_script(session))
    if report == "personal sheet":
        return for_one(session, replace(facts, present=(), absent=()), recipient)
    return facts


def _facts(session: LiveSession, now: datetime, report: ReportKind) -> Minutes:
    """When, where and who: nothing of what was said."""
    particulars, template, plan = session.particulars, session.template, schedule(session, now)
    return Minutes(
        report=report,
        title=template.title,
        language=template.language,
        timezone=particulars.timezone,
        team=particulars.team,
        place=particulars.place,
        organisation=particulars.organisation,
        facilitator=particulars.facilitator,
        goal=template.goal or "",
        source=template.origin.source or "" if template.origin else "",
        planned_start=particulars.starts_at,
        planned_end=plan.planned_end,
        started_at=session.course.started_at,
        ended_at=session.course.closed_at,
        present=tuple(_attendee(session, p) for p in session.people if _was_here(session.course, p)),
        absent=tuple(_attendee(session, p) for p in session.people if not _was_here(session.course, p)),
        decisions=(),
        agreements=(),
        actions=(),
        steps=(),
        names_hidden=template.names_hidden,
        audience=_audience(session, report),
        classification="" if is_open(session) else tr("Vertrouwelijk – blijft in de groep"),
        concept=session.course.adopted is None,
        versions=versions(session),
    )


def _with_promises(session: LiveSession, facts: Minutes) -> Minutes:
    """What was decided, agreed and promised, and a sentence about what is left out."""
    notes = _reported(session)
    return replace(
        facts,
        decisions=_of_kind(session, notes, "decision"),
        agreements=(*open_again(session, "agreement"), *_of_kind(session, notes, "agreement")),
        actions=(*open_again(session, "action"), *_of_kind(session, notes, "action")),
        withheld=_withheld(session, notes) if session.template.notes != "nothing" or notes or facts.report == "minutes" else (),
    )


def _with_steps(session: LiveSession, minutes: Minutes, now: datetime) -> Minutes:
    notes, brief = _reported(session), holds_promises(session, "minutes")
    sheet = told_sheet(session, said=not brief)
    told = {step.path: step for step in sheet.steps}
    steps = tuple(_told(session, told[step.path], step, notes) for step in _timed_steps(session, now, sheet))
    kept = session.template.notes != "nothing" and settled(session).keep in ("", "report")
    speaking = spoken_words(session, now) if kept else ""
    return replace(minutes, steps=steps, looked_back=promises_for_minutes(session), speaking=speaking, promises_only=brief)


def _reported(session: LiveSession) -> list[Note]:
    return [n for n in session.course.notes.values() if in_minutes(session, n)]


def _timed_steps(session: LiveSession, now: datetime, told: RunSheet) -> tuple[MinutesStep, ...]:
    """The steps that are not off, as they are called in a document, without what was said in them."""
    titles = {step.path: titled(told, step) for step in told.steps}
    return tuple(_timed(slot, titles[slot.step.path]) for slot in schedule(session, now).slots if slot.state != "off")


def _name(session: LiveSession, person: str) -> str:
    return next((p.label for p in session.people if p.id == person), "")


def is_open(session: LiveSession) -> bool:
    """Whether both the draaiboek and the group let it out."""
    return session.template.notes == "report" and settled(session).keep in ("", "report")


def _audience(session: LiveSession, report: ReportKind) -> str:
    """For whom it is: as the group settled, else as the draaiboek says."""
    named = settled(session).readers or readers_of(session, report)
    return named or ("" if is_open(session) else tr("Alleen voor de groep zelf"))


def people_there(session: LiveSession) -> tuple[Person, ...]:
    """Who was here, at the end or at some moment."""
    return tuple(person for person in session.people if _was_here(session.course, person))


def _turnout(session: LiveSession) -> int:
    """How large the group was: with whoever has no name, without guests and whoever only led."""
    return sum(takes_part(session.template, person) for person in people_there(session))


def _was_here(course: Course, person: Person) -> bool:
    """Here at the end, or at some moment: whoever was ticked as here, or had a turn."""
    spoke = any(t.person == person.id for taken in course.turns.values() for t in taken)
    return person.here or spoke


def _attendee(session: LiveSession, person: Person) -> Attendee:
    return Attendee(person.name, person.role, person.guest)


def _of_kind(session: LiveSession, notes: list[Note], kind: NoteKind) -> tuple[MinutesNote, ...]:
    return tuple(minutes_note(session, n) for n in notes if n.kind == kind)


def _told(session: LiveSession, step: RunStep, timed: MinutesStep, notes: list[Note]) -> MinutesStep:
    """With what was said in it, as far as the draaiboek lets that into the minutes."""
    said = tuple(minutes_note(session, n) for n in notes if n.path == step.path and not in_tables(session, n))
    if holds_promises(session, "minutes"):
        return replace(timed, notes=said)
    return replace(
        timed,
        notes=said,
        texts=field_texts(session, step),
        tables=field_tables(session, step, notes),
    )


def _timed(slot: Slot, title: str) -> MinutesStep:
    return MinutesStep(
        path=slot.step.path,
        title=title,
        planned=slot.planned_length,
        took=slot.took,
        began_at=slot.starts if slot.took is not None else None,
        is_break=slot.step.is_break,
        language=slot.step.language,
    )


def _withheld(session: LiveSession, notes: list[Note]) -> tuple[str, ...]:
    """What is not in the minutes, in words, without a trace of its content."""
    shown = {n.id for n in notes}
    own = sum(n.seen == "facilitator" for n in session.course.notes.values())
    other = sum(n.id not in shown and n.seen != "facilitator" for n in session.course.notes.values())
    sentences = []
    if holds_promises(session, "minutes"):
        sentences.append(tr("Hierin staat alleen wat er is besloten, afgesproken en beloofd."))
    if session.template.notes == "nothing":
        sentences.append(tr("Van het gesprek zelf is volgens het draaiboek niets bewaard."))
    if own:
        sentences.append(trn("{n} notitie bleef bij de begeleider.", "{n} notities bleven bij de begeleider.", own))
    if other:
        sentences.append(trn("{n} notitie bleef in de groep.", "{n} notities bleven in de groep.", other))
    return tuple(sentences)
