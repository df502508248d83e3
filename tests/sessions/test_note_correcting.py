"""Looking back on what was taken down: any correction can be undone, and what was removed is nowhere any more."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.sessions.errors import SessionError
from facilitator.sessions.history.notes import NOTE_KINDS
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.note_correcting import (
    merge_notes,
    place_note,
    redo_correction,
    redoable_correction,
    split_note,
    undo_correction,
    undoable_correction,
)
from tests.sessions.kept import NOW, Kept, close


@pytest.fixture
def kept() -> Kept:
    made = Kept()
    made.session.go_on(NOW)
    return made


def texts(session: LiveSession) -> list[str]:
    return [session.content(n).text for n in session.course.notes.values()]


def test_a_note_is_put_before_another(kept: Kept) -> None:
    first, _second, third = kept.note("een"), kept.note("twee"), kept.note("drie")

    place_note(kept.session, third, "1", first, NOW)

    assert texts(kept.session) == ["drie", "een", "twee"]


def test_a_note_moves_to_another_step_in_the_minutes_too(kept: Kept) -> None:
    note = kept.note("Hoort bij het besluit")

    place_note(kept.session, note, "3", "", NOW)

    assert [s.title for s in make_minutes(kept.session, NOW).steps if s.notes] == ["Besluiten"]


def test_a_note_of_the_group_alone_never_moves_to_a_step_for_the_minutes(kept: Kept) -> None:
    kept.session.go_on(NOW)
    private = kept.note("Blijft onder ons")

    with pytest.raises(SessionError):
        place_note(kept.session, private, "3", "", NOW)
    with pytest.raises(SessionError):
        merge_notes(kept.session, private, next(iter(kept.session.course.notes)), NOW)

    assert "Blijft onder ons" not in repr(make_minutes(kept.session, NOW))


def test_the_halves_of_a_note_stand_after_each_other(kept: Kept) -> None:
    note = kept.note("We bellen eerst. En schrijven daarna.", owner="Ria", due=date(2026, 12, 1))
    kept.note("Later")

    half = split_note(kept.session, note, "We bellen eerst. ", " En schrijven daarna.", NOW)

    assert texts(kept.session) == ["We bellen eerst.", "En schrijven daarna.", "Later"]
    assert kept.session.content(kept.session.course.notes[half]).owner == "Ria"


def test_a_note_is_not_split_before_its_first_word(kept: Kept) -> None:
    note = kept.note("Woord")

    with pytest.raises(SessionError):
        split_note(kept.session, note, " ", "Woord", NOW)


def test_two_notes_become_one_with_both_owners_and_the_first_date(kept: Kept) -> None:
    one = kept.note("Tolk bellen", owner="Ria", due=date(2026, 12, 9))
    other = kept.note("brief schrijven.", owner="Bob", due=date(2026, 12, 1))

    merge_notes(kept.session, one, other, NOW)

    merged = kept.session.content(kept.session.course.notes[one])
    assert merged == Content("Tolk bellen; brief schrijven.", "Ria en Bob", date(2026, 12, 1))
    assert other not in kept.session.course.notes


def test_merged_with_a_note_for_the_leader_it_stays_with_the_leader(kept: Kept) -> None:
    one = kept.note("Openbaar")
    other = kept.session.take_note(Content("geheim"), "note", "facilitator", NOW)

    merge_notes(kept.session, one, other, NOW)

    assert make_minutes(kept.session, NOW).steps[0].notes == ()


def test_undo_goes_back_one_correction_and_redo_on_again(kept: Kept) -> None:
    kept.note("een")
    note = kept.note("twee")
    close(kept.session)
    kept.session.change_note(note, NOW, content=Content("2"))
    kept.session.remove_note(note, NOW)

    undo_correction(kept.session, NOW)
    undo_correction(kept.session, NOW)
    assert texts(kept.session) == ["een", "twee"]
    redo_correction(kept.session, NOW)
    assert texts(kept.session) == ["een", "2"]
    redo_correction(kept.session, NOW)
    assert texts(kept.session) == ["een"]
    with pytest.raises(SessionError):
        redo_correction(kept.session, NOW)


def test_undo_works_in_a_session_that_was_opened_again(kept: Kept) -> None:
    one, other = kept.note("een"), kept.note("twee")
    close(kept.session)
    merge_notes(kept.session, one, other, NOW)
    kept.finish()

    undo_correction(kept.session, NOW)

    assert texts(kept.session) == ["een", "twee"]


def test_looking_back_never_opens_the_session_again(kept: Kept) -> None:
    note = kept.note("een")
    kept.session.change_note(note, NOW, content=Content("1"))
    close(kept.session)

    assert undoable_correction(kept.session) is None


def test_something_else_ends_what_can_be_done_again(kept: Kept) -> None:
    note = kept.note("een")
    kept.session.change_note(note, NOW, content=Content("1"))
    undo_correction(kept.session, NOW)
    kept.note("twee")

    assert redoable_correction(kept.session) is None


def test_what_is_removed_after_a_split_is_nowhere_any_more(kept: Kept) -> None:
    note = kept.note("Mag blijven. Geheim 4711.")
    half = split_note(kept.session, note, "Mag blijven.", "Geheim 4711.", NOW)
    close(kept.session)
    kept.session.remove_note(half, NOW)

    kept.finish()

    assert "4711" not in repr(kept.words)
    assert texts(kept.session) == ["Mag blijven."]
    assert undoable_correction(kept.session) is None


def test_what_is_removed_after_a_merge_is_nowhere_any_more(kept: Kept) -> None:
    one, other = kept.note("Wachtwoord"), kept.note("geheim 4711")
    merge_notes(kept.session, one, other, NOW)
    kept.session.remove_note(one, NOW)
    close(kept.session)

    kept.finish()

    assert not kept.words


def test_what_was_merged_stays_for_undo_while_the_note_stays(kept: Kept) -> None:
    one, other = kept.note("een"), kept.note("twee")
    merge_notes(kept.session, one, other, NOW)
    close(kept.session)

    assert words_to_wipe(kept.session) == frozenset()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_corrections_all_undone_give_the_same_minutes(data: st.DataObject) -> None:
    kept = Kept()
    kept.session.go_on(NOW)
    for text in ("een twee drie", "vier vijf", "zes", "zeven acht negen tien"):
        kept.note(text)
    close(kept.session)
    before, made = make_minutes(kept.session, NOW), []
    for _ in range(data.draw(st.integers(1, 8))):
        length = len(kept.session.entries)
        with suppress(SessionError):
            correct(kept.session, data)
        if len(kept.session.entries) > length:
            made.append(make_minutes(kept.session, NOW))

    kept.session = kept.reopened()
    while undoable_correction(kept.session):
        assert make_minutes(kept.session, NOW) == made.pop()
        undo_correction(kept.session, NOW)

    assert made == []
    assert make_minutes(kept.session, NOW) == before


def correct(session: LiveSession, data: st.DataObject) -> None:
    """Do one correction or redo, whichever is drawn."""
    notes = sorted(session.course.notes, key=list(session.course.notes).index)
    if not notes:
        return
    note, other = data.draw(st.sampled_from(notes)), data.draw(st.sampled_from(notes))
    what = data.draw(st.sampled_from(["place", "split", "merge", "change", "kind", "remove"]))
    words = session.content(session.course.notes[note]).text.split()
    if what == "place":
        place_note(session, note, data.draw(st.sampled_from(["1", "2", "3"])), other, NOW)
    elif what == "split":
        at = data.draw(st.integers(0, len(words)))
        split_note(session, note, " ".join(words[:at]), " ".join(words[at:]), NOW)
    elif what == "merge":
        merge_notes(session, note, other, NOW)
    elif what == "change":
        session.change_note(note, NOW, content=Content(data.draw(st.text(min_size=1, max_size=9))))
    elif what == "kind":
        session.change_note(note, NOW, kind=data.draw(st.sampled_from(NOTE_KINDS)))
    else:
        session.remove_note(note, NOW)
