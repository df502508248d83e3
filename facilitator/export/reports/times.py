"""Plan en werkelijkheid: how long each step was to take and how long it took. Nobody is named, nothing that was said is in it."""

from __future__ import annotations

from datetime import timedelta

from facilitator.export.reports.learned_times import tell_learned
from facilitator.export.reports.moments import began, difference_text, length_text, local, when
from facilitator.export.reports.parts import title_of
from facilitator.export.reports.time_strip import strip, strip_in_words
from facilitator.export.telling import Telling
from facilitator.language import clock_time, tr, trn
from facilitator.sessions.reports.minutes import Minutes, MinutesStep


def tell_times(story: Telling, minutes: Minutes) -> None:
    """The report of its own, with a total below."""
    story.masthead(minutes.organisation, minutes.team)
    story.title(tr("Plan en werkelijkheid"), title_of(minutes), "", when(minutes))
    tell_time(story, minutes, total=True)
    tell_learned(story, minutes)


def tell_time(story: Telling, minutes: Minutes, *, total: bool = False) -> None:
    """A section: a picture of both, and the same in figures."""
    if not minutes.steps:
        return
    story.section(tr("Gepland en werkelijk"), first=total)
    drawing = strip(minutes)
    if drawing is None:
        story.nothing(tr("De bijeenkomst is nog niet begonnen; hieronder staat wat gepland is."))
    else:
        story.intro(_course(minutes))
        story.figure(drawing, strip_in_words(minutes))
    heads = [tr("Nr"), tr("Stap"), tr("Gepland"), tr("Werkelijk"), tr("Verschil")]
    rows = [_time_row(i, step) for i, step in enumerate(minutes.steps, 1)]
    if total:
        rows.append(_total(minutes))
    story.table((30.0, 205.0, 75.0, 75.0, 90.0), heads, rows, strong=1, gutter=10)


def _time_row(number: int, step: MinutesStep) -> list[str]:
    planned = length_text(step.planned) if step.planned else "–"
    if step.took is None:
        return [str(number), step.title, planned, "–", tr("niet geweest")]
    apart = difference_text(step.planned, step.took) if step.planned else tr("kwam erbij")
    return [str(number), step.title, planned, length_text(step.took), apart]


def _course(minutes: Minutes) -> str:
    start = tr("We begonnen om {time} uur.", time=clock_time(began(minutes)))
    if minutes.ended_at is None:
        return start + " " + tr("De bijeenkomst is nog niet afgesloten.")
    if minutes.planned_end is None:
        return start + " " + tr("We waren klaar om {time} uur.", time=clock_time(local(minutes.ended_at, minutes)))
    late = round((minutes.ended_at - minutes.planned_end) / timedelta(minutes=1))
    if not late:
        return start + " " + tr("We waren precies op tijd klaar.")
    if late > 0:
        return start + " " + trn("We waren {n} minuut later klaar dan gepland.", "We waren {n} minuten later klaar dan gepland.", late)
    return start + " " + trn("We waren {n} minuut eerder klaar dan gepland.", "We waren {n} minuten eerder klaar dan gepland.", -late)


def _total(minutes: Minutes) -> list[str]:
    planned = sum((step.planned for step in minutes.steps), timedelta())
    took = sum((step.took for step in minutes.steps if step.took is not None), timedelta())
    if all(step.took is None for step in minutes.steps):
        return ["", tr("Samen"), length_text(planned), "–", ""]
    return ["", tr("Samen"), length_text(planned), length_text(took), difference_text(planned, took)]
