"""A whole session without touching the mouse: chosen, prepared, led and exported by keys, in the real windows with the real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.sessions.clock import RehearsalClock
from tests.ui.console import CONTROL, SHIFT, Key, Keys, opened

MOST_TABS = 60


@pytest.fixture
def keys(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[Keys]:
    with opened(qapp, clock, tmp_path, shelf=True) as there:
        yield there


def tab_to(keys: Keys, wanted: str) -> None:
    """With Tab to the control with this name, or one that begins with it."""
    for _ in range(MOST_TABS):
        here = QApplication.focusWidget()
        if here is not None and name_of(here).startswith(wanted):
            return
        keys.press(Key.Key_Tab)
    raise AssertionError(f"no Tab leads to {wanted!r}")


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return widget.accessibleName() or (text() if callable(text) else str(text))


def test_a_session_is_led_from_start_to_minutes_by_keys_alone(keys: Keys, tmp_path: Path) -> None:
    window = keys.app.window
    # choosing
    keys.press(Key.Key_F, CONTROL)
    keys.type("activeringsdialoog", enter=False)
    tab_to(keys, "Draaiboek Activeringsdialoog")
    keys.press(Key.Key_Return)
    assert window.stack.currentWidget() is window.prepare

    # preparing
    tab_to(keys, "Groep")
    keys.type("Zuid", enter=False)
    keys.press(Key.Key_Return, CONTROL)
    assert window.stack.currentWidget() is window.lead
    assert keys.on_the_note_line

    # leading
    keys.press(Key.Key_N, CONTROL)
    keys.type("Anna Bos")
    keys.press(Key.Key_PageDown)
    keys.press(Key.Key_PageDown)
    keys.wait(4)
    keys.type("v Wie belt de woningcorporatie?")
    keys.type("! @Anna belt uiterlijk morgen")
    keys.find("pauze")
    keys.press(Key.Key_F6)
    keys.press(Key.Key_F8)
    keys.press(Key.Key_N, CONTROL | SHIFT)
    keys.type("Wat nemen we mee? 3")
    keys.press(Key.Key_PageDown)
    assert keys.view.step_title == "Wat nemen we mee?"
    keys.type("b We gaan door")
    keys.wait(3)
    while not keys.view.closed:
        keys.press(Key.Key_PageDown)
        keys.wait(1)

    # the minutes
    assert window.stack.currentWidget() is window.report
    assert [(n.kind, n.text) for n in keys.view.notes] == [
        ("question", "Wie belt de woningcorporatie?"),
        ("action", "belt"),
        ("decision", "We gaan door"),
    ]
    keys.press(Key.Key_S, CONTROL)  # what can be made
    keys.press(Key.Key_S, CONTROL)  # what is ticked
    window.looking_back.settle()
    made = sorted((tmp_path / "verslagen").glob("*.pdf"))
    assert [path.stem.split(" – ")[-1] for path in made] == ["actie- en besluitenlijst", "verslag voor de teamleider", "verslag"]
    assert made[0].read_bytes().startswith(b"%PDF")
