"""What an editor or a web page leaves in a file is read as one sees it, and a problem stands where the editor says it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.sessions.errors import TemplateError
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_template, read_text

GOOD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\nsteps:\n- title: Praten\n  time: 5 min\n"
BAD = GOOD.replace("5 min", "5 minuten")


def read(text: str) -> Template:
    return read_text(text, "proef", lambda name: None)


def places(text: str) -> list[tuple[int, int]]:
    with pytest.raises(TemplateError) as caught:
        read(text)
    return [(p.line, p.column) for p in caught.value.problems]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_move_nothing(tmp_path: Path, line_end: bytes, mark: bytes) -> None:
    file = tmp_path / "proef.yaml"
    file.write_bytes(mark + BAD.encode().replace(b"\n", line_end))

    with pytest.raises(TemplateError) as caught:
        read_template(file)

    assert [(p.line, p.column) for p in caught.value.problems] == [(7, 9)]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_a_line_end_that_no_editor_counts_moves_nothing(separator: str) -> None:
    assert places(BAD.replace("Proef", f"Pr{separator}oef")) == [(7, 9)]


@pytest.mark.parametrize("space", ["\t", "\u00a0", "\u202f", "\u3000"])
def test_a_space_of_another_kind_is_a_space(space: str) -> None:
    text = GOOD.replace("notes: report", f"notes:{space}report{space}")
    text = text.replace("- title", f"-{space}title").replace("5 min", f"5{space}min")

    assert read(text).steps == read(GOOD).steps


@pytest.mark.parametrize("space", ["\u00a0", "\u3000"])
def test_such_a_space_indents_too(space: str) -> None:
    assert read(GOOD.replace("  time", f"{space}{space}time")).steps == read(GOOD).steps


@pytest.mark.parametrize("line", ["\ttime: 5 min", "  \ttime: 5 min"])
def test_a_tab_that_indents_is_said_where_it_is(line: str) -> None:
    assert places(GOOD.replace("  time: 5 min", line)) == [(7, line.index("\t") + 1)]


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\ufeff"])
def test_what_takes_no_room_is_not_there(unseen: str) -> None:
    text = GOOD.replace("time", f"{unseen}time").replace("5 min", f"5 min{unseen}").replace("Praten", f"Pra{unseen}ten")

    assert read(text).steps == read(GOOD).steps


def test_a_letter_is_the_same_however_it_was_typed() -> None:
    head = GOOD.replace("steps:", "roles: {coo\u0308rdinator: 1}\nsteps:")

    assert read(head + "  stance: {co\u00f6rdinator: listens}\n").warnings == ()
    assert places(head.replace("steps:", "  co\u00f6rdinator: 2\nsteps:"))


def test_the_same_key_typed_in_two_ways_is_there_twice() -> None:
    assert places(GOOD.replace("steps:", "roles:\n  coo\u0308rdinator: 1\n  co\u00f6rdinator: leads\nsteps:")) == [(7, 3)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (GOOD.replace("time:", "time\uff1a") + "- title: Nog een\n  time: 5 min\n", (7, 3)),
        (GOOD.replace("title: Proef", "title: 'Proef"), (2, 8)),
        (GOOD + "  rules: [een, twee\n  say: Klaar\n", (8, 10)),
        (GOOD + "  stance: {a: listens\n  say: Klaar\n", (8, 11)),
    ],
)
def test_what_is_not_finished_is_said_where_it_begins(text: str, place: tuple[int, int]) -> None:
    assert places(text) == [place]


def test_a_smiley_is_one_column() -> None:
    assert places(BAD.replace("title: Praten\n  time", "{title: \U0001f600\U0001f600, time").replace("minuten", "minuten}")) == [(6, 21)]
