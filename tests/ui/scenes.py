"""Every page and everything that comes up over one, each in the real window: for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.app import App
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.ui.pages.choose.menu import card_menu
from facilitator.ui.pages.settings.page import SettingsDialog
from facilitator.ui.parts.finder import Finder
from facilitator.ui.parts.wall_menu import wall_menu

STEPS = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
roles: {leider: 0-1}
steps:
- title: Rondje
  time: 6 min
  speak: round
  show: Waar loop je warm voor?
  say: Begin bij wie wil.
  watch out: Niemand valt elkaar in de rede.
  fields:
  - {short: opvallend, per: person}
  - {long: verhaal}
  - {scale: cijfer, range: 1-5, board: yes}
  - {sentence: zin, text: "Juist is …, omdat …."}
- title: Kiezen
  time: 9 min
  fields:
  - {list: lijst, board: yes}
  - {pick: keuze, from: lijst, by: 2 dots each}
  - {mark: merk, from: lijst, by: leider, options: [kan, kan niet]}
  - {vote: stem, options: [voor, tegen], board: yes}
  - {count: aantal}
  - {choice: soort, options: [eenvoudig, complex]}
  - {matrix: kader, columns: [artikel, ruimte]}
"""
"""A round and fields of several kinds."""


@dataclass(frozen=True)
class Scene:
    """What is on screen: its name, and the window, menu or dialog to look at."""

    name: str
    root: QWidget


def scenes(app: App, folder: Path) -> Iterator[Scene]:
    """One after the other; each is gone when the next is asked for."""
    yield from _before(app, folder)
    yield from _leading(app)
    yield from _after(app)


def _scene(app: App, name: str, root: QWidget | None = None) -> Scene:
    if root is not app.beamer:  # takes no keys
        (root or app.window).activateWindow()
    for _ in range(4):  # words that wrap tell what they stand in how tall they became
        app.qt.processEvents()
    return Scene(name, root or app.window)


def _before(app: App, folder: Path) -> Iterator[Scene]:
    window = app.window
    yield _scene(app, "Kiezen")
    found = app.desk.library.scan().templates[0]
    menu = card_menu(window.choose, app.theme, found, lambda _action, _found: None)
    yield from _popped(app, "menu van een kaart", menu.popup, menu)
    yield from _dialog(app)
    window.making.show_preview(found.template)
    yield _scene(app, "Voorbeeld van een draaiboek")
    file = folder / "fout.yaml"
    file.write_text(STEPS.replace("speak", "spreek"), encoding="utf-8")
    window.making.show_desk(file)
    yield _scene(app, "Maken")
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit")
    template = read_text(STEPS, "proef", None)
    window.begin_preparing(template, Particulars(app.clock.now(), team="Zuid", participants=people))
    yield _scene(app, "Voorbereiden")


def _leading(app: App) -> Iterator[Scene]:
    window = app.window
    window.begin()
    yield _scene(app, "Begeleiden, nog niet begonnen")
    window.lead.act("next")
    window.lead.act("turn")
    yield _scene(app, "Begeleiden, een rondje")
    app.beamer.show_in_window()
    yield _scene(app, "Beamer", app.beamer)
    app.beamer.put_away()
    for action, name in (("find", "palet"), ("shortcuts", "sneltoetsen")):
        window.lead.act(action)
        yield _scene(app, name)
        for finder in window.findChildren(Finder):
            finder.close_up()
        window.lead.note_edit.setFocus()
    view = app.presenter.view
    assert view is not None
    menu = wall_menu(window, view, lambda _action: None)
    yield from _popped(app, "menu van de beamer", menu.popup, menu)
    menu = window.lead.presence_menu()
    yield from _popped(app, "menu van wie er is", menu.popup, menu)
    window.lead.line.put_back("v Waarom?")
    window.replanning.toggle()
    yield _scene(app, "Herplan")
    window.replanning.toggle()
    window.lead.act("next")
    for line in ("een tolk bellen", "brieven"):
        window.lead.note_edit.setText(line)
        window.lead.line.enter()
    yield _scene(app, "Begeleiden, kiezen en stemmen")


def _after(app: App) -> Iterator[Scene]:
    app.window.lead.note_edit.setText("! @Anna belt morgen")
    app.window.lead.line.enter()
    app.window.go_to("report")
    yield _scene(app, "Verslag")
    app.window.go_home()
    yield _scene(app, "Kiezen, met een sessie die niet af is")
    app.window.looking_up.open()
    yield _scene(app, "Archief")
    app.window.looking_up.open_promises()
    yield _scene(app, "Open toezeggingen")
    app.window.looking_up.open_examples()
    yield _scene(app, "Goede voorbeelden")


def _popped(app: App, name: str, popup: Callable[[QPoint], object], menu: QWidget) -> Iterator[Scene]:
    popup(app.window.mapToGlobal(QPoint(100, 100)))
    yield _scene(app, name, menu)
    menu.close()


def _dialog(app: App) -> Iterator[Scene]:
    dialog: QDialog = SettingsDialog(app.theme, app.settings)
    dialog.show()
    yield _scene(app, "Instellingen", dialog)
    dialog.close()
    dialog.deleteLater()
