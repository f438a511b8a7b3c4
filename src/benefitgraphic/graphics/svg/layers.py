"""See-through paint, resolved: every layer gets the colours below it mixed in, so that the topmost is what is seen.

Neither palettes nor presses like transparency, and readers of PDF differ in it. So an outline that is see-through is
cut along every layer below it, and each piece gets its own mixture. The order of layers stays; no seam shows between
pieces, since each covers its place whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.path import Path

from benefitgraphic.graphics.svg.document import Layer
from benefitgraphic.graphics.svg.paths import points
from benefitgraphic.graphics.svg.skia import Bench, clipped, hull, without
from benefitgraphic.graphics.svg.style import Paint
from benefitgraphic.graphics.svg.tree import TooMuch

_OPAQUE = 1 - 1e-6
_MAX_LAYERS = 4_000

Shares = tuple[tuple[Paint, float], ...]


def laid(below: Sequence[Layer], above: Sequence[Layer], bench: Bench) -> list[Layer]:
    """Lay the layers above on those below, and return all of them.

    Args:
        below: layers whose topmost is what is seen, at every place.
        above: the same, without anything of ``below`` in their paint.
        bench: where the drawing is worked on.

    Raises:
        TooMuch: too many of them overlap.
    """
    whole = list(below)
    for layer in above:
        whole += _on(below, layer, bench)
        if len(whole) > _MAX_LAYERS:
            raise TooMuch(
                "too many see-through shapes of the drawing overlap",
                "flatten transparency in the drawing program, or save it as PNG, at least 1,000 pixels wide",
            )
    return whole


def faded(layers: Sequence[Layer], opacity: float) -> list[Layer]:
    """Return a group's layers with an opacity applied to the group as a whole."""
    return [Layer(layer.path, tuple((fill, part * opacity) for fill, part in layer.paint)) for layer in layers]


def _on(below: Sequence[Layer], layer: Layer, bench: Bench) -> list[Layer]:
    if layer.opacity >= _OPAQUE:
        return [layer]
    pieces = [layer]
    area = hull(layer.path)
    for under in below:
        beneath = hull(under.path)
        if not beneath.overlaps(area, tolerance=0):
            continue
        covered = beneath.contains(area) and without(layer.path, under.path, bench) is None
        shared: Path | None = layer.path if covered else clipped(layer.path, under.path, bench)
        if shared is not None and len(points(shared)):
            piece = Layer(shared, mixed(layer.paint, under.paint))
            # Nothing of what lies deeper is seen through a layer that is behind all of it.
            pieces = [piece] if covered else [*pieces, piece]
    return pieces


def mixed(above: Shares, below: Shares) -> Shares:
    """Mix the paint of one layer with that of the layer below."""
    left = 1 - min(sum(part for _, part in above), 1.0)
    shares: dict[Paint, float] = {}
    for fill, part in [*((fill, part * left) for fill, part in below), *above]:
        shares[fill] = shares.get(fill, 0.0) + part
    return tuple((fill, part) for fill, part in shares.items() if part > 0)
