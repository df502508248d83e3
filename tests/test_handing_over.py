"""Who gets a file gets in it what is for them; what arrives is looked at first, comes in once, and can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from facilitator.cli import main
from facilitator.files.arriving import Arriving, Looked, file_bytes, read_file
from facilitator.files.handing_over import HandingOver
from facilitator.keeping.keeper import Keeper, Opened
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.coming_back.follow_up import settle
from facilitator.sessions.errors import ExportError, FacilitatorError, StorageError
from facilitator.sessions.handing_over.arrivals import Choice
from facilitator.sessions.handing_over.handed import Handed, Whom, for_next, for_self, going
from facilitator.sessions.handing_over.handed_to_lead import for_lead
from facilitator.sessions.handing_over.soundness import check_sound
from facilitator.sessions.leading.arranging import add_step
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.privacy.wiped_at_close import words_to_wipe
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.templates.template_file import read_text
from facilitator.storage.locked_file import Cost, WrongPassphrase
from facilitator.storage.session_file import MOST_BYTES, from_json
from facilitator.storage.session_file_schema import session_file_schema
from facilitator.storage.store import Store
from tests.sessions.field_cases import START, Case, begun
from tests.sessions.test_reports import FREE, PASSES, POLICIES, ROLES, SETTLE, Plan, led, plans

CHEAP = Cost(n=2**4)
WORDS = "paard batterij nietje correct"
TEMPLATE = """\
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
reports: [minutes, summary]
steps:
- {title: Terugkijken, time: 5 min, follow up: yes}
- title: Stap
  time: 5 min
- title: Onder ons
  time: 5 min
  notes: session
"""


def over(session: LiveSession) -> frozenset[str]:
    return words_to_wipe(session) if session.course.closed_at else frozenset()


def as_text(handed: Handed) -> str:
    """All that is in the file of it."""
    return repr(handed)


def elsewhere(session: LiveSession, handed: Handed) -> LiveSession:
    """The session as whoever got the file has it."""
    return LiveSession(session.template, handed.particulars, lambda _entry, _words: None, handed.entries, handed.words)


# what is in it


@given(st.lists(plans, min_size=1, max_size=3), st.sampled_from(POLICIES[:2] + POLICIES[4:]), st.sampled_from(("", "nothing", "session")))
@settings(max_examples=40, deadline=None)
def test_a_team_lead_gets_what_the_report_for_a_team_lead_holds_and_no_word_more(plan_of: list[Plan], top: str, settled: str) -> None:
    case, said = led(plan_of, top, settled)
    try:
        handed = for_lead(case.session)
    except ExportError:
        assert FREE.get(settled, 2) < FREE["report"] or not {"minutes", "actions"} & set(case.session.template.reports)
        return
    is_open = case.minutes.classification == ""
    for piece in said:
        assert (piece.mark in as_text(handed)) is piece.belongs("summary", is_open=is_open), piece
    assert not any(name in as_text(handed) for name in ("Anna", "Bob", "Cor", "Dora"))
    ours, theirs = (make_minutes(s, START, "summary") for s in (case.session, elsewhere(case.session, handed)))
    assert (theirs.actions, theirs.decisions, theirs.agreements) == (ours.actions, ours.decisions, ours.agreements)


@given(st.lists(plans, min_size=1, max_size=2), st.sampled_from(POLICIES[:2] + POLICIES[4:]), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_stand_in_gets_what_a_leader_sees_but_not_what_was_for_the_session_once_it_is_over(
    plan_of: list[Plan], top: str, is_over: bool
) -> None:
    case, said = led(plan_of, top, "")
    session = case.session
    if not is_over:
        session.reopen(START)
    text = as_text(for_next(session, over(session)))

    for piece in said:
        gone = is_over and piece.policy in ("nothing", "session")
        assert (piece.mark in text) is not gone, piece
        assert (piece.mark in as_text(for_self(session, over(session)))) is not gone


def themed() -> Case:
    """A session in which everything happened that a report for a team lead may tell."""
    fields = "fields:\n  - list: punten\n  - pick: gewogen\n    from: punten\n"
    text = f"- title: Wegen\n  time: 5 min\n  {fields}{PASSES.format(list_notes='session', pick_notes='session')}"
    case = begun(text, head=f"{ROLES}reports: [minutes, summary]\n")
    for line in ("ROOSTER", "BALIE"):
        case.say(line, "punten", seen="report")
    case.fill("gewogen", {"counts": {"ROOSTER": 3, "BALIE": 1}, "chosen": ["ROOSTER"]})
    case.say("WAAROM ZO LAAT", kind="question")
    case.go_to("Inbreng")
    case.say("CASUS FATIMA", "casussen", seen="report")
    case.fill("gekozen", {"counts": {"CASUS FATIMA": 4}, "chosen": ["CASUS FATIMA"]})
    case.go_to("Over CASUS FATIMA")
    case.say("Bel de GGD", kind="action")
    case.say("WAT ZEI DE MOEDER", kind="question")
    case.fill("keuze", "door met CASUS FATIMA")
    add_step(case.session, "Het geval FATIMA", timedelta(minutes=5), START)
    note = next(n.id for n in case.session.course.notes.values() if n.kind == "action")
    case.session.change_note(note, START, content=Content("Bel de huisarts", "Bob Mol"))
    case.session.close(START + timedelta(hours=1))
    return case


def test_the_report_of_a_team_lead_is_the_same_on_their_laptop() -> None:
    session = themed().session
    handed = for_lead(session)

    theirs, ours = (make_minutes(s, START, "summary") for s in (elsewhere(session, handed), session))
    assert theirs == replace(ours, withheld=theirs.withheld), "what is not there is not counted either"
    assert [theme.text for theme in make_minutes(session, START, "summary").themes] == ["ROOSTER", "BALIE"]
    assert not any(word in as_text(handed) for word in ("FATIMA", "MOEDER", "GGD", "Anna"))
    assert not as_text(for_next(session, over(session))).count("GGD"), "an earlier wording is nobody's"


@pytest.mark.parametrize(
    ("keep", "readers", "lead", "next_one"),
    [("report", "alleen wij", False, False), ("report", "wij en de teamleider", True, False), ("report", "", True, True),
     ("report", "wij, en wie ons begeleidt", False, True), ("report", "iedereen, niet de begeleider", False, False)],
)  # fmt: skip
def test_what_the_group_settled_is_obeyed(keep: str, readers: str, lead: bool, next_one: bool) -> None:
    case = begun(f"{SETTLE}- title: Stap\n  time: 5 min\n", head="reports: [minutes, summary]\n")
    case.fill("afspraak", {"keep": keep, "readers": readers})
    case.say("BESLOTEN", kind="decision")
    assert "BESLOTEN" in as_text(for_next(case.session, frozenset())), "while it goes on somebody has to lead it"
    case.session.close(START)

    assert ("BESLOTEN" in as_text(for_next(case.session, over(case.session)))) is next_one
    assert (not going(case.session, "lead", frozenset(), START).refused) is lead
    assert "BESLOTEN" not in repr([going(case.session, whom, frozenset(), START) for whom in ("lead", "stand-in", "self")])
    if not lead:
        with pytest.raises(ExportError):
            for_lead(case.session)


# in files


class Place:
    """A data folder with sessions, and what goes in and out of it."""

    def __init__(self, folder: Path, clock: RehearsalClock) -> None:
        self.folder, self.clock = folder, clock
        self.store = Store(folder, clock.now)
        self.keeper, self.handing, self.arriving = Keeper(self.store, clock), HandingOver(self.store, clock), Arriving(self.store, clock)

    def session(self, *notes: str) -> Opened:
        """A session that was led and closed, with these agreements."""
        particulars = Particulars(self.clock.now(), team="Zuid", participants=named("Anna Bos\nBob Mol"))
        opened = self.keeper.create(read_text(TEMPLATE, "proef", lambda _name: None), particulars)
        opened.session.go_on(self.clock.now())
        opened.session.go_on(self.clock.now())
        for note in notes:
            opened.session.take_note(Content(note), "agreement", "report", self.clock.now())
        opened.session.close(self.clock.now())
        self.clock.advance(days=7)
        return opened

    def file(self, *ids: str, whom: Whom = "self") -> bytes:
        return self.handing.file(ids, whom, "Ruben").data

    def look(self, data: bytes) -> Looked:
        return self.arriving.look(from_json(data))

    def take(self, data: bytes, choice: Choice = "mine") -> str:
        looked = self.look(data)
        return self.arriving.take_in(looked, {each.id: choice for each in looked.arrivals}).sentence

    @property
    def ids(self) -> set[str]:
        return {overview.id for overview in self.keeper.overviews()}


@pytest.fixture
def here(tmp_path: Path, clock: RehearsalClock) -> Place:
    return Place(tmp_path / "hier", clock)


@pytest.fixture
def there(tmp_path: Path, clock: RehearsalClock) -> Place:
    return Place(tmp_path / "daar", clock)


def test_a_file_comes_in_once_and_gives_the_same_session(here: Place, there: Place) -> None:
    opened = here.session("<b>%s</b> 🎉 مرحبا")
    data = here.file(opened.id)

    assert [arrival.known for arrival in there.look(data).arrivals] == ["new"]
    assert there.ids == set(), "looking takes nothing in"
    assert there.take(data) == "1 sessie is erbij gezet."
    assert [arrival.known for arrival in there.look(data).arrivals] == ["same"]
    assert there.take(data) == "Er is niets veranderd."
    again = there.keeper.open(opened.id).session
    assert (again.course, again.words, again.particulars) == (opened.session.course, opened.session.words, opened.session.particulars)


def test_a_series_goes_as_one_file_with_the_look_back_in_it(here: Place, there: Place) -> None:
    first, second = here.session("Elke week bellen"), here.session("Daarna")
    looked = here.keeper.open(second.id).session
    settle(looked, next(iter(looked.course.brought.promises)).id, "carried", "nog niet gelukt", here.clock.now())
    ids = here.handing.series(second.id)

    assert ids == (first.id, second.id)
    for whom in ("lead", "stand-in", "self"):
        place = Place(there.folder / whom, here.clock)
        assert place.take(here.file(*ids, whom=whom)) == "2 sessies zijn erbij gezet."
        theirs = make_minutes(place.keeper.read(second.id), here.clock.now(), "summary")
        assert theirs == make_minutes(looked, here.clock.now(), "summary")
        assert ("Anna" in repr(place.keeper.read(second.id).particulars)) is (whom != "lead")


def test_what_was_changed_stands_side_by_side_and_nothing_is_merged(here: Place, there: Place) -> None:
    opened = here.session("Elke week bellen", "Op tijd beginnen")
    there.take(here.file(opened.id))
    theirs = there.keeper.open(opened.id).session
    first, _second = theirs.course.notes.values()
    theirs.change_note(first.id, here.clock.now(), content=Content("Elke dag bellen"))
    opened.session.take_note(Content("Bel de GGD", "Anna Bos"), "action", "facilitator", here.clock.now())

    (arrival,) = here.look(there.file(opened.id)).arrivals
    said = [(d.part, d.where, d.mine, d.theirs) for d in arrival.differences]

    assert (arrival.known, arrival.standing) == ("changed", "apart")
    assert said == [
        ("Notities en actiepunten", "Stap", "afspraak: Elke week bellen", "afspraak: Elke dag bellen"),
        ("Notities en actiepunten", "Stap", "actiepunt: Bel de GGD (Anna Bos) [alleen begeleider]", ""),
    ]
    assert here.take(there.file(opened.id)) == "Er is niets veranderd."
    assert "Elke week bellen" in repr(here.keeper.read(opened.id).words)


def test_taking_theirs_keeps_mine_aside_and_can_be_taken_back(here: Place, there: Place) -> None:
    opened = here.session("Elke week bellen")
    there.take(here.file(opened.id))
    there.keeper.open(opened.id).session.take_note(Content("Erbij"), "note", "report", here.clock.now())
    before = here.store.load(opened.id)
    looked = here.look(there.file(opened.id))
    assert looked.arrivals[0].standing == "ahead"

    taken = here.arriving.take_in(looked, {opened.id: "theirs"})

    assert "Erbij" in repr(here.store.load(opened.id).words)
    (aside,) = here.ids - {opened.id}
    assert here.store.load(aside).words == before.words
    assert "opzij gezet op" in here.store.load(aside).record.template_title
    assert here.keeper.series(opened.id) == (opened.id,), "what lies aside counts in no series"
    here.arriving.take_back(taken)
    assert here.ids == {opened.id}
    assert here.store.load(opened.id) == before
    taken = here.arriving.take_in(here.look(there.file(opened.id)), {opened.id: "theirs"})
    here.keeper.open(opened.id).session.take_note(Content("Verder"), "note", "report", here.clock.now())
    with pytest.raises(StorageError, match="intussen veranderd"):
        here.arriving.take_back(taken)
    assert "Verder" in repr(here.store.load(opened.id).words)


def test_keeping_both_gives_one_copy_however_often_the_file_comes(here: Place, there: Place) -> None:
    opened = here.session("Elke week bellen")
    there.take(here.file(opened.id))
    there.keeper.open(opened.id).session.take_note(Content("Erbij"), "note", "report", here.clock.now())
    data = there.file(opened.id)

    assert here.take(data, "both") == "1 sessie staat er nu apart bij."
    assert here.take(data, "both") == "Er is niets veranderd."
    (copy,) = here.ids - {opened.id}
    assert "Erbij" not in repr(here.store.load(opened.id).words)
    assert "Erbij" in repr(here.keeper.read(copy).words)


def test_what_changed_while_somebody_looked_is_not_overwritten(here: Place, there: Place) -> None:
    opened = here.session("Elke week bellen")
    there.take(here.file(opened.id))
    there.keeper.open(opened.id).session.take_note(Content("Erbij"), "note", "report", here.clock.now())
    looked = here.look(there.file(opened.id))
    here.keeper.open(opened.id).session.take_note(Content("Intussen"), "note", "report", here.clock.now())

    with pytest.raises(StorageError, match="intussen veranderd"):
        here.arriving.take_in(looked, {opened.id: "theirs"})

    assert here.ids == {opened.id}
    assert "Intussen" in repr(here.store.load(opened.id).words)


def test_a_locked_file_opens_with_its_words_only(here: Place, tmp_path: Path) -> None:
    opened = here.session("GEHEIM")
    made = here.handing.file((opened.id,), "stand-in", "Ruben", WORDS, CHEAP)
    path = tmp_path / made.name
    path.write_bytes(made.data)

    assert b"GEHEIM" not in made.data
    assert made.name == "2026-11-26 Proef Zuid – overdracht.sessie"
    assert read_file(path, lambda: WORDS).sessions[0].record.id == opened.id
    with pytest.raises(WrongPassphrase):
        read_file(path, lambda: "andere woorden dan die")
    path.write_bytes(made.data[:-1])
    with pytest.raises(StorageError, match="niet heel"):
        file_bytes(path)


def test_what_is_written_fits_the_schema_that_lies_beside_the_documentation(here: Place) -> None:
    kept = json.loads((Path(__file__).parents[1] / "docs" / "session.schema.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(kept)
    check.check_schema(kept)
    assert kept == session_file_schema(), "write it again: facilitator schema --of session --out docs/session.schema.json"

    ids = (here.session("Elke week bellen").id, here.session("Daarna").id)
    for whom in ("lead", "stand-in", "self"):
        whole = json.loads(here.file(*ids, whom=whom))
        assert not list(check.iter_errors(whole))
        whole["sessions"][0]["entries"][0]["data"] = {"path": 3}
        assert not check.is_valid(whole)


# what is no session file


@pytest.mark.parametrize("sort", ["folder", "gone", "huge", "endless", "name"])
def test_what_cannot_be_read_is_a_sentence(sort: str, tmp_path: Path) -> None:
    huge = tmp_path / "groot.sessie"
    with huge.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)  # takes no room on the disk
    paths = {"folder": tmp_path, "gone": tmp_path / "weg", "huge": huge, "endless": Path("/dev/zero"), "name": Path("a\0b")}

    with pytest.raises(StorageError, match=f"{MOST_BYTES // 1024 // 1024} MB" if sort == "huge" else r"geen bestand|niet te lezen"):
        file_bytes(paths[sort])


def _with(whole: dict[str, Any], path: tuple[str | int, ...], value: object) -> bytes:
    place: Any = whole["sessions"][0]
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("session", "particulars", "timezone"), "../../etc/passwd"),
        (("session", "particulars", "timezone"), "Mars/Olympus"),
        (("session", "particulars"), {}),
        (("session", "particulars", "ends_at"), "2026-11-26T14:00:00"),
        (("session", "particulars", "starts_at"), "9999-12-31T23:59:00Z"),
        (("session", "particulars", "lengths"), {"1": "P99999999D"}),
        (("session", "sources", "proef"), "draaiboek: 1\n"),
        (("session", "sources", "proef"), "x: " + "[" * 5000),
        (("session", "main"), "elders"),
        (("entries", 0, "kind"), "iets van later"),
        (("entries", 1, "data"), {"path": []}),
        (("words",), '["geen", "notitie"]'),
        (("words",), '{"text": 3}'),
        (("words",), '{"text": "x", "due": "gisteren"}'),
    ],
)
def test_a_session_that_could_not_be_shown_does_not_come_in(
    here: Place, there: Place, path: tuple[str | int, ...], value: object
) -> None:
    whole = json.loads(here.file(here.session("Bellen").id))
    if value == "WORDS":
        value = dict.fromkeys(whole["sessions"][0]["words"], '["geen", "notitie"]')

    with pytest.raises(FacilitatorError):
        there.look(_with(whole, path, value))

    assert there.ids == set()


@pytest.mark.parametrize("value", ['{"counts": []}', '{"chosen": {"a": 1}}', '{"rounds": [["voor"]]}', '{"keep": ["report"]}', "[1]", "{"])
def test_a_field_of_another_shape_is_found_whoever_may_read_it(value: str) -> None:
    """Also where no report of now would tell it: it would stop the console at that step."""
    case = begun("- title: Stap\n  time: 5 min\n  notes: session\n  fields:\n  - scale: cijfer\n    range: 1-5\n")
    case.fill("cijfer", {"counts": {"2": 2}})
    check_sound(case.session)
    words = dict.fromkeys(case.session.words, value)

    with pytest.raises((ValueError, TypeError, AttributeError)):
        check_sound(LiveSession(case.session.template, case.session.particulars, lambda _e, _w: None, case.session.entries, words))


texts = st.text(max_size=12)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_to_a_file_it_comes_in_whole_or_is_refused(here: Place, there: Place, data: st.DataObject) -> None:
    if not here.ids:
        here.session("Elke week bellen")
    whole = json.loads(here.file(*here.ids))
    place, part = whole, "sessions"
    for _ in range(data.draw(st.integers(0, 7))):
        inner = place[part]
        if not isinstance(inner, list | dict) or not inner:
            break
        place, part = inner, data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))  # type: ignore[assignment]
    place[part] = data.draw(junk)
    written = json.dumps(whole).encode()
    cut = data.draw(st.integers(0, len(written))) if data.draw(st.booleans()) else len(written)
    try:
        looked = there.look(written[:cut])
        there.arriving.take_in(looked, {})
    except FacilitatorError:
        assert there.ids == set()
        return
    assert {arrival.id for arrival in looked.arrivals} == there.ids
    for arrival in looked.arrivals:
        assert make_minutes(there.keeper.read(arrival.id), START).title
        there.keeper.delete(arrival.id)


# without a window


def test_a_session_goes_from_one_command_line_to_another(
    here: Place, there: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, file = here.session("Elke week bellen"), str(tmp_path / "s.sessie")
    monkeypatch.setattr("sys.stdin", Answers(WORDS, WORDS))
    mine, yours = ["--data", str(here.folder)], ["--data", str(there.folder)]

    assert main([*mine, "export", "last", "--format", "json", "--to", "stand-in", "--series", "--lock", "--out", file]) == 0
    assert "Is de wachtzin weg, dan is het bestand weg" in capsys.readouterr().err
    assert main([*yours, "import", file]) == 0
    assert "Proef, Zuid, do 26 nov 2026: nieuw" in capsys.readouterr().out
    there.keeper.open(opened.id).session.take_note(Content("Erbij"), "note", "report", here.clock.now())
    assert main([*yours, "export", "last", "--format", "json", "--out", file, "--force"]) == 0
    capsys.readouterr()
    assert main([*mine, "import", file, "--look"]) == 0
    assert "hier: (niets) | bestand: notitie: Erbij" in capsys.readouterr().out
    assert main([*mine, "import", file]) == 1
    said = capsys.readouterr()
    assert "hier: (niets) | bestand: notitie: Erbij" in said.out
    assert "--changed" in said.err
    assert main([*mine, "import", file, "--changed", "take"]) == 0
    assert "opzij" in capsys.readouterr().out
    assert len(here.ids) == 2


class Answers:
    """What somebody pipes in, a line at a time."""

    def __init__(self, *lines: str) -> None:
        self._lines = iter(lines)

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return f"{next(self._lines)}\n"
