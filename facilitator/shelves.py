"""Which folders draaiboeken come from."""

from __future__ import annotations

from pathlib import Path

from facilitator import paths
from facilitator.language import tr
from facilitator.sessions.library import Library
from facilitator.settings import Settings


def library(data: Path, settings: Settings) -> Library:
    """Those that came with the program, one's own in the data folder, and those of the folder in the settings."""
    folders = [(paths.session_templates() / "nl", tr("meegeleverd")), (data / "draaiboeken", tr("eigen"))]
    if settings.templates:
        folders.append((Path(settings.templates).expanduser(), tr("gedeelde map")))
    return Library(folders)
