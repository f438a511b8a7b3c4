"""Trend: a line over the years with a soft area, from zero, the reporting year's point strong."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from benefitgraphic.charts.chart import TALLEST, ChartKind, Setting
from benefitgraphic.charts.describe.figures import labels
from benefitgraphic.charts.describe.sentences import year_table, years_sentence
from benefitgraphic.charts.fits import of_years
from benefitgraphic.charts.labels import Years, importance, years_first
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.colour import mix
from benefitgraphic.graphics.frame import Frame, Item, Shape, Stroke
from benefitgraphic.graphics.geometry import Point, Rect, Region
from benefitgraphic.graphics.text.paragraph import TextStyle, place_line, text_width
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric

# How strongly the area is tinted, and the weights of line and points in multiples of the label's size.
_AREA = 0.24
_LINE = 0.19
_DOT = 0.52
_LAST_DOT = 0.86
# From the baseline to the lower edge, in line heights: a point on the baseline must not touch the year under it.
_FOOT = 1.3
# A label's distance from a line beside it, in sizes of the label.
_CLEAR = 0.22
# Between two labels beside one another, in their size.
_APART = 0.6


@dataclass(frozen=True, slots=True)
class Trend:
    """The box."""

    metric: Metric
    setting: Setting

    def layout(self, region: Region) -> Frame:
        """Values beside their points, years below the baseline."""
        s = self.setting
        years, values = self.metric.years, [None if v is None else float(v) for v in self.metric.values]
        foot = s.label.line_height * _FOOT
        head = s.label_strong.line_height + s.label.size * _LAST_DOT / 2
        height = max(region.height or 0.0, s.height, foot + head + TALLEST)
        ground = height - foot
        highest = max((v for v in values if v is not None), default=0.0) or 1.0

        texts = [s.wording.year(year) for year in years]
        span = max(years[-1] - years[0], 1)
        for full in (True, False):
            said = labels(self.metric.values, self.metric, s.wording, full=full)
            ends = [(texts[0], s.label), (texts[-1], s.label_strong), (said[0], s.label), (said[-1], s.label_strong)]
            edge = max(text_width(text, style) for text, style in ends) / 2
            across = region.width - 2 * edge
            if max(text_width(text, s.label_strong) for text in said) + s.label.size * _APART <= across / span:
                break
        # Years stand where they belong in time: a year that the sheet skips leaves its room.
        xs = [edge + across * (year - years[0]) / span if len(years) > 1 else region.width / 2 for year in years]
        points = [
            None if v is None else Point(x, ground - (ground - head) * v / highest)
            for x, v in zip(xs, values, strict=True)
        ]
        items: list[tuple[Point, Item]] = []
        runs = _runs(points, self._begins_anew())
        for run in runs:
            items += self._area(run, ground)
        rule = paths.rectangle(region.width, s.label.size * 0.07)
        items.append((Point(0, ground), Shape(rule, fill=s.rule, crisp=True)))
        for run in runs:
            items += self._line(run, ground)
        items += self._dots(points)
        years_below = Years(texts, xs, region.width, s.label, s.label_strong)
        shown = years_below.shown(years_first(values))
        said = [text if i in shown else "" for i, text in enumerate(said)]
        items += self._values(said, points, runs, Rect(0, 0, region.width, ground))
        years_line = height - foot + s.label.first_baseline + s.label.line_height * (_FOOT - 1)
        items += years_below.labels(shown, years_line)
        return Frame(region.width, height, tuple(items))

    def _begins_anew(self) -> frozenset[int]:
        """Return the indices of years in which counting began anew: no line leads there from the year before."""
        broken = {year for year, _ in self.metric.breaks}
        return frozenset(i for i, year in enumerate(self.metric.years) if year in broken)

    def _area(self, run: Sequence[Point], ground: float) -> list[tuple[Point, Item]]:
        if len(run) < 2:
            return []
        outline = paths.polygon([*run, (run[-1].x, ground), (run[0].x, ground)])
        return [(Point(0, 0), Shape(outline, fill=mix(self.setting.muted, self.setting.ground, _AREA)))]

    def _line(self, run: Sequence[Point], ground: float) -> list[tuple[Point, Item]]:
        s = self.setting
        # A point between two gaps stands on a stem of its own.
        ends = run if len(run) > 1 else (Point(run[0].x, ground), run[0])
        return [(Point(0, 0), Shape(paths.polyline(ends), stroke=Stroke(s.strong, s.label.size * _LINE)))]

    def _dots(self, points: Sequence[Point | None]) -> list[tuple[Point, Item]]:
        s = self.setting
        items: list[tuple[Point, Item]] = []
        for i, point in enumerate(points):
            if point is not None:
                size = s.label.size * (_LAST_DOT if i == len(points) - 1 else _DOT)
                at = point.moved(-size / 2, -size / 2)
                items.append((at, Shape(paths.circle(size), fill=s.strong)))
        return items

    def _values(
        self, said: Sequence[str], points: Sequence[Point | None], runs: Sequence[Sequence[Point]], plot: Rect
    ) -> list[tuple[Point, Item]]:
        """Each value where it touches neither the line nor another value; left out if there is no such place."""
        s = self.setting
        last = len(points) - 1
        taken: list[Rect] = []
        placed: dict[int, list[tuple[Point, Item]]] = {}
        for i in importance([None if v is None else float(v) for v in self.metric.values]):
            point, text = points[i], said[i]
            if point is None or not text:
                continue
            style = s.label_strong if i == last else s.label
            dot = s.label.size * (_LAST_DOT if i == last else _DOT)
            places = _places(point, text_width(text, style), style, dot)
            free = [
                r
                for r in places
                if plot.contains(r)
                and not any(r.overlaps(t) for t in taken)
                and not _crossed(_widened(r, style.size * _CLEAR), runs)
            ]
            # The reporting year's value is never left out: above its point there is always room.
            chosen = free[0] if free else _inside(places[0], plot) if i == last else None
            if chosen is not None:
                # Letters that run from right to left reach further above and below figures.
                side, above = style.size * 0.3, style.size * (0.45 if style.direction == "rtl" else 0.25)
                taken.append(
                    Rect(chosen.x - side, chosen.y - above, chosen.width + 2 * side, chosen.height + 2 * above)
                )
                placed[i] = place_line(text, style, Point(chosen.x, chosen.bottom))
        return [item for _, label in sorted(placed.items()) for item in label]


def _places(point: Point, width: float, style: TextStyle, dot: float) -> list[Rect]:
    """Where a label may stand, the best first: above, above to either side, below, below to either side."""
    tall = style.cap_height
    near = dot / 2 + style.size * 0.32
    shifts = (0.0, -0.3, 0.3, -0.5, 0.5, -0.75, 0.75)
    above = [Rect(point.x - width / 2 + width * k, point.y - near - tall, width, tall) for k in shifts]
    higher = [r._replace(y=r.y - tall * 0.5) for r in above]
    below = [Rect(point.x - width / 2 + width * k, point.y + near, width, tall) for k in shifts]
    return [*above, *higher, *below]


def _widened(rect: Rect, by: float) -> Rect:
    return Rect(rect.x - by, rect.y, rect.width + 2 * by, rect.height)


def _inside(rect: Rect, plot: Rect) -> Rect:
    x = min(max(rect.x, plot.x), max(plot.right - rect.width, plot.x))
    return rect._replace(x=x, y=max(rect.y, plot.y))


def _crossed(rect: Rect, runs: Sequence[Sequence[Point]]) -> bool:
    """Whether any line passes through the rectangle."""
    return any(_cuts(a, b, rect) for run in runs for a, b in itertools.pairwise(run))


def _cuts(a: Point, b: Point, rect: Rect) -> bool:
    # Clip the segment to the rectangle's width (lines run left to right), then compare heights.
    left, right = max(a.x, rect.x), min(b.x, rect.right)
    if left > right or a.x == b.x:
        return False
    slope = (b.y - a.y) / (b.x - a.x)
    y0, y1 = a.y + slope * (left - a.x), a.y + slope * (right - a.x)
    slack = rect.height * 0.25
    return min(y0, y1) < rect.bottom + slack and max(y0, y1) > rect.y - slack


def _runs(points: Sequence[Point | None], anew: Collection[int]) -> list[list[Point]]:
    """Split the points at gaps, and at years in which counting began anew."""
    runs: list[list[Point]] = [[]]
    for i, point in enumerate(points):
        if point is None or i in anew:
            runs.append([])
        if point is not None:
            runs[-1].append(point)
    return [run for run in runs if run]


def _sentence(metric: Metric, wording: Wording) -> str:
    return years_sentence(metric, wording, wording.words.charts.line)


KIND = ChartKind(
    name="trend",
    label="Line over the years",
    fits=of_years,
    box=Trend,
    sentence=_sentence,
    table=year_table,
    place="below",
    over_years=True,
)
