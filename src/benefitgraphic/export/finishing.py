"""What the renderer leaves out of a PDF: title, language, links; and what would differ from run to run."""

from __future__ import annotations

import io
import string
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

import pikepdf

from benefitgraphic.graphics.geometry import Rect

# Annotation flag 3, Print (ISO 32000-1, table 165).
_PRINT = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to a URL: the page's index from 0, points with y up from the lower left."""

    page: int
    box: Rect
    url: str


def finish(pdf: bytes, title: str, language: str, links: Sequence[Link]) -> bytes:
    """The file with its title shown, its language, its links, and an identifier made from its content."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.docinfo["/Title"] = title
        root = document.Root
        root.Lang = pikepdf.String(language)
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        for page in document.pages:
            if "/Annots" in page:
                del page.Annots
        for link in links:
            page = document.pages[link.page]
            if "/Annots" not in page:
                page.Annots = pikepdf.Array()
            page.Annots.append(document.make_indirect(_annotation(link)))
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
        )
    return out.getvalue()


def _ascii(url: str) -> str:
    """The address in ASCII, as it has to be (ISO 32000-1, 12.6.4.7): the host in Punycode, the rest escaped."""
    parts = urlsplit(url)
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        host = quote(parts.netloc)
    return quote(urlunsplit(parts._replace(netloc=host)), safe=string.punctuation)


def _annotation(link: Link) -> pikepdf.Dictionary:
    box = link.box
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[round(v, 2) for v in (box.x, box.y, box.right, box.bottom)],
        Border=[0, 0, 0],
        F=_PRINT,
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(_ascii(link.url))),
        Contents=pikepdf.String(link.url),
    )
