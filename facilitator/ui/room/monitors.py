"""The screens as values, and where the two windows belong on them. Qt's own screen objects go when a cable does: none is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication, QScreen

from facilitator.settings import Settings

Situation = Literal["one", "mirrored", "two"]
Rect = tuple[int, int, int, int]
"""Left, top, width, height in logical pixels."""


@dataclass(frozen=True)
class Monitor:
    """A screen as it was when it was looked at. `free` is what no task bar takes."""

    name: str
    rect: Rect
    free: Rect = (0, 0, 0, 0)
    serial: str = ""
    maker: str = ""
    model: str = ""
    scale: float = 1.0
    """Pixels of the screen to a logical one."""

    @property
    def words(self) -> str:
        """`HDMI-1, 1920 × 1080, Epson EB-980W`."""
        width, height = (round(side * self.scale) for side in self.rect[2:])
        what = self.model if self.model.casefold().startswith(self.maker.casefold()) else f"{self.maker} {self.model}"
        return ", ".join(part for part in (self.name, f"{width} × {height}", what.strip()) if part)

    @property
    def geometry(self) -> QRect:
        """Where it is."""
        return QRect(*self.rect)

    @property
    def available(self) -> QRect:
        """Where a window may stand on it."""
        return QRect(*self.free) if self.free[2] else self.geometry

    def is_mirror_of(self, other: Monitor) -> bool:
        """Whether both show the same place: more than half of the smaller one."""
        shared = self.geometry.intersected(other.geometry)
        smallest = min(r.width() * r.height() for r in (self.geometry, other.geometry))
        return shared.width() * shared.height() * 2 > smallest


@dataclass(frozen=True)
class Wish:
    """The screen that the room sees, as somebody chose it. Without a name: whichever is not the console's."""

    name: str = ""
    serial: str = ""
    maker: str = ""
    model: str = ""

    @property
    def words(self) -> str:
        """What it was called when it was chosen."""
        return ", ".join(part for part in (self.name, f"{self.maker} {self.model}".strip()) if part)


@dataclass(frozen=True)
class Arrangement:
    """Where the windows belong. Without a wall there is no screen for the room alone."""

    situation: Situation
    console: Monitor
    wall: Monitor | None


def monitors() -> tuple[Monitor, ...]:
    """The screens that there are now."""
    return tuple(_monitor(screen) for screen in QGuiApplication.screens())


def _monitor(s: QScreen) -> Monitor:
    whole, free = s.geometry().getRect(), s.availableGeometry().getRect()
    return Monitor(s.name(), whole, free, s.serialNumber(), s.manufacturer(), s.model(), s.devicePixelRatio())  # type: ignore[arg-type]


def screen_of(monitor: Monitor) -> QScreen | None:
    """Qt's object for it, to be used at once; None where it is gone."""
    return next((s for s in QGuiApplication.screens() if s.name() == monitor.name and s.geometry() == monitor.geometry), None)


def monitor_at(point: QPoint, present: Sequence[Monitor]) -> Monitor | None:
    """The screen that a point is on."""
    return next((m for m in present if m.geometry.contains(point)), None)


# what was wished


def wish_for(monitor: Monitor) -> Wish:
    """The wish for this very screen."""
    return Wish(monitor.name, monitor.serial, monitor.maker, monitor.model)


def wish_in(settings: Settings) -> Wish:
    """What the settings say."""
    return Wish(settings.beamer_screen, settings.beamer_serial, settings.beamer_maker, settings.beamer_model)


def with_wish(settings: Settings, wish: Wish) -> Settings:
    """The settings with another wish. Only what somebody chose belongs there, never what was made do with."""
    return replace(
        settings, beamer_screen=wish.name, beamer_serial=wish.serial, beamer_maker=wish.maker, beamer_model=wish.model
    )  # fmt: skip


def find(wish: Wish, present: Sequence[Monitor]) -> Monitor | None:
    """The wished screen, if it is there: on the same connector, or the same device on another one.

    Another device on the same connector is not it, and a wish of a name alone is for whatever is there.
    """
    if not wish.name:
        return None
    same_device = [m for m in present if _same_device(wish, m)]
    on_connector = [m for m in same_device if m.name == wish.name]
    only_name = [m for m in present if m.name == wish.name and not (wish.serial or wish.maker or wish.model)]
    return next(iter((*on_connector, *same_device, *only_name)), None)


def _same_device(wish: Wish, monitor: Monitor) -> bool:
    made = (wish.maker, wish.model) == (monitor.maker, monitor.model)
    return made and bool(wish.serial == monitor.serial if wish.serial else (wish.maker or wish.model) and not monitor.serial)


# where the windows belong


def arrange(present: Sequence[Monitor], wishes: Sequence[Wish], console: Monitor | None) -> Arrangement | None:
    """Where console and wall belong, now that the console is on that screen. The first wish that can be granted counts.

    None where there is no screen at all.
    """
    apart = _apart(present)
    if not apart:
        return None
    here = next((m for m in apart if console is not None and m.is_mirror_of(console)), None)
    if len(apart) == 1:
        return Arrangement("mirrored" if len(present) > 1 else "one", apart[0], None)
    granted = next((found for wish in wishes if (found := find(wish, present)) is not None), None)
    wall = granted or next(m for m in apart if m != (here or apart[0]))
    mine = here if here is not None and not here.is_mirror_of(wall) else next(m for m in apart if not m.is_mirror_of(wall))
    copied = any(other != mine and other.is_mirror_of(mine) for other in present)
    return Arrangement("mirrored" if copied else "two", mine, wall)


def _apart(present: Sequence[Monitor]) -> list[Monitor]:
    """One of each place."""
    apart: list[Monitor] = []
    for monitor in present:
        if not any(monitor.is_mirror_of(other) for other in apart):
            apart.append(monitor)
    return apart


def fitted(frame: QRect, available: QRect) -> QRect:
    """The frame of a window inside what is available, no larger than that, moved no further than needed."""
    size = frame.size().boundedTo(available.size())
    left = min(max(frame.left(), available.left()), available.left() + available.width() - size.width())
    top = min(max(frame.top(), available.top()), available.top() + available.height() - size.height())
    return QRect(QPoint(left, top), size)
