"""A document replaces only what the program made of the same before; whatever else stands there stays, and the name says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.export.writing import SHORTEST_NAME
from facilitator.files.batch import Batch
from facilitator.files.exported import FILE, Exported, Origin
from facilitator.sessions.errors import ExportError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.report_wanted import Wanted
from facilitator.sessions.templates.template import Template
from facilitator.settings import Settings

MORNING = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
AFTERNOON = MORNING + timedelta(hours=5)
MINUTES = Wanted("minutes", "txt")


class Team:
    """Two sessions of one day, team and draaiboek, and where their documents go."""

    def __init__(self, template: Template, folder: Path) -> None:
        self.folder, self.data = folder / "verslagen", folder / "data"
        self.folder.mkdir()
        self.data.mkdir()
        self.sessions = {"ochtend": self._session(template, MORNING), "middag": self._session(template, AFTERNOON)}

    def _session(self, template: Template, at: datetime) -> LiveSession:
        made = LiveSession(template, Particulars(at, team="Zuid", participants=named("Anna Bos\nBob Mol")), lambda _entry, _words: None)
        made.go_on(at)
        return made

    def batch(self, folder: Path | None = None) -> Batch:
        return Batch(folder or self.folder, Settings(), AFTERNOON, Exported(self.data))

    def save(self, session: str, wanted: Wanted = MINUTES) -> str:
        return self.batch().piece(self.sessions[session], wanted, session).save(lambda _page: None).name

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def team(built_in: Callable[[str], Template], tmp_path: Path) -> Team:
    return Team(built_in("activeringsdialoog"), tmp_path)


def test_a_second_session_of_the_day_has_the_time_in_its_name(team: Team) -> None:
    names = [team.save(session) for session in ("ochtend", "middag", "ochtend", "middag")]

    assert names[0] == "2026-11-26 Activeringsdialoog Zuid – verslag.txt"
    assert names[1] == "2026-11-26 14.30 Activeringsdialoog Zuid – verslag.txt"
    assert names == [*names[:2]] * 2
    assert len(team.names) == 2


def test_the_same_holds_within_one_press_for_a_whole_series(team: Team) -> None:
    batch = team.batch()

    names = [batch.piece(team.sessions[name], MINUTES, name).path.name for name in ("ochtend", "middag", "middag")]

    assert names[1].startswith("2026-11-26 14.30 ")
    assert names[2].endswith("verslag (2).txt")


@pytest.mark.parametrize("written", ["by somebody else", "changed by hand"])
def test_what_somebody_wrote_stays(team: Team, written: str) -> None:
    name = "2026-11-26 Activeringsdialoog Zuid – verslag.txt"
    if written == "changed by hand":
        team.save("ochtend")
    (team.folder / name).write_bytes(b"van mij")

    piece = team.batch().piece(team.sessions["ochtend"], MINUTES, "ochtend")
    piece.save(lambda _page: None)

    assert piece.apart
    assert (team.folder / name).read_bytes() == b"van mij"
    assert len(team.names) == 2
    assert team.save("ochtend") == piece.path.name


def test_what_comes_to_stand_there_while_it_is_made_stays(team: Team) -> None:
    piece = team.batch().piece(team.sessions["ochtend"], MINUTES, "ochtend")
    piece.path.write_bytes(b"van een ander")

    with pytest.raises(ExportError, match="intussen door iets anders geschreven"):
        piece.save(lambda _page: None)

    assert piece.path.read_bytes() == b"van een ander"


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"files": {"a": 1}}', b"[" * 100_000, b"\xff"])
def test_a_list_that_cannot_be_read_gives_other_names_and_loses_nothing(team: Team, broken: bytes) -> None:
    first = team.save("ochtend")
    (team.data / FILE).write_bytes(broken)

    assert team.save("ochtend") != first
    assert len(team.names) == 2


def test_a_list_that_cannot_be_kept_does_not_keep_a_document_from_being_there(team: Team) -> None:
    (team.data / FILE).mkdir()

    assert team.save("ochtend") in team.names


def test_no_words_of_a_session_are_in_the_list(team: Team) -> None:
    team.save("ochtend", Wanted("attendance", "txt"))

    kept = (team.data / FILE).read_text(encoding="utf-8")
    assert "Anna" not in kept
    assert Exported(team.data).made_of(team.folder / team.names[0]) == Origin("ochtend", "attendance", "", "txt")


def test_a_deep_folder_leaves_room_for_what_windows_takes(team: Team) -> None:
    deep = team.folder / ("map " * 20).strip()

    path = team.batch(deep).piece(team.sessions["ochtend"], MINUTES, "ochtend").path

    assert path.name.endswith("– verslag.txt")
    assert len(str(path)) <= 250 or len(path.name.encode()) <= SHORTEST_NAME
