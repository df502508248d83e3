"""From a session to its minutes, for one reader. What that reader may not have is not in the value that comes out."""

from __future__ import annotations

from datetime import datetime

from facilitator.language import tr, trn
from facilitator.sessions.course import Course, Note
from facilitator.sessions.field_keys import of_all, whole
from facilitator.sessions.fields import policy_of
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.look_back import open_again, promises_for_minutes
from facilitator.sessions.minutes import Attendee, Minutes, MinutesNote, MinutesStep, NoteKind, ReportKind
from facilitator.sessions.minutes_fields import field_tables, field_texts, in_tables
from facilitator.sessions.people import Person
from facilitator.sessions.schedule import Slot, schedule
from facilitator.sessions.settling import settled
from facilitator.sessions.versions import versions


def make_minutes(session: LiveSession, now: datetime, report: ReportKind = "minutes") -> Minutes:
    """The minutes as they are at this moment; pure, and the same for the same session and moment."""
    particulars, template, plan = session.particulars, session.template, schedule(session, now)
    notes = [n for n in session.course.notes.values() if in_minutes(session, n)]
    keeps = template.notes != "nothing" or bool(notes)
    with_steps = report == "minutes"
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
        decisions=_of_kind(session, notes, "decision") if report != "attendance" else (),
        agreements=(*open_again(session, "agreement"), *_of_kind(session, notes, "agreement")) if report != "attendance" else (),
        actions=(*open_again(session, "action"), *_of_kind(session, notes, "action")) if report != "attendance" else (),
        steps=tuple(_step(session, slot, notes) for slot in plan.slots if slot.state != "off") if with_steps else (),
        looked_back=promises_for_minutes(session) if with_steps else (),
        names_hidden=template.names_hidden,
        audience=_audience(session),
        classification="" if _open(session) else tr("Vertrouwelijk – blijft in de groep"),
        concept=session.course.adopted is None,
        versions=versions(session),
        withheld=_withheld(session, notes) if keeps or report == "minutes" else (),
    )


def _open(session: LiveSession) -> bool:
    """Whether both the draaiboek and the group let it out."""
    return session.template.notes == "report" and settled(session).keep in ("", "report")


def _audience(session: LiveSession) -> str:
    """For whom it is: as the group settled, else as the draaiboek says."""
    return settled(session).readers or ("" if _open(session) else tr("Alleen voor de groep zelf"))


def in_minutes(session: LiveSession, note: Note) -> bool:
    """Whether a note stands in the minutes for the group."""
    if whole(note.field) in session.course.left_out:
        return False
    return note.seen != "facilitator" and policy_of(session, note) == "report" and bool(session.content(note).text)


def _was_here(course: Course, person: Person) -> bool:
    """Here at the end, or at some moment: whoever was ticked as here, or had a turn."""
    spoke = any(t.person == person.id for taken in course.turns.values() for t in taken)
    return person.here or spoke


def _attendee(session: LiveSession, person: Person) -> Attendee:
    return Attendee(person.name, person.role, person.guest)


def _minutes_note(session: LiveSession, note: Note) -> MinutesNote:
    content, asked = session.content(note), session.sheet.fields.get(of_all(note.field)) if note.field else None
    of = asked[1].label or asked[1].name if asked else ""
    return MinutesNote(note.kind, content.text, note.at, content.owner, content.due, of=of)


def _of_kind(session: LiveSession, notes: list[Note], kind: NoteKind) -> tuple[MinutesNote, ...]:
    return tuple(_minutes_note(session, n) for n in notes if n.kind == kind)


def _step(session: LiveSession, slot: Slot, notes: list[Note]) -> MinutesStep:
    step = slot.step
    twins = sum(other.title == step.title and other.block_label == step.block_label for other in session.sheet.on)
    where = step.where if twins > 1 else step.block_label
    title = f"{step.title} ({where})" if where else step.title
    return MinutesStep(
        path=step.path,
        title=title,
        planned=slot.planned_length,
        took=slot.took,
        began_at=slot.starts if slot.took is not None else None,
        notes=tuple(_minutes_note(session, n) for n in notes if n.path == step.path and not in_tables(session, n)),
        texts=field_texts(session, step),
        tables=field_tables(session, step, notes),
        is_break=step.is_break,
    )


def _withheld(session: LiveSession, notes: list[Note]) -> tuple[str, ...]:
    """What is not in the minutes, in words, without a trace of its content."""
    shown = {n.id for n in notes}
    own = sum(n.seen == "facilitator" for n in session.course.notes.values())
    other = sum(n.id not in shown and n.seen != "facilitator" for n in session.course.notes.values())
    sentences = []
    if session.template.notes == "nothing":
        sentences.append(tr("Van het gesprek zelf is volgens het draaiboek niets bewaard."))
    if own:
        sentences.append(trn("{n} notitie bleef bij de begeleider.", "{n} notities bleven bij de begeleider.", own))
    if other:
        sentences.append(trn("{n} notitie bleef in de groep.", "{n} notities bleven in de groep.", other))
    return tuple(sentences)
