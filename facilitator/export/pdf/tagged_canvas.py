"""A canvas that ties all text to the logical structure, and makes an artifact of every other stroke.

Text drawn outside a `Node` is an error rather than a silent gap for whoever listens to the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from facilitator.export.pdf import mending  # noqa: F401 (sets ReportLab's writer right)
from facilitator.export.pdf.characters import SPAN
from facilitator.export.pdf.numbering import Numbering
from facilitator.export.pdf.structure import Node
from facilitator.export.pdf.structure_tree import Kid, Pointed, StructureTree
from facilitator.export.pdf.tagged_text import TaggedText

_PAINTS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|sh|Do|EI|Tj|TJ|'|\")(?:\s|$)")
_SHOWS_TEXT = re.compile(r"\)\s*Tj|\]\s*TJ")


class UntaggedText(ValueError):
    """Text was drawn outside every element: a fault of the program, found by the first test that draws it."""


class _Mark(str):
    """A piece of page code that opens or closes marked content."""

    __slots__ = ()


class _Marked(str):
    """A piece of page code that holds its own, balanced, marked content."""

    __slots__ = ()


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]
    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 (ReportLab's way)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """`tree.root`, and the `numbering` of a document that has one, are to be set before the first page is drawn."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("pdfVersion", (1, 7))
        super().__init__(*args, **options)
        self.tree = StructureTree(self._doc)
        self.links_on_line: list[Any] = []
        self.words: dict[str, dict[str, Any]] = {}
        """For each font what is written for a word in it."""
        self.whole_link: Any = None
        """The link that the paragraph is from end to end; ReportLab keeps no runs for it."""
        self.bookmarked: dict[Any, int] = {}
        """Headings that were drawn, and on which page."""
        self.numbering = Numbering()
        self._node: Node | None = None
        self._bullet: Node | None = None
        self._inside = False
        self._links: dict[tuple[Node, Any], Node] = {}
        self._placed: set[Node] = set()
        self._pages: list[Any] = []
        self._later: list[tuple[int, str, Callable[[], None]]] = []
        self._page_key, self._page_nodes = self.tree.new_page()

    # marks

    def _open(self, node: Node) -> str:
        number = len(self._page_nodes)
        self._page_nodes.append(node)
        self._draw(node, (self._doc.pageCounter, number))
        return f"/{node.tag} <</MCID {number}>> BDC"

    def _draw(self, node: Node, kid: Kid) -> None:
        self.tree.drawn.setdefault(node, []).append(kid)

    @contextmanager
    def tagged(self, node: Node | None, bullet: Node | None = None) -> Iterator[None]:
        """Text drawn inside belongs to the node, its bullet to another; lines and fills stay artifacts."""
        outer = self._node, self._bullet
        self._node, self._bullet = node, bullet
        try:
            yield
        finally:
            self._node, self._bullet = outer

    @contextmanager
    def figure(self, node: Node, box: tuple[float, float, float, float]) -> Iterator[None]:
        """All that is drawn inside, text and lines, is one content of the node; the box is on the page, in points."""
        self.tree.boxes[node] = box
        with self._raw(self._open(node)):
            yield

    @contextmanager
    def artifact(self, subtype: str = "") -> Iterator[None]:
        """What is drawn inside is seen and never read: a `Header`, a `Footer`, decoration."""
        mark = f"/Artifact <</Type /Pagination /Subtype /{subtype}>> BDC" if subtype else "/Artifact BMC"
        with self._raw(mark):
            yield

    @contextmanager
    def _raw(self, mark: str) -> Iterator[None]:
        if self._inside:
            raise ValueError("marked content inside marked content")
        self._inside = True
        self._code.append(_Mark(mark))
        try:
            yield
        finally:
            self._inside = False
            self._code.append(_Mark("EMC"))

    def later(self, write: Callable[[], None], node: Node | None = None) -> None:
        """Room for what is known when all pages are there, such as how many there are; of the node, or inside the marks of now.

        `write` draws it on this canvas, at the place and in the state that it sets itself.
        """
        token = f"% later {len(self._later)} %"
        self._later.append((len(self._pages), token, write))
        self._code.append(_Marked(f"{self._open(node)}\n{token}\nEMC") if node else token)

    def _write_later(self) -> None:
        for number, token, write in self._later:
            self._code, self._inside = list[str](), True
            write()
            page = self._pages[number]
            page.stream = page.stream.replace(token, "\n".join(["q", *self._code, "Q"]))
        self._code, self._inside = list[str](), False

    # text

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> TaggedText:
        return TaggedText(self, x, y, direction=direction)

    def drawText(self, aTextObject: TaggedText) -> None:
        if self._inside or self._formData:
            self._code.append(aTextObject.getCode())
        elif self._node is None:
            raise UntaggedText(f"text drawn outside every tag: {aTextObject.getCode()[:120]!r}")
        elif aTextObject.runs:
            self._code.append(_Marked(self._with_runs(aTextObject, self._node)))
        else:
            own = self._span(self._node, self.whole_link) if self.whole_link else self._node
            whole = own if aTextObject.paragraph else self._bullet or self._node
            mark = self._open(whole)  # before getCode, so that the numbers stay in order
            self._code.append(_Marked(f"{mark}\n{aTextObject.getCode()}\nEMC"))

    def draw_code(self, code: str, node: Node) -> bool:
        """Add code that leaves the state as it was and shows text of the node. Not inside an artifact or a figure."""
        if self._inside or self._formData:
            return False
        self._code.append(_Marked(f"{self._open(node)}\n{code}\nEMC"))
        return True

    def _with_runs(self, text: TaggedText, node: Node) -> str:
        code = text._code
        text.getCode()  # adds ET
        out, at = [code[0]], 1
        for start, end, link in text.runs:
            out += self._segment(code[at:start], node)
            out += self._segment(code[start:end], self._span(node, link))
            at = end
        out += self._segment(code[at:-1], node)
        return " ".join([*out, code[-1]])

    def _segment(self, code: list[str], node: Node) -> list[str]:
        shows = any(_SHOWS_TEXT.search(piece) for piece in code)
        return [self._open(node), *code, "EMC"] if shows else code

    def _span(self, node: Node, link: Any) -> Node:
        """The element for a run that leads somewhere, or that has other words behind it than its shapes say."""
        span = self._linked(node, link)
        if span not in self._placed:
            self._placed.add(span)
            self._draw(node, span)
        return span

    def _linked(self, node: Node, link: Any) -> Node:
        """Made once for all its lines; ReportLab may ask for it before its text is drawn."""
        if (node, link) not in self._links:
            span = Node("Link")
            if str(link[1]).startswith(SPAN):
                language, _, actual = str(link[1])[len(SPAN) :].partition(":")
                span = Node("Span", actual=unquote(actual), language=language)
            span.parent = node
            self._links[node, link] = span
        return self._links[node, link]

    def linkURL(self, url: str, rect: Any, **options: Any) -> None:
        """ReportLab calls this for each part of a link, in their order on the line. A span is no link: no annotation."""
        self.links_on_line.sort()
        link = self.whole_link or (self.links_on_line.pop(0) if self.links_on_line else None)
        if url.startswith(SPAN) or self._inside:  # a link in what is repeated is not read again
            return
        if link is None or self._node is None:
            raise UntaggedText(f"a link outside every tag: {url}")
        node = self._linked(self._node, link)
        key = self.tree.new_annotation(node)
        super().linkURL(url, rect, F=4, StructParent=key, Contents=pdfdoc.PDFString(url), **options)
        self._draw(node, Pointed(self._doc.pageCounter, self._annotationrefs[-1].name))

    def page_of(self, heading: Any) -> str:
        """The number of the page that a heading is on. Known when all is drawn: to be asked from within `later`."""
        return self.numbering.label(self.bookmarked[heading])

    def link_to(self, heading: Any, node: Node, rect: tuple[float, float, float, float]) -> None:
        """A place of the node to click on, that leads to a heading of this document."""
        key = self.tree.new_annotation(node)
        destination = self._bookmarkReference(heading.key)
        place = {"Type": "/Annot", "Subtype": "/Link", "Rect": pdfdoc.PDFArray(self._absRect(rect, 1)), "Dest": destination}
        shown = {"Border": "[0 0 0]", "F": 4, "StructParent": key, "Contents": pdfdoc.PDFString(heading.entry)}
        self._addAnnotation(pdfdoc.PDFDictionary({**place, **shown}))
        self._draw(node, Pointed(self._doc.pageCounter, self._annotationrefs[-1].name))

    # pages

    def showPage(self) -> None:
        self._code[:] = _with_artifacts(self._code)
        super().showPage()
        self._page_key, self._page_nodes = self.tree.new_page()

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if isinstance(page, pdfdoc.PDFPage):
            page.__class__ = _Page
            self._pages.append(page)
            page.StructParents = self._page_key
            page.Tabs = pdfdoc.PDFName("S")
            page.Trans = None  # ReportLab writes an empty one for every page

    def save(self) -> None:
        if len(self._code):
            self.showPage()
        self._write_later()
        self.tree.finish()
        super().save()


def _with_artifacts(code: list[str]) -> list[str]:
    """The code of a page, where runs of painting outside all marks are wrapped as artifacts."""
    out: list[str] = []
    depth, first, last = 0, -1, -1

    def close() -> None:
        nonlocal first
        if first >= 0:
            out.insert(first, "/Artifact BMC")
            out.insert(last + 2, "EMC")
        first = -1

    for piece in code:
        if isinstance(piece, (_Mark, _Marked)):
            close()
            depth += 0 if isinstance(piece, _Marked) else -1 if piece == "EMC" else 1
        elif not depth and _PAINTS.search(piece):
            first = len(out) if first < 0 else first
            last = len(out)
        out.append(piece)
    close()
    return out
