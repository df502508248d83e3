"""What is installed is whole: draaiboeken, fonts and migrations are inside the wheel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it, as pip would leave it; made without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_brings_its_draaiboeken(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), "FACILITATOR_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "facilitator", "templates", "--json"]

    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=True)

    rows = json.loads(done.stdout)
    assert {Path(row["path"]).parent for row in rows} == {installed / "facilitator" / "session_templates" / "nl"}
    assert len(rows) >= 4


def test_the_wheel_brings_fonts_icons_and_migrations(installed: Path) -> None:
    resources = installed / "facilitator" / "resources"

    assert list((resources / "fonts").glob("*.ttf"))
    assert list((resources / "icons").glob("*.svg"))
    assert list((installed / "facilitator" / "storage" / "migrations" / "versions").glob("*.py"))
