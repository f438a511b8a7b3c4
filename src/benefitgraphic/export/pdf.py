"""Pages to a PDF file that is accessible (PDF/UA-1) and fit to be archived (PDF/A-2a)."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from benefitgraphic.export.canvas import Canvas
from benefitgraphic.export.embedding import EmbeddedFonts
from benefitgraphic.export.finishing import finish
from benefitgraphic.export.marked_content import Marker
from benefitgraphic.export.metadata import About
from benefitgraphic.export.operators import PageContent
from benefitgraphic.export.pictures import Pictures
from benefitgraphic.export.press import Press, draw_marks
from benefitgraphic.graphics.frame import Frame, TextRun
from benefitgraphic.graphics.structure import Structure, structure


def write(pages: Sequence[Frame], about: About, press: Press | None = None, read: Structure | None = None) -> bytes:
    """Write a PDF file.

    Args:
        pages: one frame a page, of the page's size in points; for a press, of the trim with its bleed.
        about: the document's title and language.
        press: how it goes to a press, if it does: with crop marks and without links.
        read: what the pages say, where that is known.

    Returns:
        The file's bytes, the same for the same pages.

    Raises:
        FontProblem: a font can't be embedded.
    """
    tree = read or structure(pages, about.language)
    owners, marker = iter(tree.owners), Marker(tree.root, linked=press is None)
    fonts = EmbeddedFonts(item for page in pages for _, item in page.walk() if isinstance(item, TextRun))
    pictures = Pictures()
    edge = press.offset if press else 0.0
    document = pikepdf.new()
    for page in pages:
        width, height = page.width + 2 * edge, page.height + 2 * edge
        content = PageContent()
        Canvas(content, fonts, pictures, marker, height - edge, edge).frame(page, owners)
        if press:
            draw_marks(content.write, width, height)
        _add_page(document, width, height, content.whole())
    _add_resources(document, fonts, pictures)
    return finish(document, about, marker, press)


def _add_page(document: Pdf, width: float, height: float, content: bytes) -> None:
    made = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 4), round(height, 4)]),
        Contents=Stream(document, content),
    )
    document.pages.append(pikepdf.Page(document.make_indirect(made)))


def _add_resources(document: Pdf, fonts: EmbeddedFonts, pictures: Pictures) -> None:
    """Give every page all fonts and images of the file."""
    held = Dictionary(Font=fonts.resources(document))
    if images := pictures.resources(document):
        held.XObject = images
    resources, mixes = document.make_indirect(held), pictures.are_translucent
    for page in document.pages:
        page.obj.Resources = resources
        if mixes:
            # The colours in which what is translucent is mixed with what is below (ISO 32000-1, 11.4.7).
            page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)
