"""The command `export`: a document of a session, all that its draaiboek asks for, or that of a whole series."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from facilitator.export.writing import write_atomically
from facilitator.files.batch import Batch, save_all, summary_words
from facilitator.files.documents import document, recipient
from facilitator.files.exported import Exported, Origin
from facilitator.keeping.keeper import Keeper
from facilitator.language import tr
from facilitator.sessions.clock import SystemClock
from facilitator.sessions.errors import ExportError
from facilitator.sessions.reports.minutes import ReportKind
from facilitator.sessions.reports.report_wanted import Form, Wanted, check_wanted
from facilitator.settings import Settings

Say = Callable[[str], object]
ALL = "all"
"""What the draaiboek asks for."""


@dataclass(frozen=True)
class Order:
    """What is asked for on the command line. `report` may be `ALL`, or nothing: then it is what is usual."""

    session: str
    report: str
    form: str
    recipient: str
    series: bool
    out: Path
    force: bool = False
    """Whether any file that is there is replaced."""


def export(order: Order, keeper: Keeper, settings: Settings, say: Say) -> int:
    """Make it, and say where it is. Gives 1 when some of it could not be made. Raises FacilitatorError."""
    if order.series or order.report == ALL:
        return _several(order, keeper, settings, say)
    session, report = keeper.open(order.session).session, cast(ReportKind, order.report or "minutes")
    for sentence in check_wanted(session, Wanted(report, cast(Form, order.form))):
        print(sentence, file=sys.stderr)
    whose = recipient(session, report, order.recipient)
    exported, origin = Exported(keeper.folder), Origin(order.session, report, whose, order.form)
    if not order.force:
        exported.check_place(order.out, origin)
    data = document(session, report, cast(Form, order.form), settings, SystemClock().now(), whose, keeper.learned)
    write_atomically(order.out, data)
    exported.remember(order.out, origin, data)
    say(str(order.out))
    return 0


def _several(order: Order, keeper: Keeper, settings: Settings, say: Say) -> int:
    if order.recipient:
        raise ExportError(tr("Kies één verslag voor één persoon, zonder --series en zonder --report all."))
    if order.force:
        raise ExportError(tr("--force vervangt één bestand. In een map blijft staan wat er al stond; het nieuwe krijgt dan een nummer."))
    sessions = keeper.series(order.session) if order.series else (order.session,)
    if not sessions:
        raise ExportError(tr("Er is nog geen afgeronde sessie in deze reeks."))
    keeper.need(sessions)
    _make_folder(order.out)
    report = cast(ReportKind, order.report) if order.report not in ("", ALL) else None
    batch = Batch(order.out, settings, SystemClock().now(), Exported(keeper.folder), keeper.learned)
    pieces = batch.kept(sessions, keeper, report, cast(Form, order.form))
    there, lacking = save_all(pieces, lambda path: say(str(path)), lambda sentence: print(sentence, file=sys.stderr))
    say(summary_words(there, lacking, order.out))
    return 1 if lacking else 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(tr("De map {folder} is niet te maken: {why}.", folder=folder, why=error.strerror)) from error
