"""Every text that one sees or hears goes through the catalogue, and a longer language fits: shown in one that marks every text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app import App
from facilitator.settings import Settings
from facilitator.ui.beamer.thumbnail import Thumbnail
from facilitator.ui.look.theme import Theme, load_fonts
from facilitator.ui.pages.settings.page import SettingsDialog
from tests.ui.accessible_tree import walk
from tests.ui.pseudo import CODE, Own, speak_pseudo
from tests.ui.scenes import STEPS, scenes
from tests.ui.tab_walk import out_of_reach

SIZES = ((1366, 768), (900, 500))
TOO_TIGHT = ("Begeleiden, kiezen en stemmen", 900)
"""Known: in the narrowest console, fields of many controls are wider than their column where every word is so much longer."""
OWN = (
    "Facilitator", "Ruben", "Proef", "Zuid", "Anna Bos", "Bob Mol", "Cor Vos", "Dora Smit", CODE, "fout.yaml", "fout",
    "een tolk bellen", "brieven", "belt morgen", "v Waarom?", "Juist is", "omdat",
)  # fmt: skip
"""Names, and what the scenes type."""
TEMPLATES = Path(__file__).parents[2] / "session_templates" / "nl"


@pytest.fixture
def pseudo(tmp_path: Path) -> None:
    speak_pseudo(tmp_path / "data" / "translations")


@pytest.fixture(scope="module")
def own() -> Own:
    """What draaiboeken and people say."""
    return Own([STEPS, *(file.read_text(encoding="utf-8") for file in TEMPLATES.glob("*.yaml"))], OWN)


@pytest.mark.long
@pytest.mark.usefixtures("pseudo")
def test_all_that_is_seen_or_read_aloud_is_translated_and_fits(own: Own, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    app: App = request.getfixturevalue("app")  # made once the language is there
    wrong, seen = {}, 0
    for scene in scenes(app, tmp_path):
        if scene.root is app.beamer:
            continue  # speaks the language of the draaiboek
        nodes = [node for node in walk(scene.root) if not isinstance(node.widget, Thumbnail)]  # the wall, small
        said = [text for node in nodes for text in (node.name, node.description, node.value, *_of(node.widget))]
        found = own.leftovers(said)
        if scene.root is app.window:
            found += [
                f"{width}: {cut}" for width, height in SIZES if (scene.name, width) != TOO_TIGHT for cut in _cut_off(app, width, height)
            ]
        seen += 1
        if found:
            wrong[scene.name] = found
    assert wrong == {}
    assert seen >= 15


@pytest.mark.usefixtures("pseudo")
def test_the_settings_go_up_and_down_and_not_sideways(qapp: QApplication, qtbot: QtBot) -> None:
    load_fonts()
    dialog = SettingsDialog(Theme(), Settings())
    qtbot.addWidget(dialog)

    dialog.show()
    qapp.processEvents()

    assert dialog.area.verticalScrollBar().maximum() > 0
    assert dialog.area.horizontalScrollBar().maximum() == 0


def _of(widget: QWidget | None) -> tuple[str, ...]:
    """What is shown of it that is not in the tree."""
    if widget is None:
        return ()
    hint = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
    return (widget.toolTip(), widget.statusTip(), hint, widget.windowTitle() if widget.isWindow() else "")


def _cut_off(app: App, width: int, height: int) -> list[str]:
    """With time for words that wrap to tell what they stand in how tall they became, and that again."""
    app.window.resize(width, height)
    for _ in range(4):
        app.qt.processEvents()
    return out_of_reach(app.window)
