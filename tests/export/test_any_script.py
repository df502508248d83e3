"""Texts in any script: drawn as they are written, read as they were typed, in the language that they are in."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from facilitator.export.pdf.layout import META
from facilitator.export.pdf.running_line import RunningLine
from facilitator.export.reports import HouseStyle, characters_missing, minutes_pdf
from facilitator.export.reports.written import minutes_html
from facilitator.export.typed_text import clean
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import Attendee, ReportKind
from facilitator.sessions.templates.template_file import read_text
from tests.export.hard_cases import SCRIPTS
from tests.export.listening import heard
from tests.export.reading import read
from tests.export.sample import FULL, HOUSE, START, sample, with_note


def test_names_in_every_script_of_a_municipality_are_drawn_and_read_as_they_were_typed() -> None:
    minutes = sample(present=tuple(Attendee(words) for words in SCRIPTS))

    read_aloud = heard(minutes_pdf(minutes, HOUSE))

    assert characters_missing(minutes, HOUSE) == ()
    assert [words for words in SCRIPTS if clean(words) not in read_aloud] == []


def test_a_word_in_a_script_of_one_language_says_which() -> None:
    words = "Namen: Γιώργος, 김민준, ศิริพร, שרה en محمد of څرګند of ڕێبوار of بڑے of گلچین, Олександр."
    data = minutes_pdf(with_note(words), HOUSE)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        spans = {str(e.ActualText): str(e.get("/Lang", "")) for e in pdf.objects if "/ActualText" in e}
    of_one = {"Γιώργος": "el", "김민준": "ko", "ศิริพร": "th", "שרה": "he", "محمد": "ar", "څرګند": "ps", "ڕێبوار": "ckb", "بڑے": "ur"}
    assert spans == {**of_one, "گلچین": ""}  # Persian letters, that other languages have too


def test_fixed_texts_in_another_language_than_the_document_say_so() -> None:
    def languages(house: HouseStyle) -> list[str]:
        with pikepdf.open(io.BytesIO(minutes_pdf(sample(), house))) as pdf:
            return [str(e.Lang) for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/P" and "/Lang" in e]

    assert languages(replace(FULL, language="en")) == ["en-GB"] * 3
    assert languages(replace(FULL, language="nl")) == []


def test_what_comes_from_a_draaiboek_in_another_language_says_so() -> None:
    head = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\n"
    outer = head + "steps:\n- include: binnen\n- title: Praten\n  time: 5 min\n"
    inner = head + "language: en\nsteps:\n- title: How are you?\n  time: 5 min\n  say: Hello.\n"
    session = LiveSession(read_text(outer, "buiten", {"binnen": inner}.get), Particulars(START), lambda _entry, _words: None)
    for _ in range(2):
        session.go_on(START)
        session.take_note(Content("genoteerd"), "note", "report", START)

    def marked(report: ReportKind) -> list[tuple[str, str]]:
        with pikepdf.open(io.BytesIO(minutes_pdf(make_minutes(session, START, report), HOUSE))) as pdf:
            return [(str(e.S), str(e.Lang)) for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and "/Lang" in e and "/S" in e]

    assert marked("minutes") == [("/H3", "en-GB")]
    assert marked("run sheet") == [("/H3", "en-GB"), ("/P", "en-GB")]
    assert '<h3><span lang="en-GB">How are you?</span>' in minutes_html(make_minutes(session, START)).decode()


def test_what_stands_on_every_page_is_in_any_script_and_on_one_line() -> None:
    title = "حوار 한국어 ศิริพร " * 20
    found = read(minutes_pdf(with_note("Lang. " * 900, title=title, classification="김민준"), HOUSE))
    line = RunningLine(title, META, 300)

    assert "□" not in found.text
    assert found.title.startswith(f"Verslag: {' '.join(title.split())[:100]}")
    assert found.outline[0].startswith("حوار 한국어 ศิริพร")
    assert 250 < line.width <= 300
