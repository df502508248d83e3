"""The archive that is shared, on screen: whether it is there, and which sessions were changed in two places. Belongs to the main window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from facilitator.language import tr, trn
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.doing.background import Background
from facilitator.ui.pages.apart import ApartPanel

_READING = "reading two versions"


class SharingNews(QObject):
    """Says once that the archive is away, that it is back, and that something has to be decided.

    Signals:
        heard(): it was looked how it is; spoken in another thread.
    """

    heard = Signal()

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self.background = Background(self)
        self.panel: ApartPanel | None = None
        self._told_away, self._met, self._waited = False, False, 0
        self._apart: tuple[str, ...] = ()
        self.heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        window.home_shown.connect(self._tell_apart)

    @property
    def _shared(self) -> Any:
        return self._window.desk.shared if self._window.desk is not None else None

    def start(self) -> None:
        """The store is open: send what waits, from now on."""
        if self._shared is not None:
            self._shared.start(self.heard.emit)

    def stop(self) -> None:
        """The window is gone: a last time, and let go."""
        self.background.stop()
        if self._shared is not None:
            self._shared.stop()

    def listen_to(self, settings: Any) -> None:
        """The settings tell how it is, and ask for the sessions in two places."""
        if self._shared is not None:
            sharing = self._shared.sharing
            settings.show_archive(sharing_words(sharing), len(sharing.apart))
            settings.apart_requested.connect(self.open_apart, Qt.ConnectionType.QueuedConnection)

    # news

    def _on_heard(self) -> None:
        sharing = self._shared.sharing
        self._window.looking_up.show_away()
        if sharing.away:
            self._on_away(sharing)
        else:
            self._on_there()
        if set(sharing.apart) - set(self._apart):
            self._apart = sharing.apart
            self._tell_apart()

    def _on_away(self, sharing: Any) -> None:
        self._waited = sharing.waiting
        if not self._told_away:
            self._told_away = True
            self._window.tell(away_words(sharing.away), "warning")

    def _on_there(self) -> None:
        """The first time, and after it was away, there is more to see than before."""
        was_away, first = self._told_away, not self._met
        self._told_away, self._met = False, True
        if (was_away or first) and self._at_home:
            self._window.show_choice()
        if was_away:
            self._window.looking_up.look_again()
            self._window.tell(back_words(self._waited), "info")

    @property
    def _at_home(self) -> bool:
        return bool(self._window.stack.currentWidget() is self._window.choose)

    def _tell_apart(self) -> None:
        """Where all sessions are: it must not stand in the way of one that goes on."""
        number = len(self._shared.sharing.apart) if self._shared is not None else 0
        if number and self._at_home:
            sentence = trn(
                "{n} sessie is hier en in het gedeelde archief veranderd. Kies welke telt.",
                "{n} sessies zijn hier en in het gedeelde archief veranderd. Kies welke tellen.", number,
            )  # fmt: skip
            self._window.making.tell("warning", sentence, tr("Bekijk"), self.open_apart)

    # in two places

    def open_apart(self) -> None:
        """Both versions of each, side by side."""
        shared = self._shared
        self.background.ask(_READING, lambda _told: shared.apart(), self._on_read, self._on_failed)

    def _on_read(self, found: tuple[Any, ...]) -> None:
        if self.panel is None:
            self.panel = ApartPanel(self._window.theme, self._window)
            self.panel.settled.connect(self._settle)
        self.panel.show_apart(found)

    def _settle(self, choices: dict[str, str]) -> None:
        shared = self._shared

        def work(_told: object) -> int:
            for session_id, keep in choices.items():
                shared.settle(session_id, keep)
            return len(choices)

        self.background.ask(_READING, work, self._on_settled, self._on_failed)

    def _on_settled(self, number: int) -> None:
        self._apart = ()
        self._window.go_home()
        done = trn("{n} sessie is weer één; de andere versie staat ernaast.", "{n} sessies zijn weer één; de andere versies staan ernaast.",
                   number)  # fmt: skip
        self._window.tell(done, "info")

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            raise error
        self._window.tell(str(error))


def away_words(reason: str) -> str:
    """That the archive is away, and what that means for who leads a session."""
    after = tr("Alles gaat door op deze laptop; wat je opschrijft wordt doorgestuurd zodra het archief er weer is.")
    return f"{reason} {after}"


def back_words(waited: int) -> str:
    """That it is there again."""
    sent = trn("{n} sessie is doorgestuurd.", "{n} sessies zijn doorgestuurd.", waited) if waited else ""
    return " ".join(filter(None, (tr("Het gedeelde archief is er weer."), sent)))


def sharing_words(sharing: Any) -> str:
    """Which archive, and how it is: for the settings."""
    place = tr("Gedeeld archief: {place}.", place=sharing.place or "?")
    waiting = trn("{n} sessie wacht om doorgestuurd te worden.", "{n} sessies wachten om doorgestuurd te worden.", sharing.waiting)
    apart = trn("Van {n} sessie zijn er twee versies.", "Van {n} sessies zijn er twee versies.", len(sharing.apart))
    sent = tr("Alles is doorgestuurd.") if not (sharing.waiting or sharing.apart) else ""
    said = (place, sharing.away or tr("Het is bereikbaar."), waiting if sharing.waiting else "", apart if sharing.apart else "", sent)
    return " ".join(filter(None, said))
