"""The menu on the picture of the wall: everything that can be done to it, with the key that does the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from facilitator.language import tr
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.actions import ActionSpec, lead_actions
from facilitator.ui.key_sheet import key_words

GROUPS = (("ahead",), ("freeze", "black", "message"), ("pause_until",), ("bigger", "smaller"), ("mute", "beamer"))


def wall_menu(parent: QWidget, view: ConsoleView, act: Callable[[str], object]) -> QMenu:
    """The actions of the wall by their ids; those that make no sense now are grey."""
    menu = QMenu(parent)
    specs = {spec.id: spec for spec in lead_actions()}
    for group in GROUPS:
        if not menu.isEmpty():
            menu.addSeparator()
        for spec in (specs[name] for name in group):
            action = menu.addAction(f"{_words(spec, view)}\t{key_words(spec.keys[:1])}")
            action.setObjectName(spec.id)
            action.setEnabled(spec.enabled(view))
            action.triggered.connect(lambda _on=False, name=spec.id: act(name))
    return menu


def _words(spec: ActionSpec, view: ConsoleView) -> str:
    """What it does now: an action that is on takes back what it did."""
    wall = view.wall
    back = {
        "ahead": (view.coming is not None, tr("Terug naar wat de zaal nu ziet")),
        "freeze": (bool(wall.frozen), tr("Laat het beamerscherm weer meelopen")),
        "black": (wall.black, tr("Zet het beamerscherm weer aan")),
        "message": (bool(wall.message), tr("Haal het bericht weg")),
    }
    on, words = back.get(spec.id, (False, ""))
    return words if on else spec.text
