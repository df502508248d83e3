"""What is legal in a draaiboek but odd: most likely a slip, or something that will go wrong in the room.

A warning stops nothing. It is right nearly always or it is not here: what a maker may well mean is left alone, such as a step that
keeps more than the draaiboek as a whole; it stands there in black and white.
"""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.sessions.errors import Problem
from facilitator.sessions.templates.key_check import KeyCheck
from facilitator.sessions.templates.odd import Odd
from facilitator.sessions.templates.odd_keeping import odd_keeping
from facilitator.sessions.templates.odd_people import odd_people
from facilitator.sessions.templates.odd_texts import odd_texts
from facilitator.sessions.templates.odd_times import odd_times
from facilitator.sessions.templates.strict_yaml import Document
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_walk import walk


def oddities(template: Template, document: Document) -> frozenset[Problem]:
    """Warnings about a draaiboek without errors. `document` is what it was read from."""
    keys = KeyCheck(document)
    for odd in _all(template, document):
        # Which reports there are follows from `notes` where they are not written.
        path = odd.path if odd.path != ("reports",) or odd.path in document.places else ("notes",)
        keys.wrong(path, odd.text, key=odd.key, warning=True)
    return frozenset(keys.problems)


def _all(template: Template, document: Document) -> Iterator[Odd]:
    everything = walk(template)
    for look in (odd_times, odd_people, odd_keeping):
        yield from look(template, everything)
    yield from odd_texts(template, everything, document.data)
