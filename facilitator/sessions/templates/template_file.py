"""From YAML to a `Template`, or to a TemplateError with everything that is wrong and where.

No file, however damaged, raises anything else: what cannot be read is a problem of that file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from facilitator.language import tr
from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.templates.format_versions import TooNew, as_newest
from facilitator.sessions.templates.oddities import oddities
from facilitator.sessions.templates.small_texts import RoleSpec, parse_role
from facilitator.sessions.templates.strict_yaml import MOST_BYTES, NotYaml, read_bytes, read_document
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_check import TemplateCheck, roles_of

Find = Callable[[str], str | None]
"""Gives the YAML of a draaiboek by its name, or None where there is none."""

MOST_INCLUDED = 40
MOST_NESTED = 8


def read_template(path: Path, find: Find | None = None) -> Template:
    """The draaiboek in a file. Includes come from `find`, else from the same folder. Raises TemplateError."""
    return read_text(file_text(path), path.stem, find or beside(path.parent))


def read_text(text: str, name: str, find: Find) -> Template:
    """The draaiboek in this YAML, under this name. Raises TemplateError."""
    return _Reading(find).template(text, name)


def template_from_sources(sources: Mapping[str, str], main: str) -> Template:
    """The draaiboek as it was when its `sources` were kept. Raises TemplateError."""
    text = sources.get(main)
    if text is None:
        raise unreadable(main, tr("het draaiboek '{name}' zit niet bij deze sessie", name=main))
    return read_text(text, main, sources.get)


def file_text(path: Path) -> str:
    """The text of a file of moderate size. Raises TemplateError."""
    try:
        if path.exists() and not path.is_file():
            raise unreadable(path.stem, tr("dit is geen bestand"))
        with path.open("rb") as stream:
            return read_bytes(stream.read(MOST_BYTES + 1))
    except FileNotFoundError:
        raise unreadable(path.stem, tr("dit bestand bestaat niet")) from None
    except NotYaml as error:
        raise TemplateError(path.stem, (error.problem,)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise unreadable(path.stem, tr("dit bestand is niet te lezen: {why}", why=why)) from None


def beside(folder: Path) -> Find:
    """Looks for includes in this folder. A name with a path in it finds nothing."""

    def find(name: str) -> str | None:
        path = folder / f"{name}.yaml"
        return file_text(path) if plain_name(name) and path.is_file() else None

    return find


def plain_name(name: str) -> bool:
    """Whether it is the name of a file and cannot lead to another folder."""
    return bool(name) and not name.startswith(".") and not any(c in name for c in '/\\:\0\n"*?<>|') and len(name) <= 100


def unreadable(name: str, text: str) -> TemplateError:
    """A file of which nothing can be said but this."""
    return TemplateError(name, (Problem(1, 1, text),))


class _Reading:
    """Reads one draaiboek and everything it includes, each file once."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._done: dict[str, Template | str] = {}
        self._open: list[str] = []
        self._inner: list[Problem] = []

    def template(self, text: str, name: str) -> Template:
        self._open.append(name)
        try:
            found = self._checked(text, name)
        finally:
            self._open.pop()
        return found

    def _checked(self, text: str, name: str) -> Template:
        try:
            document = as_newest(read_document(text))
        except (NotYaml, TooNew) as error:
            raise TemplateError(name, (error.problem,)) from None
        check = TemplateCheck(document, self._load)
        check.run()
        problems = sorted(set(check.problems))
        if any(not p.warning for p in problems):
            inner = self._inner if len(self._open) == 1 else []
            raise TemplateError(name, (*problems, *inner))
        try:
            template = _built(document.data, name, text, check.included)
            # What is odd about an included file is said when that file is read for itself.
            odd = oddities(template, document) if len(self._open) == 1 else ()
            return template.model_copy(update={"warnings": tuple(sorted({*problems, *odd}))})
        except ValidationError as error:
            raise unreadable(name, _sentence(error)) from None

    def _load(self, name: str) -> Template | str:
        if name in self._open:
            return tr("'{name}' neemt zichzelf op", name=name)
        if name not in self._done:
            if len(self._done) >= MOST_INCLUDED or len(self._open) >= MOST_NESTED:
                return tr("er zijn te veel ingevoegde draaiboeken")
            self._done[name] = self._read(name)
        return self._done[name]

    def _read(self, name: str) -> Template | str:
        try:
            text = self._find(name) if plain_name(name) else None
            return self.template(text, name) if text is not None else tr("draaiboek '{name}' bestaat niet", name=name)
        except TemplateError as error:
            first = next(p for p in error.problems if not p.warning)
            self._inner += [Problem(p.line, p.column, p.text, p.key, p.warning, name) for p in error.problems if not p.warning]
            return tr("in '{name}', regel {line}: {what}", name=name, line=first.line, what=first.text)
        except OSError as error:
            return tr("draaiboek '{name}' is niet te lezen: {why}", name=name, why=error.strerror)


def _built(data: dict[str, Any], name: str, text: str, included: Mapping[str, Template]) -> Template:
    keys = {key: value for key, value in data.items() if key != "draaiboek"}
    every = {inner: t for template in included.values() for inner, t in template.included.items()} | dict(included)
    hidden = keys.get("names") == "hidden" or any(template.names_hidden for template in included.values())
    own = {role: parse_role(how) for role, how in keys.get("roles", {}).items()}
    reports = keys.get("reports", ["attendance"] if keys["notes"] == "nothing" else ["minutes"])  # sensible where nothing is written
    sources = {key: value for template in included.values() for key, value in template.sources.items()} | {name: text}
    return Template.model_validate(
        {
            **keys,
            "name": name,
            "names": hidden,
            "roles": _with_brought(own, included),
            "reports": reports,
            "included": every,
            "sources": sources,
        }
    )


def _with_brought(own: Mapping[str, RoleSpec], included: Mapping[str, Template]) -> dict[str, RoleSpec]:
    """The roles of a file and what its includes bring; who leads the outer file leads all of it."""
    brought: dict[str, RoleSpec] = {}
    for template in included.values():
        for role, spec in template.roles.items():
            taken = any(s.leads for s in (*own.values(), *brought.values()))
            if role not in own and not (spec.leads and (taken or role == "begeleider")) and not spec.rest:
                brought[role] = spec
    return roles_of({**brought, **own})


def _sentence(error: ValidationError) -> str:
    where = " ".join(str(part) for part in error.errors()[0]["loc"])
    return tr("hier staat iets dat niet klopt: {where}", where=where)
