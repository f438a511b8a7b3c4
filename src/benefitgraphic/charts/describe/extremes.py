"""The highest and the lowest of a course that went up and down, in words."""

from __future__ import annotations

from benefitgraphic.charts.describe.course import Course, Extreme
from benefitgraphic.charts.describe.figures import SpokenFigures, years_said

# More years than these share an extreme without being named.
_MOST_SHARING = 2


def varied(course: Course, figures: SpokenFigures) -> str:
    """Where it ended, with its highest and lowest."""
    metric, wording = figures.metric, figures.wording
    own, last = wording.words.charts, course.points[-1]
    return (own.varied if course.is_to_the_end else own.dated_varied).format(
        it=own.subject(metric.unit),
        value=figures(last.value),
        year=wording.year(last.year),
        beside=_at_an_end(course, figures) + _after(course, figures),
    )


def _at_an_end(course: Course, figures: SpokenFigures) -> str:
    """Whether the last value is the highest or lowest."""
    own, last = figures.wording.words.charts, course.points[-1].value
    return own.its_highest if last == course.highest.value else own.its_lowest if last == course.lowest.value else ""


def _after(course: Course, figures: SpokenFigures) -> str:
    """Describe the extremes other than the last value, the earlier one first."""
    own, last = figures.wording.words.charts, course.points[-1].value
    patterns = {course.lowest: own.low, course.highest: own.high}
    before = sorted((one for one in patterns if one.value != last), key=lambda one: one.years)
    if len(before) > figures.extremes:
        before = [max(before, key=lambda one: abs(one.value - course.points[-1].value))]
    said = [patterns[one].format(value=figures(one.value), in_years=_in_years(one, figures)) for one in before]
    return own.after.format(extremes=figures.wording.listed(said))


def _in_years(extreme: Extreme, figures: SpokenFigures) -> str:
    own = figures.wording.words.charts
    if len(extreme.years) > _MOST_SHARING:
        return own.in_several
    return own.in_year.format(year=years_said(extreme.years, figures.wording))
