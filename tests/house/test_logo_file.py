"""A logo that comes in: a picture and nothing else, of a size that can be drawn, or a sentence that says why not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from facilitator.house.errors import LogoError
from facilitator.house.logo_file import MOST_BYTES, read_logo_file

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10">{}</svg>'
SHIELD = '<path id="a" d="M0 0h9v9z" fill="url(#g)"/><linearGradient id="g"><stop stop-color="#1F3F94"/></linearGradient>'


def picture(form: str, width: int = 120, height: int = 40) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), (0, 102, 63)).save(made, form)
    return made.getvalue()


def grown(levels: int, times: int) -> str:
    """A drawing of a few lines that asks for `times` to the power of `levels` squares."""
    layers = "".join(f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * times + "</g>" for n in range(1, levels + 1))
    return SVG.format(f'<rect id="a0" width="1" height="1"/>{layers}')


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (picture("PNG"), ("png", 120, 40)),
        (picture("JPEG"), ("jpeg", 120, 40)),
        (SVG.format(SHIELD).encode(), ("svg", 0, 0)),
        (b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">' + SVG.format(SHIELD).encode(), ("svg", 0, 0)),
        (grown(3, 10).encode(), ("svg", 0, 0)),
    ],
)
def test_a_picture_is_taken_for_what_it_is(data: bytes, found: tuple[str, int, int], tmp_path: Path) -> None:
    file = tmp_path / "logo"  # the name says nothing
    file.write_bytes(data)

    read = read_logo_file(file)

    assert (read.kind, read.width, read.height) == found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (picture("PNG", 8000, 5000), "8000 × 5000 beeldpunten (40 miljoen)"),
        (picture("JPEG", 8000, 5000), "8000 × 5000 beeldpunten (40 miljoen)"),
        (picture("PNG")[:-20], "houdt halverwege op"),
        (picture("JPEG")[:-20], "houdt halverwege op"),
        (picture("PNG")[:12], "houdt halverwege op"),
        (b"\xff\xd8\xff\xe0\x00\x00" * 200, "houdt halverwege op"),
        (picture("GIF"), "geen PNG, JPEG of SVG"),
        (b"", "geen PNG, JPEG of SVG"),
        (b" " * (MOST_BYTES + 1), "meer dan 5 MB"),
        (SVG.format("<script>alert(1)</script>"), "script"),
        (SVG.format('<rect onload="x()"/>'), "script"),
        (SVG.format("<foreignObject/>"), "script"),
        (SVG.format('<image xlink:href="file:///etc/passwd"/>'), "foto"),
        (SVG.format('<use xlink:href="https://elders.nl/logo.svg#a"/>'), "buiten het bestand"),
        (SVG.format('<rect fill="url(https://elders.nl/g.svg#a)"/>'), "buiten het bestand"),
        (SVG.format("<style>@import 'https://elders.nl/a.css';</style>"), "buiten het bestand"),
        (SVG.format("<animate/>"), "beweegt"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<text>&a;</text>"), "entities"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;"), "entities"),
        (SVG.format("<g>" * 60 + "</g>" * 60), "te ingewikkeld"),
        (SVG.format("<rect/>" * 5001), "te ingewikkeld"),
        (grown(12, 9), "te ingewikkeld"),
        (SVG.format('<path id="a" d="M0 0' + "L5 5L9 1" * 3000 + '"/>' + '<use href="#a"/>' * 300), "te ingewikkeld"),
        (SVG.format('<mask id="m"/>' + '<g mask="url(#m)"/>' * 300), "te ingewikkeld"),
        (SVG.format("<style>" + "a b{fill:red}" * 2000 + "</style>" + "<rect/>" * 2000), "te ingewikkeld"),
        (SVG.format('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'), "te ingewikkeld"),
        (SVG.format('<pattern id="p"><rect fill="url(#p)"/></pattern>'), "te ingewikkeld"),
        ("<svg><g></svg>", "regel 1 is geen goede SVG"),
        ("<html><svg/></html>", "begint niet met"),
    ],
)
def test_what_is_more_or_less_than_a_picture_is_refused_in_a_sentence(data: bytes | str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())

    with pytest.raises(LogoError) as told:
        read_logo_file(file)

    assert said in str(told.value)
    assert "logo.svg" in str(told.value)


def test_a_logo_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(LogoError, match=r"weg\.png is niet te lezen"):
        read_logo_file(tmp_path / "weg.png")
