"""What `make run` does: open the app where there is a screen, otherwise rehearse a whole session and say where it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from facilitator.cli import main


def has_screen() -> bool:
    """Windows and macOS have one; elsewhere a display server says so."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if has_screen():
    sys.exit(main([]))
print("No screen here: rehearsing an activeringsdialoog with twelve people, off-screen.", flush=True)
sys.exit(main(["rehearse", "activeringsdialoog", "--people", "12", "--out", str(Path("rehearsal").resolve())]))
