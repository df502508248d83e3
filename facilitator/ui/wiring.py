"""What the pages ask for, and who does it."""

from __future__ import annotations

from functools import partial
from typing import Any

from facilitator.ui.doing.arriving import ArrivingFiles
from facilitator.ui.doing.behind_lock import BehindLock
from facilitator.ui.doing.handing import Handing
from facilitator.ui.doing.keeping_typed import keep_draft
from facilitator.ui.doing.learning import Learning
from facilitator.ui.doing.speaking import speak


def connect_pages(window: Any) -> None:
    """The pages of the main window, when they are made."""
    window.choose.template_chosen.connect(window.begin_preparing)
    window.choose.session_chosen.connect(window.resume)
    window.choose.minutes_requested.connect(window.show_minutes)
    window.choose.file_dropped.connect(window.open_file)
    window.choose.open_file_requested.connect(window.choose_file)
    window.choose.folder_requested.connect(lambda: window.show_folder(window.desk.own.folder))
    window.choose.settings_requested.connect(window.show_settings)
    Learning(window)
    window.behind_lock = BehindLock(window)
    window.handing, window.arriving = Handing(window), ArrivingFiles(window)
    window.prepare.particulars_changed.connect(window.keep_particulars)
    window.prepare.begin_requested.connect(window.begin)
    for page in (window.prepare, window.lead, window.report):
        page.home_requested.connect(window.go_home)
        page.phase_requested.connect(window.go_to)
        page.beamer_requested.connect(window.room.turn_wall)
        page.shortcuts_requested.connect(window.show_shortcuts)
    window.lead.replan_requested.connect(window.replanning.toggle)
    window.lead.draft_changed.connect(partial(keep_draft, window))
    window.replan.accepted.connect(window.replanning.accept)
    window.replan.dismissed.connect(window.replanning.hide)
    window.lead.room_requested.connect(window.room.act)
    window.lead.console_needed.connect(window.room.uncover_console)
    window.lead.language_requested.connect(partial(speak, window))
    window.report.report_chosen.connect(lambda _kind, _person: window.looking_back.show_other())
    window.report.export_requested.connect(window.saving.open)
    window.report.copy_requested.connect(window.saving.copy)
    for page in (window.prepare, window.lead):
        page.documents_requested.connect(window.saving.open)
    window.choose.next_requested.connect(lambda series: prepare_next(window, series))
    window.choose.series_requested.connect(window.saving.open_series)
    window.choose.open_sessions_requested.connect(window.arriving.choose)
    window.choose.handing_requested.connect(window.handing.open)
    for page in (window.choose, window.lead):
        page.seal_requested.connect(window.unsealing.turn)
    window.saving.panel.hand_over_requested.connect(lambda: hand_over(window))
    window.report.folder_requested.connect(lambda: window.show_folder(window.desk.exports))
    window.stack.currentChanged.connect(lambda _i: window.room.show_strip(window.stack.currentWidget() in (window.lead, window.report)))


def hand_over(window: Any) -> None:
    """The session on screen goes to another, in a file: instead of its documents."""
    window.saving.panel.close_up()
    if window.opened is not None:
        window.handing.open(window.opened.id)


def prepare_next(window: Any, series: Any) -> None:
    """The next session of a series, with its people and on its day; or why it cannot be had."""
    window._attempt(lambda: window.begin_preparing(*window.desk.next_of(series)))
