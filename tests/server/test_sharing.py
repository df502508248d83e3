"""Two laptops and one server: nothing is lost, nothing is merged in silence, and what is erased is erased for both."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.keeping.shared_archive import beside
from facilitator.keeping.stores import open_store
from facilitator.keeping.written_anew import note_text
from facilitator.sessions.errors import StorageError
from facilitator.sessions.finding.searching import read_query
from facilitator.settings import Settings, read_settings, write_settings
from facilitator.storage.records import StoredSession
from facilitator.storage.server.faults import HeldElsewhere, ServerAway
from facilitator.storage.store import Store
from tests.server.laptops import Laptop
from tests.server.postgres import Postgres


@pytest.fixture
def laptop(url: str, tmp_path: Path) -> Iterator[Callable[[str], Laptop]]:
    """Makes a laptop by the name of its owner; the same name is the same laptop, started again."""
    made: list[Laptop] = []

    def make(name: str) -> Laptop:
        made.append(Laptop(tmp_path / name, url, name))
        return made[-1]

    yield make
    for each in made:
        each.store.close()


@pytest.fixture
def anna(laptop: Callable[[str], Laptop]) -> Laptop:
    return laptop("Anna")


@pytest.fixture
def bob(laptop: Callable[[str], Laptop]) -> Laptop:
    return laptop("Bob")


def words(laptop: Laptop, session_id: str) -> list[str]:
    return said(laptop.store.load(session_id))


def said(stored: StoredSession) -> list[str]:
    return sorted(note_text(text) or text for text in stored.words.values())


def test_a_session_is_led_here_and_is_in_the_archive_for_others(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "De zaal is te duur.")
    anna.send()
    anna.note(opened, "De brug is dicht.")
    anna.send()

    assert words(bob, opened.id) == words(anna, opened.id)
    assert [o.id for o in bob.keeper.overviews()] == [opened.id]
    assert bob.keeper.overviews()[0].here is False
    assert bob.store.here == set()


def test_nobody_takes_up_what_somebody_has_open(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "De zaal is te duur.")
    anna.send()

    with pytest.raises(HeldElsewhere, match="open bij Anna"):
        bob.keeper.take_up(opened.id)

    anna.store.let_go(opened.id)
    anna.send()
    taken = bob.keeper.take_up(opened.id)
    bob.note(taken, "Ik neem het over.")
    bob.send()
    with pytest.raises(HeldElsewhere, match="open bij Bob"):
        anna.keeper.take_up(opened.id)


def test_a_session_that_is_closed_and_sent_leaves_the_laptop_and_its_copies(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "ZAALHUUR")
    anna.store.settle_later = lambda _file: None
    anna.finish(opened)
    assert b"ZAALHUUR" in anna.bytes()

    anna.send()

    assert anna.store.here == set()
    assert b"ZAALHUUR" not in anna.bytes()
    assert "ZAALHUUR" in words(bob, opened.id)
    assert "ZAALHUUR" in words(anna, opened.id)


def test_what_is_for_the_session_alone_never_leaves_the_laptop(anna: Laptop, postgres: Postgres, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "Voor iedereen.")
    anna.step(opened, "Onder ons")  # what is said there is for the session alone
    anna.note(opened, "ALLEENHIER")
    anna.keeper.save_draft(opened.id, "HALFGETYPT")
    anna.send()

    assert words(bob, opened.id).count("Voor iedereen.") == 1
    assert not any("ALLEENHIER" in text or "HALFGETYPT" in text for text in words(bob, opened.id))
    assert "ALLEENHIER" in words(anna, opened.id)
    anna.finish(opened)
    anna.send()
    stored = bob.store.server.load(opened.id)
    assert "ALLEENHIER" not in repr(stored)


def test_a_server_that_goes_away_stops_no_session(anna: Laptop, bob: Laptop, postgres: Postgres) -> None:
    opened = anna.held("Team Zuid", "Eerst.")
    anna.send()
    postgres.stop()
    try:
        anna.note(opened, "Terwijl de server weg was.")
        anna.send()
        assert "niet bereikbaar" in anna.sender.sharing.away
        assert anna.sender.sharing.waiting == 1
        assert [o.id for o in anna.keeper.overviews()] == [opened.id]
        with pytest.raises(ServerAway):
            bob.keeper.open(opened.id)
        with pytest.raises(ServerAway):
            anna.forgetting.session(opened.id, really=True)
        anna.note(opened, "En nog iets.")
    finally:
        postgres.start()

    anna.send()
    bob.send()

    assert anna.sender.sharing == type(anna.sender.sharing)(anna.store.server.place, "", 0, ())
    assert words(bob, opened.id) == words(anna, opened.id)
    assert "En nog iets." in words(bob, opened.id)


def test_a_program_that_was_killed_sends_at_its_next_start(anna: Laptop, bob: Laptop, laptop: Callable[[str], Laptop]) -> None:
    opened = anna.held("Team Zuid", "Verstuurd.")
    anna.send()
    anna.note(opened, "Niet meer verstuurd.")
    anna.store.close()

    again = laptop("Anna")
    again.send()

    assert "Niet meer verstuurd." in words(bob, opened.id)
    assert again.sender.sharing.apart == ()


def both_changed(anna: Laptop, bob: Laptop) -> str:
    """Anna goes on without the server, and lets her hold lapse; Bob takes over."""
    opened = anna.held("Team Zuid", "Samen.")
    anna.send()
    anna.store.server.prolong([opened.id], anna.store.me, 0)
    taken = bob.keeper.take_up(opened.id)
    bob.note(taken, "Van Bob.")
    bob.send()
    anna.note(opened, "Van Anna.")
    anna.send()
    return opened.id


def test_what_two_changed_is_kept_twice_and_said(anna: Laptop, bob: Laptop) -> None:
    session_id = both_changed(anna, bob)

    assert anna.sender.sharing.apart == (session_id,)
    assert "Van Anna." in words(anna, session_id)
    assert "Van Anna." not in words(bob, session_id)
    mine, theirs = anna.sender.beside(session_id)
    assert theirs is not None
    assert ("Van Bob." in said(mine), "Van Bob." in said(theirs)) == (False, True)


@pytest.mark.parametrize(("keep", "counts"), [("here", "Van Anna."), ("there", "Van Bob.")])
def test_of_two_versions_one_counts_and_the_other_stays_beside_it(anna: Laptop, bob: Laptop, keep: str, counts: str) -> None:
    session_id = both_changed(anna, bob)
    bob.store.let_go(session_id)
    bob.send()
    anna.store.let_go(session_id)

    anna.sender.settle(session_id, keep, beside)  # type: ignore[arg-type]
    anna.send()

    assert anna.sender.sharing.apart == ()
    server = anna.store.server
    assert counts in said(server.load(session_id))
    (other,) = server.ids() - {session_id}
    assert {"Van Anna.", "Van Bob."} - {counts} <= set(said(server.load(other)))
    assert server.load(other).record.team == ""
    assert "andere versie" in server.load(other).record.template_title
    bob.send()
    assert counts in words(bob, session_id)


def test_what_is_forgotten_on_one_laptop_goes_from_the_other(anna: Laptop, bob: Laptop, laptop: Callable[[str], Laptop]) -> None:
    opened = anna.held("Team Zuid", "GEHEIM")
    anna.store.let_go(opened.id)
    anna.send()
    assert b"GEHEIM" in anna.bytes()

    bob.forgetting.session(opened.id, really=True)
    anna.send()

    assert b"GEHEIM" not in anna.bytes()
    assert (anna.store.here, anna.store.server.ids()) == (set(), frozenset())
    again = laptop("Anna")
    again.send()
    assert again.sender.sharing.apart == ()


def test_what_was_written_in_a_session_that_somebody_erased_is_not_lost_in_silence(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "Samen.")
    anna.store.let_go(opened.id)
    anna.send()
    bob.forgetting.session(opened.id, really=True)
    anna.note(opened, "Nog niet verstuurd.")
    anna.send()

    assert anna.sender.sharing.apart == (opened.id,)
    assert anna.store.server.ids() == frozenset()
    anna.sender.settle(opened.id, "there", beside)
    assert anna.store.sessions() == ()


def test_a_note_that_is_forgotten_elsewhere_goes_here_too(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "Blijft.", "MOETWEG")
    (words_id,) = (name for name, text in anna.store.load(opened.id).words.items() if "MOETWEG" in text)
    anna.send()

    bob.store.wipe_words(opened.id, [words_id])
    bob.send()
    anna.note(opened, "Nog een.")
    anna.send()

    assert "MOETWEG" not in words(anna, opened.id)
    assert b"MOETWEG" not in anna.bytes()
    assert {"Blijft.", "Nog een."} <= set(words(bob, opened.id))


def test_a_note_that_is_forgotten_elsewhere_does_not_come_back_with_a_copy_of_here(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "Blijft.", "MOETWEG")
    safe = Safekeeper(anna.store, anna.folder / "kopieën", anna.clock)
    away = safe.make().path.rename(anna.folder.parent / "in een la.sqlite")
    anna.finish(opened)
    anna.send()
    assert anna.store.here == set()
    bob.forgetting.note(opened.id, list(opened.session.course.notes)[1], really=True)
    bob.send()
    anna.clock.advance(minutes=5)

    done = safe.restore(away)

    assert done.remark == "Weggelaten, want hier gewist: 1 notitie."
    assert "MOETWEG" not in words(anna, opened.id)
    assert "Blijft." in words(anna, opened.id)


def test_a_person_is_forgotten_in_the_archive_too_but_not_in_what_somebody_has_open(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "Karin Hofstra belt.")
    anna.send()

    with pytest.raises(StorageError, match="open bij Anna"):
        bob.forgetting.person("Karin Hofstra", really=True)
    anna.store.let_go(opened.id)
    anna.send()
    bob.forgetting.person("Karin Hofstra", really=True)
    anna.send()

    assert "Karin" not in repr(bob.store.server.load(opened.id))
    assert "Karin" not in repr(anna.store.load(opened.id))
    assert anna.sender.sharing.apart == ()


def test_erasing_that_could_not_reach_the_server_is_done_later(anna: Laptop, bob: Laptop) -> None:
    opened = anna.held("Team Zuid", "Blijft.", "MOETWEG")
    (words_id,) = (name for name, text in anna.store.load(opened.id).words.items() if "MOETWEG" in text)
    anna.send()
    anna.sender.away = "weg"
    anna.store.wipe_words(opened.id, [words_id])
    assert "MOETWEG" in repr(bob.store.server.load(opened.id))

    anna.send()

    assert "MOETWEG" not in repr(bob.store.server.load(opened.id))
    assert not anna.store.owed


def test_searching_and_promises_see_what_all_have(anna: Laptop, bob: Laptop) -> None:
    first = anna.held("Team Zuid", "De ooievaar is terug.")
    anna.note(first, "Tolk regelen", "action")
    second = bob.held("Team Noord", "De reiger ook.")
    bob.send()

    while anna.archive.catch_up():
        pass

    assert {hit.text for hit in anna.archive.find(read_query("ooievaar"))} == {"De ooievaar is terug."}
    assert {hit.session_id for hit in bob.archive.find(read_query("reiger"))} == {second.id}
    (promise,) = bob.promised.open()
    anna.finish(first)
    anna.send()
    bob.promised.tick(promise, "done")
    assert bob.promised.open() == ()
    bob.send()
    assert anna.promised.open() == ()
    assert anna.archive.waiting() == ()


def test_the_next_session_of_a_series_opens_with_what_a_colleague_was_promised(anna: Laptop, bob: Laptop) -> None:
    first = anna.held()
    anna.note(first, "Tolk regelen", "action")
    anna.finish(first)
    anna.send()

    bob.clock.advance(minutes=60 * 24 * 91)
    second = bob.create()

    assert [p.session for p in second.session.course.brought.promises] == [first.id]


def test_without_a_database_there_is_none(tmp_path: Path, anna: Laptop) -> None:
    store, shared = open_store(tmp_path / "los", Settings(), anna.clock)
    assert (type(store), shared) == (Store, None)


def test_who_shares_nothing_reads_nothing_that_could_connect(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from facilitator.desk import Desk; from facilitator.settings import Settings;"
        "from facilitator.sessions.clock import SystemClock; from facilitator.keeping.stores import open_store;"
        "store, _ = open_store(Path(sys.argv[1]), Settings(), SystemClock());"
        "desk = Desk(Path(sys.argv[1]), Settings(), SystemClock(), store); desk.overviews(); desk.close();"
        "late = ('psycopg', 'facilitator.keeping.shared_archive', 'facilitator.storage.server.store');"
        "print([m for m in sys.modules if m.startswith(late)])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "los")], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_address_of_the_surroundings_is_not_kept_in_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("database: postgresql://eigen/archief\n")
    settings = read_settings(file)[0].with_database("postgresql://anna:HUNTER2@server/archief")

    write_settings(file, replace(settings, facilitator="Anna").within_policy())

    assert "HUNTER2" not in file.read_text()
    assert read_settings(file)[0] == Settings(database="postgresql://eigen/archief", facilitator="Anna")


def test_the_command_says_how_it_is_and_sends(
    anna: Laptop, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = anna.held("Team Zuid", "Samen.")
    anna.store.close()
    monkeypatch.setenv("FACILITATOR_DATABASE", url)
    data = ["--data", str(anna.folder)]

    assert main([*data, "shared", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["waiting"] == 1
    assert main([*data, "shared", "--send"]) == 0
    capsys.readouterr()
    assert main(["--data", str(anna.folder.parent / "ergens"), "sessions", "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == [opened.id]


def test_a_server_that_is_not_there_is_said_without_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for address in ("postgresql://anna:HUNTER2@127.0.0.1:1/archief", "postgresql://anna:HUNTER2@", "mysql://anna:HUNTER2@x/y"):
        monkeypatch.setenv("FACILITATOR_DATABASE", address)
        assert main(["--data", str(tmp_path / "data"), "sessions"]) == 0
        assert main(["--data", str(tmp_path / "data"), "shared"]) == 1
        main(["--data", str(tmp_path / "data"), "doctor"])
        said = "".join(capsys.readouterr())
        assert "archief" in said
        assert "HUNTER2" not in said
