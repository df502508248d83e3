"""Lets a sound be heard with what the computer has: nothing is installed for it, nothing waits for it, and silence is no error."""

from __future__ import annotations

import sys
import wave
from array import array
from functools import cache
from pathlib import Path
from shutil import which
from typing import Literal, Protocol

from PySide6.QtCore import QProcess, QTemporaryDir

from facilitator.paths import resources

Sound = Literal["warning", "end"]
PLAYERS = {"linux": ("pw-play", "paplay", "aplay"), "darwin": ("afplay",)}
"""Programs that play a file, the first that is there."""


class Player(Protocol):
    """What the bells are handed."""

    def play(self, sound: Sound, volume: int) -> None:
        """Begin to play, from 0 to 100 loud, and come back at once. Never an error."""
        ...


class Silence:
    """For where nobody hears it: a rehearsal, a test, a server."""

    def play(self, sound: Sound, volume: int) -> None:
        return


class SystemPlayer:
    """Plays with Windows itself, or with a program of its own that goes on alone."""

    def __init__(self, programs: tuple[str, ...] | None = None) -> None:
        self._programs = PLAYERS.get(sys.platform, ()) if programs is None else programs
        self._folder = QTemporaryDir()

    def play(self, sound: Sound, volume: int) -> None:
        if volume <= 0:
            return
        try:
            file = self._file(sound, volume)
        except (OSError, wave.Error, EOFError):
            return  # a full disk, or a file that is not ours any more: the clock on screen says the same
        if sys.platform == "win32":
            _play_on_windows(file)
        else:
            self._play_with_program(file)

    def _file(self, sound: Sound, volume: int) -> Path:
        """The sound as loud as was asked: not every program can be told how loud."""
        file = Path(self._folder.path()) / f"{sound}-{volume}.wav"
        if not file.exists():
            with wave.open(str(file), "wb") as softer:
                softer.setnchannels(1)
                softer.setsampwidth(2)
                softer.setframerate(_original(sound)[0])
                softer.writeframes(at_volume(_original(sound)[1], volume))
        return file

    def _play_with_program(self, file: Path) -> None:
        program = next((found for name in self._programs if (found := which(name))), None)
        if program is None:
            return
        process = QProcess()
        process.setProgram(program)
        process.setArguments([*(["-q"] if Path(program).name == "aplay" else []), str(file)])
        for forget in (process.setStandardOutputFile, process.setStandardErrorFile):
            forget(QProcess.nullDevice())
        process.startDetached()


def at_volume(samples: bytes, volume: int) -> bytes:
    """The samples (16 bits, little end first) at a volume of 0 to 100; half sounds half as loud, so it is not a straight line."""
    heard = array("h", samples)
    share = (max(0, min(100, volume)) / 100) ** 2
    return array("h", (round(each * share) for each in heard)).tobytes()


@cache
def _original(sound: Sound) -> tuple[int, bytes]:
    with wave.open(str(resources() / "sounds" / f"{sound}.wav"), "rb") as file:
        return file.getframerate(), file.readframes(file.getnframes())


def _play_on_windows(file: Path) -> None:
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:  # no device to play on
            return
