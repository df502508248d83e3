"""The import rules of the design, executed: by reading the code, and by importing each layer by itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "facilitator"
QT, SQL, WINDOWS = "PySide6", {"sqlalchemy", "alembic"}, {"facilitator.ui", "facilitator.app"}
BETWEEN = {"facilitator.desk", "facilitator.files", "facilitator.keeping", "facilitator.over_sessions"}
"""What stands between the layers and the windows: windows are handed it, and the layers know nothing of it."""
NEVER = {
    "sessions": {QT, *SQL, "reportlab", "facilitator.storage", "facilitator.export", *BETWEEN, *WINDOWS},
    "storage": {QT, "reportlab", "facilitator.export", *BETWEEN, *WINDOWS},
    "export": {QT, *SQL, "facilitator.storage", *BETWEEN, *WINDOWS},
    "house": {
        QT, *SQL, "reportlab", "yaml", "pydantic",
        "facilitator.sessions", "facilitator.storage", "facilitator.export", *BETWEEN, *WINDOWS,
    },
    "ui": {*SQL, "reportlab", "facilitator.storage", "facilitator.export", *BETWEEN, "facilitator.app"},
}
FOREIGN = {"sessions": {"pydantic", "pydantic_core", "yaml"}}
"""What else than the standard library and its own layer a layer may import, where the list is closed."""


@cache
def tree_of(file: Path) -> ast.Module:
    """A file as it reads; most tests here read them all."""
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def imported(file: Path) -> set[str]:
    """Every module a file imports, at the top or later; imports for type checking only do not count."""
    found: set[str] = set()
    tree = tree_of(file)
    for_types = {
        n for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test) for n in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("layer", sorted(NEVER))
def test_a_layer_imports_nothing_it_may_not(layer: str) -> None:
    wrong = {
        f"{file.relative_to(ROOT)}: {module}"
        for file in (ROOT / layer).rglob("*.py")
        for module in imported(file)
        for package in NEVER[layer]
        if within(module, package)
    }

    assert wrong == set()


def test_the_arithmetic_of_colours_is_for_every_layer() -> None:
    """So it needs nothing but the standard library, and no layer has its own."""
    second = {
        str(file.relative_to(ROOT))
        for file in ROOT.rglob("*.py")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef) and node.name in ("contrast", "luminance", "oklch")
    }

    assert {m.split(".")[0] for m in imported(ROOT / "contrast.py")} <= set(sys.stdlib_module_names)
    assert second == {"contrast.py"}


def test_the_library_for_documents_knows_nothing_of_sessions() -> None:
    """So it can make any document; what a report tells is told beside it, in `export/reports`."""
    ours = {m for file in (ROOT / "export" / "pdf").rglob("*.py") for m in imported(file) if within(m, "facilitator")}
    beside = ("facilitator.export.telling", "facilitator.export.typed_text")  # what is told to it, and in which letters
    known = ("facilitator.export.pdf", *beside, "facilitator.contrast", "facilitator.house", "facilitator.language", "facilitator.paths")

    assert {m for m in ours if not any(within(m, package) for package in known)} == set()


def test_sessions_need_little_more_than_the_standard_library() -> None:
    modules = {m.split(".")[0] for file in (ROOT / "sessions").rglob("*.py") for m in imported(file)}

    assert modules - set(sys.stdlib_module_names) <= FOREIGN["sessions"] | {"facilitator"}


@pytest.mark.parametrize(
    ("layer", "absent"),
    [
        ("facilitator.sessions.live_session", ["PySide6", "sqlalchemy", "reportlab"]),
        ("facilitator.sessions.reports.make_minutes", ["PySide6", "sqlalchemy", "reportlab"]),
        ("facilitator.storage.store", ["PySide6", "reportlab", "alembic"]),
        ("facilitator.house.house_file", ["PySide6", "reportlab", "pydantic", "facilitator.sessions"]),
        ("facilitator.ui.house_words", ["PySide6"]),
        ("facilitator.export.pdf", ["PySide6", "sqlalchemy", "pydantic", "facilitator.sessions"]),
        ("facilitator.export.reports", ["PySide6", "sqlalchemy"]),
        ("facilitator.ui.main_window", ["sqlalchemy", "reportlab", "pypdfium2"]),
        ("facilitator.app", ["sqlalchemy", "alembic", "reportlab"]),
        ("facilitator.desk", ["reportlab", "odfdo", "icalendar"]),
        ("facilitator.cli", ["PySide6", "sqlalchemy", "reportlab", "pydantic"]),
    ],
)
def test_importing_a_layer_brings_nothing_else_along(layer: str, absent: list[str]) -> None:
    code = f"import sys, {layer}; print([m for m in {absent!r} if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT.parent, check=False)

    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = {
        str(file.relative_to(ROOT))
        for file in ROOT.rglob("*.py")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("now", "today", "utcnow", "monotonic")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("datetime", "date", "time")
    }

    assert asking == {"sessions/clock.py"}


def test_nothing_opens_a_socket() -> None:
    network = ("socket", "http", "urllib.request", "ssl", "requests", "ftplib", "smtplib", "asyncio", "PySide6.QtNetwork")

    assert {m for file in ROOT.rglob("*.py") for m in imported(file) for package in network if within(m, package)} == set()


def test_no_file_imports_itself_in_a_roundabout_way() -> None:
    """So each can be read after those that it stands on."""
    files = [file for file in ROOT.rglob("*.py") if file.name != "__init__.py"]
    names = {".".join(("facilitator", *file.relative_to(ROOT).with_suffix("").parts)): file for file in files}
    order = TopologicalSorter({name: (imported(file) & names.keys()) - {name} for name, file in names.items()})

    try:
        circle = [] if tuple(order.static_order()) else ["nothing was read"]
    except CycleError as error:
        circle = error.args[1]
    assert circle == []
