"""What was chosen once is kept, and a wrong value costs no more than itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.settings import LONGEST, Settings, read_settings, write_settings

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
