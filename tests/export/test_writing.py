"""A document is written whole or not at all, under a name that every file system takes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.export.writing import LONGEST_NAME, Names, file_name, write_atomically
from facilitator.sessions.errors import ExportError
from tests.export.sample import sample

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and /dev/full are those of Linux and macOS")


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_bytes(b"old")

    write_atomically(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"De map .*weg.* is er niet"):
        write_atomically(tmp_path / "weg" / "verslag.pdf", b"new")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is een map"):
        write_atomically(tmp_path, b"new")

    assert list(tmp_path.iterdir()) == []


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_explained(tmp_path: Path) -> None:
    folder = tmp_path / "dicht"
    folder.mkdir()
    folder.chmod(0o500)

    with pytest.raises(ExportError, match="mag niet worden geschreven"):
        write_atomically(folder / "verslag.pdf", b"new")


def test_a_name_that_is_too_long_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="te lang"):
        write_atomically(tmp_path / ("x" * 300 + ".pdf"), b"new")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.fault("F6")
@posix_only
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "verslag.pdf"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))  # a write beyond this fails halfway, as on a full disk

    try:
        with pytest.raises(ExportError, match="niet worden opgeslagen"):
            write_atomically(target, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@posix_only
def test_who_may_read_the_file_stays_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_bytes(b"old")
    target.chmod(0o600)

    write_atomically(target, b"new")

    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_is_named_after_date_session_and_report() -> None:
    assert file_name(sample(), "pdf") == "2026-11-12 Activeringsdialoog Team Zuid – verslag.pdf"
    assert file_name(sample(report="attendance"), "pdf").endswith(" – presentielijst.pdf")


@pytest.mark.parametrize(
    "title", ["a/b\\c:d", "../../etc/passwd", "..", "", "CON", "x" * 400, "é😀" * 200, 'a<b>"c"|d?*', "a\nb\x00c", "einde. "]
)
def test_a_name_is_safe_on_every_file_system(title: str, tmp_path: Path) -> None:
    name = file_name(sample(title=title, team=""), "pdf")

    write_atomically(tmp_path / name, b"new")

    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert not set(name) & set('<>:"/\\|?*\n\x00')
    assert len(name.encode()) <= LONGEST_NAME
    assert name.startswith("2026-11-12")
    assert name.endswith(" – verslag.pdf")


@pytest.mark.fault("F8")
def test_a_target_that_is_open_in_another_program_is_told_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "verslag.pdf"
    target.write_bytes(b"old")

    def refuse(_from: Path, _to: Path) -> None:  # what Windows says of a file that a reader holds open
        raise PermissionError(13, "Permission denied")

    with pytest.raises(ExportError, match="nog open in een ander programma"):
        write_atomically(target, b"new", refuse)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("recipient", ["Anna/Bos", "x" * 200, "😀" * 80, "J.", "CON", ". .", "مريم الحسن"])
def test_a_sheet_is_named_after_whom_it_is_for(recipient: str, tmp_path: Path) -> None:
    name = file_name(sample(title="Team" * 80, recipient=recipient, report="personal sheet"), "odt")

    write_atomically(tmp_path / name, b"new")

    assert name.startswith("2026-11-12 Team")
    assert "persoonlijk blad" in name
    assert len(name.encode()) <= LONGEST_NAME
    assert not set(name) & set('<>:"/\\|?*')
    assert not name.removesuffix(".odt").endswith((".", " "))


def test_a_word_that_ends_like_a_device_stays_a_word() -> None:
    assert file_name(sample(title="Balcon", team=""), "pdf") == "2026-11-12 Balcon – verslag.pdf"


def test_no_two_documents_get_a_name_that_some_file_system_takes_for_one() -> None:
    names = Names()
    given = [names.take(name) for name in ("Verslag.pdf", "verslag.PDF", "Caf\u00e9.pdf", "Cafe\u0301.pdf", "Straße.pdf", "STRASSE.pdf")]

    assert given == ["Verslag.pdf", "verslag (2).PDF", "Caf\u00e9.pdf", "Cafe\u0301 (2).pdf", "Straße.pdf", "STRASSE (2).pdf"]
    assert names.take("Verslag.pdf") == "Verslag (3).pdf"
