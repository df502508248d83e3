"""What was learned of the times, in a data folder: read from the sessions, and taken into the draaiboek."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.desk import Desk
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings

TEXT = "draaiboek: 1\ntitle: Eigen werk\nnotes: report\norigin: {timing: own}\nsteps:\n- title: Praten\n  time: 15 min  # wennen\n"
TWENTY = timedelta(minutes=20)


@pytest.fixture
def desk(tmp_path: Path, clock: RehearsalClock) -> Desk:
    return Desk(tmp_path / "data", Settings(), clock)


def hold(desk: Desk, template: Template, minutes: float, clock: RehearsalClock) -> str:
    opened = desk.keeper.create(template, Particulars(clock.now(), participants=named("Anna Bos\nBob Mol")))
    opened.session.open_step(opened.session.sheet.on[0].path, clock.now())
    clock.advance(minutes=minutes)
    opened.session.close(clock.now())
    return opened.id


def own(desk: Desk, text: str = TEXT) -> Template:
    path = desk.own.folder / "werk.yaml"
    path.write_text(text, encoding="utf-8")
    return desk.library.template(path)


def test_an_own_draaiboek_changes_where_it_stands_and_the_old_one_can_be_found_back(desk: Desk, clock: RehearsalClock) -> None:
    template = own(desk)
    for _ in range(3):
        last = hold(desk, template, 20, clock)
    (step,) = desk.keeper.learned(template)
    assert step.proposal == TWENTY

    kept, changed = desk.retime(template, step.key, TWENTY)

    assert kept.path == desk.own.folder / "werk.yaml"
    assert kept.path.read_text(encoding="utf-8") == TEXT.replace("15 min", "20 min")
    assert [p.read_text(encoding="utf-8") for p in (desk.own.folder / "verwijderd").iterdir()] == [TEXT]
    assert [s.proposal for s in desk.keeper.learned(changed)] == [None]
    report = desk.document_in_pieces(desk.keeper.read(last), "times")[0]
    assert "Anna" not in str(report[0].learned)  # type: ignore[index]
    assert report[0].learned[0].proposal == TWENTY  # type: ignore[index]


def test_what_came_with_the_program_is_copied_and_its_series_goes_on(
    desk: Desk, built_in: Callable[[str], Template], clock: RehearsalClock
) -> None:
    template = desk.library.find("activeringsdialoog")
    assert template is not None
    opened = desk.keeper.create(template, Particulars(clock.now(), team="Zuid", participants=named("Anna Bos")))
    opened.session.open_step(opened.session.sheet.on[0].path, clock.now())
    opened.session.close(clock.now())

    kept, changed = desk.retime(template, "7", TWENTY)

    assert (kept.title, changed.name) == ("Activeringsdialoog (eigen)", "activeringsdialoog")
    assert template == built_in("activeringsdialoog")
    (series,) = desk.series(desk.overviews())
    assert desk.next_of(series)[0] == changed
    again, _same = desk.retime(changed, "7", timedelta(minutes=25))
    assert (again.path, again.title) == (kept.path, kept.title)


def test_a_building_block_keeps_its_name_for_what_is_built_with_it(desk: Desk) -> None:
    block = desk.library.find("check-in")
    assert block is not None

    kept, changed = desk.retime(block, "1", timedelta(minutes=7))

    assert changed.name == "check-in-eigen"
    assert kept.path.name == "check-in-eigen.yaml"


def test_a_folder_that_cannot_be_written_leaves_all_as_it_was(desk: Desk) -> None:
    template = own(desk)
    (desk.own.folder / "verwijderd").write_text("in de weg", encoding="utf-8")

    with pytest.raises(StorageError):
        desk.retime(template, "1", TWENTY)

    assert (desk.own.folder / "werk.yaml").read_text(encoding="utf-8") == TEXT
