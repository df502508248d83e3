"""Every colour, and the arithmetic that proves it legible. No Qt: tests and documents may ask as well."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

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


def _linear(c: float) -> float:
    return float(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)


def _gamma(c: float) -> float:
    return float(12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2, from 0 to 1."""
    r, g, b = (_linear(c) for c in rgb(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def is_light(colour: str) -> bool:
    return luminance(colour) > LIGHT_FROM


def contrast(a: str, b: str) -> float:
    """Contrast ratio as in WCAG 2, from 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def mix(a: str, b: str, share: float) -> str:
    """`share` (0 to 1) of b over a, in sRGB as Qt blends it."""
    return hexa(x + (y - x) * share for x, y in zip(rgb(a), rgb(b), strict=True))


def oklch(colour: str) -> Channels:
    """Lightness (0 to 1), chroma and hue (radians) in OKLCH, where equal steps look equal."""
    r, g, b = (_linear(c) for c in rgb(colour))
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
    return hexa(_gamma(max(0.0, c)) for c in channels)


def until_contrast(colour: str, ground: str, ratio: float) -> str:
    """The same hue, darker or lighter just as far as the ratio asks."""
    lightness, chroma, hue = oklch(colour)
    step = -0.004 if is_light(ground) else 0.004
    while contrast(colour, ground) < ratio and 0 < lightness < 1:
        lightness += step
        colour = from_oklch(lightness, chroma, hue)
    return colour


@dataclass(frozen=True)
class Colours:
    """One theme, as roles; each value is `#RRGGBB`."""

    paper: str
    """The ground of every page."""
    sunken: str
    """The side columns, one shade deeper."""
    surface: str
    """What is written on: fields, menus."""
    hairline: str
    """Decoration between things; never the only sign of a control."""
    rule: str
    """Edge of a control: 3:1 against every ground it stands on."""
    ink: str
    ink2: str
    """Second voice: 7:1."""
    ink3: str
    """Third voice, labels: 4.5:1."""
    disabled: str
    accent: str
    """The municipality's colour, made legible: fills, links, now."""
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    """The running row, a selection."""
    warn: str
    """Text of `rond af` and of a session that runs late."""
    warn_shape: str
    warn_soft: str
    over: str
    """Text of a step that is over time, and of errors."""
    over_shape: str
    over_soft: str
    ok: str
    focus: str
    hover: str
    """Wash under quiet controls."""
    pressed: str

    def __getitem__(self, role: str) -> str:
        """The colour of a role that is known by name. Raises AttributeError for a role that is not there."""
        return str(getattr(self, role))


def with_accent(c: Colours, brand: str, least: float = 4.5) -> Colours:
    """House style: one colour comes in, every accent role goes out.

    It is moved only as far as legibility asks: a ratio of `least` on the deepest ground, 4.5 on its own wash. Raises ValueError when
    `brand` is not `#RRGGBB`.
    """
    light = is_light(c.paper)
    lightness, chroma, hue = oklch(brand)
    start = brand if light else from_oklch(max(lightness, 0.74), min(chroma, 0.115), hue)
    soft = from_oklch(0.945, 0.018, hue) if light else from_oklch(0.305, 0.042, hue)
    accent = until_contrast(until_contrast(start, c.sunken, least), soft, 4.5)
    lightness, chroma, _ = oklch(accent)
    step = -0.055 if light else 0.05
    return replace(
        c,
        accent=accent,
        accent_hover=from_oklch(lightness + step, chroma, hue),
        accent_pressed=from_oklch(lightness + 2 * step, chroma, hue),
        on_accent="#FFFFFF" if light else c.paper,
        accent_soft=soft,
        focus=accent,
    )


BRAND = "#1F3F94"
"""Delfts blauw, the neutral default; a municipality brings its own."""

LIGHT = with_accent(
    Colours(
        paper="#FBF8F2", sunken="#F6F1E7", surface="#FFFEFB", hairline="#DFD7C8", rule="#8A8172",
        ink="#1B1A18", ink2="#4F4B44", ink3="#6B655A", disabled="#A39B8C",
        accent="", accent_hover="", accent_pressed="", on_accent="", accent_soft="",
        warn="#7F4300", warn_shape="#B96400", warn_soft="#FBE8C6", over="#A1211C", over_shape="#BE2A22", over_soft="#FBE2DC",
        ok="#2B6138", focus="", hover="#EFE9DC", pressed="#E5DDCD",
    ),
    BRAND,
)  # fmt: skip

DARK = with_accent(
    Colours(
        paper="#1B1A18", sunken="#161513", surface="#24221F", hairline="#393630", rule="#857E71",
        ink="#F1ECE2", ink2="#C9C2B4", ink3="#9F9788", disabled="#6A6459",
        accent="", accent_hover="", accent_pressed="", on_accent="", accent_soft="",
        warn="#F3BE6B", warn_shape="#E9A23B", warn_soft="#3A2C14", over="#FF9C8F", over_shape="#F2705F", over_soft="#42211C",
        ok="#8FCB9B", focus="", hover="#2A2824", pressed="#34312B",
    ),
    BRAND,
)  # fmt: skip

# The wall in a lit room: light ground, ink nearly black. Fewer roles, further apart.
BEAMER = with_accent(
    replace(
        LIGHT, paper="#FFFDF8", sunken="#F3EDE1", surface="#FFFFFF", hairline="#CFC5B3", rule="#7B7263",
        ink="#141311", ink2="#3E3A34", ink3="#5A554B", warn="#5C3000", warn_shape="#B35C00", warn_soft="#FFE4AE",
        over="#8C1712", over_shape="#B3201A", over_soft="#FBDDD4",
    ),
    BRAND,
    6,
)  # fmt: skip

BEAMER_DARK = with_accent(
    replace(
        DARK, paper="#121110", sunken="#1C1B19", surface="#24221F", hairline="#4A463E", rule="#938B7C",
        ink="#FBF7EF", ink2="#D9D2C5", ink3="#B4AC9D", warn="#FFD081", warn_shape="#F2AE45", warn_soft="#463413",
        over="#FFB1A6", over_shape="#FF8272", over_soft="#52251F",
    ),
    BRAND,
    6,
)  # fmt: skip

# High contrast: no washes, every edge drawn, one blue and one black.
CONTRAST = with_accent(
    replace(
        LIGHT, paper="#FFFFFF", sunken="#FFFFFF", surface="#FFFFFF", hairline="#5E5E5E", rule="#000000",
        ink="#000000", ink2="#000000", ink3="#2E2E2E", disabled="#6B6B6B", warn="#5A2E00", warn_shape="#8A4600", warn_soft="#FFF1D6",
        over="#8B0000", over_shape="#8B0000", over_soft="#FFE6E1", ok="#0B4A1D", hover="#EDEDED", pressed="#DADADA",
    ),
    BRAND,
)  # fmt: skip

THEMES: Mapping[str, Colours] = MappingProxyType(
    {"light": LIGHT, "dark": DARK, "contrast": CONTRAST, "beamer": BEAMER, "beamer_dark": BEAMER_DARK}
)
WALL: Mapping[str, float] = MappingProxyType({"beamer": 6, "beamer_dark": 6})
"""Least contrast of the accent on the wall, where daylight eats contrast."""


def themed(name: str, brand: str = BRAND) -> Colours:
    """A theme in a municipality's colour. Raises KeyError for a theme, ValueError for a colour that does not exist."""
    return with_accent(THEMES[name], brand, WALL.get(name, 4.5))


PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("ink", ("paper", "sunken", "surface", "accent_soft", "warn_soft", "over_soft", "hover"), 7.0),
    ("ink2", ("paper", "sunken", "surface", "accent_soft"), 7.0),
    ("ink3", ("paper", "sunken", "surface", "accent_soft"), 4.5),
    ("accent", ("paper", "sunken", "surface", "accent_soft"), 4.5),
    ("on_accent", ("accent", "accent_hover", "accent_pressed"), 4.5),
    ("warn", ("paper", "sunken", "warn_soft"), 4.5),
    ("over", ("paper", "sunken", "over_soft"), 4.5),
    ("ok", ("paper", "sunken"), 4.5),
    ("warn_shape", ("paper", "sunken", "warn_soft"), 3.0),
    ("over_shape", ("paper", "sunken", "over_soft"), 3.0),
    ("rule", ("paper", "sunken", "surface"), 3.0),
    ("focus", ("paper", "sunken", "surface"), 3.0),
)
"""What must hold in every theme: foreground, grounds, least ratio."""


def failures(brand: str = BRAND) -> tuple[str, ...]:
    """Each pair that is not legible in this house style, as a line for a developer; empty when all hold."""
    return tuple(
        f"{name}: {fore} on {back} {ratio:.2f} < {least}"
        for name in THEMES
        for c in (themed(name, brand),)
        for fore, backs, least in PAIRS
        for back in backs
        if (ratio := contrast(c[fore], c[back])) < least
    )
