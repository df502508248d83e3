"""What the sessions with a draaiboek say together about its times: a row for each step, the plan as a frame and a dot for each session.

Nobody is named, and no session: only steps of the draaiboek, and lengths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String

from facilitator.export.pdf.colour import GREY, INK, WHITE
from facilitator.export.pdf.fonts import REGULAR, SEMIBOLD
from facilitator.export.pdf.house import HouseStyle
from facilitator.export.pdf.layout import MARGIN_WIDTH, RULE, SMALL_SIZE, TEXT_WIDTH, TEXT_X, WIDTH
from facilitator.export.reports.moments import length_text
from facilitator.export.telling import Cell, Telling
from facilitator.language import tr
from facilitator.sessions.plan.learning import FEWEST, LearnedStep, learned_words, steady_words
from facilitator.sessions.reports.minutes import Minutes

ROW, BAR, DOT = 18.0, 9.0, 2.25
MINUTE = timedelta(minutes=1)


def tell_learned(story: Telling, minutes: Minutes) -> None:
    """A section, where there were enough sessions to say something."""
    learned, sessions = minutes.learned, max((len(step.took) for step in minutes.learned), default=0)
    if sessions < FEWEST:
        return
    story.section(tr("Over de sessies heen"))
    which = tr("De laatste {n} sessies met dit draaiboek, van welke groep ook.", n=sessions)
    shared = tr("Een rondje is omgerekend naar een groep van de gebruikelijke grootte.")
    legend = tr("Het kader is wat gepland was, een stip is een sessie, de streep ligt in het midden.")
    story.intro(f"{which} {shared} {legend}")
    story.figure(_drawn(learned), _in_words(learned))
    heads = [tr("Nr"), tr("Stap"), tr("Gepland"), tr("Meestal"), tr("Van – tot"), tr("Sessies")]
    story.table((30.0, 185.0, 65.0, 65.0, 75.0, 55.0), heads, [_row(step) for step in learned], strong=1, gutter=10)
    story.note(tr("Voorstel"), [learned_words(step) for step in learned if step.proposal] or [steady_words(learned)])


def _row(step: LearnedStep) -> list[Cell]:
    least, most = round(min(step.took) / MINUTE), round(max(step.took) / MINUTE)
    reach = str(least) if least == most else f"{least} – {most}"
    middle = round(step.middle / MINUTE) * MINUTE
    return [str(step.number), step.title, length_text(step.planned), length_text(middle), tr("{n} min", n=reach), str(len(step.took))]


def _drawn(learned: Sequence[LearnedStep]) -> Callable[[HouseStyle], Drawing]:
    longest = max(max((step.planned, *step.took)) for step in learned)
    return lambda house: _draw(learned, (TEXT_WIDTH - 2 * DOT) / (longest / MINUTE), house)


def _draw(learned: Sequence[LearnedStep], per: float, house: HouseStyle) -> Drawing:
    drawing = Drawing(WIDTH, ROW * len(learned) + SMALL_SIZE)
    for index, step in enumerate(reversed(learned)):
        low = SMALL_SIZE / 2 + index * ROW
        _draw_step(drawing, step, low, per, house)
    return drawing


def _draw_step(drawing: Drawing, step: LearnedStep, low: float, per: float, house: HouseStyle) -> None:
    def at(length: timedelta) -> float:
        return TEXT_X + length / MINUTE * per

    label = String(MARGIN_WIDTH, low + 1.5, str(step.number), fontName=SEMIBOLD, fontSize=SMALL_SIZE, fillColor=INK, textAnchor="end")
    drawing.add(label)
    drawing.add(Rect(TEXT_X, low, at(step.planned) - TEXT_X, BAR, fillColor=WHITE, strokeColor=INK, strokeWidth=RULE))
    for took in step.took:
        drawing.add(Circle(at(took), low + BAR / 2, DOT, fillColor=house.mark, strokeColor=WHITE, strokeWidth=RULE / 2))
    middle = at(step.middle)
    drawing.add(Line(middle, low - 3, middle, low + BAR + 3, strokeColor=house.mark, strokeWidth=2 * RULE))
    planned = length_text(step.planned)
    if step.planned / MINUTE * per > 45:  # a shorter frame has no room; the table says it too
        drawing.add(String(TEXT_X + 4, low + 1.5, planned, fontName=REGULAR, fontSize=SMALL_SIZE - 1.5, fillColor=GREY))


def _in_words(learned: Sequence[LearnedStep]) -> str:
    steps = "; ".join(
        tr(
            "{title}: gepland {planned}, meestal {middle}", title=step.title, planned=length_text(step.planned),
            middle=length_text(round(step.middle / MINUTE) * MINUTE),
        )
        for step in learned
    )  # fmt: skip
    return tr("Per stap een kader zo breed als gepland was, een stip per sessie, en een streep in het midden. {steps}.", steps=steps)
