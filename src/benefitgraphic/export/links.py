"""Links as annotations, which readers click and screen readers announce."""

from __future__ import annotations

import string
from urllib.parse import quote, urlsplit, urlunsplit

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from benefitgraphic.export.marked_content import Link

# Annotation flag 3, Print (ISO 32000-1, table 165).
_PRINT = 4


def annotation(document: Pdf, link: Link) -> Object:
    """Add the link's annotation to its page, and return it."""
    box = link.box
    made = document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[round(v, 2) for v in (box.x, box.y, box.right, box.bottom)],
            Border=[0, 0, 0],
            F=_PRINT,
            A=Dictionary(S=Name.URI, URI=String(_ascii(link.url))),
            Contents=String(link.url),
        )
    )
    page = document.pages[link.page]
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(made)
    return made


def _ascii(url: str) -> str:
    """Return the address in ASCII, as required (ISO 32000-1, 12.6.4.7): host in Punycode, the rest escaped."""
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        person, at, host = parts.path.rpartition("@")
        parts = parts._replace(path=person + at + _host(host))
    return quote(urlunsplit(parts._replace(netloc=_host(parts.netloc))), safe=string.punctuation)


def _host(name: str) -> str:
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return quote(name)
