"""What a screen reader hears: the text of a PDF in the order of its structure, without what is only seen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import pikepdf

from facilitator.export.typed_text import clean

Marks = dict[tuple[int, int], str]
"""(page, number of the marked content) -> its text."""


def heard(data: bytes, *, only_words: bool = False) -> str:
    """All text that belongs to the structure, one element a line; ActualText instead of shapes where there is any.

    `only_words` leaves out what the program adds: the contents, the alternatives of figures, the dashes of lists.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        marks: Marks = {}
        for page in pdf.pages:
            for number, text in _marked(page):
                marks[page.objgen[0], number] = marks.get((page.objgen[0], number), "") + text
        lines = _lines(pdf.Root.StructTreeRoot.K[0], marks)
        return "\n".join(text for tag, text in lines if not (only_words and (tag in ("/Figure", "/TOC") or (tag, text) == ("/Lbl", "–"))))


def followed(data: bytes) -> list[str]:
    """Where the links lead, in the order of the structure; a link that lies on several lines comes once for each."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(target.A.URI) for target in _targets(pdf.Root.StructTreeRoot.K[0])]


def _targets(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            yield kid.Obj
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _targets(kid)


def as_told(told: Sequence[str]) -> str:
    """What should be heard of texts: every letter, but for what steers a terminal and where a word may break."""
    return "\n".join(clean(text).replace("\u00ad", "") for text in told)


def _lines(element: pikepdf.Object, marks: Marks) -> Iterator[tuple[str, str]]:
    """Tag and text of each element."""
    tag = str(element.S)
    if tag == "/Figure":
        yield tag, str(element.Alt)
        return
    if tag == "/Sect" and any(isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/TOC" for kid in _kids(element)):
        yield from (("/TOC", text) for kid in _kids(element) for _, text in _lines(kid, marks))
        return
    own = ""
    for kid in _kids(element):
        if isinstance(kid, int):
            own += marks[element.Pg.objgen[0], kid]
        elif "/MCID" in kid:
            own += marks[kid.Pg.objgen[0], int(kid.MCID)]
        elif "/ActualText" in kid:
            own += str(kid.ActualText)
        elif "/Obj" in kid:
            continue
        elif str(kid.S) == "/Link":  # words of the sentence around it
            own += "".join(text for _, text in _lines(kid, marks))
        else:
            yield from _lines(kid, marks)
    if own:
        yield tag, own


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    letters = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
    mark, font = None, {}
    for operands, operator in pikepdf.parse_content_stream(page, "BDC EMC Tf Tj TJ"):
        name = str(operator)
        if name == "BDC" and "/MCID" in operands[1]:
            mark = int(operands[1].MCID)
        elif name == "EMC":
            mark = None
        elif name == "Tf":
            font = letters[str(operands[0])]
        elif name in ("Tj", "TJ") and mark is not None:
            strings = operands[0] if name == "TJ" else operands
            yield mark, "".join(font[code] for part in strings if isinstance(part, pikepdf.String) for code in bytes(part))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    rows = re.findall(rb"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}
