"""What somebody wants forgotten is gone, bytes and all; what is not theirs to have forgotten stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.keeping.forgetting import Plan
from facilitator.keeping.left_in_copies import ForgottenButLeft
from facilitator.one_program import only_one
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.report_offers import offers
from tests.forgotten import Left, leave_behind, remnants


@pytest.fixture
def left(tmp_path: Path, clock: RehearsalClock) -> Left:
    return leave_behind(tmp_path / "data", clock)


def texts(session: LiveSession) -> list[str]:
    return [session.content(note).text for note in session.course.notes.values()]


def test_a_dry_run_changes_no_byte(left: Left) -> None:
    before = {p: p.read_bytes() for p in left.folder.rglob("*") if p.is_file()}

    plans = [
        left.forgetting.session(left.first),
        left.forgetting.note(left.first, left.note),
        left.forgetting.person("Samira Dhaouadi"),
        left.forgetting.content(left.first),
    ]

    assert {p: p.read_bytes() for p in left.folder.rglob("*") if p.is_file()} == before
    assert all(plan.goes for plan in plans)


@pytest.mark.fault("F18")
@pytest.mark.parametrize(("which", "word"), [("line", "Ketelbru"), ("note", "Wisselwerk")])
def test_a_note_is_forgotten_in_every_wording_wherever_it_came_along_to(
    left: Left, which: str, word: str, figure: Callable[..., None]
) -> None:
    left.keeper._store.save_draft(left.second, "note", "")
    assert len(remnants(left.folder, word)) == 2

    left.forgetting.note(left.first, getattr(left, which), really=True)

    assert remnants(left.folder, word) == []
    figure("a note: 0 files with any of its wordings, raw bytes")
    first, second = (left.session(session_id).session for session_id in (left.first, left.second))
    assert not any(word in text for text in (*texts(first), *texts(second)))
    assert len(texts(first)) == 2
    assert "Iets heel anders" in texts(second)
    assert first.course.adopted is None
    make_minutes(second, left.clock.now())


def test_an_erased_note_does_not_come_back_by_undoing(left: Left) -> None:
    left.forgetting.note(left.second, next(iter(left.session(left.second).session.course.notes)), really=True)
    session = left.session(left.second).session
    assert session.course.brought.lines == ()  # what it was is not offered again either
    assert "Casus Ketelbrug" in texts(left.session(left.first).session)

    while session.undoable is not None:
        session.undo(left.clock.now())
        assert all(texts(session))


@pytest.mark.fault("F18")
def test_a_person_is_forgotten_and_what_they_said_stays(left: Left, figure: Callable[..., None]) -> None:
    plan = left.forgetting.person("samira  dhaouadi", really=True)

    assert remnants(left.folder, "Samira Dhaouadi") == []
    figure("a person: 0 files with the name")
    assert any("Dhaouadi" in sentence for sentence in plan.stays)  # Noor has that name too
    session = left.session(left.first).session
    assert [p.label for p in session.people] == ["Deelnemer 1", "Bob Mol", "Samira Vos", "Noor Dhaouadi"]
    action = session.content(session.course.notes[left.note])
    assert (action.text, action.owner) == ("Iemand zoekt Wisselwerk uit", "iemand")
    assert [hit.owner for hit in _found(left, "wisselwerk")] == ["iemand"]


def test_the_last_one_of_a_name_takes_every_part_of_it_along(left: Left) -> None:
    left.forgetting.person("Noor Dhaouadi", really=True)

    left.forgetting.person("Samira Dhaouadi", really=True)

    assert remnants(left.folder, "Dhaouadi") == []
    assert "Samira Vos" in [p.label for p in left.session(left.first).session.people]


def _found(left: Left, words: str) -> tuple[object, ...]:
    from facilitator.sessions.finding.searching import read_query

    left.archive.catch_up()
    return tuple(hit for hit in left.archive.find(read_query(words)) if hit.kind == "action")


def test_who_nobody_knows_cannot_be_forgotten(left: Left) -> None:
    with pytest.raises(StorageError, match="in geen sessie"):
        left.forgetting.person("Iemand Anders")


@pytest.mark.fault("F18")
def test_a_session_is_forgotten_with_what_it_promised_later(left: Left, figure: Callable[..., None]) -> None:
    left.keeper._store.save_draft(left.second, "note", "")

    left.forgetting.session(left.first, really=True)

    assert [word for word in ("Ketelbru", "Wisselwerk", "Dit zei") if remnants(left.folder, word)] == []
    figure("a session: 0 files with any of its words")
    assert texts(left.session(left.second).session) == ["Iets heel anders"]


def test_what_a_session_promised_may_stay_with_the_next(left: Left) -> None:
    plan = left.forgetting.session(left.first, really=True, along=False)

    assert any("2 beloften" in sentence for sentence in plan.stays)
    assert "Casus Ketelbrug" in texts(left.session(left.second).session)


@pytest.mark.fault("F18")
def test_of_a_session_whose_term_is_over_only_who_was_there_is_left(left: Left, figure: Callable[..., None]) -> None:
    left.forgetting.session(left.second, really=True)

    left.forgetting.content(left.first, really=True)

    assert [word for word in ("Ketelbru", "Wisselwerk", "Dit zei") if remnants(left.folder, word)] == []
    figure("a term that is over: 0 files with what was said")
    session = left.session(left.first).session
    assert [p.label for p in session.people][-1] == "Noor Dhaouadi"
    assert {offer.report for offer in offers(session, left.clock.now())} == {"attendance", "proof", "times", "run sheet"}
    assert session.undoable is not None
    make_minutes(session, left.clock.now())


def test_documents_that_are_left_are_told_and_only_unchanged_ones_are_deleted(left: Left) -> None:
    mine, changed = left.folder.parent / "verslag Samira Dhaouadi.txt", left.folder.parent / "verslag.txt"
    changed.write_text("van mij")
    damaged = left.folder / "facilitator.sqlite.beschadigd-20260101T000000Z"
    damaged.write_bytes(b"Dhaouadi")

    plan = left.forgetting.person("Samira Dhaouadi")

    assert plan.files == (mine, changed, damaged)
    assert left.forgetting.delete_files(plan) == (changed,)
    assert not mine.exists()
    assert changed.read_text() == "van mij"
    assert not damaged.exists()


def test_that_something_was_erased_is_written_down_without_what_it_was(left: Left) -> None:
    plan: Plan = left.forgetting.person("Samira Dhaouadi", really=True)
    left.forgetting.session(left.first, really=True)

    lines = (left.folder / "erased.csv").read_text().splitlines()

    assert [line.split(";")[1:4] for line in lines[1:]] == [["person", "asked", str(len(plan.sessions))], ["session", "asked", "2"]]
    assert "Zuid" not in lines[1] + lines[2]


def test_the_command_tells_first_and_forgets_with_yes(left: Left, capsys: pytest.CaptureFixture[str]) -> None:
    mine = left.folder.parent / "verslag Samira Dhaouadi.txt"
    asked = ["forget", "person", "Samira Dhaouadi", "--session", left.first[:8]]

    assert main(asked) == 0
    told = capsys.readouterr().out
    assert "Er is nog niets gewist" in told
    assert str(mine) in told
    assert remnants(left.folder, "Samira Dhaouadi")

    assert main([*asked, "--yes", "--files"]) == 0
    assert capsys.readouterr().out.startswith("Gewist:")
    assert not mine.exists()
    assert left.session(left.first).session.people[0].name == ""
    assert left.session(left.second).session.people[0].name == "Samira Dhaouadi"

    assert main(["forget", "note", "wisselwerk", "--session", left.first, "--yes"]) == 0
    assert "Wisselwerk" not in "".join(texts(left.session(left.first).session))
    assert main(["forget", "note", "e", "--session", left.first]) == 1
    assert "notities" in capsys.readouterr().err


def test_nothing_is_forgotten_under_an_open_program(left: Left, capsys: pytest.CaptureFixture[str]) -> None:
    with only_one(left.folder):
        assert main(["forget", "session", left.first, "--yes"]) == 1

    assert "Facilitator is open" in capsys.readouterr().err
    left.session(left.first)


def test_documents_that_the_program_writes_are_known_and_forgotten_with_the_session(left: Left, tmp_path: Path) -> None:
    out = tmp_path / "los verslag.txt"

    assert main(["export", left.first, "--format", "txt", "--out", str(out)]) == 0

    assert out in left.forgetting.session(left.first).files
    left.forgetting.session(left.first, really=True)
    assert str(out) not in (left.folder / "documents.json").read_text(encoding="utf-8")


def test_a_copy_that_cannot_be_changed_is_named_and_the_rest_is_forgotten(left: Left) -> None:
    broken = left.folder / "backups" / "facilitator-00000000T000000Z.sqlite"
    broken.write_bytes(b"SQLite format 3\0 and then nothing that is whole, of Samira Dhaouadi")

    with pytest.raises(ForgottenButLeft, match=rf"{broken.name} .*Gaat weg rond \d+ \w+ \d{{4}}(.|\n)*Wis later nog eens"):
        left.forgetting.person("Samira Dhaouadi", really=True)
    assert left.session(left.first).session.course.adopted is None

    with pytest.raises(StorageError, match=broken.name):
        left.forgetting.session(left.first, really=True)
    assert [overview.id for overview in left.keeper.overviews()] == [left.second]
    assert remnants(left.folder, "Samira Dhaouadi") == [str(broken)]
