"""What is asked, and told first, where a passphrase is chosen, changed or taken away: of everything, or of confidential sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from facilitator.language import tr, trn

Do = Callable[[str, str, Callable[[int], object]], tuple[str, ...]]
"""Given the passphrase of now, the new one, and who hears how far it is. Gives sentences about what could not be done."""


@dataclass(frozen=True)
class Question:
    """`step` says what is being done, by the number that is heard; `beside` is another question, with the words that lead to it."""

    title: str
    about: str
    texts: tuple[tuple[str, str], ...]
    button: str
    do: Do
    done: str
    step: Callable[[int], str]
    now: bool = True
    new: bool = True
    beside: tuple[str, Question] | None = None


def _on(texts: Any) -> tuple[tuple[str, str], ...]:
    away = tuple(("circle-alert", sentence) for sentence in texts.out_of_reach)
    return (("triangle-alert", texts.lost), ("lock", texts.goes), ("file-text", texts.stays), *away)


# everything


def encrypt_all(encryption: Any, outlook: Any) -> Question:
    """Everything behind a passphrase."""
    title, button, done = tr("Versleutel met een wachtzin"), tr("Versleutel alles"), tr("Alles wat bewaard is, is nu versleuteld.")
    do: Do = lambda _now, new, told: encryption.turn_on(new, told)  # noqa: E731 - it has no other name
    return Question(title, "", _on(outlook), button, do, done, _copy_of(outlook.copies), now=False)


def change_all(encryption: Any, outlook: Any, *, may_end: bool) -> Question:
    """Another passphrase for everything, or none."""
    title, about, done = tr("Je sessies zijn versleuteld"), tr("Kies een andere wachtzin"), tr("Voortaan geldt de nieuwe wachtzin.")
    text = tr("Ook de reservekopieën krijgen de nieuwe wachtzin. Van een kopie die er nu niet bij is, blijft het de oude.")
    beside = (tr("Zet versleutelen uit…"), _decrypt_all(encryption, outlook)) if may_end else None
    texts = (("lock", text),)
    return Question(title, about, texts, tr("Wijzig"), encryption.change, done, _copy_of(outlook.copies), beside=beside)


def _decrypt_all(encryption: Any, outlook: Any) -> Question:
    text = tr("Wie bij deze laptop kan, kan daarna alles lezen wat je bewaard hebt, en alle reservekopieën.")
    title, done, step = tr("Zet versleutelen uit"), tr("Er is geen wachtzin meer."), _copy_of(outlook.copies)
    do: Do = lambda now, _new, told: encryption.turn_off(now, told)  # noqa: E731 - it has no other name
    return Question(title, "", (("triangle-alert", text),), tr("Zet uit"), do, done, step, new=False)


def _copy_of(number: int) -> Callable[[int], str]:
    return lambda done: tr("Bezig met kopie {n} van {all}…", n=done, all=number)


# confidential sessions


def seal(confidential: Any, prospect: Any) -> Question:
    """Confidential sessions behind a passphrase."""
    title, button = tr("Vertrouwelijke sessies achter een wachtzin"), tr("Zet ze achter de wachtzin")
    do: Do = lambda _now, new, told: confidential.turn_on(new, told)  # noqa: E731 - it has no other name
    return Question(title, "", _on(prospect), button, do, tr("Vertrouwelijke sessies staan nu achter de wachtzin."), _left, now=False)


def change_seal(confidential: Any, *, may_end: bool) -> Question:
    """Another passphrase for them, or none."""
    title, about = tr("Vertrouwelijke sessies staan achter een wachtzin"), tr("Kies een andere wachtzin")
    beside = (tr("Haal de wachtzin weg…"), _unseal(confidential)) if may_end else None
    done = tr("Voortaan geldt de nieuwe wachtzin.")
    text = tr("Ook de reservekopieën krijgen de nieuwe wachtzin. Een kopie die er nu niet bij is, opent hier daarna met de nieuwe.")
    return Question(title, about, (("lock", text),), tr("Wijzig"), confidential.change, done, _left, beside=beside)


def _unseal(confidential: Any) -> Question:
    text = tr("Wie bij deze laptop kan, kan daarna ook lezen wat in vertrouwelijke sessies gezegd is, hier en in de reservekopieën.")
    do: Do = lambda now, _new, told: confidential.turn_off(now, told)  # noqa: E731 - it has no other name
    title, done = tr("Haal de wachtzin weg"), tr("Er is geen wachtzin meer.")
    return Question(title, "", (("triangle-alert", text),), tr("Haal weg"), do, done, _left, new=False)


def _left(number: int) -> str:
    return trn("Bezig: nog {n} reservekopie…", "Bezig: nog {n} reservekopieën…", number)
