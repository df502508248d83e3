"""Documents as PDF/UA-1 and PDF/A-2a at once. Knows documents and nothing of sessions: who tells what is `export/reports`.

A `Story` is told from top to bottom. Each call adds what is seen (flowables for ReportLab) and, in the same order, what is
read aloud (a tree of `Node`); `render` lays the pages out and writes both.

    story, pages                             telling a document; frames, running head and foot, the bytes
    layout, colour, fonts, house             measures and styles; the house style of an organisation, kept readable
    paragraphs, plain_text, rows, blocks     text, rows that break well over pages, masthead, heads, callouts
    numbering, running_line, page_count      numbers of pages; what stands on each of them; hearing how far it is
    contents, links, logo                    the table of contents; addresses in what was typed; a logo as picture or lines
    characters, languages, markup            a font for every character; the language of a script that only one has; text as markup
    right_to_left, shaping, breaking         visual order with the logical text kept; letters that depend on their neighbours; their lines
    structure, structure_tree                the logical tree, and how it is written
    tagged_canvas, tagged_text, mending      marks in the content of pages; what ReportLab writes wrongly
    archive, errors, waiting                 metadata, colour profile, determinism; DocumentError; what is read when it is needed
"""

from facilitator.export.pdf import waiting  # noqa: F401 (before anything of ReportLab)
from facilitator.export.pdf.errors import DocumentError
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.pages import About, render
from facilitator.export.pdf.story import Story

__all__ = ["About", "DocumentError", "HouseStyle", "Story", "render"]
