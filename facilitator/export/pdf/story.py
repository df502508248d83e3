"""Telling a document: each call adds what is seen and, in the same order, what is read aloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import NextPageTemplate, PageBreak, Spacer

from facilitator.export.pdf.blocks import Callout, Hairline, Lead, Masthead, SectionHead, TickBox, TitleBlock, WriteLines, spaced
from facilitator.export.pdf.characters import NO_BREAK, Characters
from facilitator.export.pdf.colour import WHITE
from facilitator.export.pdf.contents import LONG, contents_lines
from facilitator.export.pdf.fonts import register_fonts
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.layout import (
    BODY,
    BULLET,
    COLUMN_HEAD,
    CONTENTS_1,
    CONTENTS_2,
    GUTTER,
    HAIR,
    HALF,
    LABEL,
    LEAD,
    LINE,
    META,
    META_RIGHT,
    QUIET,
    RIGHT,
    RULE,
    SECTION,
    STEP,
    STRONG,
    TEXT_WIDTH,
    TEXT_X,
    TITLE,
    WIDTH,
    tinted,
)
from facilitator.export.pdf.numbering import Anew, PageOne
from facilitator.export.pdf.paragraphs import Figure, Heading, TaggedParagraph, height_of
from facilitator.export.pdf.rows import Breaking, Row, Rows
from facilitator.export.pdf.structure import BULLETED, Node, table_scope
from facilitator.export.telling import Cell
from facilitator.export.typed_text import clean, headline
from facilitator.language import tr

MARGIN_AND_TEXT = (TEXT_X, TEXT_WIDTH)
COVER_TOP = 11 * LINE
LONGEST_NAME, LONGEST_COLUMN_HEAD, LONGEST_LABEL = 200, 100, 120
"""Letters of what cannot break over pages: in the masthead, above a column, beside the title."""
FREE = Breaking(free=True)


def _last_together(title: str) -> str:
    """A short word does not stand alone on the last line: `Team Zuid`."""
    return re.sub(r" (?=\S{1,8}$)", NO_BREAK, title)


class Story:
    """`flow` is for ReportLab, `root` for the structure. `tight` has less air between sections, when that saves a page."""

    def __init__(self, house: HouseStyle, characters: Characters, *, tight: bool = False) -> None:
        register_fonts()
        self.house, self.characters = house, characters
        self.root = Node("Document")
        self.flow: list[Any] = []
        self._here = self.root
        self._heads: list[Any] = []
        self._headings: list[Heading] = []
        self._handed_out = False
        """Whether it is several documents, for several people."""
        self._contents_at: tuple[int, int] | None = None
        """Where contents would stand: in the flow, and among the elements of the root."""
        self._archived = False
        """Whether it was said under what this is kept."""
        self._gap = LINE if tight else LINE + HALF
        self._tight = tight
        self.label_style = tinted(LABEL, house.text)

    # pieces

    def add(self, flowable: Any) -> None:
        """Add to the page, below the heads that wait for what they lead."""
        if self._heads:
            flowable, self._heads = Lead(self._heads, flowable), []
        self.flow.append(flowable)

    def node(self, tag: str, parent: Node | None = None, **more: str) -> Node:
        """A new element, last of its parent; without one of the section that is being told."""
        return Node(tag, parent or self._here, **more)

    def text(self, text: str, style: Any = BODY, node: Node | None = None) -> TaggedParagraph:
        """A paragraph of what someone typed or of what the program says."""
        return TaggedParagraph(self.characters.markup(text, style.fontName), style, node or self.node("P"))

    # heads

    def masthead(self, organisation: str, team: str) -> None:
        logo = None if self.house.logo_problem() else self.house.logo_flowable()
        name = headline(self.house.organisation or organisation, LONGEST_NAME)
        left: Any = None
        if logo:
            left = Figure(logo, Node("Figure", self.root, alt=clean(name) or tr("Logo")))
        elif name:
            left = self.text(name, STRONG)
        right = [
            self.text(headline(words, LONGEST_NAME), style) for words, style in ((team, RIGHT), (self.house.address, META_RIGHT)) if words
        ]
        self.flow.append(Masthead(left, right, self.house, self._gap))

    def title(self, kind: str, title: str, classification: str, lead: str) -> None:
        """One heading in two sizes, so that a screen reader hears `Verslag Activeringsdialoog Team Zuid`."""
        font, colour = SECTION.fontName, self.house.text.hexval()[2:]
        markup = self.characters.markup
        words = f'<font size="11" color="#{colour}">{markup(kind, font)}</font><br/>{markup(_last_together(headline(title)), font)}'
        heading = Heading(words, TITLE, Node("H1", self.root))
        heading.entry = clean(headline(title))
        label = self.text(headline(classification, LONGEST_LABEL), tinted(LABEL, WHITE)) if classification else None
        self.flow += [Spacer(1, COVER_TOP)] if self.house.cover else []
        self.flow += [TitleBlock(heading, label), Spacer(1, HALF), self.text(lead, LEAD), Spacer(1, LINE)]
        if self.house.cover:
            self._archive()
            self.flow += [PageBreak(), PageOne()]
        if self.house.opening.strip():
            self._paragraphs(self.house.opening)
            self.flow.append(Spacer(1, LINE))
        self._contents_at = len(self.flow), len(self.root.kids)

    def with_contents(self) -> Story:
        """This story, with a table of contents below its title when it is long and is one document. Once, after all is told."""
        if self._contents_at is None or self._handed_out or self.characters.letters < LONG:
            return self
        flow_at, node_at = self._contents_at
        rest, flow = self.root.kids[node_at:], self.flow[flow_at:]
        del self.root.kids[node_at:], self.flow[flow_at:]
        headings = list(self._headings)
        self.section(tr("Inhoud"))
        contents = self.node("TOC")
        for line in contents_lines(contents, headings, self._contents_words):
            self.add(line)
        self.flow.append(PageOne())
        self.root.kids += rest
        self.flow += flow
        return self

    def _contents_words(self, heading: Heading, node: Node) -> TaggedParagraph:
        return TaggedParagraph(heading.text, CONTENTS_1 if heading.level == 1 else CONTENTS_2, node)

    def end(self) -> None:
        """What the organisation says below each document, and under what it is kept."""
        if not self.house.closing and (self._archived or not self.house.archive):
            return
        self._here = Node("Sect", self.root)
        self._heads.append(Hairline(self._gap))
        self._paragraphs(self.house.closing)
        if not self._archived:
            self._archive()

    def _archive(self) -> None:
        self._archived = True
        if self.house.archive:
            self.aside(tr("Archief"), self.house.archive)

    def _paragraphs(self, text: str) -> None:
        """Fixed text: paragraphs in the text column."""
        for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()) if text.strip() else ():
            self._beside([], [self.text(paragraph, node=self.node("P", language=self.house.language))])

    def section(self, title: str, *, first: bool = False) -> None:
        """A head on the second level; waits for the first piece below it."""
        self._here = Node("Sect", self.root)
        heading = self._heading(title, "H2", 1, tinted(SECTION, self.house.text))
        self._heads.append(SectionHead(heading, self.house, 0 if first else self._gap))

    def step(self, title: str, margin: str, language: str = "") -> None:
        """A head on the third level in the text column, with a fact in the margin."""
        heading = self._heading(title, "H3", 2, STEP, language)
        fact = self.text(margin, META) if margin else None
        row = Row([[fact] if fact else [], [heading]])
        self._heads.append(Rows(MARGIN_AND_TEXT, [row], before=LINE, after=HALF / 2))

    def _heading(self, title: str, tag: str, level: int, style: Any, language: str = "") -> Heading:
        title = headline(title)
        heading = Heading(self.characters.markup(title, style.fontName), style, self.node(tag, language=language))
        heading.level, heading.entry, heading.key = level, clean(title), f"heading-{len(self._headings)}"
        self._headings.append(heading)
        return heading

    # text

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels in the margin, values beside them: a list with a label for each item. The first one says under what this is kept."""
        rows, items = [], self.node("L")
        kept = [(tr("Archief"), self.house.archive)] if self.house.archive and not self._archived else []
        self._archived = True
        for label, value in (*pairs, *kept):
            item = Node("LI", items)
            rows.append(Row([[self.text(label, META, Node("Lbl", item))], [self.text(value, BODY, Node("LBody", item))]]))
        self.add(Rows(MARGIN_AND_TEXT, rows, breaking=FREE))

    def items(self, items: Sequence[tuple[str, str]], *, quiet: bool = False) -> None:
        """Numbered things, each with its label in the margin: `Besluit 1`."""
        parent, style = self.node("L"), QUIET if quiet else BODY
        for label, text in items:
            item = Node("LI", parent)
            margin = self.text(label, self.label_style, Node("Lbl", item))
            self._beside([margin], [self.text(text, style, Node("LBody", item))])

    def decisions(self, items: Sequence[tuple[str, str]]) -> None:
        """Like `items`, with the first sentence in semibold: that is what was decided, the rest is how."""
        parent = self.node("L")
        for label, text in items:
            item = Node("LI", parent)
            margin = self.text(label, self.label_style, Node("Lbl", item))
            paragraph = TaggedParagraph(self._first_sentence(text), BODY, Node("LBody", item))
            self._beside([margin], [paragraph])

    def _first_sentence(self, text: str) -> str:
        found = re.match(r"[^\n]{1,240}?[.!?](?=\s)", text)
        first = found.group() if found else text if len(text) <= LONGEST_NAME else ""
        strong = self.characters.markup(first, STRONG.fontName)
        rest = self.characters.markup(text[len(first) :], BODY.fontName)
        return f'<font name="{STRONG.fontName}">{strong}</font>{rest}' if first else rest

    def note(self, label: str, texts: Sequence[str], language: str = "") -> None:
        """What was taken down, with its kind in the margin: one as a paragraph, several as a list."""
        margin = [self.text(label, self.label_style)] if label else []
        one = self.text(texts[0], node=self.node("P", language=language)) if len(texts) == 1 else None
        self._beside(margin, [one] if one else self._bullets(texts, language))

    def _bullets(self, texts: Sequence[str], language: str) -> list[Any]:
        items, body = self.node("L", attributes=BULLETED), []
        for text in texts:
            item = Node("LI", items)
            bullet, node = Node("Lbl", item), Node("LBody", item, language=language)
            markup = self.characters.markup(text, BULLET.fontName)
            body.append(TaggedParagraph(markup, BULLET, node, bullet, bulletText="–"))
        airy = any(height_of(p, TEXT_WIDTH) > LINE for p in body)
        return spaced(body, HALF / 2) if airy else body

    def intro(self, text: str) -> None:
        """Leads what follows, as the head does."""
        self._heads.append(Rows(MARGIN_AND_TEXT, [Row([[], [self.text(text)]])], after=HALF))

    def aside(self, label: str, text: str) -> None:
        """A remark of the document itself: label and text are both quiet."""
        self._beside([self.text(label, META)], [self.text(text, QUIET)])

    def caption(self, text: str) -> None:
        """The name of a table; stays with it."""
        self._heads.append(Rows((WIDTH,), [Row([[self.text(text, self.label_style)]])], before=LINE))

    def nothing(self, text: str) -> None:
        """An empty state is a sentence."""
        self._beside([], [self.text(text, QUIET)])

    def callout(self, label: str, texts: Sequence[str]) -> None:
        margin = self.text(label, self.label_style)
        self.add(Callout(margin, [self.text(t) for t in texts], self.house, LINE))

    def _beside(self, margin: list[Any], body: list[Any]) -> None:
        self.add(Rows(MARGIN_AND_TEXT, [Row([margin, body])], before=HALF, breaking=FREE))

    def figure(self, drawing: Callable[[HouseStyle], Any], alt: str) -> None:
        self.add(Figure(drawing(self.house), self.node("Figure", alt=clean(alt))))

    def new_page(self) -> None:
        """What follows is for somebody else, so its first page looks like that of a document."""
        self._here, self._handed_out = self.root, True
        self.flow += [NextPageTemplate("first"), PageBreak(), NextPageTemplate("later"), Anew()]

    def lines(self, count: int) -> None:
        """Rules to write on, beside the text: seen, not read."""
        self.add(WriteLines(count))

    # tables

    def table(
        self,
        widths: Sequence[float],
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        *,
        strong: int = 0,
        least: float | Sequence[float] = 0,
        gutter: float = GUTTER,
        fields: Sequence[int] = (),
        ticks: int | None = None,
    ) -> None:
        """Cells of text. Column `strong` says what its row is about; `fields` are filled in by hand; `ticks` gets boxes."""
        table = self.node("Table")
        top = Node("TR", Node("THead", table))
        shown = [headline(h, LONGEST_COLUMN_HEAD) for h in heads]
        head = Row([[self.text(h, COLUMN_HEAD, Node("TH", top, attributes=table_scope("Column")))] for h in shown], rule=RULE, pad=HALF / 2)
        body = Node("TBody", table)
        heights = [least] * len(rows) if isinstance(least, int | float) else least
        drawn = [self._row(body, cells, strong, ticks, height) for cells, height in zip(rows, heights, strict=True)]
        self.add(Rows(widths, drawn, [head], gutter=gutter, before=HALF, fields=fields))

    def _row(self, body: Node, cells: Sequence[Cell], strong: int, ticks: int | None, least: float) -> Row:
        row, out = Node("TR", body), []
        for i, cell in enumerate(cells):
            node = Node("TH", row, attributes=table_scope("Row")) if i == strong else Node("TD", row)
            paragraphs = self._cell(cell, STRONG if i == strong else BODY, node)
            out.append([TickBox(paragraphs[0])] if i == ticks else paragraphs)
        return Row(out, least=least, rule=HAIR, pad=HALF / 2)

    def _cell(self, cell: Cell, style: Any, node: Node) -> list[Any]:
        if isinstance(cell, str):
            return [self.text(cell, style, node)]
        return [self.text(cell[0], style, Node("P", node)), self.text(cell[1], META, Node("P", node))]
