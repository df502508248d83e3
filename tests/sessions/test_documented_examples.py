"""What the documentation shows is read as it says, and everything the format has is in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection
from pathlib import Path

import pytest

from facilitator.sessions.plan.expansion import run_sheet
from facilitator.sessions.plan.run_sheet import Planning
from facilitator.sessions.templates.library import Library
from facilitator.sessions.templates.template import Template
from facilitator.sessions.templates.template_file import read_text
from facilitator.sessions.templates.template_keys import APART, FIELDS, KEYS, OUTCOMES, POLICIES, REPORTS, SPEAK, TALKING, WORDS

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "draaiboek-formaat.md").read_text(encoding="utf-8")
REFERENCE = DOCUMENT.partition("## 2. ")[2].partition("## 3. ")[0]
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)
EXAMPLES = [block for block in BLOCKS if "\ndraaiboek: 1\n" in f"\n{block}"]
FRAGMENTS = [block for block in BLOCKS if block not in EXAMPLES]
AROUND = {
    "draaiboek": "draaiboek: 1\n",
    "title": "title: Fragment\n",
    "notes": "notes: report\n",
    "origin": "origin: {timing: own}\n",
    "roles": "roles: {gespreksleider: leads, inbrenger: 0-1, observator: 0-1}\n",
    "steps": "steps:\n- title: Ophalen\n  time: 5 min\n  fields:\n  - list: casussen\n",
}
"""What the reference says there is around each of its fragments."""
LIBRARY = Library([(ROOT / "session_templates" / "nl", "meegeleverd")])


def read(text: str) -> Template:
    return read_text(text, "voorbeeld", LIBRARY.source)


def whole(fragment: str) -> str:
    """A draaiboek with this fragment in it: keys of the top, or steps."""
    if fragment.startswith("- "):
        return "".join(AROUND.values()) + fragment
    return "".join(text for key, text in AROUND.items() if not re.search(rf"^{key}:", fragment, re.MULTILINE)) + fragment


def test_the_documentation_shows_whole_draaiboeken_and_fragments() -> None:
    assert len(EXAMPLES) >= 5
    assert len(FRAGMENTS) >= 6


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_a_documented_draaiboek_opens(example: str) -> None:
    assert read(example).title in example


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=range(len(FRAGMENTS)))
def test_a_documented_fragment_is_read_and_has_nothing_odd(fragment: str) -> None:
    # A fragment that shows how roles are written does nothing with them.
    assert [w.text for w in read(whole(fragment)).warnings if "komt verder nergens voor" not in w.text] == []


@pytest.mark.parametrize("people", [4, 8, 12])
@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_a_documented_draaiboek_can_be_run(example: str, people: int) -> None:
    sheet = run_sheet(read(example), Planning(people=tuple(f"p{n}" for n in range(people))))

    assert sheet.on
    assert sheet.length.total_seconds() > 0


def test_the_last_page_of_the_tutorial_takes_half_an_hour_with_ten_people_and_has_nothing_odd() -> None:
    template = read(EXAMPLES[2])

    assert run_sheet(template, Planning(people=tuple(f"p{n}" for n in range(10)))).length.total_seconds() == 29 * 60
    assert template.warnings == ()


def undocumented(words: Collection[str]) -> set[str]:
    """The words that stand nowhere in the reference between backticks, alone or among others."""
    code = set(re.findall(r"`([^`\n]+)`", REFERENCE))
    return {word for word in words if not any(re.search(rf"(?:^|[\s,\[:]){re.escape(word)}(?:$|[\s,\]:])", span) for span in code)}


def test_every_key_is_documented() -> None:
    assert undocumented({key for keys in (*KEYS.values(), *FIELDS.values()) for key in keys}) == set()


@pytest.mark.parametrize(
    "words", [*WORDS.values(), SPEAK, POLICIES, TALKING, APART, OUTCOMES, REPORTS, {"hands", "turns", "urgency", "the end", "guest"}]
)
def test_every_word_is_documented(words: Collection[str]) -> None:
    assert undocumented(words) == set()


def warnings_in_code() -> set[str]:
    """The sentences of `oddities` as they are in the code, each with a blank for every value."""
    found = set()
    for file in (ROOT / "facilitator" / "sessions").rglob("odd_*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                (text,) = (a.value for a in node.args if isinstance(a, ast.Constant))
                found.add(re.sub(r"\{\w+\}", "…", str(text)))
    return {text for text in found if not text.startswith(";")}  # The rest of another sentence.


def test_every_warning_is_documented() -> None:
    table = DOCUMENT.partition("### Let op")[2]
    cells = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
    rows = [re.escape(cell.removesuffix(" …")).replace("…", ".*") for cell in cells]

    assert len(warnings_in_code()) > 20
    assert {text for text in warnings_in_code() if not any(re.match(row, text) for row in rows)} == set()
