"""Which folders draaiboeken come from."""

from __future__ import annotations

from pathlib import Path

from facilitator import paths
from facilitator.language import language, tr
from facilitator.sessions.templates.library import Folder, Library
from facilitator.settings import Settings


def library(data: Path, settings: Settings) -> Library:
    """Those that came with the program, one's own in the data folder, and those of the folder in the settings."""
    folders = [*built_in(paths.session_templates()), Folder(own_folder(data), tr("eigen"), "own")]
    if settings.templates:
        folders.append(Folder(Path(settings.templates).expanduser(), tr("gedeelde map"), "shared"))
    return Library(folders)


def own_folder(data: Path) -> Path:
    """Where one's own draaiboeken are."""
    return data / "draaiboeken"


def built_in(templates: Path) -> tuple[Folder, ...]:
    """Those that came with the program.

    In English the English ones first, then the Dutch ones; in Dutch the Dutch ones, and the others only by name.
    """
    dutch, english = templates / "nl", templates / "en"
    if language() == "en":
        return Folder(english, tr("meegeleverd")), Folder(dutch, tr("meegeleverd, in het Nederlands"))
    return Folder(dutch, tr("meegeleverd")), Folder(english, tr("meegeleverd"), on_shelf=False)
