"""The menus of the console: of a step, of a note, and of who is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from facilitator.language import tr
from facilitator.sessions.history.notes import NOTE_KINDS, Seen
from facilitator.sessions.screens.console_view import ConsoleView, NoteRow, ProgrammeRow
from facilitator.ui.parts.words import example_words, kind_word, seen_words


def step_menu(
    parent: QWidget, row: ProgrammeRow, go: Callable[[], object], switch: Callable[[bool], object], move: Callable[[bool], object]
) -> QMenu:
    """What can be done with a step of the programme."""
    menu = QMenu(parent)
    menu.addAction(tr("Ga naar deze stap")).triggered.connect(lambda: go())
    if row.state == "todo":
        menu.addAction(tr("Eerder")).triggered.connect(lambda: move(True))
        menu.addAction(tr("Later")).triggered.connect(lambda: move(False))
        menu.addAction(tr("Laat deze stap weg")).triggered.connect(lambda: switch(False))
    if row.state == "off":
        menu.addAction(tr("Neem deze stap weer op")).triggered.connect(lambda: switch(True))
    return menu


def note_menu(
    parent: QWidget, row: NoteRow, edit: Callable[[], object], change: Callable[..., object], remove: Callable[[], object],
    example: Callable[[], object], forget: Callable[[], object],
) -> QMenu:  # fmt: skip
    """What can be done with a note; `change` takes `kind` or `seen`, `example` marks it or takes the mark away, and `forget` asks whether
    it may go for good, bytes and all."""
    menu = QMenu(parent)
    menu.addAction(tr("Wijzig")).triggered.connect(lambda: edit())
    kinds = menu.addMenu(tr("Soort"))
    for kind in NOTE_KINDS:
        kinds.addAction(kind_word(kind)).triggered.connect(lambda _on=False, k=kind: change(kind=k))
    who = menu.addMenu(tr("Wie ziet dit"))
    choices: tuple[Seen, ...] = ("beamer", "report", "facilitator")
    for seen in choices:
        who.addAction(seen_words(seen)).triggered.connect(lambda _on=False, x=seen: change(seen=x))
    menu.addAction(f"{example_words(row)}\tCtrl+Shift+G").triggered.connect(lambda: example())
    menu.addAction(tr("Haal weg")).triggered.connect(lambda: remove())
    menu.addSeparator()
    menu.addAction(tr("Vergeet voorgoed…")).triggered.connect(lambda: forget())
    return menu


def presence_menu(parent: QWidget, view: ConsoleView | None, set_presence: Callable[[str, bool], object]) -> QMenu:
    """Everybody on the list, ticked when they are here."""
    menu = QMenu(parent)
    for person in view.people if view else ():
        action = menu.addAction(person.label)
        action.setCheckable(True)
        action.setChecked(person.here)
        action.triggered.connect(lambda here, p=person.id: set_presence(p, here))
    return menu
