"""Whatever colour comes in: everything that is made of it can be read, on every ground, and what was done to it is told."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.contrast import contrast, oklch
from facilitator.house import printed
from facilitator.language import use_language
from facilitator.ui.house_words import in_documents, in_theme, parse_accent, ratio_text, remarks
from facilitator.ui.look.colours import THEMES, failures

ACCENTS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


def plain(said: str) -> str:
    """With spaces that may break."""
    return said.replace("\u00a0", " ")


@settings(max_examples=150, deadline=None)
@given(ACCENTS)
@example("#FFFFFF")
@example("#000000")
@example("#FFFF00")
@example("#0000FF")
@example("#808080")
def test_everything_made_of_any_accent_can_be_read_in_every_theme(accent: str) -> None:
    assert failures(accent) == ()
    assert contrast(printed.for_text(accent), printed.tint(accent)) >= 4.5
    assert contrast(printed.for_marks(accent), printed.WHITE) >= 3


@settings(max_examples=60, deadline=None)
@given(ACCENTS)
def test_a_corrected_accent_keeps_its_hue_and_its_correction_is_told(accent: str) -> None:
    shade = in_theme("light", accent)

    if shade.moved:
        assert shade.before in remarks(accent)[0]
        assert shade.after in remarks(accent)[0]
        if oklch(accent)[1] > 0.05 < oklch(shade.after)[1]:
            turned = abs(oklch(accent)[2] - oklch(shade.after)[2]) % 6.2832
            assert min(turned, 6.2832 - turned) < 0.12
    assert shade.ratio_after >= 4.5


def test_a_yellow_is_told_before_and_after() -> None:
    assert plain(remarks("#FFD200")[0]) == "#FFD200 is te licht voor tekst (1,2 : 1); voor tekst gebruiken we #806802 (4,5 : 1)."


def test_a_dark_blue_is_only_moved_where_the_ground_is_dark() -> None:
    assert [in_theme(name, "#1F3F94").moved for name in ("light", "contrast", "beamer", "dark", "beamer_dark")] == [
        False, False, False, True, True,
    ]  # fmt: skip
    assert not in_documents("#1F3F94").moved
    assert len(remarks("#1F3F94")) == 1


def test_a_red_is_warned_of_for_its_likeness_to_over_time() -> None:
    assert "over tijd" in remarks("#E4002B")[-1]
    assert not any("over tijd" in said for said in remarks("#007A53"))


def test_a_grey_is_a_colour_too() -> None:
    assert all("herkent" not in said for said in remarks("#DDDDDD"))


def test_a_ratio_is_never_rounded_up() -> None:
    assert plain(ratio_text(4.499)) == "4,4 : 1"
    use_language("en")
    assert plain(ratio_text(4.6)) == "4.6 : 1"


TYPED = [("#1f3f94", "#1F3F94"), (" 1F3F94 ", "#1F3F94"), ("#fc0", "#FFCC00"), ("blauw", None), ("", None)]


@pytest.mark.parametrize(("typed", "colour"), TYPED)
def test_a_colour_may_be_typed_in_short(typed: str, colour: str | None) -> None:
    assert parse_accent(typed) == colour


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_nonsense_is_no_colour_in_any_theme(theme: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        in_theme(theme, "#GGGGGG")
