"""How long after a key both windows are painted, in a running session: to be at most 50 ms, for 99 keys in 100.

    python benchmarks/key_to_paint.py [--people 20 40] [--steps 5] [--large] [--each]

Real keys go to the real console (1366 x 768) with the wall beside it (1920 x 1080; `--large` 3840 x 2160), and both are waited for
until they stand still: on the clock, and in time of the processor, which says what the program does on a computer that is busy.
The floor is a bare PySide6 window of both sizes that is painted anew in full, in the same run.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator
from statistics import median
from time import perf_counter

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from room.led import CONSOLE, WALL, Led, Paints, Took, led, settled

from facilitator.sessions.clock import SystemClock

BUDGET = 50.0
LARGE = QSize(3840, 2160)
Key = Qt.Key
CONTROL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
Timed = tuple[str, Took]
"""What was pressed, and how long until all of it was painted."""


class Bare(QWidget):
    """The floor: all of it, in one colour."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.resize(size)
        self.shade = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(self.shade, 99, 99))


def bare(qt: QApplication, wall: QSize, times: int) -> list[float]:
    """Milliseconds to paint two bare windows of these sizes."""
    windows = [Bare(CONSOLE), Bare(wall)]
    for window in windows:
        window.show()
    qt.processEvents()
    paints, took = Paints(*windows), []
    for shade in range(times):
        begun = perf_counter()
        for window in windows:
            window.shade = shade
            window.update()
        took.append(settled(qt, paints, begun) * 1000)
    return took


def on_the_wall(hands: Led) -> Iterator[Timed]:
    """What is done to wall and clock, twice so that it is as before."""
    for name, key, modifier in (("freeze", Key.Key_F10, NONE), ("black", Key.Key_F11, SHIFT), ("pause", Key.Key_F6, NONE)):
        for _ in range(2):
            yield name, hands.press(key, modifier)
    yield "a minute more", hands.press(Key.Key_F8)
    yield "a minute less", hands.press(Key.Key_F7)
    yield "larger letters", hands.press(Key.Key_Plus, CONTROL)
    yield "smaller letters", hands.press(Key.Key_Minus, CONTROL)
    yield "message, asked", hands.press(Key.Key_F10, CONTROL)
    hands.type("Over tien minuten koffie")
    yield "message, on the wall", hands.press(Key.Key_Return)
    yield "message, away", hands.press(Key.Key_F10, CONTROL)


def over_the_console(hands: Led) -> Iterator[Timed]:
    """What comes over the console and goes again."""
    yield "palette, open", hands.press(Key.Key_K, CONTROL)
    for letter in (Key.Key_N, Key.Key_O, Key.Key_T):
        yield "palette, a letter", hands.press(letter)
    yield "palette, away", hands.press(Key.Key_Escape)
    yield "sheet of keys, open", hands.press(Key.Key_F1)
    yield "sheet of keys, away", hands.press(Key.Key_Escape)
    yield "another plan, open", hands.press(Key.Key_F9)
    yield "another plan, away", hands.press(Key.Key_F9)


def written_down(hands: Led) -> Iterator[Timed]:
    """Lines for the minutes or the board, and one of them back."""
    view = hands.app.presenter.view
    if view is None or not view.note_open:
        return
    for text in ("De wachttijd is te lang", "! Niemand belt terug voor vrijdag", "Wie het weet zegt het niet"):
        hands.type(text)
        yield "note", hands.press(Key.Key_Return)
    yield "letter on the note line", hands.press(Key.Key_D)
    yield "letter away", hands.press(Key.Key_Backspace)
    yield "undo", hands.press(Key.Key_Z, CONTROL)


def filled_in(hands: Led) -> Iterator[Timed]:
    """Hands that are counted and what is written in the fields of the step, where it has any."""
    view = hands.app.presenter.view
    if view is None or not view.fields:
        return
    yield "to the field", hands.press(Key.Key_I, CONTROL)
    yield "figure", hands.press(Key.Key_7)
    yield "figure entered", hands.press(Key.Key_Return)
    yield "back to the note line", hands.press(Key.Key_Escape)


def spoken(hands: Led) -> Iterator[Timed]:
    """A few turns where they are given, other groups where there are any, another question where there are several."""
    view = hands.app.presenter.view
    for name, on, key in (
        ("turn", view and view.turns, Key.Key_Right), ("other groups", view and len(view.groups) > 1, Key.Key_G),
        ("another question", view and len(view.show) > 1, Key.Key_Down),
    ):  # fmt: skip
        for _ in range(3 if on else 0):
            yield name, hands.press(key, CONTROL)


def session(hands: Led, steps: int) -> Iterator[Timed]:
    """So many steps with everything that is done in one."""
    for _ in range(steps):
        yield "next step", hands.press(Key.Key_PageDown)
        for part in (spoken, written_down, filled_in, on_the_wall, over_the_console):
            yield from part(hands)
        yield "speaker", hands.press(Key.Key_F12)
    for key in (Key.Key_PageUp, Key.Key_PageDown) * 2:
        yield "step back" if key == Key.Key_PageUp else "next step", hands.press(key)


def measured(people: int, wall: QSize, steps: int) -> Iterator[Timed]:
    """Draaiboeken of the program: groups and turns, hands and votes, lists and dots."""
    for draaiboek in ("activeringsdialoog", "deep-democracy", "lean-coffee"):
        with led(draaiboek, people, SystemClock(), wall=wall) as hands:
            yield from session(hands, steps)


def share(values: Iterable[float], part: float) -> float:
    """The value below which this part of them is."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(part * len(ordered)) - 1)]


def main() -> None:
    """Print the figures and the ratio."""
    parser = argparse.ArgumentParser(description="From a key to both windows painted.")
    parser.add_argument("--people", type=int, nargs="+", default=[20, 40])
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="a wall of 3840 x 2160")
    parser.add_argument("--each", action="store_true", help="what was slowest, key by key")
    asked = parser.parse_args()
    wall = LARGE if asked.large else WALL
    for people in asked.people:
        timed = [each for each in measured(people, wall, asked.steps) if each[1].passed]
        floor = bare(QApplication.instance(), wall, 40)  # type: ignore[arg-type]
        report(people, wall, timed, floor)
        if asked.each:
            by_name(timed)


def report(people: int, wall: QSize, timed: list[Timed], floor: list[float]) -> None:
    """One line."""
    passed, worked = [took.passed for _, took in timed], [took.worked for _, took in timed]
    print(
        f"key to paint: p99 {share(worked, 0.99):.0f} ms of the processor, "
        f"{share(passed, 0.99):.0f} ms on the clock (budget {BUDGET:.0f}); "
        f"median {median(worked):.0f} and {median(passed):.0f} ms, {median(passed) / median(floor):.0f} x two bare windows; "
        f"{len(timed)} keys, {people} people, wall {wall.width()} wide"
    )


def by_name(timed: list[Timed]) -> None:
    """Slowest first."""
    names: dict[str, list[Took]] = {}
    for name, took in timed:
        names.setdefault(name, []).append(took)
    for name, all_of in sorted(names.items(), key=lambda each: -max(took.worked for took in each[1])):
        worked, passed = [took.worked for took in all_of], [took.passed for took in all_of]
        print(
            f"  {name:24} most {max(worked):5.0f} {max(passed):5.0f}  median {median(worked):5.0f} {median(passed):5.0f}  ({len(all_of)})"
        )


if __name__ == "__main__":
    main()
