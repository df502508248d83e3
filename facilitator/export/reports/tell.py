"""Which report is told how, to whoever listens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facilitator.export.reports.account import tell_account
from facilitator.export.reports.lists import tell_attendance, tell_list
from facilitator.export.reports.personal_sheet import tell_personal_sheet
from facilitator.export.reports.proof import tell_proofs
from facilitator.export.reports.script import tell_script
from facilitator.export.reports.summary import tell_summary
from facilitator.export.reports.times import tell_times
from facilitator.export.reports.versions import tell_versions
from facilitator.export.telling import Telling
from facilitator.sessions.reports.minutes import Minutes, ReportKind

_REPORTS: Mapping[ReportKind, Callable[[Telling, Minutes], None]] = {
    "minutes": tell_account,
    "summary": tell_summary,
    "actions": tell_list,
    "attendance": tell_attendance,
    "proof": tell_proofs,
    "personal sheet": tell_personal_sheet,
    "times": tell_times,
    "run sheet": tell_script,
}


def tell(telling: Telling, minutes: Minutes) -> None:
    """Tell the report that these minutes are, from top to bottom."""
    _REPORTS[minutes.report](telling, minutes)
    if minutes.report in ("minutes", "actions"):
        tell_versions(telling, minutes)
