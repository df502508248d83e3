"""Stopped at any statement while sessions are sealed, opened or get another passphrase: all can be read, and the rest is finished later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.keeping.confidential import Confidential
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.errors import StorageError
from facilitator.storage.backup_folders import beside, every_copy
from facilitator.storage.copies import looking_in
from facilitator.storage.rewriting import read_raw
from facilitator.storage.seals import forget_seals
from facilitator.storage.store import Store
from tests.forgotten import remnants
from tests.killed_while_sealing import OTHER, PASSPHRASE, confidential_in
from tests.test_confidential import Folder

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that can be stopped at once is made by fork")
ROOT = Path(__file__).parent.parent
WORDS = {"on": (PASSPHRASE,), "set": (PASSPHRASE,), "change": (PASSPHRASE, OTHER), "off": (OTHER,)}


@pytest.fixture
def data(tmp_path: Path, clock: RehearsalClock) -> Path:
    """A session that is confidential and one that is not, in a file and in a copy."""
    forget_seals()
    folder = Folder(tmp_path / "data", clock)
    folder.safe.folder = beside(folder.store.file)
    folder.led(folder.apart, "Ketelbrug")
    openly = folder.store.load(folder.led(folder.openly, "Wisselwerk").id)
    folder.store.delete(openly.record.id)
    folder.store.replace_session(replace(openly, record=replace(openly.record, id="openly")))
    folder.safe.make()
    folder.store.close()
    (folder.data / "backup-folders.txt").unlink()  # it names this folder, and another one is worked on
    return folder.data


@pytest.mark.fault("F20", only="faults")
def test_what_was_there_can_be_read_and_what_was_not_done_is_done_later(
    data: Path, tmp_path: Path, thorough: bool, figure: Callable[..., None]
) -> None:
    every = 1 if thorough else 40
    command = [sys.executable, "-m", "tests.killed_while_sealing", str(data), str(tmp_path / "left"), str(every)]

    run = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    done = json.loads(run.stdout)
    assert all(moments >= (20 if thorough else 1) for moments in done.values()), done
    for act in done:
        for left in sorted((tmp_path / "left" / act).iterdir()):
            check(left, act)
    figure(f"stopped at {sum(done.values())} statements while sealing: all to be read, finished afterwards", part=not thorough)


def check(data: Path, act: str) -> None:
    """All is there, under one passphrase; once that was given the copies are as the sessions are here, and nothing can be read."""
    forget_seals()
    confidential, store = confidential_in(data)
    with closing(store):
        opened_by_one_of(confidential, WORDS[act])
        assert {said(store, record.id) for record in store.sessions()} == {"Ketelbrug", "Wisselwerk"}, (data, act)
        if confidential.owes:
            assert confidential.settle() == ()
        store.overwrite()
        for copy in every_copy(store.file):
            with looking_in(copy) as connection:
                ids = [row[0] for row in connection.execute("SELECT id FROM session")]
                assert all(read_raw(connection, each) is not None for each in ids), (data, act)
        sealed = {word for word in ("Ketelbrug", "Wisselwerk") if sealed_here(store, word)}
    assert [word for word in sealed if remnants(data, word)] == [], (data, act)


def opened_by_one_of(confidential: Confidential, words: tuple[str, ...]) -> None:
    for passphrase in words if confidential.on else ():
        try:
            confidential.unlock(passphrase)
        except StorageError:
            continue
    assert not confidential.locked


def said(store: Store, session_id: str) -> str:
    words = " ".join(store.load(session_id).words.values())
    return next(word for word in ("Ketelbrug", "Wisselwerk") if word in words)


def sealed_here(store: Store, word: str) -> bool:
    return any(said(store, session_id) == word for session_id in store.sealed())
