"""What becomes of an accent on every ground, in sentences: before and after, with the contrast of both. No Qt."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from facilitator.contrast import LARGE, TEXT, contrast, oklch
from facilitator.house import printed
from facilitator.language import language, tr
from facilitator.ui.look.colours import WALL, Colours, themed

ON_PAPER = ("paper", "sunken", "surface", "accent_soft")
ON_WALL = ("paper", "sunken")
"""The grounds on which the accent is read."""
PALE = 0.75
"""Lightness in OKLCH from which a colour is not recognised in its darker shade."""


@dataclass(frozen=True)
class Shade:
    """A colour where it is used: as it came, as it is shown, and the least contrast of both on the grounds it stands on."""

    before: str
    after: str
    ratio_before: float
    ratio_after: float

    @property
    def moved(self) -> bool:
        return self.before != self.after


def parse_accent(text: str) -> str | None:
    """`#RRGGBB` of what somebody types: with or without #, in three or six digits. None for anything else."""
    found = re.fullmatch(r"\s*#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\s*", text)
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(2 * d for d in found[1])
    return f"#{digits.upper()}"


def in_theme(name: str, brand: str) -> Shade:
    """The accent in a theme of `colours.THEMES`. Raises ValueError for no colour."""
    c = themed(name, brand)
    grounds = ON_WALL if name in WALL else ON_PAPER
    return Shade(brand.upper(), c.accent, _least(brand, c, grounds), _least(c.accent, c, grounds))


def _least(colour: str, c: Colours, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, c[ground]) for ground in grounds)


def in_documents(brand: str) -> Shade:
    """The accent for words in a document, on white and on its own tint."""
    tint, text = printed.tint(brand), printed.for_text(brand)
    return Shade(brand.upper(), text, contrast(brand, tint), contrast(text, tint))


def ratio_text(ratio: float) -> str:
    """`4,6 : 1`, never rounded up: a ratio that falls short does not look as if it were enough."""
    text = f"{math.floor(ratio * 10 + 1e-6) / 10:.1f}"
    return f"{text.replace('.', ',') if language() == 'nl' else text}\u00a0:\u00a01"


def remarks(brand: str) -> tuple[str, ...]:
    """What is done to the accent so that it can be read, and what to think of before it is used; empty when nothing is."""
    return tuple(sentence for sentence in (_on_light(brand), _on_dark(brand), _on_wall(brand), _advice(brand)) if sentence)


def _on_light(brand: str) -> str:
    shade = in_theme("light", brand)
    if not shade.moved:
        return ""
    words = {"colour": shade.before, "ratio": ratio_text(shade.ratio_before), "other": shade.after, "new": ratio_text(shade.ratio_after)}
    if shade.ratio_before < LARGE:
        return tr("{colour} is te licht voor tekst ({ratio}); voor tekst gebruiken we {other} ({new}).", **words)
    return tr("{colour} is net te licht voor kleine letters ({ratio}); we gebruiken {other} ({new}).", **words)


def _on_dark(brand: str) -> str:
    shade = in_theme("dark", brand)
    if shade.ratio_before >= TEXT:
        return ""
    words = {"colour": shade.before, "ratio": ratio_text(shade.ratio_before), "other": shade.after, "new": ratio_text(shade.ratio_after)}
    return tr("Op een donkere grond is {colour} te donker ({ratio}); daar gebruiken we {other} ({new}).", **words)


def _on_wall(brand: str) -> str:
    """The wall asks more than a screen: daylight eats contrast."""
    shade = in_theme("beamer", brand)
    if not shade.moved or shade.after == in_theme("light", brand).after:
        return ""
    return tr("Op de beamer wordt het {other} ({new}), om op acht meter te lezen.", other=shade.after, new=ratio_text(shade.ratio_after))


def _advice(brand: str) -> str:
    lightness, chroma, hue = oklch(brand)
    if chroma > 0.03 and lightness > PALE:
        return tr("Zo’n lichte kleur herkent niemand in zijn donkere tint: overweeg een andere kleur uit de huisstijl, of alleen het logo.")
    if chroma > 0.12 and abs(math.degrees(hue) - 29) < 14:
        return tr("Deze kleur lijkt op het rood van ‘over tijd’. Dat blijft te zien aan woord en vorm, maar een andere kleur is rustiger.")
    return ""
