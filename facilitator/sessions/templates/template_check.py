"""Finds everything that is wrong with a draaiboek, with its place. Says nothing about how it will run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from facilitator.language import tr
from facilitator.sessions.errors import Problem
from facilitator.sessions.templates.did_you_mean import hint
from facilitator.sessions.templates.field_check import FieldCheck
from facilitator.sessions.templates.key_check import KeyCheck, texts
from facilitator.sessions.templates.policies import strictness
from facilitator.sessions.templates.small_texts import THE_END, RoleSpec, parse_clock, parse_role, parse_rounds, parse_speak
from facilitator.sessions.templates.strict_yaml import Document, Path
from facilitator.sessions.templates.template import BUILT_IN_ROLES, Template
from facilitator.sessions.templates.template_fields import written_policies
from facilitator.sessions.templates.template_keys import APART, ITEMS, KEYS, POLICIES, REPORTS, SPEAK, TALKING, WITH_CONTENT

Load = Callable[[str], Template | str]
"""Gives an included draaiboek, or a sentence that says why it cannot be had."""

_BLANK = re.compile(r"<(\w[\w’' -]*)>")
_WITH_BLANKS = ("title", "phase", "one of", "break", "show", "say", "watch out", "rules", "extend")


class TemplateCheck:
    """One walk over one file. `problems` and `included` are what it leaves."""

    def __init__(self, document: Document, load: Load) -> None:
        self._keys = KeyCheck(document)
        self._load = load
        self._fields = FieldCheck(self._keys, self._policy, self._blanks, lambda name: name in self._blank_names)
        self._roles: dict[str, RoleSpec] = {}
        self._blank_names: frozenset[str] = frozenset()
        self._data = document.data
        self.included: dict[str, Template] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._keys.problems)

    def run(self) -> None:
        """Check the whole file."""
        if not isinstance(self._data, dict):
            self._keys.wrong((), tr("een draaiboek begint met draaiboek: 1"))
            return
        data = self._keys.checked(self._data, KEYS["draaiboek"], (), "draaiboek")
        origin = self._keys.checked(data.get("origin", {}), KEYS["origin"], ("origin",), "origin")
        self._find_includes(data.get("steps"))
        self._own_roles(data.get("roles", {}))
        self._blank_names = frozenset(data.get("fill in", {}))
        self._reports(data.get("reports"))
        self._policy(data.get("notes", ""), ("notes",))
        if "timing" not in origin:
            question = tr("origin: timing ontbreekt; zijn de tijden uit een bron (sourced) of van jezelf (own)?")
            self._keys.wrong((), question, warning=True)
        self._items(data.get("steps"), ("steps",), data.get("notes", "report"))

    def _find_includes(self, value: Any) -> None:
        # Beforehand, because an included file brings its roles to the whole of this one.
        if isinstance(value, list):
            for item in value:
                self._find_includes(item)
        elif isinstance(value, dict):
            name = value.get("include")
            found = self._load(name) if isinstance(name, str) and name and name not in self.included else None
            if isinstance(found, Template):
                self.included[str(name)] = found
            for key in ("steps", "choices", "otherwise"):
                self._find_includes(value.get(key))

    def _own_roles(self, written: Mapping[str, Any]) -> None:
        own: dict[str, RoleSpec] = {}
        for name, text in written.items():
            own[name] = RoleSpec()
            try:
                own[name] = parse_role(text if isinstance(text, str) else "[]")
            except ValueError as error:
                self._keys.wrong(("roles", name), str(error), key=name)
        leading = [name for name, spec in own.items() if spec.leads]
        for name in leading[1:]:
            self._keys.wrong(("roles", "", name), tr("er kan er maar één leiden; {first} leidt al", first=leading[0]))
        brought = {name: spec for template in self.included.values() for name, spec in template.roles.items()}
        self._roles = {**brought, **roles_of(own)}

    def _reports(self, written: Any) -> None:
        named = {report: ("reports", index) for index, report in enumerate(texts(written))}
        rules = written if isinstance(written, dict) else {}
        for report, place in {**named, **{report: ("reports", "", report) for report in rules}}.items():
            if report not in REPORTS:
                self._keys.wrong(place, tr("onbekend verslag '{report}'; {hint}", report=report, hint=hint(report, REPORTS)))
        for report, rule in rules.items():
            if isinstance(rule, dict):
                self._keys.checked(rule, KEYS["report"], ("reports", report), "report")
                if "holds" in rule and report not in WITH_CONTENT:
                    self._keys.wrong(("reports", report, "", "holds"), tr("'holds' kan alleen bij minutes en summary"), key="holds")

    def _policy(self, policy: str, path: Path) -> None:
        known = POLICIES | set(self._roles)
        if policy and policy not in known:
            self._keys.wrong(path, tr("'notes: {policy}' kan niet; {hint}", policy=policy, hint=hint(policy, known)), key="notes")

    def _items(self, items: Any, path: Path, notes: str) -> None:
        for index, item in enumerate(items or []):
            self._item(item, (*path, index), notes)

    def _item(self, item: Any, path: Path, notes: str) -> None:
        kind = next(iter(item), "") if isinstance(item, dict) else ""
        if not kind:
            self._keys.wrong(path, tr("hier hoort een stap; begin met title, break, phase, repeat, one of of include"))
            return
        if kind not in ITEMS:
            text = tr("een stap begint niet met '{kind}'; {hint}", kind=kind, hint=hint(kind, ITEMS))
            self._keys.wrong((*path, "", kind), text, key=kind)
            return
        data = self._keys.checked(item, KEYS[kind], path, kind)
        self._policy(data.get("notes", ""), (*path, "notes"))
        notes = data.get("notes", notes)
        roles, blanks = self._roles, self._blank_names
        if kind == "repeat":
            self._repeat(data, path)
        self._stances(data.get("stance", {}), (*path, "stance"))
        self._texts(data, path)
        self._step(data, path, notes)
        if kind == "include":
            self._include(data, path, notes)
        self._inside(data, path, notes)
        self._roles, self._blank_names = roles, blanks

    def _inside(self, data: Mapping[str, Any], path: Path, notes: str) -> None:
        self._items(data.get("steps"), (*path, "steps"), notes)
        self._choices(data.get("choices"), (*path, "choices"), notes)
        until = data.get("until", "")
        if until and until != THE_END and parse_clock(until) is None:
            self._fields.known(until, (*path, "until"))
        self._items(data.get("otherwise"), (*path, "otherwise"), notes)

    def _choices(self, items: Any, path: Path, notes: str) -> None:
        # Only one of them is run, so two choices may ask for a field of the same name.
        before = dict(self._fields.asked)
        after = dict(before)
        for index, item in enumerate(items or []):
            self._fields.asked = dict(before)
            self._item(item, (*path, index), notes)
            after |= self._fields.asked
        self._fields.asked = after

    def _step(self, data: Mapping[str, Any], path: Path, notes: str) -> None:
        speak = parse_speak(data.get("speak", "free"))
        who = speak.role or speak.starts_with or speak.ends_with
        if who and who not in self._roles:
            text = tr("wie is '{who}'? {hint}", who=who, hint=hint(who, SPEAK | set(self._roles)))
            self._keys.wrong((*path, "speak"), text, key="speak")
        self._tasks(data.get("for", {}), (*path, "for"))
        for index, field in enumerate(data.get("fields", [])):
            self._fields.check(field, (*path, "fields", index), notes, self._roles)
        for name in texts(data.get("recall")):
            self._fields.known(name, (*path, "recall"))

    def _tasks(self, tasks: Mapping[str, Any], path: Path) -> None:
        for role, told in tasks.items():
            self._role(role, (*path, "", role))
            for text in texts(told):
                self._blanks(text, (*path, role))

    def _role(self, role: str, path: Path) -> None:
        if role not in self._roles:
            self._keys.wrong(path, tr("onbekende rol '{role}'; {hint}", role=role, hint=hint(role, self._roles)), key=role)

    def _stances(self, stances: Mapping[str, Any], path: Path) -> None:
        for role, how in stances.items():
            self._role(role, (*path, "", role))
            for stance in texts(how):
                if stance not in TALKING | APART:
                    words = hint(stance, TALKING | APART)
                    self._keys.wrong((*path, role), tr("onbekende houding '{stance}'; {hint}", stance=stance, hint=words), key="stance")

    def _texts(self, data: Mapping[str, Any], path: Path) -> None:
        for key in _WITH_BLANKS:
            for text in texts(data.get(key)):
                self._blanks(text, (*path, key))
        for name, value in data.get("with", {}).items():
            for text in texts(value):
                self._blanks(text, (*path, "with", name))

    def _blanks(self, text: str, path: Path) -> None:
        for name in _BLANK.findall(text):
            if name not in self._blank_names:
                words = hint(name, self._blank_names)
                self._keys.wrong(path, tr("<{name}> wordt nergens ingevuld; {hint}", name=name, hint=words), key=str(path[-1]))

    def _repeat(self, data: Mapping[str, Any], path: Path) -> None:
        rounds = parse_rounds(data["repeat"]) if "repeat" in data else None
        if rounds and rounds.how == "each":
            if rounds.source not in self._blank_names:
                self._fields.known(rounds.source, (*path, "repeat"))
            self._blank_names |= {rounds.thing}
        if rounds and rounds.how == "group" and "groups" not in data:
            self._keys.wrong(path, tr("'groups' ontbreekt; schrijf hoe groot de groepen zijn"), key="groups")
        self._roles = {**{role: RoleSpec() for role in texts(data.get("role"))}, **self._roles}

    def _include(self, data: Mapping[str, Any], path: Path, notes: str) -> None:
        name = data.get("include", "")
        found = self.included.get(name) or (self._load(name) if name else "")
        if not isinstance(found, Template):
            if found:
                self._keys.wrong((*path, "include"), found, key="include")
            return
        for blank in data.get("with", {}):
            if blank not in found.fill_in:
                text = tr("'{name}' vraagt niet om '{blank}'; {hint}", name=name, blank=blank, hint=hint(blank, found.fill_in))
                self._keys.wrong((*path, "with", "", blank), text, key=blank)
        if any(strictness(policy) > strictness(notes) for policy in written_policies(found.steps)):
            text = tr("velden van '{name}' worden hier strenger bewaard dan daar staat; notes bij include verruimt dat", name=name)
            self._keys.wrong(path, text, warning=True)


def roles_of(own: Mapping[str, RoleSpec]) -> dict[str, RoleSpec]:
    """These roles, with the built-in ones that they do not replace."""
    leads, rest = any(spec.leads for spec in own.values()), any(spec.rest for spec in own.values())
    kept = {name: spec for name, spec in BUILT_IN_ROLES.items() if not (spec.leads and leads) and not (spec.rest and rest)}
    return {**kept, **own}
