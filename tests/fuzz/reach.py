"""How far inputs come: which lines of the program they go through. Counted by Python's own tracing, so it takes no package."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

Trace = Callable[[FrameType, str, Any], Any]
ROOT = Path(__file__).parents[2]


class Reach:
    """Counts lines of the files in these folders, while it is entered. Lines that run when a module is read are of no interest: of each
    file only what stands in functions counts."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._files = {str(file): _lines_of(file) for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))}
        self._seen: dict[str, set[int]] = {file: set() for file in self._files}

    def __enter__(self) -> Reach:
        sys.settrace(self._into)
        return self

    def __exit__(self, *_error: object) -> None:
        sys.settrace(None)

    def _into(self, frame: FrameType, _event: str, _arg: object) -> Trace | None:
        seen = self._seen.get(frame.f_code.co_filename)
        if seen is None or frame.f_code.co_name == "<module>":
            return None

        def line(frame: FrameType, event: str, _arg: object) -> Trace:
            if event == "line":
                seen.add(frame.f_lineno)
            return line

        return line

    def of(self, folder: str) -> tuple[int, int]:
        """Lines that were gone through, and that there are, in a folder."""
        inside = [file for file in self._files if file.startswith(f"{ROOT / folder}/")]
        return sum(len(self._seen[file] & self._files[file]) for file in inside), sum(len(self._files[file]) for file in inside)


def _lines_of(file: Path) -> set[int]:
    waiting: list[CodeType] = [compile(file.read_bytes(), str(file), "exec")]
    found: set[int] = set()
    while waiting:
        code = waiting.pop()
        waiting += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
        if code.co_name != "<module>" and not _is_class(code):
            found |= {line for _begin, _end, line in code.co_lines() if line is not None and line != code.co_firstlineno}
    return found


def _is_class(code: CodeType) -> bool:
    return "__qualname__" in code.co_names and "__module__" in code.co_names
