"""Waffle: one hundred cells, as many filled as there are whole percents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.describe.figures import joined
from benefitgraphic.charts.describe.sentences import reporting, year_table
from benefitgraphic.charts.fits import of_a_percent
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Item, Shape
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric

# Cells in a row: of a square, and of a strip as wide as its place.
_SQUARE, _STRIP = 10, 20
_CELLS = 100
# A cell's share of its pitch; its corner and, when empty, its outline as shares of the cell.
_CELL = 0.8
_CORNER = 0.22
_OUTLINE = 0.13


def filled_cells(percent: Decimal) -> int:
    """Whole cells: rounded, but none only at 0 and all only at 100."""
    if percent <= 0:
        return 0
    if percent >= 100:
        return 100
    return min(max(math.floor(percent + Decimal("0.5")), 1), 99)


@dataclass(frozen=True, slots=True)
class Waffle:
    """The box."""

    metric: Metric
    setting: Setting

    def layout(self, region: Region) -> Frame:
        """Draw a square or a strip, whichever has the larger cells, filled from the top left."""
        s = self.setting
        columns, pitch = _laid(region)
        rows = _CELLS // columns
        cell = pitch * _CELL
        count = filled_cells(self.metric.value or Decimal(0))
        full = paths.rectangle(cell, cell, cell * _CORNER)
        line = cell * _OUTLINE
        hole = paths.rectangle(cell - 2 * line, cell - 2 * line, cell * (_CORNER - _OUTLINE))
        places = [Point(i % columns * pitch, i // columns * pitch) for i in range(_CELLS)]
        items: list[tuple[Point, Item]] = []
        if count:
            items.append((Point(0, 0), Shape(paths.repeated(full, places[:count]), fill=s.strong)))
        if count < len(places):
            # An empty cell is hollow: told apart by form, not by colour alone.
            empty = places[count:]
            items.append((Point(0, 0), Shape(paths.repeated(full, empty), fill=s.muted)))
            items.append((Point(line, line), Shape(paths.repeated(hole, empty), fill=s.ground)))
        return Frame(_length(columns) * pitch, _length(rows) * pitch, tuple(items))


def _laid(region: Region) -> tuple[int, float]:
    """How many cells stand in a row, and their pitch in points; where the height is free, a strip."""
    if region.height is None:
        return _STRIP, region.width / _length(_STRIP)
    pitches = {
        columns: min(region.width / _length(columns), region.height / _length(_CELLS // columns))
        for columns in (_STRIP, _SQUARE)
    }
    columns = max(pitches, key=lambda columns: pitches[columns])
    return columns, pitches[columns]


def _length(cells: int) -> float:
    """Of so many cells beside one another, in pitches: the last one ends at the edge."""
    return cells - 1 + _CELL


def _sentence(metric: Metric, wording: Wording) -> str:
    own = wording.words.charts
    filled = own.filled_of_hundred(filled_cells(metric.value or Decimal(0)))
    return joined([own.cells.format(filled=filled, label=metric.label.text, **reporting(metric, wording))])


KIND = ChartKind(
    name="waffle",
    label="Share as a hundred squares",
    fits=of_a_percent,
    box=Waffle,
    sentence=_sentence,
    table=year_table,
    place="either",
    words=("cells", "filled_none", "filled", "filled_all"),
)
