"""Everything for the one at the laptop, folded from the session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from facilitator.language import clock_time, minutes_text, tr
from facilitator.sessions.history import changes as c
from facilitator.sessions.history import journal as j
from facilitator.sessions.history.corrections import ExampleMarked, FieldKept, NotePlaced, NotesMerged, NoteSplit, TraceLeft
from facilitator.sessions.history.notes import Note
from facilitator.sessions.history.promises import LinesKept, PromiseSettled
from facilitator.sessions.leading.correcting import idle_words
from facilitator.sessions.leading.offers import offers
from facilitator.sessions.leading.pausing import return_time
from facilitator.sessions.leading.rounds import turns
from facilitator.sessions.leading.side_timer import side_face
from facilitator.sessions.leading.speaking_time import balance
from facilitator.sessions.leading.stances import stance_line, task_lines
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.plan.schedule import Schedule, Slot, schedule, status, step_timer
from facilitator.sessions.plan.speaking import form_words
from facilitator.sessions.screens.beamer_screens import beamer_view, wall_turns
from facilitator.sessions.screens.beamer_view import Face
from facilitator.sessions.screens.console_fields import destinations, field_rows
from facilitator.sessions.screens.console_view import ConsoleView, GroupRow, NoteRow, ProgrammeRow, RoleRow, TurnRow
from facilitator.sessions.screens.look_back import look_back
from facilitator.sessions.step_fields.fields import default_kind, may_note, policy_of


def console_view(session: LiveSession, now: datetime) -> ConsoleView:
    """The console as it is now."""
    plan = schedule(session, now)
    coming = _coming(session, plan)
    view = ConsoleView(
        title=session.template.title,
        team=session.particulars.team,
        status=status(session, plan),
        programme=tuple(_row(session, slot, now) for slot in plan.slots),
        end_planned=clock_time(local(plan.planned_end, session.particulars)),
        end_expected=clock_time(local(plan.expected_end, session.particulars)),
        end_fixed=session.particulars.ends_at is not None,
        now=clock_time(local(now, session.particulars)),
        notes=tuple(_note(session, note) for note in session.course.notes.values()),
        people=session.people,
        beamer=beamer_view(session, now),
        started=session.course.started_at is not None,
        paused=session.course.paused,
        resumes=return_time(session),
        closed=session.course.closed_at is not None,
        undo=undo_text(session),
        replan_possible=session.course.here is not None and session.next_step is not None,
        next_title=coming[0],
        next_detail=coming[1],
        offers=offers(session, now),
        look_back=look_back(session),
        step_line=idle_words(session, now),
        names_shown=not session.template.names_hidden,
    )
    return _with_step(session, view, session.step, now)


def _with_step(session: LiveSession, view: ConsoleView, step: RunStep | None, now: datetime) -> ConsoleView:
    if step is None:
        return view
    timer = step_timer(session, step)
    on, turns_on_wall = session.sheet.on, wall_turns(session, step, now)
    return replace(
        view,
        path=step.path,
        step_title=step.title,
        step_line=_step_line(session, step),
        silent=step.speak == "silent",
        face=Face(timer.phase(now), timer.remaining(now), timer.length) if step.timed else None,
        face_note=_face_note(session, timer.elapsed(now), timer.length, timer.remaining(now), now),
        show=turns_on_wall,
        prompt=min(session.course.prompts.get(step.path, 0), max(0, len(turns_on_wall) - 1)),
        say=step.say,
        watch_out=step.watch_out,
        turns=_turns(session, step, now),
        roles=_roles(session, step),
        fields=field_rows(session, step),
        destinations=destinations(session, step),
        tasks=task_lines(step.tasks),
        groups=_groups(session, step),
        note_open=may_note(step),
        note_kind=default_kind(step),
        note_policy=step.notes,
        can_go_back=bool(on) and on[0].path != step.path,
        side=side_face(session, now),
        balance=balance(session, step, now),
        began_at=timer.spans[0].began_at if timer.spans else None,
    )


def _row(session: LiveSession, slot: Slot, now: datetime) -> ProgrammeRow:
    step, timer = slot.step, step_timer(session, slot.step)
    length = max(timer.length, slot.took or timedelta()) if slot.state == "now" else slot.took if slot.took is not None else step.length
    share = min(1.0, timer.elapsed(now) / timer.length) if slot.state == "now" and timer.length else 0.0
    return ProgrammeRow(
        step.path,
        step.title,
        _detail(slot),
        slot.state,
        clock_time(local(slot.planned_start, session.particulars)),
        clock_time(local(slot.starts, session.particulars)),
        length,
        share,
        step.protected,
        step.optional,
        step.where,
    )


def _detail(slot: Slot) -> str:
    if slot.state == "off":
        return tr("staat uit")
    if slot.state == "skipped":
        return tr("overgeslagen")
    if slot.took is not None and slot.state == "done":
        took = minutes_text(timedelta(minutes=max(1, round(slot.took / timedelta(minutes=1)))))
        same = not slot.planned_length or round(slot.took / timedelta(minutes=1)) == round(slot.planned_length / timedelta(minutes=1))
        return took if same else tr("{took}, gepland {planned}", took=took, planned=minutes_text(slot.planned_length))
    return " · ".join(part for part in (minutes_text(slot.step.length), form_words(slot.step)) if part)


def _step_line(session: LiveSession, step: RunStep) -> str:
    on = session.sheet.on
    number = next((i for i, s in enumerate(on, 1) if s.path == step.path), 0)
    parts = [tr("Stap {number} van {total}", number=number, total=len(on)) if number else tr("Stap"), step.where, form_words(step)]
    if step.turn and step.speakers:
        parts[-1] = tr("{form}, {time} per persoon", form=parts[-1] or tr("rondje"), time=minutes_text(step.turn))
    return " · ".join(p for p in parts if p)


def _face_note(session: LiveSession, elapsed: timedelta, length: timedelta, left: timedelta, now: datetime) -> str:
    if session.course.resumes_at:
        return tr("pauze tot {time}", time=return_time(session))
    minutes, seconds = divmod(int(elapsed.total_seconds()), 60)
    gone = tr("{gone} van {length} voorbij", gone=f"{minutes}:{seconds:02d}", length=minutes_text(length))
    if left < timedelta():
        return gone
    return gone + tr(" · tot {until}", until=clock_time(local(now + left, session.particulars)))


def _turns(session: LiveSession, step: RunStep, now: datetime) -> TurnRow | None:
    found = turns(session, step)
    if found is None:
        return None
    timer = found.timer
    face = Face(timer.phase(now), timer.remaining(now), timer.length) if timer else None
    return TurnRow(found.speaker.label if found.speaker else "", face, found.done, found.todo, found.speaker, found.in_order)


def _roles(session: LiveSession, step: RunStep) -> tuple[RoleRow, ...]:
    named = [*step.stances, *step.tasks, *([step.speak] if step.speak in session.template.roles else [])]
    wanted = dict.fromkeys([*step.pass_roles, *(role for role in named if _is_given(session, role))])
    if any(role for _person, role in step.parts):  # in every group somebody else, in turn
        wanted = {role: None for role in wanted if role not in step.pass_roles}
    people = {p.id: p for p in session.people}
    rows = []
    for role in wanted:
        ids = session.course.holders.get(f"{role}@{step.block}") or tuple(p.id for p in session.people if p.role == role)
        stance = stance_line({role: step.stances.get(role, ())}) if step.stances.get(role) else ""
        rows.append(RoleRow(role, step.block if role in step.pass_roles else "", tuple(people[i] for i in ids if i in people), stance))
    return tuple(rows)


def _is_given(session: LiveSession, role: str) -> bool:
    """Whether somebody has to hold it: not the one at the laptop, and not everybody else."""
    spec = session.template.roles.get(role)
    return spec is None or not (spec.rest or spec.leads)


def _groups(session: LiveSession, step: RunStep) -> tuple[GroupRow, ...]:
    people = {p.id: p for p in session.people}
    parts = {person: role or tr("gastheer") for person, role in step.parts}
    return tuple(GroupRow(tuple((people[p], parts.get(p, "")) for p in group if p in people)) for group in step.groups)


def _note(session: LiveSession, note: Note) -> NoteRow:
    content = session.content(note)
    at = clock_time(local(note.at, session.particulars))
    return NoteRow(
        note.id, note.kind, content.text, content.owner, content.due, at, note.seen, policy_of(session, note), note.path, note.field,
        example=note.id in session.course.examples,
    )  # fmt: skip


def _coming(session: LiveSession, plan: Schedule) -> tuple[str, str]:
    following = session.next_step
    slot = next((s for s in plan.slots if following and s.step.path == following.path), None)
    if slot is None:
        return (tr("Afronden") if session.course.here else "", "")
    starts = clock_time(local(slot.starts, session.particulars))
    parts = [minutes_text(slot.step.length), form_words(slot.step), tr("begint {time}", time=starts)]
    return slot.step.title, " · ".join(p for p in parts if p)


def undo_text(session: LiveSession) -> str:
    """What undo would take back, in words."""
    last = session.undoable
    if last is None:
        return ""
    texts = {
        j.StepOpened: tr("naar de volgende stap"),
        j.Paused: tr("pauze"),
        j.Resumed: tr("verder na de pauze"),
        j.TimeAdded: tr("tijd erbij of eraf"),
        j.TurnGiven: tr("beurt"),
        j.TurnsEnded: tr("einde van de beurten"),
        j.PersonAdded: tr("iemand erbij"),
        j.PresenceSet: tr("aanwezig of weg"),
        j.RoleGiven: tr("rol"),
        j.GroupsFormed: tr("andere groepjes"),
        j.NoteTaken: tr("notitie"),
        j.NoteChanged: tr("wijziging van een notitie"),
        j.NoteRemoved: tr("weghalen van een notitie"),
        j.FieldFilled: tr("invullen"),
        j.ResultShown: tr("uitslag tonen"),
        j.PromptShown: tr("andere vraag op de beamer"),
        j.Switched: tr("stap aan of uit"),
        j.PassesSet: tr("aantal rondes"),
        j.ChoiceMade: tr("keuze"),
        j.Replanned: tr("herplan"),
        c.StepAdded: tr("extra stap"),
        c.StepMoved: tr("andere volgorde"),
        c.StartCorrected: tr("begin van de stap"),
        c.TimeGiven: tr("tijd zonder stap"),
        c.SideTimerStarted: tr("tussentijd"),
        c.SideTimerStopped: tr("einde van de tussentijd"),
        c.SpeakerTapped: tr("wie er spreekt"),
        PromiseSettled: tr("wat er van een belofte kwam"),
        LinesKept: tr("bewaren voor de volgende keer"),
        FieldKept: tr("meenemen of weglaten"),
        TraceLeft: tr("laten staan bij het nakijken"),
        ExampleMarked: tr("goed voorbeeld"),
        NotePlaced: tr("verplaatsen van een notitie"),
        NoteSplit: tr("splitsen van een notitie"),
        NotesMerged: tr("samenvoegen van notities"),
        j.Closed: tr("afronden"),
        j.Reopened: tr("heropenen"),
    }
    return texts[type(last.event)]
