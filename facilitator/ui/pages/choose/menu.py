"""What one can do with a draaiboek besides beginning: one table, from which the menu of a card is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.language import tr
from facilitator.sessions.templates.library import Found
from facilitator.ui.look.icons import icon
from facilitator.ui.look.theme import Theme


@dataclass(frozen=True)
class CardAction:
    """An action: its id, what it is called (the letter after & chooses it), its icon, and whether it is for own ones only."""

    id: str
    text: str
    icon: str
    own: bool = False


def card_actions() -> tuple[CardAction, ...]:
    """In the order of the menu."""
    return (
        CardAction("preview", tr("&Bekijk"), "eye"),
        CardAction("copy", tr("&Kopieer en pas aan"), "copy"),
        CardAction("share", tr("&Deel draaiboek"), "arrow-up-right"),
        CardAction("reveal", tr("&Toon in map"), "folder-open"),
        CardAction("edit", tr("&Wijzig"), "pencil-line", own=True),
        CardAction("remove", tr("&Verwijder"), "trash-2", own=True),
    )


def card_menu(owner: QWidget, theme: Theme, found: Found, act: Callable[[str, Found], None]) -> QMenu:
    """The menu of a card; gone when it is closed."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Wat je met {title} kunt doen", title=found.template.title))
    actions = [a for a in card_actions() if not a.own or found.place == "own"]
    for number, each in enumerate(actions):
        if each.own and not actions[number - 1].own:
            menu.addSeparator()
        menu.addAction(icon(each.icon, theme.c.ink2), each.text).triggered.connect(partial(_on_triggered, act, each.id, found))
    return menu


def _on_triggered(act: Callable[[str, Found], None], action: str, found: Found, _checked: bool = False) -> None:
    act(action, found)
