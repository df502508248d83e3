"""Each report holds exactly what its readers may have: a marked word for everything that was said, looked for in every report."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.export.csv_actions import csv_actions
from facilitator.export.reports.written import minutes_text
from facilitator.sessions.errors import ExportError
from facilitator.sessions.finding.findable import findable
from facilitator.sessions.history.journal import StepOpened, event_from_data, event_to_data
from facilitator.sessions.history.notes import NOTE_KINDS, NoteKind, Seen
from facilitator.sessions.leading.arranging import add_step
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.reports.minutes import REPORT_KINDS, ReportKind
from facilitator.sessions.reports.personal_sheet import owners
from facilitator.sessions.reports.report_offers import offers
from facilitator.sessions.reports.report_wanted import Wanted, asked, check_wanted, with_proof
from facilitator.sessions.step_fields.fields import field_policy
from tests.sessions.field_cases import START, Case, begun

ROLES = "roles:\n  leider: leads\n  inbrenger: 1\n  observator: 1\n"
POLICIES = ("nothing", "session", "inbrenger", "observator", "report")
FREE = {"nothing": 0, "session": 1, "report": 2}
PROMISED: tuple[NoteKind, ...] = ("agreement", "decision", "action")


@dataclass(frozen=True)
class Said:
    """Something that was said under a marked word, and under which policy it was kept."""

    mark: str
    policy: str
    kind: str
    seen: Seen = "report"

    def belongs(self, report: ReportKind, *, is_open: bool, role: str = "") -> bool:
        """Whether it may stand in that report; `role` is that of the one whose sheet it is."""
        if self.seen == "facilitator":
            return False
        if report == "personal sheet":
            return self.policy == role
        if self.policy != "report":
            return False
        if report == "summary":
            return self.kind in ("decision", "action") or (is_open and self.kind in ("agreement", "question"))
        return report == "minutes" or (report == "actions" and self.kind in PROMISED)


@dataclass(frozen=True)
class Plan:
    """A step: what is kept of it and of its two fields, and the notes in it."""

    notes: str
    list_notes: str
    text_notes: str
    said: tuple[tuple[NoteKind, Seen], ...]


plans = st.builds(
    Plan,
    st.sampled_from(POLICIES), st.sampled_from(("", *POLICIES[1:])), st.sampled_from(("", *POLICIES[1:])),
    st.lists(st.tuples(st.sampled_from(NOTE_KINDS), st.sampled_from(("facilitator", "report", "beamer"))), max_size=3).map(tuple),
)  # fmt: skip


def written(number: int, plan: Plan) -> str:
    own = [f"\n    notes: {policy}" if policy else "" for policy in (plan.list_notes, plan.text_notes)]
    fields = f"  - list: lijst{number}{own[0]}\n  - short: tekst{number}{own[1]}\n"
    return f"- title: Stap {number}\n  time: 5 min\n  notes: {plan.notes}\n  fields:\n{fields}"


def led(plan_of: list[Plan], top: str, settled: str) -> tuple[Case, list[Said]]:
    """The session, with everything said in it, and what that was."""
    settle = "- title: Afspreken\n  time: 5 min\n  fields:\n  - settle: afspraak\n" if settled else ""
    steps = settle + "".join(written(i, plan) for i, plan in enumerate(plan_of))
    case = begun(steps, notes=top, head=ROLES)
    case.session.give_role("inbrenger", ("p1",), START)
    case.session.give_role("observator", ("p2",), START)
    if settled and FREE[settled] <= FREE[top]:
        case.fill("afspraak", {"keep": settled, "readers": ""})
    said = [piece for i, plan in enumerate(plan_of) for piece in _say(case, i, plan)]
    case.session.close(START + timedelta(hours=1))
    return case, said


def _say(case: Case, number: int, plan: Plan) -> list[Said]:
    case.go_to(f"Stap {number}")
    step, found = case.session.step, []
    assert step is not None
    for i, (kind, seen) in enumerate(plan.said if step.notes != "nothing" else ()):
        mark = f"NOOT{number}x{i}x"
        case.say(mark, kind=kind, seen=seen)
        found.append(Said(mark, step.notes, kind, seen))
    for field in step.fields:
        policy, mark = field_policy(step, field), f"VELD{number}{field.kind}x"
        if field.kind == "list":
            case.say(mark, field.name, seen="report")
            found.append(Said(mark, policy, "note"))
        else:
            case.fill(field.name, mark)
            found.append(Said(mark, policy, "field"))
    return found


@given(st.lists(plans, min_size=1, max_size=3), st.sampled_from(POLICIES[:2] + POLICIES[4:]), st.sampled_from(("", "nothing", "session")))
@settings(max_examples=60, deadline=None)
def test_a_word_is_in_exactly_the_reports_that_it_belongs_in(plan_of: list[Plan], top: str, settled: str) -> None:
    case, said = led(plan_of, top, settled)
    is_open = top == "report" and case.minutes.classification == ""
    roles = {owner.id: owner.role for owner in owners(case.session)}
    for report in REPORT_KINDS:
        for recipient in roles if report == "personal sheet" else ("",):
            minutes = make_minutes(case.session, START, report, recipient=recipient)
            told, value = minutes_text(minutes).decode(), repr(minutes)
            for piece in said:
                belongs = piece.belongs(report, is_open=is_open, role=roles.get(recipient, ""))
                assert (piece.mark in value) is belongs, (piece, report, recipient)
                assert (piece.mark in told) is belongs, (piece, report, recipient)


TWO_CASES = """\
- title: Inbreng
  time: 5 min
  fields:
  - list: casussen
- repeat: each casus in casussen
  role: inbrenger
  steps:
  - title: Advies over <casus>
    time: 5 min
    fields:
    - list: adviezen
      notes: inbrenger
"""


def two_cases(*holders: str) -> Case:
    """Two cases, each with an advice; the holders are given the role, as far as there are any."""
    case = begun(TWO_CASES, notes="nothing", head="roles:\n  inbrenger: 1\n")
    for line in ("Eerste casus", "Tweede casus"):
        case.say(line, "casussen")
    for number, path in enumerate([s.path for s in case.session.sheet.on if s.title.startswith("Advies")], 1):
        case.session.open_step(path, START)
        step = case.session.step
        assert step is not None
        if holders:
            case.session.give_role("inbrenger", (holders[number - 1],), START, step.block)
        case.say(f"ADVIES{number}", "adviezen", seen="report")
    case.session.close(START)
    return case


@pytest.mark.parametrize("holders", [("p1", "p2"), ()])
def test_one_case_is_not_on_the_sheet_of_another(holders: tuple[str, ...]) -> None:
    case = two_cases(*holders)
    sheets = [make_minutes(case.session, START, "personal sheet", recipient=owner.id) for owner in owners(case.session)]

    assert [("ADVIES1" in repr(sheet), "ADVIES2" in repr(sheet)) for sheet in sheets] == [(True, False), (False, True)]


def test_who_gave_an_advice_is_not_on_the_sheet() -> None:
    fields = "- title: Advies\n  time: 5 min\n  fields:\n  - short: advies\n    per: person\n    notes: inbrenger\n"
    case = begun(fields, head="roles:\n  inbrenger: 1\n")
    case.session.give_role("inbrenger", ("p1",), START)
    case.fill("advies", "BEL EERST", "Cor Vos")

    sheet = make_minutes(case.session, START, "personal sheet", recipient="p1")

    assert "BEL EERST" in repr(sheet)
    assert "Cor Vos" not in repr(sheet)


def test_a_proof_names_nobody_else() -> None:
    case = begun("- title: Stap\n  time: 5 min\n")
    proof = make_minutes(case.session, START, "proof", recipient="p2")

    assert [person.name for person in proof.present] == ["Bob Mol"]
    assert proof.turnout == 4
    assert "Anna" not in repr(proof)


def test_the_offers_say_what_goes_and_what_stays_without_saying_it() -> None:
    case = begun("- title: Stap\n  time: 5 min\n", head="reports: [minutes, proof]\n")
    case.say("OPENBAAR")
    case.say("GEHEIM", seen="facilitator")
    found = offers(case.session, START)

    assert [offer.report for offer in found] == ["minutes", "proof", "summary", "attendance", "times", "run sheet"]
    assert found[0].goes == "1 notitie."
    assert found[0].stays == ("1 notitie bleef bij de begeleider.",)
    assert "GEHEIM" not in repr(found)
    assert "OPENBAAR" not in repr(found)


def test_before_the_start_there_is_paper_to_lead_from_and_to_sign() -> None:
    case = begun("- title: Stap\n  time: 5 min\n")
    fresh = type(case.session)(case.session.template, case.session.particulars, lambda _entry, _words: None)

    assert {offer.report for offer in offers(fresh, START)} == {"run sheet", "attendance"}


def test_a_sheet_is_offered_for_each_who_had_the_role() -> None:
    found = [offer for offer in offers(two_cases("p1", "p2").session, START) if offer.report == "personal sheet"]

    assert [(offer.title, offer.recipient) for offer in found] == [("Blad voor Anna Bos", "p1"), ("Blad voor Bob Mol", "p2")]


PASSES = """\
- title: Inbreng
  time: 5 min
  fields:
  - list: casussen
    notes: {list_notes}
  - pick: gekozen
    from: casussen
    notes: {pick_notes}
    top: 2
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: Over <casus>
    time: 5 min
    show: Wat raakt je aan <casus>?
    say: Vertel over <casus>.
    fields:
    - choice: keuze
      options: [door met <casus>, stoppen]
      notes: report
    - vote: stand
      options: [voor <casus>, tegen]
      notes: report
"""


@given(st.sampled_from(POLICIES), *[st.sampled_from(POLICIES[1:])] * 2, st.sampled_from(("", "nothing", "session")))
@settings(max_examples=40, deadline=None)
def test_a_pass_is_called_after_a_case_only_where_its_list_may_be_read(top: str, list_notes: str, pick_notes: str, settled: str) -> None:
    settle = "- title: Afspreken\n  time: 5 min\n  fields:\n  - settle: afspraak\n" if settled else ""
    case = begun(settle + PASSES.format(list_notes=list_notes, pick_notes=pick_notes), notes=top, head=ROLES)
    if settled:
        case.fill("afspraak", {"keep": settled, "readers": ""})
    case.go_to("Inbreng")
    for mark in ("MERKEEN", "MERKTWEE"):
        case.say(mark, "casussen", seen="report")
    case.fill("gekozen", {"counts": {"MERKEEN": 3, "MERKTWEE": 1}, "chosen": ["MERKEEN", "MERKTWEE"]})
    case.go_to("Over MERKTWEE")
    case.fill("keuze", "door met MERKTWEE")
    case.fill("stand", {"rounds": [{"voor MERKTWEE": 3, "tegen": 1}]})
    case.session.close(START + timedelta(hours=1))

    may = not settled and list_notes == pick_notes == "report"
    for report in (kind for kind in REPORT_KINDS if kind != "personal sheet"):
        minutes = make_minutes(case.session, START, report)
        named = not settled and list_notes == "report" and report == "minutes"
        assert ("MERKTWEE" in repr(minutes)) is named, report
        assert ("MERKTWEE" in minutes_text(minutes).decode()) is named, report
    assert ("MERK" in repr(offers(case.session, START))) is False
    if not settled and not may:
        last = make_minutes(case.session, START).steps[-1]
        assert last.title == "Over casus 2 (casus 2)"
        assert last.texts == (("keuze", "door met casus 2"),)
        assert last.tables[0].rows == (("voor casus 2", "3"), ("tegen", "1"))


@pytest.mark.parametrize(("notes", "title"), [("session", "Extra stap"), ("nothing", "Extra stap"), ("report", "Het geval Fatima")])
def test_a_step_that_came_by_is_called_by_its_name_only_where_it_may_be_kept(notes: str, title: str) -> None:
    case = begun("- title: Stap\n  time: 5 min\n", notes=notes)
    add_step(case.session, "Het geval Fatima", timedelta(minutes=5), START)
    case.session.close(START)

    assert make_minutes(case.session, START).steps[-1].title == title
    assert make_minutes(case.session, START, "times").steps[-1].title == "Extra stap"


def test_who_was_not_there_gets_no_proof_because_of_a_namesake() -> None:
    case = begun("- title: Stap\n  time: 5 min\n", people="Jan Smit\nJan Smit")
    case.session.set_presence("p2", False, START)

    assert with_proof(case.session) == (("p1", "Jan Smit"),)


SETTLE = "- title: Afspreken\n  time: 5 min\n  fields:\n  - settle: afspraak\n"


@pytest.mark.parametrize(
    ("keep", "readers", "goes"),
    [("report", "alleen wij", False), ("report", "wij en de teamleider", True), ("report", "iedereen behalve de leidinggevende", False),
     ("report", "", True), ("session", "", False)],
)  # fmt: skip
def test_the_team_lead_gets_nothing_that_the_group_keeps_to_itself(keep: str, readers: str, goes: bool) -> None:
    case = begun(SETTLE, head="reports: [minutes]\n")
    case.fill("afspraak", {"keep": keep, "readers": readers})
    found = {offer.report: offer for offer in offers(case.session, START)}

    assert found["minutes"].readers == (readers or "de groep")
    assert ("summary" in found) is goes


def test_a_report_that_the_draaiboek_names_is_not_made_by_itself_against_the_word_of_the_group() -> None:
    case = begun(SETTLE, head="reports: [minutes, summary]\n")
    case.fill("afspraak", {"keep": "report", "readers": "alleen wij"})
    found = {offer.report: offer for offer in offers(case.session, START)}

    assert not found["summary"].asked
    assert [wanted.report for wanted in asked(case.session, START)] == ["minutes"]
    assert "alleen wij. Vraag de groep eerst" in found["summary"].stays[-1]


def test_what_goes_to_the_team_lead_is_not_marked_as_staying_in_the_group() -> None:
    case = begun("- title: Stap\n  time: 5 min\n  notes: report\n", notes="session", head="reports: [minutes, actions]\n")
    found = {offer.report: offer for offer in offers(case.session, START)}

    assert make_minutes(case.session, START, "summary").classification == "Vertrouwelijk – alleen voor de teamleider"
    assert make_minutes(case.session, START, "actions").classification == "Vertrouwelijk – blijft in de groep"
    assert found["actions"].readers == "de groep"


def test_only_what_is_offered_is_made() -> None:
    case = begun("- title: Stap\n  time: 5 min\n", notes="nothing", head="reports: [attendance]\n")

    for wanted in (Wanted("minutes"), Wanted("proof"), Wanted("actions", "csv"), Wanted("personal sheet")):
        with pytest.raises(ExportError, match=r"Wel te maken: Presentielijst \(attendance\), Plan"):
            check_wanted(case.session, wanted)
    assert check_wanted(case.session, Wanted("times")) == ()
    assert asked(case.session, START, "ics") == ()


def test_a_group_is_as_large_as_those_who_take_part() -> None:
    case = begun("- title: Stap\n  time: 5 min\n", people="Anna Bos\nBob Mol", head="roles:\n  leider: leads\nreports: [proof, minutes]\n")
    case.session.give_role("leider", ("p1",), START)
    case.session.add_person("", START)
    case.session.add_person("Dora Smit", START, guest=True)
    case.session.add_person("", START, guest=True)

    proofs = make_minutes(case.session, START, "proof")
    assert [person.name for person in proofs.present] == ["Anna Bos", "Bob Mol", "Dora Smit"]
    assert proofs.turnout == make_minutes(case.session, START, "summary").turnout == 2
    assert "Was te gast bij Proef Zuid." in minutes_text(proofs).decode()


RULED = """\
reports:
  actions: het team en de teamleider.
  minutes:
    readers: [wie erbij was, de cliëntenraad]
    holds: promises
  summary: de teamleider
"""


def test_the_draaiboek_says_for_whom_a_report_is_and_what_it_holds_at_most() -> None:
    case = begun("- title: Stap\n  time: 5 min\n  fields:\n  - short: zin\n  - list: lijst\n", head=RULED)
    for kind in NOTE_KINDS:
        case.say(f"MERK{kind}", kind=kind, seen="report")
    case.fill("zin", "MERKzin")
    case.say("MERKregel", "lijst")
    told = {report: minutes_text(make_minutes(case.session, START, report)).decode() for report in ("minutes", "summary", "actions")}
    found = {offer.report: offer for offer in offers(case.session, START)}

    for text in told.values():
        assert set(re.findall(r"MERK(\w+)", text)) == set(PROMISED)
    assert "Wie erbij was en de cliëntenraad." in told["minutes"]
    assert "Verslag per stap" not in told["minutes"]
    assert "De teamleider." in told["summary"]
    assert [found[kind].readers for kind in ("actions", "minutes")] == ["het team en de teamleider", "wie erbij was en de cliëntenraad"]
    assert found["minutes"].stays[0] == "Hierin staat alleen wat er is besloten, afgesproken en beloofd."
    assert {thing.kind for thing in findable(case.session, START)} >= set(PROMISED)
    assert not {"note", "insight", "question", "field"} & {thing.kind for thing in findable(case.session, START)}
    assert "MERKaction;" in csv_actions(make_minutes(case.session, START)).decode()


def test_the_word_of_the_group_goes_before_that_of_the_draaiboek() -> None:
    case = begun(SETTLE, head=RULED)
    case.fill("afspraak", {"keep": "report", "readers": "alleen wij"})

    assert case.minutes.audience == "alleen wij"
    assert next(offer for offer in offers(case.session, START) if offer.report == "minutes").readers == "alleen wij"


def test_what_a_pass_is_called_is_not_in_the_journal() -> None:
    case = two_cases()

    assert "Eerste casus" not in json.dumps([event_to_data(e.event) for e in case.entries])
    assert event_from_data("step opened", {"path": "1", "title": "Over Fatima", "length": "PT5M"}) == StepOpened("1", timedelta(minutes=5))
