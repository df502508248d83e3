"""Preparing: what is typed counts at once, what cannot be read is said, and nobody is disturbed while typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.sessions.local_time import read_time
from facilitator.sessions.particulars import Participant, Particulars, numbered
from facilitator.sessions.plan import preparation as prep
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import template_from_sources
from facilitator.ui.look.fields import Field
from facilitator.ui.look.theme import Theme, apply, load_fonts
from facilitator.ui.pages.prepare.page import PreparePage

# The off-screen platform has no window manager to tell sizes to, and warns so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MINUTE = timedelta(minutes=1)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
CASES = """\
draaiboek: 1
title: Intervisie
people: 5-8
notes: nothing
roles:
  gespreksleider: leads
  inbrenger: 1
fill in:
  thema: Grenzen
  waarden:
  - rust
  - ruimte
steps:
- title: Inbreng over <thema>
  time: 20 min (10-25)
  fields:
  - list: casussen
  - pick: gekozen
    from: casussen
    by: 2 dots each
    top: 2
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: Vragen
    time: 15 min
    when late: keep
  - title: Advies
    time: 30 min (20-30)
    speak: round
"""


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def template() -> Template:
    return template_from_sources({"cases": CASES}, "cases")


@pytest.fixture
def particulars() -> Particulars:
    """At half past nine in Amsterdam, without a fixed end."""
    return Particulars(datetime(2026, 11, 26, 8, 30, tzinfo=UTC), participants=numbered(6))


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, template: Template, particulars: Particulars) -> Iterator[PreparePage]:
    theme = Theme()
    apply(qapp, theme)
    made = PreparePage(theme, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_draft(template, particulars)
    yield made
    qapp.setStyleSheet("")


class Heard:
    """Remembers what was signalled."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def __call__(self, *values: object) -> None:
        self.values.append(values[0] if values else None)


def write(field: object, text: str) -> None:
    assert isinstance(field, Field)
    edit = field.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("9:30", time(9, 30)), ("930", time(9, 30)), ("15.05", time(15, 5)), ("9 uur", time(9)), ("25:00", None), ("9:61", None), ("", None)],
)
def test_a_time_is_read_as_people_write_it(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["26-11-2026", "26 november", "do 26 nov", "26/11", "26.11.2026"])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert prep.read_day(text, date(2026, 11, 24)) == date(2026, 11, 26)


def test_a_day_that_does_not_exist_is_not_a_day() -> None:
    assert prep.read_day("31 februari", date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("series", "words"),
    [("every month", "elke maand"), ("every 3 months", "elk kwartaal"), ("every 6 weeks", "elke 6 weken"), ("", "")],
)
def test_how_often_is_said_in_words(series: str, words: str) -> None:
    assert prep.series_words(series) == words


def test_who_stays_on_the_list_keeps_id_and_role() -> None:
    before = (Participant("p1", "Anneke"), Participant("p2", "Bilal", role="gespreksleider"))

    after = prep.people_from("Corine\nBilal", before)

    assert after == (Participant("p3", "Corine"), Participant("p2", "Bilal", role="gespreksleider"))


def test_a_list_is_written_as_it_is_read() -> None:
    people = prep.people_from("Anneke\n3\nBilal", ())

    assert prep.people_lines(people) == "Anneke\n3\nBilal"
    assert len({p.id for p in people}) == 5


def test_at_most_two_hundred_people_fit() -> None:
    assert len(prep.people_from("99999999999999", ())) == prep.MOST_PEOPLE


def test_a_repeat_that_comes_less_often_leaves_no_changes_behind(template: Template, particulars: Particulars) -> None:
    longer = prep.with_length(template, particulars, "2[].1", 20 * MINUTE)

    once = prep.with_passes(template, longer, "2", 1)

    assert set(once.lengths) == {"2[1].1"}


def test_a_pass_that_is_added_gets_the_changes_of_the_others(template: Template, particulars: Particulars) -> None:
    longer = prep.with_length(template, particulars, "2[].1", 20 * MINUTE)

    thrice = prep.with_passes(template, longer, "2", 3)

    assert thrice.lengths["2[3].1"] == 20 * MINUTE


def test_no_earlier_start_is_offered_than_now(template: Template, particulars: Particulars) -> None:
    tight = replace(particulars, ends_at=particulars.starts_at + 100 * MINUTE)
    sheet = prep.draft_sheet(template, tight)

    assert prep.earlier_start(sheet, tight, NOW) == tight.starts_at - 10 * MINUTE
    assert prep.earlier_start(sheet, tight, tight.starts_at) is None


def test_a_repeat_is_one_section_with_a_begin_for_each_pass(page: PreparePage) -> None:
    rows = page.table.rows

    assert list(rows) == ["1", "2[].1", "2[].2"]
    assert rows["1"].title.text() == "Inbreng over Grenzen"
    assert page.table.heads[0].number.text() == "2"
    assert (page.totals.length.text(), page.totals.end.text()) == ("110 minuten", "einde 11:20")


def test_what_does_not_fit_is_said_with_what_can_be_done(page: PreparePage) -> None:
    write(page.form.ends, "11:15")

    assert page.status.words.text() == "5 minuten te lang: 110 minuten passen niet in 105."
    assert page.earlier.isVisible()
    assert page.earlier.text() == "Begin om 9:25"
    assert page.shorten.isVisible()


def test_beginning_earlier_makes_it_fit(page: PreparePage) -> None:
    write(page.form.ends, "11:15")

    QTest.mouseClick(page.earlier, Qt.MouseButton.LeftButton)

    assert page.status.words.text() == ""
    assert page.form.begins.text == "9:25"


def test_shortening_together_makes_it_fit(page: PreparePage) -> None:
    write(page.form.ends, "11:15")

    QTest.mouseClick(page.shorten, Qt.MouseButton.LeftButton)

    assert page.status.words.text() == ""
    assert page.totals.length.text() == "105 minuten"
    assert "2[1].1" not in page.particulars.lengths


def test_an_end_before_the_begin_is_said_when_the_line_is_left(page: PreparePage) -> None:
    write(page.form.ends, "9:00")
    while_typing = page.form.ends.error

    QTest.keyClick(page.form.ends.edit, Qt.Key.Key_Tab)

    assert while_typing == ""
    assert page.form.ends.error == "Dat is niet na het begin."
    assert page.particulars.ends_at is None


def test_half_a_time_does_not_stay_when_the_whole_cannot_be(page: PreparePage, particulars: Particulars) -> None:
    write(page.form.ends, "11:15")
    QTest.keyClick(page.form.ends.edit, Qt.Key.Key_Tab)

    write(page.form.begins, "1230")
    page.form.team.setFocus()

    assert page.form.ends.error == "Dat is niet na het begin."
    assert page.particulars.starts_at == particulars.starts_at


def test_what_could_not_be_read_counts_once_it_can(page: PreparePage) -> None:
    write(page.form.ends, "11:15")
    write(page.form.begins, "12:30")

    write(page.form.ends, "15.00")

    assert page.form.ends.error == ""
    assert page.particulars.starts_at == datetime(2026, 11, 26, 11, 30, tzinfo=UTC)
    assert page.particulars.ends_at == datetime(2026, 11, 26, 14, 0, tzinfo=UTC)


def test_a_name_counts_also_while_a_day_cannot_be_read(page: PreparePage) -> None:
    write(page.form.day, "ooit")
    write(page.form.team, "Noord")

    page.table.rows["1"].switch.click()

    assert page.particulars.team == page.form.team.text == "Noord"
    assert page.form.day.error


def test_a_session_does_not_begin_with_a_day_that_cannot_be_read(page: PreparePage) -> None:
    begun = Heard()
    page.begin_requested.connect(begun)
    write(page.form.day, "ooit")

    page.begin.click()

    assert begun.values == []
    assert page.form.day.edit.hasFocus()
    assert page.form.day.error


def test_control_enter_begins(page: PreparePage) -> None:
    begun = Heard()
    page.begin_requested.connect(begun)
    page.form.team.setFocus()

    QTest.keyClick(page.form.team.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert begun.values == [None]


def test_typing_changes_the_plan_and_keeps_the_cursor(page: PreparePage) -> None:
    heard = Heard()
    page.particulars_changed.connect(heard)
    rows = list(page.table.rows.values())

    write(page.form.team, "Noord")

    assert page.form.team.edit.hasFocus()
    assert [p.team for p in heard.values] == ["N", "No", "Noo", "Noor", "Noord"]  # type: ignore[attr-defined]
    assert list(page.table.rows.values()) == rows


def test_a_step_that_is_switched_off_takes_no_time_and_stays_on_the_list(page: PreparePage) -> None:
    page.table.rows["2[].2"].switch.click()

    assert page.particulars.switched == {"2[1].2": False, "2[2].2": False}
    assert page.totals.length.text() == "50 minuten"
    assert not page.table.rows["2[].2"].minutes.isEnabled()


def test_minutes_count_for_every_pass(page: PreparePage) -> None:
    minutes = page.table.rows["2[].1"].minutes

    QTest.keyClick(minutes, Qt.Key.Key_Up)

    assert page.particulars.lengths == {"2[1].1": 16 * MINUTE, "2[2].1": 16 * MINUTE}
    assert page.totals.length.text() == "112 minuten"


def test_a_repeat_can_come_once_more_and_once_less(page: PreparePage) -> None:
    head = page.table.heads[0]

    head.more.click()
    more = page.totals.length.text()
    head.less.click()
    head.less.click()

    assert more == "155 minuten"
    assert page.totals.length.text() == "65 minuten"
    assert not head.less.isEnabled()


def test_a_blank_is_filled_in_while_typing(page: PreparePage) -> None:
    write(page.blanks["thema"], "Werkdruk")

    assert page.particulars.blanks["thema"] == "Werkdruk"
    assert page.table.rows["1"].title.text() == "Inbreng over Werkdruk"


def test_a_blank_with_lines_has_one_a_line(page: PreparePage) -> None:
    page.blanks["waarden"].setPlainText("rust\n\n  ruimte  nu ")  # type: ignore[union-attr]

    assert page.particulars.blanks["waarden"] == ("rust", "ruimte nu")


def test_pasted_names_are_the_list(page: PreparePage) -> None:
    page.people.lines.setPlainText("Anneke\nBilal\n\nCorine")

    assert [p.name for p in page.particulars.participants] == ["Anneke", "Bilal", "Corine"]
    assert page.people.fit.words.text() == "Drie mensen doen mee. Deze werkvorm past bij vijf tot acht."


def test_too_many_people_is_said(page: PreparePage) -> None:
    page.people.lines.setPlainText("250")

    assert len(page.particulars.participants) == 200
    assert "hooguit 200" in page.people._too_many.text()


def test_who_only_leads_does_not_count(page: PreparePage) -> None:
    page.people.give_role(0, "gespreksleider")

    assert page.particulars.participants[0].role == "gespreksleider"
    assert page.people.fit.words.text().startswith("Vijf mensen")
    assert page.people.rows[0].accessibleName() == "Deelnemer 1, gespreksleider"


def test_the_menu_of_a_person_has_the_roles_that_are_given_by_hand(page: PreparePage) -> None:
    words = [action.text() for action in page.people.menu(0).actions() if action.text()]

    assert words[:3] == ["geen rol", "gespreksleider", "inbrenger"]
    assert "deelnemer" not in words


def test_who_comes_later_is_not_there_at_the_start(page: PreparePage) -> None:
    page.people.set_here(1, False)

    assert not page.particulars.participants[1].here
    assert page.people.rows[1].accessibleName() == "Deelnemer 2, komt later"


def test_what_stays_in_the_group_is_said(page: PreparePage) -> None:
    assert page.secret.isVisible()
    assert "niet bewaard" in page.secret.text()


@pytest.mark.parametrize("size", [(900, 500), (1366, 768), (1920, 1080)])
def test_nothing_is_wider_than_the_window(page: PreparePage, qapp: QApplication, size: tuple[int, int]) -> None:
    page.resize(*size)
    qapp.processEvents()

    assert page.minimumSizeHint().width() <= size[0]
    assert page.begin.mapTo(page, page.begin.rect().bottomRight()).x() < size[0]
    assert page.begin.mapTo(page, page.begin.rect().bottomRight()).y() < size[1]
