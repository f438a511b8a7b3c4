"""What charts of one value a year say in words and as a table: whole texts from the parts in the files beside it."""

from __future__ import annotations

from decimal import Decimal

from benefitgraphic.charts.describe.course import MOST_BREAKS, Course, course_of
from benefitgraphic.charts.describe.figures import SpokenFigures, compared, joined, worded, years_said
from benefitgraphic.charts.describe.gaps import gaps_said
from benefitgraphic.charts.describe.movements import course_said
from benefitgraphic.graphics.frame import Table, TableRow
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric


def figure_sentence(metric: Metric, wording: Wording) -> str:
    """Describe a figure without a chart: "Messages received in 2025: 48,210, up 7.6% from 2024."."""
    return joined([wording.words.charts.figure.format(label=metric.label.text, **reporting(metric, wording))])


def once_sentence(metric: Metric, wording: Wording, chart: str) -> str:
    """Describe a chart of the reporting year: "Ring chart of Replied in 2025, showing 91%, up 4 points from 2024."."""
    own = wording.words.charts
    told = {"chart": chart, "label": metric.label.text} | reporting(metric, wording)
    if metric.value is None:
        return joined([own.shown_empty.format(**told), own.nothing])
    return joined([own.shown_once.format(**told | {"value": worded(metric.value, metric, wording)})])


def reporting(metric: Metric, wording: Wording) -> dict[str, str]:
    """Return the reporting year, its value and how it compares, as arguments for patterns."""
    value = metric.value
    return {
        "year": wording.year(metric.year),
        "value": wording.words.charts.no_value if value is None else wording.figure(value, metric),
        "compared": compared(metric, wording),
    }


def years_sentence(metric: Metric, wording: Wording, chart: str) -> str:
    """Describe a chart over the years: what it is, where it went, and which years are missing.

    Args:
        metric: what is shown.
        wording: the language.
        chart: what the chart is called.
    """
    course = course_of(metric)
    if course.first == course.last:
        return once_sentence(metric, wording, chart)
    said = ""
    for figures in SpokenFigures(metric, wording).fewer():
        said = _over_years(course, figures, chart)
        if sum(map(str.isalpha, said)) >= len(said) / 2:
            break
    return said


def _over_years(course: Course, figures: SpokenFigures, chart: str) -> str:
    metric, wording = figures.metric, figures.wording
    own = wording.words.charts
    first, last = wording.year(course.first), wording.year(course.last)
    said = [own.shown.format(chart=chart, label=metric.label.text, first=first, last=last)]
    if len(course.breaks) > MOST_BREAKS:
        last_break = wording.year(course.breaks[-1])
        count = len(course.breaks)
        said.append(own.recounted_often.of(count).format(count=wording.number(count), year=last_break))
    elif course.breaks:
        said.append(own.recounted.format(years=years_said(course.breaks, wording)))
    told = course_said(course, figures) if course.points else own.nothing
    # Not the others: a label or a name keeps the small letter that its designer gave it.
    said.append(f"{told[0].upper()}{told[1:]}")
    if course.gaps:
        said.append(gaps_said(course, wording))
    return joined(said)


def year_table(metric: Metric, wording: Wording) -> Table:
    """One row a year, more than a chart may have room for."""
    rows = tuple(
        TableRow(wording.year(year), in_full(value, metric, wording), value, year)
        for year, value in zip(metric.years, metric.values, strict=True)
    )
    return Table(metric.label.text, (wording.words.year, metric.label.text), rows)


def in_full(value: Decimal | None, metric: Metric, wording: Wording) -> str:
    """Format a figure for a table, or say that it is not known."""
    return wording.words.not_known if value is None else wording.figure(value, metric)
