"""Whether the session on screen is behind the passphrase: a lock beside its title, a box on Voorbereiden. Belongs to the main window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from facilitator.sessions.coming_back.series import team_key
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.privacy.confidential import is_confidential

SEALING = "sealing a session"
"""A place in the background."""


class BehindLock(QObject):
    """Shows it, and passes on what is wanted with it."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.prepare)  # pages are made anew in another language
        self._window, self._row = window, window.prepare.sealing
        before = window.behind_lock
        self.wish: bool | None = before.wish if before is not None else None
        """What somebody said of a session that is not kept yet; None where nobody did."""
        self._asked: tuple[tuple[str, str], bool] = (("", ""), False)
        window.prepare.draft_shown.connect(lambda _template: self._look_again())
        window.prepare.particulars_changed.connect(lambda _particulars: self.show())
        window.home_shown.connect(self._forget)
        window.unsealing.changed.connect(self._on_changed)
        self._row.turned.connect(self.turn)
        self._row.passphrase_requested.connect(window.unsealing.ask)

    def _forget(self) -> None:
        self.wish = None

    def _look_again(self) -> None:
        self._asked = (("", ""), False)
        self.show()

    def show(self) -> None:
        """As it is now; nothing of it where that cannot be read, which is told elsewhere."""
        try:
            self._show()
        except FacilitatorError:
            self._row.hide()

    def _show(self) -> None:
        window, desk = self._window, self._window.desk
        kept = window.opened is not None and window.opened.id in desk.confidential.sealed()
        for page in (window.prepare, window.lead, window.report):
            page.bar.show_sealed(kept)
        if desk is None or not desk.confidential.on or window.template is None:
            self._row.hide()
        else:
            sealed = kept or (window.opened is None and self.will_be)
            self._row.show_sealed(sealed, locked=desk.confidential.locked, demanded=sealed and self._demanded)

    @property
    def _demanded(self) -> bool:
        """Whether who manages the computer wants what is prepared behind the passphrase."""
        return self._window.settings.encrypted == "confidential" and is_confidential(self._window.template)

    @property
    def will_be(self) -> bool:
        """Whether what is prepared will be, once it is kept."""
        return self._usual if self.wish is None else self.wish

    @property
    def _usual(self) -> bool:
        """Whether it is where nobody says otherwise. Looked up once for a team: it is asked at every key."""
        window, team = self._window, self._window.prepare.particulars.team
        wanted = (window.template.name, team_key(team))
        if wanted != self._asked[0]:
            self._asked = (wanted, bool(window.desk.keeper.to_be_sealed(window.template, team)))
        return self._asked[1]

    def turn(self, sealed: bool) -> None:
        """Somebody wants it so: from the first word on, or of a session that is kept already."""
        window = self._window
        if window.opened is None:
            self.wish = sealed
            self.show()
            return
        session, confidential = window.opened.id, window.desk.confidential
        self._row.show_busy(sealed)
        work = lambda _told: confidential.set_sealed(session, sealed)  # noqa: E731 - it has no other name
        window.looking_back.background.ask(SEALING, work, self._on_done, lambda error: self._on_failed(error, sealed))

    def _on_done(self, left: tuple[str, ...]) -> None:
        self.show()
        if left:
            self._window.tell(" ".join(left), "warning")

    def _on_failed(self, error: BaseException, sealed: bool) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        if not self._window.unsealing.asks(error, lambda: self.turn(sealed), self.show):
            self.show()
            self._window.tell(str(error))

    def _on_changed(self) -> None:
        """What the previous session leaves to this one can be read now, or cannot any more."""
        if self._window.stack.currentWidget() is self._window.prepare:
            self._window.prepare.look_back_again()
            self._look_again()
