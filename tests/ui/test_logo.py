"""The logo on the wall: in a quiet corner of the screens where nobody reads, on a ground it can be seen on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from facilitator.app import App
from facilitator.house.errors import LogoError
from facilitator.sessions.screens.beamer_view import BeamerView, Screen
from facilitator.settings import Settings
from facilitator.ui.beamer.painting import render
from facilitator.ui.beamer.thumbnail import Thumbnail
from facilitator.ui.look.logo import Logo, load_logo
from facilitator.ui.look.theme import Theme, load_fonts

MARK = "#C0FF0A"
BLUE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M5 2h40v16h-40z" fill="{}"/></svg>'


@pytest.fixture
def logo(qapp: QApplication, tmp_path: Path) -> Callable[[str], Logo]:
    load_fonts()

    def made(colour: str) -> Logo:
        file = tmp_path / "logo.svg"
        file.write_text(BLUE.format(colour), encoding="utf-8")
        found = load_logo(str(file))
        assert found is not None
        return found

    return made


def painted(view: BeamerView, logo: Logo | None, theme: str = "beamer") -> QImage:
    image = QImage(480, 270, QImage.Format.Format_RGB32)
    p = QPainter(image)
    render(p, QRectF(image.rect()), Theme(theme), view, logo=logo)
    p.end()
    return image


def places(image: QImage, colour: str) -> list[tuple[int, int]]:
    wanted = QColor(colour).rgb()
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted]


@pytest.mark.parametrize("screen", ["opening", "break", "closing"])
def test_the_logo_stands_small_in_the_corner_of_a_quiet_screen(screen: Screen, logo: Callable[[str], Logo]) -> None:
    found = places(painted(BeamerView(screen, "Welkom", question="Wat vraagt dit?", until="14:45"), logo(MARK)), MARK)

    assert found
    assert all(x > 480 * 0.7 and y < 270 * 0.16 for x, y in found)
    assert max(x for x, _y in found) <= 480 - 28  # the margin


@pytest.mark.parametrize("screen", ["question", "round", "silent", "collecting", "text", "table", "message", "black"])
def test_there_is_no_logo_where_people_read(screen: Screen, logo: Callable[[str], Logo]) -> None:
    view = BeamerView(screen, "Vraag", question="Wat vraagt dit?", speaker="Anna", items=("een",), text="een")

    assert painted(view, logo(MARK)) == painted(view, None)


def test_a_title_that_needs_the_room_of_the_logo_gets_it(logo: Callable[[str], Logo]) -> None:
    view = BeamerView("break", "Onderwijsachterstandenbeleid " * 9, until="14:45")

    assert painted(view, logo(MARK)) == painted(view, None)


@pytest.mark.parametrize(
    ("colour", "ground", "plate"),
    [
        ("#1F3F94", "#FFFDF8", ""), ("#1F3F94", "#121110", "#FFFFFF"), ("#1F3F94", "#1F3F94", "#FFFFFF"),
        ("#FFFFFF", "#1F3F94", ""), ("#FFFFFF", "#FFFDF8", "#141311"), ("#FFD200", "#FFFDF8", "#141311"),
    ],
)  # fmt: skip
def test_a_logo_that_cannot_be_told_from_its_ground_gets_one_of_its_own(
    colour: str, ground: str, plate: str, logo: Callable[[str], Logo]
) -> None:
    assert logo(colour).plate(ground) == plate


def test_a_picture_with_a_ground_of_its_own_needs_no_other(qapp: QApplication, tmp_path: Path) -> None:
    image = QImage(90, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFDF8"))
    image.save(str(tmp_path / "logo.png"))
    found = load_logo(str(tmp_path / "logo.png"))

    assert found is not None
    assert found.plate("#FFFDF8") == ""


@pytest.mark.qt_log_ignore("libpng")
def test_a_picture_that_is_damaged_inside_is_told(qapp: QApplication, tmp_path: Path) -> None:
    image = QImage(90, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(MARK))
    image.save(str(tmp_path / "logo.png"))
    data = bytearray((tmp_path / "logo.png").read_bytes())
    at = data.index(b"IDAT") + 6
    data[at : at + 12] = b"\x55" * 12
    (tmp_path / "logo.png").write_bytes(bytes(data))

    with pytest.raises(LogoError, match="beschadigd"):
        load_logo(str(tmp_path / "logo.png"))


def test_a_drawing_of_lines_that_cross_without_end_is_given_up_early(qapp: QApplication, tmp_path: Path) -> None:
    steps = "".join(f"L{n * 7919 % 400} {n * 104729 % 100}" for n in range(2500))
    look = 'fill="none" stroke="#000" stroke-width="5" stroke-dasharray="1 1"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path {look} d="M0 0{steps}"/></svg>'
    (tmp_path / "logo.svg").write_text(drawing, encoding="utf-8")

    with pytest.raises(LogoError, match="ingewikkeld"):
        load_logo(str(tmp_path / "logo.svg"))


def test_no_logo_is_no_trouble() -> None:
    assert load_logo("") is None


def test_a_new_house_style_is_seen_at_once_on_both_windows(app: App, logo: Callable[[str], Logo], tmp_path: Path) -> None:
    logo("#1F3F94")
    app.window._on_settings_chosen(Settings(accent="#007A53", dark_room=True, logo=str(tmp_path / "logo.svg")))

    assert app.theme.c.accent == "#007A53"
    assert (app.beamer.theme.name, app.beamer.theme.brand) == ("beamer_dark", "#007A53")
    assert app.beamer.logo is not None
    assert {t._wall.name for t in app.window.findChildren(Thumbnail)} == {"beamer_dark"}


def test_a_logo_that_is_not_used_is_told_and_the_rest_holds(app: App, tmp_path: Path) -> None:
    app.window._on_settings_chosen(Settings(accent="#007A53", logo=str(tmp_path / "weg.png")))

    assert "weg.png" in app.window.choose.news.sentence.text()
    assert (app.theme.c.accent, app.beamer.logo) == ("#007A53", None)
