"""A report as Markdown (CommonMark, with the tables that GitHub and most editors know): to paste in a wiki or to keep beside code."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from facilitator.export.telling import Cell, words_of
from facilitator.export.typed_text import headline, lines_of

_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>|]|~(?=~)|&(?=#?\w+;))")
_AT_THE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$|-|=)|\d{1,9}[.)](?=\s|$))")
BOX = "☐"


class Markdown:
    """Listens to a report; `text` is what it heard."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    @property
    def text(self) -> str:
        """The whole, with an empty line between pieces and one end of line at the end."""
        return "\n\n".join(self._blocks) + "\n"

    def masthead(self, organisation: str, team: str) -> None:
        self._paragraph(" · ".join(_inline(words) for words in (organisation, team) if words))

    def title(self, kind: str, title: str, classification: str, lead: str) -> None:
        self._blocks.append(f"# {_inline(headline(kind))}: {_inline(headline(title))}")
        if classification:
            self._paragraph(f"**{_inline(classification)}**")
        self._paragraph(_inline(lead))

    def section(self, title: str, *, first: bool = False) -> None:
        self._blocks.append(f"## {_inline(headline(title))}")

    def step(self, title: str, margin: str, language: str = "") -> None:
        self._blocks.append(f"### {_inline(headline(title))}" + (f" ({_inline(margin)})" if margin else ""))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._list([_labelled(label, value) for label, value in pairs])

    def items(self, items: Sequence[tuple[str, str]], *, quiet: bool = False) -> None:
        if quiet:
            for _, text in items:
                self._paragraph(_block(text))
        else:
            self._list([_labelled(label, text) for label, text in items])

    def decisions(self, items: Sequence[tuple[str, str]]) -> None:
        self.items(items)

    def note(self, label: str, texts: Sequence[str], language: str = "") -> None:
        if len(texts) == 1:
            self._paragraph(_labelled(label, texts[0]) if label else _block(texts[0]))
            return
        if label:
            self._paragraph(f"**{_inline(label)}:**")
        self._list([_block(text) for text in texts])

    def intro(self, text: str) -> None:
        self._paragraph(_block(text))

    def aside(self, label: str, text: str) -> None:
        self._paragraph(_labelled(label, text))

    def caption(self, text: str) -> None:
        self._paragraph(f"**{_inline(text)}**")

    def nothing(self, text: str) -> None:
        self._paragraph(_block(text))

    def callout(self, label: str, texts: Sequence[str]) -> None:
        said = [f"**{_inline(label)}**", *[_block(text) for text in texts]]
        self._blocks.append("\n>\n".join(_quoted(part) for part in said))

    def figure(self, drawing: Callable[[Any], Any], alt: str) -> None:
        """Left out: a table says the same."""

    def new_page(self) -> None:
        self._blocks.append("---")

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
        lines = [[_cell(head) for head in heads], ["---"] * len(heads)]
        lines += [[f"{BOX} {_cell(cell)}" if i == ticks else _cell(cell) for i, cell in enumerate(row)] for row in rows]
        self._blocks.append("\n".join(f"| {' | '.join(line)} |" for line in lines))

    def _paragraph(self, words: str) -> None:
        if words:
            self._blocks.append(words)

    def _list(self, items: Sequence[str]) -> None:
        if items:
            self._blocks.append("\n".join("- " + item.replace("\n", "\n  ") for item in items))


def _labelled(label: str, text: str) -> str:
    return f"**{_inline(label)}:** {_block(text)}" if label else _block(text)


def _inline(text: str) -> str:
    """On one line, with what Markdown would read as markup made plain."""
    return _plain_line(" ".join(lines_of(text)))


def _block(text: str) -> str:
    """With its ends of line kept; an empty line becomes a hard break too, so that a note stays one paragraph."""
    return "\\\n".join(_plain_line(line) for line in lines_of(text))


def _plain_line(line: str) -> str:
    escaped = _ANYWHERE.sub(r"\\\1", line.strip())
    return _AT_THE_START.sub(_made_plain, escaped)


def _made_plain(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"{found[1]}\\{mark}"


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.split("\n"))


def _cell(cell: Cell) -> str:
    return "<br>".join(_ANYWHERE.sub(r"\\\1", line.strip()) for line in lines_of(words_of(cell)))
