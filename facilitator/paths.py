"""Where things are: what came with the program, and what belongs to the person who uses it."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from importlib import resources as packaged
from pathlib import Path

APP = "facilitator"


def backup_folder(data: Path, chosen: str = "") -> Path:
    """Where copies of what is in a data folder are kept, outside it: in the chosen folder, else where this system keeps such things.

    Each data folder has a folder of its own there, so that two never mix.
    """
    whole = Path(os.path.abspath(data))  # a link stays what it is called
    return (Path(chosen).expanduser() if chosen else _state()) / f"{whole.name}-{sha256(os.fsencode(whole)).hexdigest()[:8]}"


def _state() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Facilitator reservekopieën"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Facilitator reservekopieën"
    return Path(os.environ.get("XDG_STATE_HOME", home / ".local" / "state")) / APP / "backups"


def _shipped(name: str) -> Path:
    """A folder that is beside the package in the source tree, and inside it in a wheel."""
    inside = Path(str(packaged.files("facilitator"))) / name
    return inside if inside.is_dir() else Path(str(packaged.files("facilitator"))).parent / name


def resources() -> Path:
    """Fonts, icons, translations and colours that the program needs to run."""
    return _shipped("resources")


def session_templates() -> Path:
    """The draaiboeken that came with the program, one folder a language."""
    return _shipped("session_templates")


def data_folder(chosen: str | None = None) -> Path:
    """Where sessions are kept: what was asked for, else FACILITATOR_DATA, else the usual place of this system."""
    if chosen or os.environ.get("FACILITATOR_DATA"):
        return Path(chosen or os.environ["FACILITATOR_DATA"]).expanduser()
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "Facilitator"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Facilitator"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / APP


def policy_file() -> Path:
    """Where an administrator sets what holds on this computer: a place that who uses it cannot write."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Facilitator" / "policy.yaml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Facilitator/policy.yaml")
    return Path("/etc") / APP / "policy.yaml"
