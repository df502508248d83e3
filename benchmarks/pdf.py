"""What a document costs: ours (PDF/UA-1 and PDF/A-2a) against plain ReportLab and against Typst, with the same content.

    python benchmarks/pdf.py [--times 3]

Budgets: at most 1.3 x plain ReportLab, at most 1.5 x Typst at 10 and at 300 pages, less than half of its memory; a verslag of
four pages within 0.5 s after the first. Each run is a process of its own that imports nothing but what it needs: the time of that is
not counted, its memory and the fonts are. All three draw the same words on the same grid: margin column, tables, bullets, heads that
stay with their text, a running head and a page number.
"""

from __future__ import annotations

import io
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
WORDS = (
    "de inwoner belt omdat de brief niet duidelijk is en vraagt wie er beslist over bijzondere bijstand schuldhulp woning toeslag "
    "klantmanager teamleider gemeente afspraak volgende week overleg dossier gesprek keukentafel maatwerk richtlijn coördinatie "
    "financiën één geïnteresseerd collega telefoon aanvraag besluit bezwaar termijn"
)
SECTIONS = {10: 5, 300: 150}
"""Pages -> sections of this content."""
Section = tuple[str, list[tuple[str, str]], list[str], list[list[str]]]
"""Title, steps with their text, a list, rows of a table."""
COLUMNS, COLUMN_WIDTHS = ("Wie", "Nr", "Wat", "Uiterlijk op"), (125.0, 22.5, 252.5, 75.0)


def content(sections: int) -> list[Section]:
    chance, words = random.Random(1), WORDS.split()

    def sentence(least: int = 9, most: int = 22) -> str:
        return " ".join(chance.choice(words) for _ in range(chance.randint(least, most))).capitalize() + "."

    def section(n: int) -> Section:
        steps = [(f"Stap {n}.{k}", " ".join(sentence() for _ in range(6))) for k in range(1, 5)]
        rows = [["Karin Hofstra", str(i), sentence(4, 12), "3 dec 2026"] for i in range(1, 9)]
        return f"Ronde {n}: {sentence(3, 6)[:-1]}", steps, [sentence() for _ in range(4)], rows

    return [section(n) for n in range(1, sections + 1)]


# what is measured


def tagged(sections: list[Section]) -> bytes:
    from facilitator.export.pdf import About, HouseStyle, Story, render
    from facilitator.export.pdf.characters import Characters

    class WithoutContents(Story):
        """The other two have no table of contents either: plain ReportLab would lay out all pages twice for one."""

        def with_contents(self) -> Story:
            return self

    def tell(tight: bool) -> Story:
        story = WithoutContents(HouseStyle(), Characters(), tight=tight)
        story.title("Verslag", "Meetverslag", "", "Donderdag 12 november 2026")
        for title, steps, bullets, rows in sections:
            story.section(title)
            for name, text in steps:
                story.step(name, "13:30 uur")
                story.note("Notitie", [text])
            story.note("Inzichten", bullets)
            story.caption("Wie doet wat")
            story.table(COLUMN_WIDTHS, COLUMNS, rows, gutter=10)
        return story

    return render(tell, About("Meetverslag", "Facilitator", "Meting", "nl-NL", datetime(2026, 11, 12, tzinfo=UTC)))


def plain(sections: list[Section]) -> bytes:
    """With ordinary platypus, in its cheapest way: words in the margin column are the bullets of what stands beside them."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    plain_fonts()
    body = ParagraphStyle("body", fontName="Sans", fontSize=11, leading=15, leftIndent=125, spaceBefore=7.5, bulletFontName="Bold")
    body.bulletFontSize = 9.5
    cell = ParagraphStyle("cell", fontName="Sans", fontSize=11, leading=15)
    strong = ParagraphStyle("strong", cell, fontName="Bold")
    bullet = ParagraphStyle("bullet", body, leftIndent=140, bulletIndent=125, bulletFontName="Sans", bulletFontSize=11, spaceBefore=3.75)
    head = ParagraphStyle("head", fontName="Bold", fontSize=16, leading=22.5, spaceBefore=22.5, spaceAfter=7.5, keepWithNext=1)
    step = ParagraphStyle("step", body, fontName="Bold", spaceBefore=15, keepWithNext=1, bulletFontName="Sans")
    small = ParagraphStyle("small", fontName="Bold", fontSize=9.5, leading=15, keepWithNext=1)
    beside = ParagraphStyle("beside", small, leading=0.01, spaceBefore=7.5)  # takes no room: the list stands beside it
    rules = [("LINEBELOW", (0, 0), (-1, -1), 0.5, "#999999"), ("FONTNAME", (0, 0), (-1, -1), "Sans"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    rules += [("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 3.75), ("BOTTOMPADDING", (0, 0), (-1, -1), 3.75)]
    flow: list[Any] = [Paragraph("Meetverslag", head)]
    for title, steps, bullets, rows in sections:
        flow.append(Paragraph(title, head))
        for name, text in steps:
            flow += [Paragraph(name, step, bulletText="13:30 uur"), Paragraph(text, body, bulletText="Notitie")]
        flow += [Paragraph("Inzichten", beside), *(Paragraph(text, bullet, bulletText="–") for text in bullets)]
        cells = [[Paragraph(t, strong if i == 0 else cell) for i, t in enumerate(row)] for row in rows]
        top = [Paragraph(t, small) for t in COLUMNS]
        flow += [Paragraph("Wie doet wat", small), Table([top, *cells], COLUMN_WIDTHS, repeatRows=1, style=rules)]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=(595.28, 841.89))
    document.addPageTemplates(PageTemplate("page", Frame(62.5, 77, 475, 690, 0, 0, 0, 0), onPage=_plain_head_and_foot))
    document.build(flow)
    return out.getvalue()


def _plain_head_and_foot(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont("Sans", 9.5)
    canvas.setLineWidth(0.5)
    canvas.line(62.5, 60, 537.5, 60)
    canvas.drawString(62.5, 789, "Meetverslag")
    canvas.drawRightString(537.5, 45, f"Pagina {document.page}")
    canvas.restoreState()


def plain_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in (("Sans", "SourceSans3_400Regular.ttf"), ("Bold", "SourceSans3_600SemiBold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))


TYPST = """
#set document(title: "Meetverslag", author: "Facilitator", date: datetime(year: 2026, month: 11, day: 12))
#let small(it) = text(size: 9.5pt, it)
#let strong(it) = text(weight: 600, it)
#set page(paper: "a4", margin: (left: 62.5pt, right: 57.78pt, top: 75pt, bottom: 76.89pt), header: small[Meetverslag],
  footer: [#line(length: 100%, stroke: 0.5pt)
    #align(right, small(context [Pagina #counter(page).get().first() van #counter(page).final().first()]))])
#set text(font: "Source Sans 3", size: 11pt, lang: "nl", top-edge: 11pt, bottom-edge: -4pt)
#set par(leading: 0pt, spacing: 7.5pt)
#set list(indent: 0pt, body-indent: 8pt, marker: [–], spacing: 3.75pt)
#set table(stroke: (bottom: 0.5pt), inset: (x: 0pt, y: 3.75pt))
#show heading.where(level: 2): it => block(above: 22.5pt, below: 7.5pt, line(length: 100%, stroke: 0.5pt) + text(size: 16pt, it.body))
#let beside(label, it, above: 7.5pt) = block(above: above, below: 7.5pt,
  grid(columns: (110pt, 350pt), column-gutter: 15pt, small(label), it))
#show heading.where(level: 3): it => beside([13:30 uur], text(size: 11pt, it.body), above: 15pt)
= Meetverslag
"""


def typst(sections: list[Section]) -> bytes:
    import tempfile

    import typst as engine

    lines = [TYPST]
    for title, steps, bullets, rows in sections:
        lines.append(f"== {title}")
        for name, text in steps:
            lines += [f"=== {name}", f"#beside(strong[Notitie])[{text}]"]
        lines += ["#beside(strong[Inzichten])[", *(f"- {text}" for text in bullets), "]", "#small(strong[Wie doet wat])"]
        heads = ", ".join(f"small(strong[{t}])" for t in COLUMNS)
        cells = ", ".join(f"strong[{t}]" if i == 0 else f"[{t}]" for row in rows for i, t in enumerate(row))
        widths = ", ".join(f"{width}pt" for width in COLUMN_WIDTHS)
        lines.append(f"#table(columns: ({widths}), column-gutter: 0pt, table.header({heads}), {cells})")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.typ"
        file.write_text("\n\n".join(lines), encoding="utf-8")
        made = engine.compile(str(file), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
    return bytes(made) if not isinstance(made, list) else bytes(made[0])


ENGINES: dict[str, Callable[[list[Section]], bytes]] = {"tagged": tagged, "plain": plain, "typst": typst}
NEEDED = {
    "tagged": ("facilitator.export.pdf",),
    "plain": ("reportlab.platypus", "reportlab.pdfbase.ttfonts"),
    "typst": ("typst",),
}
"""What is imported before the clock starts."""


def run(engine: str, pages: int) -> None:
    """Print seconds, megabytes and pages; in a process of its own."""
    import resource

    for module in NEEDED[engine]:
        import_module(module)
    sections = content(SECTIONS[pages])
    began = perf_counter()
    data = ENGINES[engine](sections)
    took, memory = perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    import pypdfium2

    print(took, memory, len(pypdfium2.PdfDocument(data)))


def measured(engine: str, pages: int) -> tuple[float, float, int]:
    import subprocess

    command = [sys.executable, __file__, engine, str(pages)]
    took, memory, found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(took), float(memory), int(found)


def usual() -> float:
    """Seconds for a second verslag of four pages."""
    sections = content(2)
    tagged(sections)
    began = perf_counter()
    tagged(sections)
    return perf_counter() - began


def main() -> None:
    import argparse
    from statistics import median

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=3)
    chosen = options.parse_args()
    for pages in SECTIONS:
        rounds = [{engine: measured(engine, pages) for engine in ENGINES} for _ in range(chosen.times)]
        took = {engine: median(r[engine][0] for r in rounds) for engine in ENGINES}
        memory = {engine: median(r[engine][1] for r in rounds) for engine in ENGINES}
        real = ", ".join(f"{engine} {rounds[0][engine][2]}" for engine in ENGINES)
        print(
            f"pdf, {pages} pages ({real}): {took['tagged']:.2f} s; {took['tagged'] / took['plain']:.2f} x plain (budget 1.3), "
            f"{took['tagged'] / took['typst']:.2f} x Typst (1.5); {memory['tagged']:.0f} MB, "
            f"{memory['tagged'] / memory['typst']:.2f} x Typst (0.5)"
        )
    print(f"pdf, a usual verslag after the first: {usual():.2f} s (budget 0.5)")


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2])) if sys.argv[1:2] and sys.argv[1] in ENGINES else main()
