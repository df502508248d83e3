"""Inputs made wrong: a little at a time, and along the grain of what they are, so that most get past the first look."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random
from typing import Any

ODD_TEXTS = (
    "", " ", "0", "-1", "1e999", "nan", "10:30", "no", "null", "~", "9" * 40, "2026-02-31", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    "../../etc/passwd", "C:\\x", "\0", "\x07", "\u202e", "\u2028", "\ud800", "\ufeff", "é" * 300, "<b>&", "{name}", "%s", "=1+1",
    "x" * 25_000,
    "Europe/Amsterdam", "UTC\n", "p1", "w1", "#FFF", "{a.b}", "url(#a)", "file:///etc/passwd",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (None, True, False, 0, -1, 1.5, 2**53, 2**70, 1e308, [], {}, [[]], {"": None}, [None], *ODD_TEXTS)
TOKENS = (
    "[", "]", "{", "}", "- ", ": ", "? ", "#", "&a ", "*a", "!!int ", "!!timestamp x", "|\n", ">-\n", "'", '"', "---\n", "...\n", "<<: ",
    "\t", "  ", "\n", "\r", "%", "@", "`", ",", "1 min", "99 hours", "each", "<casus>", "2 per person", "\\", "\xa0",
)  # fmt: skip
Mutate = Callable[[bytes, Random, Sequence[bytes]], bytes]


def bytes_changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Some bytes other, gone, twice, or from another input."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, size = chance.randrange(len(made) + 1), chance.choice((1, 1, 2, 4, 16, 200))
        what = chance.randrange(5)
        if what == 0:
            made[at : at + size] = chance.randbytes(min(size, 8))
        elif what == 1:
            del made[at : at + size]
        elif what == 2:
            made[at:at] = made[at : at + size]
        elif what == 3:
            made[at : at + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\1"))
        elif others:
            other = chance.choice(others)
            begin = chance.randrange(len(other) + 1)
            made[at : at + size] = other[begin : begin + size]
    return bytes(made)


def lines_changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Lines gone, twice, elsewhere, further in, from another input; a value that is something else; a sign in between."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                del lines[at : at + chance.choice((1, 1, 3))]
            case 1:
                lines[at:at] = lines[at : at + chance.choice((1, 4, 12))] * chance.choice((1, 1, 1, 40))
            case 2:
                lines.insert(chance.randrange(len(lines)), lines.pop(at))
            case 3:
                lines[at] = chance.choice(("  ", "    ", " ", "\t")) + lines[at] if chance.random() < 0.5 else lines[at].lstrip()
            case 4 | 5:
                head, colon, _ = lines[at].partition(":")
                lines[at] = f"{head}{colon or ':'} {_value(lines, chance)}"
            case 6:
                letter = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:letter] + chance.choice((*TOKENS, *ODD_TEXTS)) + lines[at][letter + chance.choice((0, 0, 1, 5)) :]
            case _ if others:
                more = chance.choice(others).decode("utf-8", "surrogateescape").split("\n")
                begin = chance.randrange(len(more))
                lines[at:at] = more[begin : begin + chance.choice((1, 3, 10))]
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogatepass" if chance.random() < 0.5 else "replace")


def _value(lines: Sequence[str], chance: Random) -> str:
    """Something that stands behind another key, or nothing that does."""
    if chance.random() < 0.5:
        return chance.choice(lines).partition(":")[2].strip()
    return chance.choice((*ODD_TEXTS, "[a, b]", "{a: b}", "[[[]]]", "|\n    x", "[*a]", "!!binary x", *TOKENS))


def json_changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """The same tree with values gone, twice, in another place, or something else; not always JSON any more."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return bytes_changed(data, chance, others)
    places = _places(tree)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if not places:
            break
        inside, key = chance.choice(places)
        with suppress(LookupError, TypeError):  # gone by now
            _change(inside, key, chance, places)
    with suppress(ValueError, RecursionError):
        data = json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return bytes_changed(data, chance, others) if chance.random() < 0.1 else data


def _change(inside: Any, key: Any, chance: Random, places: Sequence[tuple[Any, Any]]) -> None:
    match chance.randrange(6):
        case 0:
            del inside[key]
        case 1 | 2:
            inside[key] = chance.choice(ODD_VALUES)
        case 3:
            other, name = chance.choice(places)
            inside[key] = json.loads(json.dumps(other[name]))
        case 4 if isinstance(inside, list):
            inside[key:key] = [inside[key]] * chance.choice((1, 1, 30))
        case 4:
            inside[chance.choice(ODD_TEXTS)] = inside[key]
        case _:
            value = inside[key]
            inside[key] = (
                value[: len(value) // 2] if isinstance(value, str | list) else value + chance.choice((-1, 1)) * 10 ** chance.randrange(12)
            )


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Each container with each of its keys, layer by layer."""
    found, layer = [], [tree]
    while layer and len(found) < 20_000:
        containers = [each for each in layer if isinstance(each, dict | list)]
        here = [(each, key) for each in containers for key in (each if isinstance(each, dict) else range(len(each)))]
        found += here
        layer = [each[key] for each, key in here]
    return found


_TAG = re.compile(rb"(<[^>]*>)")
_SVG = (
    b'<use href="#a"/>', b'<g id="a">', b"</g>", b'<svg viewBox="0 0 1e9 1">', b"<text>a</text>", b"<style>*{fill:url(#a)}</style>",
    b"<defs>",
    b'<path d="M0 0L9e99 9 A 1 1 0 0 1 0 0 z"/>', b'<rect width="nan" height="-1"/>', b"<![CDATA[x]]>", b"<!--", b"<?a b?>",
    b"<!DOCTYPE svg>",
    b'<linearGradient id="a" href="#a"><stop offset="nan"/></linearGradient>', b'<clipPath id="c"><use href="#c"/></clipPath>', b"</svg>",
    b'<?xml version="1.0" encoding="utf-7"?>', b'<symbol id="s"/>', b'<circle r="1e30"/>', b'<marker id="m"/>', b"<switch/>", b"<tspan>",
)  # fmt: skip
_ATTRIBUTES = (
    b' transform="scale(1e30)"', b' transform="rotate("', b' transform="matrix(0 0 0 0 0 0)"', b' viewBox="0 0 0 0"', b' width="100%"',
    b' viewBox="a b c d"', b' d="M"', b' d="M1,1 c"', b' points="1,2 3"', b' style="fill:url(#a);stroke-width:1e40"',
    b' fill="icc-color(a)"',
    b' stroke-dasharray="0,0,0"', b' stroke-dasharray="1e-9"', b' clip-path="url(#c)"', b' opacity="x"', b' id=""', b' href="#"',
    b' preserveAspectRatio="x"', b' width="1e999"', b' height="12parsec"', b' font-size="-4em"', b' stroke="rgb(300,-1,1e9)"', b' x="--1"',
)  # fmt: skip


def tags_changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Elements gone, twice, elsewhere or others; an attribute more; a number that is another."""
    parts = [part for part in _TAG.split(data) if part]
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(parts) + 1)
        match chance.randrange(6):
            case 0:
                del parts[at : at + chance.choice((1, 2))]
            case 1:
                parts[at:at] = parts[at : at + chance.choice((1, 3, 9))] * chance.choice((1, 1, 30))
            case 2:
                parts.insert(at, chance.choice(_SVG))
            case 3 if at < len(parts):
                parts[at] = re.sub(rb"(?=/?>$)", lambda _m: chance.choice(_ATTRIBUTES), parts[at], count=1)
            case 4 if at < len(parts):
                parts[at] = _other_number(parts[at], chance)
            case _ if others:
                more = _TAG.split(chance.choice(others))
                parts[at:at] = more[chance.randrange(len(more)) :][: chance.choice((1, 3, 9))]
    made = b"".join(parts)
    return bytes_changed(made, chance, others) if chance.random() < 0.2 else made


def _other_number(part: bytes, chance: Random) -> bytes:
    found = list(re.finditer(rb"-?\d+(?:\.\d+)?", part))
    if not found:
        return part
    number = chance.choice(found)
    other = chance.choice((b"0", b"-1", b"1e9", b"1e300", b"1e-300", b"nan", b"", b"99999999999", b".", b"4%"))
    return part[: number.start()] + other + part[number.end() :]


def chunks_changed(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A PNG with parts gone, twice or changed, each with a sum that is right, so that whoever reads it reads on."""
    parts = _chunks(data)
    if not parts or chance.random() < 0.25:
        return bytes_changed(data, chance, others)
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(parts))
        kind, content = parts[at]
        match chance.randrange(5):
            case 0 if len(parts) > 1:
                del parts[at]
            case 1:
                parts[at:at] = [parts[at]] * chance.choice((1, 1, 40))
            case 2:
                parts[at] = (
                    chance.choice((b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"zTXt", b"eXIf", b"gAMA", b"acTL", b"fdAT", b"IDAT", b"IEND")),
                    content,
                )
            case 3:
                parts[at] = (kind, bytes_changed(content, chance, ()))
            case _:
                parts.insert(at, (chance.choice((b"iTXt", b"pHYs", b"cHRM", b"sBIT")), chance.randbytes(chance.choice((0, 3, 40)))))
    return data[:8] + b"".join(chunk(kind, content) for kind, content in parts)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    at, found = 8, []
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    return found


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG, with its length and its sum."""
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
