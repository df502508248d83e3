"""Makes the fonts that stand in for scripts which the family itself lacks, out of fonts that Debian ships.

    apt-get download fonts-noto-core fonts-nanum; dpkg-deb -x each of them to a folder
    pip install fonttools
    python packaging/fonts.py FOLDER      FOLDER/**/*.ttf -> resources/fonts/fallback

A document embeds only the letters that it uses, so what is left out here is what a screen needs: hints, and names in other languages.
Rules for shapes (GSUB, GPOS) stay where letters change with their neighbours. The result is committed; nobody has to run this.
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "resources" / "fonts" / "fallback"
SHAPED = (
    "Arabic", "Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Sinhala",
    "Syriac", "Tamil", "Telugu", "Thaana", "Thai",
)  # fmt: skip
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
HANGUL = [*range(0x3131, 0x318F), *range(0xAC00, 0xD7A4), 0x20]
HANGUL_NAME = "Facilitator Hangul"
"""`Nanum` is a reserved name, that a changed font may not have."""


def made(source: Path, target: Path, codes: list[int] | None, *, shaped: bool) -> TTFont:
    """The font with these characters, or all; `shaped` keeps the rules for shapes."""
    font, options = TTFont(source), Options()
    options.hinting, options.notdef_outline, options.name_IDs = False, True, list(NAMES)
    options.layout_features = ["*"] if shaped else []
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes or list(font.getBestCmap()))
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.save(target)
    return font


def hangul(source: Path, target: Path) -> None:
    """All syllables of Korean, under a name of its own."""
    font = made(source, target, HANGUL, shaped=False)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = HANGUL_NAME.replace(" ", "") if record.nameID == 6 else HANGUL_NAME
    font.save(target)
    pack(target)


def pack(file: Path) -> None:
    """A third of the size; it is unpacked when a document needs it."""
    file.with_name(f"{file.name}.xz").write_bytes(lzma.compress(file.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
    file.unlink()


def main(folder: Path) -> None:
    """Everything anew."""
    found = {file.name: file for file in folder.rglob("*.ttf")}
    for script in SHAPED:
        made(found[f"NotoSans{script}-Regular.ttf"], TARGET / f"NotoSans{script}.ttf", None, shaped=True)
    made(found["NotoSansEthiopic-Regular.ttf"], TARGET / "NotoSansEthiopic.ttf", None, shaped=False)
    hangul(found["NanumGothic.ttf"], TARGET / "Hangul.ttf")
    for file in sorted(TARGET.glob("*.ttf*")):
        print(f"{file.stat().st_size:9,} {file.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
