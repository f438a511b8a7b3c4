"""Where a metric went from the first to the last year that can be compared, in words."""

from __future__ import annotations

from benefitgraphic.charts.describe.course import MOST_BREAKS, Course
from benefitgraphic.charts.describe.extremes import varied
from benefitgraphic.charts.describe.figures import SpokenFigures, compared, years_said
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric


def course_said(course: Course, figures: SpokenFigures) -> str:
    """Describe the course in a sentence, without its full stop."""
    metric, wording = figures.metric, figures.wording
    own = wording.words.charts
    points, movement = course.points, course.movement
    it = own.subject(metric.unit)
    value = figures(points[-1].value)
    if movement == "steady" and len(points) <= 2:
        both = len(points) == 2 and course.is_whole
        pattern = own.was_both if both else own.was
        return pattern.format(it=it, value=value, years=years_said([point.year for point in points], wording))
    since = _since(course, wording)
    if movement == "steady":
        pattern = own.steady if course.is_complete else own.steady_known
        return since + pattern.format(it=it, value=value)
    if movement == "varied":
        return since + varied(course, figures)
    patterns = {"rose": own.rose, "fell": own.fell, "never_fell": own.never_fell, "never_rose": own.never_rose}
    said = patterns[movement].format(
        it=it,
        span=_span(course, metric, wording),
        way=_way(course, figures),
        compared=compared(metric, wording) if len(points) > 2 else "",
    )
    change = metric.change()
    # Of two years, how far is said before.
    return since + (wording.judged(said, change) if change and len(points) == 2 else said)


def _since(course: Course, wording: Wording) -> str:
    """After a break: from which year on the rest of the sentence is true."""
    own = wording.words.charts
    if not course.breaks:
        return ""
    start = course.points[0].year
    # Where two breaks are named, "then" could be either.
    if start == course.breaks[-1] and len(course.breaks) != MOST_BREAKS:
        return own.since_then
    return own.since.format(year=wording.year(start))


def _way(course: Course, figures: SpokenFigures) -> str:
    """From the first value to the last; with their years, where they are not those that were just named."""
    own, wording = figures.wording.words.charts, figures.wording
    first, last = course.points[0], course.points[-1]
    told = {
        "first_value": figures(first.value),
        "first": wording.year(first.year),
        "value": figures(last.value),
        "year": wording.year(last.year),
    }
    if not course.is_clear:
        return own.dated_way.format(**told)
    return own.way.format(**told)


def _span(course: Course, metric: Metric, wording: Wording) -> str:
    """How often it rose or fell; between two years alone, how far."""
    own, change = wording.words.charts, metric.change()
    always = course.movement in ("rose", "fell")
    if len(course.points) == 2:
        return own.by.format(change=wording.change(change)) if change and not change.is_huge else ""
    if not course.is_complete:
        return own.every_known if always else own.between_known
    return own.every if always else ""
