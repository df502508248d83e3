"""The folder with draaiboeken of one's own, and the shelf that it is a part of."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.language import use_language
from facilitator.own_templates import OwnTemplates
from facilitator.sessions.errors import StorageError
from facilitator.sessions.templates.library import Found, Library
from facilitator.sessions.templates.template_file import read_template
from facilitator.settings import Settings
from facilitator.shelves import built_in, library, own_folder

GOOD = "draaiboek: 1\ntitle: Goed\nnotes: report\norigin: {timing: own}\nsteps:\n- title: A\n  time: 5 min\n"


@pytest.fixture
def own(tmp_path: Path) -> OwnTemplates:
    return OwnTemplates(own_folder(tmp_path), library(tmp_path, Settings()))


def put(own: OwnTemplates, name: str, text: str = GOOD) -> Path:
    path = own.folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_was_removed_is_off_the_shelf_and_can_come_back(own: OwnTemplates, tmp_path: Path) -> None:
    path = put(own, "goed")

    removed = own.remove(path)
    gone = [f for f in library(tmp_path, Settings()).scan().templates if f.place == "own"]
    own.put_back(removed)

    assert gone == []
    assert path.read_text(encoding="utf-8") == GOOD


def test_removing_twice_keeps_both(own: OwnTemplates) -> None:
    first = own.remove(put(own, "goed"))
    second = own.remove(put(own, "goed", GOOD.replace("Goed", "Beter")))

    assert first.now != second.now
    assert "Beter" in second.now.read_text(encoding="utf-8")
    assert "Beter" not in first.now.read_text(encoding="utf-8")


def test_a_name_that_was_taken_since_is_not_overwritten(own: OwnTemplates) -> None:
    removed = own.remove(put(own, "goed"))
    put(own, "goed", "nieuw")

    with pytest.raises(StorageError, match=r"al een ander goed\.yaml"):
        own.put_back(removed)

    assert (own.folder / "goed.yaml").read_text(encoding="utf-8") == "nieuw"


def test_own_and_shared_ones_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    for folder in (own_folder(tmp_path), tmp_path / "samen"):
        folder.mkdir()
        (folder / "check-in.yaml").write_text(GOOD, encoding="utf-8")

    shelf = library(tmp_path, Settings(templates=str(tmp_path / "samen"))).scan()

    places = {f.place: f.origin_label for f in shelf.templates if f.template.name == "check-in"}
    assert places == {"built in": "meegeleverd", "own": "eigen", "shared": "gedeelde map"}


def test_in_english_the_english_ones_come_first_and_the_dutch_ones_after(tmp_path: Path) -> None:
    for name in ("nl", "en"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.yaml").write_text(GOOD, encoding="utf-8")

    dutch = Library(built_in(tmp_path))
    use_language("en")
    english = Library(built_in(tmp_path))

    assert [f.template.name for f in dutch.scan().templates] == ["nl"]
    assert [f.template.name for f in english.scan().templates] == ["en", "nl"]
    assert dutch.find("en") is not None


def shared_found(tmp_path: Path, files: dict[str, str], name: str) -> tuple[OwnTemplates, Found]:
    folder = tmp_path / "samen"
    folder.mkdir()
    for each, text in files.items():
        (folder / f"{each}.yaml").write_text(text, encoding="utf-8")
    shelf = library(tmp_path, Settings(templates=str(folder)))
    found = next(f for f in shelf.scan().templates if f.place == "shared" and f.template.name == name)
    return OwnTemplates(own_folder(tmp_path), shelf), found


def test_a_copy_brings_along_what_only_stands_beside_it(tmp_path: Path) -> None:
    outer = GOOD.replace("steps:\n", "steps:\n- include: check-in\n- include: ronde\n")
    own, found = shared_found(tmp_path, {"buiten": outer, "ronde": GOOD, "check-in": GOOD}, "buiten")

    path = own.copy(found)

    written = {p.stem: p.read_text(encoding="utf-8") for p in own.folder.glob("*.yaml")}
    copied = read_template(path, own.near)
    assert set(written) == {"buiten-eigen", "ronde", "check-in-2"}  # that of the shared folder is another than the built-in one
    assert "- include: check-in-2\n" in written["buiten-eigen"]
    assert copied.title == "Goed (eigen)"
    assert copied.origin == found.template.origin


def test_a_second_copy_overwrites_nothing(tmp_path: Path) -> None:
    own, found = shared_found(tmp_path, {"goed": GOOD}, "goed")
    first = own.copy(found)
    first.write_text(GOOD.replace("title: Goed", "title: Anders"), encoding="utf-8")

    second = own.copy(found)

    assert (first.name, second.name) == ("goed-eigen.yaml", "goed-eigen-2.yaml")
    assert "Anders" in first.read_text(encoding="utf-8")
