"""Writes what a release is made of: dist/facilitator.cdx.json (CycloneDX) and dist/licences.md, for who answers for the computers.

    make sbom

The packages are those that installing the program here and now brings, in an environment of their own: nothing of what only
developing takes. What lies in resources/ and is of others comes from resources/bundled.yaml. Needs the network, as installing does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
BUNDLED = ROOT / "resources" / "bundled.yaml"
DIST = ROOT / "dist"
IN_WORDS = {"pypdfium2": "Apache-2.0 OR BSD-3-Clause, and those of PDFium in it (in its folder of licences)"}
"""What declares its licence in words that have no name in SPDX."""


def bundled() -> list[dict[str, Any]]:
    """What of others comes along in resources/."""
    found: list[dict[str, Any]] = yaml.safe_load(BUNDLED.read_text(encoding="utf-8"))
    return found


def main() -> None:
    DIST.mkdir(exist_ok=True)
    target = DIST / "facilitator.cdx.json"
    with tempfile.TemporaryDirectory() as folder:
        shipped, tool = Path(folder) / "shipped", Path(folder) / "tool"
        _environment(shipped, f"{ROOT}[encrypted]")
        _environment(tool, *_release_tools())
        options = ["environment", "--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--of", "JSON", "-o", str(target)]
        subprocess.run([_python(tool), "-m", "cyclonedx_py", *options, _python(shipped)], check=True)
    bill = json.loads(target.read_text(encoding="utf-8"))
    bill["components"] = [c for c in bill["components"] if c["name"] != "facilitator"] + [_component(each) for each in bundled()]
    target.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (DIST / "licences.md").write_text(_table(bill["components"]), encoding="utf-8")
    print(f"{target}\n{DIST / 'licences.md'}\n{len(bill['components'])} components")


def _environment(folder: Path, *what: str) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", _python(folder), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *what], check=True)


def _python(folder: Path) -> str:
    return str(folder / "bin" / "python")


def _release_tools() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: list[str] = project["optional-dependencies"]["release"]
    return found


def _component(each: dict[str, Any]) -> dict[str, Any]:
    where = [{"type": "website", "url": each["from"]}]
    return {"type": "file", "name": each["name"], "licenses": [{"license": {"id": each["licence"]}}], "externalReferences": where}


def _table(components: list[dict[str, Any]]) -> str:
    rows = sorted((c["name"], c.get("version", ""), _licence(c)) for c in components)
    lines = [f"| {name} | {version} | {licence} |" for name, version, licence in rows]
    return "\n".join(["| What | Version | Licence |", "|---|---|---|", *lines, ""])


def _licence(component: dict[str, Any]) -> str:
    """As its makers declare it; their classifiers where they wrote no expression."""
    found = [c.get("expression") or c["license"].get("id") or c["license"].get("name", "") for c in component.get("licenses", ())]
    named = dict.fromkeys(each.removeprefix("License :: OSI Approved :: ") for each in found)
    return ", ".join(named) or IN_WORDS.get(component["name"], "not declared")


if __name__ == "__main__":
    main()
