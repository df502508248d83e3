"""The words in which a report is told: what a document of ours can say, whatever it is written as.

A report is told once (`reports`), in reading order, to somebody who listens: the PDF, the ODT, Markdown, plain text or HTML.
Each makes of it what its own form does best. Widths are in points on a page of 475; a form without a page uses their proportions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

Cell = str | tuple[str, str]
"""Text, or text and what stands smaller below it: the role under a name."""


class Telling(Protocol):
    """Whoever is told a report. Texts come as they were typed: with several lines, in any script, with markup that means nothing."""

    def masthead(self, organisation: str, team: str) -> None:
        """Whose document it is."""

    def title(self, kind: str, title: str, classification: str, lead: str) -> None:
        """What it is and of what, how confidential it is, and when it was."""

    def section(self, title: str, *, first: bool = False) -> None:
        """A head on the second level."""

    def step(self, title: str, margin: str, language: str = "") -> None:
        """A head on the third level, with a fact beside it; `language` is that of the title where it is another."""

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels with their values."""

    def items(self, items: Sequence[tuple[str, str]], *, quiet: bool = False) -> None:
        """Numbered things, each with its label: `Besluit 1`. `quiet`: the sentence that there are none."""

    def decisions(self, items: Sequence[tuple[str, str]]) -> None:
        """Like `items`; their first sentence is what was decided."""

    def note(self, label: str, texts: Sequence[str], language: str = "") -> None:
        """What was taken down, under its kind: one text, or a list; `language` is that of the texts where it is another."""

    def intro(self, text: str) -> None:
        """Leads what follows."""

    def aside(self, label: str, text: str) -> None:
        """A remark of the document itself."""

    def caption(self, text: str) -> None:
        """The name of the table that follows."""

    def nothing(self, text: str) -> None:
        """An empty state, as a sentence."""

    def callout(self, label: str, texts: Sequence[str]) -> None:
        """Said beside the account: what is left out, for whom this is."""

    def figure(self, drawing: Callable[[Any], Any], alt: str) -> None:
        """A chart, made in the house style that the drawing is called with; `alt` says the same in words.

        What it shows stands in a table too, so a form that cannot draw leaves it out.
        """

    def new_page(self) -> None:
        """What follows is for somebody else, or to be handed out by itself."""

    def lines(self, count: int) -> None:
        """Room to write by hand; nothing where nobody writes by hand."""

    def table(
        self,
        widths: Sequence[float],
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        *,
        strong: int = 0,
        least: float | Sequence[float] = 0,
        gutter: float = 0,
        fields: Sequence[int] = (),
        ticks: int | None = None,
    ) -> None:
        """Column `strong` says what its row is about, -1 where none does; `fields` are filled in by hand; `ticks` gets boxes to tick.

        `least` is the height of a row that is written in, in points; or that of each.
        """


def words_of(cell: Cell) -> str:
    """A cell on one line: `Karin Hofstra (afdelingshoofd)`."""
    return cell if isinstance(cell, str) else f"{cell[0]} ({cell[1]})" if cell[1] else cell[0]
