"""Forgetting, on screen: asked for on a page, told what it does, done in the background. Belongs to the main window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator.language import day, tr, trn
from facilitator.sessions.coming_back.rotation import name_key
from facilitator.sessions.errors import FacilitatorError
from facilitator.sessions.privacy.remembered import forget_texts
from facilitator.ui.doing.background import Progress, Stopped
from facilitator.ui.pages.choose.parts import with_team
from facilitator.ui.pages.forget import ForgetDialog, OverdueDialog, PlanDialog
from facilitator.ui.pages.who import WhoDialog

FORGETTING, LOOKING = "forgetting", "looking for what is over its term"
"""Places in the background."""


Act = Callable[[Any, bool], Any]
"""Given the one that forgets, and whether it is meant; gives what it does."""


def _tell_on(told: Progress, left: int) -> None:
    """Who leaves the program does not stop what was begun: half forgotten is not forgotten."""
    with suppress(Stopped):
        told(left)


class LettingGo(QObject):
    """Passes wishes of the pages on to the desk. `ask_where` asks for a file to write, and gives None for no."""

    def __init__(self, window: Any) -> None:
        super().__init__(window.choose)  # pages are made anew in another language
        self._window = window
        self.dialog: PlanDialog | None = None
        self.who: WhoDialog | None = None
        self.overdue: tuple[Any, ...] = ()
        self.ask_where: Callable[[Path], Path | None] = self._ask_where
        window.choose.forget_requested.connect(self.forget_session)
        window.choose.overdue.clicked.connect(self.show_overdue)
        window.report.list.note_forgotten.connect(self.forget_note)
        window.lead.note_forgotten.connect(self.forget_note)
        window.prepare.person_forgotten.connect(self.forget_person)
        if window.desk is not None:
            self.look()

    @property
    def _desk(self) -> Any:
        return self._window.desk

    @property
    def _background(self) -> Any:
        return self._window.looking_back.background

    # one thing

    def forget_session(self, session_id: str) -> None:
        """A session, from the list of those of before."""
        found = next((o for o in self._desk.overviews() if o.id == session_id), None)
        if found is None:
            return
        held = day(found.starts_at.astimezone(ZoneInfo(found.timezone)), "d MMM y")
        title = tr("{title}, {day}, vergeten", title=with_team(found.title, found.team), day=held)
        self._ask(title, lambda forgetting, really: forgetting.session(session_id, really=really), self._window.go_home)

    def forget_note(self, note: str) -> None:
        """A note of the session on screen, which may be running."""
        opened, window = self._window.opened, self._window
        if opened is not None:
            window.report.list.keep()
            act: Act = lambda forgetting, really: forgetting.note(opened.id, note, really=really)  # noqa: E731 - it has no other name
            self._ask(tr("Notitie vergeten"), act, self._open_again, lambda: window.lead.line.let_go(note))

    def forget_person(self, name: str) -> None:
        """Somebody, in all sessions."""
        title = tr("{name} vergeten, in alle sessies", name=name)
        self._ask(title, lambda forgetting, really: forgetting.person(name, really=really), lambda: self._without(name))

    def _ask(self, title: str, act: Act, after: Callable[[], None], before: Callable[[], object] = lambda: None) -> None:
        """Look what it does, which may take a while, and show it; do it when that is agreed to."""
        dialog = self.dialog = ForgetDialog(self._window.theme, title)

        def show(plan: Any) -> None:
            dialog.show_plan(plan)
            dialog.agreed.connect(lambda: self._forget(dialog, plan, act, (before, after)))

        def failed(error: BaseException) -> None:
            dialog.reject()
            if not isinstance(error, FacilitatorError):
                raise error
            if not self._window.unsealing.asks(error, lambda: self._ask(title, act, after, before)):
                self._tell(str(error))

        forgetting = self._desk.forgetting
        dialog.rejected.connect(lambda: self._background.drop(FORGETTING))
        dialog.open()
        self._background.ask(FORGETTING, lambda _told: act(forgetting, False), show, failed)

    def _forget(self, dialog: ForgetDialog, plan: Any, act: Act, around: tuple[Callable[[], object], Callable[[], None]]) -> None:
        with_files, (before, after) = dialog.files.isChecked(), around
        before()
        self._window.lead.saving.keep_now()  # what is half typed is not to be kept while a session is written anew

        def work(told: Progress) -> tuple[Path, ...]:
            forgetting = self._desk.forgetting.telling(lambda left: _tell_on(told, left))
            left: tuple[Path, ...] = forgetting.delete_files(plan) if with_files else ()
            act(forgetting, True)
            return left

        def done(left: tuple[Path, ...]) -> None:
            after()
            self._window.saving.forget_copied()
            dialog.accept()
            kept = ", ".join(map(str, left))
            self._tell(tr("Gewist. Deze bestanden zijn veranderd en staan er nog: {files}", files=kept) if left else tr("Gewist."), "info")

        self._do(dialog, work, done, after)

    def _do(self, dialog: PlanDialog, work: Callable[[Any], Any], done: Callable[[Any], None], after: Callable[[], None]) -> None:
        def failed(error: BaseException) -> None:
            if not isinstance(error, FacilitatorError):
                raise error
            if self._window.unsealing.asks(error, again, lambda: dialog.say(str(error)), dialog):
                return
            after()  # here it may be gone, and still stand in a copy
            rows = getattr(error, "rows", ())
            if rows and isinstance(dialog, ForgetDialog):
                dialog.show_left(rows, getattr(error, "then", ""))
            else:
                dialog.say(str(error))

        def told(left: int) -> None:
            if left:
                dialog.said.set_text(trn("Bezig met wissen: nog {n} reservekopie…", "Bezig met wissen: nog {n} reservekopieën…", left))

        def again() -> None:
            dialog.work(tr("Bezig met wissen, ook in de reservekopieën…"))
            self._background.ask(FORGETTING, work, done, failed, told)

        again()

    def _open_again(self) -> None:
        """The session on screen as it is kept now."""
        window, opened = self._window, self._window.opened
        if opened is not None:
            try:
                again = window.opened = self._desk.open(opened.id)
            except FacilitatorError as error:
                if not self._window.unsealing.asks(error, self._open_again):
                    self._tell(str(error))
                return
            forget_texts()
            if again.draft != window.lead.note_edit.text():
                window.lead.show_draft(again.draft)
            window.presenter.take_over(again.session)

    def _without(self, name: str) -> None:
        """No page shows the name any more; what is being prepared has it no longer either."""
        window = self._window
        self._open_again()
        prepare = window.prepare
        if window.stack.currentWidget() is prepare and window.template is not None:
            people = (replace(p, name="") if name_key(p.name) == name_key(name) else p for p in prepare.particulars.participants)
            now = window.opened.session.particulars if window.opened is not None else prepare.particulars
            prepare.show_draft(window.template, now if window.opened is not None else replace(now, participants=tuple(people)))
        elif window.stack.currentWidget() is window.choose:
            window.show_choice()

    # what is over its term

    def look(self) -> None:
        """See what is kept longer than its term, while the window goes on; told as a line on the first page."""
        if self._desk is not None:
            purging = self._desk.purging
            self._background.ask(LOOKING, lambda told: purging.overdue(lambda: told(0)), self._show_line, lambda _error: None)

    def _show_line(self, found: tuple[Any, ...]) -> None:
        self.overdue = found
        sentence = trn(
            "Van {n} sessie is de bewaartermijn voorbij.", "Van {n} sessies is de bewaartermijn voorbij.", len(found)
        )  # fmt: skip
        self._window.choose.overdue.show_sentence(sentence if found else "")

    def show_overdue(self) -> None:
        """Which they are; each can be left."""
        dialog = OverdueDialog(self._window.theme, self.overdue)
        self.dialog = dialog
        dialog.agreed.connect(lambda: self._purge(dialog))
        dialog.open()

    def _purge(self, dialog: OverdueDialog) -> None:
        chosen, purging = dialog.chosen, self._desk.purging
        still = list(chosen)

        def work(told: Progress) -> None:
            purging.forgetting = purging.forgetting.telling(lambda left: _tell_on(told, left))
            while still:  # where it stops for a passphrase, it goes on with what is left
                purging.purge(still[0])
                still.pop(0)

        def done(_nothing: object) -> None:
            self._after_purge()
            dialog.accept()
            self._tell(trn("Van {n} sessie is gewist wat weg moest.", "Van {n} sessies is gewist wat weg moest.", len(chosen)), "info")

        self._do(dialog, work, done, self._after_purge)

    def _after_purge(self) -> None:
        self._window.saving.forget_copied()
        self._window.show_choice()
        self.look()

    # somebody

    def ask_who(self, name: str = "") -> None:
        """A name, and what can be done with it."""
        who = self.who = WhoDialog(self._window.theme, self._desk.knowing.names(), name)
        who.overview_requested.connect(self.save_overview)
        who.forget_requested.connect(self._forget_asked)
        who.open()

    def _forget_asked(self, name: str) -> None:
        if self.who is not None:
            self.who.accept()
        self.forget_person(name)

    def save_overview(self, name: str) -> None:
        """Everything that is kept of somebody, in a file."""
        try:
            self._desk.knowing.about(name)  # before somebody chooses a file for nothing
            path = self.ask_where(self._desk.exports / tr("Wat er van {name} bewaard is.pdf", name=name.replace("/", "-")))
            said = tr("Bewaard: {path}", path=self._desk.save_overview(name, path)) if path is not None else ""
        except FacilitatorError as error:
            if self._window.unsealing.asks(error, lambda: self.save_overview(name), over=self.who):
                return
            said = str(error)
        if self.who is not None:
            self.who.say(said)

    def _ask_where(self, proposed: Path) -> Path | None:
        path, _ = QFileDialog.getSaveFileName(self.who, tr("Bewaar het overzicht"), str(proposed), tr("PDF (*.pdf);;Tekst (*.txt)"))
        return Path(path) if path else None

    def _tell(self, sentence: str, level: str = "error") -> None:
        self._window.tell(sentence, level)
