"""What is worth sharing, and what is not shared all the same."""

from __future__ import annotations

import pytest

from facilitator.sessions.errors import SessionError
from facilitator.sessions.finding.examples import is_shared, mark_example, why_not_shared, without_names
from facilitator.sessions.finding.findable import findable
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.note_correcting import redo_correction, undo_correction
from facilitator.sessions.reports.versions import adopt
from tests.sessions.field_cases import START, begun
from tests.sessions.kept import NOW, Kept, close

SETTLE = "- title: Afspreken\n  time: 5 min\n  fields:\n  - settle: afspraak\n"


def examples(session: LiveSession) -> list[str]:
    return [found.text for found in findable(session, NOW) if found.example]


def test_a_mark_is_undone_and_done_again_also_after_a_restart_and_changes_no_minutes() -> None:
    kept = Kept()
    note = kept.note("Wij bellen terug op dezelfde dag")
    close(kept.session)
    before = make_minutes(kept.session, NOW)
    mark_example(kept.session, note, True, NOW)
    assert make_minutes(kept.session, NOW) == before
    assert examples(kept.reopened()) == ["Wij bellen terug op dezelfde dag"]

    undo_correction(kept.session, NOW)
    assert examples(kept.session) == []
    redo_correction(kept.session, NOW)
    mark_example(kept.session, note, True, NOW)
    assert examples(kept.session) == ["Wij bellen terug op dezelfde dag"]
    mark_example(kept.session, note, False, NOW)
    assert examples(kept.session) == []


def test_minutes_that_were_adopted_can_still_give_an_example() -> None:
    kept = Kept()
    note = kept.note("Wij bellen terug")
    kept.session.close(NOW)
    adopt(kept.session, {}, "1", NOW)
    before = make_minutes(kept.session, NOW)
    mark_example(kept.session, note, True, NOW)

    assert (examples(kept.session), make_minutes(kept.session, NOW)) == (["Wij bellen terug"], before)
    with pytest.raises(SessionError, match="niets om ongedaan"):
        undo_correction(kept.session, NOW)


def test_what_is_not_in_the_minutes_or_gone_is_no_example() -> None:
    kept = Kept()
    private = kept.session.take_note(Content("VOOR MIJ"), "note", "facilitator", NOW)
    kept.session.go_on(NOW)
    kept.session.go_on(NOW)
    among_us, gone = kept.note("ONDER ONS"), kept.note("WEG")
    for note in (private, among_us, gone):
        mark_example(kept.session, note, True, NOW)
    kept.session.remove_note(gone, NOW)

    assert examples(kept.session) == []
    assert "niet in het verslag" in why_not_shared(kept.session, private)
    with pytest.raises(SessionError):
        mark_example(kept.session, gone, True, NOW)


@pytest.mark.parametrize(("keep", "readers", "shared"), [
    ("report", "", True), ("report", "iedereen", True), ("report", "alleen wij", False), ("report", "wij en de teamleider", False),
    ("report", "iedereen behalve de leidinggevende", False), ("session", "", False),
])  # fmt: skip
def test_what_the_group_settled_decides_what_goes_further(keep: str, readers: str, shared: bool) -> None:
    case = begun(SETTLE)
    note = case.session.take_note(Content("Wij bellen terug"), "note", "report", START)
    mark_example(case.session, note, True, START)
    case.fill("afspraak", {"keep": keep, "readers": readers})

    assert is_shared(case.session, note) is shared
    assert bool(why_not_shared(case.session, note)) is not shared


@pytest.mark.parametrize(("text", "told"), [
    ("Anna Bos belt terug, zei Bob", "Iemand belt terug, zei iemand"),
    ("De bob en het bos", "De bob en het bos"),
])  # fmt: skip
def test_who_was_there_is_left_out_of_the_words(text: str, told: str) -> None:
    assert without_names(text, ("Anna Bos", "Bob Mol")) == told
