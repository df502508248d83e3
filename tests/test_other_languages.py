"""Any language is a file away, and no file of a translator can do harm."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from facilitator.catalogues import LARGEST, own_name
from facilitator.cli import main
from facilitator.language import can_be_read, day, languages, look_in, refusals, tr, trn, use_language

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals={n}; plural={rule};\\n"\n{more}\n'


def put(folder: Path, body: str, code: str = "fy", n: int = 2, rule: str = "(n != 1)", more: str = "") -> Path:
    """A file of translations in the folder, in use from now on."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{code}.po"
    file.write_text(HEAD.format(n=n, rule=rule, more=more) + body, encoding="utf-8")
    look_in(folder)
    use_language(code)
    return file


def test_a_file_in_the_folder_is_a_language_with_its_own_name(tmp_path: Path) -> None:
    put(tmp_path, 'msgid "Volgende stap"\nmsgstr "Folgjende stap"\n')

    assert languages() == ("nl", "en", "fy")
    assert (own_name("fy"), own_name("de")) == ("Frysk", "Deutsch")
    assert tr("Volgende stap") == "Folgjende stap"
    assert day(date(2026, 11, 26), "EEEE") == "tongersdei"


def test_what_is_not_translated_is_dutch_or_the_language_that_the_file_names(tmp_path: Path) -> None:
    put(tmp_path, 'msgid "Volgende stap"\nmsgstr ""\n')
    assert tr("Volgende stap") == "Volgende stap"

    put(tmp_path, 'msgid "Vorige stap"\nmsgstr "Foarige stap"\n', more='"X-Fallback: en\\n"\n')
    assert (tr("Vorige stap"), tr("Volgende stap")) == ("Foarige stap", "Next step")


def test_plurals_follow_the_rule_of_the_file(tmp_path: Path) -> None:
    forms = 'msgid "{n} notitie"\nmsgid_plural "{n} notities"\nmsgstr[0] "eine"\nmsgstr[1] "{n} zwei"\nmsgstr[2] "{n} viele"\n'
    put(tmp_path, forms, n=3, rule="(n == 1 ? 0 : n == 2 ? 1 : 2)")

    assert [trn("{n} notitie", "{n} notities", n) for n in (1, 2, 7)] == ["eine", "2 zwei", "7 viele"]


@pytest.mark.parametrize("wrong", ["{tijd}", "{time.__class__}", "{time!r}", "{0}", "{time", "zonder", "{time:{time}}"])
def test_a_text_with_other_blanks_is_refused_and_told(tmp_path: Path, wrong: str) -> None:
    put(tmp_path, f'msgid "Begin om {{time}}"\nmsgstr "Start om {wrong}"\n\nmsgid "Volgende stap"\nmsgstr "Folgjende stap"\n')

    assert tr("Begin om {time}", time="9:30") == "Begin om 9:30"
    assert tr("Volgende stap") == "Folgjende stap"
    assert "Begin om {time}" in refusals("fy")[0]


@pytest.mark.parametrize("data", [b"", b"dit is geen vertaling", b"\xff\xfe\x00", b"\xde\x12\x04\x95" + b"\xff" * 40, b" " * (LARGEST + 1)])
@pytest.mark.parametrize("suffix", [".po", ".mo"])
def test_a_broken_file_is_one_sentence(tmp_path: Path, data: bytes, suffix: str) -> None:
    (tmp_path / f"fy{suffix}").write_bytes(data)
    look_in(tmp_path)
    use_language("fy")

    assert tr("Volgende stap") == "Volgende stap"
    if data or suffix == ".mo":  # an empty text file is a translation of nothing
        assert len(refusals("fy")) == 1
        assert not can_be_read("fy")


@pytest.mark.parametrize("rule", ["n / 0", "n %", "__import__('os')", "1 / (n - 5)"])
def test_a_rule_of_the_plural_that_is_none_breaks_nothing(tmp_path: Path, rule: str) -> None:
    put(tmp_path, 'msgid "{n} notitie"\nmsgid_plural "{n} notities"\nmsgstr[0] "a"\nmsgstr[1] "b"\n', rule=rule)

    assert trn("{n} notitie", "{n} notities", 5) in ("5 notities", "b")


def test_a_translator_begins_with_every_text_and_what_is_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = tmp_path / "data", tmp_path / "nieuw.po"
    put_in = data / "translations"
    put_in.mkdir(parents=True)
    (put_in / "fy.po").write_text(HEAD.format(n=2, rule="n != 1", more="") + 'msgid "Volgende stap"\nmsgstr "Folgjende stap"\n')

    assert main(["translations", "--new", "fy", str(out), "--data", str(data)]) == 0
    text = out.read_text(encoding="utf-8")
    assert 'msgid "Volgende stap"\nmsgstr "Folgjende stap"' in text
    assert '#. en: Previous step\n' in text
    assert 'msgid "Vorige stap"\nmsgstr ""' in text
    assert main(["translations", "--new", "fy", str(out), "--data", str(data)]) == 1
    capsys.readouterr()
    assert main(["translations", "--data", str(data)]) == 0
    said = capsys.readouterr().out
    assert "Frysk" in said
    assert "    1 / " in said


def test_a_language_that_is_not_there_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "--language", "xx", "--data", str(tmp_path)]) == 1
    assert "xx" in capsys.readouterr().err
