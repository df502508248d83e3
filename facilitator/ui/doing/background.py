"""Work that would hold up the window, such as making a document: done in one other thread, one thing at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

PATIENCE = 0.02
"""Seconds between two looks at the window while something is waited for."""
GIVE_WAY = 0.0005
"""Seconds after which this thread lets the window go on. Python's own 5 ms is waited for at every widget that is painted: half a second
for a page of notes."""


class Stopped(Exception):
    """What is asked for is not wanted any more."""


class Progress:
    """Given to work: how far it is can be told, and then it hears whether to go on."""

    def __init__(self, told: Callable[[int], None]) -> None:
        self._told, self._wanted = told, True

    def __call__(self, page: int) -> None:
        """So many pages are done. Raises Stopped when nobody wants it any more."""
        if not self._wanted:
            raise Stopped
        self._told(page)

    def stop(self) -> None:
        self._wanted = False


Work = Callable[[Progress], Any]


@dataclass
class _Job:
    progress: Progress
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    told: Callable[[int], None]


class Background(QObject):
    """Of each place there is at most one piece of work that counts: a newer one takes its place, and the older is dropped.

    One thread, because the libraries that make and draw a PDF may not be used by two at once.
    """

    _over = Signal(object, object, object)
    _page = Signal(object, int)

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._thread: ThreadPoolExecutor | None = None
        self._jobs: dict[str, _Job] = {}
        self._future: Future[None] | None = None
        self._over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)
        self._page.connect(self._on_page, Qt.ConnectionType.QueuedConnection)

    def ask(
        self, place: str, work: Work, done: Callable[[Any], None], failed: Callable[[BaseException], None],
        told: Callable[[int], None] = lambda _page: None,
    ) -> None:  # fmt: skip
        """Do this, then call `done` with what came out or `failed` with why not: in this thread, unless something newer was asked."""
        self.drop(place)
        progress = Progress(lambda page: self._page.emit(job, page))
        job = _Job(progress, done, failed, told)
        self._jobs[place] = job
        self._thread = self._thread or _thread()
        self._future = self._thread.submit(self._run, place, job, work)

    def drop(self, place: str) -> None:
        """What was asked for in this place is not wanted any more."""
        job = self._jobs.pop(place, None)
        if job is not None:
            job.progress.stop()

    def busy(self, place: str = "") -> bool:
        """Whether something is being done in this place, or in any."""
        return place in self._jobs if place else bool(self._jobs)

    def wait(self) -> None:
        """Go on showing the window until everything that was asked for is there; for who has nothing else to do."""
        while self._jobs:
            if self._future is not None and not self._future.done():
                self._wait_a_little(self._future)
            QCoreApplication.processEvents()

    def stop(self) -> None:
        """Drop everything, and let go of the thread."""
        for place in tuple(self._jobs):
            self.drop(place)
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None

    @staticmethod
    def _wait_a_little(future: Future[None]) -> None:
        try:
            future.result(PATIENCE)
        except TimeoutError:
            return

    def _run(self, place: str, job: _Job, work: Work) -> None:
        """In the other thread."""
        try:
            job.progress(0)
            self._over.emit((place, job), work(job.progress), None)
        except Stopped:
            return
        except Exception as error:  # told in the window, where it becomes a sentence or a report
            self._over.emit((place, job), None, error)

    def _on_over(self, whose: tuple[str, _Job], result: object, error: BaseException | None) -> None:
        place, job = whose
        if self._jobs.get(place) is not job:
            return
        del self._jobs[place]
        if error is None:
            job.done(result)
        else:
            job.failed(error)

    def _on_page(self, job: _Job, page: int) -> None:
        if job in self._jobs.values():
            job.told(page)


def _thread() -> ThreadPoolExecutor:
    sys.setswitchinterval(GIVE_WAY)
    return ThreadPoolExecutor(1, "documents")
