"""Checks keys and the shape of what stands behind them, and hands on only what has the right shape."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from facilitator.language import tr
from facilitator.sessions.errors import Problem
from facilitator.sessions.templates.did_you_mean import hint
from facilitator.sessions.templates.strict_yaml import Document, Path
from facilitator.sessions.templates.template_keys import NEEDED, WORDS, Form, form_of, form_words, kind_words, parser_of

MOST_LETTERS = 500
"""Of one sentence about a problem, however long the text is that it quotes."""


def texts(value: Any) -> tuple[str, ...]:
    """One text or a list of them as a tuple; anything else in it is left out."""
    return (value,) if isinstance(value, str) else tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


class KeyCheck:
    """Collects the problems of one file."""

    def __init__(self, document: Document) -> None:
        self._places = document.places
        self.problems = list(document.problems)

    def wrong(self, path: Path, text: str, *, key: str = "", warning: bool = False) -> None:
        """One more problem, at the nearest place that is known."""
        place = next((self._places[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self._places), (1, 1))
        self.problems.append(Problem(*place, text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + "…", key, warning))

    def checked(self, data: Mapping[str, Any], known: Collection[str], path: Path, kind: str) -> dict[str, Any]:
        """The keys that are known and whose value has the right shape; everything else is a problem."""
        good = {key: value for key, value in data.items() if self._good(key, value, known, path, kind)}
        for key in NEEDED.get(kind, ()):
            if key not in data:
                self.wrong(path, tr("'{key}' ontbreekt bij {what}", key=key, what=kind_words(kind)), key=key)
        return good

    def _good(self, key: str, value: Any, known: Collection[str], path: Path, kind: str) -> bool:
        if key not in known:
            text = tr("onbekende sleutel '{key}' bij {what}; {hint}", key=key, what=kind_words(kind), hint=hint(key, known))
            self.wrong((*path, "", key), text, key=key)
        elif value in ("", [], {}):
            self.wrong((*path, "", key), tr("'{key}' is leeg; vul in of laat weg", key=key), key=key)
        elif not _fits(value, form_of(key)):
            self.wrong((*path, key), tr("bij '{key}' hoort {what}", key=key, what=form_words(form_of(key))), key=key)
        else:
            return self._small_text(key, value, (*path, key), kind)
        return False

    def _small_text(self, key: str, value: Any, path: Path, kind: str) -> bool:
        # The first key of an item is its name, whatever word it is: `list: top` is a list called top.
        words = WORDS.get(key) if key != kind or key == "draaiboek" else None
        if words and value not in words:
            self.wrong(path, tr("'{key}: {value}' kan niet; {hint}", key=key, value=value, hint=hint(value, words)), key=key)
            return False
        parser = parser_of(key, kind)
        try:
            if parser and isinstance(value, str):
                parser(value)
        except ValueError as error:
            self.wrong(path, str(error), key=key)
            return False
        return True


def _fits(value: Any, form: Form) -> bool:
    if form == "map":
        return isinstance(value, dict) and all(_fits(v, "either") for v in value.values())
    if form == "items":
        return isinstance(value, list)
    if form == "reports":
        return _fits(value, "texts") or (isinstance(value, dict) and all(_fits(v, "text") or _fits(v, "map") for v in value.values()))
    if form == "either" and not isinstance(value, list):
        return _fits(value, "text")
    if form in ("texts", "either"):
        return isinstance(value, list) and all(_fits(v, "text") for v in value)
    return isinstance(value, str) and value != ""
