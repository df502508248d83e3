"""From the text of a draaiboek to a `Template`, or to a `TemplateError` with every problem and its line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from facilitator.sessions import small_texts as small
from facilitator.sessions.errors import TemplateError
from facilitator.sessions.strict_yaml import decode, read_bytes
from facilitator.sessions.template import Field, Include, Item, OneOf, Origin, People, Phase, Repeat, Step, Template
from facilitator.sessions.template_check import Check, Find, as_list, checked, first_key


def read_template(path: Path, find: Find | None = None) -> Template:
    """A file as a template. `find` gives the texts of draaiboeken that it includes. Raises TemplateError."""
    return read_text(decode(read_bytes(path), path.name), path.stem, find)


def read_text(text: str, name: str, find: Find | None = None) -> Template:
    """A text as a template. Raises TemplateError with all problems, in the order of the file."""
    check = checked(text, name, find or (lambda _name: None))
    if check.broken:
        raise TemplateError(name, tuple(check.problems))
    return _template(check)


def template_from_sources(sources: Mapping[str, str], main: str) -> Template:
    """A template from the texts that a session kept. Raises TemplateError."""
    return read_text(sources.get(main, ""), main, sources.get)


def _template(check: Check) -> Template:
    d = check.data
    origin = d.get("origin", {})
    return Template(
        name=check.name,
        title=d["title"],
        notes=d["notes"],
        steps=_items(d["steps"]),
        goal=d.get("goal", ""),
        kind=d.get("kind", ""),
        language=d.get("language", "nl"),
        people=People(**dict(zip(("low", "high"), small.read_people(d["people"]), strict=True))) if "people" in d else None,
        origin=Origin(**origin),
        room=d.get("room", ""),
        materials=tuple(d.get("materials", ())),
        prepare=tuple(d.get("prepare", ())),
        roles=check.roles,
        fill_in={k: _text_or_texts(v) for k, v in d.get("fill in", {}).items()},
        fixed_order=d.get("order") == "fixed",
        names_hidden=d.get("names") == "hidden",
        reports=tuple(d.get("reports", ("attendance",) if d["notes"] == "nothing" else ("minutes",))),
        retention=d.get("retention", ""),
        series=d.get("series", ""),
        included={name: _template(inner) for name, inner in check.included.items()},
        sources=check.sources,
        warnings=tuple(p for p in check.problems if p.warning),
    )


def _items(items: list[Any]) -> tuple[Item, ...]:
    return tuple(_item(item) for item in items)


def _item(d: dict[str, Any]) -> Item:
    kind = first_key(d)
    shared = _inherited(d)
    if kind in ("title", "break"):
        return _step(d, kind, shared)
    if kind == "phase":
        return Phase(title=d["phase"], steps=_items(d["steps"]), **shared)
    if kind == "one of":
        return OneOf(title=d["one of"], branches=_items(d["choices"]), **shared)
    if kind == "include":
        time: timedelta | None = small.read_duration(d["time"]) if "time" in d else None
        given = {k: _text_or_texts(v) for k, v in d.get("with", {}).items()}
        return Include(title=d.get("title", ""), name=d["include"], time=time, given=given, **shared)
    return _repeat(d, shared)


def _inherited(d: dict[str, Any]) -> dict[str, Any]:
    return {
        "notes": d.get("notes", ""),
        "late": d.get("when late", ""),
        "order": d.get("order", ""),
        "stance": {who: tuple(as_list(how)) for who, how in d.get("stance", {}).items()},
        "rules": tuple(d.get("rules", ())),
        "groups": small.read_groups(d["groups"]) if "groups" in d else None,
        "optional": d.get("optional", ""),
    }


def _repeat(d: dict[str, Any], shared: dict[str, Any]) -> Repeat:
    until = d.get("until", "")
    at = until if until.replace(":", "").isdigit() else ""
    return Repeat(
        title=d["repeat"],
        often=small.read_often(d["repeat"]),
        roles=tuple(as_list(d.get("role"))),
        until_field="" if at else until,
        until_time=at,
        steps=_items(d["steps"]),
        otherwise=_items(d.get("otherwise", [])),
        **shared,
    )


def _step(d: dict[str, Any], kind: str, shared: dict[str, Any]) -> Step:
    return Step(
        title=d[kind],
        time=small.read_time(d["time"]),
        is_break=kind == "break",
        speak=d.get("speak", "free"),
        show=tuple(as_list(d.get("show"))),
        say=d.get("say", ""),
        watch_out=d.get("watch out", ""),
        fields=tuple(_field(f) for f in d.get("fields", ())),
        recall=tuple(as_list(d.get("recall"))),
        follow_up="follow up" in d,
        extend=d.get("extend", ""),
        **shared,
    )


def _field(d: dict[str, Any]) -> Field:
    kind = first_key(d)
    rows = d.get("rows", ())
    low, high = (int(n) for n in d.get("range", "1-5").split("-"))
    top = d.get("top", "1")
    return Field(
        name=d[kind],
        kind=kind,  # type: ignore[arg-type]
        per=d.get("per", ""),
        notes=d.get("notes", ""),
        board="board" in d,
        limit=small.read_limit(d["limit"]) if "limit" in d else {},
        carry_over="carry over" in d,
        columns=tuple(d.get("columns", ())),
        rows=() if isinstance(rows, str) else tuple(rows),
        rows_blank=rows.strip("<>") if isinstance(rows, str) else "",
        cells=d.get("cells", "text"),
        options=tuple(d.get("options", ())),
        text=d.get("text", ""),
        range=(low, high),
        source=d.get("from", ""),
        by=d.get("by", ""),
        top=0 if top == "all" else int(top),
    )


def _text_or_texts(value: Any) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)
