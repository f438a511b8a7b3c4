"""What every chart kind is made of: how it is set, what it says in words, and as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from benefitgraphic.graphics.flow.boxes import Box
from benefitgraphic.graphics.frame import Table
from benefitgraphic.graphics.text.paragraph import TextStyle
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Change, Metric

TALLEST = 18.0
"""The least room for the tallest mark of a chart of years, in points: 24 px."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the charts of a panel are set.

    Attributes:
        strong: the reporting year's colour, ``#RRGGBB``.
        muted: the outlines of the other years, and what is left over.
        filling: what stands between those outlines, light beside the reporting year.
        ground: what the chart stands on.
        rule: the baseline's colour.
        label: quiet labels.
        label_strong: the reporting year's labels.
        height: the least height of the plotting area with its labels, in points.
        wording: numbers and units in the edition's language.
    """

    strong: str
    muted: str
    filling: str
    ground: str
    rule: str
    label: TextStyle
    label_strong: TextStyle
    height: float
    wording: Wording


class Misfit(NamedTuple):
    """Why a chart can't show a metric, as it goes on after "a 'bars' chart", and what to use instead."""

    reason: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartKind:
    """A kind of chart: what it is called, which metrics it fits, and what it draws, says and tabulates.

    Attributes:
        name: as in the config.
        label: what the page's form says of it.
        words: fields of `ChartWords` that no other kind says: a language may lack them until the kind is shown.
        fits: why it can't show a metric; None if it can.
        box: a metric as a box.
        sentence: the same in one to a few short sentences, for those who don't see it.
        table: the same as a table: every figure that it shows, in full.
        place: where the panel puts it: below its figure, beside it, either of these, or nowhere (the figure is all).
        figure: whether the metric's figure stands large over the chart or beside it.
        over_years: whether it has an axis of years, which begins alike in all charts of a graphic.
        widest: beyond which width, in points, it gains nothing; None where it always does.
        role: what it is to those who don't see it: a Figure that those sentences stand for, or, where the chart shows
            names and values as rows, a Table whose rows the box tags.
    """

    name: str
    label: str
    fits: Callable[[Metric], Misfit | None]
    box: Callable[[Metric, Setting], Box]
    sentence: Callable[[Metric, Wording], str]
    table: Callable[[Metric, Wording], Table]
    place: Literal["below", "beside", "either", "none"]
    figure: Literal["over", "none"] = "over"
    over_years: bool = False
    widest: Callable[[Metric, Setting], float] | None = None
    role: Literal["Figure", "Table"] = "Figure"
    words: tuple[str, ...] = ()

    def moved(self, metric: Metric) -> Change | None:
        """Return the change to state beside the figure; None for a sum of categories that isn't shown."""
        return metric.change() if self.figure == "over" or not metric.by else None
