"""The digest of a session: whether it is the same here and elsewhere, whenever it was last touched and whatever is half typed."""

from __future__ import annotations

import json
from hashlib import sha256

from facilitator.storage.column_types import instant_to_text
from facilitator.storage.records import StoredSession


def digest_of(stored: StoredSession) -> str:
    """SHA-256, as hexadecimal text."""
    record = stored.record
    moments = [instant_to_text(moment) for moment in (record.starts_at, record.created_at)]
    names = [record.id, record.template_name, record.template_title, record.main, record.state, record.team]
    entries = [[e.number, instant_to_text(e.at), e.kind, e.data] for e in stored.entries]
    whole = [names, moments, record.sources, record.particulars, entries, stored.words]
    return sha256(json.dumps(whole, sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=dict).encode()).hexdigest()
