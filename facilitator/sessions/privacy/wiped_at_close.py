"""What goes from disk when a closed session leaves the screen: all that was only for the session itself."""

from __future__ import annotations

from facilitator.sessions.coming_back.follow_up import kept_words, private_words
from facilitator.sessions.coming_back.ticking import ticked_words_to_wipe
from facilitator.sessions.history.changes import SideTimerStarted, StepAdded
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.privacy.note_wordings import field_words_to_wipe, note_words_to_wipe


def words_to_wipe(session: LiveSession) -> frozenset[str]:
    """Ids of everything that was only for the session itself, earlier wordings too."""
    private = {"session", "nothing"}
    wiped: set[str] = {*note_words_to_wipe(session, private), *field_words_to_wipe(session, private)}
    for entry in session.entries:
        event = entry.event
        if isinstance(event, SideTimerStarted) or (isinstance(event, StepAdded) and _kept_apart(session, event, private)):
            wiped.add(event.words)
    return frozenset((*wiped, *private_words(session), *ticked_words_to_wipe(session))) - kept_words(session)


def _kept_apart(session: LiveSession, added: StepAdded, private: set[str]) -> bool:
    """Whether the title of a step that came by is of the session alone: it was taken back, or nothing is kept there."""
    step = session.sheet.step(added.path)
    return step is None or step.notes in private
