"""A document speaks the language of its draaiboek, whatever the program speaks and whatever is made beside it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier

import pytest

from facilitator.export.writing import file_name
from facilitator.files.documents import document, written
from facilitator.language import speaking, tr, use_language
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.report_wanted import FORMS, Form
from facilitator.sessions.templates.library import Library
from facilitator.settings import Settings
from tests.export.played import played

Held = tuple[LiveSession, datetime]
ENGLISH = Path(__file__).parent.parent / "session_templates" / "en"


@pytest.fixture(scope="module")
def held() -> dict[str, Held]:
    """A session in each language."""
    found = {code: Library([(ENGLISH.parent / code, "meegeleverd")]).scan().templates[0].template for code in ("nl", "en")}
    return {code: played(template, template.people.low if template.people else 4) for code, template in found.items()}


@pytest.mark.parametrize("form", FORMS)
def test_a_document_is_the_same_whatever_the_program_speaks(held: dict[str, Held], form: Form) -> None:
    made = []
    for language in ("nl", "en"):
        use_language(language)
        made.append([document(held[code][0], "minutes", form, Settings(), held[code][1]) for code in ("nl", "en")])

    assert made[0] == made[1]


def test_its_words_dates_tag_and_name_are_of_the_draaiboek(held: dict[str, Held]) -> None:
    use_language("en")
    session, now = held["nl"]
    page = document(session, "minutes", "html", Settings(), now).decode()

    assert '<html lang="nl-NL">' in page
    assert "Aanwezig" in page
    assert "november" in page.lower() or "nov" in page
    assert "Minutes" not in page
    assert file_name(make_minutes(session, now), "pdf").endswith(" – verslag.pdf")


def test_two_documents_made_at_once_each_speak_their_own_language(held: dict[str, Held]) -> None:
    minutes = {code: make_minutes(*held[code]) for code in ("nl", "en")}
    alone = {code: written(told, "txt", Settings(), print) for code, told in minutes.items()}
    together = Barrier(2, timeout=30)

    def work(code: str) -> tuple[str, list[bytes]]:
        with speaking(code):
            together.wait()  # both are within now
            said = tr("Volgende stap")
            together.wait()
        return said, [written(minutes[code], "txt", Settings(), print) for _ in range(5)]

    with ThreadPoolExecutor(2) as pool:
        (dutch, in_dutch), (english, in_english) = pool.map(work, ("nl", "en"))
    assert (dutch, english) == ("Volgende stap", "Next step")
    assert (set(in_dutch), set(in_english)) == ({alone["nl"]}, {alone["en"]})
    assert alone["nl"] != alone["en"]


def test_another_language_of_the_program_leaves_what_is_being_made_alone() -> None:
    begun, switched = Barrier(2, timeout=30), Barrier(2, timeout=30)

    def work() -> str:
        with speaking("nl"):
            begun.wait()
            switched.wait()
            return tr("Volgende stap")

    with ThreadPoolExecutor(1) as pool:
        said = pool.submit(work)
        begun.wait()
        use_language("en")
        switched.wait()
        assert (said.result(), tr("Volgende stap")) == ("Volgende stap", "Next step")
