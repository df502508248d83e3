"""Addresses in what was typed: of pages and of mailboxes. Nothing is looked up; a reader may click on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.export.pdf.markup import escaped, quoted

LONGEST = 2000
"""Letters of an address; what is longer is not one."""
_ADDRESS = re.compile(
    r"\b(?:https?://[A-Za-z0-9]|www\.[A-Za-z0-9-]{1,63}\.[A-Za-z])[!-;=?-~]*"
    r"|\b[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\b",
    re.ASCII,
)
_LAST = ".,;:!?'\"*_~>]}"
"""Ends a sentence rather than an address."""


def addresses(line: str) -> Iterator[tuple[str, str]]:
    """The line in pieces: text, and where it leads; empty for what is just text."""
    at = 0
    if "@" in line or "://" in line or "www." in line:
        for found in _ADDRESS.finditer(line):
            address = _without_the_sentence(found.group())
            if len(address) > LONGEST:
                continue
            yield line[at : found.start()], ""
            yield address, _target(address)
            at = found.start() + len(address)
    yield line[at:], ""


def linked(text: str, target: str) -> str:
    """Markup of text that leads somewhere: underlined, as colour alone is not seen by everyone."""
    return f"<a href={quoted(target)}><u>{escaped(text)}</u></a>"


def _without_the_sentence(found: str) -> str:
    """Without what ends the sentence; a bracket stays where it was opened in the address."""
    while found and (found[-1] in _LAST or (found[-1] == ")" and found.count(")") > found.count("("))):
        found = found[:-1]
    return found


def _target(address: str) -> str:
    if "://" in address:
        return address
    return f"mailto:{address}" if "@" in address and not address.startswith("www.") else f"https://{address}"
