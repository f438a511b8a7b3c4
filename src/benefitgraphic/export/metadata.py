"""What a PDF says about itself: title, language, the standards it keeps, and what its colours mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

# A profile's date and time of creation (ICC.1:2010, 7.2.8): Pillow's is that of the run.
_CREATED = slice(24, 36)
_THEN = b"\x07\xd0\x00\x01\x00\x01" + bytes(6)
_SRGB = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class About:
    """A document's title, its language (BCP 47) and who publishes it."""

    title: str
    language: str
    author: str = ""


def write_metadata(document: Pdf, about: About) -> None:
    """Adds the title, shown in the window; the language; the metadata of PDF/UA-1 and PDF/A-2a."""
    document.docinfo["/Title"] = about.title
    if about.author:
        document.docinfo["/Author"] = about.author
    root = document.Root
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = Stream(document, _xmp(about).encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)


def write_output_intent(document: Pdf) -> None:
    """Says that colours are sRGB, with the profile."""
    profile = document.make_indirect(Stream(document, srgb(), N=3))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_SRGB),
        Info=String(_SRGB),
        DestOutputProfile=profile,
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """The sRGB profile, the same on any day."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_CREATED] = _THEN
    return bytes(profile)


# The namespace of PDF/UA is not among those that PDF/A knows, so the file describes it (ISO 19005-2, 6.6.2.3).
_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _xmp(about: About) -> str:
    author = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>\n" if about.author else ""
    )
    return _XMP.format(title=escape(about.title), author=author, language=escape(about.language))
