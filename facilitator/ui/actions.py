"""Everything one can do while leading, in one table: menus, buttons, shortcuts and the shortcut sheet are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.language import tr
from facilitator.sessions.screens.console_view import ConsoleView

ROOM_ACTIONS = ("beamer", "beamer_window", "swap", "cover", "lock")
"""Actions of the whole window, on whatever page it is; the others are of the console."""
OVER_THE_WALL = frozenset((
    "next", "back", "pause", "less", "more", "turn", "prompt", "mix", "undo", "leader", "group", "side_stop",
    "freeze", "black", "bigger", "smaller", "mute", *(f"offer{n}" for n in range(1, 6)),
))  # fmt: skip
"""Actions that need nothing of the console on screen. Where the wall lies over it, any other brings it back first."""
Enabled = Callable[[ConsoleView], bool]


@dataclass(frozen=True)
class ActionSpec:
    """An action: its id, what it is called, its keys (Qt's portable names), and when it makes sense."""

    id: str
    text: str
    keys: tuple[str, ...]
    enabled: Enabled


def lead_actions() -> tuple[ActionSpec, ...]:
    """The actions of a session that is being led. `Esc` and `F5` are never among them: clickers send those."""
    running: Enabled = lambda v: bool(v.path)  # noqa: E731 - reads best in the table
    always: Enabled = lambda v: True  # noqa: E731
    return (
        ActionSpec("next", tr("Volgende stap"), ("PgDown",), lambda v: not v.closed),
        ActionSpec("back", tr("Vorige stap"), ("PgUp",), lambda v: v.can_go_back),
        ActionSpec("skip", tr("Stap overslaan"), ("Ctrl+PgDown",), lambda v: bool(v.path) and v.replan_possible),
        ActionSpec("pause", tr("Pauze of verder"), ("F6",), running),
        ActionSpec("less", tr("Eén minuut korter"), ("F7",), running),
        ActionSpec("more", tr("Eén minuut langer"), ("F8",), running),
        ActionSpec("replan", tr("Herplan"), ("F9",), lambda v: v.replan_possible),
        ActionSpec("turn", tr("Volgende beurt"), ("Ctrl+Right",), lambda v: v.turns is not None),
        ActionSpec("prompt", tr("Volgende vraag op de beamer"), ("Ctrl+Down",), lambda v: len(v.show) > 1),
        *(
            ActionSpec(f"offer{n}", tr("Voorstel {n} aannemen", n=n), (f"Ctrl+{n}",), lambda v, n=n: len(v.offers) >= n)  # type: ignore[misc]
            for n in range(1, 6)
        ),
        ActionSpec("mix", tr("Groepjes opnieuw mengen"), ("Ctrl+G",), lambda v: len(v.groups) > 1),
        ActionSpec("promises", tr("Beloften langslopen"), ("F3",), lambda v: v.look_back.here and bool(v.look_back.rows)),
        ActionSpec("line", tr("Regel van vorige keer opnemen"), ("Ctrl+L",), lambda v: bool(v.look_back.lines)),
        ActionSpec("place", tr("Andere bestemming voor de regel"), ("Ctrl+Up",), lambda v: len(v.destinations) > 1),
        ActionSpec("example", tr("Notitie is een goed voorbeeld"), ("Ctrl+Shift+G",), lambda v: bool(v.notes)),
        ActionSpec("began", tr("Deze stap begon eerder"), ("Ctrl+B",), running),
        ActionSpec("extra", tr("Extra stap hierna"), ("Ctrl+Shift+N",), lambda v: not v.closed),
        ActionSpec("side", tr("Tussentijd binnen deze stap"), ("Ctrl+T",), running),
        ActionSpec("side_stop", tr("Tussentijd weg"), ("Ctrl+Shift+T",), lambda v: v.side is not None),
        ActionSpec("leader", tr("Jij spreekt"), ("F12",), running),
        ActionSpec("group", tr("De groep spreekt"), ("Shift+F12",), running),
        ActionSpec("fill", tr("Naar wat hier in te vullen is"), ("Ctrl+I",), lambda v: bool(v.fields)),
        ActionSpec("programme", tr("Naar het programma"), ("Ctrl+P",), lambda v: bool(v.programme)),
        ActionSpec("find", tr("Vind en doe"), ("Ctrl+K",), always),
        ActionSpec("undo", tr("Ongedaan maken"), ("Ctrl+Z",), lambda v: bool(v.undo)),
        ActionSpec("person", tr("Iemand erbij"), ("Ctrl+N",), always),
        ActionSpec("presence", tr("Wie is er"), ("F4",), lambda v: bool(v.people)),
        ActionSpec("beamer", tr("Beamer aan of uit; met één scherm: beamer of regiescherm"), ("F11",), always),
        ActionSpec("beamer_window", tr("Beamer in een gewoon venster"), ("Ctrl+Shift+F11",), always),
        ActionSpec("swap", tr("Regiescherm en beamer van scherm wisselen"), ("Ctrl+F11",), always),
        ActionSpec("cover", tr("Afdekken wat alleen voor jou is, of alles tonen"), ("Ctrl+M",), always),
        ActionSpec("lock", tr("Vergrendel: even weg van de laptop"), ("Ctrl+Shift+L",), always),
        ActionSpec("freeze", tr("Bevries het beamerscherm"), ("F10",), lambda v: not v.wall.black and not v.closed),
        ActionSpec("ahead", tr("Straks: de volgende stap, alleen voor jou"), ("Shift+F9",), lambda v: not v.closed),
        ActionSpec("black", tr("Maak het beamerscherm zwart"), ("Shift+F11", ".", "B"), always),
        ActionSpec("message", tr("Bericht aan de groep"), ("Ctrl+F10",), always),
        ActionSpec("pause_until", tr("Pauze tot een tijd"), ("Shift+F6",), running),
        ActionSpec("bigger", tr("Grotere letters op de beamer"), ("Ctrl++", "Ctrl+="), lambda v: v.wall.can_grow),
        ActionSpec("smaller", tr("Kleinere letters op de beamer"), ("Ctrl+-",), lambda v: v.wall.can_shrink),
        ActionSpec("mute", tr("Geluid uit of aan"), ("Ctrl+F12",), always),
        ActionSpec("documents", tr("Documenten bewaren"), ("Ctrl+Shift+S",), always),
        ActionSpec("close", tr("Sessie afronden"), ("Ctrl+Shift+E",), lambda v: v.started and not v.closed),
        ActionSpec("shortcuts", tr("Sneltoetsen"), ("F1",), always),
    )


def action_of(keys: str) -> str:
    """The id of the action with these keys; empty where there is none."""
    return next((spec.id for spec in lead_actions() if keys in spec.keys), "")
