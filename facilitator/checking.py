"""Checks draaiboeken and says in lines what is wrong or odd with them: `FILE:LINE:COLUMN: fout: KEY: WHAT`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from facilitator.language import tr, trn
from facilitator.sessions.errors import Problem, TemplateError
from facilitator.sessions.templates.library import Library, draaiboeken_in

Say = Callable[[str], object]


def check(files: Sequence[Path], library: Library, say: Say) -> int:
    """Check these files and the files in these folders; without any, all that the library has. Gives 1 if one has an error."""
    paths = tuple(_paths(files)) if files else library.files()
    said: dict[str, bool] = {}
    for path in paths:
        problems = problems_of(path, library)
        for problem in problems:
            sentence = line(path, problem, library)
            if sentence not in said:  # An included file that is broken is so for each file that includes it.
                say(sentence)
            said[sentence] = problem.warning
        if len(paths) == 1 and all(p.warning for p in problems):
            say(tr("{file}: in orde", file=path))
    if len(paths) != 1:
        say(_in_all(len(paths), said, files))
    return 0 if paths and all(said.values()) else 1


def problems_of(path: Path, library: Library) -> tuple[Problem, ...]:
    """Everything that is wrong or odd with the draaiboek in this file."""
    try:
        return library.template(path).warnings
    except TemplateError as error:
        return error.problems


def line(path: Path, problem: Problem, library: Library) -> str:
    """One problem in one line. That of an included file names the included file."""
    file = (library.near(path.parent).path(problem.file) or problem.file) if problem.file else path
    level = tr("let op") if problem.warning else tr("fout")
    return f"{file}:{problem.line}:{problem.column}: {level}: {problem.sentence}"


def _paths(files: Sequence[Path]) -> Iterator[Path]:
    for file in files:
        yield from draaiboeken_in(file) if file.is_dir() else (file,)


def _in_all(number: int, said: dict[str, bool], files: Sequence[Path]) -> str:
    if not number:
        return tr("Geen draaiboeken in {folder}.", folder=", ".join(map(str, files)))
    wrong, odd = sum(not warning for warning in said.values()), sum(said.values())
    checked = trn("{n} draaiboek nagekeken", "{n} draaiboeken nagekeken", number)
    found = [trn("{n} fout", "{n} fouten", wrong), trn("{n} waarschuwing", "{n} waarschuwingen", odd)]
    return f"{checked}: {', '.join(found)}."
