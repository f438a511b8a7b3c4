"""Outlines and images to pixels, by matplotlib's Agg renderer.

The renderer itself is asked, since the module that offers it in public takes as long to import as a page to paint.
`matplotlib.backends._backend_agg` is the one part of matplotlib that is used and isn't public:
tests/graphics/test_agg.py guards it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.backends._backend_agg import RendererAgg  # type: ignore[attr-defined]
from matplotlib.path import Path

from benefitgraphic.graphics.colour import channels

Matrix = np.ndarray
"""An affine transformation, of shape (3, 3), from points with y down to pixels with y up, as the renderer has them."""


def scaled(x: float, y: float, right: float = 0.0, up: float = 0.0) -> Matrix:
    """Return the matrix that scales by two factors and then shifts."""
    return np.array([[x, 0.0, right], [0.0, y, up], [0.0, 0.0, 1.0]])


@dataclass(slots=True)
class _Context:
    """How something is drawn, in the form in which the renderer asks for it."""

    _linewidth: float = 0.0
    _rgb: tuple[float, ...] = (0.0, 0.0, 0.0, 1.0)
    _antialiased: bool = True
    _clip: tuple[Path | None, Matrix | None] = (None, None)
    _alpha: float = 1.0
    _forced_alpha: bool = False
    _capstyle: str = "round"
    _joinstyle: str = "round"
    _cliprect: None = None
    _hatch_linewidth: float = 0.0

    def get_dashes(self) -> tuple[float, None]:
        return 0.0, None

    def get_clip_path(self) -> tuple[Path | None, Matrix | None]:
        return self._clip

    def get_snap(self) -> bool:
        return False

    def get_hatch_path(self) -> None:
        return None

    def get_hatch_color(self) -> tuple[float, ...]:
        return self._rgb

    def get_hatch_linewidth(self) -> float:
        return self._hatch_linewidth

    def get_sketch_params(self) -> None:
        return None


class Agg:
    """A picture being painted, transparent at first."""

    def __init__(self, width: int, height: int) -> None:
        """Begin a picture of a width and height in pixels."""
        self._renderer: Any = RendererAgg(width, height, 72.0)

    @property
    def pixels(self) -> np.ndarray:
        """Return the pixels as they are now, of shape (height, width, 4), which may be written to."""
        return np.asarray(self._renderer)

    def fill(
        self, outline: Path, matrix: Matrix, colour: str, clip: tuple[Path, Matrix] | None = None, *, soft: bool = True
    ) -> None:
        """Fill an outline.

        Args:
            outline: by the nonzero rule.
            matrix: from its points to pixels, y up.
            colour: ``#RRGGBB``.
            clip: an outline outside which nothing is painted, and its matrix.
            soft: whether pixels on its edge are mixed.
        """
        gc = _Context(_antialiased=soft, _clip=clip or (None, None))
        self._renderer.draw_path(gc, outline, matrix, (*_shares(colour), 1.0))

    def stroke(
        self, outline: Path, matrix: Matrix, colour: str, width: float, clip: tuple[Path, Matrix] | None = None
    ) -> None:
        """Draw a line of a width in pixels along an outline; its ends and corners are round."""
        gc = _Context(_linewidth=width, _rgb=(*_shares(colour), 1.0), _clip=clip or (None, None))
        self._renderer.draw_path(gc, outline, matrix, None)

    def image(self, pixels: np.ndarray, left: int, low: int, clip: tuple[Path, Matrix] | None = None) -> None:
        """Paint an image, of shape (height, width, 4), its lower left corner at a pixel, y up."""
        # The renderer takes rows bottom first, and wants to own them: a single row turned over is no copy yet.
        self._renderer.draw_image(_Context(_clip=clip or (None, None)), left, low, np.array(pixels)[::-1])


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = channels(colour)
    return red / 255, green / 255, blue / 255
