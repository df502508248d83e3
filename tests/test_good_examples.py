"""Good examples over all sessions: collected, narrowed down, on paper, without who said them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.export.example_list import examples_pdf
from facilitator.keeping.keeper import Keeper
from facilitator.over_sessions.archive import Archive
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.finding.examples import mark_example
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.storage.store import Store
from tests.export.reading import read
from tests.export.sample import HOUSE
from tests.sessions.kept import TEMPLATE

TODAY = date(2026, 11, 26)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Two sessions of a month apart, with an example and another note each."""
    clock = RehearsalClock(datetime(2026, 10, 20, 9, tzinfo=UTC))
    store = Store(tmp_path, clock.now)
    keeper, made = Keeper(store, clock), Archive(store, clock)
    for team, text, kind in (("Zuid", "Anna Bos belt dezelfde dag terug", "agreement"), ("Noord", "Brieven lezen met inwoners", "insight")):
        opened = keeper.create(TEMPLATE, Particulars(clock.now(), team=team, participants=named("Anna Bos\nBob Mol")))
        opened.session.go_on(clock.now())
        opened.session.take_note(Content("Gewoon iets over brieven"), "note", "report", clock.now())
        note = opened.session.take_note(Content(text, "Bob Mol"), kind, "report", clock.now())  # type: ignore[arg-type]
        mark_example(opened.session, note, True, clock.now())
        clock.advance(minutes=31 * 24 * 60)
    made.catch_up()
    yield made
    store.close()


def test_they_are_collected_without_names_and_narrowed_down(archive: Archive) -> None:
    letters, calls = "Brieven lezen met inwoners", "Iemand belt dezelfde dag terug"
    for typed, found in {
        "": [letters, calls], "brie": [letters], "team:zuid": [calls], "soort:afspraak": [calls], "van:2026-11": [letters], "gewoon": [],
    }.items():  # fmt: skip
        hits = archive.examples(read_query(typed))
        assert [hit.text for hit in hits] == found, typed
        assert {hit.owner for hit in hits} <= {""}


def test_search_finds_only_examples_where_one_asks_for_those(archive: Archive) -> None:
    assert [hit.text for hit in archive.find(read_query("brieven soort:voorbeeld"))] == ["Brieven lezen met inwoners"]
    assert {hit.text: hit.example for hit in archive.find(read_query("brieven"))} == {
        "Brieven lezen met inwoners": True, "Gewoon iets over brieven": False,
    }  # fmt: skip


def test_on_paper_they_stand_by_month_and_session_without_who_said_it(archive: Archive) -> None:
    made = read(examples_pdf(archive.examples(read_query("")), TODAY, HOUSE, datetime(2026, 11, 26, tzinfo=UTC)))
    text = " ".join(made.text.split())

    for words in ("2 voorbeelden om te delen, uit 2 sessies.", "November 2026", "Oktober 2026", "Iemand belt dezelfde dag terug", "Zuid"):
        assert words in text
    assert not any(name in text for name in ("Anna", "Bob"))


def test_without_examples_the_document_says_so() -> None:
    assert "nog niets gemarkeerd" in read(examples_pdf((), TODAY, HOUSE, datetime(2026, 11, 26, tzinfo=UTC))).text


def test_the_command_lists_them_and_writes_the_document(archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["examples", "--data", str(tmp_path), "team:zuid"]) == 0
    line = capsys.readouterr().out
    assert ("Iemand belt dezelfde dag terug" in line, "Brieven" in line) == (True, False)
    assert main(["examples", "--data", str(tmp_path), "walvis"]) == 0
    assert "nog niets gemarkeerd" in capsys.readouterr().out
    assert main(["examples", "--data", str(tmp_path), "--out", str(tmp_path / "voorbeelden.pdf")]) == 0
    assert "2 voorbeelden om te delen" in " ".join(read((tmp_path / "voorbeelden.pdf").read_bytes()).text.split())
