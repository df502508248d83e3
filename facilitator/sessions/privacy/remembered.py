"""What is remembered of texts only to be quick, and is let go of with the session that they are of."""

from __future__ import annotations

from facilitator.sessions.leading.note_line import Content
from facilitator.sessions.privacy.personal_traces import find_traces


def forget_texts() -> None:
    """No text of a session stays in memory because it was shown."""
    Content.from_words.cache_clear()
    find_traces.cache_clear()
