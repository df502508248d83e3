"""What of others lies in the program is named, with its licence beside it."""

from __future__ import annotations

from pathlib import Path

import yaml

RESOURCES = Path(__file__).parent.parent / "resources"
BUNDLED = yaml.safe_load((RESOURCES / "bundled.yaml").read_text(encoding="utf-8"))


def test_every_font_icon_and_profile_is_named_with_a_licence_that_comes_along() -> None:
    lying = {f for folder in ("fonts", "icons", "colour") for f in (RESOURCES / folder).rglob("*") if f.is_file()}
    texts = {RESOURCES / each["text"] for each in BUNDLED}
    named = {f for each in BUNDLED for pattern in each["files"] for f in RESOURCES.glob(pattern)}

    assert all(text.stat().st_size > 500 for text in texts)
    assert lying - texts == named, "what is not named, or named and not there"


def test_who_manages_computers_reads_the_same_names() -> None:
    page = (RESOURCES.parent / "docs" / "beheer.md").read_text(encoding="utf-8")

    assert [each["name"] for each in BUNDLED if f"| {each['name']} | {each['licence']} |" not in page] == []
