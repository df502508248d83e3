"""What was chosen once is kept, and a wrong value costs no more than itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.settings import LONGEST, Policy, Settings, read_policy, read_settings, write_settings

CHOSEN = Settings(
    organisation="Gemeente Rietveen",
    logo="/logo’s/rietveen.svg",
    cover=True,
    archive_category="Overleg: teams",
    archive_term="5 jaar",
    opening_text="Dit verslag is van de groep.\n\nHet blijft in de groep.",
    closing_text="Vragen? Bel 14 012.",
)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    write_settings(tmp_path / "settings.yaml", CHOSEN)

    assert read_settings(tmp_path / "settings.yaml") == (CHOSEN, ())


@pytest.mark.parametrize("key", sorted(LONGEST))
def test_a_text_of_a_novel_is_not_printed_on_every_verslag(key: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(f"{key}: {'x' * (LONGEST[key] + 1)}\naccent: '#007A53'\n", encoding="utf-8")

    settings, wrong = read_settings(file)

    assert settings == Settings(accent="#007A53")
    assert len(wrong) == 1
    assert key in wrong[0]
    assert len(wrong[0]) < 160


@pytest.mark.parametrize("line", ["cover: misschien", "archive_term: 5", "accent: groen", "opening_text: [een, twee]"])
def test_a_wrong_value_falls_back_and_says_so(line: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(f"{line}\norganisation: Rietveen\n", encoding="utf-8")

    settings, wrong = read_settings(file)

    assert settings == Settings(organisation="Rietveen")
    assert len(wrong) == 1


def test_a_size_that_leaves_no_window_falls_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("magnification: 900\ntheme: system\n", encoding="utf-8")

    settings, wrong = read_settings(file)

    assert settings == Settings(theme="system")
    assert "magnification: 900" in wrong[0]


def policy_of(folder: Path, text: str) -> Policy:
    file = folder / "policy.yaml"
    file.write_text(text, encoding="utf-8")
    policy, wrong = read_policy(file)
    assert wrong == ()
    return policy


def test_what_the_administrator_fixed_holds_whatever_was_chosen(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("organisation: Eigenwijs\nsound: false\n", encoding="utf-8")
    policy = policy_of(tmp_path, "fixed:\n  organisation: Rietveen\ndefaults:\n  cover: true\n  sound: true\n")

    settings, wrong = read_settings(file, policy)

    assert (settings.organisation, settings.cover, settings.sound, wrong) == ("Rietveen", True, False, ())
    assert replace(settings, organisation="Eigenwijs").within_policy().organisation == "Rietveen"


def test_another_default_of_the_administrator_reaches_who_had_chosen_something_else(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    before, _ = read_settings(file, policy_of(tmp_path, "defaults: {archive_term: 5 jaar}"))
    write_settings(file, replace(before, facilitator="Ruben"))

    after, _ = read_settings(file, policy_of(tmp_path, "defaults: {archive_term: 7 jaar}"))

    assert (after.archive_term, after.facilitator) == ("7 jaar", "Ruben")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fixed: {kleur: rood}", "kleur"), ("fixed: {accent: rood}", "accent: rood"), ("verplicht: {sound: true}", "verplicht"),
        ("fixed: [sound]", "fixed"), ("- sound", "policy.yaml"), ("fixed: {sound: true", "policy.yaml"), ("fixed: {policy: {}}", "policy"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_file_of_the_administrator_is_said(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(text, encoding="utf-8")

    policy, wrong = read_policy(file)

    assert (policy, len(wrong)) == (Policy({}, {}), 1)
    assert said in wrong[0]
