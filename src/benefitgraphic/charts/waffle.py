"""Waffle: one hundred cells, as many filled as there are whole percents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.figures import joined
from benefitgraphic.charts.telling import reporting, year_table
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.wording import Wording
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
        places = [Point(i % _SIDE * pitch, i // _SIDE * pitch) for i in range(_SIDE * _SIDE)]
        items: list[tuple[Point, Item]] = []
        if count:
            items.append((Point(0, 0), Shape(paths.repeated(full, places[:count]), fill=s.strong)))
        if count < len(places):
            # An empty cell is hollow: told apart by form, not by colour alone.
            empty = places[count:]
            items.append((Point(0, 0), Shape(paths.repeated(full, empty), fill=s.muted)))
            items.append((Point(line, line), Shape(paths.repeated(hole, empty), fill=s.ground)))
        return Frame(side, side, tuple(items))


def _sentence(metric: Metric, wording: Wording) -> str:
    own = wording.words.charts
    filled = own.filled_of_hundred(filled_cells(metric.value or Decimal(0)))
    return joined([own.cells.format(filled=filled, label=metric.label.text, **reporting(metric, wording))])


KIND = ChartKind(box=Waffle, sentence=_sentence, table=year_table, place="beside")
