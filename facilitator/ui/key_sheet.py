"""All keys in groups, from the one table of actions, and the few that are not of the console."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from facilitator.language import language, speaking, tr
from facilitator.ui.actions import ROOM_ACTIONS, ActionSpec, lead_actions
from facilitator.ui.finding import Entry
from facilitator.ui.pages.report.keys import report_keys
from facilitator.ui.parts.words import PREFIX, kind_word

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("steps", ("next", "back", "skip", "extra", "programme", "close")),
    ("time", ("pause", "pause_until", "less", "more", "replan", "began", "side", "side_stop")),
    ("choices", ("mix",)),
    ("people", ("turn", "person", "presence", "leader", "group")),
    ("writing", ("place", "fill", "line", "promises", "example", "undo")),
    ("room", ("prompt", "ahead", "freeze", "black", "message", "bigger", "smaller", "beamer", "beamer_window", "swap", "cover", "lock")),
    ("program", ("mute", "find", "documents", "shortcuts")),
)
_SHOWN = {"PgDown": "PgDn", "Right": "→", "Left": "←", "Down": "↓", "Up": "↑", "-": "−", "Return": "Enter", "Del": "Delete"}


def key_words(keys: Sequence[str]) -> str:
    """Keys as they are written on a keyboard: `Ctrl →`."""
    return ", ".join(" ".join(_SHOWN.get(part, part) for part in re.split(r"\+(?=.)", key)) for key in keys)


def spoken_languages() -> tuple[str, ...]:
    """Words of these find it, whatever language is on screen."""
    return tuple(dict.fromkeys(("nl", "en", language())))


def other_words() -> dict[str, str]:
    """What each action is called in every language, by its id."""
    found: dict[str, list[str]] = {}
    for each in spoken_languages():
        with speaking(each):
            for spec in lead_actions():
                found.setdefault(spec.id, []).append(spec.text)
    return {action: " ".join(words) for action, words in found.items()}


def sheet_entries(
    act: Callable[[str], object], on: Callable[[ActionSpec], bool], report: Callable[[str], object] | None = None
) -> tuple[Entry, ...]:
    """The sheet: a heading for each group with its actions under it. What is in no group yet stands in the last.

    `report` does what a key of the Verslag page does, where that page is on screen: then the sheet has its keys.
    """
    if report is not None:
        return (*_of_the_report(report), *_of_every_page(act))
    return (*_of_the_console(act, on), *_of_the_line(), *_elsewhere())


def _of_the_console(act: Callable[[str], object], on: Callable[[ActionSpec], bool]) -> list[Entry]:
    specs, also = {spec.id: spec for spec in lead_actions() if not spec.id.startswith("offer")}, other_words()
    grouped = [(name, [a for a in actions if a in specs]) for name, actions in _GROUPS]
    known = {action for _, actions in grouped for action in actions}
    grouped[-1][1].extend(action for action in specs if action not in known)
    found: list[Entry] = []
    for name, actions in grouped:
        found.append(_heading(name))
        if name == "choices":
            found.append(Entry("offers", "action", tr("Voorstel aannemen"), key="Ctrl 1 – 5", also=also["offer1"]))
        for spec in map(specs.__getitem__, actions):
            entry_act = (lambda action=spec.id: act(action)) if on(spec) else (lambda: None)
            found.append(Entry(spec.id, "action", spec.text, key=key_words(spec.keys), also=also[spec.id], act=entry_act))
    return found


def _of_every_page(act: Callable[[str], object]) -> tuple[Entry, ...]:
    """What works on whatever page it is."""
    also, specs = other_words(), [spec for spec in lead_actions() if spec.id in (*ROOM_ACTIONS, "shortcuts")]
    entries = (Entry(s.id, "action", s.text, key=key_words(s.keys), also=also[s.id], act=partial(act, s.id)) for s in specs)
    return (_heading("room"), *entries)


def _heading(name: str) -> Entry:
    words = {
        "steps": tr("Stappen"), "time": tr("Tijd"), "choices": tr("Kiezen en groepjes"), "people": tr("Mensen"),
        "writing": tr("Opschrijven"), "room": tr("De zaal"), "program": tr("Het programma"), "line": tr("Begin van de notitieregel"),
        "programme": tr("In het programma"), "counts": tr("In een veld met een getal"), "pages": tr("Op de andere pagina’s"),
        "report": tr("Verslag"),
    }  # fmt: skip
    return Entry(f"heading {name}", "heading", words[name])


def _of_the_line() -> tuple[Entry, ...]:
    kinds = (Entry(f"kind {kind}", "action", kind_word(kind), key=letter) for kind, letter in PREFIX.items())
    return (_heading("line"), *kinds, Entry("owner", "action", tr("wie het doet"), key="@"))


def _of_the_report(act: Callable[[str], object]) -> tuple[Entry, ...]:
    entries = (Entry(f"report {s.id}", "action", s.text, key=key_words(s.keys[:1]), act=partial(act, s.id)) for s in report_keys())
    return (_heading("report"), *entries)


def _elsewhere() -> tuple[Entry, ...]:
    return (
        _heading("programme"),
        Entry("programme go", "action", tr("Naar deze stap"), key="Enter"),
        Entry("programme move", "action", tr("Stap eerder of later"), key="Shift ↑ ↓"),
        Entry("programme drop", "action", tr("Stap weglaten of opnemen"), key="Delete"),
        _heading("counts"),
        Entry("counts next", "action", tr("Volgend getal, dan de notitieregel"), key="Enter"),
        _heading("pages"),
        Entry("prepare begin", "action", tr("Voorbereiden: begin de sessie"), key="Ctrl Enter"),
        Entry("choose series", "action", tr("Kiezen: bereid de volgende van een reeks voor"), key="Ctrl R"),
        Entry("choose search", "action", tr("Kiezen: zoek een draaiboek"), key="Ctrl F"),
        Entry("choose archive", "action", tr("Kiezen: zoek in alle sessies"), key="Ctrl Shift F"),
    )
