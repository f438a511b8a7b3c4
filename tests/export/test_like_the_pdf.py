"""What a picture shows and what a reader of the PDF shows is the same, within a pixel."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
import pytest

from benefitgraphic.edition import Edition
from benefitgraphic.export import pdf
from benefitgraphic.export.metadata import About
from benefitgraphic.export.raster import paint
from benefitgraphic.graphics.frame import Frame
from laying import arabic_edition, french_edition, laid, sample_edition

# Of 255: what two renderers mix differently at an edge of a shape or a letter. And the share of pixels that may be
# farther: the ends of hairlines.
_MIXED, _STRAY = 40, 0.001
_SCALE = 96 / 72


def by_pdfium(frame: Frame) -> np.ndarray:
    document = pdfium.PdfDocument(io.BytesIO(pdf.write([frame], About("A title", "en"))))
    seen = document[0].render(scale=_SCALE).to_pil().convert("RGB")
    document.close()
    return np.asarray(seen)


def strays(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The share of our pixels that look like none of theirs at that place or beside it, nor like a mixture of those."""
    height, width = ours.shape[:2]
    around = np.pad(theirs[:height, :width], ((1, 1), (1, 1), (0, 0)), "edge").astype(int)
    near = np.stack([around[y : y + height, x : x + width] for y in range(3) for x in range(3)])
    low, high = near.min(axis=0) - _MIXED, near.max(axis=0) + _MIXED
    return float(((ours < low) | (ours > high)).any(axis=2).mean())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edition", "size"),
    [(sample_edition, "letter"), (sample_edition, "tabloid"), (french_edition, "a4"), (arabic_edition, "letter")],
)
def test_a_pixel_of_the_picture_is_one_of_the_pdf(edition: Callable[[], Edition], size: str) -> None:
    made = laid(edition(), size)
    for page in made.pages:
        ours = paint(page.frame, _SCALE, "#FFFFFF")[..., :3].astype(int)
        theirs = by_pdfium(page.frame)
        assert abs(ours.shape[0] - theirs.shape[0]) <= 1 and abs(ours.shape[1] - theirs.shape[1]) <= 1
        height, width = min(ours.shape[0], theirs.shape[0]), min(ours.shape[1], theirs.shape[1])
        found = strays(ours[:height, :width], theirs)
        assert found < _STRAY


@pytest.mark.slow
def test_what_is_a_little_elsewhere_is_noticed() -> None:
    """Two pixels to the side, nothing passes."""
    frame = laid(sample_edition(), "letter").pages[0].frame
    ours = paint(frame, _SCALE, "#FFFFFF")[..., :3].astype(int)
    assert strays(np.roll(ours, 2, axis=1), by_pdfium(frame)) > 10 * _STRAY
