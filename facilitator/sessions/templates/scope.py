"""What holds at a place in a draaiboek while it is expanded: what is inherited, filled in, and who is who there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from facilitator.sessions.templates.policies import stricter
from facilitator.sessions.templates.small_texts import Groups, RoleSpec
from facilitator.sessions.templates.template import Field, Inherited, Switch, WhenLate

Values = Mapping[str, str | tuple[str, ...]]
_BLANK = re.compile(r"<(\w[\w’' -]*)>")


@dataclass(frozen=True)
class Scope:
    """Made anew for every block; only `fields` is shared, by all of one file, because a later step looks back."""

    notes: str = "report"
    ceiling: str = "report"
    when_late: WhenLate = ""
    fixed: bool = False
    optional: Switch = ""
    stances: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    groups: Groups | None = None
    groups_at: str = ""
    """Where those groups were asked for: within one block they are mixed once."""
    values: Values = field(default_factory=dict)
    roles: Mapping[str, RoleSpec] = field(default_factory=dict)
    passes: tuple[str, ...] = ()
    """The passes it is in, outermost first."""
    block: str = ""
    block_label: str = ""
    part: str = ""
    """The phases and included draaiboeken it is in, by name."""
    language: str = ""
    """Of an included draaiboek, where that is not the language of the outer one."""
    pass_roles: tuple[str, ...] = ()
    group_roles: frozenset[str] = frozenset()
    """Roles that somebody holds in every group, so that they take nobody out of a group."""
    group_turn: tuple[int, tuple[str, ...]] | None = None
    """In a pass that runs in all groups at once: which of each group it is about, from 1, and the roles that go round."""
    turn_holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Who holds the roles of a pass because it is their turn."""
    prefix: str = ""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is in each list or pick so far, by the name it is kept under."""
    fields: dict[str, tuple[Field, str]] = field(default_factory=dict)
    """Every field asked so far, with the name it is kept under."""

    def inside(self, item: Inherited) -> Scope:
        """What holds in this item: the nearest that is written counts, never freer than the file that includes it allows."""
        return replace(
            self,
            notes=stricter(item.notes or self.notes, self.ceiling),
            when_late=item.when_late or self.when_late,
            fixed=item.order == "fixed" if item.order else self.fixed,
            stances={**self.stances, **item.stance},
            rules=self.rules if item.rules is None else item.rules,
            groups=item.groups or self.groups,
        )

    def called(self, label: str) -> Scope:
        """The same inside a part of the programme that has this name."""
        return replace(self, part=f"{self.part}, {label}" if self.part else label)

    def kept(self, asked: Field) -> str:
        """The policy of a field here. A field is there to be filled in, so at least for the session."""
        if asked.kind == "settle":
            return "report"  # What the group agreed on is the one thing that the group must be able to look up.
        policy = stricter(asked.notes or self.notes, self.ceiling)
        return "session" if policy == "nothing" else policy

    def fill(self, text: str) -> str:
        """The text without blanks; a list becomes an enumeration."""
        return _BLANK.sub(self._value, text) if "<" in text else text

    def fill_all(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """The texts without blanks; one that is just a blank with a list becomes that list."""
        filled: list[str] = []
        for text in texts:
            match = _BLANK.fullmatch(text)
            value = self.values.get(match[1]) if match else None
            filled += value if isinstance(value, tuple) else (self.fill(text),)
        return tuple(filled)

    def fill_field(self, asked: Field) -> Field:
        """The field as it is in a run sheet."""
        changes: dict[str, object] = {"notes": self.kept(asked), "label": asked.label or asked.name}
        for name in ("rows", "columns", "options", "readers"):
            texts: tuple[str, ...] = getattr(asked, name)
            if any("<" in text for text in texts):
                changes[name] = self.fill_all(texts)
        if len(asked.rows) == 1 and asked.rows[0] in self.fields:  # a row for each line of a list that was asked before
            listed_in, name = self.fields[asked.rows[0]]
            changes |= {"rows": self.lines.get(name, ()), "notes": stricter(self.kept(asked), self.kept(listed_in))}
        listed = self.values.get(asked.source)
        if asked.source not in self.fields and isinstance(listed, tuple):
            changes["options" if asked.kind == "pick" else "rows"] = listed
        if asked.advice:
            changes["advice"] = {outcome: self.fill(text) for outcome, text in asked.advice.items()}
        if "<" in asked.text:
            changes["text"] = self.fill(asked.text)
        return asked.model_copy(update=changes)

    def _value(self, match: re.Match[str]) -> str:
        value = self.values.get(match[1], match[0])
        return value if isinstance(value, str) else ", ".join(value)
