"""Makes pictures of the console and the wall for every kind of step, to be looked at: `python packaging/pictures.py OUT`.

Through the real windows, with what a group might say. Each is named by what is on it; sheets hold many of them at once.
`--docs` makes the pictures that the docs use instead.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.language import use_language
from facilitator.rehearsing.lifelike import lifelike
from facilitator.rehearsing.rehearsal import START, Occasion, Player, rehearse
from facilitator.sessions.particulars import Particulars
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_template
from facilitator.settings import Settings, Theme
from facilitator.shelves import own_folder

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs" / "pictures"
LONG_NAMES = ("Wilhelmina Adriana van den Oosterkamp-Zwartscholten van Beek", "Oluwaseun Adebayo-Schimmelpenninck van der Oije")
CONSOLES = ((911, 512, 1.5), (1366, 768, 1.0), (1920, 1080, 1.0), (3840, 2160, 1.0))
"""Logical width and height, and pixels to each: the first is a laptop of 1366×768 at 150 %."""
WALLS = ((1024, 768, 1.0), (1366, 768, 1.0), (1920, 1080, 1.0), (3840, 2160, 1.0))
COLUMNS, ROWS, SMALL = 3, 4, 620
IN_DOCS = {
    "console.png": ("regiescherm", "rondje"),
    "beamer.png": ("beamer", "waar-loop-jij-tegenaan"),
    "beamer-rondje.png": ("beamer", "rondje"),
    "beamer-stippen.png": ("beamer", "kiezen-met-stippen"),
    "beamer-pauze.png": ("beamer", "koffie-en-thee-in-de-burgemeesterszaal"),
    "voorbereiden.png": ("regiescherm", "voorbereiden"),
    "kiezen.png": ("regiescherm", "kiezen"),
    "verslag.png": ("regiescherm", "verslag"),
}
"""Name in the docs, and the picture that it is."""
Size = tuple[int, int, float]


@dataclass(frozen=True)
class Look:
    """One way of looking at a session."""

    theme: Theme = "light"
    language: str = "nl"
    people: int = 6
    consoles: tuple[Size, ...] = CONSOLES
    walls: tuple[Size, ...] = WALLS

    @property
    def name(self) -> str:
        return f"{self.theme}-{self.language}-{self.people:02d}"


def grab(widget: QWidget, size: Size) -> QImage:
    """The widget as large as this, and as it was again afterwards."""
    width, height, ratio = size
    widget.resize(width, height)
    for _ in range(12):  # one for each depth of layout in layout
        Photographer.process()
    picture = QImage(QSize(round(width * ratio), round(height * ratio)), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    widget.render(picture, QPoint())
    return picture


class Photographer(Player):
    """Leads a session to look at it: every kind of step, and what is done to the wall in between."""

    look = Look()
    process: Callable[[], None] = staticmethod(lambda: None)

    def __init__(self, template: Template, look: Look, out: Path, data: Path) -> None:
        self.look = look
        super().__init__(template, look.people, out, out, True, Occasion(2, START, data))
        Photographer.process = staticmethod(self.app.qt.processEvents)
        self.sheets: dict[str, list[tuple[str, QImage]]] = {}
        self.count = 0

    def settings(self) -> Settings:
        return replace(super().settings(), theme=self.look.theme, dark_room=self.look.theme == "dark", language=self.look.language)

    def particulars(self) -> Particulars:
        given = super().particulars()
        first, *rest = given.participants
        second, *others = rest
        named = (replace(first, name=LONG_NAMES[0]), replace(second, name=LONG_NAMES[1]), *others)
        return replace(given, participants=named)

    def picture(self, name: str, wall: bool = True) -> None:
        self.count += 1
        self._keep(self.window, name, "regiescherm", self.look.consoles)
        if wall:
            self._keep(self.wall, name, "beamer", self.look.walls)

    def _keep(self, widget: QWidget, name: str, which: str, sizes: Sequence[Size]) -> None:
        for size in sizes:
            shot = grab(widget, size)
            series = f"{self.look.name}-{which}-{size[0]}x{size[1]}"
            save(shot, self.out / series / f"{self.count:02d}-{name}.png")
            small = shot.scaledToWidth(SMALL, Qt.TransformationMode.SmoothTransformation)
            self.sheets.setdefault(series, []).append((name, small))

    # what there is to see

    def prepare(self) -> None:
        QCursor.setPos(9000, 9000)  # nothing lies under it
        self.window.resize(1366, 768)
        self.window.show()  # what is not shown is not laid out
        self.app.start()
        self.picture("kiezen", wall=False)
        self.window.begin_preparing(self.template, self.particulars())
        self.picture("voorbereiden", wall=False)
        self.window.begin()
        self.picture("opening")

    def step(self, number: int) -> None:
        self.give_roles()
        length = self.view.face.total if self.view.face else timedelta(minutes=5)
        name = "".join(c if c.isalnum() else "-" for c in self.view.step_title.lower()).strip("-")
        self.advance(length * 0.3)
        self.speak(length)
        if number == 1:
            self.picture(name)
        self._looked_back()
        self.write_down(number)
        self._filled_in(name)
        self.arrive(number)
        self.picture(name)
        if number == 3:
            self._what_is_done_to_the_wall(length)

    def _looked_back(self) -> None:
        from facilitator.rehearsing.promises import come_back

        come_back(self.window, self.outcomes)

    def _filled_in(self, name: str) -> None:
        """What is hidden until it is asked for is looked at before and after."""
        for row in self.view.fields:
            for number, share in enumerate(row.shares or (row,)):
                value = lifelike(share, number) if not row.again else None
                if value is not None:
                    self.window.lead.middle.field_filled.emit(share.key, value)
        hidden = [share for row in self.view.fields for share in row.shares or (row,) if share.result and not share.shown]
        if hidden:
            self.picture(f"{name}-verborgen")
        for share in hidden:
            self.window.lead.middle.result_requested.emit(share.result, True)

    def _what_is_done_to_the_wall(self, length: timedelta) -> None:
        lead, line = self.window.lead, self.window.lead.middle.wall_line
        self.advance(length * 0.58)
        self.picture("rond-af")
        self.advance(length * 0.3)
        self.picture("over-tijd")
        lead.act("pause")
        self.picture("staat-stil")
        lead.act("pause")
        for what in ("freeze", "black"):
            lead.act(what)
            self.picture({"freeze": "bevroren", "black": "zwart"}[what])
            lead.act(what)
        line.entered.emit("message", "Over vijf minuten staat de soep klaar in de Burgemeester van Karnebeekzaal")
        self.picture("bericht")
        lead.act("message")
        line.entered.emit("pause_until", "15:15")
        self.picture("pauze-tot")
        lead.act("pause")
        lead.act("replan")
        self.picture("herplan", wall=False)
        lead.act("replan")

    def end(self) -> None:
        if not self.view.closed:
            self.window.lead.act("close")
        self.picture("afsluiting")
        self.window.go_to("report")
        self.picture("verslag", wall=False)


def save(picture: QImage, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(file)):
        raise SystemExit(f"cannot write {file}")


def contact_sheets(pictures: Sequence[tuple[str, QImage]], name: str, out: Path) -> None:
    """Many pictures in a few, each with its name over it."""
    per = COLUMNS * ROWS
    for page, begin in enumerate(range(0, len(pictures), per), 1):
        save(_sheet(pictures[begin : begin + per]), out / "vellen" / f"{name}-{page}.png")


def _sheet(pictures: Sequence[tuple[str, QImage]]) -> QImage:
    height = max(p.height() for _name, p in pictures) + 30
    rows = -(-len(pictures) // COLUMNS)
    sheet = QImage(COLUMNS * (SMALL + 10), rows * height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    p = QPainter(sheet)
    p.setPen(QColor("white"))
    for i, (name, picture) in enumerate(pictures):
        x, y = i % COLUMNS * (SMALL + 10) + 5, i // COLUMNS * height
        p.drawText(x, y + 20, name)
        picture.setDevicePixelRatio(1)
        p.drawImage(x, y + 26, picture)
    p.end()
    return sheet


def photograph(template: Template, look: Look, out: Path) -> None:
    """A session after another one, so that there is something to look back on."""
    use_language(look.language)
    with TemporaryDirectory() as spare:
        data = Path(spare) / "data"
        shelf = own_folder(data)
        shelf.mkdir(parents=True)
        (shelf / f"{template.name}.yaml").write_text(template.sources[template.name], encoding="utf-8")
        before = Occasion(1, START - timedelta(days=91), data)
        rehearse(template, look.people, Path(spare), with_pictures=False, occasion=before)
        player = Photographer(template, look, out, data)
        try:
            player.prepare()
            player.lead()
            player.end()
        finally:
            player.stop()
    for name, pictures in player.sheets.items():
        contact_sheets(pictures, name, out)


def for_docs() -> None:
    """The pictures that the docs use, packed as small as they go."""
    size: tuple[Size, ...] = ((1366, 768, 1.0),)
    with TemporaryDirectory() as spare:
        photograph(read_template(HERE / "pictures.yaml"), Look(people=9, consoles=size, walls=size), Path(spare))
        for name, (which, step) in IN_DOCS.items():
            (found,) = Path(spare).glob(f"*-{which}-*/*-{step}.png")
            if not QImage(str(found)).convertToFormat(QImage.Format.Format_RGB888).save(str(DOCS / name), "PNG", 0):  # type: ignore[call-overload]
                raise SystemExit(f"cannot write {DOCS / name}")


def looks(asked: argparse.Namespace) -> list[Look]:
    def of(sizes: tuple[Size, ...]) -> tuple[Size, ...]:
        return tuple(s for s in sizes if not asked.widths or s[0] in asked.widths)

    every = product(asked.themes, asked.languages, asked.people)
    return [Look(theme, language, people, of(CONSOLES), of(WALLS)) for theme, language, people in every]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("out", type=Path, nargs="?", default=Path("pictures"))
    words.add_argument("--docs", action="store_true")
    words.add_argument("--themes", nargs="+", default=["light", "dark"], choices=["light", "dark", "contrast"])
    words.add_argument("--languages", nargs="+", default=["nl", "en"], choices=["nl", "en"])
    words.add_argument("--people", nargs="+", type=int, default=[6, 40])
    words.add_argument("--widths", nargs="+", type=int, default=[])
    asked = words.parse_args()
    if asked.docs:
        for_docs()
        return
    template = read_template(HERE / "pictures.yaml")
    for look in looks(asked):
        photograph(template, look, asked.out)


if __name__ == "__main__":
    main()
