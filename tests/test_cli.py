"""The program without a window."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.cli import main

CaptureFixture = pytest.CaptureFixture[str]
GOOD = "draaiboek: 1\ntitle: Proef\nnotes: report\norigin: {timing: own}\nsteps:\n- title: Praten\n  time: 5 min\n"


def test_templates_names_what_comes_with_the_program(capsys: CaptureFixture) -> None:
    assert main(["templates", "--json"]) == 0

    names = {row["name"] for row in json.loads(capsys.readouterr().out)}
    assert {"activeringsdialoog", "inspiratielab", "intervisie-incidentmethode", "casusbespreking-omgekeerde-toets"} <= names


def test_check_says_where_and_what_was_meant(tmp_path: Path, capsys: CaptureFixture) -> None:
    file = tmp_path / "fout.yaml"
    file.write_text(GOOD.replace("time", "tijd"), encoding="utf-8")

    assert main(["check", str(file)]) == 1
    out = capsys.readouterr().out
    assert "7:3:" in out
    assert "bedoelde je 'time'?" in out


def test_check_without_a_file_finds_nothing_wrong_or_odd_with_what_comes_with_the_program(capsys: CaptureFixture) -> None:
    number = len(list((Path(__file__).parent.parent / "session_templates").rglob("*.yaml")))

    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"{number} draaiboeken nagekeken: 0 fouten, 0 waarschuwingen.\n"


def test_check_looks_at_own_draaiboeken_too(tmp_path: Path, capsys: CaptureFixture) -> None:
    own = tmp_path / "data" / "draaiboeken"
    own.mkdir(parents=True)
    (own / "eigen.yaml").write_text(GOOD.replace("5 min", "5 minuten"), encoding="utf-8")

    assert main(["--data", str(tmp_path / "data"), "check"]) == 1
    assert f"{own / 'eigen.yaml'}:7:9: fout: time: '5 minuten' is geen tijd" in capsys.readouterr().out


def test_check_takes_a_folder_and_says_each_problem_once(tmp_path: Path, capsys: CaptureFixture) -> None:
    (tmp_path / "stuk.yaml").write_text(GOOD.replace("time", "tijd"), encoding="utf-8")
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yaml").write_text(GOOD + "- include: stuk\n", encoding="utf-8")

    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert out.count(f"{tmp_path / 'stuk.yaml'}:7:3: fout") == 1
    assert out.endswith("3 draaiboeken nagekeken: 4 fouten, 0 waarschuwingen.\n")


def test_a_warning_is_said_in_the_language_that_was_asked_for_and_is_no_failure(tmp_path: Path, capsys: CaptureFixture) -> None:
    file = tmp_path / "lang.yaml"
    file.write_text(GOOD.replace("5 min", "5 min (5-5)"), encoding="utf-8")

    assert main(["--language", "en", "check", str(file)]) == 0
    said = "note: time: this margin begins and ends at the same; leave the brackets out"
    assert capsys.readouterr().out.splitlines() == [f"{file}:7:9: {said}", f"{file}: OK"]


def test_schema_gives_the_schema_that_is_in_the_documentation(tmp_path: Path, capsys: CaptureFixture) -> None:
    kept = (Path(__file__).parent.parent / "docs" / "draaiboek.schema.json").read_text(encoding="utf-8")

    assert main(["schema", "--out", str(tmp_path / "schema.json")]) == 0
    assert main(["schema"]) == 0

    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == kept
    assert capsys.readouterr().out.endswith(kept)


@pytest.mark.fault("F16")
@pytest.mark.parametrize("content", [b"", b"\0", b"\xff\xfea\0", b"a: [", b"x: &a [*a]", b"\t- a", b"a" * 300_000, b"- " * 5000])
def test_a_file_that_is_no_draaiboek_is_a_sentence(tmp_path: Path, content: bytes, capsys: CaptureFixture) -> None:
    file = tmp_path / "raar.yaml"
    file.write_bytes(content)

    assert main(["check", str(file)]) == 1
    assert "raar.yaml:" in capsys.readouterr().out


def test_a_folder_without_draaiboeken_is_said(tmp_path: Path, capsys: CaptureFixture) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().out


def test_sessions_of_an_empty_folder_says_so(capsys: CaptureFixture) -> None:
    assert main(["sessions"]) == 0
    assert "nog geen sessies" in capsys.readouterr().out


def test_a_rehearsed_session_goes_out_and_comes_back(qapp: QApplication, tmp_path: Path, capsys: CaptureFixture) -> None:
    out, here, there = tmp_path / "out", str(tmp_path / "out" / "data"), str(tmp_path / "elders")
    assert main(["rehearse", "activeringsdialoog", "--people", "5", "--out", str(out)]) == 0
    assert main(["--data", there, "import", str(out / "sessie.json")]) == 0
    assert main(["--data", here, "export", "last", "--format", "json", "--out", str(tmp_path / "a.json")]) == 0
    assert main(["--data", there, "export", "last", "--format", "json", "--out", str(tmp_path / "b.json")]) == 0
    assert main(["--data", there, "export", "last", "--format", "pdf", "--out", str(tmp_path / "b.pdf")]) == 0
    assert main(["--data", there, "export", "last", "--report", "actions", "--format", "csv", "--out", str(tmp_path / "b.csv")]) == 0

    a, b = (json.loads((tmp_path / name).read_bytes())["sessions"] for name in ("a.json", "b.json"))
    assert a == b
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "Fatima el Amrani" in (tmp_path / "b.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "arguments",
    [
        ["rehearse", "bestaat-niet", "--out", "x"],
        ["export", "last", "--out", "x.pdf"],
        ["import", "bestaat-niet.json"],
        ["import", __file__],
        ["check", "bestaat-niet.yaml"],
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], capsys: CaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == 1
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert (said.err + said.out).strip()


def test_wrong_usage_is_exit_code_two(capsys: CaptureFixture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rehearse", "activeringsdialoog", "--people", "0", "--out", "x"])

    assert stopped.value.code == 2


def test_a_draaiboek_is_shared_checked_and_rehearsed_as_one_file(tmp_path: Path, qapp: QApplication, capsys: CaptureFixture) -> None:
    file = tmp_path / "voor-een-collega.draaiboek"

    assert main(["share", "activeringsdialoog", "--out", str(file.with_suffix(""))]) == 0
    assert capsys.readouterr().out.strip() == str(file)
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out.strip() == f"{file}: in orde"
    assert main(["rehearse", str(file), "--people", "6", "--out", str(tmp_path / "proef")]) == 0
    assert "Gespeeld: Activeringsdialoog, 6 mensen." in capsys.readouterr().out


def test_a_shared_file_with_a_mistake_says_on_which_line_of_the_file(tmp_path: Path, capsys: CaptureFixture) -> None:
    file = tmp_path / "fout.draaiboek"
    file.write_text("--- # fout.yaml\n" + GOOD.replace("time", "tijd"), encoding="utf-8")

    assert main(["check", str(file)]) == 1
    assert f"{file}:8:3:" in capsys.readouterr().out


def test_a_house_style_is_checked_without_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "moerdrecht.tokens.json"
    file.write_text('{"m": {"color": {"$type": "color", "primary": {"$value": "#FFD200"}}}}', encoding="utf-8")

    code = main(["house", str(file)])

    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert code == 0
    assert "#FFD200  m.color.primary" in said
    assert "#FFD200 is te licht voor tekst (1,2 : 1)" in said


def test_a_house_style_that_is_none_is_told_on_the_error_stream(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "leeg.json").write_text("{}", encoding="utf-8")

    assert main(["house", str(tmp_path / "leeg.json")]) == 1
    assert "staan geen design tokens" in capsys.readouterr().err


def test_search_finds_what_was_said(tmp_path: Path, capsys: CaptureFixture) -> None:
    shutil.copy(Path(__file__).parent / "storage" / "old" / "version1.sqlite", tmp_path / "facilitator.sqlite")

    assert main(["search", "cafe", "soort:notitie", "--data", str(tmp_path)]) == 0
    assert "Café De Brug is te duur voor de bijeenkomst.  (Activeringsdialoog, Team Zuid)" in capsys.readouterr().out
    assert main(["search", "karin", "soort:actie", "--json", "--data", str(tmp_path)]) == 0
    assert [hit["text"] for hit in json.loads(capsys.readouterr().out)] == ["Een andere zaal zoeken."]


def test_search_says_what_it_does_not_understand(tmp_path: Path, capsys: CaptureFixture) -> None:
    assert main(["search", "brug", "soort:olifant", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("Er is geen soort ‘olifant’: ")
