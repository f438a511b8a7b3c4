"""Path data (SVG 2, chapter 9), read strictly.

Browsers draw damaged data up to the damage. Nobody can have meant that, so it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from matplotlib.path import Path

from benefitgraphic.graphics.images import ArtworkProblem

_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = (3, 4)  # of an arc's seven values, those that may be written without a blank
_BLANK = re.compile(r"[ \t\r\n\f]*")
_COMMA = re.compile(r"[ \t\r\n\f]*(?:,[ \t\r\n\f]*)?")
# At most so many digits: a number of a hundred thousand takes a second to read.
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,60}(?:\.[0-9]{1,60})?|\.[0-9]{1,60})(?:[eE][-+]?[0-9]{1,9})?(?![0-9])")
_FLAG = re.compile(r"[01]")

_Coordinates = tuple[float, float]


class Pen:
    """Collects lines and curves; a move without a line after it leaves nothing behind."""

    def __init__(self) -> None:
        self.vertices: list[_Coordinates] = []
        self.codes: list[Any] = []
        self._start: _Coordinates | None = None
        self._first = (0.0, 0.0)

    def add(self, code: Any, *points: _Coordinates) -> None:
        """Add a line or curve to points in path order, with matplotlib's code for it."""
        if self._start is not None:
            self.vertices.append(self._start)
            self.codes.append(Path.MOVETO)
            self._start = None
        self.vertices += points
        self.codes += [code] * len(points)

    def moveTo(self, point: _Coordinates) -> None:  # noqa: N802 - fontTools' pen protocol
        """Start a contour."""
        self._start = self._first = point

    def lineTo(self, point: _Coordinates) -> None:  # noqa: N802
        """Draw a straight line."""
        self.add(Path.LINETO, point)

    def qCurveTo(self, *points: _Coordinates) -> None:  # noqa: N802
        """Draw a quadratic curve: control point, end."""
        self.add(Path.CURVE3, *points)

    def curveTo(self, *points: _Coordinates) -> None:  # noqa: N802
        """Draw a cubic curve: two control points, end."""
        self.add(Path.CURVE4, *points)

    def closePath(self) -> None:  # noqa: N802
        """End a contour with a line to its start; one of no length is a dot, which a stroke's ends show."""
        if self._start is not None:
            self.lineTo(self._start)
        self.add(Path.CLOSEPOLY, self._first)


def draw(data: str, pen: Pen) -> None:
    """Draws path data.

    Raises:
        ArtworkProblem: it isn't well formed.
    """
    at: complex = 0j
    start: complex = 0j
    control: complex | None = None  # the last curve's, which S and T reflect
    before = ""
    closed = False
    for command, values in _segments(data):
        kind = command.upper()
        origin = at if command.islower() else 0j
        if closed and kind not in "MZ":
            pen.moveTo(_pair(start))
        closed = kind == "Z"
        if kind == "Z":
            if before != "Z":
                pen.closePath()
            at, control = start, None
        elif kind == "A":
            rx, ry, turn, large, sweep = values[:5]
            end = origin + complex(*values[5:])
            _arc(pen, at, (rx, ry, turn), bool(large), bool(sweep), end)
            at, control = end, None
        elif kind in "HV":
            place = values[0] + (origin.real if kind == "H" else origin.imag)
            at = complex(place, at.imag) if kind == "H" else complex(at.real, place)
            pen.lineTo(_pair(at))
            control = None
        else:
            points = [origin + complex(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
            if kind in "ST":
                bends = control is not None and before in ("CS" if kind == "S" else "QT")
                points.insert(0, 2 * at - control if bends and control is not None else at)
            _move(pen, kind, points)
            control = points[-2] if len(points) > 1 else None
            at = points[-1]
            start = at if kind == "M" else start
        before = kind


def _move(pen: Pen, kind: str, points: list[complex]) -> None:
    pairs = [_pair(point) for point in points]
    if kind == "M":
        pen.moveTo(pairs[0])
    elif kind == "L":
        pen.lineTo(pairs[0])
    elif kind in "CS":
        pen.curveTo(*pairs)
    else:
        pen.qCurveTo(*pairs)


def _arc(pen: Pen, at: complex, radii: tuple[float, float, float], large: bool, sweep: bool, end: complex) -> None:
    """Draw an elliptical arc; a straight line without a radius, no arc if it ends where it starts (SVG 2, 9.5.1)."""
    from fontTools.svgLib.path.arc import EllipticalArc

    rx, ry, turn = radii
    if at == end:
        # A stroke's round ends show that something was drawn.
        pen.lineTo(_pair(end))
    elif not rx or not ry:
        pen.lineTo(_pair(end))
    else:
        EllipticalArc(at, abs(rx), abs(ry), turn, large, sweep, end).draw(pen)


def _pair(point: complex) -> _Coordinates:
    return point.real, point.imag


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its values; one that is repeated without its letter is spelled out."""
    place = _skip(_BLANK, data, 0)
    first = True
    while place < len(data):
        command = data[place]
        count = _COUNTS.get(command.upper())
        if count is None or (first and command not in "Mm"):
            raise _damaged()
        first = False
        place = _skip(_BLANK, data, place + 1)
        if not count:
            yield command, []
            continue
        again = True
        while again:
            values = []
            for index in range(count):
                pattern = _FLAG if count == 7 and index in _FLAGS else _NUMBER
                match = pattern.match(data, place)
                if match is None:
                    raise _damaged()
                values.append(float(match[0]))
                # A comma stands between numbers, not behind the last.
                after = _skip(_COMMA, data, match.end())
                again = after < len(data) and data[after] in "0123456789+-."
                place = after if again else _skip(_BLANK, data, match.end())
            yield command, values
            command = {"M": "L", "m": "l"}.get(command, command)


def _skip(pattern: re.Pattern[str], data: str, place: int) -> int:
    match = pattern.match(data, place)
    return match.end() if match else place


def _damaged() -> ArtworkProblem:
    return ArtworkProblem("the drawing has a damaged outline", "export it again")
