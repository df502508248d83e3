"""The draaiboeken in folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.sessions.errors import TemplateError
from facilitator.sessions.templates.library import Folder, Library

GOOD = "draaiboek: 1\ntitle: Goed\nnotes: report\norigin: {timing: own}\nsteps:\n- title: A\n  time: 5 min\n"
OUTER = "draaiboek: 1\ntitle: Buiten\nnotes: report\norigin: {timing: own}\nsteps:\n- include: goed\n"


def put(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_broken_file_never_hides_another(tmp_path: Path) -> None:
    put(tmp_path, goed=GOOD, stuk="draaiboek: 2\n")
    (tmp_path / "map.yaml").mkdir()

    shelf = Library([(tmp_path, "eigen")]).scan()

    assert [(f.template.name, f.origin_label) for f in shelf.templates] == [("goed", "eigen")]
    assert [b.path.name for b in shelf.broken] == ["map.yaml", "stuk.yaml"]


def test_a_folder_that_is_missing_is_empty(tmp_path: Path) -> None:
    shelf = Library([(tmp_path / "weg", "eigen")]).scan()

    assert (shelf.templates, shelf.broken) == ((), ())


def test_an_include_may_come_from_another_folder(tmp_path: Path) -> None:
    first, second = put(tmp_path / "a", goed=GOOD), put(tmp_path / "b", buiten=OUTER)

    found = Library([(first, "meegeleverd"), (second, "eigen")]).find("buiten")

    assert found is not None
    assert set(found.included) == {"goed"}


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    library = Library([(put(tmp_path, goed=GOOD), "eigen")])

    assert library.find("weg") is None
    assert library.find("../goed") is None
    assert library.source("goed") == GOOD


def test_a_broken_file_is_said_when_it_is_asked_for(tmp_path: Path) -> None:
    library = Library([(put(tmp_path, stuk="a: ["), "eigen")])

    with pytest.raises(TemplateError):
        library.find("stuk")


def test_a_file_that_changed_is_read_again_and_one_that_did_not_is_not(tmp_path: Path) -> None:
    library = Library([(put(tmp_path, goed=GOOD, buiten=OUTER), "eigen")])
    before = {f.template.name: f.template for f in library.scan().templates}

    put(tmp_path, goed=GOOD.replace("Goed", "Beter"))
    after = {f.template.name: f.template for f in library.scan().templates}
    again = {f.template.name: f.template for f in library.scan().templates}

    assert after["goed"].title == "Beter"
    assert after["buiten"].included["goed"].title == "Beter"
    assert before["goed"].title == "Goed"
    assert all(again[name] is after[name] for name in again)


def test_a_folder_behind_the_shelf_is_found_by_name_only(tmp_path: Path) -> None:
    shown, behind = put(tmp_path / "a", buiten=OUTER), put(tmp_path / "b", goed=GOOD)

    library = Library([(shown, "eigen"), Folder(behind, "meegeleverd", on_shelf=False)])

    assert [f.template.name for f in library.scan().templates] == ["buiten"]
    assert library.find("goed") is not None
