"""Everything that can be wrong with a draaiboek, found in one walk and told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from facilitator.language import tr
from facilitator.sessions import small_texts as small
from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.strict_yaml import Place, Plain, read_plain
from facilitator.sessions.template_keys import (
    APART, FIELDS, ITEMS, KEYS, NEEDS, POLICIES, REPORTS, SPEAK, TALKING, called, meant, value_problem,
)  # fmt: skip

Find = Callable[[str], str | None]
"""Gives the text of another draaiboek by its name, or None."""


def as_list(value: Any) -> list[Any]:
    """One value or a list of them, as a list."""
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def first_key(item: Any) -> str:
    """What an item of a list says it is."""
    return str(next(iter(item), "")) if isinstance(item, dict) else ""


class Check:
    """The walk over one file. Afterwards `problems`, `roles`, `fields` and `sources` (texts by name) are known."""

    def __init__(self, text: str, name: str, find: Find, including: tuple[str, ...] = ()) -> None:
        self.name, self._find, self._including = name, find, (*including, name)
        self.problems: list[Problem] = []
        self.sources: dict[str, str] = {name: text}
        self.included: dict[str, Check] = {}
        self.fields: dict[str, dict[str, Any]] = {}
        self.roles = {"begeleider": small.RoleSpec(leads=True, takes_part=False), "deelnemer": small.RoleSpec(0, small.MANY, rest=True)}
        self._blanks: set[str] = set()
        self._until: list[tuple[str, Place]] = []
        self._plain: Plain = read_plain(text, name)
        self.data: Any = self._plain.data
        self._head()

    @property
    def broken(self) -> bool:
        return any(not p.warning for p in self.problems)

    # telling

    def _wrong(self, place: Place, text: str, key: str = "", warning: bool = False) -> None:
        line, column = self._where(place)
        self.problems.append(Problem(line, column, text, key or (str(place[-1]) if place else ""), warning))

    def _where(self, place: Place) -> tuple[int, int]:
        while place and place not in self._plain.places:
            place = place[:-1]
        return self._plain.places.get(place, (1, 1))

    # the head

    def _head(self) -> None:
        data = self.data
        if not isinstance(data, dict):
            self._wrong((), tr("een draaiboek begint met 'draaiboek: 1'"))
            return
        self._keys(data, KEYS["draaiboek"], (), "draaiboek")
        origin = data.get("origin")
        if isinstance(origin, dict):
            self._keys(origin, KEYS["origin"], ("origin",), "origin")
        if not isinstance(origin, dict) or "timing" not in origin:
            self._wrong((), tr("origin: timing ontbreekt; zijn de tijden uit een bron (sourced) of van jezelf (own)?"), "origin", True)
        self._take_roles(data.get("roles"))
        self._take_blanks(data.get("fill in"))
        for i, report in enumerate(as_list(data.get("reports"))):
            if isinstance(report, str) and report not in REPORTS:
                self._wrong(("reports", i), tr("onbekend verslag '{report}'", report=report) + meant(report, REPORTS))
        self._policy(data.get("notes"), ("notes",))
        if "steps" in data:
            self._items(data["steps"], ("steps",))
        for name, place in self._until:  # may name a field of the block itself, so only now all are known
            self._known(name, place)

    def _take_roles(self, roles: Any) -> None:
        for name, text in roles.items() if isinstance(roles, dict) else ():
            try:
                spec = small.read_role(text) if isinstance(text, str) else None
            except small.Unreadable as error:
                self._wrong(("roles", name), str(error))
                continue
            if spec is None:
                self._wrong(("roles", name), tr("bij een rol hoort hoeveel: 1, 0-2, 1 guest, the rest of leads"))
                continue
            self.roles.pop("begeleider" if spec.leads else "deelnemer" if spec.rest else "", None)
            self.roles[name] = spec

    def _take_blanks(self, blanks: Any) -> None:
        for name, value in blanks.items() if isinstance(blanks, dict) else ():
            self._blanks.add(name)
            if not isinstance(value, str) and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
                self._wrong(("fill in", name), tr("bij '{name}' hoort een tekst of een lijst van teksten", name=name))

    # keys

    def _keys(self, data: dict[str, Any], known: frozenset[str], place: Place, kind: str) -> None:
        for key, value in data.items():
            if key not in known:
                said = tr("onbekende sleutel '{key}' bij {item}", key=key, item=called(kind)) + meant(key, known - set(data))
                self._wrong((*place, "", key), said, key)
            elif problem := value_problem(key, value):
                self._wrong((*place, key) if value not in ("", [], {}) else (*place, "", key), problem, key)
        for key in NEEDS.get(kind, ()):
            if key not in data:
                self._wrong(place, tr("'{key}' ontbreekt bij {item}", key=key, item=called(kind)), key)

    def _policy(self, value: Any, place: Place) -> None:
        if isinstance(value, str) and value and value not in POLICIES and value not in self.roles:
            self._wrong(place, tr("'notes: {value}' kan niet", value=value) + meant(value, POLICIES | set(self.roles)), "notes")

    # items

    def _items(self, items: Any, place: Place) -> None:
        if not isinstance(items, list) or not items:
            self._wrong(place, tr("hier hoort een lijst van stappen"))
            return
        for i, item in enumerate(items):
            self._item(item, (*place, i))

    def _item(self, item: Any, place: Place) -> None:
        kind = first_key(item)
        if not kind:
            self._wrong(place, tr("hier hoort een stap: begin met title, break, phase, repeat, one of of include"))
            return
        if kind not in ITEMS:
            self._wrong((*place, "", kind), tr("een stap begint niet met '{word}'", word=kind) + meant(kind, ITEMS), kind)
            return
        self._keys(item, KEYS[kind], place, kind)
        self._policy(item.get("notes"), (*place, "notes"))
        self._speaking(item, place)
        before = set(self._blanks)
        if kind == "repeat":
            self._repeat(item, place)
        self._fields(item.get("fields"), (*place, "fields"))
        for name in as_list(item.get("recall")):
            self._known(name, (*place, "recall"))
        self._texts(item, place)
        if kind == "include":
            self._include(item, place)
        for inner in ("choices", "steps", "otherwise"):
            if inner in item and inner in KEYS[kind]:
                self._items(item[inner], (*place, inner))
        self._blanks = before

    def _speaking(self, item: dict[str, Any], place: Place) -> None:
        speak = item.get("speak", "free")
        if isinstance(speak, str) and speak not in SPEAK and speak not in self.roles:
            said = tr("wie is '{speak}'?", speak=speak) + meant(speak, SPEAK | set(self.roles))
            self._wrong((*place, "speak"), said)
        stance = item.get("stance")
        for who, how in stance.items() if isinstance(stance, dict) else ():
            if who not in self.roles:
                self._wrong((*place, "stance", "", who), tr("onbekende rol '{role}'", role=who) + meant(who, self.roles), who)
            for one in as_list(how):
                if not isinstance(one, str) or one not in TALKING | APART:
                    self._wrong((*place, "stance", who), tr("onbekende houding '{how}'", how=one) + meant(str(one), TALKING | APART))

    def _repeat(self, item: dict[str, Any], place: Place) -> None:
        try:
            often = small.read_often(item["repeat"])
        except (small.Unreadable, TypeError):
            return
        if often.how == "each":
            self._known(often.field, (*place, "repeat"))
            self._blanks.add(often.label)
        for role in as_list(item.get("role")):
            if isinstance(role, str) and role not in self.roles:
                self.roles[role] = small.RoleSpec(0, 1)  # comes with the round itself
        until = item.get("until")
        if isinstance(until, str) and not re.fullmatch(r"[0-2]?\d:[0-5]\d", until):
            self._until.append((until, (*place, "until")))

    def _include(self, item: dict[str, Any], place: Place) -> None:
        name, where = item["include"], (*place, "include")
        if not isinstance(name, str) or not name:
            return
        if name in self._including:
            self._wrong(where, tr("'{name}' neemt zichzelf op", name=name))
            return
        text = self._find(name)
        if text is None:
            self._wrong(where, tr("draaiboek '{name}' is er niet", name=name))
            return
        try:
            inner = Check(text, name, self._find, self._including)
        except TemplateError as error:
            self._wrong(where, tr("in {name}: {problem}", name=name, problem=error))
            return
        self._adopt(inner, item, place)

    def _adopt(self, inner: Check, item: dict[str, Any], place: Place) -> None:
        self.included[inner.name] = inner
        self.sources |= inner.sources
        for problem in inner.problems:
            if not problem.warning:
                said = tr("in {name}, regel {line}: {problem}", name=inner.name, line=problem.line, problem=problem.text)
                self._wrong((*place, "include"), said)
        asked = inner.data.get("fill in") if isinstance(inner.data, dict) else None
        given = item.get("with")
        for name in given if isinstance(given, dict) else ():
            if not isinstance(asked, dict) or name not in asked:
                said = tr("'{file}' vraagt niet om '{name}'", file=inner.name, name=name) + (meant(name, asked) if isinstance(asked, dict) else "")
                self._wrong((*place, "with", "", name), said)

    # texts, fields

    def _texts(self, item: dict[str, Any], place: Place) -> None:
        for key in ("title", "show", "say", "watch out", "rules", "phase", "break"):
            for text in as_list(item.get(key)):
                self._filled(text, (*place, key))
        given = item.get("with")
        for name, value in given.items() if isinstance(given, dict) else ():
            for text in as_list(value):
                self._filled(text, (*place, "with", name))

    def _filled(self, text: Any, place: Place) -> None:
        for name in re.findall(r"<([\w -]+)>", text) if isinstance(text, str) else ():
            if name not in self._blanks:
                self._wrong(place, tr("<{name}> wordt nergens ingevuld", name=name) + (meant(name, self._blanks) if self._blanks else ""))

    def _known(self, name: Any, place: Place) -> None:
        if isinstance(name, str) and name not in self.fields:
            end = meant(name, self.fields) if self.fields else ""
            self._wrong(place, tr("veld '{name}' is nog niet gevraagd", name=name) + end)

    def _fields(self, fields: Any, place: Place) -> None:
        for i, field in enumerate(fields if isinstance(fields, list) else ()):
            kind = first_key(field)
            if kind not in FIELDS:
                said = tr("onbekend veld '{kind}'", kind=kind or field) + meant(kind or str(field), FIELDS)
                self._wrong((*place, i), said, kind)
                continue
            self._field(field, kind, (*place, i))

    def _field(self, field: dict[str, Any], kind: str, place: Place) -> None:
        self._keys(field, FIELDS[kind], place, kind)
        name = field[kind]
        if not isinstance(name, str):
            self._wrong((*place, kind), tr("een veld heeft een naam: '{kind}: naam'", kind=kind))
            return
        if name in self.fields:
            self._wrong((*place, kind), tr("veld '{name}' is er al", name=name))
        if field.get("notes") == "nothing":
            self._wrong((*place, "notes"), tr("een veld waarvan niets bewaard wordt is geen veld; laat het weg of kies session"))
        self._policy(field.get("notes"), (*place, "notes"))
        for text in [t for key in ("rows", "columns", "options", "text") for t in as_list(field.get(key))]:
            self._filled(text, place)
        if "from" in field:
            self._known(field["from"], (*place, "from"))
        if kind in ("pick", "mark") and isinstance(field.get("by"), str):
            try:
                small.check_chooser(field["by"], self.roles)
            except small.Unreadable as error:
                self._wrong((*place, "by"), str(error))
        if field.get("board") == "yes" and field.get("notes") in self.roles:
            said = tr("'{name}' is van {role} maar staat op de beamer", name=name, role=field["notes"])
            self._wrong(place, said, warning=True)
        self.fields[name] = field


def checked(text: str, name: str, find: Find) -> Check:
    """Walk a file and the files it includes. Raises TemplateError when it is not even YAML."""
    check = Check(text, name, find)
    check.problems.sort(key=lambda p: (p.line, p.column))
    return check

