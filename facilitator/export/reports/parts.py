"""Parts that more than one report has: what was decided, who does what, who was there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.export.reports.looked_back import with_since
from facilitator.export.reports.moments import began, short_date
from facilitator.export.telling import Telling
from facilitator.language import tr, trn
from facilitator.sessions.reports.minutes import Attendee, Minutes, MinutesNote

ACTION_WIDTHS = (125.0, 22.5, 252.5, 75.0)
TICKED_WIDTHS = (125.0, 37.5, 237.5, 75.0)
ACTION_GUTTER = 10.0


def title_of(minutes: Minutes) -> str:
    """What it was and of whom: `Activeringsdialoog Team Zuid`."""
    named = minutes.team and minutes.team.casefold() not in minutes.title.casefold()
    return f"{minutes.title} {minutes.team}" if named else minutes.title


def as_sentence(words: str) -> str:
    """With a capital and a full stop."""
    ended = words if not words or words.endswith((".", "!", "?")) else f"{words}."
    return ended[:1].upper() + ended[1:]


def tell_decided(story: Telling, minutes: Minutes) -> None:
    """Decisions and agreements, numbered; a sentence where there are none."""
    story.section(tr("Besluiten en afspraken"))
    if minutes.decisions:
        story.decisions([(tr("Besluit {n}", n=i), note.text) for i, note in enumerate(minutes.decisions, 1)])
    else:
        story.items([(tr("Besluiten"), tr("Geen besluiten genomen."))], quiet=True)
    if minutes.agreements:
        story.items([(tr("Afspraak {n}", n=i), _agreed(note)) for i, note in enumerate(minutes.agreements, 1)])
    else:
        story.items([(tr("Afspraken"), tr("Geen afspraken gemaakt."))], quiet=True)


def _agreed(note: MinutesNote) -> str:
    return tr("{text} (sinds {since})", text=note.text, since=short_date(note.since)) if note.since else note.text


def tell_actions(story: Telling, minutes: Minutes, actions: Sequence[tuple[int, MinutesNote]], *, tick: bool = False) -> None:
    """The table of these promises below the last head; the numbers are those of the verslag."""
    if not actions:
        story.nothing(tr("Geen actiepunten."))
        return
    held = began(minutes).date()
    rows = [[note.owner or tr("nog niemand"), str(number), with_since(note, held), due_text(note)] for number, note in actions]
    heads = [tr("Wie"), tr("Nr"), tr("Wat"), tr("Uiterlijk op")]
    story.table(TICKED_WIDTHS if tick else ACTION_WIDTHS, heads, rows, gutter=ACTION_GUTTER, ticks=1 if tick else None)


def due_text(note: MinutesNote) -> str:
    return short_date(note.due) if note.due else tr("geen datum")


def name_and_role(person: Attendee) -> str:
    """`Karin Hofstra (afdelingshoofd)`."""
    extra = ", ".join(word for word in (person.role, tr("gast") if person.guest else "") if word)
    name = person.name or tr("deelnemer")
    return f"{name} ({extra})" if extra else name


def names(people: Sequence[Attendee]) -> str:
    """Everyone in a row; who has no name is counted."""
    known = [name_and_role(p) for p in people if p.name]
    unknown = sum(not p.name for p in people)
    if unknown:
        known.append(trn("{n} deelnemer zonder naam", "{n} deelnemers zonder naam", unknown))
    return ", ".join(known)


def by_role(people: Sequence[Attendee]) -> list[tuple[str, str]]:
    """Roles with the people who had them, in the order of the list; whoever had none comes last."""
    roles: dict[str, list[Attendee]] = {}
    for person in people:
        roles.setdefault(person.role, []).append(replace(person, role=""))
    without = roles.pop("", [])
    pairs = [(role[:1].upper() + role[1:], names(found)) for role, found in roles.items()]
    last = (tr("Ook aanwezig") if pairs else tr("Aanwezig"), names(without))
    return [*pairs, last] if without else pairs


def tell_withheld(story: Telling, minutes: Minutes) -> None:
    """What is not in here, in words."""
    if minutes.withheld:
        story.callout(tr("Wat hier niet in staat"), minutes.withheld)
