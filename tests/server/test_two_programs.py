"""Two real programs on one server, of which one is killed; and the thread that sends."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from facilitator.keeping.shared_archive import Courier
from facilitator.keeping.written_anew import note_text
from facilitator.storage.server.leases import Writer
from facilitator.storage.server.store import ServerStore
from tests.server.laptops import Laptop
from tests.server.postgres import Postgres

PROGRAM = """
import sys
from pathlib import Path
from facilitator.keeping.shared_archive import Courier
from tests.server.laptops import Laptop

laptop = Laptop(Path(sys.argv[1]), sys.argv[2], "Anna")
Courier(laptop.sender, quiet=0.01).start(lambda: None)
opened = laptop.held()
print(opened.id, flush=True)
for number in range(100_000):
    laptop.note(opened, f"notitie {number}")
    print(number, flush=True)
"""


def numbers(store: object, session_id: str) -> list[int]:
    stored = store.load(session_id)  # type: ignore[attr-defined]
    words = [note_text(stored.words[str(e.data["words"])]) for e in stored.entries if e.kind == "note taken"]
    return [int(text.removeprefix("notitie ")) for text in words]


def test_a_program_that_is_killed_loses_nothing_and_another_goes_on(tmp_path: Path, url: str, server: ServerStore) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "anna"), url], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )
    assert killed.stdout is not None
    session_id = killed.stdout.readline().strip()
    bob = Laptop(tmp_path / "bob", url, "Bob")
    mine = bob.held()
    said = -1
    while said < 10:  # both write at once
        bob.note(mine, f"notitie {said + 1}")
        bob.send()
        said = int(killed.stdout.readline())
    killed.send_signal(signal.SIGKILL)
    said = max([said, *(int(line) for line in killed.stdout.read().split("\n")[:-1])])
    killed.wait()
    killed.stdout.close()

    sent = numbers(server, session_id)
    assert sent == list(range(len(sent)))  # what was sent is whole, as far as it goes
    assert len(numbers(server, mine.id)) > 0
    again = Laptop(tmp_path / "anna", url, "Anna")
    again.send()
    kept = numbers(server, session_id)
    assert kept == list(range(len(kept)))
    assert len(kept) in (said + 1, said + 2)  # everything that was acknowledged
    assert again.sender.sharing.apart == ()
    bob.store.close()
    again.store.close()


def test_the_courier_sends_while_somebody_types_and_once_the_server_is_back(
    tmp_path: Path, url: str, server: ServerStore, postgres: Postgres
) -> None:
    anna, heard, wanted = Laptop(tmp_path / "anna", url, "Anna"), Event(), [lambda: True]
    courier = Courier(anna.sender, quiet=0.01, often=0.05, again=0.05)
    courier.start(lambda: heard.set() if wanted[0]() else None)

    def until(found: Callable[[], bool]) -> None:
        wanted[0] = found
        heard.clear()
        assert heard.wait(20)

    opened = anna.held("Team Zuid", "Eerst.")
    until(lambda: anna.sender.sharing.waiting == 0 and not anna.sender.away)
    postgres.stop()
    anna.note(opened, "Zonder server.")
    until(lambda: bool(anna.sender.away))
    postgres.start()
    until(lambda: not anna.sender.away and anna.sender.sharing.waiting == 0)
    anna.note(opened, "Op het laatst.")
    courier.stop()

    assert [note_text(text) for text in server.load(opened.id).words.values()].count("Op het laatst.") == 1
    assert server.load(opened.id).words == anna.store.load(opened.id).words
    anna.store.close()


def test_two_writers_at_once_lose_no_update(server: ServerStore, tmp_path: Path, url: str) -> None:
    """Whoever did not have the last version is told so, and what the other one put stays."""
    anna = Laptop(tmp_path / "anna", url, "Anna")
    opened = anna.held("Team Zuid", "Van Anna.")
    anna.send()
    stored = server.load(opened.id)
    one, two = Writer("1", "Een"), Writer("2", "Twee")
    server.prolong([opened.id], anna.store.me, 0)
    server.take(opened.id, one, 0)
    server.take(opened.id, two, 0)

    late = server.put(stored, "van een", one)
    good = server.put(stored, "van twee", two)

    assert (late.state, good.state) == ("elsewhere", "fine")
    assert server.whose([opened.id], two)[opened.id].digest == "van twee"
    anna.store.close()
