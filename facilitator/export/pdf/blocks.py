"""The larger pieces of a document: masthead, title, heads of sections, callout."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Spacer as Gap

from facilitator.export.pdf.colour import FIELD, HAIRLINE, INK
from facilitator.export.pdf.fonts import SEMIBOLD, width_of
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.layout import GUTTER, HAIR, HALF, HEAVY, LINE, MARGIN_WIDTH, RULE, SMALL_SIZE, TEXT_WIDTH, TEXT_X, WIDTH
from facilitator.export.pdf.paragraphs import Heading, TaggedParagraph, height_of, room_left


class Lead(Flowable):  # type: ignore[misc]
    """Heads that are never parted from the first piece of what they lead."""

    def __init__(self, heads: list[Any], body: Any) -> None:
        super().__init__()
        self.heads, self.body = heads, body
        self.spaceBefore, self.spaceAfter = heads[0].getSpaceBefore(), body.getSpaceAfter()

    def _heads_height(self, width: float) -> float:
        return sum(height_of(head, width) + float(head.getSpaceAfter()) for head in self.heads)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, self._heads_height(availWidth) + height_of(self.body, availWidth)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts = self.body.split(availWidth, availHeight - self._heads_height(availWidth))
        return [Lead(self.heads, parts[0]), *parts[1:]] if len(parts) > 1 else []

    def draw(self) -> None:
        y = self.height
        for head in self.heads:
            height = height_of(head, self.width)
            head.drawOn(self.canv, 0, y - height)
            y -= height + head.getSpaceAfter()
        height_of(self.body, self.width)
        self.body.drawOn(self.canv, 0, 0)


class TitleBlock(Flowable):  # type: ignore[misc]
    """What it is and of what, in one heading. At the right of its first line how confidential it is, in white on ink.

    A label of several lines pushes the heading down, and so does one beside which its first line does not fit: it never covers a word.
    """

    def __init__(self, heading: Heading, classification: TaggedParagraph | None) -> None:
        super().__init__()
        self.heading, self.classification = heading, classification

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, height_of(self.heading, availWidth)
        if self.classification:
            words = self.classification.getPlainText(identify=True)
            self._label_width = min(width_of(words, SEMIBOLD, SMALL_SIZE), WIDTH / 2)
            beside = room_left(self.heading.blPara.lines[0]) >= self._label_width + 2 * GUTTER
            self.height += height_of(self.classification, self._label_width + 1) - (LINE if beside else 0)
        return self.width, self.height

    def draw(self) -> None:
        self.heading.drawOn(self.canv, 0, 0)
        if self.classification is None:
            return
        canvas, width = self.canv, self._label_width
        height = height_of(self.classification, width + 1)
        y = self.height - height - 1.5
        canvas.setFillColor(INK)
        canvas.rect(WIDTH - width - 12, y + 1.25, width + 12, height, stroke=0, fill=1)
        self.classification.drawOn(canvas, WIDTH - width - 6, y)


class SectionHead(Flowable):  # type: ignore[misc]
    """A hairline over the page, thick over the margin column, and the heading below it."""

    def __init__(self, heading: Heading, house: HouseStyle, before: float) -> None:
        super().__init__()
        self.heading, self.house, self.spaceBefore = heading, house, before

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, HALF + height_of(self.heading, availWidth) + HALF
        return self.width, self.height

    def draw(self) -> None:
        _opening_rule(self.canv, self.height, 1.5, self.house)
        self.heading.drawOn(self.canv, 0, HALF)


class Hairline(Flowable):  # type: ignore[misc]
    """Parts what the document says from what its organisation says, and stays with that."""

    def __init__(self, before: float) -> None:
        super().__init__()
        self.spaceBefore = before

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, HAIR + HALF
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(HAIR)
        self.canv.line(0, HALF, WIDTH, HALF)


def _opening_rule(canvas: Any, y: float, thick: float, house: HouseStyle) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(HAIR)
    canvas.line(0, y, WIDTH, y)
    canvas.setFillColor(house.mark)
    canvas.rect(0, y - thick, MARGIN_WIDTH, thick, stroke=0, fill=1)


class Masthead(Flowable):  # type: ignore[misc]
    """Whose document it is: logo or name at the left, team and address at the right, and the rule that opens the page."""

    def __init__(self, left: Any, right: list[Any], house: HouseStyle, after: float) -> None:
        super().__init__()
        self.left, self.right, self.house, self.spaceAfter = left, right, house, after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._left_height = height_of(self.left, WIDTH * 0.45) if self.left else 0.0
        self._right_height = sum(height_of(p, WIDTH * 0.5) for p in self.right)
        self.width, self.height = availWidth, max(self._left_height, self._right_height, LINE) + LINE
        return self.width, self.height

    def draw(self) -> None:
        if self.left:
            self.left.drawOn(self.canv, 0, self.height - self._left_height)
        y = LINE + self._right_height
        for paragraph in self.right:
            y -= height_of(paragraph, WIDTH * 0.5)
            paragraph.drawOn(self.canv, WIDTH * 0.5, y)
        _opening_rule(self.canv, 0, HEAVY, self.house)


class Callout(Flowable):  # type: ignore[misc]
    """Said beside the account: what is left out, for whom this is. A tint with a bar; a tall one breaks between paragraphs."""

    PAD = 11.25
    TALL = 12 * LINE

    def __init__(self, label: Any, paragraphs: list[Any], house: HouseStyle, before: float) -> None:
        super().__init__()
        self.label, self.paragraphs, self.house, self.spaceBefore = label, paragraphs, house, before

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        text = sum(height_of(p, TEXT_WIDTH - GUTTER) for p in self.paragraphs)
        label = height_of(self.label, MARGIN_WIDTH - GUTTER) if self.label else 0
        self.width, self.height = availWidth, max(text, label) + 2 * self.PAD
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        if self.wrap(availWidth, availHeight)[1] < self.TALL:
            return []
        room, fits = availHeight - 2 * self.PAD, 0
        if self.label and height_of(self.label, MARGIN_WIDTH - GUTTER) > room:  # the label may be taller than the first paragraph
            return []
        for paragraph in self.paragraphs:
            room -= height_of(paragraph, TEXT_WIDTH - GUTTER)
            if room < 0:
                break
            fits += 1
        if not fits or fits == len(self.paragraphs):
            return []
        rest = Callout(None, self.paragraphs[fits:], self.house, 0)
        return [Callout(self.label, self.paragraphs[:fits], self.house, self.getSpaceBefore()), rest]

    def draw(self) -> None:
        canvas, top = self.canv, self.height - self.PAD
        canvas.setFillColor(self.house.tint)
        canvas.rect(0, 0, WIDTH, self.height, stroke=0, fill=1)
        canvas.setFillColor(self.house.mark)
        canvas.rect(0, 0, HEAVY, self.height, stroke=0, fill=1)
        if self.label:
            self.label.drawOn(canvas, GUTTER, top - height_of(self.label, MARGIN_WIDTH - GUTTER) - self.label.style.drop)
        for paragraph in self.paragraphs:
            top -= height_of(paragraph, TEXT_WIDTH - GUTTER)
            paragraph.drawOn(canvas, TEXT_X, top)


class TickBox(Flowable):  # type: ignore[misc]
    """An empty box to tick on paper, before the number of an action. Its paragraph is what is read."""

    def __init__(self, paragraph: Any) -> None:
        super().__init__()
        self.paragraph, self.style = paragraph, paragraph.style

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, height_of(self.paragraph, availWidth - LINE)
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(RULE)
        self.canv.setStrokeColor(FIELD)
        self.canv.rect(0.4, self.height - 12, 10, 10)
        self.paragraph.drawOn(self.canv, LINE, 0)


class WriteLines(Flowable):  # type: ignore[misc]
    """Rules in the text column, eight millimetres apart, to write on by hand."""

    APART = 22.5

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count, self.spaceBefore = count, 0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, self.count * self.APART + HALF
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(HAIR)
        self.canv.setStrokeColor(FIELD)
        for number in range(self.count):
            self.canv.line(TEXT_X, HALF + number * self.APART, WIDTH, HALF + number * self.APART)


def spaced(flowables: list[Any], gap: float = HALF) -> list[Any]:
    """The flowables with air between them."""
    return [part for i, f in enumerate(flowables) for part in ((Gap(1, gap), f) if i else (f,))]
