"""The palette, the sheet of keys and the one line that is asked for: by keys, with the real store behind them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.language import speaking, use_language
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.ui.actions import lead_actions
from facilitator.ui.finding import Entry, find
from facilitator.ui.key_sheet import other_words, sheet_entries
from tests.ui.console import CONTROL, SHIFT, Key, Keys, lead, opened

STEPS = """\
- title: Open gesprek
  time: 10 min
  show: Wat speelt er?
- title: Rondje
  time: 4 min
  speak: round
- phase: Toets
  order: fixed
  steps:
  - title: Eerst
    time: 5 min
  - title: Dan
    time: 5 min
- title: Slot
  time: 5 min
"""
HEAD = "roles:\n  inbrenger: 1\n  tijdwaarnemer: 1\n"


@pytest.fixture
def keys(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[Keys]:
    with opened(qapp, clock, tmp_path) as there:
        lead(there, STEPS, head=HEAD)
        there.press(Key.Key_PageDown)
        yield there


def texts(keys: Keys) -> list[str]:
    return [f"{e.text} – {e.detail}" if e.detail else e.text for e in keys.app.window.lead.tools.palette.found.entries]


# finding


def entry(text: str, on: bool = True) -> Entry:
    return Entry(text, "action", text, on=on)


def test_accents_and_capitals_do_not_matter() -> None:
    assert [e.text for e in find([entry("Café Élise"), entry("Slot")], "elise cafe")] == ["Café Élise"]


def test_what_begins_with_it_comes_first_and_what_cannot_be_done_last() -> None:
    entries = [entry("Meestap"), entry("Volgende stap"), entry("Stap terug", on=False), entry("Stap")]

    assert [e.text for e in find(entries, "stap")] == ["Stap", "Volgende stap", "Meestap", "Stap terug"]


def test_every_word_has_to_be_there() -> None:
    assert find([entry("Volgende stap")], "volgende beurt") == ()


# the palette


def test_an_action_is_found_with_its_key_and_done_and_the_focus_is_back(keys: Keys) -> None:
    keys.press(Key.Key_K, CONTROL)
    keys.type("langer", enter=False)
    current = keys.app.window.lead.tools.palette.current
    assert current is not None
    assert (current.text, current.key) == ("Eén minuut langer", "F8")

    keys.press(Key.Key_Return)

    assert keys.view.face is not None
    assert keys.view.face.total.total_seconds() == 660
    assert keys.on_the_note_line


def test_english_words_find_it_too_and_dutch_words_in_english(keys: Keys) -> None:
    keys.press(Key.Key_K, CONTROL)
    keys.type("undo", enter=False)
    assert texts(keys)[0] == "Ongedaan maken"

    use_language("en")
    assert "Ongedaan maken" in other_words()["undo"]
    with speaking("nl"):
        assert "Undo" in other_words()["undo"]


def test_esc_puts_it_away_and_nothing_happened(keys: Keys) -> None:
    before = keys.app.window.opened.session.entries
    keys.press(Key.Key_K, CONTROL)
    keys.type("slot", enter=False)
    keys.press(Key.Key_Escape)

    assert not keys.app.window.lead.tools.palette.isVisible()
    assert keys.on_the_note_line
    assert keys.app.window.opened.session.entries == before
    assert keys.app.window.lead.note_edit.text() == ""


def test_a_clicker_goes_on_while_it_is_open(keys: Keys) -> None:
    keys.press(Key.Key_K, CONTROL)
    keys.press(Key.Key_PageDown)

    assert keys.view.step_title == "Rondje"


def test_a_step_is_gone_to_and_a_fixed_order_asks_first(keys: Keys) -> None:
    keys.find("ga naar rondje")
    assert keys.view.step_title == "Rondje"

    keys.find("ga naar dan")
    assert keys.view.step_title == "Rondje"
    assert "Eerst" in keys.news


def test_somebody_leaves_comes_back_gets_the_turn_and_a_role(keys: Keys) -> None:
    keys.find("elise weg")
    assert [p.label for p in keys.view.people if not p.here] == ["Élise Smit"]
    keys.find("elise komt")
    assert all(p.here for p in keys.view.people)

    keys.press(Key.Key_PageDown)
    keys.find("cor beurt")
    assert keys.view.turns is not None
    assert keys.view.turns.speaker == "Cor Vos"

    keys.find("bob wordt inbrenger")
    keys.find("anna inbrenger")
    assert [p.label for p in keys.view.people if p.role == "inbrenger"] == ["Anna Bos"]


def test_a_note_is_found_and_put_on_the_line(keys: Keys) -> None:
    keys.type("De sleutel ligt bij de buren")
    keys.find("notitie sleutel")

    assert keys.on_the_note_line
    assert keys.app.window.lead.note_edit.text() == "De sleutel ligt bij de buren"
    keys.press(Key.Key_End)
    keys.type(" van nummer 3")
    assert [n.text for n in keys.view.notes] == ["De sleutel ligt bij de buren van nummer 3"]


def test_what_cannot_be_done_now_is_said_to_be_so_and_does_nothing(keys: Keys) -> None:
    keys.press(Key.Key_K, CONTROL)
    keys.type("mengen", enter=False)
    found = keys.app.window.lead.tools.palette
    assert found.current is not None
    assert not found.current.on
    assert "kan nu niet" in found.edit.accessibleDescription()
    before = keys.app.window.opened.session.entries

    keys.press(Key.Key_Return)

    assert keys.app.window.opened.session.entries == before


def test_the_list_is_a_list_to_a_screen_reader(keys: Keys) -> None:
    keys.press(Key.Key_K, CONTROL)
    keys.type("pauze", enter=False)
    palette = keys.app.window.lead.tools.palette
    reader = QAccessible.queryAccessibleInterface(palette.list)

    assert reader.childCount() == palette.found.rowCount() > 0
    assert reader.child(0).text(QAccessible.Text.Name) == "Pauze of verder, toets F6"


def test_forty_people_sixty_steps_and_five_hundred_notes_are_all_found(
    qapp: QApplication, clock: RehearsalClock, tmp_path: Path
) -> None:
    with opened(qapp, clock, tmp_path) as keys:
        steps = "".join(f"- title: Stap {n}\n  time: 1 min\n" for n in range(1, 61))
        lead(keys, steps, "\n".join(f"Persoon {n}" for n in range(1, 41)))
        keys.press(Key.Key_PageDown)
        session = keys.app.window.opened.session
        for n in range(499):
            session.take_note(Content(f"opmerking {n}"), "note", "report", clock.now())
        keys.app.window.lead.note_edit.setText("opmerking 499")
        keys.press(Key.Key_Return)
        assert len(keys.view.notes) == 500
        keys.press(Key.Key_K, CONTROL)
        for text, wanted in (("opmerking 499", "opmerking 499"), ("persoon 40", "Persoon 40"), ("naar stap 60", "Stap 60")):
            keys.app.window.lead.tools.palette.edit.setText(text)
            current = keys.app.window.lead.tools.palette.current
            assert current is not None
            assert current.text == wanted


# the sheet


def test_a_question_mark_on_the_empty_line_shows_every_key_once(keys: Keys) -> None:
    keys.press(Key.Key_Question)
    sheet = keys.app.window.sheet
    assert sheet.isVisible()
    shown = [e for e in sheet.found.entries if e.kind != "heading"]
    ids = [e.id for e in shown]

    assert len(ids) == len(set(ids))
    assert {spec.id for spec in lead_actions() if not spec.id.startswith("offer")} <= set(ids)
    assert all(e.key for e in shown)
    keys.press(Key.Key_Escape)
    assert keys.on_the_note_line


def test_enter_does_nothing_before_something_was_sought(keys: Keys) -> None:
    before = keys.app.window.opened.session.entries
    for key, modifier in ((Key.Key_Question, Qt.KeyboardModifier.NoModifier), (Key.Key_K, CONTROL)):
        keys.press(key, modifier)
        keys.press(Key.Key_Return)
        keys.press(Key.Key_Escape)

    assert keys.app.window.opened.session.entries == before
    keys.press(Key.Key_K, CONTROL)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert keys.view.step_title == "Rondje"


def test_a_question_mark_in_a_line_is_a_question_mark(keys: Keys) -> None:
    keys.type("Echt?", enter=False)

    assert keys.app.window.lead.note_edit.text() == "Echt?"
    assert not keys.app.window.sheet.isVisible()


def test_the_sheet_is_searched_and_does_what_was_found(keys: Keys) -> None:
    keys.press(Key.Key_F1)
    keys.type("pauze", enter=False)
    assert [e.text for e in keys.app.window.sheet.found.entries] == ["Tijd", "Pauze of verder", "Pauze tot een tijd"]

    keys.press(Key.Key_Return)

    assert keys.view.paused
    assert keys.on_the_note_line


@pytest.mark.parametrize("size", [(900, 500), (1366, 768)])
def test_the_sheet_is_in_sight_as_a_whole(keys: Keys, size: tuple[int, int]) -> None:
    keys.app.window.resize(*size)
    keys.press(Key.Key_F1)
    assert keys.app.window.sheet.list.horizontalScrollBar().maximum() == 0


def test_the_sheet_comes_on_every_page(keys: Keys) -> None:
    keys.press(Key.Key_F1)
    sheet = keys.app.window.sheet
    assert sheet.isVisible()
    keys.press(Key.Key_F1)
    assert not sheet.isVisible()

    keys.app.window.go_to("report")
    keys.app.window.report.setFocus()
    QTest.keyClick(keys.app.window.report, Key.Key_F1)
    assert sheet.isVisible()
    before = keys.app.window.opened.session.entries
    keys.type("volgende stap")
    assert keys.app.window.opened.session.entries == before


def test_no_key_is_of_two_actions_and_none_is_what_a_clicker_sends() -> None:
    keys = [key for spec in lead_actions() for key in spec.keys]

    assert len(keys) == len(set(keys))
    assert not {"Esc", "Escape", "F5"} & set(keys)


def test_every_action_stands_under_a_heading_of_its_own_kind() -> None:
    entries = sheet_entries(lambda _action: None, lambda _spec: True)

    assert entries[0].kind == "heading"
    assert not any(a.kind == b.kind == "heading" for a, b in pairwise(entries))


def test_on_the_page_of_minutes_its_own_keys_can_be_done_from_the_sheet() -> None:
    done: list[str] = []
    entries = sheet_entries(lambda _action: None, lambda _spec: False, done.append)

    assert (entries[0].kind, entries[0].text) == ("heading", "Verslag")
    next(entry for entry in entries if entry.key == "Ctrl Shift C").act()
    assert done == ["copy"]


# what is asked


def test_an_extra_step_is_one_key_and_one_line(keys: Keys) -> None:
    keys.press(Key.Key_N, CONTROL | SHIFT)
    keys.type("Wat nemen we mee? 8")
    assert keys.on_the_note_line
    assert keys.view.next_title == "Wat nemen we mee?"

    keys.press(Key.Key_PageDown)
    assert keys.view.beamer.question == "Wat nemen we mee?"
    keys.press(Key.Key_PageUp)
    keys.press(Key.Key_Z, CONTROL)
    keys.press(Key.Key_Z, CONTROL)
    keys.press(Key.Key_Z, CONTROL)
    assert keys.view.next_title == "Rondje"


def test_a_side_timer_is_asked_again_where_the_minutes_are_missing(keys: Keys) -> None:
    keys.press(Key.Key_T, CONTROL)
    keys.type("in tweetallen")
    ask = keys.app.window.lead.tools.ask
    assert ask.isVisible()
    assert "hoeveel minuten" in ask.remark.text()

    keys.type(" 2")
    assert not ask.isVisible()
    assert keys.view.side is not None
    assert keys.view.beamer.clock == keys.view.side
    keys.press(Key.Key_T, CONTROL | SHIFT)
    assert keys.view.side is None


def test_a_step_that_began_two_minutes_ago(keys: Keys) -> None:
    keys.wait(10)
    keys.press(Key.Key_PageDown)
    keys.press(Key.Key_B, CONTROL)
    keys.type("2")
    assert keys.view.programme[1].starts == "13:38"
    assert keys.view.programme[0].detail == "8 min, gepland 10 min"

    keys.press(Key.Key_B, CONTROL)
    keys.type("30")
    assert "13:30" in keys.news


def test_somebody_comes_in_late(keys: Keys) -> None:
    keys.press(Key.Key_N, CONTROL)
    keys.type("Fatima Aydin")

    assert keys.view.people[-1].label == "Fatima Aydin"
    assert keys.on_the_note_line


def test_who_speaks_is_tapped_with_one_key(keys: Keys) -> None:
    keys.press(Key.Key_F12)
    keys.wait(2)
    keys.press(Key.Key_F12, SHIFT)
    keys.wait(1)

    balance = keys.app.window.lead.middle.balance
    assert balance.words.text() == "jij 2:00, de groep 1:00"
    assert balance.isVisible()
    assert balance.hint.isVisible()
    assert "2:00" in balance.bar.accessibleName()
    keys.press(Key.Key_Z, CONTROL)
    assert balance.words.text() == "jij 3:00, de groep 0:00"


def test_the_order_is_changed_in_the_programme(keys: Keys) -> None:
    keys.press(Key.Key_P, CONTROL)
    keys.press(Key.Key_Down, SHIFT)
    assert [r.title for r in keys.view.programme] == ["Open gesprek", "Eerst", "Rondje", "Dan", "Slot"]
    assert keys.app.window.lead.programme.currentIndex().row() == 2
    assert keys.app.window.lead.programme.hasFocus()

    keys.press(Key.Key_Delete)
    assert keys.view.programme[2].state == "off"
    keys.press(Key.Key_Delete)
    assert keys.view.programme[2].state == "todo"
    keys.press(Key.Key_Escape)
    assert keys.on_the_note_line


def test_another_order_within_a_fixed_one_takes_one_more_yes(keys: Keys) -> None:
    keys.find("dan eerder")
    assert "Eerst" in keys.news
    assert [r.title for r in keys.view.programme][2:4] == ["Eerst", "Dan"]

    keys.app.window.lead.news.action.click()

    assert [r.title for r in keys.view.programme][2:4] == ["Dan", "Eerst"]


def test_a_late_start_is_said_and_given_with_one_key(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> None:
    with opened(qapp, clock, tmp_path) as keys:
        lead(keys, STEPS)
        keys.wait(4)
        assert "al 4 min" in keys.app.window.lead.middle.now.step_line.text()
        keys.press(Key.Key_PageDown)
        keys.press(Key.Key_1, CONTROL)

        assert keys.view.programme[0].starts == "13:30"
        assert keys.view.offers == ()


def test_everything_is_there_after_starting_again(keys: Keys) -> None:
    for key, modifier, line in ((Key.Key_N, CONTROL | SHIFT, "Extra 3"), (Key.Key_T, CONTROL, "2 in tweetallen")):
        keys.press(key, modifier)
        keys.type(line)
    keys.press(Key.Key_F12)
    keys.find("slot eerder")
    before, kept = keys.view, keys.app.window.opened.id

    keys.app.window.go_home()
    keys.app.window.resume(kept)

    after = keys.view
    assert after.programme == before.programme
    assert (after.side, after.balance) == (before.side, before.balance)


# numbers


def test_numbers_are_entered_one_after_another_and_the_note_line_is_next(
    qapp: QApplication, clock: RehearsalClock, tmp_path: Path
) -> None:
    with opened(qapp, clock, tmp_path) as keys:
        lead(keys, "- title: Stem\n  time: 5 min\n  fields:\n  - vote: stem\n    options: [Ja, Nee, Anders]\n")
        keys.press(Key.Key_PageDown)
        keys.press(Key.Key_I, CONTROL)
        keys.type("3")
        keys.type("1", enter=False)
        keys.press(Key.Key_Up)
        keys.press(Key.Key_Down)
        keys.press(Key.Key_Down)
        keys.type("0")

        assert keys.view.fields[0].value == {"rounds": [{"Ja": 3, "Nee": 1, "Anders": 0}]}
        assert keys.on_the_note_line


def test_nothing_here_needs_a_mouse(keys: Keys) -> None:
    """Every action can be found in the palette, and so by its words alone."""
    keys.press(Key.Key_K, CONTROL)
    there = {e.id for e in keys.app.window.lead.tools.palette.found.entries}

    assert {spec.id for spec in lead_actions() if not spec.id.startswith("offer") and spec.id != "find"} <= there
    assert keys.app.window.lead.tools.palette.list.focusPolicy() == Qt.FocusPolicy.NoFocus
