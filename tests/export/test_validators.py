"""Two independent validators and our own reading find every document right. One test, as they share the making of all files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import page
import pytest

from facilitator.export.pdf.characters import Characters
from facilitator.export.reports import minutes_pdf
from facilitator.export.reports.minutes_pdf import told
from facilitator.export.typed_text import clean
from facilitator.sessions.reports.minutes import Minutes
from tests.export.documents import every_document
from tests.export.listening import as_told, heard
from tests.export.sample import FULL, HOUSE, sample
from tests.validators import verapdf

PROFILES = ("ua1", "2a")


class Listening(Characters):
    """Keeps every word that goes into a document, in the order in which it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def markup(self, text: str, *more: str) -> str:
        self.told.append(text)
        return super().markup(text, *more)


def _difference(read: str, as_it_was: str) -> str:
    """The first word that is not as it was told, with what is around it."""
    words, expected = read.split(), as_it_was.split()
    if words == expected:
        return ""
    at = next((i for i, pair in enumerate(zip(words, expected, strict=False)) if pair[0] != pair[1]), min(len(words), len(expected)))
    return f"reads {' '.join(words[max(0, at - 3) : at + 5])!r}, told {' '.join(expected[max(0, at - 3) : at + 5])!r}"


def _noted(minutes: Minutes) -> list[str]:
    """What a verslag may not lose."""
    steps = minutes.steps if minutes.report == "minutes" else ()
    return [text for step in steps for text in (*(n.text for n in step.notes), *(words for _, words in step.texts))]


def _make(folder: Path) -> tuple[dict[Path, bool], dict[str, str]]:
    """The files of all documents and whether they are chosen, and what is wrong with how they read."""
    files, wrong = {}, {}
    for name, minutes, chosen in every_document():
        house, listening = FULL if minutes.language == "en" else HOUSE, Listening()
        data = minutes_pdf(minutes, house)
        told(minutes, house, listening)
        read, words = heard(data, only_words=True), as_told(listening.told)
        wrong[name] = _difference(read, words) or next((f"{t!r} is not there" for t in _noted(minutes) if clean(t) not in words), "")
        file = folder / f"{name}.pdf"
        file.write_bytes(data)
        files[file] = chosen
    return files, {name: fault for name, fault in wrong.items() if fault}


def _page_validation(files: Sequence[Path]) -> dict[tuple[str, str], str]:
    results = {(str(file), profile): page.validate_pdf(str(file), profile=profile) for file in files for profile in PROFILES}
    return {key: "; ".join(f"{f.rule_id} {f.message}" for f in r.failures) for key, r in results.items()}


@pytest.mark.long
def test_every_document_is_valid_and_reads_as_it_was_told(tmp_path: Path) -> None:
    """Letter for letter and in order; a document in which headings skip a level is found wrong by both validators."""
    files, misread = _make(tmp_path)
    spoilt = tmp_path / "spoilt.pdf"
    spoilt.write_bytes(minutes_pdf(sample(), HOUSE).replace(b"/S /H2 ", b"/S /H4 "))
    files[spoilt] = True
    chosen = [file for file in files if files[file]]
    checks, lacking = [], verapdf.missing()

    running = None if lacking else verapdf.start(chosen, PROFILES, tmp_path)
    checks.append((list(files), _page_validation(list(files))))
    if running:
        checks.append((chosen, verapdf.verdicts(running)))

    assert misread == {}
    for seen, found in checks:
        assert set(found) == {(str(file), profile) for file in seen for profile in PROFILES}
        assert "head" in found[str(spoilt), "ua1"].lower()
        assert {key: fault for key, fault in found.items() if fault and key[0] != str(spoilt)} == {}
    if lacking:
        pytest.skip(f"page-validation and the reading are right; veraPDF did not run: {lacking}")
