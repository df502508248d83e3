"""Scripts that only one language has, or nearly so: a screen reader that knows it can change its voice for such a word.

Cyrillic, Devanagari, Ethiopic and Chinese characters are of several languages; for those that has to be said by who knows it. Of the
languages in Arabic letters some have letters of their own; without any of those it is Arabic, and where only several have them, nothing.
"""

from __future__ import annotations

import re

_SCRIPTS = (
    ("syr", "\u0700-\u074f"), ("dv", "\u0780-\u07bf"),
    ("el", "\u0370-\u03e1\u1f00-\u1fff"), ("hy", "\u0530-\u058f"), ("he", "\u0590-\u05ff"), ("ka", "\u10a0-\u10ff"),
    ("bn", "\u0980-\u09ff"), ("pa", "\u0a00-\u0a7f"), ("gu", "\u0a80-\u0aff"), ("ta", "\u0b80-\u0bff"), ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"), ("ml", "\u0d00-\u0d7f"), ("si", "\u0d80-\u0dff"), ("th", "\u0e00-\u0e7f"), ("lo", "\u0e80-\u0eff"),
    ("my", "\u1000-\u109f"), ("km", "\u1780-\u17ff"), ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"), ("ja", "\u3040-\u30ff"),
)  # fmt: skip
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_OWN_LETTERS = (("ur", "\u0679\u0688\u0691\u06d2"), ("ps", "\u069a\u0681\u0685\u0693\u06cd\u06bc"), ("ckb", "\u06ce\u06c6\u0695\u06b5"))
_OF_SEVERAL = "\u067e\u0686\u0698\u06af\u06a9\u06cc\u06c1\u06be\u06d5"
_OTHERS = re.compile("|".join(f"(?P<{tag}>[{letters}]+)" for tag, letters in _SCRIPTS))


def language_of(text: str) -> str:
    """The language (BCP 47) of the first letter in such a script; empty where there is none."""
    found = _OTHERS.search(text) if not text.isascii() else None
    return str(found.lastgroup) if found else _in_arabic_letters(text)


def _in_arabic_letters(text: str) -> str:
    if not _ARABIC.search(text):
        return ""
    return next((tag for tag, letters in _OWN_LETTERS if set(letters) & set(text)), "" if set(_OF_SEVERAL) & set(text) else "ar")


def by_language(word: str) -> list[tuple[str, str]]:
    """A word in pieces: (language or nothing, letters)."""
    pieces, at = [], 0
    for found in _OTHERS.finditer(word):
        pieces += [("", word[at : found.start()]), (str(found.lastgroup), found.group())]
        at = found.end()
    return [piece for piece in (*pieces, ("", word[at:])) if piece[1]]
