"""What a file of design tokens says of the house style: the colours that may be the accent, the organisation, the logo."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from facilitator.contrast import oklch
from facilitator.house.css_colour import colour_of
from facilitator.house.design_tokens import Token, Tokens, read_tokens
from facilitator.house.errors import DesignTokensError
from facilitator.language import tr

MOST_SHOWN = 12
GREY = 0.03
"""Chroma in OKLCH under which a colour is a grey to the eye."""
_GOOD: Mapping[str, int] = {
    "primary": 50, "primair": 50, "accent": 45, "action": 45, "actie": 45, "interactive": 40, "interaction": 40, "cta": 40, "brand": 40,
    "merk": 40, "huisstijl": 45, "huiskleur": 55, "corporate": 40, "button": 15, "link": 12, "default": 6, "base": 6, "basis": 2,
}  # fmt: skip
_BAD: Mapping[str, int] = {
    "hover": 40, "active": 40, "focus": 40, "disabled": 60, "pressed": 40, "visited": 50, "subtle": 40, "inverse": 40, "selected": 25,
    "invalid": 60, "danger": 60, "warning": 60, "success": 60, "error": 60, "negative": 60, "positive": 60, "info": 40, "alert": 60,
    "notification": 60, "feedback": 60, "dataviz": 60, "secondary": 30, "tertiary": 40, "on": 40, "border": 12, "outline": 20, "shadow": 60,
    "document": 20, "placeholder": 60, "hint": 20, "text": 10, "highlight": 30, "mark": 30, "skip": 20, "read": 40,
    "checked": 15, "2": 8, "3": 10,
}  # fmt: skip
LIKELY = 30
"""From this score on the name itself says that this is the colour of the house."""
_ORGANISATION = frozenset({"organisation", "organization", "organisatie", "organisatienaam", "organisationname", "organizationname"})
_LOGO = frozenset({"logo", "logofile", "logosrc", "logourl", "logopath", "logoimage", "logobestand"})
_TEXT_KINDS = frozenset({"", "string", "text", "other", "asset", "file", "image", "content"})


@dataclass(frozen=True)
class NamedColour:
    """A colour as `#RRGGBB`, the name that says most of what it is for, and how well that name suits an accent."""

    name: str
    colour: str
    score: int


@dataclass(frozen=True)
class HouseFile:
    """What was found. `colours` has the likeliest accent in front; `remarks` say, each in a sentence, what was passed over."""

    colours: tuple[NamedColour, ...]
    organisation: str = ""
    logo: Path | None = None
    remarks: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether there is nothing to choose."""
        return len(self.colours) == 1


def read_house_file(file: Path) -> HouseFile:
    """The house style in a file of design tokens. Raises DesignTokensError when there is no colour in it that can be used."""
    tokens = read_tokens(file)
    remarks: list[str] = []
    colours = _ranked(_colours(tokens, remarks))
    if not colours:
        raise DesignTokensError(remarks[0] if remarks else tr("In {file} staat geen kleur.", file=file.name))
    logo = _logo(tokens, file.parent, remarks)
    return HouseFile(colours, _organisation(tokens), logo, tuple(remarks))


def _colours(tokens: Tokens, remarks: list[str]) -> list[NamedColour]:
    """Every colour with its name; what cannot be one though it should be is remarked."""
    found = []
    for token in tokens:
        if not _may_be_colour(token):
            continue
        try:
            whole = tokens.resolve(token)
            if whole.kind not in ("", "color"):
                continue
            colour = colour_of(whole.value)
        except DesignTokensError as error:
            remarks.append(str(error))
        except (ValueError, OverflowError):
            if _should_be_colour(token):
                remarks.append(tr("‘{name}’: ‘{value}’ is geen kleur die we kennen.", name=token.name, value=_short(whole.value)))
        else:
            if colour:
                found.append(NamedColour(token.name, colour, score_of(token.name, colour)))
    return found


def _may_be_colour(token: Token) -> bool:
    return token.kind == "color" or (token.kind == "" and _should_be_colour(token))


def _should_be_colour(token: Token) -> bool:
    """A kind that says so, a name that says so, or a value that can be nothing else."""
    if token.kind == "color":
        return True
    if {"color", "colour", "kleur", "colors", "kleuren"} & set(words_of(token.name)):
        return True
    value = token.value
    return value.startswith(("#", "rgb", "hsl")) if isinstance(value, str) else isinstance(value, Mapping) and "colorSpace" in value


def words_of(name: str) -> tuple[str, ...]:
    """The words of the name of a token: `nl.linkColor.primary-bg` is nl, link, color, primary and bg."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return tuple(word for word in re.split(r"[^a-z0-9]+", apart.lower()) if word)


def score_of(name: str, colour: str) -> int:
    """How likely this is the colour of the house: from its name, and because an accent is neither grey nor a wash."""
    words = set(words_of(name))
    score = max((n for word, n in _GOOD.items() if word in words), default=0) + sum(6 for word in _GOOD if word in words)
    score -= sum(n for word, n in _BAD.items() if word in words)
    if "background" in words or "bg" in words:
        score += 8 if "button" in words else -12
    lightness, chroma, _hue = oklch(colour)
    return score + min(6, round(30 * chroma)) - (45 if chroma < GREY else 0) - (45 if lightness > 0.9 else 0)


def _ranked(found: list[NamedColour]) -> tuple[NamedColour, ...]:
    """Each colour once, under its best name, the likeliest first. Where names are clear, what is not likely stays out."""
    best: dict[str, NamedColour] = {}
    for colour in found:
        if colour.colour not in best or colour.score > best[colour.colour].score:
            best[colour.colour] = colour
    ordered = sorted(best.values(), key=lambda c: -c.score)
    likely = [c for c in ordered if c.score >= LIKELY]
    coloured = [c for c in ordered if oklch(c.colour)[1] >= GREY]
    return tuple((likely or coloured or ordered)[:MOST_SHOWN])


def _organisation(tokens: Tokens) -> str:
    return next((text for token in tokens if _last(token) in _ORGANISATION and (text := _text(token))), "")


def _last(token: Token) -> str:
    return "".join(words_of(token.name.rpartition(".")[2]))


def _text(token: Token) -> str:
    """What it says, if that can be printed as a name."""
    ok = isinstance(token.value, str) and token.kind.lower() in _TEXT_KINDS and len(token.value) <= 120
    return " ".join(token.value.split()) if ok and isinstance(token.value, str) else ""


def _logo(tokens: Tokens, folder: Path, remarks: list[str]) -> Path | None:
    """The file that is named as the logo, if it lies with the tokens: nothing is fetched, and nothing is looked for elsewhere."""
    told = next((text for token in tokens if _last(token) in _LOGO and (text := _text(token).strip())), "")
    if not told:
        return None
    path = PurePosixPath(told.replace("\\", "/").removeprefix("./"))
    if ":" in told or path.is_absolute() or ".." in path.parts:
        remarks.append(tr("Het logo ‘{logo}’ staat niet bij het bestand; kies het zelf.", logo=_short(told)))
        return None
    found = folder / path
    if not found.is_file():
        remarks.append(tr("Het logo ‘{logo}’ is er niet; kies het zelf.", logo=_short(told)))
        return None
    return found


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
