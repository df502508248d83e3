"""The log: where something went wrong, and nothing of what was said."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.logbook import FILE, LARGEST, keep_log, stop_log, told_error


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    handler = keep_log(tmp_path)
    yield tmp_path / FILE
    stop_log(handler)


def fail(words: str) -> None:
    try:
        {}[words]
    except KeyError as error:
        raise ValueError(f"niet te lezen: {words}") from error


def test_an_error_is_told_with_its_lines_and_without_its_words(file: Path) -> None:
    assert not file.exists()
    try:
        fail("GEHEIM")
    except ValueError:
        logging.getLogger("facilitator.ui").exception("unexpected")

    text = file.read_text(encoding="utf-8")
    assert "GEHEIM" not in text
    assert "ERROR facilitator.ui unexpected" in text
    assert "ValueError\n" in text
    assert "KeyError\n" in text
    assert "tests/test_logbook.py:" in text


def test_of_a_library_only_is_told_where_it_complained(file: Path) -> None:
    logging.getLogger("sqlalchemy.engine").warning("INSERT %s", "GEHEIM")
    logging.getLogger("facilitator.storage").info("too small to note down")

    text = file.read_text(encoding="utf-8")
    assert "WARNING sqlalchemy.engine (test_logbook.py:" in text
    assert "GEHEIM" not in text
    assert len(text.splitlines()) == 1


def test_the_log_begins_anew_when_it_is_full(file: Path) -> None:
    for _ in range(3 * LARGEST // 10_000):
        logging.getLogger("facilitator").warning("x" * 10_000)

    assert sorted(f.name for f in file.parent.iterdir()) == [FILE, f"{FILE}.1"]
    assert all(f.stat().st_size < LARGEST + 20_000 for f in file.parent.iterdir())


def test_a_log_that_cannot_be_written_is_no_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = keep_log(tmp_path / "weg")
    logging.getLogger("facilitator").error("unexpected")
    stop_log(handler)

    assert capsys.readouterr().err == ""


def test_errors_that_caused_each_other_in_a_ring_come_to_an_end() -> None:
    one, two = ValueError("a"), KeyError("b")
    one.__cause__, two.__cause__ = two, one

    assert told_error(one) == "ValueError\nKeyError"
