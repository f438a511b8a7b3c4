"""Bounds that a metric is not within: "over 700,000 followers" where there are 618,000."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benefitgraphic.lint.texts import TypedNumber
from benefitgraphic.lint.values import Values

# "More than 40,000" is true of 48,210, and so is "about 48,000".
ABOUT = re.compile(
    r"\b(?:more than|over|above|at least|nearly|almost|close to|up to|plus de|au moins|au-delà de|près de|presque|"
    r"jusqu[’']à|moins de|less than|under|below|fewer than|about|around|some|roughly|environ|quelque|autour de)\s?\Z",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(more than|over|above|at least|plus de|au moins|au-delà de)\s?\Z", re.IGNORECASE)
_UNDER = re.compile(r"\b(less than|fewer than|under|below|moins de)\s?\Z", re.IGNORECASE)
_NEXT = re.compile(r"\s{0,3}(?:d[’']|de |of )?(\w+)")


def beyond(figure: TypedNumber, before: str, after: str, known: Sequence[Values]) -> tuple[Values, str] | None:
    """Return the value that a bound gets wrong, and the bound's words; None if it is right, or about something else.

    Args:
        figure: how much is said.
        before: the text before it.
        after: the text after it; the metric has to be named by its very next word.
        known: the values it may be of.
    """
    over, under = _OVER.search(before), _UNDER.search(before)
    noun = _NEXT.match(after)
    bound = over or under
    if bound is None or noun is None:
        return None
    named = [one for one in known if one.placeholder and one.value is not None and one.is_spoken_of_by(noun[1])]
    wrong = [one for one in named if one.value and (figure.value >= one.value if over else figure.value <= one.value)]
    # Two metrics of the same noun: it is enough if one is within.
    return (wrong[0], bound[1].lower()) if wrong and len(wrong) == len(named) else None
