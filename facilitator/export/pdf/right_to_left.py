"""Arabic and Hebrew for a writer that knows neither: letters in their joined forms, in the order of the eye.

A PDF stores what is seen, from left to right. What was typed goes along as ActualText (see `characters`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_FORMS = range(0xFE70, 0xFF00)
_FORM_NAMES = ("isolated", "final", "initial", "medial")
_LAM = "ل"


@cache
def _joined_forms() -> dict[tuple[str, str], str]:
    """(letters, form) -> the one character that shows them so, read from the Unicode database."""
    forms = {}
    for code in _FORMS:
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if form.strip("<>") in _FORM_NAMES and letters[0] != "0020":
            forms["".join(chr(int(c, 16)) for c in letters), form.strip("<>")] = chr(code)
    return forms


def visual(text: str) -> str:
    """A run of right-to-left text as it is drawn from left to right."""
    seen = "".join(reversed([_mirrored(c) for c in _clusters(joined(text))]))
    return re.sub(r"\d+", lambda number: number.group()[::-1], seen)


def joined(text: str) -> str:
    """Arabic letters in the form that their neighbours ask for; anything else as it is."""
    letters, forms = _ligatures(_clusters(text)), _joined_forms()
    out = []
    for i, letter in enumerate(letters):
        before = i > 0 and _joins_after(letters[i - 1]) and _joins_before(letter)
        after = i + 1 < len(letters) and _joins_after(letter) and _joins_before(letters[i + 1])
        form = ("medial" if after else "final") if before else ("initial" if after else "isolated")
        base, marks = _base_and_marks(letter)
        out.append(forms.get((base, form), base) + marks)
    return "".join(out)


def _clusters(text: str) -> list[str]:
    """Each letter with the marks that sit on it."""
    out: list[str] = []
    for c in text:
        if out and unicodedata.combining(c):
            out[-1] += c
        else:
            out.append(c)
    return out


def _ligatures(letters: list[str]) -> list[str]:
    """Lam and alef are written as one."""
    out: list[str] = []
    for letter in letters:
        if out and out[-1] == _LAM and (_LAM + letter[0], "isolated") in _joined_forms():
            out[-1] += letter
        else:
            out.append(letter)
    return out


def _base_and_marks(letter: str) -> tuple[str, str]:
    size = 2 if len(letter) > 1 and not unicodedata.combining(letter[1]) else 1
    return letter[:size], letter[size:]


def _joins_before(letter: str) -> bool:
    return (_base_and_marks(letter)[0], "final") in _joined_forms()


def _joins_after(letter: str) -> bool:
    return (_base_and_marks(letter)[0], "initial") in _joined_forms()


def _mirrored(cluster: str) -> str:
    swaps = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«", "<": ">", ">": "<"}
    return swaps.get(cluster, cluster)
