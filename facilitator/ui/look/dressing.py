"""The look that the settings ask for, put on everything that there is: at the start, and each time they change."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.house.errors import LogoError
from facilitator.sessions.errors import FacilitatorError
from facilitator.settings import Settings
from facilitator.ui.beamer.thumbnail import Thumbnail
from facilitator.ui.beamer.window import BeamerWidget
from facilitator.ui.look.logo import load_logo
from facilitator.ui.look.system_look import look_named
from facilitator.ui.look.theme import Theme


def wall_theme(settings: Settings) -> Theme:
    """The colours of the wall."""
    return Theme("beamer_dark" if settings.dark_room else "beamer", brand=settings.accent)


def dress(window: QWidget, theme: Theme, beamer: BeamerWidget, settings: Settings) -> None:
    """Both windows in the colour of the house, the wall and each small picture of it with the logo.

    Raises FacilitatorError when the logo is not used; everything else is done by then.
    """
    theme.adopt(Theme(look_named(settings.theme), theme.density, settings.accent))
    beamer.theme.adopt(wall_theme(settings))
    beamer.set_logo(None)
    try:
        beamer.set_logo(load_logo(settings.logo))
    except LogoError as error:
        raise FacilitatorError(str(error)) from error
    finally:
        dress_thumbnails(window, beamer)


def dress_thumbnails(window: QWidget, beamer: BeamerWidget) -> None:
    """The small pictures of the wall in a window, as the wall is."""
    for thumbnail in window.findChildren(Thumbnail):
        thumbnail.dress(beamer.theme, beamer.logo)
