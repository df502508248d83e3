"""What the draaiboek proposes at this moment: more time, another round, a way out, a choice. Nothing happens by itself.

An offer is worked out from facts every time; the facilitator takes it or lets it lie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from facilitator.language import clock_time, minutes_text, tr
from facilitator.sessions.errors import SessionError
from facilitator.sessions.leading.correcting import give_time, newest_gap
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.local_time import local
from facilitator.sessions.plan.replan import Proposal
from facilitator.sessions.plan.run_sheet import Crossroads, Loop, RunStep
from facilitator.sessions.plan.schedule import step_timer
from facilitator.sessions.step_fields.fields import lines_of
from facilitator.sessions.templates.small_texts import Extension, parse_extend

ZERO = timedelta()
SOON = timedelta(seconds=20)
"""How long before the end of a step its extension is offered, so that there is time to ask."""


@dataclass(frozen=True)
class Offer:
    """`id` is what `take_offer` wants; `heading` is shared by offers of which one is taken, such as the branches of a choice."""

    id: str
    text: str
    detail: str = ""
    heading: str = ""
    chosen: bool = False


def offers(session: LiveSession, now: datetime) -> tuple[Offer, ...]:
    """What may be decided now, the most urgent first. Empty after the end."""
    step = session.step
    if session.course.closed_at:
        return ()
    if step is None:
        return tuple(_choices(session))
    found = [
        *_extension(session, step, now), *_ways_on(session, step, now), *_choices(session), *_options(session, step), *_untimed(session),
    ]  # fmt: skip
    return tuple({offer.id: offer for offer in found}.values())


def take_offer(session: LiveSession, offer: str, now: datetime) -> None:
    """Do what was offered. Raises SessionError where that is no longer on offer."""
    if offer not in {o.id for o in offers(session, now)}:
        raise SessionError(tr("Dat kan nu niet meer."))
    what, _, where = offer.partition(" ")
    path, _, number = where.rpartition(" ")
    if what == "extend":
        _extend(session, now)
    elif what == "choose":
        session.choose(path, int(number), now)
    elif what == "again":
        session.set_passes(path, int(number), now)
    elif what == "instead":
        session.replan(Proposal({}, dropped=_rest_of(session, where.partition("!")[0]), added=(where,)), now)
    elif what == "gap":
        gap = newest_gap(session)
        if gap is not None:
            give_time(session, gap, where, now)
    elif what == "leave":
        session.replan(Proposal({}, dropped=_rest_of(session, where)), now)
    else:
        session.switch(where, True, now)


def passes_over(session: LiveSession, path: str, *, skipping: bool = False) -> RunStep | None:
    """The first step of a fixed order that would be passed over by going to this step now, or None.

    With `skipping` the running step counts too: it would be left undone.
    """
    running = session.step
    if skipping and running is not None and running.fixed_order:
        return running
    steps, here = session.sheet.steps, session.course.here
    paths = [step.path for step in steps]
    if path not in paths:
        return None
    begin = paths.index(here.path) + 1 if here and here.path in paths else 0
    between = steps[begin : paths.index(path)]
    return next((s for s in between if s.on and s.fixed_order and s.path not in session.course.begun), None)


# more time


def _extension(session: LiveSession, step: RunStep, now: datetime) -> Iterator[Offer]:
    if not step.extend or session.course.paused or step_timer(session, step).remaining(now) > SOON:
        return
    asked = parse_extend(step.extend)
    words = {"thumbs": tr("vraag om duimen omhoog of omlaag"), "hands": tr("vraag wie door wil, met handen"), "": ""}
    yield Offer("extend", tr("Nog {time}", time=minutes_text(asked.length)), words[asked.by])


def _extend(session: LiveSession, now: datetime) -> None:
    step = session.step
    if step is not None:
        asked: Extension = parse_extend(step.extend)
        over = max(ZERO, -step_timer(session, step).remaining(now))
        session.add_time(asked.length + timedelta(seconds=int(over.total_seconds())), now)


# rounds


def _ways_on(session: LiveSession, step: RunStep, now: datetime) -> Iterator[Offer]:
    for loop in session.sheet.loops:
        number = _pass_of(loop, step.path)
        if number:
            yield from _in_loop(session, loop, number, now)
        elif not loop.passes and _comes_next(session, step, loop.path) and not _is_filled(session, loop):
            yield _again(loop, 1)


def _in_loop(session: LiveSession, loop: Loop, number: int, now: datetime) -> Iterator[Offer]:
    filled, fits = _is_filled(session, loop), _fits(session, loop, now)
    following = session.next_step
    ends_here = following is None or _pass_of(loop, following.path) != number
    last = ends_here and number == loop.passes
    if filled and _rest_of(session, loop.path):
        yield Offer(f"leave {loop.path}", tr("Klaar: verder na deze rondes"), tr("‘{field}’ is ingevuld", field=loop.until))
    if ends_here and number < loop.passes and not fits:
        clock = f"{loop.until_clock:%H:%M}" if loop.until_clock else ""
        yield Offer(f"leave {loop.path}", tr("Klaar: verder na deze rondes"), tr("er past geen ronde meer voor {time}", time=clock))
    if last and not filled and fits and number < loop.most:
        yield _again(loop, number + 1)
    if number == loop.passes and (ends_here or number == loop.most) and not filled and loop.until_keys:
        yield from _way_out(session, loop)


def _again(loop: Loop, number: int) -> Offer:
    why = tr("‘{field}’ is nog leeg", field=loop.until) if loop.until_keys else ""
    detail = " · ".join(part for part in (minutes_text(loop.pass_length), why) if part)
    text = tr("Nog een ronde: {title}", title=loop.title) if number > 1 else tr("Een ronde: {title}", title=loop.title)
    return Offer(f"again {loop.path} {number}", text, detail)


def _way_out(session: LiveSession, loop: Loop) -> Iterator[Offer]:
    for step in session.sheet.steps:
        if step.path.startswith(f"{loop.path}!") and not step.on:
            why = tr("‘{field}’ is nog leeg", field=loop.until)
            yield Offer(f"instead {step.path}", tr("In plaats daarvan: {title}", title=step.title), why)


def _pass_of(loop: Loop, path: str) -> int:
    """Which pass of the loop a step is in, or 0."""
    inside = path.startswith(f"{loop.path}[")
    return int(path[len(loop.path) + 1 :].partition("]")[0]) if inside else 0


def _rest_of(session: LiveSession, path: str) -> tuple[str, ...]:
    """Steps of this loop that would still come."""
    begun = session.course.begun
    return tuple(s.path for s in session.sheet.on if s.path.startswith(f"{path}[") and s.path not in begun)


def _is_filled(session: LiveSession, loop: Loop) -> bool:
    return any(is_filled(session, key) for key in loop.until_keys)


def is_filled(session: LiveSession, key: str) -> bool:
    """Whether a field holds anything, lines or a value."""
    if any(session.content(note).text for note in lines_of(session, key)):
        return True
    value = session.field_value(key)
    if isinstance(value, dict):
        return bool(value["chosen"]) if "chosen" in value else any(value.values())
    return bool(value)


def _fits(session: LiveSession, loop: Loop, now: datetime) -> bool:
    """Whether another pass would end before the clock time that the loop keeps to."""
    step = session.step
    if loop.until_clock is None or step is None:
        return True
    zone = ZoneInfo(session.particulars.timezone)
    begins = now + max(ZERO, step_timer(session, step).remaining(now))
    ends = datetime.combine(now.astimezone(zone), loop.until_clock, zone)
    return begins + loop.pass_length + loop.after <= ends


# choices


def _choices(session: LiveSession) -> Iterator[Offer]:
    following = session.next_step
    for place in session.sheet.crossroads:
        if following is not None and _is_ahead(session, place) and following.path.startswith(_branch(place, place.chosen)):
            for number, branch in enumerate(place.branches):
                length = minutes_text(branch.length) if branch.length else ""
                yield Offer(f"choose {place.path} {number}", branch.title, length, place.title, number == place.chosen)


def _is_ahead(session: LiveSession, place: Crossroads) -> bool:
    return not any(path.startswith(_branch(place, place.chosen)) for path in session.course.begun)


def _branch(place: Crossroads, number: int) -> str:
    return place.path + (chr(ord("a") + number) if number < 26 else f"({number + 1})")


def _options(session: LiveSession, step: RunStep) -> Iterator[Offer]:
    """Steps that are switched off and would come between this one and the next."""
    loops = {loop.path for loop in session.sheet.loops}
    for other in _between(session, step):
        if other.optional and other.path not in loops and "!" not in other.path:
            detail = " · ".join(part for part in (tr("staat uit"), minutes_text(other.length) if other.length else "") if part)
            yield Offer(f"take {other.path}", tr("Neem op: {title}", title=other.title), detail)


def _untimed(session: LiveSession) -> Iterator[Offer]:
    """Time before this step in which none was on: it may belong to one of its neighbours."""
    gap = newest_gap(session)
    if gap is None:
        return
    since, until = (clock_time(local(at, session.particulars)) for at in (gap.since, gap.until))
    minutes = round(gap.length / timedelta(minutes=1))
    heading = tr("Van {since} tot {until} stond er geen stap aan ({n} min). Die tijd hoort bij:", since=since, until=until, n=minutes)
    for path in dict.fromkeys((gap.before, gap.after)):
        step = session.sheet.step(path)
        if step is not None:
            yield Offer(f"gap {path}", step.title, heading=heading)
    yield Offer("gap ", tr("geen stap"), heading=heading)


def _comes_next(session: LiveSession, step: RunStep, path: str) -> bool:
    return any(other.path == path for other in _between(session, step))


def _between(session: LiveSession, step: RunStep) -> tuple[RunStep, ...]:
    """The grey lines right after this step."""
    steps = session.sheet.steps
    after = steps[next((i for i, s in enumerate(steps) if s.path == step.path), len(steps)) + 1 :]
    grey = []
    for other in after:
        if other.on:
            break
        grey.append(other)
    return tuple(grey)
