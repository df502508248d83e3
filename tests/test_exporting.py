"""Documents of a whole series on the command line: each under its own name, and one that cannot be made holds up no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.cli import main
from facilitator.rehearsing.series import rehearse_series
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources

SHORT = """draaiboek: 1
title: Proef
notes: report
reports: [minutes, actions, attendance]
steps:
- title: Praten
  time: 5 min
"""


@pytest.fixture(scope="module")
def once(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sessions, a month apart, and their documents; to be copied."""
    folder = tmp_path_factory.mktemp("gespeeld")
    rehearse_series(template_from_sources({"proef.yaml": SHORT}, "proef.yaml"), 3, folder, 2, with_pictures=False)
    return folder


@pytest.fixture
def played(once: Path, tmp_path: Path) -> Path:
    """The data folder of two sessions, a month apart."""
    shutil.copytree(once / "data", tmp_path / "gespeeld" / "data")
    return tmp_path / "gespeeld" / "data"


def test_a_series_leaves_what_its_draaiboek_asks_for(played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "nieuw" / "reeks"

    assert main(["--data", str(played), "export", "last", "--series", "--out", str(out)]) == 0

    names = sorted(p.name for p in out.iterdir())
    assert len(names) == 6
    assert sum("actie- en besluitenlijst" in name for name in names) == 2
    assert all(p.read_bytes().startswith(b"%PDF") for p in out.iterdir())
    assert capsys.readouterr().out.splitlines()[-1] == f"6 documenten staan in {out}."


def test_what_cannot_be_written_is_told_and_the_others_are_there(played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "reeks"
    assert main(["--data", str(played), "export", "last", "--report", "all", "--format", "txt", "--out", str(out)]) == 0
    (taken,) = out.glob("*presentielijst.txt")
    taken.unlink()
    taken.mkdir()  # as what is open in another program: it cannot be replaced

    assert main(["--data", str(played), "export", "last", "--report", "all", "--format", "txt", "--out", str(out)]) == 1

    said = capsys.readouterr()
    assert "is een map" in said.err
    assert "2 documenten staan in" in said.out
    assert "1 document is niet gemaakt." in said.out


def test_a_file_that_somebody_else_made_or_changed_is_replaced_only_by_force(
    played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "verslag.txt"
    export = ["--data", str(played), "export", "last", "--format", "txt", "--out", str(out)]
    out.write_text("van iemand anders", encoding="utf-8")

    assert main(export) == 1
    assert "vervang het met --force" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "van iemand anders"

    assert main([*export, "--force"]) == 0
    assert main(export) == 0  # its own, as it was
    assert main([*export, "--report", "attendance"]) == 1  # another report of the same session
    out.write_text(out.read_text(encoding="utf-8") + "met de hand verbeterd", encoding="utf-8")
    assert main(export) == 1
    assert main([*export, "--series", "--force"]) == 1
    assert "--force vervangt één bestand" in capsys.readouterr().err


def test_what_is_not_to_be_had_is_said(played: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = str(played), str(tmp_path / "x")

    assert main(["--data", data, "export", "last", "--series", "--for", "Anna", "--out", out]) == 1
    assert "zonder --series" in capsys.readouterr().err

    assert main(["--data", data, "export", "last", "--report", "proof", "--out", out]) == 1
    assert "Bewijs van deelname is er niet: het draaiboek noemt het niet. Wel te maken: Verslag (minutes)" in capsys.readouterr().err

    assert main(["--data", data, "export", "last", "--series", "--report", "proof", "--out", out]) == 1
    assert capsys.readouterr().err.count("het draaiboek noemt het niet") == 2


def test_a_rehearsal_leaves_all_that_the_draaiboek_names(qapp: QApplication, built_in: Callable[[str], Template], tmp_path: Path) -> None:
    from facilitator.rehearsing.rehearsal import rehearse

    left = rehearse(built_in("activeringsdialoog"), 6, tmp_path, with_pictures=False)

    assert left.minutes in left.documents
    assert len(left.documents) == len(set(left.documents)) >= len(built_in("activeringsdialoog").reports)
    assert all(path.parent == tmp_path and path.read_bytes().startswith(b"%PDF") for path in left.documents)
