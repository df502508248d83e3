"""A report as a piece of HTML, for the clipboard: headings, lists and tables arrive as such in a word processor or a mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from facilitator.export.telling import Cell, words_of
from facilitator.export.typed_text import headline, lines_of

BOX = "☐"


class Web:
    """Listens to a report; `text` is what it heard. Structure only: how it looks is up to where it is pasted."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """One whole document in UTF-8, without anything that is fetched."""
        body = "\n".join(self._parts)
        return f'<!DOCTYPE html>\n<html lang="{escape(self._language)}"><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n'

    def masthead(self, organisation: str, team: str) -> None:
        self._paragraph(" · ".join(_html(words) for words in (organisation, team) if words))

    def title(self, kind: str, title: str, classification: str, lead: str) -> None:
        self._add("h1", f"{_html(headline(kind))}: {_html(headline(title))}")
        if classification:
            self._paragraph(f"<strong>{_html(classification)}</strong>")
        self._paragraph(_html(lead))

    def section(self, title: str, *, first: bool = False) -> None:
        self._add("h2", _html(headline(title)))

    def step(self, title: str, margin: str, language: str = "") -> None:
        words = _html(headline(title))
        marked = f'<span lang="{_html(language)}">{words}</span>' if language else words
        self._add("h3", marked + (f" ({_html(margin)})" if margin else ""))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._list([_labelled(label, value) for label, value in pairs])

    def items(self, items: Sequence[tuple[str, str]], *, quiet: bool = False) -> None:
        if quiet:
            for _, text in items:
                self._paragraph(_html(text))
        else:
            self._list([_labelled(label, text) for label, text in items])

    def decisions(self, items: Sequence[tuple[str, str]]) -> None:
        self.items(items)

    def note(self, label: str, texts: Sequence[str], language: str = "") -> None:
        if len(texts) == 1:
            self._paragraph(_labelled(label, texts[0]))
            return
        if label:
            self._paragraph(f"<strong>{_html(label)}:</strong>")
        self._list([_html(text) for text in texts])

    def intro(self, text: str) -> None:
        self._paragraph(_html(text))

    def aside(self, label: str, text: str) -> None:
        self._paragraph(f"<em>{_html(label)}: {_html(text)}</em>")

    def caption(self, text: str) -> None:
        self._paragraph(f"<strong>{_html(text)}</strong>")

    def nothing(self, text: str) -> None:
        self._paragraph(_html(text))

    def callout(self, label: str, texts: Sequence[str]) -> None:
        self._add("blockquote", "".join(f"<p>{part}</p>" for part in (f"<strong>{_html(label)}</strong>", *map(_html, texts))))

    def figure(self, drawing: Callable[[Any], Any], alt: str) -> None:
        """Left out: a table says the same."""

    def new_page(self) -> None:
        self._parts.append("<hr>")

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
        head = "".join(f'<th scope="col">{_html(words)}</th>' for words in heads)
        body = "".join(f"<tr>{_row(row, strong, ticks)}</tr>" for row in rows)
        self._parts.append(f'<table border="1" cellpadding="4"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')

    def _add(self, tag: str, html: str) -> None:
        self._parts.append(f"<{tag}>{html}</{tag}>")

    def _paragraph(self, html: str) -> None:
        if html:
            self._add("p", html)

    def _list(self, items: Sequence[str]) -> None:
        if items:
            self._add("ul", "".join(f"<li>{item}</li>" for item in items))


def _row(row: Sequence[Cell], strong: int, ticks: int | None) -> str:
    cells = []
    for i, cell in enumerate(row):
        words = f"{BOX} {_html(words_of(cell))}" if i == ticks else _html(words_of(cell))
        cells.append(f'<th scope="row">{words}</th>' if i == strong else f"<td>{words}</td>")
    return "".join(cells)


def _labelled(label: str, text: str) -> str:
    return f"<strong>{_html(label)}:</strong> {_html(text)}" if label else _html(text)


def _html(text: str) -> str:
    return "<br>".join(escape(line.strip()) for line in lines_of(text))
