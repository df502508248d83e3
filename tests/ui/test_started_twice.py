"""One program at a time with a data folder: a second start brings the first forward, and what a killed one left is taken over."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.one_program import LOCK
from facilitator.ui.started_twice import ASK, StartedTwice, come_forward, refused

Figure = Callable[[str], None]


@pytest.mark.fault("F12")
def test_a_second_start_brings_the_first_forward(qapp: QApplication, qtbot: QtBot, tmp_path: Path, figure: Figure) -> None:
    first, second = StartedTwice(tmp_path, LOCK), StartedTwice(tmp_path, LOCK)
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    first.wanted.connect(lambda: come_forward(window))
    assert first.take()
    first.listen()

    assert not second.take()
    assert second.is_taken
    with qtbot.waitSignal(first.wanted):
        assert second.ask_the_first()
    assert not window.isMinimized()

    first.leave()
    assert second.take()
    second.leave()
    assert list(tmp_path.iterdir()) == []
    figure("a second start: the window of the first comes forward")


@pytest.mark.fault("F12")
def test_a_first_that_does_not_answer_is_said(qapp: QApplication, tmp_path: Path) -> None:
    first, second = StartedTwice(tmp_path, LOCK), StartedTwice(tmp_path, LOCK)
    assert first.take()

    assert not second.take()
    assert not second.ask_the_first()  # it is only just starting
    assert "Ga naar dat venster" in refused(tmp_path, second.is_taken)
    first.leave()


def of_a_killed_program(lock: Path) -> None:
    """A lock that a program left which is not there any more."""
    code = "import os, sys; from PySide6.QtCore import QLockFile; a = QLockFile(sys.argv[1]); a.tryLock(0); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code, str(lock)], check=False)
    assert lock.stat().st_size


def of_another_program(lock: Path) -> None:
    """A lock with the number of a program that runs, and is another: numbers are given again."""
    of_a_killed_program(lock)
    lines = lock.read_text().split("\n")
    lock.write_text("\n".join([str(os.getppid()), "iets-anders", *lines[2:]]))


def empty(lock: Path) -> None:
    """What a full disk or a power cut leaves of it."""
    lock.write_bytes(b"")


def garbage(lock: Path) -> None:
    lock.write_bytes(b"\xff\x00 geen slot\n" * 9)


@pytest.mark.fault("F12")
@pytest.mark.parametrize("left", [of_a_killed_program, of_another_program, empty, garbage])
def test_a_lock_that_nobody_holds_is_taken_over(qapp: QApplication, tmp_path: Path, left: Callable[[Path], None], figure: Figure) -> None:
    left(tmp_path / LOCK)
    place = StartedTwice(tmp_path, LOCK)

    assert place.take()
    other = QLockFile(str(tmp_path / LOCK))
    assert not other.tryLock(0)  # and then it holds
    place.leave()
    figure(f"a lock {left.__name__.replace('_', ' ')}: taken over")


@pytest.mark.fault("F12")
@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only this way there")
def test_a_folder_in_which_nothing_may_be_written_has_its_own_message(qapp: QApplication, tmp_path: Path, figure: Figure) -> None:
    place = StartedTwice(tmp_path / "weg" / "nog dieper", LOCK)  # a lock cannot be made here either, for root too

    assert not place.take()
    assert not place.is_taken
    assert "mag niet geschreven worden" in refused(tmp_path, place.is_taken)
    assert not place.ask_the_first()
    figure("unwritable: its own sentence")


@pytest.mark.fault("F12")
def test_a_question_left_by_a_killed_program_is_not_asked_again(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / ASK).write_bytes(b"4711")
    place = StartedTwice(tmp_path, LOCK)
    assert place.take()

    with qtbot.assertNotEmitted(place.wanted, wait=100):
        place.listen()

    place.leave()
