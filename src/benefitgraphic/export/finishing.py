"""What the renderer leaves out of a PDF: tags, bookmarks, metadata, and an identifier made from the content."""

from __future__ import annotations

import io

import pikepdf

from benefitgraphic.export.bookmarks import write_bookmarks
from benefitgraphic.export.metadata import About, write_metadata, write_output_intent
from benefitgraphic.export.structure import Element
from benefitgraphic.export.tags import write_tags


def finish(pdf: bytes, about: About, root: Element) -> bytes:
    """The finished file.

    Args:
        pdf: as the renderer wrote it, with marked content.
        about: title and language.
        root: the structure's Document element.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            if "/Annots" in page:
                del page.Annots
        write_tags(document, root)
        write_bookmarks(document, root)
        write_metadata(document, about)
        write_output_intent(document)
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
        )
    return out.getvalue()
