"""The logo of the house as it is painted: read with caps, and put on a ground on which it stands out."""

from __future__ import annotations

from pathlib import Path
from time import thread_time

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QImage, QImageReader, QPainter, QPixmap, QRegion
from PySide6.QtSvg import QSvgRenderer, QtSvg

from facilitator.contrast import LARGE, contrast
from facilitator.house.errors import LogoError
from facilitator.house.logo_file import LogoFile, read_logo_file
from facilitator.language import tr

WIDEST, HIGHEST = 1520, 288
"""Pixels kept: four times what the wall shows in a picture 1920 wide, so it is sharp on any screen."""
NARROWEST = 1 / 12
"""A shape longer than this is no logo, and would be a hair on the wall."""
ENOUGH = 0.5
"""Share of the outline that has to stand out from a ground."""
_MEMORY = 128
"""Megabytes that Qt may take to decode a picture."""
_TRIED = ((12, 0.05), (36, 0.05), (96, 0.1))
"""Heights in pixels at which an SVG is drawn first, with the seconds of work that each may take: lines that cross each other without
end take a thousand times as long at full size, and while Qt draws nothing else goes on. A usual logo takes a few thousandths."""
_SEEN_FROM, _GONE_BELOW, _LOOKED_AT = 128, 64, 72
PLATES = ("#FFFFFF", "#141311")


class Logo:
    """A picture, and the grounds on which it can be seen."""

    def __init__(self, image: QImage) -> None:
        self.picture = QPixmap.fromImage(_without_margin(image))
        self._outline = _outline(image)
        self._plates: dict[str, str] = {}

    @property
    def ratio(self) -> float:
        """Width to height."""
        return self.picture.width() / max(1, self.picture.height())

    def plate(self, ground: str) -> str:
        """What to put behind it on this ground so that it stands out, as `#RRGGBB`; nothing where it does so by itself."""
        if ground not in self._plates:
            self._plates[ground] = _plate(self._outline, ground)
        return self._plates[ground]

    def paint(self, p: QPainter, right: float, middle: float, width: float, height: float, ground: str) -> QRectF:
        """Paint it no larger than this, with its right edge here; gives where it is, the plate included."""
        plate, pad = self.plate(ground), height / 6
        room = height - (2 * pad if plate else 0)
        high = min(room, (width - (2 * pad if plate else 0)) / self.ratio)
        inside = QRectF(right - high * self.ratio - (pad if plate else 0), middle - high / 2, high * self.ratio, high)
        whole = inside.adjusted(-pad, -pad, pad, pad) if plate else inside
        if plate:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(plate))
            p.drawRoundedRect(whole, pad / 2, pad / 2)
        p.drawPixmap(inside, self.picture, QRectF(self.picture.rect()))
        return whole


def _plate(outline: tuple[str, ...], ground: str) -> str:
    if _standing_out(outline, ground) >= ENOUGH:
        return ""
    return max(PLATES, key=lambda plate: _standing_out(outline, plate))


def _standing_out(outline: tuple[str, ...], ground: str) -> float:
    """The share of the outline that can be told from the ground; all of it for a picture that brings its own ground."""
    seen = sum(contrast(colour, ground) >= LARGE for colour in outline)
    return seen / len(outline) if outline else 1.0


def _outline(image: QImage) -> tuple[str, ...]:
    """The colours that border on where one sees through it; none for a picture without such a place."""
    small = image.scaled(_LOOKED_AT, _LOOKED_AT, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    alpha = [[small.pixelColor(x, y).alpha() for x in range(small.width())] for y in range(small.height())]
    rows, columns = small.height(), small.width()
    if all(a >= _GONE_BELOW for row in alpha for a in row):
        return ()
    beside = [(dx, dy) for dx in (-2, -1, 0, 1, 2) for dy in (-2, -1, 0, 1, 2)]

    def gone(x: int, y: int) -> bool:
        return not (0 <= x < columns and 0 <= y < rows) or alpha[y][x] < _GONE_BELOW

    return tuple(
        small.pixelColor(x, y).name()
        for y in range(rows)
        for x in range(columns)
        if alpha[y][x] >= _SEEN_FROM
        and any(gone(x + dx, y + dy) for dx, dy in beside)
    )


def load_logo(path: str) -> Logo | None:
    """The logo that the settings name; None without one. Raises LogoError, with a sentence, for one that is not used."""
    if not path:
        return None
    file = Path(path).expanduser()
    found = read_logo_file(file)
    image = _drawn(found) if found.kind == "svg" else _decoded(found)
    if image is None or image.isNull():
        raise LogoError(tr("Het logo {file} is beschadigd. Haal het opnieuw op, of kies een ander bestand.", file=file.name))
    return Logo(image)


def _without_margin(image: QImage) -> QImage:
    """What can be seen of it, so that it stands as large, and as far to the side, as its place allows."""
    seen = QRegion(QBitmap.fromImage(image.createAlphaMask())).boundingRect() if image.hasAlphaChannel() else image.rect()
    return image.copy(seen) if not seen.isEmpty() else image


def _kept_size(width: float, height: float) -> QSize | None:
    if min(width, height) <= 0 or not NARROWEST <= width / height <= 1 / NARROWEST:
        return None
    scale = min(WIDEST / width, HIGHEST / height)
    return QSize(max(1, round(width * scale)), max(1, round(height * scale)))


def _decoded(found: LogoFile) -> QImage | None:
    size = _kept_size(found.width, found.height)
    if size is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(found.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MEMORY)
    reader = QImageReader(buffer, QByteArray(found.kind.encode()))
    if size.width() < found.width:  # a small one is kept as it is: the painter makes it larger
        reader.setScaledSize(size)
    return reader.read()


def _drawn(found: LogoFile) -> QImage | None:
    renderer = QSvgRenderer()
    if b"<filter" in found.data:  # shadows and the like are left out: they may take minutes
        renderer.setOptions(QtSvg.Option.Tiny12FeaturesOnly)
    if not renderer.load(QByteArray(found.data)):
        return None
    box = renderer.viewBoxF()
    size = _kept_size(box.width(), box.height())
    if size is None:
        return None
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    for high, most in _TRIED:
        begun = thread_time()
        _painted(renderer, size.scaled(WIDEST, high, Qt.AspectRatioMode.KeepAspectRatio))
        if thread_time() - begun > most:
            raise LogoError(tr("Het logo is te ingewikkeld om te tekenen. Kies een eenvoudiger SVG of een PNG."))
    return _painted(renderer, size)


def _painted(renderer: QSvgRenderer, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    p = QPainter(image)
    renderer.render(p)
    p.end()
    return image
