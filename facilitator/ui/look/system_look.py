"""The look that the computer itself is set to, for who chose to follow it: light, dark or high contrast."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from facilitator.ui.look.theme import Theme

SYSTEM = "system"
"""The choice to follow the computer; any other is a look by name."""


def look_of(hints: Any) -> str:
    """A key of `colours.THEMES`, from style hints as Qt has them. A computer that says nothing is light."""
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def look_named(choice: str) -> str:
    """The look that a choice in the settings comes down to now."""
    return look_of(QGuiApplication.styleHints()) if choice == SYSTEM else choice


class SystemLook(QObject):
    """Belongs to the main window: changes along with the computer, as long as the settings say so."""

    def __init__(self, window: Any, hints: Any) -> None:
        super().__init__(window)
        self._window, self._hints = window, hints
        hints.colorSchemeChanged.connect(self._on_computer_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_computer_changed)

    def _on_computer_changed(self) -> None:
        theme, settings = self._window.theme, self._window.settings
        if settings.theme == SYSTEM:
            theme.adopt(Theme(look_of(self._hints), theme.density, settings.accent))
