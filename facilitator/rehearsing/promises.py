"""What a person does with the previous session while a session is rehearsed: with the same keys and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.rehearsing.year import Outcomes

if TYPE_CHECKING:
    from facilitator.ui.main_window import MainWindow

def come_back(window: MainWindow, outcomes: Outcomes) -> None:
    """Go through the promises where the step comes back to them, and take in a line of the last time where there is one."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    view = window.presenter.view
    if view is not None and view.look_back.here and view.look_back.rows:
        promises = window.lead.middle.promises
        window.lead.act("promises")
        for _ in view.look_back.rows:
            if promises.at_hand:
                line = promises.lines[promises.at_hand]
                state, _space, why = outcomes.of(line.row.text).partition(" ")
                QTest.keyClicks(line.answer, f"{state} ")
                line.answer.insert(why)  # the test library types no € or ë
                QTest.keyClick(line.answer, Qt.Key.Key_Return)
    if view is not None and view.look_back.lines:
        window.lead.act("line")


def keep_for_next_time(window: MainWindow) -> None:
    """Answer every question about what was not chosen with yes."""
    while (question := next((q for q in window.report.look_back.questions if not q.yes.isChecked()), None)) is not None:
        question.yes.click()
