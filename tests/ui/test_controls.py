"""Controls say what they are, work by keyboard, and the clock does not rely on colour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.look.buttons import Button, IconButton, Switch, Tab
from facilitator.ui.look.fields import CheckRow, Field, MinutesField, parse_minutes
from facilitator.ui.look.layout import Page, SessionBar, vbox
from facilitator.ui.look.marks import Banner, ClockFace, Measure, PhaseMark, StatusLine, phase_word
from facilitator.ui.look.theme import Theme, apply, load_fonts
from facilitator.ui.look.time_marks import PHASE_COLOUR, Phase, clock_text

# The off-screen platform has no window manager to tell sizes to, and warns so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
PHASES: tuple[Phase, ...] = get_args(Phase)


@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme()
    apply(qapp, made)
    yield made
    qapp.setStyleSheet("")


def picture(widget: QWidget) -> QImage:
    seen = widget.grab().toImage()
    image = QImage(seen.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))  # what has no ground of its own lets it through
    p = QPainter(image)
    p.drawImage(0, 0, seen)
    p.end()
    return image


def has_colour(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


class Signals:
    """Remembers what was signalled."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def hear(self, *values: object) -> None:
        self.heard.append(values[0] if values else None)


@pytest.fixture
def controls(theme: Theme, qtbot: QtBot) -> Iterator[list[QWidget]]:
    """One of each, in a window that is there as long as they are looked at."""
    bar = SessionBar(theme, {"lead": "Begeleiden", "minutes": "Verslag"}, "lead")
    field = Field(theme, "Team")
    made: list[QWidget] = [
        Button(theme, "Pauze", icon="pause", key="F6"), IconButton(theme, "x", "Sluit"), Tab(theme, "Verslag"), Switch(theme, "Doet mee"),
        CheckRow(theme, "Komt later"), MinutesField(theme, "Begroeting", MINUTE),
    ]  # fmt: skip
    page = Page(theme)
    page.set_parts(bar, vbox(theme, field, *made))
    qtbot.addWidget(page)
    yield [*made, field.edit, bar.beamer, bar.phase_button]
    page.close()


def test_every_control_is_read_aloud_by_name(controls: list[QWidget]) -> None:
    assert [type(c).__name__ for c in controls if not c.accessibleName()] == []


def test_every_control_can_be_reached_by_keyboard(controls: list[QWidget]) -> None:
    assert [type(c).__name__ for c in controls if not c.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def test_controls_have_the_role_that_they_play(theme: Theme, qtbot: QtBot) -> None:
    switch, button, tab = Switch(theme, "Doet mee"), Button(theme, "Pauze"), Tab(theme, "Verslag")

    roles = [QAccessible.queryAccessibleInterface(w).role() for w in (switch, button, tab)]

    assert roles == [QAccessible.Role.CheckBox, QAccessible.Role.Button, QAccessible.Role.RadioButton]


def test_a_button_says_its_key(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Pauze", key="F6")

    assert button.accessibleDescription() == "toets F6"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_space_and_enter(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button, signals = Button(theme, "Pauze"), Signals()
    qtbot.addWidget(button)
    button.clicked.connect(signals.hear)

    qtbot.keyClick(button, key)

    assert len(signals.heard) == 1


def test_a_button_that_is_off_looks_different(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Volgende stap", "primary")
    on = picture(button)

    button.setEnabled(False)

    assert picture(button) != on


def test_an_ampersand_is_no_shortcut(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Volgende: R&D")

    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Volgende: R&D"


def test_a_switch_is_pressed_anywhere(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Doet mee")
    qtbot.addWidget(switch)

    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))

    assert switch.isChecked()


def test_on_and_off_differ_in_shape(theme: Theme, qtbot: QtBot) -> None:
    on, off = Switch(theme, "Doet mee", True), Switch(theme, "Doet mee", False)

    assert picture(on) != picture(off)


def test_an_error_of_a_field_is_a_sentence_that_is_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Einde", "15:0")
    qtbot.addWidget(field)

    field.show_error("15:0 is geen tijd. Vul bijvoorbeeld 15:30 in.")

    assert field.edit.accessibleDescription() == field.error == "15:0 is geen tijd. Vul bijvoorbeeld 15:30 in."
    assert field.edit.property("wrong") is True


def test_a_field_forgets_its_error(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Einde")
    field.show_error("Dat is geen tijd.")

    field.clear_error()

    assert field.error == field.edit.accessibleDescription() == ""
    assert field.edit.property("wrong") is False


@pytest.mark.parametrize(
    ("text", "length"),
    [("7", 7 * MINUTE), ("7:30", 7 * MINUTE + 30 * SECOND), ("1u15", 75 * MINUTE), ("1u", 60 * MINUTE), (" 10 min ", 10 * MINUTE)],
)
def test_minutes_are_read_as_people_write_them(text: str, length: timedelta) -> None:
    assert parse_minutes(text) == length


@pytest.mark.parametrize("text", ["", "veel", "-3", "7:75", "99u", "7.5.1"])
def test_what_is_no_length_is_none(text: str) -> None:
    assert parse_minutes(text) is None


def test_arrows_step_by_a_minute_and_stop_at_the_least(theme: Theme, qtbot: QtBot) -> None:
    minutes, signals = MinutesField(theme, "Begroeting", 2 * MINUTE, least=MINUTE), Signals()
    qtbot.addWidget(minutes)
    minutes.length_changed.connect(signals.hear)

    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(minutes, key)

    assert signals.heard == [3 * MINUTE, 2 * MINUTE, MINUTE]


def test_minutes_that_are_none_are_not_passed_on(theme: Theme, qtbot: QtBot) -> None:
    minutes, signals = MinutesField(theme, "Begroeting", 2 * MINUTE), Signals()
    qtbot.addWidget(minutes)
    minutes.length_changed.connect(signals.hear)
    minutes.clear()

    qtbot.keyClicks(minutes, "veel")
    qtbot.keyClick(minutes, Qt.Key.Key_Return)

    assert signals.heard == []
    assert minutes.accessibleDescription()
    assert minutes.length == 2 * MINUTE


def test_a_countdown_rounds_up_and_an_overrun_down() -> None:
    assert clock_text(timedelta(milliseconds=59_100)) == "1:00"
    assert clock_text(timedelta(milliseconds=-59_900)) == "0:59"
    assert clock_text(timedelta(0)) == "0:00"


@pytest.mark.parametrize("phase", PHASES)
def test_the_clock_says_each_phase_in_a_word(theme: Theme, qtbot: QtBot, phase: Phase) -> None:
    face = ClockFace(theme)

    face.show_face(phase, 3 * MINUTE, 10 * MINUTE)

    assert face.accessibleName() == f"{phase_word(phase)} 3:00"


def test_each_phase_has_its_own_shape(theme: Theme, qtbot: QtBot) -> None:
    shapes: list[bytes] = []
    for phase in PHASES:
        mark = PhaseMark(theme, phase, 40)
        grey = picture(mark).convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
        shapes.append(bytes(grey.constBits()))

    assert len(set(shapes)) == len(PHASES)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_clock_draws_mark_and_ruler_in_the_colour_of_the_phase(qtbot: QtBot, qapp: QApplication, name: str, phase: Phase) -> None:
    face = ClockFace(Theme(name))
    face.resize(420, face.height())

    face.show_face(phase, -MINUTE if phase == "overrun" else 3 * MINUTE, 10 * MINUTE)

    assert has_colour(picture(face), face.theme.c[PHASE_COLOUR[phase]])


@pytest.mark.parametrize("scale", ["compact", "regular", "ample"])
def test_the_figures_of_the_clock_are_drawn(qtbot: QtBot, scale: str) -> None:
    face = ClockFace(Theme("light", scale))
    face.resize(700, face.height())
    face.show_face("running", 3 * MINUTE, 10 * MINUTE)
    word, figures = face.theme.role("word").line, face.theme.role("clock").size

    band = picture(face).copy(0, word + figures // 4, 300, figures // 3)

    assert has_colour(band, face.theme.c.ink)


def test_the_clock_repaints_only_when_the_second_changes(theme: Theme, qtbot: QtBot) -> None:
    class Counting(ClockFace):
        painted = 0

        def paintEvent(self, event: object) -> None:
            Counting.painted += 1
            super().paintEvent(event)  # type: ignore[arg-type]

    face = Counting(theme)
    qtbot.addWidget(face)
    face.show()
    face.show_face("running", timedelta(milliseconds=60_000), 10 * MINUTE)
    qtbot.waitUntil(lambda: Counting.painted > 0)
    QApplication.processEvents()
    before = Counting.painted

    face.show_face("running", timedelta(milliseconds=59_800), 10 * MINUTE)
    QApplication.processEvents()

    assert Counting.painted == before


def test_a_coarse_clock_shows_whole_minutes(theme: Theme, qtbot: QtBot) -> None:
    face = ClockFace(theme)

    face.show_face("running", 6 * MINUTE + 42 * SECOND, 10 * MINUTE, coarse=True)

    assert face.figures == "7 min"


def test_a_measure_is_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    measure = Measure(theme)

    measure.show_time("warning", 10 * SECOND, 90 * SECOND)

    assert measure.accessibleName() == "rond af 0:10"


def test_news_is_a_sentence_with_at_most_one_thing_to_do(theme: Theme, qtbot: QtBot) -> None:
    banner, signals = Banner(theme), Signals()
    qtbot.addWidget(banner)
    banner.action_requested.connect(signals.hear)

    banner.show_news("error", "De schijf is vol. Maak ruimte en probeer het opnieuw.", "Opnieuw")
    banner.action.click()
    banner.close_button.click()

    assert banner.accessibleName() == "De schijf is vol. Maak ruimte en probeer het opnieuw."
    assert len(signals.heard) == 1
    assert not banner.isVisible()


def test_the_status_has_a_shape_when_there_is_something_to_say(theme: Theme, qtbot: QtBot) -> None:
    status = StatusLine(theme)
    qtbot.addWidget(status)
    status.show()

    status.show_status("warning", "4 min uitloop – verwacht einde 15:34")

    assert status.words.text() == "4 min uitloop – verwacht einde 15:34"
    assert status.findChild(PhaseMark).isVisible()


def test_a_tab_asks_and_stays_until_the_page_has_changed(theme: Theme, qtbot: QtBot) -> None:
    bar, signals = SessionBar(theme, {"lead": "Begeleiden", "minutes": "Verslag"}, "lead"), Signals()
    qtbot.addWidget(bar)
    bar.phase_requested.connect(signals.hear)

    bar.tabs["minutes"].click()

    assert signals.heard == ["minutes"]
    assert bar.tabs["lead"].isChecked()
