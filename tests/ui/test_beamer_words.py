"""Words on the wall, whatever people write: whole, inside the picture, apart, never below the floor, and larger where there is room."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from facilitator.sessions.screens.beamer_view import BeamerView, Face, Option, Promise, Table
from facilitator.ui.look.theme import Theme, load_fonts
from tests.ui.test_beamer import Heard, heard, paged

CLOCK = Face("warning", timedelta(minutes=1), timedelta(minutes=8))
SIZES = ((1024, 768), (1366, 768), (1920, 1080))
WORDS = (
    "ja",
    "de",
    "brief",
    "Participatiewet",
    "kostendelersnorm",
    "uitzonderingsbepaling",
    "arbeidsongeschiktheidsverzekering",
    "€ 250",
    "–",
)
LETTERS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map(" ".join)
NAMES = st.lists(st.sampled_from(("Wilhelmina", "van", "der", "Oosterkamp-Zwartscholten", "Yılmaz")), min_size=1, max_size=5).map(" ".join)


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: QApplication) -> None:
    """The letters of the wall."""
    load_fonts()


@st.composite
def screens(draw: st.DrawFn) -> BeamerView:
    """A screen of any design, with words of any length in it."""
    texts = draw(st.lists(LETTERS, min_size=1, max_size=8, unique=True))
    names = draw(st.lists(NAMES, min_size=1, max_size=12))
    screen = draw(
        st.sampled_from(
            ("question", "round", "silent", "stance", "groups", "collecting", "choosing", "table", "promises", "text", "message")
        )
    )
    return BeamerView(
        screen, draw(LETTERS)[:60], texts[0], rules=tuple(texts[1:3]), clock=CLOCK, stance=texts[0][:90], shape="away",
        speaker=names[0], after=tuple(names[1:3]), turn=1, turns=len(names), items=tuple(texts), text=" ".join(texts),
        options=tuple(Option(text) for text in texts), to_count=len(names),
        groups=tuple(tuple(names[i : i + 3]) for i in range(0, len(names), 3)),
        promises=tuple(Promise(text, names[0], "vr 11 dec") for text in texts),
        table=Table(("", *WORDS[3:5]), tuple((text.split()[0], text, texts[0]) for text in texts)),
    )  # fmt: skip


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(screens(), st.sampled_from(SIZES))
def test_whatever_is_written_stands_whole_inside_apart_and_large_enough(view: BeamerView, size: tuple[int, int]) -> None:
    unit, theme = min(size[0] / 1920, size[1] / 1080), Theme("beamer")
    for page in paged(view, *size):
        found = heard(page, *size, theme)

        assert found
        assert [h.text for h in found if "…" in h.text] == []
        assert [h.text for h in found if h.size < 55.99] == []
        assert [h.text for h in found if h.ink.left() < 0 or h.ink.right() > size[0] / unit] == []
        assert [h.text for h in found if h.ink.top() < 0 or h.ink.bottom() > size[1] / unit] == []
        assert crossing(found) == []


def crossing(found: list[Heard]) -> list[tuple[str, str]]:
    """Texts of which the ink runs through each other."""
    return [(a.text, b.text) for i, a in enumerate(found) for b in found[i + 1 :] if a.ink.adjusted(1, 1, -1, -1).intersects(b.ink)]


@pytest.mark.parametrize("size", SIZES)
def test_no_word_of_a_table_is_broken_where_the_table_can_give_way(size: tuple[int, int]) -> None:
    rows = (("artikel 18", "ja", "rust"), ("uitzonderingsbepaling", "nee", "wachten"), ("kostendelersnorm", "ja", "eerst lastig"))
    view = BeamerView("table", "Afwegen", table=Table(("", "ruimte in de regel", "gevolg voor de inwoner"), rows), clock=CLOCK)

    said = [h.text for page in paged(view, *size) for h in heard(page, *size, Theme("beamer"))]

    assert {"uitzonderingsbepaling", "kostendelersnorm"} <= set(said)


def test_what_does_not_grow_is_read_larger_where_there_is_room() -> None:
    few = BeamerView("choosing", "Kiezen", options=(Option("Bellen"), Option("Schrijven")), to_count=12)
    many = BeamerView("choosing", "Kiezen", options=tuple(Option(f"Voorstel {i}") for i in range(12)), to_count=12)
    seats = BeamerView("groups", "Uiteen", "Wat horen wij?", groups=(("Anneke", "Bilal", "Corine"), ("Daan", "Els", "Frank")), clock=CLOCK)

    def size_of(view: BeamerView, word: str) -> float:
        return next(h.size for h in heard(view, 1920, 1080, Theme("beamer")) if h.text.startswith(word))

    assert size_of(few, "Bellen") > 84 > 70 > size_of(many, "Voorstel 0")
    assert size_of(seats, "Anneke") > 70
