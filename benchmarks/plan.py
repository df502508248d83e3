"""How long it takes to plan a long session: 40 people, 6 cases, groups in groups. In ms, to be under 20, and as a ratio.

    python benchmarks/plan.py [--times 200]

The floor makes as many rows of the same run sheet, each with the values it has, and adds up their lengths.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from statistics import median
from time import process_time

from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning, RunSheet, RunStep
from facilitator.sessions.templates.template_file import read_text

DRAAIBOEK = """\
draaiboek: 1
title: Zes casussen met veertig mensen
notes: nothing
origin: {timing: own}
roles: {inbrenger: 1, gast: 1 guest}
steps:
- title: Inventariseren
  time: 30 s per person
  speak: round
  fields:
  - list: casussen
    limit: 1 per person
  - pick: gekozen
    from: casussen
    by: 3 dots each
    top: 6
- repeat: each casus in gekozen
  role: inbrenger
  steps:
  - title: <casus>
    time: 10 min (8-15)
  - title: In tweetallen
    time: 5 min
    groups: 2
    stance: {inbrenger: [listens, writes]}
  - title: In viertallen
    time: 8 min
    groups: 4
  - repeat: each person in the group
    role: [vrager, schrijver]
    groups: 3-4, mixed
    steps:
    - title: Vraag
      time: 2 min
      stance: {vrager: back turned}
    - title: Oogst
      time: 1 min per group
  - title: Adviesronde
    time: 20 s per person
    speak: round
    stance: {inbrenger: [listens, no reaction yet]}
    fields:
    - list: adviezen
      notes: inbrenger
  - break: Adempauze
    time: 5 min
- title: Check-out
  time: 20 s per person
  speak: popcorn
"""


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median of so many times, of the processor: what else the computer does does not count."""
    took = []
    for _ in range(times):
        began = process_time()
        work()
        took.append(process_time() - began)
    return median(took) * 1000


def floor(sheet: RunSheet) -> Callable[[], timedelta]:
    """A function that makes the rows of a run sheet anew from their values."""
    values = [{f.name: getattr(row, f.name) for f in fields(RunStep)} for row in sheet.steps]

    def make() -> timedelta:
        return RunSheet(tuple(RunStep(**row) for row in values)).length

    return make


def main() -> None:
    """Print the time and the ratio."""
    parser = argparse.ArgumentParser(description="A long session planned, against making its rows.")
    parser.add_argument("--times", type=int, default=200)
    times = parser.parse_args().times
    template = read_text(DRAAIBOEK, "zes-casussen", lambda name: None)
    planning = Planning(tuple(f"p{n}" for n in range(1, 41)))
    sheet = run_sheet(template, planning)
    ours, bare = milliseconds(lambda: run_sheet(template, planning).length, times), milliseconds(floor(sheet), times)
    print(f"plan: {ours:.1f} ms, {ours / bare:.1f} x making its {len(sheet.steps)} rows ({bare:.2f} ms); 40 people, 6 cases")


if __name__ == "__main__":
    main()
