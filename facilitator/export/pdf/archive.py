"""What makes the file fit for an archive: PDF/A-2a and PDF/UA-1 metadata, the colour profile, and a date of its own."""

from __future__ import annotations

from calendar import timegm
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from reportlab.pdfbase import pdfdoc

from facilitator.export.pdf.markup import escaped
from facilitator.paths import resources

ARCHIVE_NAMESPACE = "urn:facilitator:archive:1"
"""Of what the archive wants to know: there is no common schema for it, so PDF/A asks to describe our own."""
PROFILE = "sRGB IEC61966-2.1"


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 (ReportLab's way)
    __Refs__ = pdfdoc.PDFCatalog.__NoDefault__


@dataclass
class _Stamp:
    """ReportLab's time stamp, of a moment that is given: the same minutes must give the same bytes."""

    moment: datetime
    tzname: str = "UTC"
    dhh: int = 0
    dmm: int = 0

    @property
    def YMDhms(self) -> tuple[int, ...]:
        return tuple(self.moment.astimezone(UTC).timetuple()[:6])

    @property
    def lt(self) -> tuple[int, ...]:
        return tuple(self.moment.astimezone(UTC).timetuple())

    @property
    def t(self) -> float:
        return float(timegm(self.moment.utctimetuple()))


def make_archivable(canvas: Any, moment: datetime, kept: tuple[str, str] = ("", "")) -> None:
    """Give the document of a canvas the colour profile and the metadata; `moment` is written as its date.

    `kept` is under which category it is archived, and how long.
    """
    document = canvas._doc
    catalog = document.Catalog
    catalog.__class__ = _Catalog
    document._timeStamp = _Stamp(moment)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog.Metadata = pdfdoc.XMP(creator=partial(_metadata, kept=kept))
    catalog.OutputIntents = pdfdoc.PDFArray([_colour_intent(document)])


def _colour_intent(document: Any) -> Any:
    profile = (resources() / "colour" / "sRGB.icc").read_bytes()
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), profile, [pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(PROFILE),
            "Info": pdfdoc.PDFString(PROFILE),
            "DestOutputProfile": document.Reference(stream, "OutputIccProfile"),
        }
    )


def _metadata(document: Any, kept: tuple[str, str]) -> bytes:
    year, month, day, hour, minute, second = document._timeStamp.YMDhms
    info = document.info
    values = {name: escaped(getattr(info, name)) for name in ("title", "author", "subject", "keywords", "producer", "creator")}
    values["date"] = f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}+00:00"
    values["language"] = escaped(document.Catalog.Lang.s)
    values["archive"], values["archive_schema"] = _archive(kept), _ARCHIVE_SCHEMA if any(kept) else ""
    return (_XMP % values).encode("utf-8")


def _archive(kept: tuple[str, str]) -> str:
    rows = [f"<fac:{name}>{escaped(value)}</fac:{name}>" for name, value in zip(("category", "term"), kept, strict=True) if value]
    return f'<rdf:Description rdf:about="" xmlns:fac="{ARCHIVE_NAMESPACE}">{"".join(rows)}</rdf:Description>\n' if rows else ""


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%(title)s</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%(author)s</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%(subject)s</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>%(language)s</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>%(producer)s</pdf:Producer><pdf:Keywords>%(keywords)s</pdf:Keywords>
<xmp:CreatorTool>%(creator)s</xmp:CreatorTool><xmp:CreateDate>%(date)s</xmp:CreateDate><xmp:ModifyDate>%(date)s</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
%(archive)s<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>%(archive_schema)s</rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""



def _property(name: str, meaning: str) -> str:
    return f"""<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>"""


_ARCHIVE_SCHEMA = f"""
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Archive</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{ARCHIVE_NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fac</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{_property("category", "Under which category it is archived")}
{_property("term", "How long it is kept")}</rdf:Seq></pdfaSchema:property></rdf:li>"""
