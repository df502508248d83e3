"""Where each role stands in a step, as one clear line for the room."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.language import tr
from facilitator.sessions.screens.beamer_view import Shape

_SHAPES: dict[str, Shape] = {"out of the room": "away", "back turned": "back", "outside the circle": "outside", "listens": "listens"}
_ORDER: tuple[Shape, ...] = ("away", "back", "outside", "listens")


def stance_line(stances: Mapping[str, tuple[str, ...]]) -> str:
    """What is asked of those who do not simply talk along: 'Inbrenger luistert en reageert nog niet'."""
    sentences = [_sentence(role, how) for role, how in stances.items() if how]
    return " · ".join(s[:1].upper() + s[1:] for s in sentences)


def task_lines(tasks: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What is asked of one role, for the room to read: 'Observator: Waar zat de energie? Wat werd niet gezegd?'."""
    return tuple(f"{role[:1].upper()}{role[1:]}: {' '.join(asked)}" for role, asked in tasks.items() if asked)


def stance_shape(stances: Mapping[str, tuple[str, ...]]) -> Shape:
    """The strongest stance that has a place in the room; empty where all sit in the circle and talk."""
    shapes = {_SHAPES[s] for how in stances.values() for s in how if s in _SHAPES}
    return next((shape for shape in _ORDER if shape in shapes), "")


def _sentence(role: str, how: tuple[str, ...]) -> str:
    parts = [_part(stance) for stance in how]
    said = tr("{first} en {last}", first=", ".join(parts[:-1]), last=parts[-1]) if len(parts) > 1 else parts[0]
    return f"{role} {said}"


def _part(stance: str) -> str:
    return {
        "speaks": tr("vertelt"),
        "asks": tr("vraagt"),
        "answers": tr("antwoordt"),
        "advises": tr("geeft raad"),
        "listens": tr("luistert"),
        "writes": tr("schrijft mee"),
        "observes": tr("kijkt toe"),
        "no reaction yet": tr("reageert nog niet"),
        "outside the circle": tr("zit buiten de kring"),
        "back turned": tr("zit met de rug naar de groep"),
        "out of the room": tr("verlaat de ruimte"),
    }[stance]
