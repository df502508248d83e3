"""Gives what comes in from outside wrong inputs for as long as there is time, and says what the program did that it may not.

    python -m tests.fuzz.fuzz NAME [--minutes 10]      one of the inputs (see `inputs.INPUTS`), or `all`, two at a time
    python -m tests.fuzz.fuzz NAME --again FILE...     the same inputs again, with what happens
    python -m tests.fuzz.fuzz NAME --reach             how many lines of the program wrong inputs come to, in that many minutes

With atheris (extra `fuzz`) the way through the program leads: an input that gets somewhere new is kept, in build/fuzz, and gone on
from. Without it Hypothesis chooses. Ends with 1 where something was found; what was found lies in build/fuzz/found.
"""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "fuzz"
COUNTED = tuple(f"facilitator/{folder}" for folder in ("sessions/templates", "sessions", "storage", "keeping", "over_sessions"))
SLACK = 4.0
"""Counting each branch takes that much longer."""


def guided(name: str, minutes: float) -> None:
    """With atheris. Does not return."""
    import atheris

    with atheris.instrument_imports(include=["facilitator"]):
        from tests.fuzz.inputs import INPUTS, ready
    from tests.fuzz.watching import Watch

    ready()
    entry, corpus = INPUTS[name], OUT / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = entry.seeds()
    for number, seed in enumerate(seeds):
        (corpus / f"seed{number}").write_bytes(seed)
    watch = Watch(name, entry, OUT / "found" / name, SLACK)

    def one(data: bytes) -> None:
        watch(data)
        if watch.seconds > 60 * minutes:
            _end(watch)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)
        if chance.random() < 0.25:
            made: bytes = atheris.Mutate(data, len(data) + 64)
        else:  # now and then from the begin again: what is refused early leads nowhere
            made = entry.mutate(chance.choice(seeds) if chance.random() < 0.4 else data, chance, seeds)
        return made[:most]

    limits = [f"-max_len={entry.most}", "-timeout=120", "-rss_limit_mb=3000", "-verbosity=0", f"-artifact_prefix={OUT / 'found'}/{name}-"]
    (OUT / "found").mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], *limits, str(corpus)], one, custom_mutator=mutated)
    atheris.Fuzz()


def _end(watch: object) -> None:
    watch.done()  # type: ignore[attr-defined]
    sys.stdout.flush()
    os._exit(1 if watch.found else 0)  # type: ignore[attr-defined]


def by_hypothesis(name: str, minutes: float) -> None:
    """Without it: seeds that were made wrong a few times."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    from tests.fuzz.inputs import INPUTS, ready
    from tests.fuzz.watching import Watch

    ready()
    entry = INPUTS[name]
    seeds = entry.seeds()
    watch = Watch(name, entry, OUT / "found" / name)

    @given(st.sampled_from(seeds), st.integers(1, 8), st.randoms(use_true_random=True))
    @settings(max_examples=200, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), database=None)
    def some(data: bytes, times: int, chance: Random) -> None:
        for _ in range(times):
            data = entry.mutate(data, chance, seeds)[: entry.most]
        watch(data)

    while watch.seconds < 60 * minutes:
        some()
    _end(watch)


def again(name: str, files: list[Path]) -> int:
    """Say for each what happens, without anybody looking over its shoulder."""
    from tests.fuzz.inputs import INPUTS, TOLD, ready
    from tests.fuzz.watching import Watch

    ready()
    watch = Watch(name, INPUTS[name], OUT / "again" / name)
    for file in files:
        watch(file.read_bytes())
    for text in sorted(watch.out.glob("*.txt")) if watch.found else ():
        print(text.read_text())
    assert TOLD
    watch.done()
    return 1 if watch.found else 0


def reach(name: str, minutes: float) -> int:
    """Count lines while seeds, and what was kept of them before, are read and made wrong. Slow, and the same way each time."""
    from tests.fuzz.inputs import INPUTS, ready
    from tests.fuzz.reach import Reach
    from tests.fuzz.watching import Watch

    ready()
    entry, chance = INPUTS[name], Random(1)
    seeds, corpus = entry.seeds(), OUT / "corpus" / name
    kept = [file.read_bytes() for file in sorted(corpus.glob("*"))]
    watch = Watch(name, entry, OUT / "again" / name, 4 * SLACK)
    with Reach(COUNTED) as found:
        for data in (*seeds, *chance.sample(kept, min(len(kept), 50))):
            watch(data)
        while watch.seconds < 60 * minutes:
            watch(entry.mutate(chance.choice([*seeds, *kept]), chance, seeds)[: entry.most])
    watch.done()
    for folder in COUNTED:
        gone_through, all_lines = found.of(folder)
        print(f"    {folder:32} {gone_through:>5} of {all_lines} lines of functions")
    return 0


def every(minutes: float) -> int:
    """All inputs, each in a process of its own, on half of the cores at most two."""
    from tests.fuzz.inputs import INPUTS

    OUT.mkdir(parents=True, exist_ok=True)

    def run(name: str) -> int:
        with (OUT / f"{name}.log").open("wb") as log:
            program = [sys.executable, "-m", "tests.fuzz.fuzz", name, "--minutes", str(minutes)]
            return subprocess.run(program, cwd=ROOT, check=False, stderr=log).returncode

    with ThreadPoolExecutor(2) as pool:
        return max(pool.map(run, INPUTS), key=abs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--reach", action="store_true")
    parser.add_argument("--again", type=Path, nargs="+", default=[])
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if options.again:
        return again(options.name, options.again)
    if options.reach:
        return reach(options.name, options.minutes)
    if options.name == "all":
        return every(options.minutes)
    try:
        import atheris  # noqa: F401  # has wheels for some systems only
    except ImportError:
        by_hypothesis(options.name, options.minutes)
    else:
        guided(options.name, options.minutes)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        traceback.print_exc(limit=0)
        sys.exit(130)
