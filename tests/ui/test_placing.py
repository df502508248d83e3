"""Where console and wall belong, as a rule of values."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from facilitator.settings import Settings, read_settings, write_settings
from facilitator.ui.room.cover import Cover
from facilitator.ui.room.identify import numbered
from facilitator.ui.room.monitors import Arrangement, Monitor, Wish, arrange, find, fitted, wish_for, wish_in, with_wish

LAPTOP = Monitor("eDP-1", (0, 0, 1366, 768), maker="BOE", model="0x07f6")
BEAMER = Monitor("HDMI-1", (1366, 0, 1920, 1080), serial="X4", maker="Epson", model="EB-980W")
OTHER = Monitor("HDMI-1", (1366, 0, 1024, 768), serial="B7", maker="Acer", model="P1")
THIRD = Monitor("DP-1", (3286, 0, 1280, 720), serial="T1", maker="LG", model="55")
COPY = Monitor("HDMI-1", (0, 0, 1366, 768), serial="X4", maker="Epson", model="EB-980W")
NOBODY = Wish()


def test_a_screen_says_what_it_is() -> None:
    assert BEAMER.words == "HDMI-1, 1920 × 1080, Epson EB-980W"
    assert Monitor("eDP-1", (0, 0, 911, 512), scale=1.5).words == "eDP-1, 1366 × 768"


def test_without_a_wish_the_room_has_the_screen_that_the_console_has_not() -> None:
    assert arrange([LAPTOP, BEAMER], [NOBODY], LAPTOP) == Arrangement("two", LAPTOP, BEAMER)
    assert arrange([LAPTOP, BEAMER], [NOBODY], BEAMER) == Arrangement("two", BEAMER, LAPTOP)


def test_the_console_gives_way_to_the_wished_screen() -> None:
    assert arrange([BEAMER, LAPTOP], [wish_for(BEAMER)], BEAMER) == Arrangement("two", LAPTOP, BEAMER)


def test_what_was_made_do_with_comes_after_the_wish() -> None:
    wishes = [wish_for(BEAMER), wish_for(THIRD)]

    assert arrange([LAPTOP, THIRD, BEAMER], wishes, LAPTOP) == Arrangement("two", LAPTOP, BEAMER)
    assert arrange([LAPTOP, THIRD], wishes, THIRD) == Arrangement("two", LAPTOP, THIRD)


def test_a_console_whose_screen_is_gone_goes_to_one_that_is_not_the_wall() -> None:
    assert arrange([BEAMER, THIRD], [wish_for(BEAMER)], None) == Arrangement("two", THIRD, BEAMER)


def test_one_screen_and_the_same_picture_twice_have_no_wall() -> None:
    assert arrange([LAPTOP], [wish_for(BEAMER)], LAPTOP) == Arrangement("one", LAPTOP, None)
    assert arrange([LAPTOP, COPY], [wish_for(COPY)], LAPTOP) == Arrangement("mirrored", LAPTOP, None)
    assert arrange([], [NOBODY], None) is None


def test_a_copy_of_the_laptop_beside_a_real_second_screen_is_seen_too() -> None:
    assert arrange([LAPTOP, COPY, THIRD], [wish_for(THIRD)], LAPTOP) == Arrangement("mirrored", LAPTOP, THIRD)


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (wish_for(BEAMER), BEAMER),
        (Wish("DP-3", "X4", "Epson", "EB-980W"), BEAMER),
        (Wish("HDMI-1", "ANDERS", "Epson", "EB-980W"), None),
        (Wish("HDMI-1", "", "Epson", "EB-980W"), None),
        (Wish("eDP-9", "", "BOE", "0x07f6"), LAPTOP),
        (Wish("HDMI-1"), BEAMER),
        (NOBODY, None),
    ],
    ids=["same", "other connector", "other device on the connector", "serial unknown then", "by model", "by name", "no wish"],
)
def test_a_wish_is_for_a_device_on_a_connector(wish: Wish, found: Monitor | None) -> None:
    assert find(wish, [LAPTOP, BEAMER]) == found


def test_of_two_alike_the_one_on_the_same_connector_is_meant() -> None:
    twin = Monitor("HDMI-2", (3286, 0, 1920, 1080), maker="Epson", model="EB")
    wished = Monitor("HDMI-9", (9000, 0, 1920, 1080), maker="Epson", model="EB")

    assert find(wish_for(wished), [twin, wished]) == wished


def test_another_beamer_on_the_same_cable_is_made_do_with() -> None:
    assert arrange([LAPTOP, OTHER], [wish_for(BEAMER)], LAPTOP) == Arrangement("two", LAPTOP, OTHER)


def test_the_wish_survives_the_settings_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    write_settings(file, with_wish(Settings(), wish_for(BEAMER)))
    settings, wrong = read_settings(file)

    assert (wish_in(settings), wrong) == (wish_for(BEAMER), ())


def test_a_window_is_moved_no_further_and_made_no_smaller_than_needed() -> None:
    screen = QRect(0, 0, 1366, 768)

    assert fitted(QRect(-200, 600, 900, 500), screen) == QRect(0, 268, 900, 500)
    assert fitted(QRect(1400, 0, 1600, 900), screen) == screen
    assert fitted(QRect(10, 20, 900, 500), screen) == QRect(10, 20, 900, 500)


def test_screens_that_show_the_same_share_a_number() -> None:
    assert [number for number, _ in numbered((LAPTOP, COPY, THIRD))] == ["1 = 2", "3"]


# covered or not


def test_one_screen_is_covered_until_somebody_says_otherwise() -> None:
    alone = Cover().settled("one")

    assert (alone.why, alone.turned().why, alone.turned().turned().why) == ("one", "", "one")


def test_a_yes_holds_for_this_room_only() -> None:
    opened = Cover().settled("one").turned()

    assert opened.unsettled().settled("one").covered is False
    assert opened.unsettled().settled("two").settled("one").covered is True
    assert opened.wall_shown().covered is True


def test_while_screens_change_it_is_covered_whatever_was_said() -> None:
    changing = Cover().settled("one").turned().unsettled()

    assert (changing.why, changing.turned().why) == ("changing", "changing")


def test_a_mask_that_was_asked_for_survives_a_cable() -> None:
    assert Cover().settled("two").turned().unsettled().settled("two").why == "asked"


def test_swapped_screens_are_covered_until_somebody_looked() -> None:
    swapped = Cover().settled("two").screens_swapped()

    assert (swapped.why, swapped.unsettled().settled("two").why, swapped.turned().why) == ("swapped", "swapped", "")
