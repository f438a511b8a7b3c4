"""A proof in grey: the pages as an office copier shows them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image

from benefitgraphic.export.raster import bands
from benefitgraphic.graphics.frame import Frame

# Shares of the three channels in luminance (IEC 61966-2-1).
_SHARES = np.array([0.2126, 0.7152, 0.0722])
# What lies between pages, and how wide it is in points.
_DESK, _BETWEEN = 128, 12.0
_STEPS = np.arange(256) / 255


def grey(pages: Sequence[Frame], dpi: int, paper: str) -> tuple[bytes, int, int]:
    """Draw the pages beside one another, in shades of grey.

    Args:
        pages: in points.
        dpi: pixels an inch.
        paper: ``#RRGGBB``.

    Returns:
        A PNG file, and its width and height in pixels.
    """
    seen = [np.concatenate([_grey(band) for band in bands(page, dpi / 72, paper)]) for page in pages]
    height = max(page.shape[0] for page in seen)
    desk = np.full((height, round(_BETWEEN * dpi / 72)), _DESK, np.uint8)
    parts: list[np.ndarray] = []
    for page in seen:
        below = np.full((height - page.shape[0], page.shape[1]), _DESK, np.uint8)
        parts += [desk, np.concatenate([page, below])] if parts else [np.concatenate([page, below])]
    image = Image.fromarray(np.concatenate(parts, axis=1))
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi), optimize=True)
    return out.getvalue(), image.width, image.height


def _grey(pixels: np.ndarray) -> np.ndarray:
    """Luminance, as bytes: light adds up before it is encoded, or saturated colours would come out too dark."""
    light = _linear(pixels[:, :, :3]) @ _SHARES
    encoded = np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 1e-6) ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(encoded * 255), np.uint8)


def _linear(pixels: np.ndarray) -> np.ndarray:
    table = np.where(_STEPS <= 0.04045, _STEPS / 12.92, ((_STEPS + 0.055) / 1.055) ** 2.4)
    return np.asarray(table[pixels])
