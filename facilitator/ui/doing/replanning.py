"""The proposal for the rest of the time: shown in the middle of the console, taken over or put away."""

from __future__ import annotations

from typing import Any

from facilitator.sessions.screens.console_view import ConsoleView


class Replanning:
    """Of one window; `proposal` is what is on screen now, None while the step itself is."""

    def __init__(self, window: Any) -> None:
        self._window = window
        self.proposal: Any = None

    def toggle(self) -> None:
        """Show a proposal, or put it away."""
        lead, panel = self._window.lead, self._window.replan
        if lead.centre.currentWidget() is panel:
            self.hide()
            return
        from facilitator.sessions.plan.replan_view import replan_view

        self.proposal, shown = replan_view(self._window.opened.session, self._window.presenter.now())
        panel.show_proposal(shown)
        lead.centre.setCurrentWidget(panel)
        panel.setFocus()

    def accept(self) -> None:
        """Do as was proposed."""
        if self.proposal is not None:
            self._window.presenter.do(lambda s, now: s.replan(self.proposal, now))
        self.hide()

    def hide(self) -> None:
        """Back to the step."""
        self.proposal = None
        self._window.lead.centre.setCurrentIndex(0)
        self._window.lead.note_edit.setFocus()

    def show_clock(self, view: ConsoleView) -> None:
        """The clock of the step goes on beside the proposal."""
        if self.proposal is not None and view.face is not None:
            self._window.replan.show_clock(view.face)
