"""Marking a note as an example worth sharing, wherever it stands on screen."""

from __future__ import annotations

from facilitator.language import tr
from facilitator.sessions.finding.examples import mark_example, why_not_shared
from facilitator.ui.presenter import Message, Presenter


def turn_example(presenter: Presenter, note: str) -> None:
    """Mark the note, or take the mark away; tells where it will not be in the collection all the same."""
    done = presenter.do(lambda session, now: mark_example(session, note, note not in session.course.examples, now))
    session = presenter.session
    if done and session is not None and note in session.course.examples and (why := why_not_shared(session, note)):
        presenter.message.emit(Message("info", tr("Gemarkeerd als goed voorbeeld. {why}", why=why)))
