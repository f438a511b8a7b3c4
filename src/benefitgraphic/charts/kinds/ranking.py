"""Ranking: one lying bar a category, the longest first, from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from benefitgraphic.charts import marks
from benefitgraphic.charts.chart import ChartKind, Setting
from benefitgraphic.charts.describe.figures import joined, labels, worded
from benefitgraphic.charts.describe.gaps import missing
from benefitgraphic.charts.describe.sentences import in_full, once_sentence
from benefitgraphic.charts.fits import of_categories
from benefitgraphic.graphics.flow.boxes import place, wrap
from benefitgraphic.graphics.frame import Frame, Item, Table, TableRow, Tag
from benefitgraphic.graphics.geometry import Point, Rect, Region
from benefitgraphic.graphics.text.paragraph import Paragraph, place_line, text_width
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric

# At most this many rows; the last one is then the sum of the rest. More where equal values would be torn apart.
_MOST = 10
_MOST_EQUAL = 15
# At most this many names in one place of a sentence.
_MOST_NAMES = 3
_SLIVER = 1.5
# In multiples of the label's size.
_BAR = 1.25
# How much of the room that is left over makes bars thicker, and up to what.
_THICKER, _THICKEST = 0.4, 2.2
_GAP = 0.7
# Where charts are low, so much of their height is the gap.
_LOW_GAP = 0.08
# How much more room each gap may take where the panel is taller.
_SPREAD = 1.4
# The widest share of the chart that names may take before they wrap.
_NAMES = 0.42
# The least share of the chart that the longest bar keeps where values are said in full.
_LONGEST = 0.4


def _known(metric: Metric) -> list[tuple[str, Decimal]]:
    """Return the categories whose value in the reporting year is known, largest first."""
    now = metric.years.index(metric.year)
    rows = [(c.name, v) for c in metric.categories if (v := c.values[now]) is not None]
    return sorted(rows, key=lambda row: -row[1])


class Ranked(NamedTuple):
    """The reporting year's categories, largest first.

    Attributes:
        named: those with a bar of their own.
        rest: the values of the others, which are summed up as "Other".
    """

    named: list[tuple[str, Decimal]]
    rest: list[Decimal]

    @property
    def other(self) -> Decimal | None:
        """The sum of the others; None where there are none."""
        return sum(self.rest, Decimal(0)) if self.rest else None


def ranked(metric: Metric) -> Ranked:
    """Every category, or of a count with more than ten the largest.

    Equal values stay together, named or not. Shares and times can't be summed, so all of theirs are named.
    """
    rows = _known(metric)
    count = _cut([value for _, value in rows]) if metric.unit == "count" else len(rows)
    return Ranked(rows[:count], [value for _, value in rows[count:]])


def _cut(values: Sequence[Decimal]) -> int:
    """How many of the values, largest first, are named."""
    count = _MOST - 1
    if len(values) <= _MOST:
        return len(values)
    equal = [at for at, value in enumerate(values) if value == values[count]]
    first, end = equal[0], equal[-1] + 1
    if first < count:
        # Where all that would be named are equal, they are all there is to say.
        count = end if end <= _MOST_EQUAL or not first else first
    return count if len(values) - count > 1 else len(values)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The box."""

    metric: Metric
    setting: Setting

    def layout(self, region: Region) -> Frame:
        """Names at the left, values at the ends of the bars."""
        s = self.setting
        found = ranked(self.metric)
        if not found.named:
            return Frame(region.width, 0.0)
        # What is left over is told, but has no bar: it would be longer than any that is named, and no rank at all.
        rows: list[tuple[str, Decimal, bool]] = [(name, value, True) for name, value in found.named]
        if found.other is not None:
            count = s.wording.number(len(found.rest))
            rows.append((f"{s.wording.words.other} ({count})", found.other, False))
        styles = [s.label_strong if is_named else s.label for _, _, is_named in rows]
        apart = s.label.size * 0.6
        names = min(max(text_width(name, s.label) for name, _, _ in rows) + 0.5, region.width * _NAMES)
        start = names + apart
        for full in (True, False):
            values = labels([value for _, value, _ in rows], self.metric, s.wording, full=full)
            ends = max(text_width(t, style) for t, style in zip(values, styles, strict=True))
            longest = max(region.width - start - apart - ends, s.label.size)
            if longest >= region.width * _LONGEST:
                break
        highest = found.named[0][1] or Decimal(1)

        frames = [Paragraph(name, s.label, hyphenate=False).layout(Region(names)) for name, _, _ in rows]
        # A name centred by its capitals reaches a little below one centred by its line.
        thin = s.label.size * _BAR
        heights = [max(f.height + s.label.size * 0.2, thin) for f in frames]
        least = min(s.label.size * _GAP, s.height * _LOW_GAP)
        natural = sum(heights) + least * (len(rows) - 1)
        # Room left over makes the bars thicker, and then goes between them, but they stay a group.
        spare = max(0.0, (region.height or 0.0) - natural)
        thick = min(thin + spare / len(rows) * _THICKER, s.label.size * _THICKEST)
        heights = [max(height, thick) for height in heights]
        spare = max(0.0, spare - sum(max(0.0, thick - thin) for _ in rows))
        between = max(1, len(rows) - 1)
        gap = least + min(spare / between, s.label.size * _SPREAD)
        placed = []
        bars: list[tuple[Point, Item]] = []
        y = 0.0
        for i, ((_, value, is_named), name, height) in enumerate(zip(rows, frames, heights, strict=True)):
            middle = y + height / 2
            # A name of one line stands on its value's baseline; a longer one is centred on its bar.
            single = name.height < s.label.line_height * 1.5
            top = middle + s.label.cap_height / 2 - (name.baseline or 0.0) if single else middle - name.height / 2
            # Each row is one of a table; its bar is decoration.
            row = Tag("TR", key=f"row-{i}")
            placed.append((Point(0, top), wrap(wrap(name, tag=Tag("TH", scope="Row")), tag=row)))
            length = 0.0 if not (value and is_named) else max(_SLIVER, longest * float(value / highest))
            if length:
                radius = min(thick * 0.16, length)
                at = Rect(start, middle - thick / 2, length, thick)
                bars += marks.bar(at, (0, radius, radius, 0), s, strong=value == highest)
            baseline = middle + styles[i].cap_height / 2
            runs = tuple(place_line(values[i], styles[i], Point(start + length + apart, baseline)))
            said = Frame(region.width, y + height, runs)
            placed.append((Point(0, 0), wrap(wrap(said, tag=Tag("TD")), tag=row)))
            y += height + gap
        content = place(placed, region.width, max(y - gap, region.height or 0.0))
        return Frame(content.width, content.height, (*bars, *content.items), content.baseline)


def _sentence(metric: Metric, wording: Wording) -> str:
    own, found, known = wording.words.charts, ranked(metric), _known(metric)
    if not known:
        return once_sentence(metric, wording, own.bars)
    told = {"chart": own.bars, "label": metric.label.text, "year": wording.year(metric.year)}
    if len(metric.categories) == 1:
        return joined([own.alone.format(names=known[0][0], value=worded(known[0][1], metric, wording), **told)])
    count = len(metric.categories)
    said = [own.ranked.of(count).format(count=wording.number(count), **told), *_ends(known, metric, wording)]
    if found.other is not None:
        count = len(found.rest)
        other, value = wording.words.other, wording.number(found.other)
        said.append(own.rest.of(count).format(other=other, count=wording.number(count), value=value))
    unknown = [c.name for c in metric.categories if c.values[metric.years.index(metric.year)] is None]
    if unknown:
        said.append(missing(wording.listed(_named(unknown, wording)), wording))
    return joined(said)


def _ends(known: Sequence[tuple[str, Decimal]], metric: Metric, wording: Wording) -> list[str]:
    """Which category is the highest, its share of the whole, and, if it has a bar of its own, the lowest."""
    own = wording.words.charts
    most, least = known[0][1], known[-1][1]
    if len(known) > 1 and most == least:
        return [own.equal.format(value=worded(most, metric, wording))]
    said = []
    for patterns, value in ((own.top, most), (own.bottom, least)):
        names = [name for name, v in known if v == value]
        share = _share(value, metric, wording) if value == most else ""
        pattern = patterns[0 if len(names) == 1 else 1]
        said.append(
            pattern.format(
                names=wording.listed(_named(names, wording)), value=worded(value, metric, wording), share=share
            )
        )
    return said[:1] if ranked(metric).rest or len(known) == 1 else said


def _share(value: Decimal, metric: Metric, wording: Wording) -> str:
    """Return a category's share of the whole; empty unless the categories make up a known whole."""
    whole = metric.value
    if not whole or metric.unit != "count" or value > whole:
        return ""
    return wording.words.charts.of_sum.format(share=wording.share(value * 100 / whole))


def _named(names: Sequence[str], wording: Wording) -> list[str]:
    """Return the names if they are few; only their number if they are many."""
    if len(names) <= _MOST_NAMES:
        return list(names)
    return [wording.words.charts.categories.of(len(names)).format(count=wording.number(len(names)))]


def _table(metric: Metric, wording: Wording) -> Table:
    """Every category in the order of the bars, the unknown ones last."""
    now = metric.years.index(metric.year)
    rows: list[tuple[str, Decimal | None]] = [*_known(metric)]
    rows += [(category.name, None) for category in metric.categories if category.values[now] is None]
    entries = tuple(TableRow(name, in_full(value, metric, wording), value, metric.year, name) for name, value in rows)
    other, total = wording.words.other, ranked(metric).other
    rest = None if total is None else TableRow(other, in_full(total, metric, wording), total, metric.year, other)
    return Table(metric.label.text, (metric.by or "", wording.year(metric.year)), entries, rest)


KIND = ChartKind(
    name="ranking",
    label="Ranking of categories",
    fits=of_categories,
    box=Ranking,
    sentence=_sentence,
    table=_table,
    place="below",
    figure="none",
    role="Table",
)
