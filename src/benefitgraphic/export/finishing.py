"""What a PDF has besides its pages: tags, bookmarks, metadata, and an identifier made from the content."""

from __future__ import annotations

import hashlib
import io

import pikepdf
from pikepdf import Pdf

from benefitgraphic.export.bookmarks import write_bookmarks
from benefitgraphic.export.inks import to_inks
from benefitgraphic.export.marked_content import Marker
from benefitgraphic.export.metadata import About, write_metadata, write_output_intent
from benefitgraphic.export.press import Press, write_boxes
from benefitgraphic.export.tags import write_tags


def finish(document: Pdf, about: About, marked: Marker, press: Press | None) -> bytes:
    """Add what pages don't hold, and return the file.

    Args:
        document: its pages, with marked content.
        about: title and language.
        marked: the structure, and what its elements own in the file.
        press: how it goes to a press, if it does.
    """
    content = hashlib.sha256(b"".join(page.obj.Contents.read_bytes() for page in document.pages)).hexdigest()
    write_tags(document, marked)
    write_bookmarks(document, marked)
    profile = press.profile if press else None
    write_metadata(document, about, in_inks=content if profile else None)
    write_output_intent(document, profile)
    if press:
        for page in document.pages:
            write_boxes(page, press.bleed)
    if profile:
        to_inks(document, profile)
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        # PDF/X-4 is a profile of PDF 1.6; nothing here needs more.
        force_version="1.6" if profile else "1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=False,
    )
    return out.getvalue()
