"""A colour as design tokens write it, in the text of CSS or as an object of components, becomes `#RRGGBB`."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Mapping, Sequence

from facilitator.contrast import Channels, from_linear, from_oklch, hexa, mix, to_linear

NO_COLOUR = frozenset({"", "transparent", "none", "inherit", "initial", "unset", "currentcolor"})
"""What stands where a colour may stand, and is none: nothing is wrong with it."""
_NAMES: Mapping[str, str] = {
    "black": "#000000", "white": "#FFFFFF", "gray": "#808080", "grey": "#808080", "silver": "#C0C0C0", "red": "#FF0000",
    "maroon": "#800000", "orange": "#FFA500", "yellow": "#FFFF00", "olive": "#808000", "lime": "#00FF00", "green": "#008000",
    "aqua": "#00FFFF", "teal": "#008080", "blue": "#0000FF", "navy": "#000080", "fuchsia": "#FF00FF", "purple": "#800080",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_CALL = re.compile(r"(rgba?|hsla?|hwb|oklch|oklab)\(([^()]{1,80})\)", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|deg|turn|rad)?")


def colour_of(value: object) -> str | None:
    """The colour as `#RRGGBB`, what is seen through lying on white; None where there is none to see. Raises ValueError."""
    if isinstance(value, str):
        return _of_text(value.strip())
    if isinstance(value, Mapping):
        return _of_object(value)
    raise ValueError(value)


def _of_text(text: str) -> str | None:
    if text.lower() in NO_COLOUR:
        return None
    if _HEX.fullmatch(text):
        return _of_hex(text[1:])
    if text.lower() in _NAMES:
        return _NAMES[text.lower()]
    call = _CALL.fullmatch(text)
    if call is None:
        raise ValueError(text)
    name, parts = call[1].lower().removesuffix("a"), re.split(r"[\s,/]+", call[2].strip())
    if len(parts) not in (3, 4):
        raise ValueError(text)
    alpha = _share(parts[3]) if len(parts) == 4 else 1.0
    return _on_white(hexa(_channels(name, parts)), alpha)


def _of_hex(digits: str) -> str | None:
    if len(digits) < 6:
        digits = "".join(2 * d for d in digits)
    return _on_white(f"#{digits[:6].upper()}", int(digits[6:] or "FF", 16) / 255)


def _on_white(colour: str, alpha: float) -> str | None:
    return mix("#FFFFFF", colour, max(0.0, min(1.0, alpha))) if alpha > 0 else None


def _number(text: str) -> tuple[float, str]:
    if text.lower() == "none":
        return 0.0, ""
    found = _NUMBER.fullmatch(text.lower())
    if found is None:
        raise ValueError(text)
    return float(found[1]), found[2] or ""


def _share(text: str, whole: float = 1.0) -> float:
    """A percentage, or a number of which `whole` is all."""
    number, unit = _number(text)
    return number / 100 if unit == "%" else number / whole


def _degrees(text: str) -> float:
    number, unit = _number(text)
    return {"turn": number * 360, "rad": math.degrees(number)}.get(unit, number)


def _channels(name: str, parts: Sequence[str]) -> Channels:
    if name == "rgb":
        return _share(parts[0], 255), _share(parts[1], 255), _share(parts[2], 255)
    if name == "oklch":
        return _in_space("oklch", (_share(parts[0]), _of_most(parts[1], 0.4), _degrees(parts[2])))
    if name == "oklab":
        return _in_space("oklab", (_share(parts[0]), _of_most(parts[1], 0.4), _of_most(parts[2], 0.4)))
    return _in_space(name, (_degrees(parts[0]), 100 * _share(parts[1], 100), 100 * _share(parts[2], 100)))


def _of_most(text: str, most: float) -> float:
    number, unit = _number(text)
    return number / 100 * most if unit == "%" else number


def _of_object(value: Mapping[object, object]) -> str | None:
    """The newer form: `colorSpace` with `components`, and `hex` for who does not know that space."""
    space, parts, given = value.get("colorSpace"), value.get("components"), value.get("hex")
    alpha = _real(value.get("alpha", 1))
    if isinstance(space, str) and isinstance(parts, list) and len(parts) == 3:
        numbers = tuple(_real(0 if part == "none" else part) for part in parts)
        if space in _SPACES:
            return _on_white(hexa(_in_space(space, (numbers[0], numbers[1], numbers[2]))), alpha)
    if isinstance(given, str) and _HEX.fullmatch(given):
        opaque = _of_hex(given[1:7])
        return _on_white(opaque, alpha) if opaque else None
    raise ValueError(space)


def _real(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > 1e6:
        raise ValueError(value)
    return float(value)


_SPACES = ("srgb", "srgb-linear", "display-p3", "hsl", "hwb", "oklch", "oklab")


def _in_space(space: str, parts: Channels) -> Channels:
    """Red, green and blue of components as CSS Color 4 numbers them; hues in degrees, the parts of hsl and hwb up to 100."""
    one, two, three = parts
    if space == "srgb":
        return parts
    if space == "srgb-linear":
        return from_linear(one), from_linear(two), from_linear(three)
    if space == "display-p3":
        return _from_p3(parts)
    if space == "hsl":
        return colorsys.hls_to_rgb(one / 360 % 1, _unit(three / 100), _unit(two / 100))
    if space == "hwb":
        return _from_hwb(one, _unit(two / 100), _unit(three / 100))
    if space == "oklab":
        one, two, three = one, math.hypot(two, three), math.degrees(math.atan2(three, two))
    colour = from_oklch(_unit(one), max(0.0, min(0.5, two)), math.radians(three))
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:], 16) / 255


def _unit(number: float) -> float:
    return max(0.0, min(1.0, number))


def _from_hwb(hue: float, white: float, black: float) -> Channels:
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (c * (1 - white - black) + white for c in colorsys.hls_to_rgb(hue / 360 % 1, 0.5, 1))
    return red, green, blue


def _from_p3(parts: Channels) -> Channels:
    red, green, blue = (to_linear(_unit(c)) for c in parts)
    return (
        from_linear(1.2249402 * red - 0.2249402 * green),
        from_linear(-0.0420570 * red + 1.0420570 * green),
        from_linear(-0.0196376 * red - 0.0786361 * green + 1.0982736 * blue),
    )
