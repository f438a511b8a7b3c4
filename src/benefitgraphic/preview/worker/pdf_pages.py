"""A PDF's pages as pictures, drawn from the file itself: what is seen is what the file has."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from benefitgraphic.export import png
from benefitgraphic.output.files import Output

# Pixels an inch at 100 %.
_SCREEN = 96


def page_name(size: str, number: int, scale: int = 1) -> str:
    """Return the file name of a page's picture: ``pages/letter-1@2x.png``; numbers are from 1."""
    return f"pages/{size}-{number}{'' if scale == 1 else f'@{scale}x'}.png"


def page_pictures(data: bytes, size: str, scale: int = 1) -> Iterator[Output]:
    """Yield a picture of each page of a PDF file, with ``scale`` pixels to each CSS px."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            bitmap = page.render(scale=_SCREEN / 72 * scale, rev_byteorder=True)
            # A copy: the pixels are freed with the bitmap.
            pixels = bitmap.to_numpy().copy()
            bitmap.close()
            page.close()
            height, width = pixels.shape[:2]
            made = png.quick(pixels, _SCREEN * scale)
            yield Output(page_name(size, number, scale), f"{width} x {height} px", made, pixels=(width, height))
    finally:
        document.close()
