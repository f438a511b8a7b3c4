"""What charts of one value a year say in words and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benefitgraphic.charts.chart import Table
from benefitgraphic.charts.course import Course, Extreme, course_of, runs_of
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.wording import Wording

# An extreme that more years share tells little of any of them.
_MOST_SHARING = 3


def joined(sentences: Iterable[str]) -> str:
    """Sentences as running text, each with its full stop."""
    return " ".join(f"{said}." for said in sentences)


def figure_sentence(metric: Metric, wording: Wording) -> str:
    """A figure without a chart: "Messages received in 2025: 48,210, up 7.6% on 2024."."""
    return joined([wording.words.charts.figure.format(label=metric.label.text, **reporting(metric, wording))])


def once_sentence(metric: Metric, wording: Wording, chart: str) -> str:
    """A chart of the reporting year alone: "Ring chart of Replied in 2025: 91%, up 4 points on 2024."."""
    own = wording.words.charts
    return joined([own.shown_once.format(chart=chart, label=metric.label.text, **reporting(metric, wording))])


def reporting(metric: Metric, wording: Wording) -> dict[str, str]:
    """The reporting year, its value and how it compares, as patterns take them in."""
    value = metric.value
    return {
        "year": wording.year(metric.year),
        "value": wording.words.charts.no_value if value is None else wording.value(value, metric.unit),
        "compared": _compared(metric, wording),
    }


def years_sentence(metric: Metric, wording: Wording, chart: str, most: int | None = None) -> str:
    """A chart over the years: what it is, where it went, its extremes, and the years that are missing.

    Args:
        metric: what is shown.
        wording: the language.
        chart: what the chart is called.
        most: how many years it shows at most, the last ones.
    """
    own, course = wording.words.charts, course_of(metric, most)
    if course.first == course.last:
        return once_sentence(metric, wording, chart)
    first, last = wording.year(course.first), wording.year(course.last)
    said = [own.shown.format(chart=chart, label=metric.label.text, first=first, last=last)]
    if course.breaks:
        said.append(own.recounted.format(years=_listed(course.breaks, wording)))
    told = _course(course, metric, wording) if course.points else [own.nothing]
    # Not before: a label or a name keeps the small letter that its designer gave it.
    said += [f"{sentence[0].upper()}{sentence[1:]}" for sentence in told]
    if course.gaps:
        said.append(missing(_runs(course.gaps, wording), wording, len(course.gaps)))
    return joined(said)


def missing(names: Sequence[str], wording: Wording, count: int) -> str:
    """Which years or categories are not known; ``count``: how many those names stand for."""
    return wording.words.charts.missing[0 if count == 1 else 1].format(names=wording.listed(names))


def _course(course: Course, metric: Metric, wording: Wording) -> list[str]:
    """Where it went from the first to the last year that can be compared, and what was highest and lowest."""
    own = wording.words.charts
    points, movement = course.points, course.movement
    first, last = points[0], points[-1]
    it = own.subject(metric.unit)
    value = wording.value(last.value, metric.unit)
    if movement == "steady" and len(points) <= 2:
        return [own.was.format(it=it, value=value, years=_listed([point.year for point in points], wording))]
    since = own.since.format(year=wording.year(first.year)) if course.breaks else ""
    if movement == "steady":
        pattern = own.steady if course.is_complete else own.steady_known
        return [since + pattern.format(it=it, value=value)]
    year = wording.year(last.year)
    if len({wording.value(point.value, metric.unit) for point in points}) == 1:
        compared = _compared(metric, wording)
        return [since + own.hardly.format(it=it, value=value, year=year, compared=compared)]
    if movement == "varied":
        return _varied(course, metric, wording, since)
    patterns = {"rose": own.rose, "fell": own.fell, "never_fell": own.never_fell, "never_rose": own.never_rose}
    said = patterns[movement].format(
        it=it,
        span=_span(course, metric, wording),
        first_value=wording.value(first.value, metric.unit),
        first=wording.year(first.year),
        value=value,
        year=year,
        compared=_compared(metric, wording) if len(points) > 2 else "",
    )
    # Two years are both named: nothing has to say which are meant.
    return [since + said if len(points) > 2 else said]


def _span(course: Course, metric: Metric, wording: Wording) -> str:
    """How often it rose or fell; between two years alone, how far."""
    own, change = wording.words.charts, metric.change()
    always = course.movement in ("rose", "fell")
    if len(course.points) == 2:
        return own.by.format(change=wording.change(change)) if change else ""
    if not course.is_complete:
        return own.every_known if always else own.between_known
    return own.every if always else ""


def _varied(course: Course, metric: Metric, wording: Wording, since: str) -> list[str]:
    own = wording.words.charts
    last = course.points[-1]
    lowest, highest = course.lowest, course.highest
    # What stands in the sentence already is not said again, unless it is true of some years only.
    record = not course.breaks and (last.year,) in (lowest.years, highest.years)
    said = since + own.varied.format(
        it=own.subject(metric.unit),
        value=wording.value(last.value, metric.unit),
        year=wording.year(last.year),
        compared=_compared(metric, wording, None if record else course),
    )
    if record and highest.years == (last.year,):
        return [said, own.now_highest, *_extremes(lowest, None, metric, wording)]
    if record:
        return [said, own.now_lowest, *_extremes(None, highest, metric, wording)]
    then = own.since_then if course.breaks else ""
    return [said, *(then + extremes for extremes in _extremes(lowest, highest, metric, wording))]


def _extremes(lowest: Extreme | None, highest: Extreme | None, metric: Metric, wording: Wording) -> list[str]:
    own = wording.words.charts
    told: dict[str, str] = {}
    for name, extreme in (("low", lowest), ("high", highest)):
        if extreme and len(extreme.years) <= _MOST_SHARING:
            told |= {
                name: wording.value(extreme.value, metric.unit),
                f"{name}_years": _listed(extreme.years, wording),
            }
    if not told:
        return []
    pattern = own.extremes if len(told) > 2 else own.lowest if "low" in told else own.highest
    return [pattern.format(**told)]


def _compared(metric: Metric, wording: Wording, overall: Course | None = None) -> str:
    """How the reporting year compares with the one before and, given the course, how its end does with its start."""
    own, change = wording.words.charts, metric.change()
    said = [wording.change_sentence(change)] if change else []
    if overall:
        first, last = overall.points[0], overall.points[-1]
        if last.value != first.value:
            pattern = own.higher if last.value > first.value else own.lower
            said.append(pattern.format(year=wording.year(first.year)))
        else:
            years = [first.year, change.since] if change and change.direction == "same" else [first.year]
            said = [*(said if len(years) == 1 else []), wording.words.same_as.format(_listed(years, wording))]
    return f", {wording.listed(said)}" if said else ""


def _listed(years: Iterable[int], wording: Wording) -> str:
    return wording.listed([wording.year(year) for year in years])


def _runs(years: tuple[int, ...], wording: Wording) -> list[str]:
    """Years one by one, but three or more in a row as a run."""
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
