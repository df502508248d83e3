"""What a screen reader tells by itself while one looks at the group: another step, the time, news, and what was taken back.

Only what changes without a key that says so already; a note that was kept is silence. It can be switched off in the settings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from facilitator.language import minutes_text, tr, trn
from facilitator.sessions.history.journal import Undone
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.ui.look.marks import Banner, Level

Say = Callable[[QObject, str, bool], object]
"""Tells a sentence of a window; urgent ones break in on what is being read."""


def announcement(window: QObject, sentence: str, urgent: bool) -> QAccessibleAnnouncementEvent:
    """What Qt hands to the screen reader."""
    event = QAccessibleAnnouncementEvent(window, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    return event


def say_aloud(window: QObject, sentence: str, urgent: bool) -> None:
    """Tell it by the screen reader, if there is one."""
    QAccessible.updateAccessibility(announcement(window, sentence, urgent))


class Announcer(QObject):
    """Belongs to the main window, which knows the settings as they are now."""

    def __init__(self, window: Any, say: Say) -> None:
        super().__init__(window)
        self._window, self._presenter, self._say = window, window.presenter, say
        self._before: ConsoleView | None = None
        self._entries = 0
        self._presenter.view_changed.connect(self._on_view_changed)
        self._presenter.left.connect(self._forget)
        window.pages_made.connect(self._meet_pages)
        window.page_made.connect(self._meet)
        self._meet_pages()

    def _meet_pages(self) -> None:
        for page in self._window.pages.values():
            self._meet(page)

    def _meet(self, page: Any) -> None:
        news: Banner = page.news
        news.news_shown.connect(self._on_news_shown)

    def _forget(self) -> None:
        self._before = None

    def _tell(self, sentence: str, urgent: bool = False) -> None:
        if self._window.settings.announcements:
            self._say(self._window, sentence, urgent)

    def _on_news_shown(self, level: Level, sentence: str) -> None:
        self._tell(sentence, urgent=level == "error")

    def _on_view_changed(self, view: ConsoleView) -> None:
        before, self._before = self._before, view
        if before is not None:
            for sentence in filter(None, (self._undone(before), _step(before, view) or _time(before, view))):
                self._tell(sentence)
        self._entries = len(self._presenter.session.entries)

    def _undone(self, before: ConsoleView) -> str:
        entries = self._presenter.session.entries
        undone = len(entries) == self._entries + 1 and isinstance(entries[-1].event, Undone)
        return tr("Ongedaan gemaakt: {what}.", what=before.undo) if undone and before.undo else ""


def _step(before: ConsoleView, view: ConsoleView) -> str:
    if view.closed and not before.closed:
        return tr("De sessie is afgerond.")
    if not view.path or view.path == before.path:
        return ""
    line = view.step_line.replace(" · ", ", ")
    if view.face is None:
        return tr("{line}: {title}", line=line, title=view.step_title)
    return tr("{line}, {length}: {title}", line=line, length=minutes_text(view.face.total), title=view.step_title)


def _time(before: ConsoleView, view: ConsoleView) -> str:
    """The warning and the end of a step, as each begins."""
    if view.face is None or before.face is None or view.face.phase == before.face.phase:
        return ""
    if view.face.phase == "overrun":
        return tr("De tijd van deze stap is om.")
    if view.face.phase != "warning" or before.face.phase != "running":
        return ""
    seconds = round(view.face.left.total_seconds())
    if seconds < 60:
        return trn("Nog {n} seconde.", "Nog {n} seconden.", seconds)
    return trn("Nog {n} minuut.", "Nog {n} minuten.", round(seconds / 60))
