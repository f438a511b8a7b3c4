"""A few pictures at low resolution: what text goldens can't tell, such as colours that are painted wrong.

`python -m pytest --rewrite` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benefitgraphic.design.sizes import SIZES
from benefitgraphic.edition import Edition
from benefitgraphic.export.raster import paint
from laying import laid

PICTURES = Path(__file__).parent / "pictures"
# A quarter of a CSS pixel a pixel: text is grey texture, areas and shapes are themselves.
_SCALE = 96 / 72 / 4
# Of 255. A mark that is missing or elsewhere differs by far more; another machine's rounding by far less.
_FAR = 48
_MEAN = 0.6


def difference(made: np.ndarray, kept: np.ndarray) -> tuple[float, float]:
    """The mean difference of two pictures, and the greatest after softening both over three pixels."""
    a, b = (np.pad(p.astype(float), ((1, 1), (1, 1), (0, 0)), "edge") for p in (made, kept))
    height, width = made.shape[:2]
    soft = sum((a - b)[y : y + height, x : x + width] for y in range(3) for x in range(3)) / 9
    return float(np.abs(made.astype(float) - kept).mean()), float(np.abs(soft).max())


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["harbour"])
@pytest.mark.parametrize("size", list(SIZES))
def test_looks_as_before(sample: Edition, size: str, theme: str, rewrite: bool) -> None:
    made = laid(sample, size, theme)
    for number, page in enumerate(made.pages, start=1):
        pixels = np.asarray(paint(page.frame, _SCALE, made.theme.colours.paper))[:, :, :3]
        path = PICTURES / f"{size}-{number}.png"
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(pixels).save(path, optimize=True)
            continue
        kept = np.asarray(Image.open(path).convert("RGB"))
        assert kept.shape == pixels.shape, f"{path.name} has another size; if it should, run pytest --rewrite"
        mean, most = difference(pixels, kept)
        assert mean < _MEAN and most < _FAR, (
            f"{path.name} looks different ({mean:.2f}, {most:.0f}); if it should, run pytest --rewrite"
        )
