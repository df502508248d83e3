"""`python -m facilitator`, and the command `facilitator`."""

from __future__ import annotations

import sys

from facilitator.cli import main as run


def main() -> int:
    """Run with the arguments of the command line; gives the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
