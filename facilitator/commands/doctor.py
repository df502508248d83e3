"""`facilitator doctor`: how everything that is kept is, in sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from facilitator.commands.sealed import seal_in, unlock_first
from facilitator.keeping.doctor import examine
from facilitator.keeping.doctor_sessions import wrongly_found
from facilitator.keeping.findings import Finding, Level, level_of
from facilitator.language import tr, trn
from facilitator.one_program import only_one
from facilitator.over_sessions.archive import archive_in
from facilitator.sessions.clock import SystemClock
from facilitator.settings import Settings
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.keys import key_of


def run(
    data: Path, settings: Settings, say: Callable[[str], None], *, as_json: bool = False, reindex: bool = False, unlock: bool = False
) -> int:
    """Say each finding; 1 where something is wrong. `reindex` first makes the index anew where it is not right, `unlock` first asks the
    passphrase of confidential sessions."""
    key_of(data / FILE_NAME)  # where it was not given, it is asked for first
    unlock_first(seal_in(data / FILE_NAME), asked=unlock)
    if reindex:
        _reindex(data, say)
    findings = examine(data, settings, SystemClock().now())
    if as_json:
        say(json.dumps([vars(f) for f in findings], ensure_ascii=False, indent=2))
    else:
        for line in map(line_of, findings):
            say(line)
    return 1 if level_of(findings) == "wrong" else 0


def _reindex(data: Path, say: Callable[[str], None]) -> None:
    with only_one(data):
        wrong = tuple(wrongly_found(data))
        archive = archive_in(data)
        for session_id in wrong:
            archive.index(session_id)
    say(trn("De zoekindex van {n} sessie is opnieuw gemaakt.", "De zoekindex van {n} sessies is opnieuw gemaakt.", len(wrong)))


def line_of(finding: Finding) -> str:
    """A finding with a word in front of it that says how it is."""
    return f"{word_of(finding.level):<8} {finding.sentence}"


def word_of(level: Level) -> str:
    """In one or two words."""
    return {"fine": tr("in orde"), "notice": tr("let op"), "wrong": tr("fout")}[level]
