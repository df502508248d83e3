"""A file of settings as plain values: YAML with caps, and without the anchors and tags by which a few lines can take all memory.

Apart from `settings`, so that PyYAML is imported only where there is such a file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

MOST_BYTES, DEEPEST = 64 * 1024, 20


class Unreadable(Exception):
    """Nothing of the file can be used."""


def read_values(file: Path) -> object:
    """What stands in a file; None where that is nothing. Raises Unreadable."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Unreadable
        return yaml.load(data.decode("utf-8-sig"), _Loader)
    except (OSError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError, yaml.YAMLError) as error:
        raise Unreadable from error  # PyYAML raises more than it says: 2026-13-45 is a ValueError


class _Loader(yaml.SafeLoader):
    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        self._depth += 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None) or self._depth > DEEPEST:
            raise Unreadable
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node
