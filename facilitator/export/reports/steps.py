"""A step as it went: what was taken down in it, by kind, and what was filled in."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.export.pdf.fonts import SEMIBOLD, width_of
from facilitator.export.pdf.layout import BODY, GUTTER, WIDTH
from facilitator.export.reports.moments import local
from facilitator.export.telling import Telling
from facilitator.language import clock_time, tr, trn
from facilitator.sessions.history.notes import NoteKind
from facilitator.sessions.reports.minutes import Minutes, MinutesNote, MinutesStep, MinutesTable

LEAST_COLUMN, MOST_COLUMN = 45.0, 220.0
MOST_COLUMNS = 7
_ORDER: tuple[NoteKind, ...] = ("note", "insight", "question", "decision", "agreement", "action")


def began_at(step: MinutesStep, minutes: Minutes) -> str:
    """`13:53 uur`; empty for a step that was not opened."""
    return tr("{time} uur", time=clock_time(local(step.began_at, minutes))) if step.began_at else ""


def tell_step(story: Telling, step: MinutesStep, minutes: Minutes) -> None:
    """What is below the head of a step."""
    for kind in _ORDER:
        found = [note for note in step.notes if note.kind == kind]
        if kind in ("note", "insight", "question"):
            _tell_lines(story, step, kind, found)
        for note in found if kind in ("agreement", "decision", "action") else ():
            story.note(_numbered(note, minutes), [_with_owner(note)])
    for name, text in step.texts:
        story.note(capital(name), [text])
    for table in step.tables:
        _tell_table(story, table, caption=table.name if table.name.casefold() != step.title.casefold() else "")


def _tell_lines(story: Telling, step: MinutesStep, kind: NoteKind, notes: Sequence[MinutesNote]) -> None:
    """Notes under the name of the list that they are lines of, others under what they are."""
    under: dict[str, list[str]] = {}
    for note in notes:
        listed = kind == "note" and note.of and note.of.casefold() != step.title.casefold()
        under.setdefault(note.of if listed else "", []).append(note.text)
    for name, texts in under.items():
        story.note(capital(name) if name else _kind_label(kind, len(texts)), texts)


def _kind_label(kind: NoteKind, n: int) -> str:
    labels = {
        "note": trn("Notitie", "Notities", n),
        "insight": trn("Inzicht", "Inzichten", n),
        "question": trn("Vraag", "Vragen", n),
    }
    return labels[kind]


def _numbered(note: MinutesNote, minutes: Minutes) -> str:
    """The label under which the note stands on the first page too."""
    if note.kind == "decision":
        return tr("Besluit {n}", n=_number(note, minutes.decisions))
    if note.kind == "agreement":
        return tr("Afspraak {n}", n=_number(note, minutes.agreements))
    return tr("Actiepunt {n}", n=_number(note, minutes.actions))


def _number(note: MinutesNote, notes: Sequence[MinutesNote]) -> int | str:
    return notes.index(note) + 1 if note in notes else ""


def _with_owner(note: MinutesNote) -> str:
    return tr("{owner}: {what}", owner=note.owner, what=note.text) if note.owner else note.text


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _tell_table(story: Telling, table: MinutesTable, caption: str) -> None:
    width = max([len(table.columns), *(len(row) for row in table.rows)], default=0)
    if not width or not table.rows:
        return
    if width == 1:  # what each said, without who: a list, for there is nothing to look up across
        story.note(capital(table.name), [row[0] for row in table.rows])
        return
    heads = [*table.columns, *[""] * (width - len(table.columns))]
    rows = [[*row, *[""] * (width - len(row))] for row in table.rows]
    if width > MOST_COLUMNS:
        _tell_as_list(story, capital(table.name), heads, rows)
        return
    if caption:
        story.caption(capital(caption))
    story.table(_widths([heads, *rows]), [capital(head) for head in heads], rows)


def _tell_as_list(story: Telling, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table too wide for the page: for each row what stands in its columns."""
    for row in rows:
        cells = [tr("{column}: {cell}", column=capital(head), cell=cell) for head, cell in zip(heads[1:], row[1:], strict=True) if cell]
        story.note(name, [row[0], *cells])


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """The width of the page over the columns: first the longest word of each, then by what stands in it."""
    columns = list(zip(*rows, strict=True))
    least = [_bounded(max(_width(word) for cell in column for word in cell.split() or [""])) for column in columns]
    wanted = [max(low, _bounded(max(map(_width, column)), MOST_COLUMN)) for low, column in zip(least, columns, strict=True)]
    if sum(least) >= WIDTH:
        return [low * WIDTH / sum(least) for low in least]
    share = (WIDTH - sum(least)) / max(sum(wanted) - sum(least), 1)
    widths = [low + (wish - low) * share for low, wish in zip(least, wanted, strict=True)]
    return [w + (WIDTH - sum(widths)) / len(widths) for w in widths]


def _width(words: str) -> float:
    return width_of(words, SEMIBOLD, BODY.fontSize)


def _bounded(width: float, most: float = MOST_COLUMN / 2) -> float:
    return min(max(width + GUTTER + 2, LEAST_COLUMN), most)
