"""How speaking was divided: on the console alone, and in the minutes only where the draaiboek asks for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.sessions.history.changes import GROUP, LEADER
from facilitator.sessions.leading.speaking_time import tap
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.reports.make_minutes import make_minutes
from facilitator.sessions.templates.template_file import read_text

NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SHARES = "Van de 10 minuten die zijn bijgehouden sprak de begeleider 40%, en de groep 60%{named}."


def spoken(head: str, *taps: tuple[str, int], notes: str = "report") -> str:
    """The sentence in the minutes after these spoke for so many minutes each."""
    text = f"draaiboek: 1\ntitle: Proef\nnotes: {notes}\norigin: {{timing: own}}\n{head}steps:\n- title: Praten\n  time: 30 min\n"
    template = read_text(text, "proef", lambda _name: None)
    session = LiveSession(template, Particulars(NOW, participants=named("Anna Bos\nBob Mol")), lambda _entry, _words: None)
    session.go_on(NOW)
    now = NOW
    for who, minutes in taps:
        tap(session, who, now)
        now += minutes * MINUTE
    session.close(now)
    return make_minutes(session, now).speaking


def ids() -> tuple[str, str]:
    anna, bob = named("Anna Bos\nBob Mol")
    return anna.id, bob.id


def test_without_the_key_nothing_of_it_leaves_the_console() -> None:
    assert spoken("", (LEADER, 4), (GROUP, 6)) == ""


def test_the_minutes_say_how_leader_and_group_shared_the_time() -> None:
    assert spoken("speaking time: minutes\n", (LEADER, 4), (GROUP, 6)) == SHARES.format(named="")


def test_people_are_named_only_where_that_is_asked() -> None:
    anna, bob = ids()
    taps = ((bob, 1), (LEADER, 4), (anna, 2), (GROUP, 3))

    assert spoken("speaking time: minutes\n", *taps) == SHARES.format(named="")
    assert spoken("speaking time: minutes, named\n", *taps) == SHARES.format(named=" (Anna Bos 20%, Bob Mol 10%)")


def test_hidden_names_stay_hidden_whatever_is_asked() -> None:
    assert spoken("names: hidden\nspeaking time: minutes, named\n", (LEADER, 4), (GROUP, 6)) == SHARES.format(named="")


@pytest.mark.parametrize(("minutes", "notes"), [(1, "report"), (10, "nothing")])
def test_what_means_nothing_or_may_not_be_kept_is_not_said(minutes: int, notes: str) -> None:
    assert spoken("speaking time: minutes\n", (LEADER, minutes), notes=notes) == ""
