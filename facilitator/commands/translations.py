"""The command `translations`: light to import, for the command line reads it at every start."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from facilitator import paths
from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command, str], argparse.ArgumentParser]


def add_translations_command(add: Add) -> None:
    """Put it among the others."""
    words = add("translations", _translate, "the languages there are and how complete they are, or a fresh file to translate")
    words.add_argument("--new", nargs=2, default=None, metavar=("XX", "FILE"), help="write FILE (.po), to be translated into XX")


def translations_folder(options: argparse.Namespace) -> Path:
    """Where somebody puts translations of their own."""
    return paths.data_folder(options.data) / "translations"


def _translate(options: argparse.Namespace) -> int:
    from facilitator.translating import fresh, progress

    own = translations_folder(options)
    if options.new is not None:
        return _write_new(Path(options.new[1]), fresh(options.new[0], own))
    found = progress(own)
    for p in found:
        print(f"{p.language:<6} {p.name:<24} {p.translated:>5} / {p.all}")
    for sentence in (said for p in found for said in p.refused):
        print(sentence, file=sys.stderr)
    print(tr("Een bestand XX.po of XX.mo in {folder} komt erbij.", folder=own))
    return 1 if any(p.refused for p in found) else 0


def _write_new(path: Path, data: bytes) -> int:
    from facilitator.export.writing import write_atomically

    if path.exists():
        raise FacilitatorError(tr("{path} bestaat al. Kies een andere naam; wat vertaald is wordt niet overschreven.", path=path))
    write_atomically(path, data)
    print(path)
    return 0
