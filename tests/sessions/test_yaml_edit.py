"""Changing a text in place."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.templates.strict_yaml import read_document
from facilitator.sessions.templates.yaml_edit import YamlText, scalar

TEXT = """\
# een draaiboek
draaiboek: 1
title: Kring   # zo heet het
room: >
  Een kring.

  Geen tafels.
prepare:
- a
- b
steps:
- title: Praten  # eerst dit
  time: 10 min   # uit de bron
  rules:
  - stil
- {include: check-in, time: 5 min}
- one of: Hoe
  choices:
  # de eerste
  - title: Staand
    time: 5 min
  # de tweede
  - phase: Zittend
    steps:
    - title: In de kring
      time: 6 min
- break: Pauze
  time: 10 min
"""


def changed(path: tuple[str | int, ...], key: str, value: str | list[str]) -> str:
    yaml = YamlText(TEXT)
    yaml.set(path, key, value)
    return yaml.text


def test_a_value_changes_and_its_comment_stays() -> None:
    assert changed(("steps", 0), "time", "12 min") == TEXT.replace("10 min   # uit", "12 min   # uit")


def test_a_new_key_comes_under_the_first() -> None:
    assert changed(("steps", 0), "optional", "off") == TEXT.replace("# eerst dit\n", "# eerst dit\n  optional: off\n")


def test_in_braces_a_key_stays_in_braces() -> None:
    assert changed(("steps", 1), "optional", "off") == TEXT.replace("{include: check-in,", "{include: check-in, optional: off,")


def test_a_folded_text_and_a_list_become_one_line() -> None:
    yaml = YamlText(TEXT)
    yaml.set((), "room", "Een hoefijzer")
    yaml.set((), "prepare", ["x, y", "z"])

    assert "room: Een hoefijzer\nprepare: ['x, y', z]\nsteps:" in yaml.text


def test_a_key_goes_with_its_line() -> None:
    yaml = YamlText(TEXT)
    yaml.remove(("steps", 0), "rules")
    yaml.remove(("steps", 1), "time")

    assert "  time: 10 min   # uit de bron\n- {include: check-in}\n" in yaml.text


def test_another_order_leaves_everything_readable() -> None:
    yaml = YamlText(TEXT)
    yaml.reorder(("steps", 2, "choices"), [1, 0])
    after, before = read_document(yaml.text).data, read_document(TEXT).data

    assert after["steps"][2]["choices"] == before["steps"][2]["choices"][::-1]
    assert after["steps"][3] == before["steps"][3]
    assert "# de tweede" in yaml.text


def test_a_last_line_without_an_end_gets_a_key_too() -> None:
    yaml = YamlText("- break: Pauze")
    yaml.set((0,), "time", "5 min")

    assert yaml.text == "- break: Pauze\n  time: 5 min"


def test_lines_of_windows_stay_so() -> None:
    yaml = YamlText(TEXT.replace("\n", "\r\n"))
    yaml.set(("steps", 0), "optional", "off")

    assert "\n" not in yaml.text.replace("\r\n", "")


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(KeyError):
        YamlText(TEXT).set(("stappen",), "time", "5 min")


def test_maps_are_found_wherever_they_are() -> None:
    assert list(YamlText(TEXT).maps("title")) == [("steps", 0), ("steps", 2, "choices", 0), ("steps", 2, "choices", 1, "steps", 0)]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=60), st.booleans())
def test_any_text_comes_back_as_it_was(text: str, in_flow: bool) -> None:
    written = scalar(text, in_flow)

    found = read_document(f"[{written}]" if in_flow else f"a: {written}").data

    assert (found[0] if in_flow else found["a"]) == " ".join(normalize("NFC", text).split())
