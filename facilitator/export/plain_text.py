"""A report as plain text, to paste in a mail: reads well in any font, and long lines are left to the mail program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.export.telling import Cell, words_of
from facilitator.export.typed_text import headline, lines_of
from facilitator.language import tr

BOX = "[ ]"
LONGEST_RULE = 72
LONGEST_ROW = 100
"""Letters of a row of a table that stands on one line."""


class PlainText:
    """Listens to a report; `text` is what it heard."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    @property
    def text(self) -> str:
        """The whole, with an empty line between pieces and one end of line at the end."""
        return "\n\n".join(self._blocks) + "\n"

    def masthead(self, organisation: str, team: str) -> None:
        self._paragraph(" · ".join(_line(words) for words in (organisation, team) if words))

    def title(self, kind: str, title: str, classification: str, lead: str) -> None:
        self._head(tr("{kind}: {title}", kind=headline(_line(kind)), title=headline(_line(title))).upper(), "=")
        self._paragraph(_line(classification))
        self._paragraph(_line(lead))

    def section(self, title: str, *, first: bool = False) -> None:
        self._head(headline(_line(title)).upper(), "-")

    def step(self, title: str, margin: str, language: str = "") -> None:
        self._paragraph(headline(_line(title)) + (f" ({_line(margin)})" if margin else ""))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._paragraph("\n".join(_labelled(label, value) for label, value in pairs))

    def items(self, items: Sequence[tuple[str, str]], *, quiet: bool = False) -> None:
        self._paragraph("\n".join(_text(text) if quiet else _labelled(label, text) for label, text in items))

    def decisions(self, items: Sequence[tuple[str, str]]) -> None:
        self.items(items)

    def note(self, label: str, texts: Sequence[str], language: str = "") -> None:
        if len(texts) == 1:
            self._paragraph(_labelled(label, texts[0]))
        else:
            self._paragraph("\n".join([*([f"{_line(label)}:"] if label else []), *map(_dashed, texts)]))

    def intro(self, text: str) -> None:
        self._paragraph(_text(text))

    def aside(self, label: str, text: str) -> None:
        self._paragraph(_labelled(label, text))

    def caption(self, text: str) -> None:
        self._paragraph(f"{_line(text)}:")

    def nothing(self, text: str) -> None:
        self._paragraph(_text(text))

    def callout(self, label: str, texts: Sequence[str]) -> None:
        self._paragraph("\n".join([f"{_line(label)}:", *map(_text, texts)]))

    def figure(self, drawing: Callable[[Any], Any], alt: str) -> None:
        """Left out: a table says the same."""

    def new_page(self) -> None:
        self._blocks.append("* * *")

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
        """A line for each row where that is short, else a few lines: columns do not hold in the letters of a mail."""
        told = [_row(heads, row, strong, ticks is not None) for row in rows]
        short = all("\n" not in row and len(row) <= LONGEST_ROW for row, _ in told)
        self._paragraph("\n".join(row for row, _ in told) if short else "\n\n".join(tall for _, tall in told))

    def _head(self, words: str, rule: str) -> None:
        self._blocks.append(f"{words}\n{rule * min(len(words), LONGEST_RULE)}")

    def _paragraph(self, words: str) -> None:
        if words:
            self._blocks.append(words)


def _row(heads: Sequence[str], row: Sequence[Cell], strong: int, ticked: bool) -> tuple[str, str]:
    """A row of a table on one line, and on a line for each cell. An empty cell is left out."""
    head = (f"{BOX} " if ticked else "") + (_line(words_of(row[strong])) if strong >= 0 else "")
    told = [(_line(heads[i]), _text(words_of(cell))) for i, cell in enumerate(row) if i != strong]
    cells = [f"{name}: {cell}" if name else cell for name, cell in told if cell]
    return "; ".join(filter(None, [head, *cells])), "\n".join(filter(None, [head, *map(_indented, cells)]))


def _labelled(label: str, text: str) -> str:
    return f"{_line(label)}: {_text(text)}" if label else _text(text)


def _dashed(text: str) -> str:
    return "- " + _text(text).replace("\n", "\n  ")


def _indented(text: str) -> str:
    return "  " + text.replace("\n", "\n  ")


def _line(text: str) -> str:
    return " ".join(" ".join(lines_of(text)).split())


def _text(text: str) -> str:
    return "\n".join(line.strip() for line in lines_of(text))
