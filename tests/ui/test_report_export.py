"""What can be made of a session, chosen in words: the panel, by keyboard, and what is on disk after it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator.app import App
from facilitator.sessions.clock import RehearsalClock
from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.particulars import Particulars, named
from facilitator.sessions.templates.template import Template
from facilitator.ui.pages.choose.past import PastPane
from facilitator.ui.pages.report.export_row import EACH, ExportRow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept(led: App) -> App:
    """A closed session with an action, on the Verslag page."""
    led.presenter.do(lambda s, now: s.take_note(Content("Bel de inwoner", "Anna Bos"), "action", "report", now))
    led.window.lead.act("close")
    led.window.looking_back.settle()
    return led


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def row(app: App, report: str) -> ExportRow:
    return next(r for r in app.window.saving.panel.rows if r.choice.offer.report == report)


def choose_form(app: App, report: str, form: str) -> None:
    box = row(app, report).form
    box.setCurrentIndex(box.findData(form))


def save(app: App) -> None:
    app.window.saving.panel.save.click()
    app.window.looking_back.background.wait()


def news(app: App) -> str:
    return app.window.report.news.sentence.text()


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = app.window.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClick(target, key, modifier)


def test_two_keys_save_what_the_draaiboek_asks_for(kept: App, tmp_path: Path) -> None:
    kept.window.report.export_requested.emit()
    assert [r.choice.offer.report for r in kept.window.saving.panel.rows if r.tick.isChecked()] == ["minutes", "summary", "actions"]

    press(kept, Qt.Key.Key_S, CONTROL)
    kept.window.looking_back.background.wait()

    kinds = [name.split(" – ")[1] for name in names(tmp_path / "verslagen")]
    assert kinds == ["actie- en besluitenlijst.pdf", "verslag voor de teamleider.pdf", "verslag.pdf"]
    assert news(kept) == f"3 documenten staan in {tmp_path / 'verslagen'}."
    assert kept.window.report.news.action.text() == "Map openen"
    assert kept.window.saving.panel.isHidden()


def test_each_is_written_in_the_form_that_was_chosen(kept: App, tmp_path: Path) -> None:
    kept.window.saving.open()
    row(kept, "times").tick.setChecked(True)
    row(kept, "summary").tick.setChecked(False)
    choose_form(kept, "minutes", "odt")
    choose_form(kept, "actions", "ics")
    choose_form(kept, "times", "txt")

    save(kept)

    found = {path.suffix: path.read_bytes() for path in (tmp_path / "verslagen").iterdir()}
    assert set(found) == {".odt", ".ics", ".txt"}
    assert b"application/vnd.oasis.opendocument.text" in found[".odt"][:200]
    assert b"Bel de inwoner" in found[".ics"]
    assert b"Bel de inwoner" not in found[".txt"]


def test_what_goes_in_and_stays_out_is_said_with_the_name_it_gets(kept: App) -> None:
    kept.window.saving.open()

    said = row(kept, "summary").tick.accessibleDescription()
    assert said.startswith("Voor de teamleider en het afdelingshoofd. 1 actiepunt.")
    assert "Blijft weg: Wie wat zei" in said
    assert row(kept, "minutes")._name.text().endswith("– verslag.pdf")


def test_tab_stays_in_the_panel_and_escape_gives_the_keyboard_back(kept: App) -> None:
    kept.window.report.foot.copy.setFocus()
    kept.window.saving.open()
    panel = kept.window.saving.panel
    seen = set()
    for _ in range(30):
        press(kept, Qt.Key.Key_Tab)
        here = kept.window.focusWidget()
        assert here is not None
        assert panel.isAncestorOf(here)
        seen.add(here)
    assert panel.save in seen

    press(kept, Qt.Key.Key_Escape)

    assert panel.isHidden()
    assert kept.window.focusWidget() is kept.window.report.foot.copy


def test_one_that_fails_is_told_and_the_others_are_there(kept: App, tmp_path: Path) -> None:
    kept.window.saving.open()
    save(kept)
    (minutes,) = (tmp_path / "verslagen").glob("*verslag.pdf")
    minutes.unlink()
    minutes.mkdir()  # cannot be replaced, as what another program holds open

    kept.window.saving.open()
    assert "Vervangt wat" in row(kept, "actions")._name.text()
    save(kept)

    assert "2 documenten staan in" in news(kept)
    assert "is een map" in news(kept)


def test_a_full_disk_leaves_the_old_file(kept: App, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    kept.window.saving.open()
    save(kept)
    before = {path: path.read_bytes() for path in (tmp_path / "verslagen").iterdir()}
    kept.presenter.do(lambda s, now: s.change_note(next(iter(s.course.notes)), now, content=Content("Anders")))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))  # a write beyond this fails halfway, as on a full disk

    try:
        kept.window.saving.open()
        save(kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)

    assert "Er is niets bewaard" in news(kept)
    assert {path: path.read_bytes() for path in (tmp_path / "verslagen").iterdir()} == before


def test_a_folder_that_cannot_be_made_is_one_sentence(kept: App, tmp_path: Path) -> None:
    (tmp_path / "verslagen").write_text("een bestand op de plaats van de map", encoding="utf-8")

    kept.window.saving.open()

    assert "is niet te maken" in news(kept)
    assert kept.window.saving.panel.isHidden()


def test_stopping_keeps_what_is_there(kept: App, tmp_path: Path) -> None:
    kept.window.saving.open()
    panel = kept.window.saving.panel
    panel.save.click()
    assert panel.stop.hasFocus()
    panel.stop.click()
    kept.window.looking_back.background.wait()
    kept.window.looking_back.background.stop()

    assert news(kept).startswith("Gestopt.")
    assert names(tmp_path / "verslagen") == []


def test_another_folder_is_asked_for_and_kept_to(kept: App, tmp_path: Path) -> None:
    other = tmp_path / "elders"
    other.mkdir()
    kept.window.saving.ask_folder = lambda _now: other
    kept.window.saving.open()
    kept.window.saving.panel.other.click()

    save(kept)

    assert len(names(other)) == 3


def test_of_what_is_prepared_the_draaiboek_and_the_list_can_be_had_on_paper(led: App, tmp_path: Path) -> None:
    led.window.go_home()
    led.window.begin_preparing(led.desk.library.find("inspiratielab"))
    led.window.prepare.paper.click()
    row(led, "run sheet").tick.setChecked(True)

    save(led)

    assert [name.split(" – ")[-1] for name in names(tmp_path / "verslagen")] == ["draaiboek.pdf", "presentielijst.pdf"]
    assert len(led.desk.overviews()) == 1  # nothing is kept of it


def test_a_proof_for_each_is_named_after_each(
    app: App, built_in: Callable[[str], Template], clock: RehearsalClock, tmp_path: Path
) -> None:
    people = named("Anna Bos\nBob Mol\nCor Vos\nDora Smit\nEls Jansen")
    app.window.begin_preparing(built_in("intervisie-incidentmethode"), Particulars(clock.now(), team="Zuid", participants=people))
    app.window.begin()
    app.window.lead.act("next")
    app.window.lead.act("close")
    app.window.saving.open()
    proof = row(app, "proof")
    proof.whose.setCurrentIndex(proof.whose.findData(EACH))
    for other in app.window.saving.panel.rows:
        other.tick.setChecked(other is proof)
    choose_form(app, "proof", "txt")

    save(app)

    found = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "verslagen").iterdir()}
    assert len(found) == 5
    (anna,) = (text for name, text in found.items() if "Anna Bos" in name)
    assert "anna bos" in anna.casefold()
    assert "bob mol" not in anna.casefold()


def test_a_series_is_saved_from_the_list_of_sessions(kept: App, tmp_path: Path) -> None:
    kept.window.go_home()
    (pane,) = kept.window.choose.findChildren(PastPane)
    asked: list[str] = []
    kept.window.choose.series_requested.connect(asked.append)

    QTest.keyClick(pane, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = kept.qt.activePopupWidget()
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    save(kept)

    assert len(asked) == 1
    assert len(names(tmp_path / "verslagen")) == 3
    assert "3 documenten staan in" in kept.window.choose.news.sentence.text()


def test_a_copy_has_headings_for_a_word_processor_and_plain_text_for_the_rest(kept: App) -> None:
    kept.window.report.foot.copy.click()

    data = QGuiApplication.clipboard().mimeData()
    assert "<h1" in data.html()
    assert "Bel de inwoner" in data.html()
    assert "Bel de inwoner" in data.text()
    assert "<" not in data.text()


def test_characters_that_no_font_has_are_said_before_saving(kept: App) -> None:
    kept.presenter.do(lambda s, now: s.take_note(Content("Kaart \U00013000"), "note", "report", now))
    kept.window.saving.open()
    kept.window.looking_back.background.wait()

    assert "U+13000" in kept.window.saving.panel._missing.text()
