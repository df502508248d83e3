"""What a program asked of the disk, read from a log of strace: one record for each call that changes a file or makes it last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = "openat,pwrite64,write,ftruncate,fdatasync,fsync,unlink,unlinkat,rename,renameat,renameat2,link,linkat"
STRACE = ("strace", "-f", "-y", "-qq", "-xx", "-s", "1000000", "--seccomp-bpf", "-e", f"trace={CALLS}")
"""The command, to which `-o LOG PROGRAM…` is added."""
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
_CUT = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>$")
_REST = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
_HEX = re.compile(r"(?:\\x[0-9a-f]{2})+")


@dataclass(frozen=True)
class Call:
    """One call that succeeded. `name` is of the file within the folder; empty where it is the folder itself."""

    kind: str
    """write, truncate, sync, create, unlink, or said: something was printed."""
    name: str = ""
    at: int = 0
    data: bytes = b""


def calls_in(log: Iterable[str], folder: Path) -> Iterator[Call]:
    """The calls on files of this folder, and what was printed, in order of their end. Raises ValueError on an unknown call."""
    for line in _whole(log):
        match = _LINE.match(line)
        if match and int(match[4]) >= 0:
            call = _call(match[2], match[3], folder)
            if call is not None:
                yield call


def _whole(log: Iterable[str]) -> Iterator[str]:
    """Lines, where a call that another thread came in between is one line again."""
    begun: dict[str, str] = {}
    for line in log:
        if cut := _CUT.match(line):
            begun[cut[1]] = cut[2]
        elif rest := _REST.match(line):
            yield f"{rest[1]} {begun.pop(rest[1])}{rest[2]}"
        else:
            yield line


def _call(call: str, arguments: str, folder: Path) -> Call | None:
    said, paths = _strings(arguments), [p for p in _strings(arguments) if p.startswith(bytes(folder))]
    if call == "write" and arguments.startswith("1<"):
        return Call("said", data=said[-1])
    if not paths:
        return None
    name = paths[0].decode().removeprefix(str(folder)).lstrip("/")
    if call == "openat":
        return Call("create", name) if "O_CREAT" in arguments else None
    if call == "write":  # a small file, written at once when it was made
        return Call("write", name, 0, said[-1])
    if call == "pwrite64":
        return Call("write", name, int(arguments.rsplit(", ", 1)[1]), said[-1])
    if call in ("fdatasync", "fsync", "unlink"):
        return Call({"unlink": "unlink"}.get(call, "sync"), name)
    if call == "ftruncate":
        return Call("truncate", name, int(arguments.rsplit(", ", 1)[1]))
    raise ValueError(f"{call} on {name} is not known to the simulation")


def _strings(arguments: str) -> list[bytes]:
    return [bytes.fromhex(found.replace("\\x", "")) for found in _HEX.findall(arguments)]
