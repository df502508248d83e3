"""Draaiboeken that are broken, exotic or meant to harm, one file each; read here, in a process whose memory can be measured.

    python -m tests.faults.hostile FOLDER

prints what was seen as JSON.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

from facilitator.sessions.errors import TemplateError
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template_file import read_template
from tests.peak_memory import peak_memory

HEAD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\n"
GOOD = HEAD + "steps:\n- title: Praten\n  time: 5 min\n"
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def files() -> dict[str, bytes]:
    """Name -> bytes. None of these is a draaiboek."""
    return {**_cut_and_bent(), **_exotic(), **_bombs(), **_bytes(), **_meaning()}


def _cut_and_bent() -> dict[str, bytes]:
    bent = {
        "open bracket": HEAD + "steps: [",
        "open brace": HEAD + "steps: {a: b",
        "open quote": HEAD + "goal: 'nooit dicht\nsteps: []\n",
        "tab": HEAD + "steps:\n\t- title: A\n",
        "indent": HEAD + "steps:\n- title: A\n   time: 5 min\n",
        "colon": HEAD + "goal: een: twee\n",
        "at": HEAD + "goal: @x\n",
        "backtick": HEAD + "goal: `x`\n",
        "percent": "%YAML 9.9\n---\n" + GOOD,
        "question": HEAD + "? a\n: b\n",
        "two documents": GOOD + "---\n" + GOOD,
        "end marker": GOOD + "...\nnog iets\n",
        "dashes": "---\n---\n---\n",
        "escape": HEAD + 'goal: "\\q"\n',
        "half unicode": HEAD + 'goal: "\\ud800"\nx: 1\n',
        "folded nothing": HEAD + "goal: >\nsteps: x\n",
        "only a list": "- a\n- b\n",
        "only text": "hallo\n",
        "comment only": "# niets\n",
        "merge conflict": "<<<<<<< HEAD\n" + GOOD + "=======\n" + GOOD + ">>>>>>> x\n",
        "json cut": '{"draaiboek": 1, "title": ',
        "toml": "[draaiboek]\ntitle = 'x'\n",
        "html": "<html><body>Aanmelden</body></html>",
        "csv": "titel;tijd\nA;5\n",
        "prose": "Beste collega,\n\nHierbij.\n",
    }
    return {name: text.encode() for name, text in bent.items()}


def _exotic() -> dict[str, bytes]:
    goals = {
        "tag int": "!!int ''",
        "tag bool": "!!bool misschien",
        "tag timestamp": "!!timestamp x",
        "tag python": "!!python/object/apply:os.system ['id']",
        "tag binary": "!!binary aGFsbG8=",
        "tag own": "!draaiboek x",
        "tag set": "!!set {a, b}",
        "anchor": "&a x",
        "alias": "*a",
        "merge": "\n  <<: *a",
        "recursive": "&a [*a]",
        "map": "{a: {b: c}}",
        "list": "[a, [b]]",
        "complex key": "{[a]: b}",
        "null": "~",
    }
    return {name: f"{HEAD}goal: {value}\nx: 1\n".encode() for name, value in goals.items()}


def _bombs() -> dict[str, bytes]:
    bombs = {
        "billion laughs": LAUGHS,
        "brackets": "[" * 60_000,
        "braces": "{a: " * 20_000,
        "dashes deep": "- " * 5_000,
        "deep indent": _deep(600),
        "anchors": "".join(f"a{n}: &x{n} y\n" for n in range(9_000)),
        "merge keys": "a: &a {b: c}\n" + "<<: *a\n" * 3_000,
        "long line": "goal: " + "x" * 250_000,
        "long list": HEAD + "steps:\n" + "- title: A\n" * 20_000,
        "long key": "x" * 100_000 + ": 1\n",
        "many keys": "".join(f"k{n}: v\n" for n in range(20_000)),
        "many quotes": HEAD + "goal: " + "'" * 200_000,
        "colons": ":" * 200_000,
        "rounds": HEAD + "steps:\n- repeat: 99999 times\n  steps:\n  - {title: A, time: 1 min}\n",
        "time": HEAD + "steps:\n- {title: A, time: 99999999 min}\n",
        "ten megabytes": "a: b\n" * 2_000_000,
        "one line of ten megabytes": "a" * 10_000_000,
        "folded": "a: >\n" + "  x\n" * 60_000,
        "comments": "#" * 255_000 + "\n",
    }
    return {name: text.encode() for name, text in bombs.items()}


def _deep(levels: int) -> str:
    return "".join(" " * level + "a:\n" for level in range(levels))


def _bytes() -> dict[str, bytes]:
    chance = random.Random(1)
    return {
        "empty": b"",
        "zero": b"\0",
        "utf-16": GOOD.encode("utf-16"),
        "utf-16 without mark": GOOD.encode("utf-16-le"),
        "utf-32": GOOD.encode("utf-32"),
        "latin-1": HEAD.encode() + "goal: caf\xe9\n".encode("latin-1"),
        "overlong": HEAD.encode() + b"goal: \xc0\xaf\n",
        "cut letter": GOOD.encode() + b"\xe2\x82",
        "half a pair": HEAD.encode() + b"goal: \xed\xa0\x80\n",
        "null inside": GOOD.encode().replace(b"Praten", b"Pra\0ten"),
        "bell": GOOD.encode().replace(b"Pra", b"\x07"),
        "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "zip": b"PK\x03\x04" + bytes(60),
        "pdf": b"%PDF-1.7\n%\xe2\xe3\n",
        "noise": chance.randbytes(50_000),
        "mark only": b"\xef\xbb\xbf",
        "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + b"steps: []\n",
        "escape code": HEAD.encode() + b"goal: \x1b[31m\n",
    }


def _meaning() -> dict[str, bytes]:
    meant = {
        "double key": GOOD + "title: Weer\n",
        "newer": GOOD.replace("draaiboek: 1", "draaiboek: 99"),
        "no version": GOOD.replace("draaiboek: 1\n", ""),
        "itself": HEAD + "steps:\n- include: itself\n",
        "elsewhere": HEAD + "steps:\n- include: ../../etc/passwd\n",
        "absolute": HEAD + "steps:\n- include: /etc/passwd\n",
        "clock": GOOD.replace("5 min", "10:30"),
        "no": GOOD.replace("5 min", "no"),
        "negative": GOOD.replace("5 min", "-5 min"),
        "nan": GOOD.replace("5 min", ".nan min"),
        "infinite": GOOD.replace("5 min", "1e999 min"),
        "unknown key": GOOD + "titel: X\n",
        "unknown step key": GOOD + "  spreek: iedereen\n",
        "language": GOOD + "language: ../../x\n",
        "no steps": HEAD + "steps: []\n",
    }
    return {name: text.encode() for name, text in meant.items()}


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "goed.yaml").write_text(GOOD, encoding="utf-8")
    read_template(folder / "goed.yaml")
    wrong, refused, slowest = [], 0, (0.0, "")
    before = peak_memory()
    for name, data in files().items():
        file = folder / f"{name}.yaml"
        file.write_bytes(data)
        begun = time.process_time()
        told = _told(file)
        slowest = max(slowest, (time.process_time() - begun, name))
        refused += not told
        wrong += [f"{name}: {told}"] if told else []
    more = peak_memory() - before
    shelf = Library([(folder, "hier")]).scan()
    assert len(shelf.broken) == refused
    seen = {"wrong": wrong, "refused": refused, "slowest": slowest[0], "slowest file": slowest[1], "memory": more}
    print(json.dumps(seen | {"others": [found.template.name for found in shelf.templates]}))


def _told(file: Path) -> str:
    """Nothing where it was refused with a line in every sentence; else what happened."""
    try:
        read_template(file)
    except TemplateError as error:
        return "" if all(p.line >= 1 and p.column >= 1 and p.text.strip() for p in error.problems) else "a sentence without a line"
    except Exception as error:
        return repr(error)[:200]
    return "it was taken"


if __name__ == "__main__":
    main()
