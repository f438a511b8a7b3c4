"""The XMP packet: what a file says about itself, in the form that archives and presses read (ISO 16684-1)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from html import escape

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class _XmpSchema:
    """A namespace that PDF/A doesn't know, described as it asks (ISO 19005-2, 6.6.2.3): one property of it."""

    title: str
    prefix: str
    name: str
    kind: str
    description: str


_UA = _XmpSchema("PDF/UA identification schema", "pdfuaid", "part", "Integer", "Part of PDF/UA that the file keeps")
_X = _XmpSchema(
    "PDF/X identification schema", "pdfxid", "GTS_PDFXVersion", "Text", "Version of PDF/X that the file keeps"
)
_TRAPPED = _XmpSchema("Adobe PDF schema", "pdf", "Trapped", "Text", "Whether the inks overlap already")


@dataclass(frozen=True, slots=True)
class PressFile:
    """What a PDF/X-4 file says besides: the day that it names, YYYY-MM-DD, and a digest of its content."""

    date: str
    digest: str


def packet(title: str, language: str, author: str, press: PressFile | None) -> bytes:
    """Return the packet of an accessible, archivable file.

    Args:
        title: of the document.
        language: BCP 47.
        author: who publishes it; may be empty.
        press: for a PDF/X-4 file.
    """
    schemas = [_UA]
    said = [f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>']
    if author:
        said.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>")
    said += [
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if press:
        moment = f"{press.date}T00:00:00Z"
        # One content, one identifier: no random number, which would make every run another file.
        identifier = uuid.uuid5(uuid.NAMESPACE_OID, press.digest)
        said += [
            *(f"<xmp:{name}>{moment}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")),
            f"<xmpMM:DocumentID>uuid:{identifier}</xmpMM:DocumentID>",
            "<xmpMM:VersionID>1</xmpMM:VersionID>",
            "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
            "<pdf:Trapped>False</pdf:Trapped>",
            "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        ]
        schemas += [_X, _TRAPPED]
    described = "\n".join(_described(schema) for schema in schemas)
    body = "\n".join(said)
    used = [name for name in _SPACES if f"<{name}:" in body or name.startswith("pdfa")]
    spaces = "".join(f'\n xmlns:{name}="{_SPACES[name]}"' for name in used)
    return f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""{spaces}>
{body}
<pdfaExtension:schemas><rdf:Bag>
{described}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _described(schema: _XmpSchema) -> str:
    return f"""\
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{schema.title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_SPACES[schema.prefix]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{schema.name}</pdfaProperty:name>
<pdfaProperty:valueType>{schema.kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{schema.description}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""
