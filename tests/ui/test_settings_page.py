"""The settings: a house style that is tried before it is kept, and a page that can be used by keys on a small screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.settings import LONGEST, Policy, Settings
from facilitator.ui.look.theme import Theme, apply, load_fonts
from facilitator.ui.pages.settings.page import SettingsDialog

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M5 2h40v16h-40z" fill="#C0FF0A"/></svg>'


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    load_fonts()
    made = Theme("light", "compact")
    apply(qapp, made)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(theme, Settings(organisation="Gemeente Rietveen", accent="#007A53", facilitator="Ruben"))
    qtbot.addWidget(made)
    made.resize(860, 448)  # 1366×768 at 150 %, within its title bar and task bar
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def kept(dialog: SettingsDialog) -> list[Settings]:
    found: list[Settings] = []
    dialog.chosen.connect(found.append)
    return found


def tokens(folder: Path, **colours: str) -> Path:
    file = folder / "rietveen.tokens.json"
    tree = {"organisatie": {"$value": "Gemeente Moerdrecht"}, "logo": {"$value": "logo.svg"}}
    file.write_text(json.dumps({"m": {**tree, **{name: {"$type": "color", "$value": c} for name, c in colours.items()}}}), encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    return file


def seen_in_preview(dialog: SettingsDialog, colour: str) -> bool:
    image, wanted = dialog.house.preview.grab().toImage(), QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def test_a_colour_is_seen_while_it_is_typed_with_what_is_done_to_it(dialog: SettingsDialog) -> None:
    dialog.house.accent.set_text("fd20")  # half typed: the last good one stays
    assert seen_in_preview(dialog, "#007A53")

    dialog.house.accent.set_text("#ffd200")

    assert seen_in_preview(dialog, "#806802")
    assert "te licht voor tekst" in dialog.house.remarks.text()


def test_the_preview_follows_the_look_that_is_chosen(dialog: SettingsDialog) -> None:
    dialog.theme_box.setCurrentIndex(dialog.theme_box.findData("dark"))
    dialog.dark_room.setChecked(True)

    assert seen_in_preview(dialog, "#1B1A18")
    assert seen_in_preview(dialog, "#121110")


def test_what_is_no_colour_is_not_kept(dialog: SettingsDialog, kept: list[Settings]) -> None:
    dialog.house.accent.set_text("groen")

    dialog._keep()

    assert kept == []
    assert "#1F3F94" in dialog.house.accent.error
    assert dialog.house.accent.edit.hasFocus()


def test_a_file_with_one_colour_is_taken_over_whole(dialog: SettingsDialog, kept: list[Settings], tmp_path: Path) -> None:
    dialog.house.ask_file = lambda _title, _kinds: str(tokens(tmp_path, primary="#0A6B5E"))

    dialog.house.from_file.click()
    dialog._keep()

    assert (kept[0].accent, kept[0].organisation, kept[0].logo) == ("#0A6B5E", "Gemeente Moerdrecht", str(tmp_path / "logo.svg"))
    assert not dialog.house.swatches.isVisible()


def test_of_several_colours_one_is_chosen_by_arrow(
    dialog: SettingsDialog, kept: list[Settings], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.house.take_file(tokens(tmp_path, primary="#0A6B5E", accent="#990055", danger="#FF0000"))
    swatches = dialog.house.swatches
    assert [swatches.item(n).text() for n in range(swatches.count())] == ["#0A6B5E  m.primary", "#990055  m.accent"]
    assert dialog.house.accent.text == "#0A6B5E"

    assert swatches.hasFocus()
    qtbot.waitUntil(lambda: not swatches.visibleRegion().isEmpty())
    qtbot.keyClick(swatches, Qt.Key.Key_Down)
    dialog._keep()

    assert kept[0].accent == "#990055"


def test_a_file_that_is_not_right_changes_nothing_but_what_is_said(dialog: SettingsDialog, kept: list[Settings], tmp_path: Path) -> None:
    file = tmp_path / "kapot.json"
    file.write_text('{"a":\n {"$value": }}', encoding="utf-8")

    dialog.house.take_file(file)
    dialog._keep()

    assert dialog.house.file_said.text() == "kapot.json, regel 2, teken 13: hier klopt de JSON niet."
    assert kept[0] == Settings(organisation="Gemeente Rietveen", accent="#007A53", facilitator="Ruben")


def test_a_logo_is_seen_and_can_be_taken_away(dialog: SettingsDialog, kept: list[Settings], tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    dialog.house.ask_file = lambda _title, _kinds: str(tmp_path / "logo.svg")

    dialog.house.choose_logo.click()
    assert seen_in_preview(dialog, "#C0FF0A")
    dialog.house.remove_logo.click()
    dialog._keep()

    assert not seen_in_preview(dialog, "#C0FF0A")
    assert kept[0].logo == ""


def test_a_logo_that_cannot_be_used_leaves_the_one_there_is(dialog: SettingsDialog, kept: list[Settings], tmp_path: Path) -> None:
    good, bad = tmp_path / "logo.svg", tmp_path / "slecht.svg"
    good.write_text(LOGO, encoding="utf-8")
    bad.write_text(LOGO.replace("<path", "<script>1</script><path"), encoding="utf-8")
    for path in (good, bad):
        dialog.house.ask_file = lambda _title, _kinds, path=path: str(path)
        dialog.house.choose_logo.click()

    dialog._keep()

    assert "script" in dialog.house.logo_said.text()
    assert kept[0].logo == str(good)


def test_neutral_is_one_press_away(dialog: SettingsDialog, kept: list[Settings], tmp_path: Path) -> None:
    dialog.house.take_file(tokens(tmp_path, primary="#0A6B5E"))

    dialog.house.neutral.click()
    dialog._keep()

    assert (kept[0].accent, kept[0].logo) == (Settings().accent, "")


def test_what_every_verslag_has_is_kept(dialog: SettingsDialog, kept: list[Settings]) -> None:
    part = dialog.minutes
    part.cover.click()
    part.category.set_text(" Overleg ")
    part.term.set_text("5 jaar")
    part.opening.edit.setPlainText("Dit verslag is van de groep.\n\nHet blijft daar.\n")

    dialog._keep()

    assert (kept[0].cover, kept[0].archive_category, kept[0].archive_term) == (True, "Overleg", "5 jaar")
    assert (kept[0].opening_text, kept[0].closing_text) == ("Dit verslag is van de groep.\n\nHet blijft daar.", "")


def test_a_fixed_text_that_is_too_long_is_told_and_not_cut(dialog: SettingsDialog, kept: list[Settings]) -> None:
    dialog.minutes.closing.edit.setPlainText("x" * (LONGEST["closing_text"] + 1))

    dialog._keep()

    assert kept == []
    assert dialog.minutes.closing.said.text() == "Hoogstens 2000 tekens; dit zijn er 2001."
    assert dialog.minutes.closing.edit.hasFocus()


def test_every_control_is_reached_by_tab_and_comes_into_sight(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.house.take_file(Path("weg.json"))
    reached = []
    for _ in range(60):
        now = dialog.focusWidget()
        if now in reached:
            break
        reached.append(now)
        assert not now.visibleRegion().isEmpty(), now.accessibleName()
        assert now.accessibleName(), now
        qtbot.keyClick(now, Qt.Key.Key_Tab)

    wanted = [
        dialog.facilitator.edit, dialog.theme_box, dialog.house.accent.edit, dialog.house.choose_logo, dialog.house.from_file,
        dialog.house.neutral, dialog.minutes.cover, dialog.minutes.opening.edit, dialog.minutes.closing.edit, dialog.sound,
        dialog.screen_choice.box, dialog.exports.edit, dialog.editor.edit,
    ]  # fmt: skip
    assert [w for w in reached if w in wanted] == wanted


def test_nothing_is_wider_than_a_small_screen(dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.house.take_file(tokens(tmp_path, **{"primary-" + "kleur" * 12: "#0A6B5E", "accent": "#990055"}))

    inside = dialog.area.widget()

    assert inside is not None
    assert inside.minimumSizeHint().width() <= dialog.area.viewport().width()


def test_what_the_administrator_fixed_is_seen_and_cannot_be_changed(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    policy = Policy(fixed={"accent": "#007A53", "exports": "/srv/v", "volume": 40})
    dialog = SettingsDialog(theme, Settings(organisation="Gemeente Rietveen", policy=policy).within_policy())
    qtbot.addWidget(dialog)
    dialog.show()
    found: list[Settings] = []
    dialog.chosen.connect(found.append)

    dialog.house.take_file(tokens(tmp_path, primary="#C0FF0A"))
    dialog.sound.setChecked(False)
    dialog.sound.setChecked(True)

    assert dialog.held.isVisible()
    assert [w.isEnabled() for w in (dialog.house.accent, dialog.exports, dialog.volume)] == [False] * 3
    assert [w.isEnabled() for w in (dialog.house.organisation, dialog.templates, dialog.house.choose_logo)] == [True] * 3
    dialog._keep()
    assert found[0].within_policy().accent == "#007A53"
