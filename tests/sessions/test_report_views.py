"""What can be looked at of a session: what can be made of it, and of each person where there is one for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.report_views import viewable
from facilitator.sessions.templates.template import Template

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)


def session_of(template: Template) -> LiveSession:
    people = named("Karin Smeets\nBob Mol\nCor Vos\nDora Smit\nEls Jansen")
    return LiveSession(template, Particulars(NOW, participants=people), lambda _entry, _words: None)


def test_before_it_begins_only_what_goes_on_paper_can_be_seen(built_in: Callable[[str], Template]) -> None:
    session = session_of(built_in("activeringsdialoog"))

    assert {each.report for each in viewable(session)} == {"attendance", "run sheet"}


def test_a_proof_is_of_all_or_of_each_and_a_sheet_of_whoever_it_is_kept_for(built_in: Callable[[str], Template]) -> None:
    session = session_of(built_in("collegiale-consultatie"))
    session.go_on(NOW)

    found = {each.report: each.people for each in viewable(session)}

    assert list(found)[:3] == ["attendance", "proof", "personal sheet"]  # as the draaiboek asks; what is besides comes after it
    assert [name for _id, name in found["proof"]] == ["iedereen", "Karin Smeets", "Bob Mol", "Cor Vos", "Dora Smit", "Els Jansen"]
    assert len(found["personal sheet"]) == 1
    assert "minutes" not in found
    assert found["attendance"] == ()
