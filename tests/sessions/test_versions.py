"""Versions of the minutes: what is adopted is fixed, and the next version says what changed, without a word about what is private."""

from __future__ import annotations

from datetime import timedelta

import pytest

from facilitator.sessions.errors import SessionError
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.note_correcting import merge_notes, place_note, undo_correction, undoable_correction
from facilitator.sessions.reports.versions import adopt, as_adopted, begin_version, version_number, versions
from tests.sessions.kept import NOW, Kept, close

LATER = NOW + timedelta(days=1)


@pytest.fixture
def kept() -> Kept:
    """A closed session with two notes and an action."""
    made = Kept()
    made.session.go_on(NOW)
    made.note("een")
    made.note("twee")
    made.session.take_note(Content("bellen", "Ria"), "action", "report", NOW)
    close(made.session)
    return made


def changes(kept: Kept) -> list[str]:
    return [v.changes for v in versions(kept.session)]


def ids(kept: Kept) -> list[str]:
    return list(kept.session.course.notes)


def test_a_session_that_goes_on_cannot_be_adopted() -> None:
    kept = Kept()
    kept.session.go_on(NOW)

    with pytest.raises(SessionError):
        adopt(kept.session, {}, "1", NOW)


def test_what_is_adopted_cannot_be_changed_until_there_is_a_new_version(kept: Kept) -> None:
    adopt(kept.session, {"minutes": "ab"}, "1", NOW)
    fixed = make_minutes(kept.session, NOW)

    for change in (
        lambda: kept.session.remove_note(ids(kept)[0], NOW),
        lambda: kept.note("nieuw"),
        lambda: kept.session.reopen(NOW),
        lambda: kept.session.undo(NOW),
        lambda: adopt(kept.session, {}, "1", NOW),
        lambda: kept.session.prepare(kept.session.particulars),
    ):
        with pytest.raises(SessionError):
            change()
    assert make_minutes(kept.session, LATER) == fixed
    assert not fixed.concept

    begin_version(kept.session, NOW)
    kept.session.remove_note(ids(kept)[0], NOW)
    assert make_minutes(kept.session, NOW).concept


def test_the_document_that_is_summed_is_that_of_afterwards(kept: Kept) -> None:
    before = make_minutes(as_adopted(kept.session, NOW), NOW)

    adopt(kept.session, {"minutes": "ab"}, "1", NOW)

    assert make_minutes(kept.session, LATER) == before


def test_a_new_version_says_what_changed_by_kind(kept: Kept) -> None:
    adopt(kept.session, {}, "1", NOW)
    begin_version(kept.session, NOW)
    one, two, action = ids(kept)
    kept.session.change_note(one, NOW, content=Content("1"))
    kept.session.change_note(two, NOW, kind="insight")
    kept.session.remove_note(action, NOW)
    kept.session.take_note(Content("besloten"), "decision", "report", NOW)
    adopt(kept.session, {}, "1", LATER)

    assert changes(kept) == ["", "2 notities gewijzigd, 1 besluit toegevoegd, 1 actiepunt vervallen"]
    assert [v.adopted_at for v in versions(kept.session)] == [NOW, LATER]


def test_what_stays_with_the_leader_is_not_counted(kept: Kept) -> None:
    adopt(kept.session, {}, "1", NOW)
    begin_version(kept.session, NOW)
    kept.session.take_note(Content("geheim"), "note", "facilitator", NOW)

    assert changes(kept)[-1] == "niets gewijzigd"


def test_another_order_is_told(kept: Kept) -> None:
    adopt(kept.session, {}, "1", NOW)
    begin_version(kept.session, NOW)
    place_note(kept.session, ids(kept)[1], "1", ids(kept)[0], NOW)

    assert changes(kept)[-1] == "volgorde gewijzigd"


def test_undo_never_goes_back_before_what_was_adopted(kept: Kept) -> None:
    merge_notes(kept.session, *ids(kept)[:2], NOW)
    adopt(kept.session, {}, "1", NOW)
    begin_version(kept.session, NOW)
    assert undoable_correction(kept.session) is None

    kept.session.remove_note(ids(kept)[0], NOW)
    undo_correction(kept.session, NOW)
    assert changes(kept)[-1] == "niets gewijzigd"


def test_versions_survive_a_restart(kept: Kept) -> None:
    adopt(kept.session, {"minutes": "ab"}, "1", NOW)
    begin_version(kept.session, NOW)
    kept.finish()

    assert version_number(kept.session) == 2
    assert kept.session.course.adopted is None
