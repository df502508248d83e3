"""What fuzzing found, each with the smallest input that shows it: now it is refused in a sentence, or read for what it is."""

from __future__ import annotations

import struct
import time
import zlib
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.export.pdf.errors import DocumentError
from facilitator.export.pdf.fonts import register_fonts
from facilitator.export.pdf.logo import logo_flowable
from facilitator.house.errors import DesignTokensError, LogoError
from facilitator.house.house_file import read_house_file
from facilitator.house.logo_file import read_logo_file
from facilitator.sessions.errors import TemplateError
from facilitator.sessions.finding.searching import read_query
from facilitator.sessions.privacy.about_person import said_in
from facilitator.sessions.privacy.name_erasing import in_words
from facilitator.sessions.templates.shared_file import read_shared
from facilitator.settings import Settings, read_policy, read_settings
from facilitator.settings_file import MOST_BYTES
from tests.fuzz.inputs import INPUTS, TOLD
from tests.fuzz.mutating import chunk

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">{}</svg>'
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


# settings, and what the administrator set


@pytest.mark.parametrize(
    "text",
    ["a: !!timestamp x", "a: !!int ''", "a: !!bool misschien", "a: 2026-13-45", "a: 0x_", "a: &a [*a]", LAUGHS, "[" * 3000, "- " * 3000,
     "a: b\n" * (MOST_BYTES // 5 + 1)],
    ids=["timestamp", "int", "bool", "date", "figures", "recursive", "laughs", "brackets", "dashes", "large"],
)  # fmt: skip
def test_settings_that_no_yaml_is_read_from_are_the_default_in_a_moment(text: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    begun = time.process_time()

    settings, wrong = read_settings(file)
    _, wrong_policy = read_policy(file)

    assert settings == Settings()
    assert (len(wrong), len(wrong_policy)) == (1, 1)
    assert "niet te lezen" in wrong[0]
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("line", ["theme: {}", "theme: [licht]", "lock_wall: {a: b}", "logo: ~niemand-hier/logo.png", 'exports: "a\\0b"',
                                  'organisation: "\\ud800"', "backups: ~niemand-hier"])  # fmt: skip
def test_a_setting_of_another_shape_falls_back_and_can_be_shown(line: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(f"{line}\nfacilitator: Ruben\n", encoding="utf-8")

    settings, wrong = read_settings(file)

    assert settings == Settings(facilitator="Ruben")
    assert len(wrong) == 1
    assert wrong[0].encode()


# logos


def test_a_png_that_ends_before_it_says_its_size_is_cut_short(tmp_path: Path) -> None:
    end = b"\0\0\0\0IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + end)

    with pytest.raises(LogoError, match="houdt halverwege op"):
        read_logo_file(tmp_path / "logo.png")


@pytest.mark.filterwarnings("ignore:Palette images")
def test_a_png_with_its_parts_in_another_order_is_told_before_there_is_a_document(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 24, 9, 1, 3, 0, 0, 0)
    late = (b"IHDR", head), (b"PLTE", bytes(3)), (b"IDAT", zlib.compress(bytes(36))), (b"tRNS", bytes(11)), (b"IEND", b"")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in late))

    with pytest.raises(DocumentError, match="is beschadigd"):
        logo_flowable(tmp_path / "logo.png")


@pytest.mark.parametrize("encoding", ["utf-7", "UTF1e9", "shift_jis", "rot13"])
def test_an_svg_in_a_character_set_that_nobody_knows_is_refused(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(f'<?xml version="1.0" encoding="{encoding}"?>{SVG.format("")}', encoding="ascii")

    with pytest.raises(LogoError, match="tekenset"):
        read_logo_file(tmp_path / "logo.svg")


@pytest.mark.parametrize(
    "drawing",
    [
        SVG.format('<rect width="9" height="9" stroke="red" stroke-dasharray="0,0,0"/>'),
        SVG.format('<rect width="9" height="9" stroke="red" stroke-dasharray="nan,2"/>'),
        SVG.format('<g transform="matrix(0 0 0 0 0 0)"><rect width="9" height="9" stroke-dasharray="1,2" stroke="red"/></g>'),
        SVG.format('<linearGradient id="g"><stop offset="nan"/><stop offset="1"/></linearGradient><path d="M0 0h9v9z" fill="url(#g)"/>'),
        SVG.replace('width="9"', 'width="1e999"').format('<rect width="9" height="9"/>'),
    ],
    ids=["dash of nothing", "dash of no number", "scale of nothing", "colours of no number", "endless"],
)
def test_an_svg_that_cannot_be_put_on_a_page_is_told_before_there_is_one(drawing: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(drawing, encoding="utf-8")

    with pytest.raises(DocumentError, match="kan niet worden getekend"):
        logo_flowable(tmp_path / "logo.svg")


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_logo_under_a_name_that_no_file_has_is_not_there(name: str) -> None:
    with pytest.raises(LogoError, match="niet te lezen"):
        read_logo_file(Path(name))


# a house style


def test_half_a_character_in_a_house_style_is_refused(tmp_path: Path) -> None:
    (tmp_path / "huis.json").write_text('{"utrecht-link-color": "\\ud800"}', encoding="ascii")

    with pytest.raises(DesignTokensError, match="half teken"):
        read_house_file(tmp_path / "huis.json")


def test_a_whole_character_as_two_halves_is_read(tmp_path: Path) -> None:
    (tmp_path / "huis.json").write_text('{"kleur": {"value": "#1F3F94"}, "organisatie": {"value": "\\ud83d\\ude00"}}', encoding="ascii")

    assert read_house_file(tmp_path / "huis.json").organisation == "😀"


# what is typed


def test_a_page_that_is_pasted_into_the_search_costs_a_moment() -> None:
    begun = time.process_time()

    read_query("x" * 30_000)

    assert time.process_time() - begun < 0.5


def test_a_page_of_brackets_is_told_and_rewritten_as_the_text_that_it_is() -> None:
    typed = f"{'[' * 3000} zegt Samira"

    assert said_in(typed) == typed
    assert in_words(typed, lambda text: text.replace("Samira", "iemand")) == f"{'[' * 3000} zegt iemand"


# a draaiboek to share


def test_a_part_with_a_name_of_a_page_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.draaiboek").write_text(f"draaiboek: 1\n--- # {'x' * 20_000}.yaml\ntitle: A\n", encoding="utf-8")

    with pytest.raises(TemplateError) as told:
        read_shared(tmp_path / "a.draaiboek", lambda _name: None)

    assert len(str(told.value)) < 300


# the fuzzing itself


@pytest.mark.no_qt_log  # Qt says much of pictures that are damaged
@pytest.mark.parametrize("name", ["settings", "svg", "png", "people", "house", "template", "translation"])
def test_what_usually_comes_in_is_read_and_what_is_made_wrong_of_it_is_told(name: str, tmp_path: Path, qapp: QApplication) -> None:
    register_fonts()
    entry, chance = INPUTS[name], Random(1)
    seeds = entry.seeds()

    for seed in seeds[:3]:
        entry.read(seed, tmp_path)
    wrong = [entry.mutate(seed, chance, seeds) for seed in seeds[:3] for _ in range(6)]

    assert len(wrong) >= 6
    assert [error for data in wrong if (error := _not_told(name, data, tmp_path))] == []


def _not_told(name: str, data: bytes, folder: Path) -> str:
    """What reading it ended with, where that was no sentence of ours."""
    try:
        INPUTS[name].read(data, folder)
    except TOLD:
        return ""
    except Exception as error:
        return repr(error)
    return ""
