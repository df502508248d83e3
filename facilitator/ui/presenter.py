"""One presenter, passive windows: asks the session what is so now, and passes on what people want."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from facilitator.language import tr, trn
from facilitator.sessions.clock import Clock
from facilitator.sessions.errors import FacilitatorError, SessionError
from facilitator.sessions.leading.rounds import turns
from facilitator.sessions.leading.side_timer import side_face
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.schedule import step_timer
from facilitator.sessions.screens.beamer_view import BeamerView
from facilitator.sessions.screens.coming_wall import coming_wall
from facilitator.sessions.screens.console_screen import console_view
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.screens.masked import masked
from facilitator.sessions.screens.wall_state import WallState, followed, on_wall, thaw
from facilitator.ui.beamer.paging import page_turn

TICK = 200
"""Milliseconds; a late or missed tick changes nothing."""
LARGEST_GAP, MINUTE = timedelta(seconds=5), timedelta(minutes=1)
Verb = Callable[[LiveSession, datetime], object]


@dataclass(frozen=True)
class Message:
    """Something to tell the one at the laptop, where the eye is."""

    level: Literal["info", "warning", "error"]
    text: str


@dataclass(frozen=True)
class Gap:
    """Time that passed on the wall while the program did not run, or a clock that was set (then it may be below zero)."""

    since: datetime
    length: timedelta


class Presenter(QObject):
    """Holds the session that is on screen.

    Signals:
        view_changed(ConsoleView): something that is shown is different now; at most once a second without events.
        message(Message): something to tell.
        kept(): the last thing that was done is on disk.
        not_kept(): it could not be put there, and is not done.
        time_ran_out(str): the step with this path came to its end; once a step.
        pause_ended(str): it is the time (on the clock in the room) at which the group was told that it goes on; once a pause.
        left(): there is no session on screen any more.
        gap_found(Gap): the laptop slept, or its clock was set.
    """

    view_changed = Signal(object)
    message = Signal(object)
    kept = Signal()
    not_kept = Signal()
    time_ran_out = Signal(str)
    pause_ended = Signal(str)
    left = Signal()
    gap_found = Signal(object)

    def __init__(self, clock: Clock, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._clock = clock
        self._session: LiveSession | None = None
        self._shown: tuple[object, ...] = ()
        self._rung: set[str] = set()
        self._returned: datetime | None = None
        self.wall = WallState()
        self._last = (clock.now(), clock.running())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._masked = False
        self._ahead_at: str | None = None
        """The step during which somebody looks at what comes after it; None while nobody does."""
        self.view: ConsoleView | None = None
        self.live = BeamerView("opening", "")
        """What the session says that is on the wall, whatever was done to the wall."""

    @property
    def session(self) -> LiveSession | None:
        """The session on screen, or None."""
        return self._session

    def now(self) -> datetime:
        """The time as the session counts it."""
        return self._clock.now()

    def lead(self, session: LiveSession | None) -> None:
        """Put another session on screen, or none."""
        self._session, self._shown, self._rung, self._returned, self.wall = session, (), set(), None, WallState()
        self._ahead_at = None
        self._last = (self._clock.now(), self._clock.running())
        if session is None:
            self._timer.stop()
            self.view = None
            self.left.emit()
        else:
            self._timer.start()
            self.refresh()

    def take_over(self, session: LiveSession) -> None:
        """The same session, as it is kept now: the wall, and what rang already, stay as they are. A wall that stood still goes on."""
        if self._session is not None:
            self._session, self.wall = session, replace(self.wall, frozen=None, frozen_since="")  # what is erased may stand on it
            self.refresh()

    def mask(self, on: bool) -> None:
        """From now on hand out only what the room may see too, or everything again."""
        if on != self._masked:
            self._masked = on
            self.refresh()

    def do(self, verb: Verb) -> bool:
        """Do something with the session; tells why when it cannot be done. True when it is done and kept."""
        if self._session is None:
            return False
        try:
            verb(self._session, self._clock.now())
        except SessionError as error:
            self.message.emit(Message("info", str(error)))
            return False
        except FacilitatorError as error:
            self.message.emit(Message("error", tr("Niet opgeslagen. {why} Wat je typte staat er nog.", why=error)))
            self.not_kept.emit()
            return False
        self.kept.emit()
        self.refresh()
        return True

    def show_on_wall(self, state: WallState) -> None:
        """Do something to the wall that is not of the session: it is kept nowhere."""
        self.wall = state
        self.refresh()

    def look_ahead(self, on: bool) -> None:
        """Look at what the room will see at the next step, or at what it sees now. Going on ends it; it is kept nowhere."""
        self._ahead_at = self.view.path if on and self.view else None
        self.refresh()

    def tick(self) -> None:
        """Ask what time it is; tell only what changed."""
        if self._session is None:
            return
        self._look_for_gap()
        if self._stamp() != self._shown:
            self.refresh()

    def refresh(self) -> None:
        """Fold everything again and tell."""
        if self._session is None:
            return
        self._shown = self._stamp()
        view = console_view(self._session, self._clock.now())
        self.wall = thaw(self.wall) if view.closed else followed(self.wall, view.beamer)
        self.live = view.beamer
        view = replace(view, beamer=on_wall(view.beamer, self.wall), wall=self.wall, coming=self._coming(view))
        self.view = masked(view) if self._masked else view
        self.view_changed.emit(self.view)
        self._ring()
        self._return()

    def _coming(self, view: ConsoleView) -> BeamerView | None:
        if self._session is None or self._ahead_at != view.path:
            self._ahead_at = None
            return None
        coming = coming_wall(self._session, self._clock.now())
        return on_wall(coming, WallState(zoom=self.wall.zoom)) if coming else None

    def _stamp(self) -> tuple[object, ...]:
        """What a second that passes may change on screen."""
        session, now = self._session, self._clock.now()
        assert session is not None
        step = session.step
        left = ceil(step_timer(session, step).remaining(now).total_seconds()) if step else None
        turn = turns(session, step) if step else None
        speaking = ceil(turn.timer.remaining(now).total_seconds()) if turn and turn.timer else None
        aside = side_face(session, now)
        side = ceil(aside.left.total_seconds()) if aside else None
        return len(session.entries), left, speaking, side, page_turn(now), now.replace(second=0, microsecond=0)

    def _ring(self) -> None:
        view = self.view
        if view and view.face and view.face.phase == "overrun" and view.path not in self._rung:
            self._rung.add(view.path)
            self.time_ran_out.emit(view.path)

    def _return(self) -> None:
        """The pause is over, and somebody may not be looking at the clock."""
        back = self._session.course.resumes_at if self._session else None
        if back and back != self._returned and self._clock.now() >= back and self.view:
            self._returned = back
            self.pause_ended.emit(self.view.resumes)

    def _look_for_gap(self) -> None:
        now, running = self._clock.now(), self._clock.running()
        since, ran = self._last
        self._last = (now, running)
        gap = (now - since) - (running - ran)
        course = self._session.course if self._session else None
        if course is None or not course.here:
            return
        if gap < -LARGEST_GAP and self.do(lambda s, now: s.settle_gap(since, gap, now)):  # time does not run back: nothing to ask
            self.message.emit(Message("info", _set_back(max(1, round(-gap / MINUTE)))))
        elif not course.paused and abs(gap) > LARGEST_GAP:
            self.gap_found.emit(Gap(since, gap))


def _set_back(minutes: int) -> str:
    return trn(
        "De klok is een minuut teruggezet; de tijd van de stap loopt gewoon door.",
        "De klok is {n} minuten teruggezet; de tijd van de stap loopt gewoon door.",
        minutes,
    )
