"""A PDF page's content while it is written: operators, and the state that they leave behind (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.path import Path

from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import channels
from benefitgraphic.graphics.frame import Stroke

_OPERATORS = {paths.M: b" m\n", paths.L: b" l\n", paths.C: b" c\n"}


def number(value: float) -> bytes:
    """Write a number with three decimals at most: of points, a fourth is less than any printer's dot."""
    written = b"%.3f" % value
    written = written.rstrip(b"0").rstrip(b".")
    return b"0" if written in (b"-0", b"") else written


def numbers(values: Iterable[float]) -> bytes:
    """Write numbers with spaces between them."""
    return b" ".join(map(number, values))


@dataclass(frozen=True, slots=True)
class _State:
    """What is set already, so that it isn't set again; empty is the page's own."""

    fill: str = ""
    stroke: Stroke | None = None
    font: tuple[str, float] = ("", 0.0)


class PageContent:
    """A page's content: what is appended to it is painted after what was.

    Places are in points, y up from the page's lower left corner.
    """

    def __init__(self) -> None:
        """Begin with what is so for all lines: round ends and corners."""
        self._parts: list[bytes] = [b"1 J 1 j\n"]
        self._state = _State()
        self._clip: Path | None = None

    def write(self, operators: bytes) -> None:
        """Append operators that leave the state as it is."""
        self._parts.append(operators)

    def whole(self) -> bytes:
        """Return all of the page's content."""
        self.clip(None)
        return b"".join(self._parts)

    def clip(self, outline: Path | None) -> None:
        """From here on, paint only within an outline, and nothing else; None is the whole page."""
        if outline is self._clip:
            return
        if self._clip is not None:
            self._parts.append(b"Q\n")
            self._state = _State()
        if outline is not None:
            # What was set outside still is, until the outline is left; there, nothing is known any more.
            self._parts += (b"q\n", _path(outline), b"W n\n")
        self._clip = outline

    def shape(self, outline: Path, fill: str | None, stroke: Stroke | None) -> None:
        """Paint an outline: filled ``#RRGGBB`` by the nonzero rule, and stroked."""
        stroked = stroke if stroke and stroke.width > 0 else None
        if not (fill or stroked) or not len(outline):
            return
        if fill:
            self._fill(fill)
        if stroked:
            self._stroke(stroked)
        self._parts += (_path(outline), b"B\n" if fill and stroked else b"f\n" if fill else b"S\n")

    def image(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Paint an image of the page's resources; ``x`` and ``y`` are of its lower left corner."""
        self._parts.append(b"q %s cm /%s Do Q\n" % (numbers((width, 0, 0, height, x, y)), name.encode("ascii")))

    def begin_text(self, x: float, y: float, colour: str) -> None:
        """Begin a text at a point of its baseline."""
        self._fill(colour)
        self._parts.append(b"BT 1 0 0 1 %s Tm\n" % numbers((x, y)))

    def show(self, font: str, size: float, shown: bytes, rise: float = 0.0) -> None:
        """Show glyphs of a font of the page's resources; ``shown`` is the array of codes and distances."""
        if (font, size) != self._state.font:
            self._parts.append(b"/%s %s Tf\n" % (font.encode("ascii"), number(size)))
            self._state = replace(self._state, font=(font, size))
        lifted = number(rise)
        self._parts.append(b"%s Ts [%s] TJ 0 Ts\n" % (lifted, shown) if lifted != b"0" else b"[%s] TJ\n" % shown)

    def end_text(self) -> None:
        """End the text."""
        self._parts.append(b"ET\n")

    def _fill(self, colour: str) -> None:
        if colour != self._state.fill:
            self._parts.append(b"%s rg\n" % _colour(colour))
            self._state = replace(self._state, fill=colour)

    def _stroke(self, stroke: Stroke) -> None:
        before = self._state.stroke
        if before is None or before.colour != stroke.colour:
            self._parts.append(b"%s RG\n" % _colour(stroke.colour))
        if before is None or before.width != stroke.width:
            self._parts.append(b"%s w\n" % number(stroke.width))
        self._state = replace(self._state, stroke=stroke)


def _colour(colour: str) -> bytes:
    # Five digits are exact for eight bits, and short in the file.
    return b" ".join((b"%.5f" % (channel / 255)).rstrip(b"0").rstrip(b".") or b"0" for channel in channels(colour))


def _path(outline: Path) -> bytes:
    """Return the operators that construct an outline."""
    points, codes = paths.vertices(outline), np.asarray(outline.codes)
    written = [b"%s %s" % (number(x), number(y)) for x, y in points.tolist()]
    parts: list[bytes] = []
    last = (0.0, 0.0)
    at = 0
    while at < len(codes):
        code = int(codes[at])
        if code == paths.Z:
            parts.append(b"h\n")
            at += 1
            continue
        if code == Path.CURVE3:
            # A quadratic curve is a cubic one with control points at two thirds.
            (cx, cy), (x, y) = points[at].tolist(), points[at + 1].tolist()
            handles = (
                last[0] + (cx - last[0]) * 2 / 3, last[1] + (cy - last[1]) * 2 / 3,
                x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3,
            )  # fmt: skip
            parts.append(b"%s %s c\n" % (numbers(handles), written[at + 1]))
            at += 2
        else:
            many = 3 if code == paths.C else 1
            parts += (b" ".join(written[at : at + many]), _OPERATORS[code])
            at += many
        last = tuple(points[at - 1].tolist())
    return b"".join(parts)
