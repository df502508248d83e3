"""What can go wrong with a look that comes in from outside."""

from __future__ import annotations


class HouseError(Exception):
    """Something of a house style that cannot be used. `str()` is a sentence that can be shown to the user."""


class DesignTokensError(HouseError):
    """A file that cannot be used as a house style; the sentence says where."""


class LogoError(HouseError):
    """A logo that is not used; the sentence says why, and what to choose instead."""
