"""What somebody else did to a file with sealed sessions costs those sessions and a sentence: no traceback, no waiting, nothing else."""

from __future__ import annotations

import io
import shlex
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.keeping.knowing import Knowing
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.sessions.particulars import Particulars
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.seals import BrokenSeal, SealedError, forget_seals
from tests.conftest import START
from tests.test_confidential import PASSPHRASE, Folder

OF_SEALED = "session_id IN (SELECT session_id FROM sealed)"
CHANGES = {
    "a value of another session": f"UPDATE words SET text = (SELECT text FROM words other WHERE {OF_SEALED} AND other.session_id <> "
    f"words.session_id) WHERE {OF_SEALED}",
    "cut off": f"UPDATE words SET text = substr(text, 1, 13) WHERE {OF_SEALED}",
    "no text": f"UPDATE words SET text = x'00ff' WHERE {OF_SEALED}",
    "particulars swapped": "UPDATE session SET particulars = (SELECT max(particulars) FROM session other WHERE other.id <> session.id AND "
    "other.id IN (SELECT session_id FROM sealed)) WHERE id IN (SELECT session_id FROM sealed)",
    "particulars of nobody": "UPDATE session SET particulars = '{}' WHERE id IN (SELECT session_id FROM sealed)",
    "another salt": "UPDATE seal SET salt = '00112233445566778899aabbccddeeff'",
    "no salt": "UPDATE seal SET salt = 'zout'",
    "no seal": "DELETE FROM seal",
    "a day of work": "UPDATE seal SET n = 1099511627776",
    "all memory": "UPDATE seal SET n = 1048576, r = 16, p = 4",
    "no work": "UPDATE seal SET n = 0",
    "no number": "UPDATE seal SET n = 'veel'",
    "nothing before": "UPDATE seal SET before = '[[['",
    "too much before": """UPDATE seal SET before = '{"aa": 1}'""",
}
SEAL_IS_BROKEN = ("no seal", "no salt", "a day of work", "all memory", "no work", "no number", "nothing before")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An open session and two that are sealed, closed, and nobody has it open."""
    forget_seals()
    folder = Folder(tmp_path_factory.mktemp("made") / "data", RehearsalClock(START))
    folder.confidential.turn_on(PASSPHRASE)
    for template, word in ((folder.openly, "Wisselwerk"), (folder.apart, "Ketelbrug"), (folder.apart, "Spoorzone")):
        folder.keeper.finish(folder.led(template, word))
    folder.store.close()
    yield folder.data
    forget_seals()


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    forget_seals()
    return Path(shutil.copytree(made, tmp_path / "data"))


def change(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / FILE_NAME)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("name", [name for name in CHANGES if name not in SEAL_IS_BROKEN[1:]])
def test_every_command_ends_with_a_sentence_and_the_others_go_on(
    name: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    change(data, CHANGES[name])

    def typed(command: str, line: str = PASSPHRASE) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n" * 3))
        return main(shlex.split(command))

    assert typed("sessions") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert typed("search wisselwerk") == 1
    assert "Wisselwerk" in capsys.readouterr().out
    for command in ("person 'Bob Mol'", "doctor --unlock", f"export last --format txt --out {tmp_path / 'x.txt'}", "encryption off"):
        assert typed(command) in (0, 1)  # and raises nothing
    assert typed("forget person 'Bob Mol'") == (0 if name == "too much before" else 1)


@pytest.mark.parametrize("name", SEAL_IS_BROKEN)
def test_a_seal_that_is_broken_opens_for_nobody_and_lets_nothing_be_said_openly(
    name: str, data: Path, clock: RehearsalClock
) -> None:
    change(data, CHANGES[name])
    folder = Folder(data, clock)

    assert folder.confidential.on
    assert folder.confidential.locked
    assert isinstance(folder.store.seal, BrokenSeal)
    with pytest.raises(StorageError, match="Zet een reservekopie terug"):
        folder.confidential.unlock(PASSPHRASE)
    with pytest.raises(SealedError):
        folder.keeper.create(folder.apart, Particulars(clock.now()))
    assert folder.keeper.create(folder.openly, Particulars(clock.now())).id
    known = Knowing(folder.store, clock).about("Bob Mol")
    assert (len(known.sessions), known.locked) == (1, 2)
    folder.store.close()
