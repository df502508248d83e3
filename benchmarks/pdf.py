"""What a document costs: ours (PDF/UA-1 and PDF/A-2a) against plain ReportLab and against Typst, with the same content.

    python benchmarks/pdf.py [--times 3]

Budgets: at most 1.3 x plain ReportLab, at most 1.5 x Typst at 10 and at 300 pages, less than half of its memory; a verslag of
four pages within 0.5 s after the first. Each run is a process of its own; imports are not counted, the fonts are.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
WORDS = (
    "de inwoner belt omdat de brief niet duidelijk is en vraagt wie er beslist over bijzondere bijstand schuldhulp woning toeslag "
    "klantmanager teamleider gemeente afspraak volgende week overleg dossier gesprek keukentafel maatwerk richtlijn coördinatie "
    "financiën één geïnteresseerd collega telefoon aanvraag besluit bezwaar termijn"
)
SECTIONS = {10: 5, 300: 155}
"""Pages -> sections of this content."""
Section = tuple[str, list[tuple[str, str]], list[str], list[list[str]]]
"""Title, steps with their text, a list, rows of a table."""


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

    def tell(tight: bool) -> Story:
        story = Story(HouseStyle(), Characters(), tight=tight)
        story.title("Verslag", "Meetverslag", "", "Donderdag 12 november 2026")
        for title, steps, bullets, rows in sections:
            story.section(title)
            for name, text in steps:
                story.step(name, "13:30 uur")
                story.note("Notitie", [text])
            story.note("Inzichten", bullets)
            story.caption("Wie doet wat")
            story.table((125.0, 22.5, 252.5, 75.0), ["Wie", "Nr", "Wat", "Uiterlijk op"], rows, gutter=10)
        return story

    return render(tell, About("Meetverslag", "Facilitator", "Meting", "nl-NL", datetime(2026, 11, 12, tzinfo=UTC)))


def plain(sections: list[Section]) -> bytes:
    from reportlab.lib.enums import TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    for name, file in (("Sans", "SourceSans3_400Regular.ttf"), ("Bold", "SourceSans3_600SemiBold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    body = ParagraphStyle("body", fontName="Sans", fontSize=11, leading=15, alignment=TA_LEFT, leftIndent=125, spaceBefore=7.5)
    cell = ParagraphStyle("cell", fontName="Sans", fontSize=11, leading=15)
    strong = ParagraphStyle("strong", cell, fontName="Bold")
    bullet = ParagraphStyle("bullet", body, leftIndent=140, bulletIndent=125, bulletFontName="Sans", spaceBefore=3.75)
    head = ParagraphStyle("head", fontName="Bold", fontSize=16, leading=22.5, spaceBefore=22.5, keepWithNext=1)
    step = ParagraphStyle("step", body, fontName="Bold", spaceBefore=15, keepWithNext=1)
    small = ParagraphStyle("small", fontName="Sans", fontSize=9.5, leading=15, keepWithNext=1)
    rules = [("LINEBELOW", (0, 0), (-1, -1), 0.5, "#999999"), ("FONTNAME", (0, 0), (-1, -1), "Sans"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    flow: list[Any] = [Paragraph("Meetverslag", head)]
    for title, steps, bullets, rows in sections:
        flow.append(Paragraph(title, head))
        for name, text in steps:
            flow += [Paragraph("13:30 uur", small), Paragraph(name, step), Paragraph("Notitie", small), Paragraph(text, body)]
        flow += [Paragraph(text, bullet, bulletText="–") for text in bullets]
        cells = [[Paragraph(t, strong if i == 0 else cell) for i, t in enumerate(row)] for row in rows]
        top = [Paragraph(t, small) for t in ("Wie", "Nr", "Wat", "Uiterlijk op")]
        flow += [Paragraph("Wie doet wat", small), Table([top, *cells], (125, 22.5, 252.5, 75), repeatRows=1, style=rules)]
    out = io.BytesIO()
    SimpleDocTemplate(out, leftMargin=56.5, rightMargin=51, topMargin=69, bottomMargin=72).build(flow)
    return out.getvalue()


def typst(sections: list[Section]) -> bytes:
    import typst as engine

    lines = [
        '#set document(title: "Meetverslag", author: "Facilitator", date: datetime(year: 2026, month: 11, day: 12))',
        '#set page(paper: "a4", margin: (left: 62.5pt, right: 57.7pt, top: 75pt, bottom: 77pt), numbering: "1 / 1")',
        '#set text(font: "Source Sans 3", size: 11pt, lang: "nl")',
        "#set par(leading: 4.6pt, spacing: 11pt)\n#show heading.where(level: 3): it => block(inset: (left: 125pt), it)",
        "= Meetverslag",
    ]
    for title, steps, bullets, rows in sections:
        lines.append(f"== {title}")
        for name, text in steps:
            lines += ["13:30 uur", f"=== {name}", "Notitie", f"#block(inset: (left: 125pt))[{text}]"]
        lines += ["#block(inset: (left: 125pt))[", *(f"- {text}" for text in bullets), "]", "Wie doet wat"]
        heads = ", ".join(f"[{t}]" for t in ("Wie", "Nr", "Wat", "Uiterlijk op"))
        cells = ", ".join(f"[{t}]" for row in rows for t in row)
        lines.append(f"#table(columns: (125pt, 22.5pt, 252.5pt, 75pt), stroke: none, table.header({heads}), {cells})")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.typ"
        file.write_text("\n\n".join(lines), encoding="utf-8")
        made = engine.compile(str(file), font_paths=[str(FONTS)], ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
    return bytes(made) if not isinstance(made, list) else bytes(made[0])


ENGINES: dict[str, Callable[[list[Section]], bytes]] = {"tagged": tagged, "plain": plain, "typst": typst}


def run(engine: str, pages: int) -> None:
    """Print seconds, megabytes and pages; in a process of its own."""
    import resource

    if engine != "typst":
        import facilitator.export.pdf  # noqa: F401
    else:
        import typst as _  # noqa: F401
    sections = content(SECTIONS[pages])
    began = perf_counter()
    data = ENGINES[engine](sections)
    took, memory = perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    import pypdfium2

    print(took, memory, len(pypdfium2.PdfDocument(data)))


def measured(engine: str, pages: int) -> tuple[float, float, int]:
    command = [sys.executable, __file__, "--engine", engine, "--pages", str(pages)]
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
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--engine", choices=ENGINES)
    options.add_argument("--pages", type=int, default=10)
    chosen = options.parse_args()
    if chosen.engine:
        run(chosen.engine, chosen.pages)
        return
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
    main()
