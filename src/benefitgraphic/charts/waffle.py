"""Waffle: one hundred cells, as many filled as there are whole percents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.telling import year_sentence, year_table
from benefitgraphic.content.metrics import Metric
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.frame import Frame, Item, Shape
from benefitgraphic.graphics.geometry import Point, Region

_SIDE = 10
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
        """A square as wide as the region or as tall as the chart, whichever is less, filled from the top left."""
        s = self.setting
        side = min(region.width, max(region.height or 0.0, s.height))
        # The last cell ends at the edge.
        pitch = side / (_SIDE - 1 + _CELL)
        cell = pitch * _CELL
        count = filled_cells(self.metric.value or Decimal(0))
        full = paths.rectangle(cell, cell, cell * _CORNER)
        line = cell * _OUTLINE
        hole = paths.rectangle(cell - 2 * line, cell - 2 * line, cell * (_CORNER - _OUTLINE))
        solid, outlines, holes = [], [], []
        for i in range(_SIDE * _SIDE):
            at = Point(i % _SIDE * pitch, i // _SIDE * pitch)
            if i < count:
                solid.append(paths.moved(full, at))
            else:
                # An empty cell is hollow: told apart by form, not by colour alone.
                outlines.append(paths.moved(full, at))
                holes.append(paths.moved(hole, at.moved(line, line)))
        items: list[tuple[Point, Item]] = []
        for cells, fill in ((solid, s.strong), (outlines, s.muted), (holes, s.ground)):
            if cells:
                items.append((Point(0, 0), Shape(paths.joined(cells), fill=fill)))
        return Frame(side, side, tuple(items))


KIND = ChartKind(box=Waffle, sentence=year_sentence, table=year_table, place="beside")
