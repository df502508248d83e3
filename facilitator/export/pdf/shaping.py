"""Scripts whose letters change shape and place with their neighbours, such as Devanagari and Thai, and emoji that are put together.

HarfBuzz says which shapes a word has and where each stands. What belongs together becomes one private character, so that the rest of a
document can measure such a text, break it over lines and hand it on as it does any other. What was typed goes along as ActualText.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase.ttfonts import TTFont

from facilitator.export.pdf.breaking import units

FIRST_CLUSTER, FIRST_SHAPE = 0xF0000, 0x100000
"""Unicode's two private planes: what belongs together, as it stands in a text, and each shape, as it is asked of a font."""
MOST_SHAPES = 0x10000 - 2
"""That there are private characters for, in one run of the program: far more than all of these scripts ask for."""
MOST_FOR_A_LETTER = 4
SHAPE_TEXT: dict[int, str] = {}
"""For each shape the text that it stands for, for who searches or copies without asking for ActualText."""
NO_TEXT = "\u200b"
"""Of all shapes of a cluster but the first."""


class Shape(NamedTuple):
    """A shape, and where it stands: `before` and `after` as in a TJ, `rise` upwards, in thousandths of the size."""

    code: str
    before: int
    after: int
    rise: int


class Cluster(NamedTuple):
    """Shapes that belong together, and their width in thousandths of the size."""

    shapes: tuple[Shape, ...]
    width: int


class ShapedFont(TTFont):  # type: ignore[misc]
    """A font that is asked for shapes instead of characters. `shaped` makes the text that it can measure and draw."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._file = Path(file)
        self._mend_widths()
        self._clusters: dict[str, Cluster] = {}
        self._named: dict[tuple[Any, ...], str] = {}
        self._shapes: dict[tuple[str, int], int] = {}

    def _mend_widths(self) -> None:
        """The last glyphs of a font share one width; ReportLab scales it as it reads, and would write that into the file."""
        face = self.face
        full = int.from_bytes(face.get_table("hhea")[34:36])
        shared = face.hmetrics[full - 1][0]
        face.hmetrics[full:] = [(shared, left) for _, left in face.hmetrics[full:]]

    @cached_property
    def _harfbuzz(self) -> Any:
        import uharfbuzz  # only for who has a text in such a script

        return uharfbuzz.Font(uharfbuzz.Face(self._file.read_bytes()))

    @cached_property
    def _scale(self) -> float:
        return 1000 / float(self._harfbuzz.face.upem)

    def shaped(self, text: str) -> str:
        """One private character for all that belongs together, from left to right. Empty when there are none left."""
        import uharfbuzz

        if len(SHAPE_TEXT) + MOST_FOR_A_LETTER * len(text) > MOST_SHAPES:
            return ""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        uharfbuzz.shape(self._harfbuzz, buffer)
        shapes = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        unit_of = units(text, sorted({info.cluster for info, _ in shapes}))
        found: dict[int, list[tuple[Any, Any]]] = {}
        for info, position in shapes:
            found.setdefault(unit_of[info.cluster], []).append((info.codepoint, position))
        ends = dict(zip(sorted(found), [*sorted(found)[1:], len(text)], strict=True))
        return "".join(self._cluster(text[start : ends[start]], of_unit) for start, of_unit in found.items())

    def _cluster(self, text: str, shapes: list[tuple[Any, Any]]) -> str:
        key = (text, *((glyph, *p.position) for glyph, p in shapes))
        if key not in self._named:
            placed = tuple(self._placed(text if i == 0 else NO_TEXT, glyph, p) for i, (glyph, p) in enumerate(shapes))
            self._named[key] = name = chr(FIRST_CLUSTER + len(self._named))
            self._clusters[name] = Cluster(placed, round(sum(p.x_advance for _, p in shapes) * self._scale))
        return self._named[key]

    def _placed(self, text: str, glyph: int, position: Any) -> Shape:
        left, rise, advance = (round(v * self._scale) for v in (position.x_offset, position.y_offset, position.x_advance))
        code = self._shape(text, glyph)
        return Shape(chr(code), -left, left + self.face.charWidths[code] - advance, rise)

    def _shape(self, text: str, glyph: int) -> int:
        """The private character that this font draws as the shape."""
        if (text, glyph) not in self._shapes:
            code = FIRST_SHAPE + len(SHAPE_TEXT)
            self._shapes[text, glyph], SHAPE_TEXT[code] = code, text
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = round(self._harfbuzz.get_glyph_h_advance(glyph) * self._scale)
        return self._shapes[text, glyph]

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """The width in points."""
        text = text.decode(encoding) if isinstance(text, bytes) else text
        known = [self._clusters[c].width for c in text if c in self._clusters]
        other = "".join(c for c in text if c not in self._clusters)
        return sum(known) * size / 1000 + float(super().stringWidth(other, size))

    def shapes(self, text: str) -> Iterator[Shape]:
        """Everything that is drawn for a text; a character of its own as it is."""
        for c in text:
            yield from self._clusters[c].shapes if c in self._clusters else (Shape(c, 0, 0, 0),)
