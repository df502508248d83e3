"""How the notes beside a report stand together, and what is said beside a report without notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.language import tr
from facilitator.sessions.history.notes import NoteKind
from facilitator.sessions.reports.minutes import ReportKind
from facilitator.sessions.reports.note_correcting import TOGETHER
from facilitator.sessions.screens.console_view import NoteRow

OF_NOTES: tuple[ReportKind, ...] = ("minutes", "summary", "actions", "personal sheet")
"""Reports beside which the notes stand; the others say nothing of what was said."""
_ACTIONS_FIRST: tuple[NoteKind, ...] = ("action", "decision", "agreement")

OF_NAMES: tuple[ReportKind, ...] = ("attendance", "proof")


@dataclass(frozen=True)
class Group:
    """Notes under one name, and what is said where there are none."""

    label: str
    notes: tuple[str, ...]
    empty: str = ""
    kind: NoteKind = "note"
    path: str | None = None
    """That of the step; None for what stands together whatever its step."""


def groups_of(
    report: ReportKind, notes: Sequence[NoteRow], steps: Sequence[tuple[str, str]], looks_back: bool = False
) -> tuple[Group, ...]:
    """The notes beside a report, in order. Steps without notes are left out. `looks_back`: earlier promises stand above it."""
    labels = {"agreement": tr("Afspraken"), "action": tr("Actiepunten"), "decision": tr("Besluiten")}
    empties = {"agreement": tr("Geen afspraken gemaakt."), "action": tr("Geen actiepunten."), "decision": tr("Geen besluiten genomen.")}
    if looks_back:
        empties |= {"agreement": tr("Geen nieuwe afspraken gemaakt."), "action": tr("Geen nieuwe actiepunten.")}
    kinds = () if report not in OF_NOTES else _ACTIONS_FIRST if report == "actions" else TOGETHER
    found = [Group(labels[k], tuple(n.id for n in notes if n.kind == k), empties[k], k) for k in kinds]
    return (*found, *_by_step(notes, steps)) if kinds == TOGETHER else tuple(found)


def _by_step(notes: Sequence[NoteRow], steps: Sequence[tuple[str, str]]) -> list[Group]:
    rest = [n for n in notes if n.kind not in TOGETHER]
    known = {path for path, _ in steps}
    found = [Group(title, tuple(n.id for n in rest if n.path == path), path=path) for path, title in steps]
    found.append(Group(tr("Overig"), tuple(n.id for n in rest if n.path not in known), path=""))
    return [group for group in found if group.notes]


def in_words(report: ReportKind) -> str:
    """What is in a report that says nothing of what was said."""
    words: dict[ReportKind, str] = {
        "attendance": tr("Iedereen op de lijst, met een plek voor een handtekening. Namen verander je in de voorbereiding."),
        "proof": tr("Van wie er was een bewijs, zonder iets van wat er gezegd is. Wie er was, zet je goed op het regiescherm."),
        "times": tr("Hoe lang elke stap duurde, naast wat gepland was. Niets van wat er gezegd is, en geen namen."),
        "run sheet": tr("Om vanaf papier te begeleiden: tijden, wat je zegt, en ruimte om te schrijven. Niets van wat er gezegd is."),
    }
    return words[report]
