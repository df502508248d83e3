"""The run sheets of the draaiboeken of an older version, in a text that shows in a diff what has changed.

    python -m tests.formats.run_sheets      writes tests/formats/*/run_sheets.txt anew; only after a change that is meant
"""

from __future__ import annotations

from pathlib import Path

from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning, RunStep
from facilitator.sessions.templates.template_file import read_template

HERE = Path(__file__).parent
KEPT = "run_sheets.txt"
PEOPLE = (8, 14)


def versions() -> list[Path]:
    """A folder for each version of the format."""
    return sorted(folder for folder in HERE.iterdir() if folder.name.isdigit())


def run_sheets(folder: Path) -> str:
    """What the draaiboeken in this folder become."""
    return "\n".join(line for file in sorted(folder.glob("*.yaml")) for number in PEOPLE for line in _sheet(file, number)) + "\n"


def _sheet(file: Path, number: int) -> list[str]:
    people = tuple(f"p{n}" for n in range(1, number + 1))
    rows = run_sheet(read_template(file), Planning(people)).steps
    return [f"{file.stem}, {number} people", *(f"  {_row(row)}" for row in rows)]


def _row(row: RunStep) -> str:
    sizes = "+".join(str(len(group)) for group in row.groups) or "-"
    length = f"{round(row.length.total_seconds())} s" if row.on else "off"
    return f"{row.path} | {row.title} | {length} | {sizes} | {row.notes}"


def main() -> None:
    """Keep what they become now."""
    for folder in versions():
        (folder / KEPT).write_text(run_sheets(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
