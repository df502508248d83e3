"""The console for a screen that the room may read along on: what the room may not see is not in it.

Not painted over: the words are gone from the value that the pages are handed. What would be changed by editing it while its
words are gone (a field, a promise) is left out whole, so that nothing can be overwritten with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from facilitator.language import tr, trn
from facilitator.sessions.people import Person
from facilitator.sessions.screens.console_view import ConsoleView, FieldRow, NoteRow
from facilitator.sessions.screens.look_back import KeepRow, LineRow, LookBack, PromiseRow

T = TypeVar("T")
WHICH = {"id", "key", "path", "field", "on", "block", "result", "policy", "kind", "seen", "state", "role", "head"}
"""Attributes that say which, not who: no name is looked for in them."""
READ_ANYWAY = {"title", "step_title", "next_title", "show", "tasks", "stance", "owner", "beamer", "wall"}
"""Attributes that the room reads as they are. An action keeps its owner everywhere: whose it is, is what it is for."""
LEFT_ALONE = WHICH | READ_ANYWAY


def masked(view: ConsoleView) -> ConsoleView:
    """The same moment without what the room may not see."""
    names = _Names(() if view.names_shown else view.people)
    notes = tuple(_note(row, names) for row in view.notes)
    open_fields = tuple(_field(row) for row in view.fields if not _is_private_field(row, names))
    shown = replace(
        view,
        masked=True,
        covered=_covered(view, notes, open_fields, names),
        say="",
        watch_out="",
        balance=None,
        coming=None,
        notes=notes,
        fields=open_fields,
        look_back=_look_back(view.look_back, names),
    )
    return names.hidden_in(shown)


def is_private_note(policy: str, seen: str) -> bool:
    """Whether a line with this policy, for these eyes, is not for the room: only what is on the wall or in the minutes is."""
    return seen == "facilitator" or (policy != "report" and not (seen == "beamer" and policy in ("session", "nothing")))


def _note(row: NoteRow, names: _Names) -> NoteRow:
    private = is_private_note(row.policy, row.seen) or names.are_in(row.text)
    return replace(row, text="", owner="", due=None, covered=True) if private else row


def _is_private_field(row: FieldRow, names: _Names) -> bool:
    on_wall = row.field.board and row.policy == "session"
    if row.policy != "report" and not on_wall:
        return True
    return names.are_in((row.value, row.candidates, repr(row.field))) or any(_is_private_field(share, names) for share in row.shares)


def _field(row: FieldRow) -> FieldRow:
    """A field that the room may see, without what the draaiboek tells the facilitator of its outcome."""
    asked = row.field.model_copy(update={"advice": {}})
    return replace(row, field=asked, advice="", shares=tuple(_field(share) for share in row.shares))


def _look_back(found: LookBack, names: _Names) -> LookBack:
    return replace(
        found,
        rows=tuple(row for row in found.rows if not _is_private_promise(row, names)),
        lines=tuple(row for row in found.lines if not _is_private_line(row, names)),
        keeps=tuple(row for row in found.keeps if not _is_private_line(row, names)),
    )


def _is_private_promise(row: PromiseRow, names: _Names) -> bool:
    kept = row.policy == "report" and row.answer_policy in ("report", "session")
    return row.private or not kept or names.are_in((row.text, row.answer))


def _is_private_line(row: LineRow | KeepRow, names: _Names) -> bool:
    return row.policy != "report" or names.are_in(row.text if isinstance(row, LineRow) else row.lines)


# what was left out, in words


def _covered(view: ConsoleView, notes: Sequence[NoteRow], open_fields: Sequence[FieldRow], names: _Names) -> tuple[str, ...]:
    back, kept = _look_back(view.look_back, names), {row.key for row in open_fields}
    hidden_notes = sum(row.covered for row in notes)
    hidden_promises = len(view.look_back.rows) - len(back.rows)
    hidden_lines = len(view.look_back.lines) - len(back.lines) + len(view.look_back.keeps) - len(back.keeps)
    said = (
        tr("wat je zegt") if view.say else "",
        tr("waar je op let") if view.watch_out else "",
        *(row.field.label or row.field.name for row in view.fields if row.key not in kept),
        trn("{n} notitie", "{n} notities", hidden_notes) if hidden_notes else "",
        trn("{n} belofte", "{n} beloften", hidden_promises) if hidden_promises else "",
        trn("{n} regel van vorige keer", "{n} regels van vorige keer", hidden_lines) if hidden_lines else "",
        tr("wie hoelang sprak") if view.balance else "",
        tr("wat er straks op de beamer komt") if view.coming else "",
        tr("namen") if names else "",
    )
    return tuple(dict.fromkeys(part for part in said if part))


# names


class _Names:
    """The names that the draaiboek keeps off the wall; nobody where it does not. A first name alone counts too."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._labels = {said: replace(p, name="").label for p in people if p.name for said in (p.name.split()[0], p.name)}
        words = "|".join(re.escape(name) for name in sorted(self._labels, key=len, reverse=True))
        self._said = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        # Who types along writes 'anna' too. It covers a line with 'wil' where Wil is on the list, which hurts nobody.
        self._written = re.compile(self._said.pattern, re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self._labels)

    def are_in(self, value: object) -> bool:
        """Whether any of them is said in a text, or in the texts of a collection, however deep."""
        if isinstance(value, str):
            return bool(self) and self._written.search(value) is not None
        if isinstance(value, Mapping):
            return any(self.are_in(part) for pair in value.items() for part in pair)
        return isinstance(value, (list, tuple)) and any(self.are_in(part) for part in value)

    def hidden_in(self, value: T) -> T:
        """The same value with `Deelnemer 3` wherever a name was, in every text of it that is to be read."""
        return self._hidden(value) if self else value

    def _hidden(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._said.sub(lambda found: self._labels[found[0]], value)
        if isinstance(value, Person):
            return replace(value, name="")
        if isinstance(value, tuple):
            return tuple(map(self._hidden, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self._hidden(getattr(value, f.name)) for f in fields(value) if f.name not in LEFT_ALONE})
        return value
