"""Roles that go round: everybody in turn, said why, and never more than a proposal."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sessions.coming_back.previous import taken_over
from facilitator.sessions.coming_back.rotation import followed, holder_words, name_key, next_holders, waiting, waiting_words
from facilitator.sessions.particulars import Participant, named
from facilitator.sessions.people import Person
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text

TEXT = """
draaiboek: 1
title: Proef
notes: report
origin: {timing: own}
roles: {notulist: "1, rotates", inbrenger: 1, voorzitter: 0-1}
steps:
- title: Casussen
  time: 5 min
  fields:
  - list: casussen
  - {pick: keuze, from: casussen, top: 2}
- repeat: each casus in keuze
  role: inbrenger
  steps:
  - title: Verhaal
    time: 5 min
    speak: inbrenger
"""
AUGUST, MAY = date(2026, 8, 27), date(2026, 5, 28)
PEOPLE = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit")


@pytest.fixture(scope="module")
def template() -> Template:
    return read_text(TEXT, "proef", None)


def test_who_brought_a_case_in_is_followed_and_not_taken_over(template: Template) -> None:
    roles = ("notulist", "inbrenger", "voorzitter", "")
    there = tuple(Person(p.id, p.name, roles[n], False, True, n + 1) for n, p in enumerate(PEOPLE))

    assert followed(template) == ("notulist", "inbrenger")
    assert [p.role for p in taken_over(template, there)] == ["", "", "voorzitter", ""]


@given(st.integers(1, 9), st.integers(1, 5))
def test_who_follows_the_proposals_gives_everybody_the_same(people: int, rounds: int) -> None:
    template = read_text(TEXT, "proef", None)
    participants = named("\n".join(f"Mens {n}" for n in range(people)))
    turns: dict[str, date] = {}
    given_: Counter[str] = Counter()
    for number in range(people * rounds):
        (holder,) = next_holders(template, participants, {"notulist": turns})
        turns[name_key(holder.person.name)] = AUGUST + timedelta(days=number)
        given_[holder.person.name] += 1

    assert set(given_.values()) == {rounds}


def test_it_is_said_why(template: Template) -> None:
    (never,) = next_holders(template, PEOPLE, {"notulist": {"anna bos": MAY}})
    (longest,) = next_holders(template, PEOPLE[:2], {"notulist": {"anna bos": MAY, "bob mol": AUGUST, "weg": date(2020, 1, 1)}})

    assert holder_words(never) == "Notulist: Bob Mol had die rol nog niet."
    assert holder_words(longest) == "Notulist: Anna Bos deed dit het langst niet; de laatste keer was 28 mei 2026."


def test_nobody_is_proposed_for_two_roles() -> None:
    both = read_text(TEXT.replace("voorzitter: 0-1", "voorzitter: '0-1, rotates'"), "proef", None)

    assert [h.person.name for h in next_holders(both, PEOPLE, {})] == ["Anna Bos", "Bob Mol"]
    assert [h.role for h in next_holders(both, PEOPLE[:1], {})] == ["notulist"]


def test_two_of_one_name_are_told(template: Template) -> None:
    alike = (Participant("p1", "Jan Bos", "voorzitter"), Participant("p2", "jan  bos"), Participant("p3", "Cor Vos"))
    (holder,) = next_holders(template, alike, {"notulist": {"cor vos": MAY}})

    assert (holder.person.id, holder.number) == ("p2", 2)
    assert holder_words(holder).endswith("Er staan er meer op de lijst die zo heten; dit gaat over nummer 2.")


def test_who_did_not_bring_a_case_in_yet_is_named_and_else_who_did_longest_ago(template: Template) -> None:
    def said(turns: dict[str, date], people: tuple[Participant, ...] = PEOPLE) -> list[str]:
        return [waiting_words(each) for each in waiting(template, people, {"inbrenger": turns})]

    assert said({}) == []
    assert said({"anna bos": MAY}) == ["Nog geen inbrenger geweest: Bob Mol, Cor Vos, Dora Smit."]
    assert said({"anna bos": MAY, "bob mol": AUGUST}, PEOPLE[:2]) == ["Het langst geen inbrenger geweest: Anna Bos (laatst 28 mei 2026)."]
    assert said({"weg": MAY}, named("\n".join(f"M{n}" for n in range(9))))[0] == "Nog geen inbrenger geweest: M0, M1, M2, M3 en nog 5."
    assert said({"weg": MAY}, (Participant("p1"),)) == []
