"""A draaiboek in one file for a colleague."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.errors import TemplateError
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.shared_file import MOST_SHARED_BYTES, read_shared, take_apart, to_share_as, to_shared
from facilitator.sessions.templates.template import Template

GOOD = "draaiboek: 1\ntitle: Goed\nnotes: report\norigin: {timing: own}\nsteps:\n- title: A\n  time: 5 min\n"
OUTER = GOOD.replace("steps:\n", "steps:\n- include: binnen\n").replace("Goed", "Buiten")
TEMPLATES = Path(__file__).parent.parent.parent / "session_templates" / "nl"


def nowhere(_name: str) -> None:
    return None


def put(folder: Path, text: str | bytes) -> Path:
    path = folder / "gedeeld.draaiboek"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_every_built_in_draaiboek_comes_back_as_it_was(tmp_path: Path) -> None:
    for found in Library([(TEMPLATES, "meegeleverd")]).scan().templates:
        back = read_shared(put(tmp_path, to_shared(found.template)), nowhere)

        assert back == found.template, found.template.name


def test_lines_of_a_mail_program_change_nothing(tmp_path: Path, built_in: Callable[[str], Template]) -> None:
    template = built_in("activeringsdialoog")

    back = read_shared(put(tmp_path, to_shared(template).replace("\n", "\r\n")), nowhere)

    assert back == template


def test_a_text_without_parts_is_a_draaiboek_too(tmp_path: Path) -> None:
    assert read_shared(put(tmp_path, GOOD), nowhere).name == "gedeeld"


def test_a_problem_is_told_by_its_line_in_the_whole(tmp_path: Path) -> None:
    whole = f"# kop\n--- # buiten.yaml\n{OUTER}--- # binnen.yaml\n{GOOD.replace('time: 5', 'tijd: 5')}"

    with pytest.raises(TemplateError) as error:
        read_shared(put(tmp_path, whole), nowhere)

    line = whole.split("\n").index("  tijd: 5 min") + 1
    assert [(p.line, p.file) for p in error.value.problems if "tijd" in p.key or "'tijd'" in p.text][-1] == (line, "")


@pytest.mark.parametrize("name", ["../weg", "/etc/passwd", "a/b", "..", "C:\\weg", ".verborgen", "a\\b"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TemplateError, match="wijst niet naar een andere map"):
        read_shared(put(tmp_path, f"--- # {name}.yaml\n{GOOD}"), nowhere)

    assert [p.name for p in tmp_path.iterdir()] == ["gedeeld.draaiboek"]


def test_a_packed_or_endless_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for data, words in ((b"PK\x03\x04\0\0rest", "geen gewone tekst"), (b"#" * (MOST_SHARED_BYTES + 1), "te groot")):
        with pytest.raises(TemplateError, match=words):
            read_shared(put(tmp_path, data), nowhere)


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        ("--- # a.yaml\nx: 1\n--- # a.yaml\ny: 1\n", "twee keer"),
        ("".join(f"--- # a{n}.yaml\nx: 1\n" for n in range(60)), "te veel"),
        ("--- # a.yaml\n" + ("#" * 100 + "\n") * 3000, "te groot"),
    ],
)
def test_too_much_is_refused(whole: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words):
        take_apart(whole, "x")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="bestaat niet"):
        read_shared(tmp_path / "weg.draaiboek", nowhere)


@given(st.text(st.sampled_from("ab -#.\n:'\"\r/\\"), max_size=200))
def test_any_text_gives_parts_or_a_sentence(text: str) -> None:
    try:
        main = take_apart(text, "x").main
    except TemplateError as error:
        main = error.name

    assert main


def test_the_ending_is_added_and_then_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "kring.draaiboek").write_text("van iemand anders", encoding="utf-8")

    names = [to_share_as(tmp_path / name).name for name in ("kring.draaiboek", "kring", "kring.v2")]

    assert names == ["kring.draaiboek", "kring-2.draaiboek", "kring.v2.draaiboek"]
