"""Another language while the program runs: every page is made anew, and whoever works on one notices nothing but the words.

The session, its clocks and the wall are none of the pages' business, so they go on as they were.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from facilitator.language import can_be_read, language, read_again, refusals, trn, use_language
from facilitator.ui.look.dressing import dress_thumbnails
from facilitator.ui.place import Place


def speak(window: Any, chosen: str) -> None:
    """The whole program in this language from now on, and in the settings. Where its file cannot be read, nothing changes but a word."""
    read_again()
    if not can_be_read(chosen):
        window.tell(" ".join(refusals(chosen)))
        return
    if chosen != language():
        use_language(chosen)
        window.keep_settings(replace(window.settings, language=chosen))
        _change_pages(window)
    if left_out := len(refusals(chosen)):
        sentence = trn(
            "{n} vertaling doet niet mee; `facilitator translations` zegt welke.",
            "{n} vertalingen doen niet mee; `facilitator translations` zegt welke.",
            left_out,
        )
        window.tell(sentence, "warning")


def _change_pages(window: Any) -> None:
    current, before, making, sheet = window.stack.currentWidget(), window.pages, window.making, window.sheet
    place, asked = Place(current), window.lead.tools.half_asked
    for part in (window.stack, *window.stack.findChildren(QWidget)):
        part.blockSignals(True)  # what is half typed goes on being so: it is neither kept nor lost when its page goes
    window.make_pages()
    for gone in (making, sheet):
        gone.deleteLater()
    _fill(window, before, making)
    name = next(name for name, page in before.items() if page is current)
    page = window.pages[name]
    window.stack.setCurrentWidget(page)
    window.centralWidget().show()  # it would be shown later, and nothing that is not can have the focus
    window.presenter.refresh()
    if name == "choose":
        window.show_choice()
        page.choose_kind(before["choose"].kinds.chosen)
    elif name == "archive":
        window.looking_up.carry_over(before["archive"])
    elif name == "report":
        page.choose(before["report"].kind)
    if name == "lead":
        page.carry_over(before["lead"], asked)
    place.put_back(page)
    dress_thumbnails(window, window.beamer)


def _fill(window: Any, before: dict[str, Any], making: Any) -> None:
    """What each page is about."""
    if window.template is not None:
        window.prepare.show_draft(window.template, before["prepare"].particulars)
    if window.replanning.proposal is not None:
        window.replanning.toggle()
    preview, maker = making.made.get("preview"), making.made.get("maker")
    if preview is not None and preview.template is not None and preview.body.trial is not None:
        window.making.preview.show_template(preview.template, not preview.keep.isHidden())
        window.making.preview.show_trial(preview.body.trial.people, preview.body.trial.number)
    if window.stack.currentWidget() is not None and maker is not None and maker.path.name:
        window.making.maker.open_file(maker.path)
