"""What the group settled: what is written down, and who gets it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.language import tr
from facilitator.sessions.live_session import LiveSession
from facilitator.sessions.plan.run_sheet import RunStep
from facilitator.sessions.templates.policies import strictness
from facilitator.sessions.templates.template import Field

KEEPS = ("nothing", "session", "report")
"""What may be settled, from strict to free."""


@dataclass(frozen=True)
class Settled:
    """What the group agreed on. `keep` is nothing, session or report, or empty while that is open."""

    keep: str = ""
    readers: str = ""


def settled_value(value: Any) -> Settled:
    """The value of one field; what it does not say is empty."""
    given: Mapping[str, Any] = value if isinstance(value, dict) else {}
    keep = str(given.get("keep", ""))
    return Settled(keep if keep in KEEPS else "", str(given.get("readers", "")).strip())


def settled(session: LiveSession) -> Settled:
    """What holds for the whole session: of several answers the strictest, with the readers that were named last."""
    found = [settled_value(session.field_value(name)) for name, (_step, field) in session.sheet.fields.items() if field.kind == "settle"]
    keep = min((s.keep for s in found if s.keep), key=strictness, default="")
    readers = [s.readers for s in found if s.readers]
    return Settled(keep, readers[-1] if readers else "")


_LEAD = re.compile(r"\b(?:team ?lead|teamleid|leidinggevend|manager|afdelingshoofd)", re.IGNORECASE)
_BUT = re.compile(r"\b(?:niet|geen|zonder|behalve|not|no|without|except)\b", re.IGNORECASE)


def reaches_lead(found: Settled) -> bool:
    """Whether a report for the team lead goes no further than what the group settled: they named nobody, or the team lead among others.

    What they named is text in their own words. In doubt it is no.
    """
    named = not found.readers or bool(_LEAD.search(found.readers) and not _BUT.search(found.readers))
    return named and found.keep in ("", "report")


_ALL = re.compile(r"\b(?:iedereen|openbaar|alle (?:teams|collega)|everybody|everyone|public|all (?:teams|colleagues))", re.IGNORECASE)


def goes_further(found: Settled) -> bool:
    """Whether something may be shared beyond the group and its team lead: they named nobody, or everybody. In doubt it is no."""
    named = not found.readers or bool(_ALL.search(found.readers) and not _BUT.search(found.readers))
    return named and found.keep in ("", "report")


def choices(session: LiveSession, step: RunStep, field: Field) -> tuple[str, ...]:
    """What may be settled here: the options that are given, none freer than the draaiboek allows at this place."""
    planned = session.planned_sheet.step(step.path) or step  # not what was settled since, or nobody could come back on it
    allowed = [keep for keep in KEEPS if strictness(keep) <= strictness(planned.notes)]
    return tuple(keep for keep in allowed if not field.options or keep in field.options)


def keep_words(keep: str) -> str:
    """What is written down, in a few words."""
    words = {"nothing": tr("niets"), "session": tr("alleen tijdens de sessie"), "report": tr("in het verslag")}
    return words.get(keep, "")


def agreement_words(value: Any) -> str:
    """The agreement of one field in sentences, for the wall and for the minutes; empty while nothing was chosen."""
    return agreed_in_words(settled_value(value))


def agreed_in_words(found: Settled) -> str:
    """What was agreed in sentences; empty while nothing was."""
    sentences = {
        "nothing": tr("We schrijven niets op."),
        "session": tr("Wat we opschrijven is alleen voor nu; na de sessie wordt het gewist."),
        "report": tr("Wat we opschrijven komt in het verslag."),
    }
    who = tr("Wie het krijgt: {readers}", readers=found.readers.rstrip(".")) + "." if found.readers else ""
    return " ".join(part for part in (sentences.get(found.keep, ""), who) if part)
