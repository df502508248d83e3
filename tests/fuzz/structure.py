"""Inputs made wrong in their structure: a draaiboek by its tree, a database by its rows. What comes of it is YAML, and SQLite, as ever."""

from __future__ import annotations

import copy
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from functools import cache
from random import Random
from typing import Any

import yaml

from facilitator.sessions.history.journal import Event
from tests.fuzz.mutating import ODD_TEXTS, ODD_VALUES, bytes_changed, json_changed, lines_changed

# a draaiboek

_PART = re.compile(r"(?m)^(--- # .*)$\n?")
_QUANTITIES = (
    "0 min", "1 min", "90 min", "1 hour", "99999 min", "0.5 min", "-5 min", "1e9 min", "rest", "each", "2 per person", "1 min each",
    "30 sec per person", "1 - 999999999", "3-2", "0", "1", "7", "99", "100000000000", "²", "٣", "1_000",
)  # fmt: skip
_TEXTS = (
    "e\u0301\u0301\u0301" * 40, "\u202eabc\u202c", "👩‍👩‍👧‍👦", "\u200b", "\ufdfa" * 30, "İ", "ß", "\u0e40\u0e01", "a\u2029b", "<casus>",
    "{team}",
)  # fmt: skip
_NAMES = ("a", "b", "proef", "check-out", "troika", "lean-coffee", "../a", "a/b", "CON", "é", "x" * 200, "")
Pair = tuple[yaml.Node, yaml.Node]


def tree_changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Keys gone, twice, swapped or called otherwise; values that stand under the same key elsewhere, of another kind, far too deep, or
    the very same node once more. Of a draaiboek to share one part, or how its parts are called."""
    text = data.decode("utf-8", "replace")
    head, *parts = _PART.split(text)
    if parts and chance.random() < 0.3:
        return _parts_changed(head, parts, chance).encode()
    texts = parts[1::2] if parts else [head]
    at = chance.randrange(len(texts))
    try:
        texts[at] = _tree_changed(texts[at], chance, others)
    except (yaml.YAMLError, RecursionError, ValueError):
        return lines_changed(data, chance, others)
    made = head + "".join(f"{mark}\n{part}" for mark, part in zip(parts[::2], texts, strict=True)) if parts else texts[0]
    return made.encode("utf-8", "surrogatepass")


def _parts_changed(head: str, parts: list[str], chance: Random) -> str:
    """Parts gone, twice, in another order, or called otherwise: then what includes them finds another, or itself, or nothing."""
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    at = chance.randrange(len(pairs))
    match chance.randrange(5):
        case 0:
            del pairs[at]
        case 1:
            pairs += [(f"--- # {chance.choice(_NAMES)}{n}.yaml", pairs[at][1]) for n in range(chance.choice((1, 1, 40)))]
        case 2:
            chance.shuffle(pairs)
        case 3:
            pairs[at] = (f"--- # {chance.choice(_NAMES)}.yaml", pairs[at][1])
        case _:
            pairs[at] = (pairs[at][0], re.sub(r"(include: )\S+", lambda m: m[1] + chance.choice(_NAMES), pairs[at][1]))
    return head + "".join(f"{mark}\n{part}" for mark, part in pairs)


def _tree_changed(text: str, chance: Random, others: Sequence[bytes]) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        raise ValueError(text)
    known = _known(tuple(others))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        places = list(_mappings(root, set()))
        if places:
            _change(chance.choice(places), chance, known, root)
    width = chance.choice((80, 80, 9999))
    made: str = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=chance.random() < 0.8, width=width)
    return made


def _mappings(node: yaml.Node, seen: set[int]) -> Iterator[yaml.CollectionNode]:
    if id(node) in seen or not isinstance(node, yaml.CollectionNode):
        return
    seen.add(id(node))
    yield node
    inner = [n for pair in node.value for n in pair] if isinstance(node, yaml.MappingNode) else node.value
    for each in inner:
        yield from _mappings(each, seen)


@cache
def _known(texts: tuple[bytes, ...]) -> dict[str, list[yaml.Node]]:
    """What stands under each key in real draaiboeken."""
    found: dict[str, list[yaml.Node]] = {}
    for text in texts:
        for part in _PART.split(text.decode("utf-8", "replace"))[::2]:
            with suppress(yaml.YAMLError):
                for node in _mappings(yaml.compose(part, Loader=yaml.SafeLoader) or _scalar(""), set()):
                    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
                        found.setdefault(str(key.value), []).append(value)
    return found


def _change(node: yaml.CollectionNode, chance: Random, known: dict[str, list[yaml.Node]], root: yaml.Node) -> None:
    values = node.value
    at = chance.randrange(len(values)) if values else 0
    what = chance.randrange(7)
    if not values or what == 0:
        values.insert(at, _new(node, chance, known))
    elif what == 1:
        del values[at]
    elif what == 2:
        values[at:at] = [values[at]] * chance.choice((1, 1, 2, 50))  # the same node: written as an alias
    elif what == 3:
        other = chance.randrange(len(values))
        values[at], values[other] = values[other], values[at]
    elif isinstance(node, yaml.MappingNode):
        key, value = values[at]
        values[at] = (_other_key(key, chance, known), value) if what == 4 else (key, _other(key, value, chance, known, root))
    else:
        values[at] = _other(_scalar(""), values[at], chance, known, root)


def _new(node: yaml.CollectionNode, chance: Random, known: dict[str, list[yaml.Node]]) -> Any:
    key = chance.choice(list(known))
    value = copy.deepcopy(chance.choice(known[key]))
    return (_scalar(key), value) if isinstance(node, yaml.MappingNode) else value


def _other_key(key: yaml.Node, chance: Random, known: dict[str, list[yaml.Node]]) -> yaml.Node:
    name = str(key.value)
    return _scalar(chance.choice((chance.choice(list(known)), f"{name}s", name[:-1], name.upper(), chance.choice(ODD_TEXTS))))


def _other(key: yaml.Node, value: yaml.Node, chance: Random, known: dict[str, list[yaml.Node]], root: yaml.Node) -> yaml.Node:
    match chance.randrange(8):
        case 0 | 1:  # what means something there, most often
            return copy.deepcopy(chance.choice(known.get(str(key.value)) or [value]))
        case 2:
            return copy.deepcopy(chance.choice(chance.choice(list(known.values()))))
        case 3:
            return _scalar(chance.choice((*_QUANTITIES, *_TEXTS)))
        case 4:
            return _scalar(str(chance.choice(ODD_TEXTS)))
        case 5:
            for _ in range(chance.choice((1, 2, 30, 200))):
                value = _list([value]) if chance.random() < 0.7 else yaml.MappingNode("tag:yaml.org,2002:map", [(_scalar("title"), value)])
            return value
        case 6:
            return root if chance.random() < 0.1 else _list([value] * chance.choice((0, 1, 2)))
        case _:
            return _written_otherwise(value, chance)


def _written_otherwise(value: yaml.Node, chance: Random) -> yaml.Node:
    if not isinstance(value, yaml.ScalarNode):
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    text = value.value
    text = chance.choice((text * 2, text[: len(text) // 2], f"{text}\n\n{text}", text.upper(), f"{text}{chance.choice(_TEXTS)}"))
    return _scalar(text, chance.choice(("|", ">", "'", '"', None)))


def _scalar(text: str, style: str | None = None) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


def _list(values: list[yaml.Node]) -> yaml.SequenceNode:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", values)


# a database

_MOMENTS = (
    "0001-01-01T00:00:00.000000+00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999+00:00", "9999-12-31T23:59:59-14:00",
    "2026-11-26", "2026-11-26T12:30:00", "1969-12-31T23:59:59.000000+00:00", "2026-02-30T00:00:00+00:00", "2026-11-26T12:30:00+99:99", "",
    "2500-01-01T00:00:00.000000+00:00",
)  # fmt: skip
_NUMBERS = (-1, 0, 1, 2**31, 2**53, 2**63 - 1, -(2**63), 1.5, 1e300, "een", b"1", "")
_TIMEZONES = ("Europe/Amsterdbm", "../../etc/passwd", "", "UTC\0", "Europe", "x" * 3000, "Pacific/Kiritimati")
_BLOBS = (b"", b"\xff\xfe", b"{}", b"2026-11-26")
_KINDS = (*(kind.kind for kind in Event.__args__), "onbekend", "", "Closed")  # type: ignore[attr-defined]
_SHAPES = (
    "UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '')", "UPDATE sqlite_master SET sql = replace(sql, ' TEXT', ' ')",
    "UPDATE sqlite_master SET sql = replace(sql, ' CHECK ', ' ')", "DROP TABLE words", "DROP TABLE indexed", "DROP TABLE draft",
    "DROP TABLE standing", "DROP TABLE found_words", "DROP TRIGGER found_gone", "ALTER TABLE entry RENAME COLUMN kind TO soort",
    "ALTER TABLE session ADD COLUMN meer TEXT", "DROP TABLE tick", "ALTER TABLE session DROP COLUMN team", "DROP TABLE alembic_version",
    "PRAGMA user_version=1", "PRAGMA user_version=2", "PRAGMA user_version=3", "PRAGMA user_version=-1", "PRAGMA application_id=0",
    "CREATE VIEW session2 AS SELECT * FROM session2", "DELETE FROM found_words_data", "UPDATE found_words_data SET block = x'00ff'",
    "CREATE TRIGGER loop AFTER INSERT ON entry BEGIN INSERT INTO entry SELECT session_id, number + 1, at, kind, data FROM entry; END",
)  # fmt: skip
_OF_JSON = ("particulars", "sources", "data")
_TABLES = (
    "session", "entry", "entry", "entry", "words", "words", "draft", "found", "indexed", "standing", "tick", "example", "sealed", "seal",
)  # fmt: skip


def rows_changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Rows gone, twice, or with values of another kind, of another row, of nothing that is there; now and then other tables, or bytes."""
    if chance.random() < 0.08:
        return bytes_changed(data, chance, others)
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
            base.deserialize(data)
            base.execute("PRAGMA ignore_check_constraints=ON")
            base.execute("PRAGMA writable_schema=ON")
            for _ in range(chance.choice((1, 1, 1, 2, 4, 12))):
                with suppress(sqlite3.Error, UnicodeError, OverflowError, LookupError):  # that table is gone by now
                    _row_changed(base, chance)
            return base.serialize()
    except (sqlite3.Error, UnicodeError):
        return bytes_changed(data, chance, others)


def _row_changed(base: sqlite3.Connection, chance: Random) -> None:
    if chance.random() < 0.06:
        base.execute(chance.choice(_SHAPES))
        return
    table = chance.choice(_TABLES)
    key = "session_id, number" if table == "entry" else "rowid"
    columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
    row = base.execute(f"SELECT {key}, * FROM {table} ORDER BY random() LIMIT 1").fetchone()
    if row is None:
        return
    wide = key.count(",") + 1
    keys, values = row[:wide], dict(zip(columns, row[wide:], strict=True))
    here = " AND ".join(f"{name} IS ?" for name in key.split(", "))
    match chance.randrange(9):
        case 0:
            base.execute(f"DELETE FROM {table} WHERE {here}", keys)
        case 1:
            _again(base, table, values, chance)
        case 2:
            name = chance.choice(columns)
            other = chance.choice(_TABLES)
            else_where = chance.choice([r[1] for r in base.execute(f"PRAGMA table_info({other})")])
            taken = base.execute(f"SELECT {else_where} FROM {other} ORDER BY random() LIMIT 1").fetchone() or (None,)
            base.execute(f"UPDATE {table} SET {name} = ? WHERE {here}", (*taken, *keys))
        case _:
            name = chance.choice(columns)
            base.execute(f"UPDATE {table} SET {name} = ? WHERE {here}", (_wrong(name, values[name], chance), *keys))


def _again(base: sqlite3.Connection, table: str, values: dict[str, Any], chance: Random) -> None:
    """The same row once more, under another key, or many of them: in a journal as its last line."""
    last = base.execute("SELECT max(number) FROM entry").fetchone()[0] if table == "entry" else 0
    for n in range(chance.choice((1, 1, 1, 30))):
        more = dict(values)
        if table == "entry":
            more["number"] = (last if isinstance(last, int) and chance.random() < 0.7 else 0) + n + chance.choice((1, 1, 1, 5))
        for name in ("id", "place", "note", "promise"):
            if name in more and chance.random() < 0.8:
                more[name] = f"nog een {n}" if isinstance(more[name], str) else None
        if chance.random() < 0.2:
            more["session_id" if "session_id" in more else "id"] = chance.choice(("niemand", "", "\ud7ff" * 900))
        base.execute(f"INSERT INTO {table} ({', '.join(more)}) VALUES ({', '.join('?' * len(more))})", tuple(more.values()))


def _wrong(name: str, value: Any, chance: Random) -> Any:
    """Something that may not stand in this column, or may and means something else."""
    if chance.random() < 0.12:
        return chance.choice((*_BLOBS, None, *_NUMBERS))
    if name in _OF_JSON:
        return _wrong_json(value, chance)
    if name.endswith("_at") or name in ("at", "due", "since", "day"):
        return chance.choice(_MOMENTS)
    if name in ("number", "level") or isinstance(value, int):
        return chance.choice(_NUMBERS)
    if name == "kind":
        return chance.choice(_KINDS)
    if name == "state":
        return chance.choice(("prepared", "running", "closed", "open", "done", "weg", ""))
    if name == "text" and isinstance(value, str) and value.startswith("{") and chance.random() < 0.7:
        return _wrong_json(value, chance)
    return chance.choice([odd for odd in ODD_TEXTS if "\ud800" not in odd])


def _wrong_json(value: Any, chance: Random) -> Any:
    if not isinstance(value, str) or chance.random() < 0.15:
        return chance.choice(("", "[]", "null", "0", "[" * 5000, '{"a":' * 3000, "{}", "NaN", '"x"', '{"timezone": 3}'))
    if chance.random() < 0.15:
        return re.sub(r'"Europe/\w+"', lambda _m: json.dumps(chance.choice(_TIMEZONES)), value)
    if chance.random() < 0.1:  # what no page of the program could have written, but valid
        return json.dumps({**json.loads(value), chance.choice(("path", "note", "length", "at")): chance.choice(ODD_VALUES)})
    return json_changed(value.encode("utf-8", "replace"), chance, ()).decode("utf-8", "replace")
