"""A report told as an OpenDocument text: structure in the document, looks in its named styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from odfdo import Element, Header, List, ListItem, Paragraph, Span

from facilitator.export.telling import Cell
from facilitator.export.typed_text import headline, lines_of

BOX = "☐"
_SENTENCE = re.compile(r"[^\n]{1,240}?[.!?](?=\s)")
LONGEST_DECISION = 200
"""Letters of a decision without a full stop that still stands in bold as a whole."""


class Odt:
    """Listens to a report; `parts` are the elements of its body and `columns` the widths that its tables use."""

    def __init__(self) -> None:
        self.parts: list[Element] = []
        self.columns: dict[str, float] = {}
        """Name of a style of column, and its width in points."""
        self._caption = ""
        self._tables = 0
        self._page_break = False

    # heads

    def masthead(self, organisation: str, team: str) -> None:
        words = " · ".join(headline(_clean(part)) for part in (organisation, team) if part)
        if words or self._page_break:
            self._paragraph(words or " ", "Masthead_20_again" if self._page_break else "Masthead")
        self._page_break = False

    def title(self, kind: str, title: str, classification: str, lead: str) -> None:
        self._head(1, f"{kind}: {title}")
        if classification:
            self._paragraph(classification, "Classification")
        self._paragraph(lead, "Lead")

    def section(self, title: str, *, first: bool = False) -> None:
        self._head(2, title)

    def step(self, title: str, margin: str, language: str = "") -> None:
        self._head(3, f"{title} ({margin})" if margin else title)

    def _head(self, level: int, words: str) -> None:
        self.parts.append(Header(level, headline(_clean(words)), style=f"Heading_20_{level}"))

    # text

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        for label, value in pairs:
            self._labelled(label, value)

    def items(self, items: Sequence[tuple[str, str]], *, quiet: bool = False) -> None:
        for label, text in items:
            if quiet:
                self._paragraph(text, "Quiet")
            else:
                self._labelled(label, text)

    def decisions(self, items: Sequence[tuple[str, str]]) -> None:
        for label, text in items:
            self._labelled(label, text, len(_decided(_clean(text))))

    def note(self, label: str, texts: Sequence[str], language: str = "") -> None:
        if len(texts) == 1:
            self._labelled(label, texts[0])
            return
        if label:
            self._paragraph(label, "Caption")
        bullets = List(style="List_20_1")
        for text in texts:
            bullets.append(ListItem(Paragraph(_clean(text), style="List_20_Contents")))
        self.parts.append(bullets)

    def intro(self, text: str) -> None:
        self._paragraph(text, "Text_20_body")

    def aside(self, label: str, text: str) -> None:
        self._paragraph(f"{label}: {text}", "Quiet")

    def caption(self, text: str) -> None:
        self._caption = headline(_clean(text))
        self._paragraph(text, "Caption")

    def nothing(self, text: str) -> None:
        self._paragraph(text, "Quiet")

    def callout(self, label: str, texts: Sequence[str]) -> None:
        self._paragraph(label, "Callout_20_heading")
        for text in texts:
            self._paragraph(text, "Callout")

    def figure(self, drawing: Callable[[Any], Any], alt: str) -> None:
        """Left out: a table says the same."""

    def _paragraph(self, text: str, style: str) -> None:
        if text:
            self.parts.append(Paragraph(_clean(text), style=style))

    def _labelled(self, label: str, text: str, strong: int = 0) -> None:
        """A label, and the text beside it; the first `strong` letters of the text stand in bold."""
        if not label:
            self._paragraph(text, "Text_20_body")
            return
        words, paragraph = _clean(text), Paragraph(style="Labelled")
        paragraph.append(Span(_clean(label), style="Label"))
        paragraph.append_plain_text("\t")
        if strong:
            paragraph.append(Span(words[:strong], style="Strong_20_Emphasis"))
        paragraph.append_plain_text(words[strong:])
        self.parts.append(paragraph)

    # tables

    def new_page(self) -> None:
        self._page_break = True

    def lines(self, count: int) -> None:
        """Left out: nobody writes by hand here."""

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
        self._tables += 1
        table = Element.from_tag("table:table")
        table.set_attribute("table:name", f"{self._caption or headline(_clean(heads[strong]))} {self._tables}")
        table.set_attribute("table:style-name", "Grid")
        self._caption = ""
        for width in widths:
            table.append(self._column(width))
        top = Element.from_tag("table:table-header-rows")
        top.append(_row([_cell(head, "Table_20_Heading", "GridHead") for head in heads], "GridRow"))
        table.append(top)
        for row in rows:
            table.append(_row([_told(cell, i, strong, ticks) for i, cell in enumerate(row)], "GridTall" if least else "GridRow"))
        self.parts.append(table)

    def _column(self, width: float) -> Element:
        name = f"Column{round(width * 10)}"
        self.columns[name] = width
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", name)
        return column


def _row(cells: Sequence[Element], style: str) -> Element:
    row = Element.from_tag("table:table-row")
    row.set_attribute("table:style-name", style)
    for cell in cells:
        row.append(cell)
    return row


def _told(cell: Cell, column: int, strong: int, ticks: int | None) -> Element:
    text, below = (cell, "") if isinstance(cell, str) else cell
    style = "Table_20_Row_20_Heading" if column == strong else "Table_20_Contents"
    told = _cell(f"{BOX} {text}" if column == ticks else text, style, "GridCell")
    if below:
        told.append(Paragraph(_clean(below), style="Table_20_Remark"))
    return told


def _cell(text: str, style: str, look: str) -> Element:
    cell = Element.from_tag("table:table-cell")
    cell.set_attribute("table:style-name", look)
    cell.set_attribute("office:value-type", "string")
    cell.append(Paragraph(_clean(text), style=style))
    return cell


def _decided(text: str) -> str:
    """The first sentence."""
    found = _SENTENCE.match(text)
    return found.group() if found else text if len(text) <= LONGEST_DECISION else ""


def _clean(text: str) -> str:
    return "\n".join(lines_of(text))
