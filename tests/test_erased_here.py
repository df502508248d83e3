"""What was erased here does not come back with a file that was made before, unless somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.keeping.erased_ids import FILE_NAME, ErasedIds
from facilitator.keeping.forgetting import Forgetting
from facilitator.sessions.clock import RehearsalClock
from facilitator.storage.store import Store
from tests.test_handing_over import Place


@pytest.fixture
def here(tmp_path: Path, clock: RehearsalClock) -> Place:
    return Place(tmp_path / "hier", clock)


@pytest.fixture
def forgetting(here: Place) -> Forgetting:
    return Forgetting(Store(here.folder, here.clock.now), here.clock)


def told(here: Place, data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    return [(arrival.known, arrival.erased) for arrival in here.look(data).arrivals]


def test_an_erased_session_comes_back_only_when_that_is_said(here: Place, forgetting: Forgetting) -> None:
    session = here.session("Elke week bellen").id
    data = here.file(session)
    forgetting.session(session, really=True)

    assert told(here, data) == [("erased", ("Deze sessie is hier gewist.",))]
    assert here.take(data) == "Er is niets veranderd."
    assert here.ids == set()
    assert here.take(data, "theirs") == "1 sessie is erbij gezet."
    assert told(here, data) == [("same", ())]


def test_an_erased_note_is_told_in_its_session_and_in_one_that_it_came_along_to(here: Place, forgetting: Forgetting) -> None:
    first, second = here.session("Elke week bellen", "Op tijd beginnen"), here.session("Daarna")
    data = here.file(first.id, second.id)
    forgetting.note(first.id, next(iter(first.session.course.notes)), really=True)

    assert told(here, data) == [("changed", ("In het bestand staat 1 tekst waarvan hier iets gewist is.",))] * 2
    here.keeper.delete(second.id)
    assert told(here, data)[1] == ("erased", ("Er staat 1 notitie of belofte in die hier gewist is.",))


def test_what_somebody_wanted_back_is_no_longer_erased_until_that_is_taken_back(here: Place, forgetting: Forgetting) -> None:
    session = here.session("Elke week bellen")
    note, data = next(iter(session.session.course.notes)), here.file(session.id)
    forgetting.note(session.id, note, really=True)
    forgetting.session(session.id, really=True)
    erased = ErasedIds(here.folder)
    assert erased.known_of([session.id, note]) == {session.id, note}

    taken = here.arriving.take_in(here.look(data), {session.id: "theirs"})
    assert erased.known_of([session.id, note]) == frozenset()

    here.arriving.take_back(taken)
    assert erased.known_of([session.id, note]) == {session.id, note}


def test_a_name_that_was_erased_here_is_told_and_one_that_was_erased_there_is_not(here: Place, forgetting: Forgetting) -> None:
    session = here.session("Elke week Anna Bos bellen").id
    before = here.file(session)
    forgetting.person("Anna Bos", really=True)
    after = here.file(session)
    (known, erased), = told(here, before)

    assert known == "changed"
    assert erased == (
        "In het bestand staat 1 tekst waarvan hier iets gewist is.",
        "In het bestand heeft 1 deelnemer een naam die hier weg is.",
    )
    here.take(before, "theirs")
    assert told(here, after)[0][1] == ()


def test_the_command_asks_apart_for_what_was_erased(here: Place, forgetting: Forgetting, capsys: pytest.CaptureFixture[str]) -> None:
    session = here.session("Elke week bellen").id
    file = here.folder.parent / "reeks.sessie"
    file.write_bytes(here.file(session))
    forgetting.session(session, really=True)
    asked = ["import", str(file), "--data", str(here.folder)]

    assert main([*asked, "--changed", "take"]) == 1
    out, err = capsys.readouterr()
    assert "hier gewist" in out
    assert "--erased" in err
    assert here.ids == set()
    assert main([*asked, "--erased", "keep"]) == 0
    assert main([*asked, "--erased", "take"]) == 0
    assert here.ids == {session}


def test_the_list_of_what_was_erased_says_nothing_of_it(tmp_path: Path) -> None:
    ids, other = ErasedIds(tmp_path), tmp_path / "elders"
    other.mkdir()

    for _ in range(2):
        ids.remember(["a" * 32, "b" * 32])
    ErasedIds(other).remember(["a" * 32])

    assert ids.known_of(["a" * 32, "c" * 32]) == {"a" * 32}
    lines = (tmp_path / FILE_NAME).read_text().split()
    assert len(lines) == 3
    assert "a" * 32 not in lines
    assert not {*lines} & {*(other / FILE_NAME).read_text().split()}
