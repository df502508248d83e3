"""The most memory that this process ever had."""

from __future__ import annotations

import resource
from pathlib import Path


def peak_memory() -> int:
    """Kilobytes. Where the system tells it of the program itself, that: `getrusage` counts what a process was before it became this one."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
