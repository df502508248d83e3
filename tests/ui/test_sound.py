"""The sounds themselves, and how they are let be heard; no test makes one."""

from __future__ import annotations

import runpy
import wave
from array import array
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.paths import resources
from facilitator.ui.room.sound import Sound, SystemPlayer, at_volume

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("sound", ["warning", "end"])
def test_a_sound_is_short_soft_and_begins_and_ends_in_silence(sound: Sound) -> None:
    with wave.open(str(resources() / "sounds" / f"{sound}.wav"), "rb") as file:
        seconds = file.getnframes() / file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))
        form = file.getnchannels(), file.getsampwidth()

    assert form == (1, 2)
    assert 1 < seconds < 4
    assert 15_000 < max(abs(s) for s in samples) < 22_000
    assert max(abs(s) for s in (*samples[:5], *samples[-5:])) < 400


def test_the_sounds_are_what_the_recipe_makes() -> None:
    recipe = runpy.run_path(str(ROOT / "packaging" / "gong.py"))
    with wave.open(str(resources() / "sounds" / "warning.wav"), "rb") as file:
        kept = file.readframes(file.getnframes())

    assert recipe["sound"](*recipe["SOUNDS"]["warning"]).tobytes() == kept


def test_volume_runs_from_silence_to_the_sound_itself() -> None:
    samples = array("h", (0, 1000, -20000)).tobytes()

    assert at_volume(samples, 100) == samples
    assert at_volume(samples, 0) == array("h", (0, 0, 0)).tobytes()
    assert at_volume(samples, 50) == array("h", (0, 250, -5000)).tobytes()


def test_a_program_of_the_computer_plays_it_as_loud_as_was_asked(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, played = tmp_path / "gong-player", tmp_path / "played"
    program.write_text(f'#!/bin/sh\n/bin/cp "$1" {played}.part && /bin/mv {played}.part {played}\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    player = SystemPlayer(("not-there", "gong-player"))  # the file is its own, and goes with it
    player.play("end", 50)
    qtbot.waitUntil(played.exists)

    with wave.open(str(played), "rb") as heard, wave.open(str(resources() / "sounds" / "end.wav"), "rb") as whole:
        assert heard.readframes(heard.getnframes()) == at_volume(whole.readframes(whole.getnframes()), 50)


@pytest.mark.parametrize("programs", [(), ("not-there",)])
def test_a_computer_without_sound_never_notices(qapp: QApplication, programs: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    SystemPlayer(programs).play("end", 80)

    assert capfd.readouterr() == ("", "")
