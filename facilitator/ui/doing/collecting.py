"""What is asked of the good examples: keeping them as a document. Belongs to whoever shows the archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.finding.searching import Query
from facilitator.ui.doing.background import Background

SAVING = "examples"
"""Place in the background."""
MOST = 10_000
"""Examples in one document."""


class Collecting(QObject):
    """Passes the wishes of the tab on to the desk."""

    def __init__(self, looking_up: Any, window: Any, page: Any) -> None:
        super().__init__(looking_up)
        self._looking_up, self._window, self._page, self._part = looking_up, window, page, page.examples
        self.background = Background(self)
        self._part.save_requested.connect(self.save)

    def save(self, query: Query) -> None:
        """Keep all that fits in the folder for documents, while the window goes on."""
        desk, today = self._window.desk, self._looking_up.ticking_off.today
        self._part.save.setEnabled(False)

        def work(_told: object) -> Path:
            path: Path = desk.overall.save_examples(desk.archive.examples(query, MOST), today)
            return path

        self.background.ask(SAVING, work, self._on_saved, self._on_not_saved)

    def _on_saved(self, path: Path) -> None:
        self._part.save.setEnabled(True)
        self._looking_up.tell(tr("Bewaard: {path}", path=path), tr("Map openen"), lambda: self._window.show_folder(path.parent))

    def _on_not_saved(self, error: BaseException) -> None:
        self._part.save.setEnabled(True)
        if not isinstance(error, FacilitatorError):
            raise error
        self._page.news.show_news("error", str(error))
