"""Pages for a press: boxes, crop marks, and what may not be there."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.output.files import Manner
from laying import PRINTED, files, laid, sample_edition

MM = 72 / 25.4
DPI = 100


@lru_cache(maxsize=4)
def pressed(size: str) -> bytes:
    (output,) = files(laid(sample_edition(), size, press=True), Manner(press=True))
    assert output.name == f"{size}-press.pdf"
    return output.data


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
def test_boxes_lie_inside_one_another(size: str) -> None:
    with pikepdf.open(io.BytesIO(pressed(size))) as document:
        for page in document.pages:
            media, bleed, trim = ([float(v) for v in page.obj[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx(
                (SIZES[size].width, SIZES[size].height), abs=0.01
            )
            assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(
                [-3 * MM, -3 * MM, 3 * MM, 3 * MM], abs=0.01
            )
            assert media[0] < bleed[0] and media[1] < bleed[1] and media[2] > bleed[2] and media[3] > bleed[3]


@pytest.mark.slow
@pytest.mark.parametrize("size", PRINTED)
def test_nothing_is_clickable(size: str) -> None:
    with pikepdf.open(io.BytesIO(pressed(size))) as document:
        assert all("/Annots" not in page for page in document.pages)
        roles = {str(part.S) for part in document.objects if isinstance(part, pikepdf.Dictionary) and "/S" in part}
        assert "/Link" not in roles


def seen(size: str) -> tuple[np.ndarray, tuple[float, float, float, float]]:
    """The first page's pixels, and its trim in pixels: left, top, right, bottom."""
    document = pdfium.PdfDocument(pressed(size))
    try:
        page = document[0]
        # Without a crop box, all of the paper is shown.
        pixels = page.render(scale=DPI / 72, rev_byteorder=True).to_numpy()[:, :, :3].copy()
        left, bottom, right, top = page.get_trimbox()
        height = page.get_height()
    finally:
        document.close()
    scale = DPI / 72
    return pixels, (left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)


@pytest.mark.parametrize("size", PRINTED)
def test_bands_run_to_the_end_of_the_bleed(size: str) -> None:
    pixels, (left, top, right, _) = seen(size)
    bleed = 3 * MM * DPI / 72
    band = np.array([int(sample_edition().theme.colours.band[i : i + 2], 16) for i in (1, 3, 5)])
    # Just inside the bleed at the upper corners and at the middle of the upper edge.
    for x in (left - bleed + 2, (left + right) / 2, right + bleed - 3):
        assert abs(pixels[round(top - bleed + 2), round(x)].astype(int) - band).max() < 8
        assert pixels[round(top - bleed - 3), round(x)].min() > 250, "colour reaches beyond the bleed"


@pytest.mark.parametrize("size", PRINTED)
def test_crop_marks_point_at_the_trim_and_keep_off_the_bleed(size: str) -> None:
    pixels, (left, top, right, bottom) = seen(size)
    dark = pixels.min(axis=2) < 160
    off, length = 5 * MM * DPI / 72, 5 * MM * DPI / 72
    for x in (left, right):
        for start in (top - off - length / 2, bottom + off + length / 2):
            row = dark[round(start), round(x) - 2 : round(x) + 3]
            assert row.any(), f"no mark above or below x = {x}"
    for y in (top, bottom):
        for start in (left - off - length / 2, right + off + length / 2):
            column = dark[round(y) - 2 : round(y) + 3, round(start)]
            assert column.any(), f"no mark beside y = {y}"
    bleed = 3 * MM * DPI / 72
    # Between bleed and marks there is nothing but paper.
    between = round((bleed + off) / 2)
    ring = [round(left) - between, round(top) - between, round(right) + between, round(bottom) + between]
    assert not dark[ring[1], ring[0] : ring[2]].any() and not dark[ring[3], ring[0] : ring[2]].any()
    assert not dark[ring[1] : ring[3], ring[0]].any() and not dark[ring[1] : ring[3], ring[2]].any()
