"""A file of design tokens as municipalities publish them: what is found in it, and what is said when it is not right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.house.css_colour import colour_of
from facilitator.house.design_tokens import MOST_BYTES, MOST_TOKENS
from facilitator.house.errors import DesignTokensError
from facilitator.house.house_file import HouseFile, read_house_file

Write = Callable[[object], HouseFile]
W3C = {
    "nl": {
        "color": {
            "$type": "color",
            "green": {"30": {"$value": "#00663F"}, "90": {"$value": "#E2F2EA"}},
            "grey": {"20": {"$value": {"colorSpace": "srgb", "components": [0.2, 0.2, 0.2], "hex": "#333333"}}},
        },
        "button": {
            "primary": {"background-color": {"$value": "{nl.color.green.30}"}, "color": {"$type": "color", "$value": "#FFFFFF"}},
            "padding": {"$type": "dimension", "$value": "{nl.space.m}"},
        },
    },
}
STYLE_DICTIONARY = {
    "utrecht": {
        "color": {
            "red": {"40": {"value": "hsl(0 100% 40%)", "comment": "basis rood"}},
            "yellow": {"50": {"value": "hsl(48, 100%, 50%)"}},
            "white": {"value": "hsl(0 0% 100%)"},
        },
        "document": {"background-color": {"value": "{utrecht.color.white.value}"}, "color": {"value": ""}},
        "feedback": {"danger": {"background-color": {"value": "#990000"}}},
    },
}
SETS = {
    "brand": {"denhaag": {"color": {"green": {"3": {"value": "#1F7A3D", "type": "color"}}}}},
    "common": {"denhaag": {"action": {"color": {"$type": "color", "$value": "{denhaag.color.green.3}"}}}},
}


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def write(tree: object) -> HouseFile:
        file = tmp_path / "huisstijl.tokens.json"
        file.write_bytes(tree if isinstance(tree, bytes) else json.dumps(tree).encode())
        return read_house_file(file)

    return write


def names(found: HouseFile) -> list[tuple[str, str]]:
    return [(c.name, c.colour) for c in found.colours]


def test_the_button_that_acts_gives_the_colour_of_the_house(written: Write) -> None:
    found = written(W3C)

    assert names(found) == [("nl.button.primary.background-color", "#00663F")]
    assert found.certain
    assert found.remarks == ()


def test_a_palette_without_a_clear_name_is_left_to_choose_from(written: Write) -> None:
    found = written(STYLE_DICTIONARY)

    assert [colour for _name, colour in names(found)] == ["#CC0000", "#FFCC00", "#990000"]
    assert not found.certain


def test_a_reference_leaves_out_the_set_that_a_design_tool_puts_around_tokens(written: Write) -> None:
    assert names(written(SETS))[0] == ("common.denhaag.action.color", "#1F7A3D")


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#fc0", "#FFCC00"),
        ("#1F3F94FF", "#1F3F94"),
        ("#00000080", "#7F7F7F"),
        ("rgb(31, 63, 148)", "#1F3F94"),
        ("rgba(0 0 0 / 50%)", "#808080"),
        ("hsl(211 60% 35%)", "#24578F"),
        ("hsl(0.5turn, 100%, 50%)", "#00FFFF"),
        ("navy", "#000080"),
        ("transparent", None),
        ("", None),
        ({"colorSpace": "srgb", "components": [1, 0.8, 0]}, "#FFCC00"),
        ({"colorSpace": "hsl", "components": [330, 100, 50]}, "#FF0080"),
        ({"colorSpace": "hwb", "components": [120, 0, 50]}, "#008000"),
        ({"colorSpace": "srgb-linear", "components": [0, 0, 1], "alpha": 0.5}, "#8080FF"),
        ({"colorSpace": "display-p3", "components": [0.5, 0.5, 0.5]}, "#808080"),
        ({"colorSpace": "oklch", "components": [0.5999, 0, 29.23]}, "#808080"),
        ({"colorSpace": "lab", "components": [29, "none", 0], "hex": "#444444"}, "#444444"),
    ],
)
def test_a_colour_is_read_in_every_way_it_is_written(value: object, colour: str | None) -> None:
    read = colour_of(value)

    assert (read is None) == (colour is None)
    if read and colour:  # rounding in another space may be one step off
        assert all(abs(int(read[i : i + 2], 16) - int(colour[i : i + 2], 16)) <= 1 for i in (1, 3, 5))


@pytest.mark.parametrize(
    "value",
    ["groenig", "#12345", "rgb(1,2)", "hsl(x y z)", 7, None, [1], {"colorSpace": "srgb", "components": [1e999, 0, 0]}, {"hex": "#GG0000"}],
)
def test_what_is_no_colour_is_not_taken_for_one(value: object) -> None:
    with pytest.raises(ValueError, match=r".|^$"):
        colour_of(value)


def deep(levels: int) -> dict[str, object]:
    tree: dict[str, object] = {"$value": "#123456", "$type": "color"}
    for _ in range(levels):
        tree = {"groep": tree}
    return tree


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (b'{\n  "nl": {\n    "a": ,\n  }\n}', "huisstijl.tokens.json, regel 3, teken 10"),
        (b'{"a":\n "\xff\xfe"}', "regel 2"),
        (b"", "regel 1"),
        (b"[" * 100_000, "te ingewikkeld"),
        (b'{"n": {"value": ' + b"9" * 5000 + b"}}", "te ingewikkeld"),
        (b" " * (MOST_BYTES + 1), "te groot"),
        ([1, 2], "geen design tokens"),
        ({}, "staan geen design tokens"),
        ({"a": {"$type": "dimension", "$value": "4px"}}, "staat geen kleur"),
        (deep(200), "zit te diep"),
        ({str(n): {"value": "#000000"} for n in range(MOST_TOKENS + 1)}, "meer dan 20000 tokens"),
        ({"nl": {"color": {"value": "groenig"}}}, "‘nl.color’: ‘groenig’ is geen kleur"),
        ({"kleur": {"a": {"value": "{kleur.b}"}, "b": {"value": "{kleur.a}"}}}, "‘kleur.a’ verwijst in een kring: kleur.a → kleur.b → kl"),
        ({"color": {"a": {"value": "{color.weg}"}}}, "‘color.a’ verwijst naar ‘color.weg’"),
        ({"\u202e" * 9: {"value": "#123456"}}, "kan geen naam zijn"),
    ],
)
def test_a_file_that_is_not_right_is_told_in_one_sentence_with_the_place(tree: object, said: str, written: Write) -> None:
    with pytest.raises(DesignTokensError) as told:
        written(tree)

    assert said in str(told.value)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 250


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(DesignTokensError, match=r"weg\.json is niet te lezen"):
        read_house_file(Path("weg.json"))


def test_names_and_values_without_groups_are_tokens_too(written: Write) -> None:
    flat = {"nl-button-primary-action-background-color": "#c93675", "nl-button-border-width": "2px", "nl-link-color": "#00811f"}

    assert names(written(flat)) == [("nl-button-primary-action-background-color", "#C93675")]


def test_a_theme_of_which_the_palette_is_another_file_says_what_is_missing(written: Write) -> None:
    with pytest.raises(DesignTokensError, match=r"‘utrecht\.button\.background-color’ verwijst naar ‘rods\.color\.green’"):
        written({"utrecht": {"button": {"background-color": {"$value": "{rods.color.green}"}, "border-color": {}}}})


def test_one_wrong_colour_does_not_spoil_the_others(written: Write) -> None:
    found = written({"nl": {"color": {"primary": {"value": "#00663F"}, "oud": {"value": "{nl.weg}"}}}})

    assert names(found) == [("nl.color.primary", "#00663F")]
    assert found.remarks == ("‘nl.color.oud’ verwijst naar ‘nl.weg’, en dat staat niet in het bestand.",)


def test_the_organisation_and_a_logo_beside_the_file_come_along(written: Write, tmp_path: Path) -> None:
    (tmp_path / "beeld").mkdir()
    (tmp_path / "beeld" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    told = {"organisatie": "Gemeente Rietveen", "logo": "./beeld/logo.svg", "kleur": "#00663F"}

    found = written({"rietveen": {name: {"value": value} for name, value in told.items()}})

    assert (found.organisation, found.logo) == ("Gemeente Rietveen", tmp_path / "beeld" / "logo.svg")


@pytest.mark.parametrize("logo", ["https://rietveen.nl/logo.svg", "/etc/passwd", "../logo.svg", "C:\\logo.png", "weg.svg"])
def test_a_logo_from_elsewhere_is_not_fetched(logo: str, written: Write) -> None:
    found = written({"logo": {"value": logo}, "kleur": {"value": "#00663F"}})

    assert found.logo is None
    assert "kies het zelf" in found.remarks[0]


def test_pointers_and_roots_of_the_newest_form_are_followed(written: Write) -> None:
    tree = {
        "brand": {"$type": "color", "$root": {"$value": "#00663F"}, "light": {"$value": "#7FC6A4"}},
        "accent": {"$type": "color", "$value": {"$ref": "#/brand/$root/$value"}},
    }

    assert names(written(tree))[0] == ("accent", "#00663F")


def test_the_example_of_the_guide_is_read_as_the_guide_says(written: Write) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "handleiding.md").read_text(encoding="utf-8")
    example = guide.partition("```json\n")[2].partition("```")[0]

    found = written(example.encode())

    assert (found.organisation, names(found)) == ("Gemeente Rietveen", [("rietveen.button.primary.background-color", "#00663F")])


WORDS = ("$value", "value", "$type", "type", "$ref", "$root", "color", "primary", "logo", "organisatie", "a.b", "hex", "colorSpace")
KEYS = st.sampled_from([*WORDS, "components"])
TEXTS = st.sampled_from(["#123456", "{a.b}", "{color}", "{color.primary}", "#/color", "color", "srgb", "", "x" * 90])
LEAVES = TEXTS | st.sampled_from([7, -1e308, None, True, [0, 1, 2]])
TREES = st.dictionaries(KEYS, st.recursive(LEAVES, lambda inner: st.dictionaries(KEYS, inner, max_size=4), max_leaves=20), max_size=5)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES)
def test_no_shape_of_a_file_is_more_than_a_sentence(tree: object, written: Write) -> None:
    try:
        colours = written(tree).colours
    except DesignTokensError:
        return

    assert colours
    assert all(len(c.colour) == 7 for c in colours)
