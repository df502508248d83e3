"""The real program on a disk that is full, read-only, broken or locked: it says so, keeps what was typed, and goes on by itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
SIZE = "3m"
MOUNTED = 'mount -t tmpfs -o size=' + SIZE + ' tmpfs "$0" && exec "$@"'
Figure = Callable[..., None]


def run(*command: str) -> str:
    """What it printed last."""
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def in_trouble(kind: str, folder: Path, before: Sequence[str] = ()) -> dict[str, Any]:
    """What was seen in that trouble."""
    folder.mkdir(exist_ok=True)
    seen: dict[str, Any] = json.loads(run(*before, sys.executable, str(HERE / "trouble.py"), kind, str(folder)))
    return seen


@pytest.fixture
def small_disk(tmp_path: Path) -> list[str]:
    """What to put before a command so that it has a small file system of its own on `tmp_path / "disk"`, which goes with it."""
    (tmp_path / "disk").mkdir()
    for alone in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        start = [*alone, "sh", "-c", MOUNTED, str(tmp_path / "disk")]
        if shutil.which("unshare") and not subprocess.run([*start, "true"], capture_output=True, check=False).returncode:
            return start
    pytest.skip("mounting takes root or user namespaces")


@pytest.mark.fault("F5", only="faults")
def test_a_full_disk_is_told_and_what_was_typed_is_kept_once_there_is_room(tmp_path: Path, small_disk: list[str], figure: Figure) -> None:
    seen = in_trouble("full", tmp_path / "disk", small_disk)

    assert not seen["kept at once"]
    assert "De schijf is vol" in seen["banner"]
    assert seen["said after"] <= 2
    assert seen["line"] == seen["text"]
    assert seen["kept after"] <= 5
    assert (seen["notes"], seen["banner after"]) == (["eerste", seen["text"]], "")
    figure(f"said after {seen['said after']:.1f} s, saved by itself {seen['kept after']:.1f} s after there was room, 0 lost")


@pytest.mark.fault("F6", only="faults")
def test_a_full_disk_leaves_every_older_document_and_copy(tmp_path: Path, small_disk: list[str], figure: Figure) -> None:
    seen = in_trouble("full-export", tmp_path / "disk", small_disk)

    document, copy = seen["told"]
    assert "De schijf is vol" in document
    assert "geen reservekopie" in copy
    assert seen["unchanged"]
    assert seen["left behind"] == []
    figure("report and copy refused with a sentence, the older ones unchanged, 0 files left behind")


@pytest.mark.fault("F7", only="faults")
@pytest.mark.skipif(sys.platform == "win32", reason="folders are not made read-only this way there")
def test_a_folder_that_turns_read_only_is_told_and_read(tmp_path: Path, figure: Figure) -> None:
    refused = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []  # else root may write anyway

    seen = in_trouble("read-only", tmp_path / "disk", refused)

    assert "schrijfrechten" in seen["banner"]
    assert seen["line"] == "tweede"
    assert 1 <= seen["tries"] <= 1 + seen["seconds"] / 3  # one in three seconds
    assert seen["begun"] == {"notes": ["eerste"], "elsewhere": "%PDF-1.7", "told": seen["begun"]["told"], "only reads": True}
    assert seen["kept after"] <= 5
    assert seen["notes"] == ["eerste", "tweede"]
    during = f"{seen['tries']} attempts in {seen['seconds']:.1f} s, saved {seen['kept after']:.1f} s after"
    figure(f"read and exported elsewhere at the start; during: {during}")


@pytest.mark.fault("F7", only="all")
def test_a_disk_that_is_mounted_read_only_is_read_and_copies_go_elsewhere(tmp_path: Path, small_disk: list[str], figure: Figure) -> None:
    seen = in_trouble("mounted", tmp_path / "disk", small_disk)

    assert seen["begun"]["notes"] == ["notitie 0."]
    assert seen["begun"]["elsewhere"] == "%PDF-1.7"
    assert seen["begun"]["only reads"]
    assert seen["unchanged"]
    for how in ("read only", "full"):
        assert (seen[how]["there"], seen[how]["on it"]) == (True, False)
        assert "kan geen reservekopie staan" in seen[how]["told"]
    figure("mounted read-only: read, exported elsewhere, no byte written; copies go beside the sessions from there and from a full disk")


@pytest.mark.fault("F8", only="faults")
@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace: sh packaging/system-libraries.sh faults")
@pytest.mark.parametrize("fault", ["fdatasync:error=EIO:when=4..6", "pwrite64:error=EIO:when=10..12", "pwrite64:error=ENOSPC:when=10..12",
                                   "unlink:error=EACCES:when=2..4"], ids=["sync", "write", "space", "unlink"])  # fmt: skip
def test_a_disk_that_fails_three_times_loses_and_doubles_nothing(tmp_path: Path, fault: str, thorough: bool, figure: Figure) -> None:
    call = fault.split(":")[0]
    if not thorough and fault.startswith("pwrite64"):
        pytest.skip("ALL_FAULTS=1 lets writing fail too")
    file, log = tmp_path / "disk" / "data" / "facilitator.sqlite", tmp_path / "log"
    (tmp_path / "disk").mkdir()
    run(sys.executable, str(HERE / "typist.py"), str(file.parent), "1")
    paths = ["-P", str(file), "-P", f"{file}-journal"]
    strace = ["strace", "-f", "-qq", "-o", str(log), *paths, "-e", f"trace={call}", "-e", f"inject={fault}"]

    seen = in_trouble("errors", tmp_path / "disk", strace)

    assert log.read_text().count("(INJECTED)") == 3
    assert seen["banners"]
    assert all(banner.startswith("Niet opgeslagen.") for banner in seen["banners"])
    assert seen["notes"] == ["notitie 0.", *[f"notitie {number}" for number in range(6)]]
    assert seen["line"] == ""
    said = f"{len(seen['banners'])} banner, all 7 notes once, saved by itself after {seen['waited']:.1f} s"
    figure(f"{fault.split(':when')[0]} 3 times: {said}")


@pytest.mark.fault("F9", only="faults")
def test_a_locked_file_never_holds_the_window_up(tmp_path: Path, figure: Figure) -> None:
    seen = in_trouble("locked", tmp_path / "disk")

    assert "in gebruik" in seen["banner"]
    assert seen["line"] == "tweede"
    assert seen["stall"] <= 0.25 + max(0, seen["usual"] - 0.05), seen  # a busy machine stalls without a lock as well
    assert seen["kept after"] <= 5
    assert seen["notes"][0] == "eerste"
    assert seen["notes"].count("tweede") == 1
    stall = f"longest stall {1000 * seen['stall']:.0f} ms ({1000 * seen['usual']:.0f} without)"
    figure(f"10 s locked: {stall}, saved {seen['kept after']:.1f} s after")
