"""A proposal for the time that is left, in words and figures: what the one at the laptop says yes or no to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.language import clock_time, minutes_text, tr, trn
from facilitator.sessions.history.timer import ZERO
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.replan import Proposal
from facilitator.sessions.plan.schedule import Schedule, Slot, schedule, step_timer
from facilitator.sessions.screens.beamer_view import Face

HALF_MINUTE = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class ReplanRow:
    """A step that runs or is to come. `begins` is local, as it would be with the proposal; empty where the step is dropped."""

    title: str
    now: timedelta
    proposed: timedelta
    shortest: timedelta
    protected: bool
    dropped: bool
    begins: str
    running: bool = False

    @property
    def changed(self) -> bool:
        return self.now != self.proposed


@dataclass(frozen=True)
class ReplanView:
    """The running step with its clock, what is proposed, and whether that makes the end. Times are local."""

    step_title: str
    face: Face | None
    title: str
    explanation: str
    rows: tuple[ReplanRow, ...]
    end: str
    """The end that was agreed or planned."""
    end_fixed: bool
    expected: str
    """The end with the proposal."""
    available: timedelta
    """From the begin of the first row to the end; what the bars stand on."""
    missing: timedelta
    """What could not be found, rounded up to minutes."""
    changes: bool


def replan_view(session: LiveSession, now: datetime) -> tuple[Proposal, ReplanView]:
    """Propose other lengths from now on. Changes nothing; the proposal is what `session.replan` takes."""
    plan = schedule(session, now)
    running = next((slot for slot in plan.slots if slot.state == "now"), None)
    todo = tuple(slot for slot in plan.slots if slot.state == "todo")
    begins = todo[0].starts if todo else plan.expected_end
    on_time = abs(plan.late) <= HALF_MINUTE  # nobody moves steps about for seconds
    proposal = Proposal({}) if on_time else session.proposal(plan.planned_end - begins)
    rows = _rows(session, now, running, todo, proposal)
    total = sum((row.proposed for row in rows), ZERO)
    first = _first_begin(session, now, running, begins)
    end = plan.planned_end
    missing = _whole_minutes(first + total - end)
    timer = step_timer(session, running.step) if running else None
    return proposal, ReplanView(
        step_title=running.step.title if running else "",
        face=Face(timer.phase(now), timer.remaining(now), timer.length) if timer and running and running.step.timed else None,
        title=_title(plan, proposal, missing),
        explanation=_explanation(rows, proposal, plan),
        rows=rows,
        end=clock_time(local(end, session.particulars)),
        end_fixed=session.particulars.ends_at is not None,
        expected=clock_time(local(first + total, session.particulars)),
        available=max(ZERO, end - first),
        missing=missing,
        changes=proposal.changes,
    )


def _rows(
    session: LiveSession, now: datetime, running: Slot | None, todo: tuple[Slot, ...], proposal: Proposal
) -> tuple[ReplanRow, ...]:
    rows, at = [], todo[0].starts if todo else now
    if running is not None:
        rows.append(_running_row(session, now, running))
    for slot in todo:
        step, dropped = slot.step, slot.step.path in proposal.dropped
        proposed = ZERO if dropped else proposal.lengths.get(step.path, step.length)
        begins = "" if dropped else clock_time(local(at, session.particulars))
        rows.append(ReplanRow(step.title, step.length, proposed, step.shortest, step.protected, dropped, begins))
        at += proposed
    return tuple(rows)


def _running_row(session: LiveSession, now: datetime, slot: Slot) -> ReplanRow:
    # What runs keeps its time: the clock on the wall would jump. What it took too much counts as its length.
    timer, step = step_timer(session, slot.step), slot.step
    length = max(timer.length, timer.elapsed(now))
    return ReplanRow(step.title, length, length, length, True, False, clock_time(local(slot.starts, session.particulars)), True)


def _first_begin(session: LiveSession, now: datetime, running: Slot | None, begins: datetime) -> datetime:
    """Where the bars begin: so long before the next step as the running one lasts, so pauses do not stretch them."""
    if running is None:
        return begins
    timer = step_timer(session, running.step)
    return begins - max(timer.length, timer.elapsed(now))


def _whole_minutes(amount: timedelta) -> timedelta:
    # Seconds are nobody's shortage: less than half a minute over the end is the end.
    return ZERO if amount < HALF_MINUTE else -(-amount // MINUTE) * MINUTE


def _title(plan: Schedule, proposal: Proposal, missing: timedelta) -> str:
    late = round(plan.late / MINUTE)
    if not proposal.changes:
        return tr("Er is niets te verschuiven") if missing else tr("Het past zoals het is")
    if late <= 0:
        return trn("{words} minuut te verdelen", "{words} minuten te verdelen", -late, words=_number(-late))
    return trn("{words} minuut terugwinnen", "{words} minuten terugwinnen", late, words=_number(late))


def _number(n: int) -> str:
    """A number at the start of a sentence, in words where that is short."""
    words = (
        tr("Nul"), tr("Eén"), tr("Twee"), tr("Drie"), tr("Vier"), tr("Vijf"), tr("Zes"), tr("Zeven"), tr("Acht"), tr("Negen"), tr("Tien"),
        tr("Elf"), tr("Twaalf"),
    )  # fmt: skip
    return words[n] if n < len(words) else str(n)


def _explanation(rows: tuple[ReplanRow, ...], proposal: Proposal, plan: Schedule) -> str:
    if not proposal.changes:
        return _nothing_to_do(rows, plan)
    sentences = [*_given(rows), *_gone(rows)]
    if any(row.running for row in rows):
        sentences.append(tr("De stap die nu loopt, houdt zijn tijd."))
    if any(row.changed and not row.dropped and row.proposed < row.now for row in rows):
        sentences.append(tr("Geen enkele stap komt onder zijn minimum."))
    return " ".join(sentences)


def _nothing_to_do(rows: tuple[ReplanRow, ...], plan: Schedule) -> str:
    if plan.late < HALF_MINUTE:
        return tr("Het einde wordt gehaald; er hoeft niets te veranderen.")
    if all(row.running for row in rows):
        return tr("Dit is de laatste stap. Rond af, of spreek samen een later einde af.")
    return tr("Alle stappen zijn al zo kort als ze mogen. Sla een stap over, of spreek samen een later einde af.")


def _given(rows: tuple[ReplanRow, ...]) -> list[str]:
    shorter = [row for row in rows if not row.dropped and row.proposed < row.now]
    longer = [row for row in rows if row.proposed > row.now]
    found = []
    if shorter:
        amount = minutes_text(sum((row.now - row.proposed for row in shorter), ZERO))
        found.append(trn("Eén stap geeft {amount} af.", "{n} stappen geven samen {amount} af.", len(shorter), amount=amount))
    if longer:
        amount = minutes_text(sum((row.proposed - row.now for row in longer), ZERO))
        found.append(trn("Eén stap krijgt er {amount} bij.", "{n} stappen krijgen er samen {amount} bij.", len(longer), amount=amount))
    return found


def _gone(rows: tuple[ReplanRow, ...]) -> list[str]:
    return [tr("‘{title}’ vervalt.", title=row.title) for row in rows if row.dropped]
