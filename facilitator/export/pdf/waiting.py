"""What ReportLab reads when it is imported, though hardly any document needs it: it waits until one does.

HarfBuzz is 3 MB and a twentieth of a second; `shaping` asks for it itself, where there is something to shape. Pillow is 2 MB, and
comes with the first logo that is a picture.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_modules: Any = sys.modules


class _Later(ModuleType):
    """Stands for a module until something is asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the machinery of imports looks at is nothing that is needed
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _read_without(module: str, reader: str) -> None:
    """Import the reader as if the module were not installed. It has to do without anyhow, so it asks nothing of it later."""
    _read_with(None, module, reader)


def _read_before(module: str, reader: str) -> None:
    """Import the reader before the module, which it gets when it first asks something of it."""
    _read_with(_Later(module), module, reader)


def _read_with(stand_in: ModuleType | None, module: str, reader: str) -> None:
    if module in _modules:
        return
    _modules[module] = stand_in
    try:
        import_module(reader)
    finally:
        del _modules[module]


_read_before("PIL.Image", "reportlab.lib.utils")
_read_without("uharfbuzz", "reportlab.pdfbase.ttfonts")
