"""A logo as it lies on disk, checked before anything draws it: what it is, how large, and that it is only a picture.

Nothing is decoded here, so neither a picture of forty million pixels nor a file that is cut short costs more than a look.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from facilitator.house.errors import LogoError
from facilitator.house.svg_check import check_svg
from facilitator.language import tr

Kind = Literal["png", "jpeg", "svg"]
MOST_BYTES, MOST_PIXELS = 5_000_000, 12_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PNG_HEAD = 24
"""Bytes up to and with the size."""
_FRAMES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
"""Markers after which a JPEG tells its size."""


@dataclass(frozen=True)
class LogoFile:
    """The bytes of a logo that may be drawn; width and height in pixels, 0 for an SVG, which has none."""

    kind: Kind
    data: bytes
    width: int = 0
    height: int = 0


def read_logo_file(file: Path) -> LogoFile:
    """The logo in a file. Raises LogoError for what is no PNG, JPEG or SVG, is damaged, too large, or more than a picture."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise LogoError(tr("Het logo {file} is niet te lezen: {why}.", file=file.name, why=why)) from error
    if len(data) > MOST_BYTES:
        text = tr("Het logo {file} is te groot: meer dan {n} MB. Kies een kleiner bestand.", file=file.name, n=MOST_BYTES // 1_000_000)
        raise LogoError(text)
    return _checked(data, file.name)


def _checked(data: bytes, name: str) -> LogoFile:
    if data.startswith(_PNG):
        return _of_size("png", data, _png_size(data, name), name)
    if data.startswith(_JPEG):
        return _of_size("jpeg", data, _jpeg_size(data, name), name)
    if b"<svg" in data[:20_000].lower():
        trouble = check_svg(data)
        if trouble:
            raise LogoError(tr("Het logo {file} wordt niet gebruikt: {why}.", file=name, why=trouble))
        return LogoFile("svg", data)
    raise LogoError(tr("Het logo {file} is geen PNG, JPEG of SVG. Kies een ander bestand.", file=name))


def _of_size(kind: Kind, data: bytes, size: tuple[int, int], name: str) -> LogoFile:
    width, height = size
    if width * height > MOST_PIXELS:
        n = round(width * height / 1_000_000)
        text = tr(
            "Het logo {file} heeft {width} × {height} beeldpunten ({n} miljoen). Kies een versie van hoogstens {most} miljoen.",
            file=name, width=width, height=height, n=n, most=MOST_PIXELS // 1_000_000,
        )  # fmt: skip
        raise LogoError(text)
    return LogoFile(kind, data, width, height)


def _cut_short(name: str) -> LogoError:
    return LogoError(tr("Het logo {file} is beschadigd: het houdt halverwege op. Haal het opnieuw op.", file=name))


def _png_size(data: bytes, name: str) -> tuple[int, int]:
    """What the first part says; each part tells its length, and the last one is called IEND."""
    at = len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if kind == b"IEND" and _PNG_HEAD <= at <= len(data):
            width, height = struct.unpack_from(">II", data, 16)
            if width and height:
                return width, height
            break
    raise _cut_short(name)


def _jpeg_size(data: bytes, name: str) -> tuple[int, int]:
    """What its frame says, if there is an end of the picture after that."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            if width and height and data.rfind(b"\xff\xd9") > at:
                return width, height
            break
        at += 1 if marker == 0xFF else 2 + struct.unpack_from(">H", data, at + 2)[0]
    raise _cut_short(name)
