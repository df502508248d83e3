"""Reading a PDF back, the way a reader of a municipality would."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Read:
    """What two independent readers find in a file."""

    text: str
    pages: int
    title: str
    language: str
    shows_title: bool
    unembedded: tuple[str, ...]
    tags: tuple[str, ...]
    """Kinds of elements in the order in which they are read aloud."""
    said: tuple[str, ...]
    """Alt and ActualText of those elements."""
    outline: tuple[str, ...]


def flat(text: str) -> str:
    """Without regard for where lines break: blanks and end-of-line hyphens go."""
    return re.sub(r"[\s\u00a0\ufffe\u00ad\x02]+", "", text)


def read(data: bytes) -> Read:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        elements = _elements(pdf.Root.StructTreeRoot.K[0])
        said = tuple(str(e[key]) for e in elements for key in ("/Alt", "/ActualText") if key in e)
        with pdf.open_outline() as outline:
            entries = tuple(_entries(list(outline.root)))
        return Read(
            text=_text(data),
            pages=len(pdf.pages),
            title=str(pdf.docinfo["/Title"]),
            language=str(pdf.Root.Lang),
            shows_title=bool(pdf.Root.ViewerPreferences.DisplayDocTitle),
            unembedded=tuple(_unembedded(pdf)),
            tags=tuple(str(e.S)[1:] for e in elements),
            said=said,
            outline=entries,
        )


def _text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return "\n".join(pages)


def _elements(top: pikepdf.Object) -> list[pikepdf.Object]:
    out, todo = [], [top]
    while todo:
        element = todo.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        out.append(element)
        kids = element.get("/K", [])
        todo += reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids])
    return out


def _unembedded(pdf: pikepdf.Pdf) -> list[str]:
    fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
    return [str(f.BaseFont) for f in fonts if "/FontFile2" not in f.get("/FontDescriptor", {})]


def _entries(items: list[pikepdf.OutlineItem]) -> list[str]:
    return [title for item in items for title in (item.title, *_entries(list(item.children)))]
