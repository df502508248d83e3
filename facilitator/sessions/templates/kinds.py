"""The kinds of draaiboeken, as they stand together on the shelf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from facilitator.language import tr
from facilitator.sessions.templates.library import Found

ORDER = ("dialoog", "intervisie", "casusbespreking", "moreel beraad", "overleg", "leren", "werkvorm", "bouwsteen")
"""First what is listening, last what is made to be part of something else."""
_IN_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "dialogue": "dialoog",
        "peer consultation": "intervisie",
        "intervision": "intervisie",
        "case discussion": "casusbespreking",
        "case review": "casusbespreking",
        "moral deliberation": "moreel beraad",
        "moral case deliberation": "moreel beraad",
        "meeting": "overleg",
        "learning": "leren",
        "method": "werkvorm",
        "activity": "werkvorm",
        "building block": "bouwsteen",
    }
)


def kind_of(kind: str) -> str:
    """The kind under one name, whichever language it was written in."""
    plain = " ".join(kind.split()).casefold()
    return _IN_ENGLISH.get(plain, plain)


def kind_words(kind: str) -> str:
    """What stands above the draaiboeken of this kind."""
    words = {
        "dialoog": tr("Dialoog"), "intervisie": tr("Intervisie"), "casusbespreking": tr("Casusbespreking"),
        "moreel beraad": tr("Moreel beraad"), "overleg": tr("Overleg"), "leren": tr("Leren"), "werkvorm": tr("Werkvormen"),
        "bouwsteen": tr("Bouwstenen"), "": tr("Overig"),
    }  # fmt: skip
    return words.get(kind) or kind[:1].upper() + kind[1:]


def by_kind(templates: Iterable[Found]) -> dict[str, tuple[Found, ...]]:
    """The draaiboeken by kind: the known kinds in their order, then the others by name, and last those without one."""
    found: dict[str, list[Found]] = {}
    for each in templates:
        found.setdefault(kind_of(each.template.kind), []).append(each)
    return {kind: tuple(found[kind]) for kind in sorted(found, key=_place)}


def _place(kind: str) -> tuple[int, str]:
    if kind in ORDER:
        return ORDER.index(kind), ""
    return len(ORDER) + (not kind), kind
