"""The wall: every screen in every size, with short and with very long words, and nothing private or clipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.contrast import contrast, luminance
from facilitator.sessions.screens.beamer_view import BeamerView, Face, Option, Promise, Table
from facilitator.ui.beamer.painting import pages_needed, render
from facilitator.ui.beamer.screens_quiet import break_ground, left_words
from facilitator.ui.beamer.thumbnail import Thumbnail
from facilitator.ui.beamer.window import BeamerWidget, BeamerWindow
from facilitator.ui.look.logo import Logo
from facilitator.ui.look.theme import Theme, load_fonts

MINUTE = timedelta(minutes=1)
CLOCK = Face("running", 6 * MINUTE, 25 * MINUTE)
LONG = (
    "Wat hield je de afgelopen drie maanden tegen in je werk met inwoners die tegelijk met schulden, "
    "een verhuizing en een zieke ouder te maken hadden?"
)
WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappij"
NAME = "Anne-Wil van der Heijden-Oosterhof tot Wassenaer van Duivenvoorde"
LINES = ("Kort.", LONG, WORD, "Drie brieven over één besluit: kan dat er één worden?")


def views(long: bool) -> Iterator[BeamerView]:
    """One of each screen."""
    text, name, n = (LONG, NAME, 30) if long else ("Waar loop je tegenaan?", "Anneke", 3)
    title = f"Schiet mij maar lek en daarna {WORD}" if long else "Schiet mij maar lek"
    base = BeamerView("question", title, text, LONG if long else "Eerst horen.", ("Geen advies", "Geen oordeel"), CLOCK)
    yield base
    yield replace(base, screen="opening", until="We beginnen om 13:30")
    yield replace(base, screen="silent", clock=replace(CLOCK, coarse=True))
    yield replace(base, screen="round", speaker=name, after=(name, name), turn=9, turns=40 if long else 12)
    yield replace(
        base, screen="stance", stance=f"{WORD if long else 'Inbrenger'} verlaat de ruimte", shape="away", circle=20 if long else 5
    )
    yield replace(base, screen="stance", stance="Inbrenger zit met de rug naar de groep", shape="back")
    yield replace(base, screen="groups", groups=tuple((name, name, name) for _ in range(13 if long else 4)))
    yield replace(base, screen="groups", groups=tuple(("",) * 3 for _ in range(13 if long else 4)))
    yield replace(base, screen="collecting", items=LINES * (8 if long else 1))
    options = tuple(Option(LINES[i % 4], None) for i in range(7 if long else 4))
    yield replace(base, screen="choosing", options=options, counted=27, to_count=120 if long else 36)
    yield replace(
        base,
        screen="choosing",
        options=tuple(replace(o, count=9 - i, chosen=i == 0) for i, o in enumerate(options)),
        counted=36,
        to_count=36,
    )
    yield replace(base, screen="choosing", options=tuple(replace(o, chosen=i == 0) for i, o in enumerate(options)))
    values = tuple(Option(str(n), n if long else None) for n in range(1, 21 if long else 6))
    yield replace(base, screen="scale", options=values, counted=11, to_count=40 if long else 12)
    hands = tuple((option, "12", "9", "11", "0")[: 5 if long else 2] for option in (LONG if long else "voor", WORD, "onthouding"))
    yield replace(base, screen="votes", table=Table(("stemming", *(f"ronde {n}" for n in range(1, len(hands[0])))), hands), to_count=12)
    yield replace(base, screen="votes", table=Table(("stemming",), tuple(row[:1] for row in hands)), counted=5, to_count=40)
    yield replace(base, screen="text", text=LONG * (5 if long else 1))
    yield replace(base, screen="text", text="7 van 12")
    marked = tuple((LINES[i % 4], "zoek ik uit") for i in range(n))
    yield replace(base, screen="table", table=Table(("lijst", "antwoord van de leider"), marked, sentences=True))
    asked = tuple(f"{role}: {LONG if long else 'Waar zat de energie?'}" for role in ("Observator", "Klokkenkijker"))
    for screen in ("question", "round", "stance", "silent", "groups"):
        yield replace(
            base, screen=screen, tasks=asked, speaker="Anneke", stance="Inbrenger verlaat de ruimte", shape="away",
            groups=(("Anna", "Bob"), ("Cor", "Dora")), clock=replace(CLOCK, coarse=screen == "silent"),
        )  # type: ignore[arg-type] # fmt: skip
    cells = tuple((WORD if long else "inwoner", text if long else "kort", "lang") for _ in range(6 if long else 4))
    yield replace(base, screen="table", table=Table(("gevolgen", "korte termijn", "lange termijn"), cells))
    yield replace(base, screen="break", until="14:45", next_title=title)
    promises = tuple(Promise(LINES[i % 4], name, "vr 11 dec") for i in range(n))
    yield replace(base, screen="promises", promises=promises)
    yield replace(base, screen="closing", question="Dank je wel", promises=promises, clock=None)


def painted(view: BeamerView, theme: Theme, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    p = QPainter(image)
    render(p, QRectF(0, 0, width, height), theme, view)
    p.end()
    return image


def outside(image: QImage, share: float) -> set[str]:
    """The colours in the outer edge of a picture, left and right, above the band of the clock."""
    edge = round(image.width() * share)
    rows = range(0, round(image.height() * 0.76), 3)
    columns = (*range(0, edge, 2), *range(image.width() - edge, image.width(), 2))
    return {image.pixelColor(x, y).name() for y in rows for x in columns}


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768)])
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("name", ["beamer", "beamer_dark"])
def test_nothing_leaves_the_picture(size: tuple[int, int], long: bool, name: str) -> None:
    theme = Theme(name)
    for view in views(long):
        found = outside(painted(view, theme, *size), 0.035)
        ground = break_ground(theme.c).field if view.screen == "break" else theme.c.paper

        assert found == {QColor(ground).name()}, view.screen


def test_a_break_is_no_bright_field_in_a_dark_room() -> None:
    light, dark = break_ground(Theme("beamer").c), break_ground(Theme("beamer_dark").c)

    assert luminance(dark.field) < 0.05
    for ground in (light, dark):
        assert contrast(ground.ink, ground.field) >= 6
        assert contrast(ground.after, ground.field) >= 4.5


def test_what_is_left_of_a_long_break_is_said_in_hours() -> None:
    assert [left_words(n) for n in (1, 59, 60, 92)] == ["nog 1 minuut", "nog 59 minuten", "nog 1 uur", "nog 1 uur 32 min"]


def test_each_phase_of_time_looks_different_without_colour() -> None:
    theme = Theme("beamer")
    pictures = set()
    for one in ("ready", "running", "warning", "overrun", "paused"):
        left = -MINUTE if one == "overrun" else MINUTE
        view = BeamerView("question", "Stap", "Vraag?", clock=Face(one, left, 5 * MINUTE))  # type: ignore[arg-type]
        grey = painted(view, theme, 960, 540).convertToFormat(QImage.Format.Format_Grayscale8)
        pictures.add(bytes(grey.constBits()))

    assert len(pictures) == 5


def test_a_second_that_passes_repaints_only_the_band(qtbot: QtBot) -> None:
    window = BeamerWindow(Theme("beamer"))
    qtbot.addWidget(window)
    window.show()
    view = next(iter(views(False)))
    window.show_view(view)
    qtbot.waitUntil(lambda: window.view == view)
    before = window.grab().toImage()

    window.show_view(replace(view, clock=replace(CLOCK, left=CLOCK.left - timedelta(seconds=1))))
    after = window.grab().toImage()

    above = round(window.height() * 0.75)
    assert before.copy(0, 0, 960, above) == after.copy(0, 0, 960, above)
    assert before != after


def test_no_key_of_a_clicker_ends_the_wall(qtbot: QtBot) -> None:
    window = BeamerWindow(Theme("beamer"))
    qtbot.addWidget(window)
    window.show()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Period):
        QTest.keyClick(window, key)

    assert window.isVisible()


def test_closing_the_wall_hides_it_and_says_so(qtbot: QtBot) -> None:
    window = BeamerWindow(Theme("beamer"))
    qtbot.addWidget(window)
    window.show()

    with qtbot.waitSignal(window.closed):
        window.close()

    assert not window.isVisible()


def test_a_view_has_no_place_for_anything_private() -> None:
    fields = set(BeamerView.__dataclass_fields__)

    assert fields.isdisjoint({"say", "watch_out", "notes", "hint", "private", "session"})


SIZES = [(1920, 1080), (1366, 768), (1024, 768), (3840, 2160)]
QUESTION = (
    "Welke afspraak met een inwoner kon je het afgelopen kwartaal niet nakomen, wat zei je toen, en wat had je van je collega's of "
    "van je leidinggevende nodig gehad om het wel te doen?"
)
CELLS = tuple((f"Rij {i}", *(f"{column} {i}: drie brieven over één besluit, en geen telefoonnummer" for column in "abc")) for i in range(6))
WIDE = Table(("x", "een", "twee", "drie", "vier", "vijf", "zes"), tuple((f"R{i}", *("lange cel " * 4,) * 6) for i in range(3)))


@dataclass(frozen=True)
class Heard:
    """A text that was drawn: the ink of it, and the size of its letters, both in units of a picture 1920 wide."""

    text: str
    ink: QRectF
    size: float


class ListeningPainter(QPainter):
    """Keeps what it was asked to write: no screen can write without it. The letters themselves are not drawn: nobody looks at them."""

    def __init__(self, image: QImage, unit: float) -> None:
        super().__init__(image)
        self.unit = unit
        self.heard: list[Heard] = []

    def drawText(self, *given: object) -> None:  # type: ignore[override]
        at, text = given
        assert isinstance(at, QPointF)
        assert isinstance(text, str)
        if text.strip():
            ink = self.transform().mapRect(QFontMetricsF(self.font()).tightBoundingRect(text).translated(at))
            box = QRectF(ink.x() / self.unit, ink.y() / self.unit, ink.width() / self.unit, ink.height() / self.unit)
            self.heard.append(Heard(text, box, self.font().pixelSize() * self.transform().m11() / self.unit))


def heard(view: BeamerView, width: int, height: int, theme: Theme) -> list[Heard]:
    """Every text of one page, in the order of painting."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    p = ListeningPainter(image, min(width / 1920, height / 1080))
    render(p, QRectF(0, 0, width, height), theme, view)
    p.end()
    return p.heard


def paged(view: BeamerView, width: int, height: int) -> list[BeamerView]:
    """The view once for each of its pages."""
    count = pages_needed(view, width, height)
    return [replace(view, page=i + 1, pages=count) for i in range(count)]


def extremes() -> Iterator[BeamerView]:
    """What the longest sessions ask for, beside `views(True)`."""
    base = BeamerView("question", "Terugkijken op het kwartaal", QUESTION, "Iemand anders vat samen.", ("Geen advies",), CLOCK)
    yield base
    yield replace(base, screen="round", speaker=NAME, after=(NAME, NAME), turn=40, turns=40, clock=replace(CLOCK, words="spreektijd"))
    yield replace(base, screen="stance", stance="Inbrenger luistert en zegt niets", shape="listens", circle=20)
    yield replace(base, screen="silent", clock=replace(CLOCK, coarse=True))
    people = [f"Voornaam{i} van der Achternaam-Dubbelenaam" for i in range(40)]
    yield replace(base, screen="groups", groups=tuple((people[i], people[i + 1]) for i in range(0, 40, 2)))
    yield replace(base, screen="collecting", items=tuple(f"Lijn {i}: de brief is niet te lezen" for i in range(30)))
    yield replace(base, screen="choosing", options=tuple(Option(f"Optie {i}: {QUESTION}") for i in range(7)), to_count=60)
    yield replace(base, screen="choosing", options=tuple(Option(f"{i} {QUESTION}", 9, True) for i in range(7)), to_count=60)
    yield replace(base, screen="table", table=Table(("gevolgen", "inwoner", "collega", "organisatie"), CELLS))
    yield replace(base, screen="table", table=WIDE)
    looked_back = (Promise(f"Dit was punt {state}", NAME, "vr 11 dec", state, LONG) for state in ("gedaan", "loopt", "vervalt"))
    yield replace(base, screen="promises", promises=tuple(looked_back), looks_back=True)
    yield replace(base, screen="closing", question="Dank je wel", support="Dit spraken we af.", promises=(), clock=None)
    yield replace(base, screen="break", until="10:45", next_title=LONG)
    yield replace(base, screen="text", question="Wat spreken we af?", text=QUESTION * 6)
    yield replace(base, screen="scale", options=tuple(Option(str(i), i) for i in range(1, 11)), counted=55, to_count=60)
    yield replace(base, screen="groups", groups=(("Anna", "Bob"),), tasks=(f"Observator: {QUESTION}", f"Klokkenkijker: {QUESTION}"))


def whole_words(texts: list[str]) -> str:
    """Without spaces, so that it does not matter where lines broke."""
    return "".join("".join(texts).split())


# Colours move nothing, so the dark wall is looked at in one size.
@pytest.mark.parametrize(("size", "name"), [*((size, "beamer") for size in SIZES), (SIZES[0], "beamer_dark")])
def test_every_text_is_whole_inside_apart_and_large_enough(size: tuple[int, int], name: str) -> None:
    theme, unit = Theme(name), min(size[0] / 1920, size[1] / 1080)
    picture = QRectF(0, 0, size[0] / unit, size[1] / unit)
    for view in (page for whole in (*views(False), *views(True), *extremes()) for page in paged(whole, *size)):
        found = heard(view, *size, theme)
        crossing = [(a.text, b.text) for i, a in enumerate(found) for b in found[i + 1 :] if a.ink.adjusted(1, 1, -1, -1).intersects(b.ink)]

        assert found, view.screen
        assert [h.text for h in found if "…" in h.text] == [], view.screen
        assert [h.text for h in found if not picture.contains(h.ink)] == [], view.screen
        assert crossing == [], view.screen
        assert [h.text for h in found if h.size < 55.99] == [], view.screen


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_together_say_everything(size: tuple[int, int]) -> None:
    theme = Theme("beamer")
    for view in extremes():
        pages = [heard(page, *size, theme) for page in paged(view, *size)]
        said = whole_words([h.text for page in pages for h in page])
        said_of = (*view.items, *view.tasks, *view.text.split(), *(o.label for o in view.options), *(p.text for p in view.promises))
        lines = (*said_of, view.speaker, view.stance, view.until)
        asked = "" if view.screen in ("collecting", "choosing", "promises") else view.question

        assert [line for line in (*lines, asked) if whole_words([line]) not in said] == [], view.screen


@pytest.mark.parametrize(("page", "pages", "shown"), [(1, 1, "Lijn 39"), (1, 7, "Lijn 0")])
def test_a_growing_list_shows_its_newest_unless_a_page_is_asked_for(page: int, pages: int, shown: str) -> None:
    view = BeamerView("collecting", "Oogst", items=tuple(f"Lijn {i}" for i in range(40)), clock=CLOCK, page=page, pages=pages)

    said = [h.text for h in heard(view, 1920, 1080, Theme("beamer"))]

    assert [text for text in said if text in ("Lijn 0", "Lijn 39")] == [shown]


def test_a_row_that_goes_on_says_again_whose_it_is() -> None:
    for page in paged(BeamerView("table", "Gevolgen", QUESTION, table=WIDE, clock=CLOCK), 1920, 1080):
        said = [h.text for h in heard(page, 1920, 1080, Theme("beamer"))]

        assert {"R0", "R1", "R2"} & set(said), said


def test_counts_are_not_on_the_wall_before_they_may_be_seen() -> None:
    view = BeamerView("choosing", "Stippen", options=(Option("Links"), Option("Rechts")), counted=7, to_count=12)

    said = [h.text for h in heard(view, 1920, 1080, Theme("beamer"))]

    assert said == ["Stippen", "7 van 12 geteld", "A", "Links", "B", "Rechts"]


def test_the_phase_is_said_also_when_the_clock_is_of_one_speaker() -> None:
    view = BeamerView("round", "Rondje", speaker="Anneke", clock=Face("overrun", -MINUTE, MINUTE, "spreektijd"))

    said = [h.text for h in heard(view, 1920, 1080, Theme("beamer"))]

    assert any("over tijd" in text and "spreektijd" in text for text in said)


class Watching(BeamerWidget):
    """Keeps which part of it was to be painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())
        super().paintEvent(event)


@pytest.mark.parametrize("screen", ["question", "round", "stance", "groups", "collecting", "table", "promises"])
def test_a_tick_asks_for_the_band_alone(qtbot: QtBot, screen: str) -> None:
    wall = Watching(Theme("beamer"))
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    wall.show()
    view = next(v for v in views(False) if v.screen == screen)
    wall.show_view(view)
    qtbot.waitUntil(lambda: bool(wall.painted))
    QApplication.sendPostedEvents(wall, QEvent.Type.UpdateRequest)
    wall.repaint()
    wall.painted.clear()

    wall.show_view(replace(view, clock=replace(CLOCK, left=CLOCK.left - timedelta(seconds=1))))
    qtbot.waitUntil(lambda: bool(wall.painted))

    assert wall.painted == [wall.band_rect()]
    assert wall.band_rect().height() < 540 / 4


def test_no_logo_leaves_its_place_empty_and_a_logo_fills_it(qtbot: QtBot) -> None:
    wall = BeamerWidget(Theme("beamer"))
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    without = wall.grab().toImage()
    picture = QImage(80, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)

    wall.set_logo(Logo(picture))

    corner = QRect(800, 30, 110, 50)
    assert without.copy(corner) != wall.grab().toImage().copy(corner)


def test_the_wall_and_its_thumbnail_can_be_listened_to(qtbot: QtBot) -> None:
    view = BeamerView("choosing", "Stippen", options=(Option("Links"), Option("Rechts")))
    wall, small = BeamerWidget(Theme("beamer")), Thumbnail(Theme("dark"))
    qtbot.addWidget(wall)
    qtbot.addWidget(small)

    wall.show_view(view)
    small.show_view(view)

    assert wall.accessibleName() == "Beamerscherm"
    assert wall.accessibleDescription() == small.accessibleDescription() == "Stippen. Links. Rechts"
