"""Opens files and folders in the programs of this computer."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


class Opener:
    """Gives False where there is no program for it; nothing is waited for."""

    def folder(self, folder: Path) -> bool:
        """Show a folder."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def editor(self, file: Path, command: str = "") -> bool:
        """Open a text in the editor of the user: the command of the settings, else what this computer uses for it."""
        if not command.strip():
            return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
        program, *arguments = _words(command)
        started = QProcess.startDetached(program, [*arguments, str(file)])
        return bool(started[0] if isinstance(started, tuple) else started)


def _words(command: str) -> list[str]:
    """The command with its arguments; a path with spaces between quotation marks. A path of Windows keeps its backslashes."""
    try:
        return [word.strip('"') for word in shlex.split(command, posix=sys.platform != "win32")] or [command]
    except ValueError:  # a quotation mark that is not closed
        return [command]
