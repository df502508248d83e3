"""A real PostgreSQL for tests: in a folder of its own under /tmp, on a socket in it, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import pytest

QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=16MB", "listen_addresses=''", "autovacuum=off")


def programs() -> Path | None:
    """Where Debian keeps the programs of the newest version that is installed, or where the path has them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4]))
    on_path = shutil.which("postgres")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class Postgres:
    """A server that can be stopped and started again. `url` is that of a database of its own for each test."""

    def __init__(self) -> None:
        where = programs()
        if where is None:
            pytest.skip("no PostgreSQL here: apt-get install postgresql (packaging/system-libraries.sh test)")
        self._programs = where
        self.folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # the path of a socket may have 107 letters
        self._numbers = count()
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "nobody")
        self._run("initdb", "-D", str(self.folder / "data"), "-N", "-A", "trust", "-U", "facilitator", "--no-locale", "-E", "UTF8")
        self.start()

    def start(self) -> None:
        options = " ".join(f"-c {each}" for each in (*QUICK, f"unix_socket_directories={self.folder}"))
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Whoever is connected is cut off."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "fast", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str = "postgres", user: str = "facilitator") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def emptied(self) -> str:
        """The URL of a database that is the same for every test, and empty."""
        name = "archief"
        if not self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
            self.sql(f"CREATE DATABASE {name}")
        if self.sql("SELECT 1 FROM pg_tables WHERE tablename = 'session'", name):
            self.sql("TRUNCATE session, delivered, erased CASCADE", name)
        return self.url(name)

    def fresh(self) -> str:
        """The URL of a new, empty database."""
        name = f"archief{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name}")
        return self.url(name)

    def sql(self, statement: str, database: str = "postgres", user: str = "facilitator") -> list[tuple[object, ...]]:
        """Have a statement done, by the owner of the server where nobody else is named; gives what comes out."""
        import psycopg

        with psycopg.connect(f"host={self.folder} user={user} dbname={database}", autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return list(cursor.fetchall()) if cursor.description else []

    def _run(self, program: str, *arguments: str) -> None:
        as_nobody = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups") if os.geteuid() == 0 else ()
        done = subprocess.run(
            [*as_nobody, str(self._programs / program), *arguments], cwd="/", text=True, check=False, timeout=60,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stderr}"
