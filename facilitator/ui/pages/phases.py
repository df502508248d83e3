"""The three phases of a session, as the tabs call them."""

from __future__ import annotations

from facilitator.language import tr


def phases() -> dict[str, str]:
    """By the key of the page, in order."""
    return {"prepare": tr("Voorbereiden"), "lead": tr("Begeleiden"), "report": tr("Verslag")}
