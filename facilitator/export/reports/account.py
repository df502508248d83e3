"""The verslag: first what was decided and who does what, then the account, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reportlab.pdfbase.pdfmetrics import stringWidth

from facilitator.export.pdf.fonts import SEMIBOLD
from facilitator.export.pdf.layout import BODY, GUTTER, WIDTH
from facilitator.export.reports.looked_back import tell_looked_back
from facilitator.export.reports.moments import began, difference_text, length_text, local, when
from facilitator.export.reports.parts import by_role, names, tell_actions, tell_decided, title_of
from facilitator.export.reports.time_strip import strip, strip_in_words
from facilitator.export.telling import Telling
from facilitator.language import clock_time, tr, trn
from facilitator.sessions.minutes import Minutes, MinutesNote, MinutesStep, MinutesTable, NoteKind

MOST_NAMES_AHEAD = 14
"""More people than this are named at the end; the first page has their number."""
LEAST_COLUMN, MOST_COLUMN = 45.0, 220.0
MOST_COLUMNS = 7
_ORDER: tuple[NoteKind, ...] = ("note", "insight", "question", "decision", "agreement", "action")


def tell_account(story: Telling, minutes: Minutes) -> None:
    """The whole verslag."""
    story.masthead(minutes.organisation, minutes.team)
    story.title(tr("Verslag"), title_of(minutes), minutes.classification, when(minutes))
    story.facts(_facts(minutes))
    if minutes.concept:
        story.callout(tr("Concept"), [tr("Dit verslag is nog niet vastgesteld. Klopt er iets niet? Laat het de begeleider weten.")])
    tell_decided(story, minutes)
    story.section(tr("Wie doet wat, uiterlijk wanneer"))
    tell_actions(story, list(enumerate(minutes.actions, 1)))
    tell_looked_back(story, minutes)
    _tell_steps(story, minutes)
    _tell_time(story, minutes)
    _tell_withheld(story, minutes)
    if _many(minutes):
        _tell_everyone(story, minutes)


def _facts(minutes: Minutes) -> list[tuple[str, str]]:
    hidden = tr("Wat gezegd is, staat hier zonder namen.") if minutes.names_hidden else ""
    facts = [
        (tr("Plaats"), minutes.place),
        (tr("Begeleider"), minutes.facilitator),
        (tr("Aanwezig"), _present(minutes)),
        (tr("Afwezig"), "" if _many(minutes) else names(minutes.absent)),
        (tr("Doel"), minutes.goal),
        (tr("Voor wie"), " ".join(part for part in (_sentence(minutes.audience), hidden) if part)),
        (tr("Naar"), minutes.source),
    ]
    return [(label, value) for label, value in facts if value.strip()]


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."


def _many(minutes: Minutes) -> bool:
    return len(minutes.present) + len(minutes.absent) > MOST_NAMES_AHEAD


def _present(minutes: Minutes) -> str:
    if not _many(minutes):
        return names(minutes.present) or tr("niemand aangevinkt")
    invited = len(minutes.present) + len(minutes.absent)
    return tr("{present} van de {invited}, namen aan het eind", present=len(minutes.present), invited=invited)


# the steps


def _tell_steps(story: Telling, minutes: Minutes) -> None:
    story.section(tr("Verslag per stap"))
    steps = [step for step in minutes.steps if not step.is_break]
    told = [step for step in steps if step.notes or step.texts or step.tables]
    if not told:
        story.nothing(tr("Er is niets genoteerd."))
    for step in told:
        story.step(step.title, _began(step, minutes))
        _tell_step(story, step, minutes)
    if told:
        _tell_silent(story, [step for step in steps if step not in told])


def _began(step: MinutesStep, minutes: Minutes) -> str:
    return tr("{time} uur", time=clock_time(local(step.began_at, minutes))) if step.began_at else ""


def _tell_step(story: Telling, step: MinutesStep, minutes: Minutes) -> None:
    for kind in _ORDER:
        found = [note for note in step.notes if note.kind == kind]
        if kind in ("note", "insight", "question"):
            _tell_lines(story, step, kind, found)
        for note in found if kind in ("agreement", "decision", "action") else ():
            story.note(_numbered(note, minutes), [_with_owner(note)])
    for name, text in step.texts:
        story.note(_capital(name), [text])
    for table in step.tables:
        _tell_table(story, table, caption=table.name if table.name.casefold() != step.title.casefold() else "")


def _tell_lines(story: Telling, step: MinutesStep, kind: NoteKind, notes: Sequence[MinutesNote]) -> None:
    """Notes under the name of the list that they are lines of, others under what they are."""
    under: dict[str, list[str]] = {}
    for note in notes:
        listed = kind == "note" and note.of and note.of.casefold() != step.title.casefold()
        under.setdefault(note.of if listed else "", []).append(note.text)
    for name, texts in under.items():
        story.note(_capital(name) if name else _kind_label(kind, len(texts)), texts)


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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _tell_table(story: Telling, table: MinutesTable, caption: str) -> None:
    width = max([len(table.columns), *(len(row) for row in table.rows)], default=0)
    if not width or not table.rows:
        return
    if width == 1:  # what each said, without who: a list, for there is nothing to look up across
        story.note(_capital(table.name), [row[0] for row in table.rows])
        return
    heads = [*table.columns, *[""] * (width - len(table.columns))]
    rows = [[*row, *[""] * (width - len(row))] for row in table.rows]
    if width > MOST_COLUMNS:
        _tell_as_list(story, _capital(table.name), heads, rows)
        return
    if caption:
        story.caption(_capital(caption))
    story.table(_widths([heads, *rows]), [_capital(head) for head in heads], rows)


def _tell_as_list(story: Telling, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table too wide for the page: for each row what stands in its columns."""
    for row in rows:
        cells = [tr("{column}: {cell}", column=_capital(head), cell=cell) for head, cell in zip(heads[1:], row[1:], strict=True) if cell]
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
    return float(stringWidth(words, SEMIBOLD, BODY.fontSize))


def _bounded(width: float, most: float = MOST_COLUMN / 2) -> float:
    return min(max(width + GUTTER + 2, LEAST_COLUMN), most)


def _tell_silent(story: Telling, silent: Sequence[MinutesStep]) -> None:
    """Nothing is left out without a word."""
    skipped = [step.title for step in silent if step.took is None]
    empty = [step.title for step in silent if step.took is not None]
    if empty:
        story.aside(tr("Zonder aantekeningen"), tr("Bij deze stappen is niets genoteerd: {steps}.", steps=", ".join(empty)))
    if skipped:
        story.aside(tr("Niet aan toegekomen"), ", ".join(skipped) + ".")


# the time


def _tell_time(story: Telling, minutes: Minutes) -> None:
    if not minutes.steps:
        return
    story.section(tr("Gepland en werkelijk"))
    drawing = strip(minutes)
    if drawing is None:
        story.nothing(tr("De bijeenkomst is nog niet begonnen; hieronder staat wat gepland is."))
    else:
        story.intro(_course(minutes))
        story.figure(drawing, strip_in_words(minutes))
    heads = [tr("Nr"), tr("Stap"), tr("Gepland"), tr("Werkelijk"), tr("Verschil")]
    rows = [_time_row(i, step) for i, step in enumerate(minutes.steps, 1)]
    story.table((30.0, 205.0, 75.0, 75.0, 90.0), heads, rows, strong=1, gutter=10)


def _time_row(number: int, step: MinutesStep) -> list[str]:
    planned = length_text(step.planned) if step.planned else "–"
    if step.took is None:
        return [str(number), step.title, planned, "–", tr("niet geweest")]
    apart = difference_text(step.planned, step.took) if step.planned else tr("kwam erbij")
    return [str(number), step.title, planned, length_text(step.took), apart]


def _course(minutes: Minutes) -> str:
    start = tr("We begonnen om {time} uur.", time=clock_time(began(minutes)))
    if minutes.ended_at is None:
        return start + " " + tr("De bijeenkomst is nog niet afgesloten.")
    if minutes.planned_end is None:
        return start + " " + tr("We waren klaar om {time} uur.", time=clock_time(local(minutes.ended_at, minutes)))
    late = round((minutes.ended_at - minutes.planned_end) / timedelta(minutes=1))
    if not late:
        return start + " " + tr("We waren precies op tijd klaar.")
    if late > 0:
        return start + " " + trn("We waren {n} minuut later klaar dan gepland.", "We waren {n} minuten later klaar dan gepland.", late)
    return start + " " + trn("We waren {n} minuut eerder klaar dan gepland.", "We waren {n} minuten eerder klaar dan gepland.", -late)


# the end


def _tell_withheld(story: Telling, minutes: Minutes) -> None:
    if minutes.withheld:
        story.callout(tr("Wat hier niet in staat"), minutes.withheld)


def _tell_everyone(story: Telling, minutes: Minutes) -> None:
    story.section(tr("Wie er waren"))
    if minutes.present:
        story.facts(by_role(minutes.present))
    else:
        story.nothing(tr("Er is niemand aangevinkt als aanwezig."))
    if minutes.absent:
        story.facts([(tr("Afwezig"), names(minutes.absent))])
