"""Keeping the screen on asks nothing of a computer that cannot, and nothing of anybody over a network."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.ui.room.awake import LinuxWakefulness, MacWakefulness, Sleep, WindowsWakefulness, system_wakefulness


@pytest.mark.parametrize("address", ["", "tcp:host=192.0.2.1,port=4711"])
def test_without_a_bus_of_this_computer_nothing_happens(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    lamp = LinuxWakefulness()
    lamp.begin()
    lamp.end()

    assert "PySide6.QtDBus" not in sys.modules


def test_a_bus_that_is_not_there_is_no_error(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    lamp = LinuxWakefulness()
    for _ in range(2):
        lamp.begin()
        lamp.end()

    assert capfd.readouterr() == ("", "")


def test_each_system_has_a_way() -> None:
    assert isinstance(system_wakefulness(), LinuxWakefulness | WindowsWakefulness | MacWakefulness | Sleep)
