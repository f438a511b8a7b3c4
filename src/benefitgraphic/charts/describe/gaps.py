"""Which values are not known, in words."""

from __future__ import annotations

from benefitgraphic.charts.describe.course import Course, runs_of
from benefitgraphic.charts.describe.figures import runs_said
from benefitgraphic.language.wording import Wording

# More years than these are a list that nobody listens to; from a few on, "no other" says the same where it can.
_MOST_GAPS = 4
_FEW_GAPS = 2


def missing(names: str, wording: Wording) -> str:
    """Which years or categories are not known."""
    return wording.words.charts.missing.format(names=names)


def gaps_said(course: Course, wording: Wording) -> str:
    """Describe the unknown years in as few words as possible."""
    own, count = wording.words.charts, len(course.gaps)
    named = sum(min(last - first + 1, 2) for first, last in runs_of(course.gaps))
    if named > _FEW_GAPS and not course.breaks and _is_dated(course):
        return own.missing_others
    if named > _MOST_GAPS:
        return own.missing_some.of(count).format(count=wording.number(count))
    return missing(runs_said(course.gaps, wording), wording)


def _is_dated(course: Course) -> bool:
    """Whether the years of all points are named with their values."""
    if len(course.points) > 2:
        return False
    return course.movement == "steady" or not course.is_clear
