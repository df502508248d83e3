"""How long it takes to check every draaiboek that comes with the program, to be under 2 s, and as a ratio.

    python benchmarks/check_library.py [--times 5]

The floor is yaml.safe_load of the same files (the pure one, as ours is): nothing but the reading of YAML.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from facilitator import paths
from facilitator.checking import check
from facilitator.sessions.templates.library import Library
from facilitator.shelves import built_in


def seconds(work: Callable[[], object], times: int) -> float:
    """The median of so many times."""
    took = []
    for _ in range(times):
        began = perf_counter()
        work()
        took.append(perf_counter() - began)
    return median(took)


def checked() -> int:
    """A new library each time, so that nothing is remembered."""
    return check((), Library(built_in(paths.session_templates())), lambda line: None)


def loaded(files: Iterable[Path]) -> None:
    """The floor."""
    for file in files:
        yaml.safe_load(file.read_text(encoding="utf-8"))


def main() -> None:
    """Print the time and the ratio."""
    parser = argparse.ArgumentParser(description="All draaiboeken checked, against yaml.safe_load of the same files.")
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    files = Library(built_in(paths.session_templates())).files()
    ours, bare = seconds(checked, times), seconds(lambda: loaded(files), times)
    print(f"check library: {ours:.2f} s, {ours / bare:.2f} x yaml.safe_load ({bare:.2f} s), {len(files)} draaiboeken")


if __name__ == "__main__":
    main()
