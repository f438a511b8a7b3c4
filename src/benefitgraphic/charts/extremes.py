"""The highest and the lowest of a course that went up and down, in words."""

from __future__ import annotations

from benefitgraphic.charts.course import Course, Extreme
from benefitgraphic.charts.figures import Figures, compared, years_said

# More years than these share an extreme without being named.
_MOST_SHARING = 2


def varied(course: Course, figures: Figures) -> str:
    """Where it ended, with its highest and lowest; where these are said alike, how it compares with the year before."""
    metric, wording = figures.metric, figures.wording
    own, last = wording.words.charts, course.points[-1]
    is_little = figures(course.highest.value) == figures(course.lowest.value)
    return (own.varied if course.is_to_the_end else own.dated_varied).format(
        it=own.subject(metric.unit),
        little=own.little if is_little else "",
        value=figures(last.value),
        year=wording.year(last.year),
        beside=compared(metric, wording) if is_little else _at_an_end(course, figures) + _after(course, figures),
    )


def _at_an_end(course: Course, figures: Figures) -> str:
    """Whether the last value is the highest or lowest, or is said like it."""
    own, last = figures.wording.words.charts, course.points[-1].value
    for extreme, exactly, nearly in (
        (course.highest, own.its_highest, own.near_highest),
        (course.lowest, own.its_lowest, own.near_lowest),
    ):
        if figures(extreme.value) == figures(last):
            return exactly if extreme.value == last else nearly
    return ""


def _after(course: Course, figures: Figures) -> str:
    """The extremes before the last value that it is not said like, the earlier one first."""
    own, last = figures.wording.words.charts, figures(course.points[-1].value)
    patterns = {course.lowest: own.low, course.highest: own.high}
    before = sorted((one for one in patterns if figures(one.value) != last), key=lambda one: one.years)
    if len(before) > figures.extremes:
        before = [max(before, key=lambda one: abs(one.value - course.points[-1].value))]
    said = [patterns[one].format(value=figures(one.value), in_years=_in_years(one, figures)) for one in before]
    return own.after.format(extremes=figures.wording.listed(said))


def _in_years(extreme: Extreme, figures: Figures) -> str:
    own = figures.wording.words.charts
    if len(extreme.years) > _MOST_SHARING:
        return own.in_several
    return own.in_year.format(year=years_said(extreme.years, figures.wording))
