"""What an import of a house style would do, without a window: which colours are found, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.house.errors import HouseError, LogoError
from facilitator.house.house_file import read_house_file
from facilitator.house.logo_file import read_logo_file
from facilitator.language import tr
from facilitator.sessions.errors import FacilitatorError
from facilitator.ui.house_words import Shade, in_documents, in_theme, ratio_text, remarks


def check_house(file: Path, say: Callable[[str], None]) -> int:
    """Say what is in a file of design tokens; gives 0, or 1 when its logo is not used. Raises FacilitatorError."""
    try:
        found = read_house_file(file)
    except HouseError as error:
        raise FacilitatorError(str(error)) from error
    if found.organisation:
        say(tr("Organisatie: {name}", name=found.organisation))
    for n, colour in enumerate(found.colours, 1):
        say(f"{n:>2}. {colour.colour}  {colour.name}")
    best = found.colours[0].colour
    say(tr("Als huiskleur: {colour}", colour=best))
    for name, shade in _shades(best):
        say(f"    {name:<22} {shade.after}  {ratio_text(shade.ratio_after)}")
    for sentence in (*remarks(best), *found.remarks):
        say(sentence)
    return _check_logo(found.logo, say)


def _shades(accent: str) -> tuple[tuple[str, Shade], ...]:
    names = {
        "light": tr("scherm, licht"), "dark": tr("scherm, donker"), "contrast": tr("scherm, hoog contrast"),
        "beamer": tr("beamer"), "beamer_dark": tr("beamer, donkere zaal"),
    }  # fmt: skip
    return (*((words, in_theme(name, accent)) for name, words in names.items()), (tr("document"), in_documents(accent)))


def _check_logo(logo: Path | None, say: Callable[[str], None]) -> int:
    if logo is None:
        return 0
    try:
        read_logo_file(logo)
    except LogoError as error:
        say(str(error))
        return 1
    say(tr("Logo: {path}", path=logo))
    return 0
