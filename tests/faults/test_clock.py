"""F14 and F15 with the real program: the clock of the computer is set while it runs, or all of it stands still for a while."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.faults.test_trouble import Figure, in_trouble

FAKED = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


@pytest.mark.fault("F14", only="all")
@pytest.mark.skipif(FAKED is None, reason="needs libfaketime: sh packaging/system-libraries.sh faults")
def test_a_clock_that_is_set_under_the_real_program_leaves_its_time_right(tmp_path: Path, figure: Figure) -> None:
    said = tmp_path / "verzet"
    said.write_text("+0")
    faked = ["env", f"LD_PRELOAD={FAKED}", f"FAKETIME_TIMESTAMP_FILE={said}", "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1"]

    seen = in_trouble("clock", tmp_path / "disk", faked)

    assert seen["asked"] == 1
    assert len(seen["told"]) == 1
    assert "teruggezet" in seen["told"][0]
    assert (seen["off"] <= 1, seen["off back"] <= 1) == (True, True), seen
    assert seen["notes"] == ["voor", "na"]
    on, back = seen["off"], seen["off back"]
    figure(f"the real program, its clock set by libfaketime: +1 h asked once, off by {on:.1f} s; back told, off by {back:.1f} s")


@pytest.mark.fault("F15", only="all")
@pytest.mark.skipif(not hasattr(os, "fork") or not shutil.which("sh"), reason="a process is stopped by a signal")
def test_a_program_that_stood_still_goes_on_with_the_right_time_and_no_burst(tmp_path: Path, figure: Figure) -> None:
    seen = in_trouble("stopped", tmp_path / "disk")

    assert seen["asked"] == 0  # every clock saw it pass
    assert seen["off"] <= 1
    assert seen["ticks"] <= 12
    figure(f"the real program, stopped for 3 s: off by {seen['off']:.1f} s, {seen['ticks']} repaints in the second after")
