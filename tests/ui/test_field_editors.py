"""Filling in the fields of a step at the console, by keys and with the real store behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.screens.console_view import ConsoleView
from facilitator.sessions.templates.template_file import read_text
from facilitator.settings import Settings
from facilitator.ui.parts.count_editors import PickEditor, ScaleEditor, VoteEditor
from facilitator.ui.parts.field_editor import Chooser, FieldEditor
from facilitator.ui.parts.field_editors import HolderEditor
from facilitator.ui.parts.settle_editor import SettleEditor
from facilitator.ui.parts.table_editors import MarkEditor, MatrixEditor
from facilitator.ui.parts.text_editors import ChoiceEditor, CountEditor, SentenceEditor, TextEditor

HEAD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\nroles: {leider: 0-1}\n"
WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappij"
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Editor = TypeVar("Editor", bound=FieldEditor)
Start = Callable[..., App]


@pytest.fixture
def start(qapp: QApplication, clock: RehearsalClock, tmp_path: Path) -> Iterator[Start]:
    """A session with these fields in its first step, running at the console."""
    made: list[App] = []

    def begin(fields: str, more: str = "", after: str = "", people: str = "Anna Bos\nBob Mol\nCor Vos\nDora Smit") -> App:
        app = App(qapp, clock, tmp_path / "data", Settings(exports=str(tmp_path / "verslagen")))
        made.append(app)
        app.window.resize(1366, 768)
        app.window.show()
        app.open()
        lines = "".join(f"  {line}\n" for line in fields.strip("\n").splitlines())
        text = f"{HEAD}steps:\n- title: Stap\n  time: 9 min\n{more}  fields:\n{lines}{after}"
        app.window.begin_preparing(read_text(text, "proef", None), Particulars(clock.now(), team="Zuid", participants=named(people)))
        app.window.begin()
        qapp.processEvents()
        app.window.lead.act("next")
        qapp.processEvents()
        return app

    yield begin
    for app in made:
        app.window.close()
        for widget in (app.window, app.beamer):
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def editor(app: App, kind: type[Editor], name: str = "v") -> Editor:
    return next(e for e in app.window.lead.middle.findChildren(kind) if e.row.field.name == name and e.isVisible())


def view_of(app: App) -> ConsoleView:
    app.qt.processEvents()
    assert app.presenter.view is not None
    return app.presenter.view


def value(app: App, name: str = "v") -> object:
    return next(r for r in view_of(app).fields if r.field.name == name).value


def enter(app: App, edit: QLineEdit, text: str) -> None:
    """As a person does: into the field, over what is there, Enter."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Key.Key_Return)
    app.qt.processEvents()


def leave(app: App) -> None:
    app.window.lead.note_edit.setFocus()
    app.qt.processEvents()


def test_a_scale_is_a_count_for_each_value(start: Start) -> None:
    app = start("- scale: v\n  range: 1-5\n  board: yes")
    scale = editor(app, ScaleEditor)
    enter(app, scale.counts["2"], "1")
    enter(app, scale.counts["4"], "2")

    assert list(scale.counts) == ["1", "2", "3", "4", "5"]
    assert value(app) == {"counts": {"2": 1, "4": 2}}
    assert scale.remarks.text() == "3 van 4 geteld; gemiddeld 3,3."
    assert [o.count for o in app.beamer.view.options] == [None] * 5
    QTest.mouseClick(scale.show_button, Qt.MouseButton.LeftButton)
    assert [o.count for o in app.beamer.view.options] == [0, 1, 0, 2, 0]


def test_undo_takes_a_count_back(start: Start) -> None:
    app = start("- scale: v")
    enter(app, editor(app, ScaleEditor).counts["2"], "1")
    leave(app)
    QTest.keyClick(app.window.lead.note_edit, Key.Key_Z, CONTROL)

    assert value(app) is None
    assert editor(app, ScaleEditor).counts["2"].text() == ""


def test_a_new_round_of_a_vote_stands_beside_the_one_before(start: Start) -> None:
    app = start("- vote: v\n  options: [voor, tegen]\n  board: yes\n  advice:\n    tie: Praat door.\n    unanimous: Leg vast.")
    vote = editor(app, VoteEditor)
    enter(app, vote.counts["voor"], "2")
    enter(app, vote.counts["tegen"], "2")
    tied = vote.advice.words.text()
    vote._again.click()
    app.qt.processEvents()
    emptied = [edit.text() for edit in vote.counts.values()]
    enter(app, vote.counts["voor"], "4")

    assert value(app) == {"rounds": [{"voor": 2, "tegen": 2}, {"voor": 4, "tegen": 0}]}
    assert (tied, vote.advice.words.text()) == ("Praat door.", "Leg vast.")
    assert emptied == ["", ""]
    assert [[text.text() for text in row] for row in vote.before] == [["", "", "2"], ["", "", "2"]]
    assert vote.remarks.text() == "4 van 4: iedereen heeft gestemd."


def test_a_pick_by_dots_says_what_does_not_add_up_and_takes_no_side_in_a_tie(start: Start) -> None:
    app = start("- list: lijst\n  board: yes\n- pick: v\n  from: lijst\n  by: 2 dots each")
    for line in ("brieven", "telefoon"):
        enter(app, app.window.lead.note_edit, line)
    pick = editor(app, PickEditor)
    enter(app, pick.counts["brieven"], "4")
    enter(app, pick.counts["telefoon"], "4")
    tied = pick.remarks.text()
    pick.boxes["telefoon"].click()
    app.qt.processEvents()

    assert tied == "8 van 8 stippen geteld. Gelijke stand op de grens: ‘brieven’ en ‘telefoon’ (4 elk). Kies samen."
    assert value(app) == {"counts": {"brieven": 4, "telefoon": 4}, "chosen": ["telefoon"]}
    assert pick.remarks.text() == "8 van 8 stippen geteld."


def test_what_is_chosen_aloud_asks_for_no_counts(start: Start) -> None:
    app = start("- list: lijst\n- pick: v\n  from: lijst\n  by: turns\n  top: 2")
    for line in ("een", "twee", "drie"):
        enter(app, app.window.lead.note_edit, line)
    pick = editor(app, PickEditor)
    for line in ("drie", "een"):
        pick.boxes[line].click()
    app.qt.processEvents()

    assert pick.counts == {}
    assert value(app) == {"counts": {}, "chosen": ["drie", "een"]}


def test_an_order_shows_the_place_of_each_line(start: Start) -> None:
    app = start("- list: lijst\n- pick: v\n  from: lijst\n  by: 3 dots each, may stack\n  top: all")
    for line in ("een", "twee", "drie"):
        enter(app, app.window.lead.note_edit, line)
    pick = editor(app, PickEditor)
    enter(app, pick.counts["twee"], "7")
    enter(app, pick.counts["drie"], "2")

    assert {line: place.text() for line, place in pick.places.items()} == {"een": "3.", "twee": "1.", "drie": "2."}
    assert pick.boxes == {}


def test_one_number_is_of_how_many_there_are(start: Start) -> None:
    app = start("- count: v\n  board: yes")
    count = editor(app, CountEditor)
    enter(app, count.edit, "3")
    whole = app.beamer.view.text
    enter(app, count.edit, "9")

    assert (whole, count.of.text(), value(app)) == ("3 van 4", "van 4", 9)
    assert count.remarks.text() == "9 geteld bij 4 mensen: tel nog eens na."


def test_each_gap_of_a_sentence_is_filled_in_for_itself(start: Start) -> None:
    app = start("- sentence: v\n  text: Juist is …, omdat …. Nodig is …\n  board: yes")
    sentence = editor(app, SentenceEditor)
    enter(app, sentence.gaps[0], "bellen")
    enter(app, sentence.gaps[2], "tijd")

    assert value(app) == {"gaps": ["bellen", "", "tijd"]}
    assert app.beamer.view.text == "Juist is bellen, omdat …. Nodig is tijd"


def test_a_text_that_is_too_long_is_said_while_it_is_typed_and_kept_whole(start: Start) -> None:
    app = start("- short: v\n  limit: 3 words\n  board: yes")
    text = editor(app, TextEditor)
    text.edit.setFocus()
    QTest.keyClicks(text.edit, "een twee drie vier")
    said = text.remarks.text()
    leave(app)

    assert said == "4 woorden, afgesproken was 3"
    assert value(app) == app.beamer.view.text == "een twee drie vier"


def test_a_choice_and_a_mark_are_on_the_wall_once_made(start: Start) -> None:
    app = start("- list: lijst\n  board: yes\n- mark: m\n  from: lijst\n  by: leider\n  options: [kan, kan niet]\n  board: yes")
    enter(app, app.window.lead.note_edit, "een tolk bellen")
    combo = editor(app, MarkEditor, "m").combos["een tolk bellen"]
    combo.setCurrentText("kan niet")
    combo.activated.emit(combo.currentIndex())
    app.qt.processEvents()

    assert app.beamer.view.table is not None
    assert app.beamer.view.table.columns == ("m", "m van de leider")
    assert app.beamer.view.table.rows == (("een tolk bellen", "kan niet"),)


def test_a_choice_is_one_of_a_fixed_set(start: Start) -> None:
    app = start("- choice: v\n  options: [eenvoudig, complex]\n  board: yes")
    combo = editor(app, ChoiceEditor).combo
    combo.setCurrentText("complex")
    combo.activated.emit(combo.currentIndex())

    assert (value(app), app.beamer.view.text) == ("complex", "complex")


def test_a_row_that_is_added_to_a_matrix_stays_when_another_is_taken_back(start: Start) -> None:
    app = start("- matrix: v\n  columns: [artikel, ruimte]")
    matrix = editor(app, MatrixEditor)
    enter(app, matrix._cells[0][0], "artikel 18")
    enter(app, matrix._cells[0][2], "maatwerk")
    leave(app)
    app.window.lead.act("undo")
    app.qt.processEvents()

    assert [cell.text() for cell in matrix._cells[0]] == ["artikel 18", "", ""]


def test_a_matrix_cuts_no_words_off_where_its_columns_would_be_narrow(start: Start) -> None:
    app = start("- matrix: v\n  columns: [artikel, ruimte, uitvoering, betrokkene]")
    words = "arbeidsongeschiktheidsverzekering en zorgvuldigheid"
    editor(app, MatrixEditor).fill({"rows": [[words] * 5]})
    for width, beside in ((1920, True), (911, False)):
        app.window.resize(width, 700)
        for _ in range(4):  # what wraps tells what it stands in how tall it became
            app.qt.processEvents()
        cells = editor(app, MatrixEditor)._cells[0]

        heights = [cell.document().size().height() * cell.fontMetrics().lineSpacing() for cell in cells]
        assert [high for high, cell in zip(heights, cells, strict=True) if high > cell.viewport().height()] == []
        assert max(cell.horizontalScrollBar().maximum() for cell in cells) < 6  # the space that a line breaks at
        assert (cells[1].y() == cells[2].y()) == beside


def test_each_person_has_their_own_editor_and_a_round_goes_along(start: Start) -> None:
    app = start("- short: v\n  per: person", "  speak: round\n")
    holder = editor(app, HolderEditor)
    app.window.lead.act("turn")
    app.window.lead.act("turn")
    app.qt.processEvents()
    shown = holder.who.currentText()
    assert isinstance(holder.editor, TextEditor)
    holder.editor.edit.setFocus()
    QTest.keyClicks(holder.editor.edit, "van Bob")
    app.window.lead.act("turn")
    app.qt.processEvents()
    leave(app)

    assert (shown, holder.who.currentText()) == ("Bob Mol", "Cor Vos")
    assert [s.value for s in view_of(app).fields[0].shares] == [None, "van Bob", None, None]
    assert [holder.who.itemText(i) for i in range(4)] == ["Anna Bos", "✓ Bob Mol", "Cor Vos", "Dora Smit"]
    assert holder.count.text() == "1 van 4 ingevuld"


def test_another_person_is_picked_by_hand(start: Start) -> None:
    app = start("- count: v\n  per: person")
    holder = editor(app, HolderEditor)
    holder.who.setCurrentIndex(3)
    holder.who.activated.emit(3)
    assert isinstance(holder.editor, CountEditor)
    enter(app, holder.editor.edit, "1")

    assert [s.value for s in view_of(app).fields[0].shares] == [None, None, None, 1]
    assert holder.who.currentIndex() == 3


def test_a_line_goes_to_the_group_that_was_chosen_with_a_key(start: Start) -> None:
    app = start("- list: punten\n  per: group\n  board: yes", "  groups: 2\n")
    line = app.window.lead.line
    enter(app, line.edit, "van de een")
    app.window.lead.act("place")
    enter(app, line.edit, "van de ander")

    assert (line.where.isVisible(), line.where.text()) == (True, "punten: groepje 2")
    assert [n.field for n in view_of(app).notes] == ["punten#1", "punten#2"]
    assert app.beamer.view.table is not None
    assert app.beamer.view.table.rows == (("groepje 1", "van de een"), ("groepje 2", "van de ander"))


def test_a_second_list_is_chosen_from_the_menu_and_is_seen_as_the_draaiboek_says(start: Start) -> None:
    app = start("- list: eens\n  board: yes\n- list: oneens")
    line = app.window.lead.line
    first = line.seen_now
    line.places_menu().actions()[1].trigger()
    enter(app, line.edit, "dat vindt Cor")

    assert (first, line.seen_now) == ("beamer", "report")
    assert [n.field for n in view_of(app).notes] == ["oneens"]
    assert app.beamer.view.screen == "question"


def test_there_is_nothing_to_choose_where_a_line_can_go_to_one_place(start: Start) -> None:
    assert not start("- list: eens").window.lead.line.where.isVisible()


def test_a_line_that_is_too_long_is_said_above_it_and_kept(start: Start) -> None:
    app = start("- list: v\n  limit: 1 per person, 3 words")
    lead = app.window.lead
    lead.note_edit.setFocus()
    QTest.keyClicks(lead.note_edit, "n een twee drie vier")
    while_typing = lead.remark.words
    QTest.keyClick(lead.note_edit, Key.Key_Return)
    kept = lead.remark.words
    for _ in range(4):
        enter(app, lead.note_edit, "nog een")

    assert (while_typing, kept) == ("4 woorden, afgesproken was 3", "")
    assert lead.remark.words == "5 regels, afgesproken was 1 per persoon"
    assert lead.remark.isVisible()
    assert view_of(app).notes[0].text == "een twee drie vier"


def test_what_the_group_settles_holds_at_once(start: Start) -> None:
    app = start("- list: gehoord\n- settle: v\n  readers: [alleen de groep, ook de leider]\n  board: yes")
    enter(app, app.window.lead.note_edit, "eerder gezegd")
    settle = editor(app, SettleEditor)
    settle.keeps["session"].click()
    app.qt.processEvents()
    open_yet = settle.remarks.text()
    assert isinstance(settle.readers, Chooser)
    settle.readers.setCurrentText("alleen de groep")
    settle.readers.activated.emit(1)

    assert open_yet == "Nog open: wie het krijgt."
    assert value(app) == {"keep": "session", "readers": "alleen de groep"}
    assert view_of(app).notes[0].policy == "session"
    assert app.beamer.view.text.endswith("Wie het krijgt: alleen de groep.")


def test_who_gets_it_is_written_where_the_draaiboek_names_nobody(start: Start) -> None:
    app = start("- settle: v\n  options: [report]")
    settle = editor(app, SettleEditor)
    assert isinstance(settle.readers, QLineEdit)
    enter(app, settle.readers, "het hele team")

    assert list(settle.keeps) == ["report"]
    assert value(app) == {"keep": "", "readers": "het hele team"}


def test_a_field_that_is_called_back_has_its_editor_again(start: Start) -> None:
    app = start("- short: v", after="- title: Later\n  time: 5 min\n  recall: v\n")
    app.window.lead.act("next")
    app.qt.processEvents()
    text = editor(app, TextEditor)
    text.edit.setFocus()
    QTest.keyClicks(text.edit, "toch anders")
    leave(app)

    assert text.heading.text() == "v · uit een eerdere stap"
    assert app.beamer.view.text == "toch anders"


def test_what_was_filled_in_is_there_after_the_program_stopped(start: Start) -> None:
    app = start("- scale: v\n- list: punten\n  per: person")
    enter(app, editor(app, ScaleEditor).counts["3"], "4")
    app.window.lead.act("place")
    enter(app, app.window.lead.note_edit, "van Bob")
    before, session = view_of(app), app.window.opened.id
    app.window.go_home()
    app.window.resume(session)

    assert view_of(app).fields == before.fields
    assert view_of(app).notes == before.notes
    assert editor(app, ScaleEditor).counts["3"].text() == "4"


@pytest.mark.parametrize("size", [(1366, 768), (900, 500)])
def test_twelve_people_and_five_fields_fit_in_the_width(start: Start, size: tuple[int, int]) -> None:
    names = "\n".join(f"Voornaam{i} van der Achternaam-Dubbelenaam" for i in range(12))
    fields = "\n".join(
        (
            f"- sentence: een lange naam voor een zin\n  text: Juist is … omdat {WORD} …\n  per: person",
            "- scale: cijfer\n  range: 1-10\n  board: yes",
            f"- vote: stemming\n  options: [voor, tegen, onthouding van {WORD}]",
            "- matrix: vak\n  columns: [korte termijn, lange termijn]\n  rows: [inwoner, gezin]\n  per: person",
            "- settle: afspraak\n  readers: [alleen de groep die hier nu in de kring zit en niemand daarbuiten]",
        )
    )
    app = start(fields, people=names)
    app.window.resize(*size)
    for _ in range(3):
        app.qt.processEvents()
    middle = app.window.lead.middle
    wide = middle.mapTo(app.window, middle.rect().topRight()).x()

    def sticks_out(widget: QWidget) -> bool:
        return widget.isVisible() and widget.mapTo(app.window, widget.rect().topRight()).x() > wide

    assert [e.row.field.name for e in middle.findChildren(FieldEditor) if sticks_out(e)] == []
