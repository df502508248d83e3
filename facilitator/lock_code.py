"""The code that opens a locked console again: what is kept of it, and whether one fits.

It is a curtain and no safe: it keeps somebody from reading along, not from the disk.
"""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import scrypt

KEPT = re.compile(r"scrypt\$([0-9a-f]{32})\$([0-9a-f]{64})")
"""How it is kept: the salt and what came out, never the code."""


def kept_of(code: str) -> str:
    """What is kept of a code; empty for none."""
    if not code:
        return ""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_stretched(code, salt).hex()}"


def fits(code: str, kept: str) -> bool:
    """Whether this is the code that was kept."""
    found = KEPT.fullmatch(kept)
    return found is not None and hmac.compare_digest(_stretched(code, bytes.fromhex(found[1])), bytes.fromhex(found[2]))


def _stretched(code: str, salt: bytes) -> bytes:
    return scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
