"""The verslag: first what was decided and who does what, then the account, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.export.reports.about import region
from facilitator.export.reports.looked_back import tell_looked_back
from facilitator.export.reports.moments import when
from facilitator.export.reports.parts import as_sentence, by_role, names, tell_actions, tell_decided, tell_withheld, title_of
from facilitator.export.reports.steps import began_at, tell_step
from facilitator.export.reports.times import tell_time
from facilitator.export.telling import Telling
from facilitator.language import tr
from facilitator.sessions.reports.minutes import Minutes, MinutesStep

MOST_NAMES_AHEAD = 14
"""More people than this are named at the end; the first page has their number."""


def tell_account(story: Telling, minutes: Minutes) -> None:
    """The whole verslag."""
    story.masthead(minutes.organisation, minutes.team)
    story.title(tr("Verslag"), title_of(minutes), minutes.classification, when(minutes))
    story.facts(_facts(minutes))
    if minutes.concept:
        story.callout(tr("Concept"), [tr("Dit verslag is nog niet vastgesteld. Klopt er iets niet? Laat het de begeleider weten.")])
    tell_decided(story, minutes)
    story.section(tr("Wie doet wat, uiterlijk wanneer"))
    tell_actions(story, minutes, list(enumerate(minutes.actions, 1)))
    tell_looked_back(story, minutes)
    if not minutes.promises_only:
        _tell_steps(story, minutes)
    tell_time(story, minutes)
    if minutes.speaking:
        story.aside(tr("Spreektijd"), minutes.speaking)
    tell_withheld(story, minutes)
    if _many(minutes):
        _tell_everyone(story, minutes)


def _facts(minutes: Minutes) -> list[tuple[str, str]]:
    hidden = tr("Wat gezegd is, staat hier zonder namen.") if minutes.names_hidden else ""
    facts = [
        (tr("Plaats"), minutes.place),
        (tr("Begeleider"), minutes.facilitator),
        (tr("Aanwezig"), _present(minutes)),
        (tr("Afwezig"), "" if _many(minutes) else names(minutes.absent)),
        (tr("Doel"), minutes.goal),
        (tr("Voor wie"), " ".join(part for part in (as_sentence(minutes.audience), hidden) if part)),
        (tr("Naar"), minutes.source),
    ]
    return [(label, value) for label, value in facts if value.strip()]


def _many(minutes: Minutes) -> bool:
    return len(minutes.present) + len(minutes.absent) > MOST_NAMES_AHEAD


def _present(minutes: Minutes) -> str:
    if not _many(minutes):
        return names(minutes.present) or tr("niemand aangevinkt")
    invited = len(minutes.present) + len(minutes.absent)
    return tr("{present} van de {invited}, namen aan het eind", present=len(minutes.present), invited=invited)


# the steps


def _tell_steps(story: Telling, minutes: Minutes) -> None:
    story.section(tr("Verslag per stap"))
    steps = [step for step in minutes.steps if not step.is_break]
    told = [step for step in steps if step.notes or step.texts or step.tables]
    if not told:
        story.nothing(tr("Er is niets genoteerd."))
    for step in told:
        story.step(step.title, began_at(step, minutes), region(step.language))
        tell_step(story, step, minutes)
    if told:
        _tell_silent(story, [step for step in steps if step not in told])


def _tell_silent(story: Telling, silent: Sequence[MinutesStep]) -> None:
    """Nothing is left out without a word."""
    skipped = [step.title for step in silent if step.took is None]
    empty = [step.title for step in silent if step.took is not None]
    if empty:
        story.aside(tr("Zonder aantekeningen"), tr("Bij deze stappen is niets genoteerd: {steps}.", steps=", ".join(empty)))
    if skipped:
        story.aside(tr("Niet aan toegekomen"), ", ".join(skipped) + ".")


# the end


def _tell_everyone(story: Telling, minutes: Minutes) -> None:
    story.section(tr("Wie er waren"))
    if minutes.present:
        story.facts(by_role(minutes.present))
    else:
        story.nothing(tr("Er is niemand aangevinkt als aanwezig."))
    if minutes.absent:
        story.facts([(tr("Afwezig"), names(minutes.absent))])
