"""The fault cases in pytest: which test is of which case, what runs when, and the table at the end.

Most tests of a fault are fast and run with all others. `only="faults"` keeps one for `make test-faults` (`--faults`): it takes another
program, or seconds. With ALL_FAULTS=1 such tests do as much as the criterion asks; without it they may do less, and say so.
`only="all"` is for what shows a case once more in another way, with the real program: it needs ALL_FAULTS too.

Where FAULTS_FILE names a file, a run that does not print the table leaves its results there, and `--faults` takes them over instead of
running those tests again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from textwrap import wrap

import pytest

from tests.faults.cases import CASES, IDS, Case

WIDTH = 60


@dataclass(frozen=True)
class Result:
    """How one test of a case went."""

    case: str
    test: str
    outcome: str
    figures: tuple[str, ...] = ()
    part: bool = False
    """It did less than the criterion asks."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", action="store_true", help="only the fault cases, with the table of them")


def pytest_configure(config: pytest.Config) -> None:
    said = 'fault(case, only=None): shows a case of tests/faults/cases.py; only="faults" needs --faults, only="all" ALL_FAULTS as well'
    config.addinivalue_line("markers", said)
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Table(config), "fault-table")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what this run is about, and let each test carry its case to the report, also from another process."""
    wanted, before = bool(config.getoption("faults")), {result.test for result in _before(config)}
    kept, dropped = [], []
    for item in items:
        marks = list(item.iter_markers("fault"))
        unknown = {mark.args[0] for mark in marks} - IDS
        assert not unknown, f"{item.nodeid}: no such case as {unknown}"
        item.user_properties += [("fault", mark.args[0]) for mark in marks]
        only = {mark.kwargs.get("only") for mark in marks}
        here = bool(marks) and item.nodeid not in before if wanted else not only & {"faults", "all"}
        here = here and ("all" not in only or bool(os.environ.get("ALL_FAULTS")))
        (kept if here else dropped).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=dropped)


def _before(config: pytest.Config) -> list[Result]:
    """What an earlier run left for this one."""
    path = os.environ.get("FAULTS_FILE", "")
    if not (config.getoption("faults") and path and Path(path).is_file()):
        return []
    return [Result(**{**each, "figures": tuple(each["figures"])}) for each in json.loads(Path(path).read_text() or "[]")]


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Say for the table what was seen, in a few words; `part` where it was less than the criterion asks."""

    def say(text: str, *, part: bool = False) -> None:
        request.node.user_properties.append(("figure", text))
        if part:
            request.node.user_properties.append(("part", True))

    return say


@pytest.fixture(scope="session")
def thorough() -> bool:
    """Whether there is time for as much as the criterion asks."""
    return bool(os.environ.get("ALL_FAULTS"))


class Table:
    """Gathers how each case went, here or in other processes, and prints it."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._results = _before(config)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        cases = [str(value) for name, value in report.user_properties if name == "fault"]
        if report.when != "call" and report.outcome == "passed":
            return
        figures = tuple(str(value) for name, value in report.user_properties if name == "figure")
        part = any(name == "part" for name, _value in report.user_properties)
        self._results += [Result(case, report.nodeid, report.outcome, figures, part) for case in cases]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        path = os.environ.get("FAULTS_FILE")
        if self._config.getoption("faults"):
            terminalreporter.section("fault cases")
            for line in table(self._results):
                terminalreporter.write_line(line)
        elif path:
            Path(path).write_text(json.dumps([asdict(result) for result in self._results]))


def table(results: Iterable[Result]) -> list[str]:
    """The lines of the table."""
    of: dict[str, list[Result]] = {case.id: [] for case in CASES}
    for result in results:
        of[result.case].append(result)
    return [line for case in CASES for line in _lines(case, of[case.id])]


def _lines(case: Case, results: list[Result]) -> list[str]:
    said = [figure for result in results for figure in result.figures]
    skipped = sum(result.outcome == "skipped" for result in results)
    done = f"{len(results) - skipped} tests" + (f", {skipped} could not run here" if skipped else "") if results else "no test"
    texts = wrap(case.criterion, WIDTH) + [line for text in (*said, done) for line in wrap(f"> {text}", WIDTH, subsequent_indent="  ")]
    texts += wrap(f"Not shown yet: {case.lacking}", WIDTH) if case.lacking else []
    first, *rest = texts
    return [f"{case.id:4}{standing(case, results):13}{case.title:36}{first}", *(" " * 53 + line for line in rest)]


def standing(case: Case, results: list[Result]) -> str:
    """One word for a case; passed only where a figure holds all that the criterion asks, and everything of it was shown here."""
    ran = [result for result in results if result.outcome != "skipped"]
    if any(result.outcome == "failed" for result in ran):
        return "FAILED"
    if not ran:
        return "not covered"
    measured = any(result.figures for result in ran) and not any(result.part for result in ran)
    whole = measured and len(ran) == len(results) and not case.lacking
    return "passed" if whole else "in part"
