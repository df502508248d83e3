"""Which sessions are confidential: those of a draaiboek that keeps something for the session only, or for one role."""

from __future__ import annotations

from facilitator.sessions.templates.template import Break, Step, Template
from facilitator.sessions.templates.template_walk import walk

_OPENLY = frozenset({"report", "nothing"})


def is_confidential(template: Template) -> bool:
    """Whether something is kept that not everybody who gets the minutes may read."""
    steps = [here for here in walk(template) if isinstance(here.item, Step | Break)]
    lines = {here.scope.notes for here in steps}
    fields = {here.scope.kept(f) for here in steps if isinstance(here.item, Step) for f in here.item.fields if f.kind != "settle"}
    return bool((lines | fields) - _OPENLY)
