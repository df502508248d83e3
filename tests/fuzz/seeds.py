"""What usually comes in: where making it wrong begins."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from facilitator.keeping.confidential import Confidential
from facilitator.keeping.safekeeping import Safekeeper
from facilitator.sessions.clock import RehearsalClock
from facilitator.storage.copies import FILE_NAME
from facilitator.storage.locked_file import Cost, locked
from facilitator.storage.store import Store
from tests.forgotten import leave_behind

ROOT = Path(__file__).parents[2]
WORDS = "vier losse woorden hier"
"""What is put on slot or sealed."""
NAMES = "check-out", "1-2-4-allen", "troika", "intervisie-incidentmethode", "lean-coffee", "activeringsdialoog", "check-in"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 80 20" width="80" height="20">
<defs><linearGradient id="g"><stop offset="0" stop-color="#1F3F94"/><stop offset="1" stop-color="rgb(0,102,63)"/></linearGradient>
<clipPath id="c"><rect width="20" height="20"/></clipPath><style>.a{fill:#c00}</style></defs>
<g id="a" transform="translate(2,2) rotate(5)" clip-path="url(#c)"><path d="M0 0h9v9q3 4 5 1t2 2a3 3 0 0 1 4 4z" fill="url(#g)"/>
<circle class="a" cx="12" cy="5" r="4" stroke="black" stroke-width=".5" stroke-dasharray="1,2"/></g>
<use xlink:href="#a" x="30"/><polygon points="40,1 50,1 45,9" opacity=".5"/>
<ellipse cx="60" cy="8" rx="6" ry="3" style="fill:none;stroke:#000"/>
<line x1="1" y1="1" x2="70" y2="19"/><polyline points="1 2 3 4"/>
<symbol id="s" viewBox="0 0 1 1"><rect width="1" height="1"/></symbol></svg>"""
LIST = "Anna Bos\nBob Mol\n3\nFatima el Amrani\n  José  Núñez \n12\n"
TYPED = """a We bellen elke week @Anna uiterlijk 12 december
besluit: we doen het
vraag Wie belt er? >bob 31-12
team:zuid soort:actie na:2026-01-01 "elke week" -nooit
over 3 weken
2 jaar na afloop
do 26 nov 2026
"""
SETTINGS = """language: nl
theme: dark
accent: '#007A53'
organisation: Gemeente Rietveen
volume: 40
lock_after: 5
timezone: Europe/Amsterdam
retention: 1 year
magnification: 125
cover: true
opening_text: "Dit verslag\\n\\nblijft hier."
"""
POLICY = "defaults:\n  archive_term: 7 jaar\n  sound: false\nfixed:\n  organisation: Rietveen\n  lock_wall: black\n  backups: /srv\n"
TRANSLATION = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Fallback: en\n"

#. uitleg
#: facilitator/x.py:1
msgid "Opgeslagen"
msgstr "Bewarre"

#, python-brace-format
msgid "{n} sessie gaat niet mee: {why}"
msgstr "{n} sesje giet net mei: {why}"

msgid "{n} dag"
msgid_plural "{n} dagen"
msgstr[0] "{n} dei"
msgstr[1] "{n} dagen"
"""


@cache
def built_in(name: str) -> str | None:
    """The draaiboek that an include asks for."""
    file = ROOT / "session_templates" / "nl" / f"{name}.yaml"
    return file.read_text(encoding="utf-8") if name in NAMES else None


def templates() -> list[bytes]:
    folder = ROOT / "session_templates" / "nl"
    one = [(folder / f"{name}.yaml").read_bytes() for name in NAMES]
    included = b"draaiboek: 1\ntitle: A\nnotes: report\norigin: {timing: own}\nsteps:\n- include: b\n"
    return [*one, included + b"--- # b.yaml\n" + one[0]]


def all_templates() -> list[bytes]:
    """Every draaiboek that comes with the program, and one to share."""
    return [*(file.read_bytes() for file in sorted((ROOT / "session_templates" / "nl").glob("*.yaml"))), templates()[-1]]


@cache
def _rehearsed() -> Path:
    """A folder with what a whole session left."""
    out = Path(tempfile.gettempdir()) / "facilitator-fuzz"
    if not (out / "sessie.json").exists():
        program = [
            sys.executable,
            "-m",
            "facilitator",
            "rehearse",
            "activeringsdialoog",
            "--people",
            "5",
            "--no-pictures",
            "--out",
            str(out),
        ]
        subprocess.run(program, check=True, capture_output=True, cwd=ROOT)
    return out


def session_files() -> list[bytes]:
    whole = json.loads((_rehearsed() / "sessie.json").read_bytes())
    few = json.loads(json.dumps(whole))
    few["sessions"][0]["entries"] = few["sessions"][0]["entries"][:12]
    locked_up = locked(b"{}", WORDS, Cost(n=2**4))
    return [json.dumps(whole).encode(), json.dumps(few).encode(), (ROOT / "tests/storage/old/session-1.json").read_bytes(), locked_up]


def inside_locked() -> list[bytes]:
    """What is on slot in such a file."""
    return session_files()[:3]


def databases() -> list[bytes]:
    """A session that was led, two of a series with a draft, the same with one of them sealed, and a file of long ago."""
    clock = RehearsalClock(datetime(2026, 8, 28, 12, 30, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder:
        left = leave_behind(Path(folder) / "data", clock)
        series = (left.folder / FILE_NAME).read_bytes()
        store = Store(left.folder, clock.now)
        confidential = Confidential(store, Safekeeper(store, left.folder / "backups", clock), cost=Cost(n=2))
        confidential.turn_on(WORDS)
        confidential.set_sealed(left.first, True)
        store.close()
        sealed = (left.folder / FILE_NAME).read_bytes()
    rehearsed = (_rehearsed() / "data" / FILE_NAME).read_bytes()
    return [series, sealed, rehearsed, (ROOT / "tests/storage/old/version1.sqlite").read_bytes()]


W3C = """{"nl": {"color": {"$type": "color", "green": {"30": {"$value": "#00663F"}, "90": {"$value": "#E2F2EA"}}},
"button": {"primary": {"background-color": {"$value": "{nl.color.green.30}"}, "color": {"$type": "color", "$value": "#FFFFFF"}},
"padding": {"$type": "dimension", "$value": "{nl.space.m}"}}}}"""
STYLE_DICTIONARY = """{"utrecht": {"color": {"red": {"40": {"value": "hsl(0 100% 40%)", "comment": "basis rood"}},
"white": {"value": "#FFF"}},
"document": {"background-color": {"value": "{utrecht.color.white.value}"}, "color": {"value": ""}}}}"""
SETS = """{"brand": {"denhaag": {"color": {"green": {"3": {"value": "#1F7A3D", "type": "color"}}}}},
"common": {"denhaag": {"action": {"color": {"$type": "color", "$value": "{denhaag.color.green.3}"}}}}}"""
MORE = """{"huis": {"$type": "color", "a": {"$value": "hwb(10 20% 30%)"},
"oklch": {"$value": {"colorSpace": "oklch", "components": [0.2, 0.5, 0.4], "alpha": 0.5, "hex": "#336699"}},
"hsl": {"$value": {"colorSpace": "hsl", "components": [20, "none", 40]}}},
"organisatie": {"value": "Rietveen"}, "logo": {"$value": "logo.svg"}, "b": {"$ref": "#/huis/a"}}"""


def houses() -> list[bytes]:
    return [text.encode() for text in (W3C, STYLE_DICTIONARY, SETS, MORE, '{"utrecht-link-color": "oklch(50% .2 240deg)"}')]


def pictures() -> list[bytes]:
    from PIL import Image

    found = []
    for form, mode in (
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "I;16"),
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
    ):
        made = io.BytesIO()
        Image.new(mode, (24, 9)).save(made, form)
        found.append(made.getvalue())
    return found


def drawings() -> list[bytes]:
    return [
        SVG.encode(),
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg>\n' + SVG.encode(),
        b'<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
    ]


def lists() -> list[bytes]:
    return [LIST.encode(), TYPED.encode(), b"Nadia <nadia@x.nl>; Wim\t2\r\n"]


def settings() -> list[bytes]:
    return [SETTINGS.encode(), POLICY.encode()]


def translations() -> list[bytes]:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = io.BytesIO()
    write_mo(made, read_po(io.BytesIO(TRANSLATION.encode())))
    return [TRANSLATION.encode(), made.getvalue()]
