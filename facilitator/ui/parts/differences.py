"""What differs between a session here and the same one from elsewhere, in three columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.language import tr, trn
from facilitator.sessions.handing_over.differences import Difference
from facilitator.ui.look.layout import STRETCH, host, vbox
from facilitator.ui.look.text import Text, one
from facilitator.ui.look.theme import Theme

MOST_ROWS = 80
"""Differences of one session that are shown; whoever has more does not choose by them one by one."""


def differences_table(t: Theme, differences: Sequence[Difference], there: str) -> QWidget:
    """What it is about, here, and `there`."""
    grid = QGridLayout()
    grid.setContentsMargins(0, t.px("s"), 0, 0)
    grid.setHorizontalSpacing(t.px("l"))
    grid.setVerticalSpacing(t.px("xs"))
    for column, share in enumerate((2, 3, 3)):
        grid.setColumnStretch(column, share)
    for column, words in ((1, tr("Hier")), (2, there)):
        grid.addWidget(one(t, words, "label", "ink3"), 0, column)
    _fill(t, grid, differences)
    return host(t, grid)


def _fill(t: Theme, grid: QGridLayout, differences: Sequence[Difference]) -> None:
    row = 1
    for part, found in groupby(differences[:MOST_ROWS], key=lambda d: d.part):
        grid.addWidget(one(t, part, "label", "ink3"), row, 0, 1, 3)
        where = ""
        for difference in found:
            row += 1
            _add(t, grid, row, difference, said=difference.where == where)
            where = difference.where
        row += 1
    if len(differences) > MOST_ROWS:
        more = len(differences) - MOST_ROWS
        grid.addWidget(Text(t, trn("En nog {n} verschil.", "En nog {n} verschillen.", more), "body", "ink2"), row, 0, 1, 3)


def _add(t: Theme, grid: QGridLayout, row: int, difference: Difference, *, said: bool) -> None:
    """`said`: what it is about stands above it already."""
    nothing = tr("(niets)")
    texts = [Text(t, "" if said else difference.where, "body", "ink2")]
    texts += [Text(t, words or nothing, "body", "ink" if words else "ink3") for words in (difference.mine, difference.theirs)]
    for column, text in enumerate(texts):
        grid.addWidget(host(t, vbox(t, text, STRETCH)), row, column)
