"""Where a line may end in scripts that put no blank between words.

Thai breaks between words, as a small model sees them; Burmese between syllables, of which the last letter is marked; all others, Lao and
Khmer among them, between letters with what belongs to each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

LEADING = "\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4"
"""Vowels of Thai and Lao that stand before the letter that they belong to."""
FOLLOWING = "\u0eb0\u0eb2\u0eb3\u0ebd"
"""Vowels of Lao that stand behind it; those of Thai are known with the word."""
ASAT, STACKED = "\u103a", "\u1039"
"""Burmese: mutes the letter before it, which so ends a syllable; puts the next letter below it, in one shape."""
LONGEST = 12
"""Letters of a Thai word; what is longer is no word, and might not fit on a line."""


def units(text: str, letters: Sequence[int]) -> Mapping[int, int]:
    """For each place where a letter with its marks begins, the beginning of what is not broken over lines. `letters` goes up."""
    begins, found, unit = _edges(text), {}, 0
    for before, at in zip((0, *letters), letters, strict=False):
        goes_on = text[before] in LEADING or text[at] in FOLLOWING or not begins(text, at)
        unit = unit if goes_on and at - unit < LONGEST else at
        found[at] = unit
    return found


def _edges(text: str) -> Callable[[str, int], bool]:
    """What says whether a line may end before a letter."""
    if any("\u0e00" <= c < "\u0e80" for c in text):
        edges = _edges_in_thai(text)
        return lambda _text, at: at in edges
    if any("\u1000" <= c < "\u10a0" for c in text):
        return _begins_a_syllable
    return lambda _text, _at: True


@lru_cache(maxsize=1024)
def _edges_in_thai(text: str) -> frozenset[int]:
    """Where a word begins; inside what is too long to be one any letter does."""
    edges, at = set(), 0
    for word in _thai()(text):
        edges |= {at} if len(word) <= LONGEST else set(range(at, at + len(word)))
        at += len(word)
    return frozenset(edges)


@cache
def _thai() -> Callable[[str], list[str]]:
    import budoux  # only for who has a text in Thai

    return budoux.load_default_thai_parser().parse


def _begins_a_syllable(text: str, at: int) -> bool:
    """Whether this Burmese letter is neither muted nor the upper one of two, which ends the syllable before it."""
    after = text[at + 1 : at + 3].replace("\u1037", "")  # a tone may stand before what mutes
    return not after.startswith((ASAT, STACKED))
