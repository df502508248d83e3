"""What can happen to a laptop in front of a group, and what must be so afterwards. The one home of this table.

`docs/betrouwbaarheid.md` says the same for who leads a session; the tests of a case carry `@pytest.mark.fault("F1")`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A fault, what counts as passing, and what of that no test shows yet."""

    id: str
    title: str
    criterion: str
    lacking: str = ""


CASES = (
    Case("F1", "killed while notes are typed", "every acknowledged note there, at most 1 s of typing lost, same step"),
    Case("F2", "power cut", "0 corrupt and 0 acknowledged lost in >= 3,000 states; synchronous=FULL does lose some"),
    Case("F3", "killed while the clock runs", "after 0 s, 90 s, past the end and next day: right to 1 s, and no sound for what is past"),
    Case("F4", "killed while paused", "still paused with the same time left"),
    Case("F5", "disk full while saving", "said within 2 s, text stays, goes on within 5 s after there is room, nothing lost"),
    Case("F6", "disk full while exporting", "the old file unchanged, nothing partial left"),
    Case("F7", "folder read-only", "at the start: said, sessions can be read; during: said, text stays, no loop of attempts"),
    Case("F8", "EIO and EACCES from the disk", "said, goes on, no note twice, none lost"),
    Case("F9", "locked by another program", "no stall over 250 ms in 10 s, saved after release"),
    Case("F10", "damaged database", "six kinds, six outcomes, the original always kept"),
    Case("F11", "migration killed", "at every statement exactly the old or the new file, with a copy made before"),
    Case("F12", "second instance", "second raises the first and exits 0; stale and empty lock taken over; unwritable said"),
    Case("F13", "beamer unplugged", "20 times: console inside a screen, clock right to 1 s, notes never on the wall"),
    Case("F14", "clock set, summer time, time zone", "time left right to 1 s, minutes in order"),
    Case("F15", "suspended for 10 min", "asked once, both answers right to 1 s, no burst of sounds"),
    Case("F16", "hostile draaiboek", "only sentences with a line, each < 1 s, memory < 100 MB, the others stay"),
    Case("F17", "naughty strings", "identical after store and back; PDF opens; CSV cells harmless; missing glyphs seen"),
    Case("F18", "forget a person or a session", "0 needles in all files of ours, copies rewritten or listed"),
    Case("F19", "no network", "a whole session with export without network, 0 AF_INET sockets"),
    Case("F20", "what is confidential stays so", "a marker word only where its policy allows; never in a log"),
)
IDS = frozenset(case.id for case in CASES)
