"""Colours that can be read: contrast as WCAG 2 measures it, and the nearest colour of the same hue that has enough of it.

The one home of this arithmetic, for the screens and for the documents; it needs nothing but the standard library.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

TEXT, LARGE = 4.5, 3.0
"""Least contrast of text, and of large text and shapes (EN 301 549, WCAG 2.1 AA)."""
Channels = tuple[float, float, float]
LIGHT_FROM = 0.18
"""Relative luminance from which a ground counts as light: what the eye takes for middle grey."""


def rgb(colour: str) -> Channels:
    """Red, green and blue from 0 to 1 of `#RRGGBB`. Raises ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(colour)
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def hexa(channels: Iterable[float]) -> str:
    """`#RRGGBB` of three channels from 0 to 1; what is outside is cut off."""
    return "#" + "".join(f"{round(max(0.0, min(1.0, c)) * 255):02X}" for c in channels)


def to_linear(c: float) -> float:
    """A channel of sRGB as the light there is; both from 0 to 1."""
    return float(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)


def from_linear(c: float) -> float:
    """The light there is as a channel of sRGB."""
    return float(12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2, from 0 to 1."""
    r, g, b = (to_linear(c) for c in rgb(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def is_light(colour: str) -> bool:
    return luminance(colour) > LIGHT_FROM


def contrast(a: str, b: str) -> float:
    """Contrast ratio as in WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(256)
def mix(a: str, b: str, share: float) -> str:
    """`share` (0 to 1) of b over a, in sRGB as Qt blends it."""
    return hexa(x + (y - x) * share for x, y in zip(rgb(a), rgb(b), strict=True))


def oklch(colour: str) -> Channels:
    """Lightness (0 to 1), chroma and hue (radians) in OKLCH, where equal steps look equal."""
    r, g, b = (to_linear(c) for c in rgb(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(red, yellow), math.atan2(yellow, red)


def _linear_rgb(lightness: float, chroma: float, hue: float) -> Channels:
    red, yellow = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * red + 0.2158037573 * yellow) ** 3
    middle = (lightness - 0.1055613458 * red - 0.0638541728 * yellow) ** 3
    short = (lightness - 0.0894841775 * red - 1.2914855480 * yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Nearest colour inside sRGB: chroma is given up before lightness or hue."""
    channels = _linear_rgb(lightness, chroma, hue)
    while chroma >= 1e-3 and not all(-1e-4 <= c <= 1 + 1e-4 for c in channels):
        chroma *= 0.97
        channels = _linear_rgb(lightness, chroma, hue)
    return hexa(from_linear(max(0.0, c)) for c in channels)


def until_contrast(colour: str, ground: str, ratio: float) -> str:
    """The same hue, darker or lighter just as far as the ratio asks."""
    lightness, chroma, hue = oklch(colour)
    step = -0.004 if is_light(ground) else 0.004
    while contrast(colour, ground) < ratio and 0 < lightness < 1:
        lightness += step
        colour = from_oklch(lightness, chroma, hue)
    return colour
