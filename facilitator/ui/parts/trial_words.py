"""What the facilitator has in a step of a trial, in sentences."""

from __future__ import annotations

from datetime import timedelta

from facilitator.language import minutes_text, tr, trn
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.parts.words import policy_words

_NAMED = 3


def time_words(view: ConsoleView, step: RunStep) -> str:
    """'10 min, van 14:05 tot 14:15; mag 8 tot 12 min worden.'"""
    row = next((r for r in view.programme if r.path == view.path), None)
    parts = [tr("{length}, vanaf {start}", length=minutes_text(step.length), start=row.starts if row else "")]
    if not step.timed:
        parts.append(tr("zonder klok en zonder bel"))
    if step.shortest <= timedelta():
        parts.append(tr("mag vervallen als het uitloopt"))
    elif step.shortest < step.length:
        parts.append(tr("mag {shortest} worden als het uitloopt", shortest=minutes_text(step.shortest)))
    return _sentence(parts)


def turn_words(view: ConsoleView) -> str:
    """Who speaks, in which order."""
    turns = view.turns
    if turns is None:
        return ""
    if not turns.in_order:
        return tr("Iedereen één keer, in eigen volgorde. Wie wil, begint.")
    names = [p.label for p in (*([turns.current] if turns.current else []), *turns.todo)]
    more = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return trn("{names} en nog {n}.", "{names} en nog {n}.", more, names=shown) if more > 0 else _sentence([shown])


def role_words(view: ConsoleView) -> tuple[str, ...]:
    """A line for each role: how it behaves, and who holds it in this trial."""
    lines = []
    for row in view.roles:
        names = ", ".join(p.label for p in row.holders)
        if row.stance and row.stance != row.role:
            lines.append(f"{row.stance} ({names})" if names else row.stance)
        else:
            lines.append(tr("{role}: {names}", role=row.role, names=names) if names else row.role)
    return tuple(lines)


def group_words(step: RunStep) -> str:
    """'4 groepjes: 3, 3, 3 en 2.'"""
    if not step.groups:
        return ""
    sizes = [str(len(group)) for group in step.groups]
    together = tr("{first} en {last}", first=", ".join(sizes[:-1]), last=sizes[-1]) if len(sizes) > 1 else sizes[0]
    return trn("{n} groepje: {sizes}.", "{n} groepjes: {sizes}.", len(sizes), sizes=together)


def kept_words(view: ConsoleView, step: RunStep) -> str:
    """What may be written down here, and for whom."""
    if not view.note_open:
        return tr("In deze stap schrijven we niets op.")
    labels = tr("Je vult in: {fields}.", fields=", ".join(f.label for f in step.fields)) if step.fields else ""
    policy = policy_words(view.note_policy)
    kept = tr("Wat je noteert: {policy}.", policy=policy) if policy else tr("Wat je noteert komt in het verslag.")
    return " ".join(part for part in (labels, kept) if part)


def _sentence(parts: list[str]) -> str:
    return "; ".join(part for part in parts if part) + "."
