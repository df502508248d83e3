"""Confidential sessions behind a passphrase, without a window: every command asks, does without, or says what it did not look in."""

from __future__ import annotations

import io
import json
import shlex
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.desk import Desk
from facilitator.files.handing_over import HandingOver
from facilitator.keeping.confidential import OWED
from facilitator.keeping.doctor import examine
from facilitator.keeping.findings import Finding
from facilitator.keeping.which_are_sealed import SealWanted
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.particulars import Particulars
from facilitator.settings import Settings
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.locked_file import Cost
from facilitator.storage.seals import forget_seals
from tests.forgotten import remnants
from tests.test_confidential import OTHER, PASSPHRASE, Folder

Typed = Callable[..., int]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """A command, and what is typed after it, in a program that was told nothing before."""

    def do(command: str, *lines: str) -> int:
        forget_seals()
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return main(shlex.split(command))

    return do


class Shut(Folder):
    """Nobody has it open."""

    def change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.data / FILE_NAME)) as connection:
            connection.execute(statement)
            connection.commit()

    def sealed_ids(self) -> list[str]:
        with closing(sqlite3.connect(self.data / FILE_NAME)) as connection:
            return [row[0] for row in connection.execute("SELECT session_id FROM sealed")]

    def examined(self) -> tuple[Finding, ...]:
        return examine(self.data, Settings(), self.clock.now())


@pytest.fixture
def folder(tmp_path: Path, clock: RehearsalClock) -> Iterator[Shut]:
    """An open and a sealed session, both with Ketelbrug in them and a promise of Bob Mol, and a copy. It is locked."""
    forget_seals()
    made = Shut(tmp_path / "data", clock)
    made.confidential.turn_on(PASSPHRASE)
    made.keeper.finish(made.led(made.openly, "Wisselwerk Ketelbrug"))
    made.keeper.finish(made.led(made.apart, "Ketelbrug"))
    made.safe.make()
    made.store.close()
    yield made
    made.store.close()
    forget_seals()


def test_what_may_not_be_whole_says_so_and_is_whole_after_the_passphrase(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in ("search ketelbrug", "promises", "examples", "promises --csv"):
        assert typed(command) == 1, command
        assert "1 vertrouwelijke sessie is op slot: daarin is niet gekeken. Geef de wachtzin met --unlock" in capsys.readouterr().err

    assert typed("search ketelbrug --unlock", PASSPHRASE) == 0
    assert len(capsys.readouterr().out.splitlines()) > len(("note", "action"))
    assert typed("--unlock promises", OTHER) == 1
    assert "past niet" in capsys.readouterr().err
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", PASSPHRASE)
    assert typed("promises --json") == 0
    said = capsys.readouterr()
    assert {row["text"] for row in json.loads(said.out)} == {"Bob zoekt Wisselwerk Ketelbrug uit", "Bob zoekt Ketelbrug uit"}
    assert said.err == ""
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", OTHER)
    assert typed("search x") == 1
    assert "De wachtzin in FACILITATOR_PASSPHRASE past niet" in capsys.readouterr().err


def test_lists_copies_and_terms_need_no_passphrase(folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("sessions") == 0
    assert "Intervisie, Zuid (vertrouwelijk)" in capsys.readouterr().out
    assert typed("sessions --json") == 0
    assert [row["sealed"] for row in json.loads(capsys.readouterr().out)] == [True, False]
    for command in ("series", "backups", "backups make", "backups show", "encryption", "templates", "purge --dry-run"):
        assert typed(command) == 0, capsys.readouterr().err
    assert "1 vertrouwelijke sessie staat achter een wachtzin." in capsys.readouterr().out
    sealed = next(o.id for o in folder.keeper.overviews() if o.sealed)
    folder.store.close()
    assert typed(f"forget session {sealed} --yes") == 0
    assert typed("search ketelbrug") == 0


def test_what_reads_one_asks_once_and_begins_again(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "verslag.txt"
    for wrong in ((), ("",), (OTHER,)):
        assert typed(f"export last --format txt --out {out}", *wrong) == 1
    assert not out.exists()
    assert typed(f"export last --format txt --out {out}", PASSPHRASE) == 0
    assert "Bob zoekt Ketelbrug uit" in out.read_text(encoding="utf-8")
    file = tmp_path / "over.sessie"
    assert typed(f"export last --series --format json --out {file}", PASSPHRASE) == 0
    assert "Ketelbrug" in file.read_text(encoding="utf-8")
    reports = tmp_path / "reeks"
    assert typed(f"export last --series --out {reports}") == 1
    assert list(reports.glob("*")) == []
    assert typed(f"import {file}", PASSPHRASE) == 0
    assert typed("backups restore", PASSPHRASE) == 0
    assert typed("verify " + str(out)) == 1  # nothing was adopted: nothing has to be read
    assert "wachtzin" not in capsys.readouterr().err.splitlines()[-1]
    assert typed("forget person 'Bob Mol'") == 1
    assert folder.places("Ketelbrug") == folder.places("Wisselwerk")


def test_a_copy_of_before_asks_for_the_passphrase_of_then(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy,) = folder.safe.copies()
    aside = copy.path.rename(folder.data / "uit de la")
    again = Folder(folder.data, folder.clock)
    again.confidential.turn_off(PASSPHRASE)
    again.confidential.turn_on(OTHER)
    again.store.close()
    aside.rename(copy.path)
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", OTHER)

    assert typed("backups restore", "geen van beide is het") == 1
    assert typed("backups restore", PASSPHRASE) == 0
    assert "Alles is weer zoals op" in capsys.readouterr().out
    assert typed("search ketelbrug") == 0
    assert folder.places("De Ketelbrug is dicht") == []


def test_a_file_that_is_locked_itself_is_asked_for_once(folder: Shut, typed: Typed, tmp_path: Path) -> None:
    file, words, (sealed,) = tmp_path / "over.sessie", "zes losse woorden voor onderweg", folder.sealed_ids()
    with closing(Folder(folder.data, folder.clock).store) as store:
        file.write_bytes(HandingOver(store, folder.clock).file((sealed,), "self", "", words, Cost(n=2)).data)
    assert typed(f"forget session {sealed} --yes") == 0

    assert typed(f"import {file} --erased take", words, PASSPHRASE) == 0

    assert len(folder.sealed_ids()) == 1
    assert folder.places("De Ketelbrug is dicht") == []


def test_an_answer_to_a_person_is_whole_or_says_that_it_is_not(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    gap = "1 vertrouwelijke sessie is op slot: daarin is niet gekeken."

    assert typed("person 'Bob Mol'") == 1
    said = capsys.readouterr()
    assert gap in " ".join(said.out.split())
    assert "1 sessie, op" in said.out
    assert gap in said.err
    assert typed("person 'Bob Mol'", PASSPHRASE) == 0
    said = capsys.readouterr()
    assert "2 sessies, op" in said.out
    assert gap not in said.out
    assert typed("person Niemand") == 1
    assert gap in capsys.readouterr().err.splitlines()[0]


def test_a_term_takes_whole_sessions_and_says_of_which_the_contents_wait(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.change("UPDATE session SET starts_at = replace(starts_at, '2026', '2020'), updated_at = replace(updated_at, '2026', '2020')")
    folder.change("UPDATE entry SET at = replace(at, '2026', '2020')")
    (folder.data / "settings.yaml").write_text("retention: 1 year, attendance 20 years\n", encoding="utf-8")

    assert typed("purge") == 1
    assert "Van 1 vertrouwelijke sessie gaat de inhoud pas weg met de wachtzin" in capsys.readouterr().err
    assert folder.places("Wisselwerk") == []
    (folder.data / "settings.yaml").write_text("retention: 1 year, attendance 2 years\n", encoding="utf-8")
    assert typed("purge") == 0
    assert folder.sealed_ids() == []


def test_the_check_looks_in_what_was_opened_and_counts_the_rest(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("doctor") == 0
    said = capsys.readouterr().out
    assert "1 sessie nagelezen." in said
    assert "1 vertrouwelijke sessie is op slot: daarin is niet gekeken." in said
    assert typed("doctor --unlock", PASSPHRASE) == 0
    assert "2 sessies nagelezen." in capsys.readouterr().out

    folder.change("UPDATE words SET text = 'open en bloot' WHERE session_id IN (SELECT session_id FROM sealed)")
    assert typed("doctor") == 1
    assert "is vertrouwelijk, en er is iets van te lezen zonder wachtzin" in capsys.readouterr().out


def test_what_is_found_or_promised_in_a_sealed_session_and_stands_in_the_file_is_seen(folder: Shut) -> None:
    (sealed,) = folder.sealed_ids()
    for table, columns, values in (
        ("found", "session_id, kind, text, owner, team, note, day", f"'{sealed}', 'note', 'x', '', '', '', '2026-01-01'"),
        ("example", "session_id, note", f"'{sealed}', 'n'"),
        ("tick", "session_id, promise, after, state, answer, at", f"'{sealed}', 'p', '', 'done', '', '2026-01-01T00:00:00.000000+00:00'"),
    ):
        folder.change(f"INSERT INTO {table} ({columns}) VALUES ({values})")
        assert [f.level for f in folder.examined()].count("wrong") == 1, table
        folder.change(f"DELETE FROM {table} WHERE session_id = '{sealed}'")
    assert "wrong" not in [f.level for f in folder.examined()]


def open_up(copy: Path) -> None:
    """As it would be in a copy of before."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE words SET text = 'Wilgenroos' WHERE session_id IN (SELECT session_id FROM sealed)")
        connection.execute("DELETE FROM draft")
        connection.execute("DELETE FROM sealed")
        connection.execute("DELETE FROM seal")
        connection.commit()


def test_copies_that_are_not_sealed_as_the_sessions_here_are_named_and_sealed_with_the_passphrase(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy,) = folder.safe.copies()
    open_up(copy.path)

    assert typed("doctor") == 0
    assert f"nog te lezen in: {copy.path.name}" in capsys.readouterr().out
    assert typed("sessions --unlock", PASSPHRASE) == 0
    assert capsys.readouterr().err == ""
    assert typed("doctor") == 0
    assert "nog te lezen in" not in capsys.readouterr().out
    assert folder.places("Wilgenroos") == []
    written = copy.path.stat().st_mtime_ns
    (folder.data / OWED).touch()
    assert typed("sessions --unlock", PASSPHRASE) == 0
    assert not (folder.data / OWED).exists()
    assert copy.path.stat().st_mtime_ns == written  # it was fine


def test_a_copy_that_comes_back_is_sealed_when_the_next_one_is_made(folder: Shut) -> None:
    (copy,) = folder.safe.copies()
    aside = copy.path.rename(folder.data / "uit de la")
    again = Folder(folder.data, folder.clock)
    again.confidential.turn_off(PASSPHRASE)
    again.confidential.turn_on(OTHER)
    plain = again.safe.folder / "facilitator-20260101T000000Z.sqlite"
    shutil.copy(again.safe.make().path, plain)
    open_up(plain)
    aside.rename(copy.path)  # its passphrase is another one: it stays as it is, and holds up nothing
    forget_seals()
    again.confidential.unlock(OTHER)
    of_then = copy.path.read_bytes()

    again.safe.make()

    assert remnants(plain.parent, "Wilgenroos") == []
    assert copy.path.read_bytes() == of_then
    again.store.close()


def test_it_is_switched_on_changed_and_off_without_a_window(
    tmp_path: Path, clock: RehearsalClock, typed: Typed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Folder(tmp_path / "data", clock)
    plain.led(plain.apart, "Ketelbrug")
    plain.store.close()
    assert typed("encryption") == 0
    assert "niet apart achter een wachtzin" in capsys.readouterr().out

    assert typed("encryption on --confidential", "te kort") == 1
    assert typed("encryption on --confidential", PASSPHRASE) == 0
    said = capsys.readouterr()
    assert "Er is nu 1 zo’n sessie." in said.err
    assert "ook je beheerder niet" in said.err
    assert plain.places("Ketelbrug") == []
    assert typed("encryption on --confidential", PASSPHRASE) == 1
    assert typed("encryption on", PASSPHRASE) == 1
    assert "Zet dat eerst uit" in capsys.readouterr().err
    assert typed("encryption off", PASSPHRASE) == 0
    assert plain.places("Ketelbrug") != []


def test_another_passphrase_is_chosen_with_the_one_of_now(
    folder: Shut, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("encryption change", OTHER, "vijf heel andere woorden") == 1
    assert typed("encryption change", PASSPHRASE, OTHER) == 0
    assert "Vertrouwelijke sessies hebben een andere wachtzin." in capsys.readouterr().out
    assert typed("search ketelbrug --unlock", OTHER) == 0


def test_where_the_organisation_asks_for_it_no_confidential_session_is_made_without(
    tmp_path: Path, clock: RehearsalClock, typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Folder(tmp_path / "data", clock)
    (folder.data / "settings.yaml").write_text("encrypted: confidential\n", encoding="utf-8")
    settings = Settings(encrypted="confidential")
    with closing(Desk(folder.data, settings, clock, folder.store)) as desk:
        with pytest.raises(SealWanted, match="encryption on --confidential"):
            desk.keeper.create(folder.apart, Particulars(clock.now()))
        assert desk.keeper.create(folder.openly, Particulars(clock.now())).id
        assert len(desk.overviews()) == 1
    assert typed("encryption") == 1
    assert typed("doctor") == 1
    assert "horen achter een wachtzin te staan" in capsys.readouterr().out
    folder = Folder(tmp_path / "data", clock)
    folder.confidential.turn_on(PASSPHRASE)
    with closing(Desk(folder.data, settings, clock, folder.store)) as desk:
        apart = desk.keeper.create(folder.apart, Particulars(clock.now()))
        for refused in (
            lambda: desk.keeper.create(folder.apart, Particulars(clock.now()), sealed=False),
            lambda: desk.confidential.set_sealed(apart.id, False),
        ):
            with pytest.raises(StorageError, match="Je organisatie vraagt"):
                refused()
        assert apart.id in desk.confidential.sealed()
    assert typed("encryption") == 0
    assert typed("encryption off", PASSPHRASE) == 1
    assert "Je organisatie vraagt" in capsys.readouterr().err
