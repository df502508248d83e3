"""From the body of an OpenDocument text to the file: its styles, what it says of itself, and always the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from string import Template
from xml.sax.saxutils import escape

from odfdo import Document

from facilitator.export.odt.story import Odt
from facilitator.export.typed_text import lines_of
from facilitator.language import tr
from facilitator.paths import resources

MIMETYPE = "application/vnd.oasis.opendocument.text"
VERSION = "1.3"
"""Of the standard. LibreOffice 7.4, of Debian 12, does not open what says it is newer."""
_KEPT = ("content.xml", "styles.xml", "meta.xml")
_FIXED = (1980, 1, 1, 0, 0, 0)
_STYLE = '<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'
_GRID = (
    ("Grid", "table", '<style:table-properties style:rel-width="100%" table:align="margins" fo:margin-bottom="0.3cm"/>'),
    ("GridRow", "table-row", '<style:table-row-properties fo:keep-together="always"/>'),
    ("GridTall", "table-row", '<style:table-row-properties fo:keep-together="always" style:min-row-height="1.3cm"/>'),
    ("GridHead", "table-cell", '<style:table-cell-properties fo:padding="0.1cm" fo:border-bottom="0.75pt solid #1c1b19"/>'),
    ("GridCell", "table-cell", '<style:table-cell-properties fo:padding="0.1cm" fo:border-bottom="0.5pt solid #8d877b"/>'),
)
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="{version}">
 <manifest:file-entry manifest:full-path="/" manifest:version="{version}" manifest:media-type="{mimetype}"/>
{entries}
</manifest:manifest>
"""


@dataclass(frozen=True)
class OdtAbout:
    """What the file says of itself and what stands below each page. `language` is `nl-NL`; `accent` is `#RRGGBB`, to be read on white."""

    title: str
    author: str
    subject: str
    language: str
    moment: datetime
    accent: str
    foot: str = ""


def packed(story: Odt, about: OdtAbout) -> bytes:
    """The file. The same story gives the same bytes."""
    document = Document("text")
    document.body.clear()
    for part in story.parts:
        document.body.append(part)
    _style(document, story)
    _describe(document, about)
    for xml in (document.content, document.meta):
        xml.root.set_attribute("office:version", VERSION)
    parts = {"content.xml": document.content.serialize(), "meta.xml": document.meta.serialize(), "styles.xml": _styles(about)}
    return _zipped(parts)


def _style(document: Document, story: Odt) -> None:
    for name, family, properties in _GRID:
        document.insert_style(_STYLE.format(name=name, family=family, properties=properties), automatic=True)
    for name, width in sorted(story.columns.items()):
        properties = f'<style:table-column-properties style:rel-column-width="{round(width * 10)}*"/>'
        document.insert_style(_STYLE.format(name=name, family="table-column", properties=properties), automatic=True)


def _describe(document: Document, about: OdtAbout) -> None:
    meta, naive = document.meta, about.moment.replace(tzinfo=None)
    meta.set_title(_line(about.title))
    meta.set_subject(_line(about.subject))
    meta.set_initial_creator(_line(about.author))
    meta.set_creator(_line(about.author))
    meta.set_language(about.language)
    meta.set_creation_date(naive)
    meta.set_modification_date(naive)
    meta.set_generator("Facilitator")


def _styles(about: OdtAbout) -> bytes:
    text = (resources() / "styles" / "document.styles.xml").read_text(encoding="utf-8")
    language, _, country = about.language.partition("-")
    filled = {"accent": about.accent, "language": language, "country": country or "NL", "foot": escape(_line(about.foot))}
    return Template(text).substitute(filled, page=escape(tr("Pagina")), of=escape(tr("van"))).encode()


def _line(text: str) -> str:
    return " ".join(" ".join(lines_of(text)).split())


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The type first and unpacked, as the standard wants; no time of making, so that nothing differs."""
    listed = "\n".join(f' <manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in _KEPT)
    manifest = _MANIFEST.format(mimetype=MIMETYPE, entries=listed, version=VERSION)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype", _FIXED), MIMETYPE, zipfile.ZIP_STORED)
        for name in _KEPT:
            file.writestr(zipfile.ZipInfo(name, _FIXED), parts[name], zipfile.ZIP_DEFLATED)
        file.writestr(zipfile.ZipInfo("META-INF/manifest.xml", _FIXED), manifest, zipfile.ZIP_DEFLATED)
    return out.getvalue()
