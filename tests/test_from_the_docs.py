"""Three methods that are not among the built-in ones, written by somebody who read the documentation and no code."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.rehearsing.rehearsal import rehearse
from facilitator.sessions.templates.library import Library

FOLDER = Path(__file__).parent / "formats" / "from_the_docs"
BUILT_IN = Path(__file__).parent.parent / "session_templates" / "nl"


@pytest.mark.parametrize("name", ["open-space", "disney", "delphi-light"])
def test_what_was_written_from_the_docs_alone_runs_as_it_was_meant(qapp: QApplication, name: str, tmp_path: Path) -> None:
    template = Library([(FOLDER, "eigen"), (BUILT_IN, "meegeleverd")]).find(name)
    assert template is not None
    assert template.people is not None

    left = rehearse(template, template.people.low, tmp_path, with_pictures=False)

    assert template.warnings == ()
    assert left.minutes.is_file()
