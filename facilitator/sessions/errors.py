"""What can go wrong, with what a message needs to say what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class FacilitatorError(Exception):
    """Anything the program expects to go wrong. `str()` is a sentence that can be shown to the user."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong or odd in a draaiboek, and where."""

    line: int
    column: int
    text: str
    key: str = ""
    warning: bool = False
    file: str = ""

    @property
    def sentence(self) -> str:
        """The text, with the key it is about in front where the text does not name it."""
        return f"{self.key}: {self.text}" if self.key and self.key not in self.text else self.text


class TemplateError(FacilitatorError):
    """A draaiboek that cannot be used; carries every problem that was found, warnings too."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        self.name, self.problems = name, problems
        first = next((p for p in problems if not p.warning), problems[0])
        super().__init__(f"{first.file or name}:{first.line}:{first.column}: {first.text}")


class SessionError(FacilitatorError):
    """Something that cannot be done with this session now, such as opening a step that is not there."""


class StorageError(FacilitatorError):
    """The store cannot be read or written: a full disk, a folder without permission, a damaged file."""


class PassphraseNeeded(StorageError):
    """What is kept there is behind a passphrase that was not given. `unlock` takes it, which lasts half a second, and raises StorageError
    where it is another one; then what was wanted can be done."""

    def __init__(self, sentence: str, unlock: Callable[[str], object]) -> None:
        self.unlock = unlock
        super().__init__(sentence)


class PassphraseToChoose(StorageError):
    """There has to be a passphrase for confidential sessions first, and nobody chose one yet."""


class ExportError(FacilitatorError):
    """A document could not be made or put where it was asked for."""
