"""What charts of one value a year say in words and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from benefitgraphic.charts.chart import Table
from benefitgraphic.charts.course import Course, course_of, runs_of
from benefitgraphic.content.metrics import Change, Metric
from benefitgraphic.content.wording import Wording

# An extreme that more years share tells little of any of them.
_MOST_SHARING = 2
# More years than these are a list that nobody listens to; from a few on, "no other" says the same where it can.
_MOST_GAPS = 4
_FEW_GAPS = 2
_MOST_BREAKS = 2
_MOST_PERCENT = 1000
# From here on a figure is said in words: "1.4 million".
_LONG = 10**6
# The same where a sentence would be figures more than words.
_SHORTENED = 10**3
# From here on a time has no decimals.
_WHOLE = 1000


@dataclass(frozen=True, slots=True)
class _Figures:
    """A metric's figures as a sentence says them, long ones in words.

    Attributes:
        metric: whose they are.
        wording: the language.
        long: what is long.
    """

    metric: Metric
    wording: Wording
    long: int = _LONG

    def __call__(self, value: Decimal) -> str:
        return worded(value, self.metric, self.wording, self.long)


def joined(sentences: Iterable[str]) -> str:
    """Sentences as running text, each with its full stop."""
    return " ".join(f"{said}." for said in sentences)


def worded(value: Decimal, metric: Metric, wording: Wording, long: int = _LONG) -> str:
    """A figure with its unit; a long count to a tenth and in words: "1.4 million"; a long time in whole numbers."""
    if metric.unit == "count":
        for least, names in wording.words.charts.scales:
            # By what is said: what would be "1,000 million" is "1 billion".
            if value >= long and _to_tenth(value * 1000 / least) >= 1000:
                scaled = _to_tenth(value / least)
                return f"{wording.number(scaled)}\u00a0{names[0 if scaled < 2 else 1]}"
    elif value >= _WHOLE:
        value = value.quantize(Decimal(1), ROUND_HALF_UP)
    return wording.value(value, metric.unit)


def _to_tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def figure_sentence(metric: Metric, wording: Wording) -> str:
    """A figure without a chart: "Messages received in 2025: 48,210, up 7.6% on 2024."."""
    return joined([wording.words.charts.figure.format(label=metric.label.text, **reporting(metric, wording))])


def once_sentence(metric: Metric, wording: Wording, chart: str) -> str:
    """A chart of the reporting year alone: "Ring chart of Replied in 2025, showing 91%, up 4 points on 2024."."""
    own = wording.words.charts
    told = {"chart": chart, "label": metric.label.text} | reporting(metric, wording)
    if metric.value is None:
        return joined([own.shown_empty.format(**told), own.nothing])
    return joined([own.shown_once.format(**told | {"value": worded(metric.value, metric, wording)})])


def reporting(metric: Metric, wording: Wording) -> dict[str, str]:
    """The reporting year, its value and how it compares, as patterns take them in."""
    value = metric.value
    return {
        "year": wording.year(metric.year),
        "value": wording.words.charts.no_value if value is None else wording.value(value, metric.unit),
        "compared": _compared(metric, wording),
    }


def years_sentence(metric: Metric, wording: Wording, chart: str, most: int | None = None) -> str:
    """A chart over the years: what it is, where it went, and the years that are missing.

    Args:
        metric: what is shown.
        wording: the language.
        chart: what the chart is called.
        most: how many years it shows at most, the last ones.
    """
    course = course_of(metric, most)
    if course.first == course.last:
        return once_sentence(metric, wording, chart)
    said = _over_years(course, _Figures(metric, wording), chart)
    if sum(map(str.isalpha, said)) < len(said) / 2:
        return _over_years(course, _Figures(metric, wording, _SHORTENED), chart)
    return said


def missing(names: str, wording: Wording) -> str:
    """Which years or categories are not known."""
    return wording.words.charts.missing.format(names=names)


def runs_said(years: Sequence[int], wording: Wording) -> str:
    """Years as a list, but three or more in a row as a run: "2020 to 2022 and 2024"."""
    return wording.listed(_runs(years, wording))


def _over_years(course: Course, figures: _Figures, chart: str) -> str:
    metric, wording = figures.metric, figures.wording
    own = wording.words.charts
    first, last = wording.year(course.first), wording.year(course.last)
    said = [own.shown.format(chart=chart, label=metric.label.text, first=first, last=last)]
    if len(course.breaks) > _MOST_BREAKS:
        last_break = wording.year(course.breaks[-1])
        said.append(own.recounted_often.format(count=wording.number(len(course.breaks)), year=last_break))
    elif course.breaks:
        said.append(own.recounted.format(years=_listed(course.breaks, wording)))
    told = _course(course, figures) if course.points else own.nothing
    # Not the others: a label or a name keeps the small letter that its designer gave it.
    said.append(f"{told[0].upper()}{told[1:]}")
    if course.gaps:
        said.append(_gaps(course, metric, wording))
    return joined(said)


def _gaps(course: Course, metric: Metric, wording: Wording) -> str:
    """The years not known, in the fewest words."""
    own, count = wording.words.charts, len(course.gaps)
    named = sum(min(last - first + 1, 2) for first, last in runs_of(course.gaps))
    if named > _FEW_GAPS and not course.breaks and _is_dated(course, metric, wording):
        return own.missing_others
    if named > _MOST_GAPS:
        return own.missing_some.format(count=wording.number(count))
    return missing(runs_said(course.gaps, wording), wording)


def _is_dated(course: Course, metric: Metric, wording: Wording) -> bool:
    """Whether the years of all points are named with their values."""
    if len(course.points) > 2:
        return False
    return course.movement == "steady" or not (_is_clear(course) or _hardly_moved(course, metric, wording))


def _hardly_moved(course: Course, metric: Metric, wording: Wording) -> bool:
    """Whether it moved by less than the figures show."""
    return len({wording.value(point.value, metric.unit) for point in course.points}) == 1


def _course(course: Course, figures: _Figures) -> str:
    """Where it went from the first to the last year that can be compared."""
    metric, wording = figures.metric, figures.wording
    own = wording.words.charts
    points, movement = course.points, course.movement
    it = own.subject(metric.unit)
    value, year = figures(points[-1].value), wording.year(points[-1].year)
    if movement == "steady" and len(points) <= 2:
        both = len(points) == 2 and course.is_whole
        pattern = own.was_both if both else own.was
        return pattern.format(it=it, value=value, years=_listed([point.year for point in points], wording))
    since = _since(course, wording)
    if movement == "steady":
        pattern = own.steady if course.is_complete else own.steady_known
        return since + pattern.format(it=it, value=value)
    compared = _compared(metric, wording)
    if _hardly_moved(course, metric, wording):
        in_year = "" if course.is_to_the_end else own.in_year.format(year=year)
        return since + own.hardly.format(it=it, value=value, in_year=in_year, compared=compared)
    if movement == "varied":
        return since + _varied(course, figures)
    patterns = {"rose": own.rose, "fell": own.fell, "never_fell": own.never_fell, "never_rose": own.never_rose}
    said = patterns[movement].format(
        it=it,
        span=_span(course, metric, wording),
        way=_way(course, figures),
        compared=compared if len(points) > 2 else "",
    )
    return since + said


def _since(course: Course, wording: Wording) -> str:
    """After a break: from which year on the rest of the sentence is true."""
    own = wording.words.charts
    if not course.breaks:
        return ""
    start = course.points[0].year
    # Where two breaks are named, "then" could be either.
    if start == course.breaks[-1] and len(course.breaks) != _MOST_BREAKS:
        return own.since_then
    return own.since.format(year=wording.year(start))


def _is_clear(course: Course) -> bool:
    """Whether the points' first and last years were named in the sentence before."""
    starts = bool(course.breaks) or course.points[0].year == course.first
    return starts and course.is_to_the_end


def _way(course: Course, figures: _Figures) -> str:
    """From the first value to the last; with their years, where they are not those that were just named."""
    own, wording = figures.wording.words.charts, figures.wording
    first, last = course.points[0], course.points[-1]
    told = {
        "first_value": figures(first.value),
        "first": wording.year(first.year),
        "value": figures(last.value),
        "year": wording.year(last.year),
    }
    if not _is_clear(course):
        return own.dated_way.format(**told)
    return (own.way_to if told["first_value"] == told["value"] else own.way).format(**told)


def _span(course: Course, metric: Metric, wording: Wording) -> str:
    """How often it rose or fell; between two years alone, how far."""
    own, change = wording.words.charts, _change(metric)
    always = course.movement in ("rose", "fell")
    if len(course.points) == 2:
        return own.by.format(change=wording.change(change)) if change else ""
    if not course.is_complete:
        return own.every_known if always else own.between_known
    return own.every if always else ""


def _varied(course: Course, figures: _Figures) -> str:
    """Its end and what stands out most beside it, or, where nothing does, how it compares with the year before."""
    metric, wording = figures.metric, figures.wording
    own, last = wording.words.charts, course.points[-1]
    compared = _compared(metric, wording)
    if course.highest.years == (last.year,):
        beside = own.its_highest + compared
    elif course.lowest.years == (last.year,):
        beside = own.its_lowest + compared
    else:
        beside = _extreme(course, figures) or compared
    pattern = own.varied if course.is_to_the_end else own.dated_varied
    year = wording.year(last.year)
    return pattern.format(it=own.subject(metric.unit), value=figures(last.value), year=year, beside=beside)


def _extreme(course: Course, figures: _Figures) -> str:
    """The highest or the lowest, whichever is farther from the end, if few years share it."""
    wording, last = figures.wording, course.points[-1].value
    own = wording.words.charts
    ends = [(course.highest, own.after_high), (course.lowest, own.after_low)]
    for extreme, pattern in sorted(ends, key=lambda end: -abs(end[0].value - last)):
        value = figures(extreme.value)
        if len(extreme.years) <= _MOST_SHARING and value != figures(last):
            return pattern.format(value=value, years=_listed(extreme.years, wording))
    return ""


def _compared(metric: Metric, wording: Wording) -> str:
    """How the reporting year compares with the one before."""
    change = _change(metric)
    return f", {wording.change_sentence(change)}" if change else ""


def _change(metric: Metric) -> Change | None:
    """How far from the year before; from next to nothing, how many times as much tells little."""
    change = metric.change()
    return None if change and change.unit == "percent" and change.amount >= _MOST_PERCENT else change


def _listed(years: Iterable[int], wording: Wording) -> str:
    return wording.listed([wording.year(year) for year in years])


def _runs(years: Sequence[int], wording: Wording) -> list[str]:
    said: list[str] = []
    for first, last in runs_of(years):
        if last - first > 1:
            said.append(wording.words.charts.run.format(first=wording.year(first), last=wording.year(last)))
        else:
            said += [wording.year(year) for year in range(first, last + 1)]
    return said


def year_table(metric: Metric, wording: Wording) -> Table:
    """One row a year; an unknown value is said to be unknown."""
    rows = tuple(
        (wording.year(year), wording.words.not_known if value is None else wording.value(value, metric.unit))
        for year, value in zip(metric.years, metric.values, strict=True)
    )
    return Table(metric.label.text, ("", metric.label.text), rows)
