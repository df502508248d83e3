"""A file is a report that was adopted, or it is not: to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.desk import Desk
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings

DRAAIBOEK = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\nsteps:\n- title: Praten\n  time: 5 min\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def adopted(tmp_path: Path, data: Path, clock: RehearsalClock) -> Path:
    """The PDF of adopted minutes, made a day later by a program that was started again."""
    settings = Settings(exports=str(tmp_path / "verslagen"))
    desk = Desk(data, settings, clock)
    template = read_text(DRAAIBOEK, "proef", None)
    opened = desk.keeper.create(template, Particulars(clock.now(), team="Zuid", participants=named("Anna\nBob")))
    opened.session.go_on(clock.now())
    opened.session.take_note(Content("We bellen eerst."), "agreement", "report", clock.now())
    opened.session.go_on(clock.now())
    desk.adopting(opened.session)(lambda _page: None)()
    desk.keeper._store.close()

    clock.advance(days=1)
    again = Desk(data, settings, clock)
    path = again.save_document(again.open(opened.id).session, "minutes")
    again.keeper._store.close()
    return path


def test_the_file_is_told_with_its_version(adopted: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "verify", str(adopted)]) == 0
    assert "versie 1 van: verslag, Proef Zuid" in capsys.readouterr().out


def test_one_byte_more_is_another_file(adopted: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    adopted.write_bytes(adopted.read_bytes() + b" ")

    assert main(["--data", str(data), "verify", str(adopted)]) == 1
    assert "geen vastgesteld verslag" in capsys.readouterr().err


def test_a_session_that_was_erased_vouches_for_nothing(adopted: Path, data: Path, clock: RehearsalClock) -> None:
    desk = Desk(data, Settings(), clock)
    desk.keeper.delete(desk.overviews()[0].id)
    desk.keeper._store.close()

    assert main(["--data", str(data), "verify", str(adopted)]) == 1
    assert main(["--data", str(data), "verify", str(data / "weg.pdf")]) == 1
