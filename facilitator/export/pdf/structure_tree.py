"""The structure tree as it stands in the file, with the parent tree that leads from marks on a page back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from facilitator.export.pdf.structure import Node


class Pointed(NamedTuple):
    """An annotation, such as a place to click on: on which page, and its name in the file."""

    page: int
    name: str


Kid = Node | tuple[int, int] | Pointed
"""A child element, (page, number of the marked content on that page), or an annotation."""


class _Bytes(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that is written straight to bytes, when all numbers are known."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[..., bytes], *what: Any) -> None:
        self._write, self._what = write, what

    def format(self, document: Any) -> bytes:
        return self._write(*self._what, document)


class StructureTree:
    """What was drawn for which node; becomes the tree of the document in `finish`."""

    def __init__(self, document: Any) -> None:
        self.root = Node("Document")
        self.drawn: dict[Node, list[Kid]] = {}
        self.boxes: dict[Node, tuple[float, float, float, float]] = {}
        self._document = document
        self._pages: list[list[Node] | Node] = []
        """By key of the parent tree: the marked contents of a page, or the element of an annotation."""
        self._numbers: dict[Node, int] = {}
        self._first_page: dict[Node, int] = {}

    def new_page(self) -> tuple[int, list[Node]]:
        """The key of a page in the parent tree, and the list to which its marked contents are added."""
        nodes: list[Node] = []
        self._pages.append(nodes)
        return len(self._pages) - 1, nodes

    def new_annotation(self, node: Node) -> int:
        """The key of an annotation of this node."""
        self._pages.append(node)
        return len(self._pages) - 1

    def finish(self) -> None:
        """Add the tree to the document; nothing may be drawn after this."""
        order = self._in_order()
        self._find_pages(order)
        self._add("ParentTree", self._parent_tree)
        self._add("StructTreeRoot", self._root)
        catalog = self._document.Catalog
        catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructTreeRoot")
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def forget(self) -> None:
        """Part all elements, when the document is written: they hold each other, and would have to be looked for."""
        for node in self._numbers:
            node.parent, node.kids = None, []

    def _add(self, name: str, write: Callable[..., bytes], *what: Any) -> int:
        """What ReportLab's `Reference` does; that asks a great deal for each of tens of thousands."""
        document = self._document
        document.objectcounter += 1
        number = int(document.objectcounter)
        document.idToObjectNumberAndVersion[name] = number, 0
        document.numberToId[number] = name
        document.idToObject[name] = _Bytes(write, *what)
        return number

    def _number(self, name: str) -> int:
        return int(self._document.idToObjectNumberAndVersion[name][0])

    def _in_order(self) -> list[Node]:
        """All nodes in the order of the document, each with its object number."""
        order, todo = [], [self.root]
        while todo:
            node = todo.pop()
            order.append(node)
            self._numbers[node] = self._add(f"SE{len(order)}", self._element, node)
            todo += reversed([kid for kid in self._kids(node) if isinstance(kid, Node)])
        return order

    def _find_pages(self, order: list[Node]) -> None:
        """Elements that only group get a page too: some readers place tables by it."""
        for node in reversed(order):
            pages = [self._first_page.get(k, 0) if isinstance(k, Node) else k[0] for k in self._kids(node)]
            if found := [page for page in pages if page]:
                self._first_page[node] = min(found)

    def _kids(self, node: Node) -> list[Kid]:
        return [*node.kids, *self.drawn.get(node, [])]

    def _parent_tree(self, document: Any) -> bytes:
        numbers = self._numbers
        rows = []
        for key, nodes in enumerate(self._pages):
            if isinstance(nodes, Node):
                rows.append(f"{key} {numbers[nodes]} 0 R")
            elif nodes:
                rows.append(f"{key} [{' '.join(f'{numbers[n]} 0 R' for n in nodes)}]")
        return "<< /Nums [\n{}\n] >>".format("\n".join(rows)).encode()

    def _root(self, document: Any) -> bytes:
        top, parents = self._numbers[self.root], self._number("ParentTree")
        head = f"<< /Type /StructTreeRoot /K [{top} 0 R] /ParentTree {parents} 0 R"
        return f"{head} /ParentTreeNextKey {len(self._pages)} >>".encode()

    def _element(self, node: Node, document: Any) -> bytes:
        parent = self._numbers[node.parent] if node.parent else self._number("StructTreeRoot")
        page = self._first_page.get(node)
        out = f"<</Type /StructElem /S /{node.tag} /P {parent} 0 R"
        out += f" /Pg {self._number(f'Page{page}')} 0 R" if page else ""
        if kids := [self._reference(kid, page) for kid in self._kids(node)]:
            out += f" /K [{' '.join(kids)}]"
        return out.encode() + self._words(node, document) + self._attributes(node) + b">>"

    def _reference(self, kid: Kid, page: int | None) -> str:
        if isinstance(kid, Node):
            return f"{self._numbers[kid]} 0 R"
        if isinstance(kid, Pointed):
            return f"<</Type /OBJR /Pg {self._number(f'Page{kid.page}')} 0 R /Obj {self._number(kid.name)} 0 R>>"
        if kid[0] == page:
            return str(kid[1])
        return f"<</Type /MCR /Pg {self._number(f'Page{kid[0]}')} 0 R /MCID {kid[1]}>>"

    @staticmethod
    def _words(node: Node, document: Any) -> bytes:
        words = {b"Alt": node.alt, b"ActualText": node.actual, b"Lang": node.language}
        return b"".join(b" /%s %s" % (key, pdfdoc.PDFString(text).format(document)) for key, text in words.items() if text)

    def _attributes(self, node: Node) -> bytes:
        if box := self.boxes.get(node):
            return f" /A <</O /Layout /Placement /Block /BBox [{' '.join(f'{v:.2f}' for v in box)}]>>".encode()
        return f" /A {node.attributes}".encode() if node.attributes else b""
