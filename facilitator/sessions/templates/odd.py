"""One odd thing in a draaiboek."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.sessions.templates.strict_yaml import Path


@dataclass(frozen=True)
class Odd:
    """Where it is and what is odd about it."""

    path: Path
    text: str

    @property
    def key(self) -> str:
        """The key it is about."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")
