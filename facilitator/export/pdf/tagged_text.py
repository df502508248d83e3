"""Text as it goes into a page: kerned, with a space where a line ends between words, and aware of its links."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.textobject import PDFTextObject

from facilitator.export.pdf.mending import numbers
from facilitator.export.pdf.plain_text import ESCAPED, font_code, kerned_text, operator, shown
from facilitator.export.pdf.shaping import ShapedFont


class TaggedText(PDFTextObject):  # type: ignore[misc]
    """The text object of a `TaggedCanvas`. `runs` holds [from, to, link] in its code, for each link in it."""

    paragraph: Any = None

    def __init__(self, *args: Any, **options: Any) -> None:
        self.runs: list[list[Any]] = []
        self._at = 0
        super().__init__(*args, **options)

    def _textOut(self, text: str, TStar: int = 0) -> None:
        self._at = len(self._code)
        if self.paragraph is not None:
            between_words = self.paragraph.space_after(text)
            if TStar and between_words and text[-1:] != " ":
                text += " "  # ISO 32000-1 14.8.2.5.3: else a reader glues the words of two lines
        super()._textOut(text, TStar)

    def _formatText(self, text: str | bytes) -> str:
        font = pdfmetrics.getFont(self._fontname)
        if isinstance(font, ShapedFont) and isinstance(text, str):
            return self._in_shapes(font, text)
        if not getattr(font, "pairs", None) or not isinstance(text, str):
            return str(super()._formatText(text))
        usual = self._usual(font, text)
        if usual is not None:
            return usual
        out, at = [], 0
        for subset, codes in font.splitString(text, self._canvas._doc):
            if subset != self._curSubset:
                out.append(self._choose(font, subset))
            out.append(operator(*kerned_text(font.pairs, text[at : at + len(codes)], codes)))
            at += len(codes)
        return " ".join(out)

    def _in_shapes(self, font: ShapedFont, text: str) -> str:
        """Each shape at its own place: moved along the line within the brackets, and above it by a rise."""
        out: list[str] = []
        inside: list[str] = []
        rise = 0

        def show() -> None:
            out.extend([f"[{' '.join(inside)}] TJ"] if inside else [])
            inside.clear()

        for shape in font.shapes(text):
            ((subset, codes),) = font.splitString(shape.code, self._canvas._doc)
            if subset != self._curSubset or shape.rise != rise:
                show()
                out += [self._choose(font, subset)] if subset != self._curSubset else []
                out += [f"{numbers(shape.rise * self._fontsize / 1000)} Ts"] if shape.rise != rise else []
                rise = shape.rise
            inside += [str(move) for move in (shape.before,) if move]
            inside.append(f"({ESCAPED[codes[0]]})")
            inside += [str(move) for move in (shape.after,) if move]
        show()
        return " ".join([*out, *(["0 Ts"] if rise else [])])

    def _usual(self, font: Any, text: str) -> str | None:
        """A line of which every character is in the first part of the font."""
        line = shown(self._canvas, font, text.split(" ")) if text else ""
        return line if line is None or self._curSubset == 0 or not text else f"{self._choose(font, 0)} {line}"

    def _choose(self, font: Any, subset: int) -> str:
        self._curSubset = subset
        name = font.getSubsetInternalName(subset, self._canvas._doc)
        return font_code(name, self._fontsize, self._leading)

    def _linkRecord(self, link: Any, what: str) -> None:
        """ReportLab calls this where a link starts and where it ends."""
        if what == "start":
            self.runs.append([self._at, None, link])
            return
        for run in reversed(self.runs):
            if run[2] == link and run[1] is None:
                run[1] = len(self._code)
                break
        self._canvas.links_on_line.append(link)
