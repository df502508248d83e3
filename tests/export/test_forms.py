"""The forms in which others go on with a report: each says what the report says, and nothing that was typed becomes markup."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from icalendar import Calendar
from odfdo import Document

from facilitator.export.calendar import calendar
from facilitator.export.reports.tell import tell
from facilitator.export.reports.written import minutes_html, minutes_markdown, minutes_odt, minutes_text
from facilitator.language import use_language
from facilitator.sessions.reports.minutes import Minutes

from .sample import ACTIONS, HOUSE, empty, noted, sample, with_note

NASTY = "*ster* _streep_ `code` <b>vet</b> &amp; [link](http://x) | pijp\n# geen kop\n- geen lijst\n1. niet genummerd \x00\x1b\ud800"


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class Heard:
    """A listener that keeps every text it is told, in order; the figure is words of a table that follows."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def hear(*told: object, **how: object) -> None:
            if name != "figure":
                self._keep(told, quiet=bool(how.get("quiet")))

        return hear

    def _keep(self, told: object, *, quiet: bool) -> None:
        if isinstance(told, str):
            self.words.append(told)
        elif isinstance(told, list | tuple):
            for part in told[1:] if quiet and len(told) == 2 and isinstance(told[0], str) else told:
                self._keep(part, quiet=quiet)


def odt_words(data: bytes) -> str:
    return Document(io.BytesIO(data)).body.inner_text


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def text_of(form: str, minutes: Minutes) -> str:
    if form == "html":
        parser = _Words()
        parser.feed(minutes_html(minutes).decode())
        return " ".join(parser.words)
    return {"odt": lambda: odt_words(minutes_odt(minutes, HOUSE)), "txt": lambda: minutes_text(minutes).decode()}.get(
        form, lambda: minutes_markdown(minutes).decode()
    )()


@pytest.mark.parametrize("form", ["odt", "md", "txt", "html"])
@pytest.mark.parametrize("report", ["minutes", "actions", "attendance"])
def test_each_form_says_what_was_taken_down(form: str, report: str) -> None:
    minutes = sample(report=report)
    said = letters(text_of(form, minutes)).casefold()
    notes = [note.text for step in minutes.steps for note in step.notes] if report == "minutes" else []
    taken = [n.text for n in (*minutes.decisions, *minutes.agreements, *minutes.actions)] if report != "attendance" else []
    for words in (*notes, *taken, *(person.name for person in minutes.present if report != "actions")):
        assert letters(words).casefold() in said


@pytest.mark.parametrize("form", ["odt", "md", "html"])
@pytest.mark.parametrize("report", ["minutes", "actions", "attendance"])
def test_a_form_says_all_that_it_is_told_in_that_order(form: str, report: str) -> None:
    minutes = sample(report=report)
    heard = Heard()
    tell(heard, minutes)
    said, at = letters(text_of(form, minutes)), 0
    for words in heard.words:
        found = said.find(letters(words), at)
        assert found >= 0, words
        at = found + len(letters(words))


@pytest.mark.parametrize("form", ["odt", "md", "txt", "html"])
def test_what_was_typed_is_text(form: str) -> None:
    said = text_of(form, with_note(NASTY))
    plain = said if form in ("odt", "html", "txt") else re.sub(r"\\(?=[^\n])|\\$", "", said, flags=re.MULTILINE)
    for words in ("*ster* _streep_ `code` <b>vet</b>", "[link](http://x) | pijp", "# geen kop", "- geen lijst", "1. niet genummerd"):
        assert words in plain
    assert "\x00" not in said
    assert "\x1b" not in said


def test_how_speaking_was_divided_is_told_once_where_it_is_asked() -> None:
    said = "Van de 10 minuten die zijn bijgehouden sprak de begeleider 40%, en de groep 60%."

    assert said in minutes_text(replace(with_note(NASTY), speaking=said)).decode()
    assert "Spreektijd" not in minutes_text(with_note(NASTY)).decode()


def test_markdown_reads_typed_marks_as_letters() -> None:
    text = minutes_markdown(with_note(NASTY)).decode()
    assert r"\*ster\*" in text
    assert r"\# geen kop" in text
    assert r"1\. niet genummerd" in text
    assert r"\<b\>" in text
    assert r"\&amp;" in text


def test_an_odt_has_headings_lists_and_table_heads_in_named_styles() -> None:
    document = Document(io.BytesIO(minutes_odt(sample(), HOUSE)))
    levels = [int(head.get_attribute("text:outline-level") or 0) for head in document.body.headers]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert len(document.body.get_elements("//table:table-header-rows")) == len(document.body.get_elements("//table:table")) > 0
    named = {style.name for style in document.styles.get_styles()}
    used = {p.get_attribute("text:style-name") for p in document.body.get_elements("//text:p|//text:h|//text:span")}
    assert used <= named


def test_an_odt_says_what_it_is_and_in_which_language() -> None:
    document = Document(io.BytesIO(minutes_odt(sample(), HOUSE)))
    assert document.meta.title == "Verslag: Activeringsdialoog Team Zuid, donderdag 12 november 2026"
    assert document.meta.language == "nl-NL"
    assert b"Pagina <text:page-number" in zipfile.ZipFile(io.BytesIO(minutes_odt(sample(), HOUSE))).read("styles.xml")


def test_an_odt_begins_with_its_type_and_fetches_nothing() -> None:
    data = minutes_odt(with_note("zie https://voorbeeld.nl/logo.png"), HOUSE)
    file = zipfile.ZipFile(io.BytesIO(data))
    first = file.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert b"xlink:href" not in b"".join(file.read(name) for name in file.namelist())


@pytest.mark.parametrize("write", [lambda m: minutes_odt(m, HOUSE), minutes_markdown, minutes_text, minutes_html, calendar])
def test_the_same_minutes_give_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(sample()) == write(sample())


@pytest.mark.parametrize("form", ["odt", "md", "txt", "html"])
def test_a_session_without_notes_is_a_document_too(form: str) -> None:
    assert "Er is niets genoteerd." in text_of(form, empty())


def test_a_short_table_is_a_line_a_row_in_a_mail() -> None:
    assert "Pauze; Nr: 5; Gepland: 10 min; Werkelijk: 10 min; Verschil: gelijk" in minutes_text(sample()).decode()


def test_an_action_stands_in_the_calendar_on_its_date_with_a_reminder() -> None:
    events = list(Calendar.from_ical(calendar(sample())).walk("VEVENT"))
    assert [event.decoded("dtstart") for event in events] == [a.due for a in ACTIONS if a.due]
    assert events[0]["summary"] == "Karin Hofstra: Cijfers over de caseload, met een voorstel."
    assert len(events[0].walk("VALARM")) == 1


def test_an_action_without_a_date_is_a_task() -> None:
    tasks = Calendar.from_ical(calendar(sample())).walk("VTODO")
    assert [str(task["summary"]) for task in tasks] == [f"{a.owner}: {a.text}" for a in ACTIONS if not a.due]


def test_a_corrected_action_is_not_doubled_in_a_calendar() -> None:
    before = Calendar.from_ical(calendar(sample())).walk("VEVENT")
    corrected = (replace(ACTIONS[0], text="Cijfers, nu goed.", due=date(2026, 12, 10)), *ACTIONS[1:])
    after = Calendar.from_ical(calendar(sample(actions=corrected))).walk("VEVENT")
    assert [event["uid"] for event in before] == [event["uid"] for event in after]


def test_two_actions_of_one_moment_are_two() -> None:
    twin = (noted("action", "Eén", 5, "A", date(2026, 12, 1)), noted("action", "Twee", 5, "B", date(2026, 12, 1)))
    events = Calendar.from_ical(calendar(sample(actions=twin))).walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == 2


def test_a_form_speaks_the_language_in_use() -> None:
    use_language("en")
    try:
        assert "# Minutes:" in minutes_markdown(sample(language="en")).decode()
        assert b"Page <text:page-number" in zipfile.ZipFile(io.BytesIO(minutes_odt(sample(language="en"), HOUSE))).read("styles.xml")
    finally:
        use_language("nl")
