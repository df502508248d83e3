"""Design tokens out of a JSON file: the W3C form (`$value`, `$type`) and the older one of Style Dictionary (`value`, `type`).

Both as Dutch municipalities publish them: groups in groups, `{another.token}` instead of a value, and, out of a design
tool, sets of tokens side by side whose name is no part of what the references say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.house.errors import DesignTokensError
from facilitator.language import tr

MOST_BYTES, MOST_TOKENS, DEEPEST, LONGEST_CHAIN, LONGEST_NAME = 4_000_000, 20_000, 24, 32, 120
"""What a file may hold at most; the whole theme of a large municipality is a tenth of it."""
_ALIAS = re.compile(r"\{([^{}]{1,300})\}")


@dataclass(frozen=True)
class Token:
    """A name such as `utrecht.link.color`, its kind as far as it is told (`color`), and the value as it stands in the file."""

    name: str
    kind: str
    value: object


class Tokens:
    """All tokens of a file, in its order."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._by_name = {t.name: t for t in tokens}
        for token in tokens:  # a reference leaves out the set that a design tool puts around the tokens
            self._by_name.setdefault(token.name.partition(".")[2], token)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def resolve(self, token: Token) -> Token:
        """The token with the value that its references lead to. Raises DesignTokensError for a circle or a name that is not there."""
        seen, at = [token.name], token
        while (target := _alias(at.value)) is not None:
            found = self._by_name.get(target) or self._by_name.get(target.removesuffix(".value").removesuffix(".$value"))
            if found is None:
                text = tr("‘{name}’ verwijst naar ‘{target}’, en dat staat niet in het bestand.", name=at.name, target=target[:80])
                raise DesignTokensError(text)
            if found.name in seen or len(seen) > LONGEST_CHAIN:
                circle = " → ".join([*seen[:4], found.name])
                raise DesignTokensError(tr("‘{name}’ verwijst in een kring: {circle}.", name=token.name, circle=circle))
            seen.append(found.name)
            at = found
        return Token(token.name, token.kind or at.kind, at.value)


def _alias(value: object) -> str | None:
    """The name that a value refers to, in braces or as a JSON pointer."""
    if isinstance(value, Mapping) and isinstance(pointer := value.get("$ref"), str) and pointer.startswith("#/"):
        steps = (step.replace("~1", "/").replace("~0", "~") for step in pointer[2:].split("/"))
        return ".".join(step for step in steps if step not in ("$value", "$root"))
    found = _ALIAS.fullmatch(value.strip()) if isinstance(value, str) and len(value) < 400 else None
    return found[1].strip().removesuffix(".$root") if found else None


def read_tokens(file: Path) -> Tokens:
    """The tokens of a file. Raises DesignTokensError, with the place, when it cannot be read or holds none."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise DesignTokensError(tr("{file} is niet te lezen: {why}.", file=file.name, why=error.strerror or error)) from error
    return parse_tokens(data, file.name)


def parse_tokens(data: bytes, name: str) -> Tokens:
    """The tokens in these bytes; `name` is for the sentences. Raises DesignTokensError."""
    if len(data) > MOST_BYTES:
        raise DesignTokensError(tr("{file} is te groot voor een huisstijl: meer dan {n} MB.", file=name, n=MOST_BYTES // 1_000_000))
    tree = _parsed(data, name)
    if not isinstance(tree, dict):
        raise DesignTokensError(tr("{file} begint niet met ‘{{’: dit zijn geen design tokens.", file=name))
    found: list[Token] = []
    for token in _walk(tree, (), "", name):
        found.append(token)
        if len(found) > MOST_TOKENS:
            raise DesignTokensError(tr("{file} heeft meer dan {n} tokens; kies het bestand van één thema.", file=name, n=MOST_TOKENS))
    if not found:
        found = _flat(tree)
    if not found:
        raise DesignTokensError(tr("In {file} staan geen design tokens (niets met ‘$value’ of ‘value’).", file=name))
    return Tokens(tuple(found))


def _parsed(data: bytes, name: str) -> object:
    try:
        tree: object = json.loads(data.decode("utf-8-sig"))
        if b"\\ud" in data.lower():  # half a character, written as an escape: it could be shown nor kept
            json.dumps(tree, ensure_ascii=False).encode()
        return tree
    except UnicodeEncodeError as error:
        raise DesignTokensError(tr("In {file} staat een half teken: haal het bestand opnieuw op.", file=name)) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DesignTokensError(tr("{file}, regel {line}: dit is geen tekst in UTF-8.", file=name, line=line)) from error
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise DesignTokensError(tr("{file}, regel {line}, teken {column}: hier klopt de JSON niet.", file=name, **place)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of figures; brackets in brackets in brackets
        raise DesignTokensError(_too_deep(name)) from error


def _too_deep(name: str, path: tuple[str, ...] = ()) -> str:
    if not path:
        return tr("{file} is te ingewikkeld om te lezen: kies een bestand met alleen design tokens.", file=name)
    return tr("{file}: ‘{path}’ zit te diep, meer dan {n} groepen in elkaar.", file=name, path=".".join(path[:3]), n=DEEPEST)


def _walk(group: Mapping[str, object], path: tuple[str, ...], kind: str, name: str) -> Iterator[Token]:
    """The tokens of a group and of the groups in it; a kind that is told of a group holds for what is in it."""
    if len(path) > DEEPEST:
        raise DesignTokensError(_too_deep(name, path))
    told = group.get("$type", "")
    kind = told if isinstance(told, str) and told else kind
    for key, inner in group.items():
        if not isinstance(inner, dict) or (key.startswith("$") and key != "$root"):
            continue
        if len(key) > LONGEST_NAME or not key.isprintable():
            raise DesignTokensError(tr("{file}: ‘{name}’ kan geen naam zijn.", file=name, name=ascii(key)[1:41]))
        here = path if key == "$root" else (*path, key)
        if _is_token(inner):
            own = inner.get("$type", inner.get("type", ""))
            yield Token(".".join(here), own if isinstance(own, str) and own else kind, inner.get("$value", inner.get("value")))
        else:
            yield from _walk(inner, here, kind, name)


def _flat(tree: Mapping[str, object]) -> list[Token]:
    """Names and values without groups, as Style Dictionary writes them out: `utrecht-link-color` with a colour behind it."""
    texts = ((name, value) for name, value in tree.items() if isinstance(value, str) and name.isprintable())
    return [Token(name[:LONGEST_NAME], "", value) for name, value in texts][:MOST_TOKENS]


def _is_token(inner: Mapping[str, object]) -> bool:
    """Whether it has a value. A group may be called `value` too: what is in that is a token or a group again."""
    if "$value" in inner:
        return True
    value = inner.get("value")
    return "value" in inner and (not isinstance(value, dict) or "colorSpace" in value)
