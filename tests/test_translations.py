"""Everything the user reads can be read in English too."""

from __future__ import annotations

import importlib.util
import string
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from facilitator.language import clock_time, tr, trn, use_language
from facilitator.sessions.leading.stances import stance_line

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def placeholders(text: str) -> set[str | None]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def said(catalogue: Catalog) -> dict[str, str]:
    """Every text with its translation, plurals in a row; the head of a file names the library that wrote it, and that may be another."""
    return {"".join(message.id): "".join(message.string) for message in catalogue if message.id}


def test_no_text_is_left_in_dutch(translations: ModuleType) -> None:
    assert translations.untranslated(translations.catalogue("en")) == []


def test_a_translation_has_the_same_blanks(translations: ModuleType) -> None:
    for message in translations.catalogue("en"):
        if isinstance(message.id, str) and message.id and "{" in message.id and "{ }" not in message.id:
            assert placeholders(message.string) == placeholders(message.id), message.id


def test_the_compiled_catalogue_is_that_of_the_code(translations: ModuleType) -> None:
    with (translations.FOLDER / "en.mo").open("rb") as stream:
        compiled = read_mo(stream)

    assert said(compiled) == said(translations.catalogue("en"))


def test_english_is_a_switch_away() -> None:
    use_language("en")

    assert tr("Volgende stap") != "Volgende stap"
    assert "2" in trn("{n} notitie bewaard", "{n} notities bewaard", 2)
    assert stance_line({"case owner": ("out of the room",)}) != "Case owner verlaat de ruimte"


def test_a_language_without_a_catalogue_shows_dutch() -> None:
    use_language("fy")

    assert tr("Volgende stap") == "Volgende stap"
    assert clock_time.__doc__
