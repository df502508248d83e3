"""What every page is made of: legible colours, one type family, spaces and a theme that may change."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.contrast import contrast, mix, oklch
from facilitator.paths import resources
from facilitator.ui.look.buttons import Button
from facilitator.ui.look.colours import THEMES, failures, themed
from facilitator.ui.look.fields import Field
from facilitator.ui.look.icons import KIND_ICON, SEEN_ICON, paint_icon
from facilitator.ui.look.layout import Page, hbox, vbox
from facilitator.ui.look.marks import ClockFace
from facilitator.ui.look.paint import block, fit
from facilitator.ui.look.text import Icon, Text, one
from facilitator.ui.look.theme import Theme, apply, font, load_fonts, palette, prepare_environment, style_sheet
from facilitator.ui.look.tokens import FAMILY, density

# The off-screen platform has no window manager to tell sizes to, and warns so.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")



@pytest.fixture(scope="module", autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme()
    apply(qapp, made)
    yield made
    qapp.setStyleSheet("")


def has_colour(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


class Signals:
    """Remembers what was signalled."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def hear(self, *values: object) -> None:
        self.heard.append(values[0] if values else None)


@pytest.mark.parametrize("brand", ["#1F3F94", "#007A53", "#E4002B", "#FFD100", "#009FE3", "#FFFFFF", "#000000"])
def test_every_pair_of_colours_is_legible_in_every_house_style(brand: str) -> None:
    assert failures(brand) == ()


def test_a_dark_brand_colour_is_left_as_it_is() -> None:
    assert themed("light", "#1F3F94").accent == "#1F3F94"


def test_a_brand_colour_is_moved_without_changing_its_hue() -> None:
    moved = themed("light", "#E4002B").accent

    assert abs(oklch(moved)[2] - oklch("#E4002B")[2]) < 0.06


@pytest.mark.parametrize("wrong", ["blue", "#12", "1F3F94F", "#GGGGGG"])
def test_a_brand_colour_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        themed("light", wrong)


def test_black_on_white_is_the_largest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_the_bundled_family_is_what_is_drawn() -> None:
    assert FAMILY in QFontDatabase.families()
    assert QFontInfo(font(15)).family() == FAMILY
    assert QFontInfo(font(15, 600)).weight() == 600


def test_figures_are_all_as_wide() -> None:
    widths = {round(block(figure * 4, font(40, 600), 50, 900).widest, 2) for figure in "0123456789"}

    assert len(widths) == 1


def test_a_glyph_cache_that_hides_large_letters_is_turned_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_MAX_CACHED_GLYPH_SIZE", "400")

    prepare_environment()

    assert "QT_MAX_CACHED_GLYPH_SIZE" not in os.environ


@pytest.mark.parametrize("name", sorted(THEMES))
def test_the_style_sheet_names_no_font(name: str) -> None:
    sheet = style_sheet(Theme(name))

    assert "font" not in sheet
    assert palette(Theme(name)).window().color().name().upper() == THEMES[name].paper


@pytest.mark.parametrize("name", sorted({*KIND_ICON.values(), *SEEN_ICON.values()}))
def test_every_kind_of_note_has_an_icon(name: str) -> None:
    assert (resources() / "icons" / f"{name}.svg").is_file()


def test_icons_named_in_the_code_are_in_the_resources() -> None:
    folder = Path(__file__).parents[2] / "facilitator" / "ui"
    named = {n for f in folder.glob("*.py") for n in re.findall(r'Icon(?:Button)?\(theme, "([a-z0-9-]+)"', f.read_text(encoding="utf-8"))}

    assert {n for n in named if not (resources() / "icons" / f"{n}.svg").is_file()} == set()


def test_an_icon_takes_the_colour_that_is_asked(qapp: QApplication) -> None:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    p = QPainter(image)
    paint_icon(p, "flag", QRectF(0, 0, 48, 48), "#A1211C")
    p.end()

    assert has_colour(image, "#A1211C")


@pytest.mark.parametrize(("width", "scale"), [(911, "compact"), (1280, "compact"), (1366, "regular"), (1920, "ample")])
def test_the_density_suits_the_window(width: int, scale: str) -> None:
    assert density(width) == scale


def test_text_is_never_taken_for_markup(theme: Theme, qtbot: QtBot) -> None:
    words = Text(theme, "<b>wie</b>")

    assert words.textFormat() == Qt.TextFormat.PlainText


def test_text_is_as_tall_as_its_lines(theme: Theme, qtbot: QtBot) -> None:
    words = Text(theme, "Eerst luisteren, dan pas reageren. " * 6)
    qtbot.addWidget(words)

    words.resize(200, 10)
    words.settle()

    assert words.height() == words.heightForWidth(200) > 3 * theme.role("body").line


def test_a_line_that_is_cut_can_still_be_read(theme: Theme, qtbot: QtBot) -> None:
    words = one(theme, "Hoe zorgen we dat een inwoner één brief krijgt?")
    qtbot.addWidget(words)
    words.show()

    words.resize(60, words.height())

    assert words.toolTip() == words.text()


def test_lines_break_where_the_text_has_letters_outside_the_first_plane(theme: Theme) -> None:
    laid = block("👍 eens en 👎 oneens en dan nog wat woorden", font(15), 21, 120)

    assert " ".join(laid.lines) == "👍 eens en 👎 oneens en dan nog wat woorden"


def test_the_largest_size_that_fits_is_taken() -> None:
    large = fit("Ja", font, (100, 50), 1.1, 900, 300, 2)
    small = fit("Onafhankelijkheidsverklaring " * 2, font, (100, 50, 20), 1.1, 420, 300, 2)

    assert large.font.pixelSize() == 100
    assert small.font.pixelSize() == 20


def test_a_widget_follows_the_theme_while_it_runs(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme("light", "regular")
    face, words = ClockFace(theme), Text(theme, "Zeg", "title")
    tall, large = face.height(), words.font().pixelSize()

    theme.adopt(Theme("dark", "compact"))

    assert face.height() < tall
    assert words.font().pixelSize() < large
    assert theme.dark


def test_a_theme_that_stays_the_same_is_silent(qapp: QApplication) -> None:
    theme, signals = Theme(), Signals()
    theme.changed.connect(signals.hear)

    theme.adopt(Theme())
    theme.suit(1366)

    assert signals.heard == []


def test_named_spaces_follow_the_density(qapp: QApplication) -> None:
    theme = Theme("light", "regular")
    box = hbox(theme, "l", margins=("gutter", 0, 3, 0))

    theme.adopt(Theme("light", "ample"))

    assert (box.contentsMargins().left(), box.contentsMargins().right()) == (theme.px("gutter"), 3)
    assert box.itemAt(0).sizeHint().width() == theme.px("l")


def test_a_page_takes_the_density_of_its_width(theme: Theme, qtbot: QtBot) -> None:
    page = Page(theme)
    qtbot.addWidget(page)
    page.set_parts(None, vbox(theme, Text(theme, "Zeg")))
    page.show()

    page.resize(911, 512)

    assert theme.compact


def test_the_focus_ring_stands_round_the_control_that_has_the_focus(theme: Theme, qtbot: QtBot) -> None:
    page, button, field = Page(theme), Button(theme, "Pauze"), Field(theme, "Team")
    qtbot.addWidget(page)
    page.set_parts(None, vbox(theme, button, field))
    page.show()
    qtbot.waitActive(page)

    button.setFocus()
    qtbot.waitUntil(page.focus_ring.isVisible)
    around = page.focus_ring.geometry()
    field.edit.setFocus()

    assert around.contains(button.geometry())
    assert not page.focus_ring.isVisible()


def test_an_icon_without_words_has_a_name_or_is_decoration(theme: Theme, qtbot: QtBot) -> None:
    lock, ear = Icon(theme, "lock", label="beschermd"), Icon(theme, "ear")

    assert (lock.accessibleName(), ear.accessibleName()) == ("beschermd", "")


def test_a_text_field_shows_its_line_before_anybody_is_in_it(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, theme)
    holder, first, text = QWidget(), QLineEdit(), QPlainTextEdit()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    box.addWidget(first)
    box.addWidget(text)
    holder.show()
    first.setFocus()

    foot = text.grab().toImage().pixelColor(text.width() // 2, text.height() - 1)

    assert foot.name() == QColor(theme.c.rule).name()
