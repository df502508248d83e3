"""Whoever follows the computer sees what the computer is set to, also when that changes; whoever chose a look keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from facilitator.app import App
from facilitator.ui.look.system_look import SystemLook, look_of
from facilitator.ui.look.theme import Theme, magnify

Scheme, Contrast = Qt.ColorScheme, Qt.ContrastPreference


class ContrastHints(QObject):
    """What the computer says of contrast."""

    contrastPreferenceChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wish = Contrast.NoPreference

    def contrastPreference(self) -> Contrast:
        return self.wish


class HandSetHints(QObject):
    """Style hints that are set by hand."""

    colorSchemeChanged = Signal(object)

    def __init__(self, scheme: Scheme = Scheme.Unknown) -> None:
        super().__init__()
        self.scheme, self.contrast = scheme, ContrastHints()

    def colorScheme(self) -> Scheme:
        return self.scheme

    def accessibility(self) -> ContrastHints:
        return self.contrast

    def set_scheme(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)

    def set_contrast(self, wish: Contrast) -> None:
        self.contrast.wish = wish
        self.contrast.contrastPreferenceChanged.emit(wish)


@pytest.mark.parametrize(("scheme", "look"), [(Scheme.Unknown, "light"), (Scheme.Light, "light"), (Scheme.Dark, "dark")])
def test_light_and_dark_are_the_computer_s(scheme: Scheme, look: str) -> None:
    assert look_of(HandSetHints(scheme)) == look


def test_qt_tells_both_here(app: App) -> None:
    hints = QGuiApplication.styleHints()

    assert look_of(hints) in ("light", "dark", "contrast")


def test_the_window_changes_along_and_keeps_the_colour_of_the_house(app: App) -> None:
    hints = HandSetHints()
    SystemLook(app.window, hints)
    app.window.settings = replace(app.window.settings, theme="system", accent="#007A53")
    seen = []

    for change in (lambda: hints.set_scheme(Scheme.Dark), lambda: hints.set_contrast(Contrast.HighContrast)):
        change()
        seen.append(app.theme.name)
    hints.set_contrast(Contrast.NoPreference)
    hints.set_scheme(Scheme.Light)

    assert (*seen, app.theme.name) == ("dark", "contrast", "light")
    assert app.theme.c == Theme("light", brand="#007A53").c


def test_a_look_that_was_chosen_stays(app: App) -> None:
    hints = HandSetHints()
    SystemLook(app.window, hints)

    hints.set_scheme(Scheme.Dark)

    assert app.theme.name == "light"


@pytest.mark.parametrize(
    ("already", "percent", "factor"), [(None, 150, "1.5"), ("1.25", 200, "2.5"), ("veel", 125, "1.25"), (None, 100, None)]
)
def test_what_is_asked_for_comes_on_top_of_what_the_computer_says(already: str | None, percent: int, factor: str | None) -> None:
    environment = {} if already is None else {"QT_SCALE_FACTOR": already}

    magnify(environment, percent)

    assert environment.get("QT_SCALE_FACTOR") == factor


def test_letters_that_a_field_chose_itself_stay_so_in_another_width_and_look(led: App) -> None:
    """Qt takes back the font that it found when a style sheet goes."""
    edit = led.window.lead.note_edit
    for width, look in ((1200, "light"), (1200, "dark"), (1366, "dark")):
        led.window.resize(width, 700)
        led.theme.adopt(Theme(look, led.theme.density))
        led.qt.processEvents()

        assert edit.font().pixelSize() == led.theme.role("body" if led.theme.compact else "read").size
