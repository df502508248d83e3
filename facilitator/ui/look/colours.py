"""Every colour of the screens, and what has to be legible on what. No Qt: tests and documents may ask as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from facilitator.contrast import LARGE, TEXT, contrast, from_oklch, is_light, mix, oklch, until_contrast


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

    It is moved only as far as legibility asks: a ratio of `least` on the deepest ground of a page, 4.5 on its own wash and where
    the mouse is. Raises ValueError when `brand` is not `#RRGGBB`.
    """
    light = is_light(c.paper)
    lightness, chroma, hue = oklch(brand)
    start = brand if light else from_oklch(max(lightness, 0.74), min(chroma, 0.115), hue)
    soft = from_oklch(0.945, 0.018, hue) if light else from_oklch(0.305, 0.042, hue)
    accent = until_contrast(start, c.sunken, least)
    for ground in (soft, c.hover):
        accent = until_contrast(accent, ground, TEXT)
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
        ok="#2B6138", focus="", hover="#F0EBDF", pressed="#E5DDCD",
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
    ("accent", ("paper", "sunken", "surface", "accent_soft", "hover"), 4.5),
    ("accent", ("pressed",), 3.0),
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


KEPT, CHANGED, OTHER = 0.34, 0.30, 0.22
"""Shares of the accent in the paper, for the bars of a plan: a protected step, one that changes, any other."""
AFTER = 0.84
"""Share of what is written on the accent, for what is said there in a second voice, in large letters."""


def _mixes(c: Colours) -> tuple[tuple[str, str, str, float], ...]:
    """What is written on a mixture, or in one: name, foreground, ground, least ratio."""
    bars = tuple((f"ink on a bar of {share}", c.ink, mix(c.paper, c.accent, share), TEXT) for share in (KEPT, CHANGED, OTHER))
    return (*bars, ("what comes after a break", mix(c.accent, c.on_accent, AFTER), c.accent, LARGE))


def failures(brand: str = BRAND) -> tuple[str, ...]:
    """Each pair that is not legible in this house style, as a line for a developer; empty when all hold."""
    pairs = [
        (f"{name}: {fore} on {back}", c[fore], c[back], least)
        for name in THEMES
        for c in (themed(name, brand),)
        for fore, backs, least in PAIRS
        for back in backs
    ]
    pairs += [(f"{name}: {what}", fore, back, least) for name in THEMES for what, fore, back, least in _mixes(themed(name, brand))]
    return tuple(f"{what} {ratio:.2f} < {least}" for what, fore, back, least in pairs if (ratio := contrast(fore, back)) < least)
