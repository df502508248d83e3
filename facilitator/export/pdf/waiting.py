"""What ReportLab reads when it is imported, though hardly any document needs it: it waits until one does.

HarfBuzz is 3 MB and a twentieth of a second; `shaping` asks for it itself, where there is something to shape.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_modules: Any = sys.modules


def _read_without(module: str, reader: str) -> None:
    """Import the reader as if the module were not installed. It has to do without anyhow, so it asks nothing of it later."""
    if module in _modules:
        return
    _modules[module] = None
    try:
        import_module(reader)
    finally:
        del _modules[module]


_read_without("uharfbuzz", "reportlab.pdfbase.ttfonts")
