"""Where ReportLab's own output is not allowed in an archive, or not readable: set right once, on import.

ReportLab has no hook for these, so its module functions are replaced. Each replacement also suits plain ReportLab documents.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab import rl_config
from reportlab.graphics import shapes
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen import canvas, textobject
from reportlab.platypus import flowables, paragraph

from facilitator.export.pdf.fonts import REGULAR
from facilitator.export.pdf.shaping import SHAPE_TEXT

_stream_format = pdfdoc.PDFStream.format
_split_word = paragraph._splitWord
MOST_IN_A_BLOCK = 100
"""Entries in one block of a character map."""
LEAST_LETTERS = 4
"""That a broken word leaves on its last line."""


def _stream_with_line_end(self: Any, document: Any) -> bytes:
    """PDF/A 6.1.7.1: an end of line, not counted in Length, before endstream; CR LF, as data may end in CR."""
    out: bytes = _stream_format(self, document)
    return out[:-10] + b"\r\nendstream\n" if out.endswith(b"endstream\n") else out


def _character_map(fontname: str, subset: list[int]) -> str:
    """From codes to text: UTF-16 above U+FFFF (ReportLab writes five digits), what a shape stands for, and nothing for unused codes."""
    known = [(i, SHAPE_TEXT.get(v, chr(v))) for i, v in enumerate(subset) if v and not 0xD800 <= v < 0xE000]
    rows = [f"<{i:02X}> <{text.encode('utf-16-be').hex().upper()}>" for i, text in known]
    blocks = [rows[i : i + MOST_IN_A_BLOCK] for i in range(0, len(rows), MOST_IN_A_BLOCK)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    head = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    return "\n".join([*head, *body, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


@lru_cache(maxsize=10_000)
def _number(value: float) -> str:
    return str(fp_str(value))


def numbers(*values: Any) -> str:
    """ReportLab's `fp_str`, which works out how many decimals to write for each number again; most come back."""
    return " ".join(map(_number, values[0] if len(values) == 1 and isinstance(values[0], (tuple, list)) else values))


def _broken_on_its_own_line(word: Any, width: float, *more: Any, **options: Any) -> Any:
    """A word too long for any line breaks from the start of a line of its own, and not with a letter or two left over."""
    parts = _split_word(word, 1e9 if width > 0.01 else width, *more, **options)
    short = LEAST_LETTERS - len(parts[-1])
    if short > 0 and len(parts) > 1 and len(parts[-2]) > 2 * LEAST_LETTERS:
        head, tail = parts[-2], parts[-1]
        parts[-2:] = [type(head)(head[:-short]), type(tail)(head[-short:] + tail)]
    return parts


pdfdoc.PDFStream.format = _stream_with_line_end
ttfonts.makeToUnicodeCMap = _character_map
for module in (canvas, textobject, pdfdoc, flowables):
    module.fp_str = numbers
paragraph._splitWord = _broken_on_its_own_line
paragraph._uri_split_pairs = lambda word: None  # breaks a long address once, and lets the rest run off the page
rl_config.useA85 = 0
rl_config.paraFontSizeHeightOffset = 1  # the first baseline lies one font size below the top, bold or not
shapes.STATE_DEFAULTS["fontName"] = REGULAR  # else every drawing brings Times, which is not embedded
