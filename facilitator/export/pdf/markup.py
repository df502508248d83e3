"""Text as markup. The library of Python that does the same reads in all of HTTP and TLS with it, for documents that fetch nothing."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Text that is nothing but text, in what ReportLab or a reader of XML reads."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoted(text: str) -> str:
    """The same as the value of an attribute, with the quotes."""
    return '"' + escaped(text).replace('"', "&quot;") + '"'
