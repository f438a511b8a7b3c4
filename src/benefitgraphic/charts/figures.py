"""Figures, changes and years as the sentences about charts say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from benefitgraphic.charts.course import runs_of
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.wording import Wording

# From here on a figure is said in words: "1.4 million".
_LONG = 10**6
# The same where a sentence would be figures more than words.
_SHORTENED = 10**3
_SCALES = (10**9, 10**6, 10**3)
# The digits in which a long count is said in words, and in a chart's label; where these don't do, it is said in full.
_DIGITS = (3, 4)
_LABEL_DIGITS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Figures:
    """A metric's figures as a sentence says them, long ones in words.

    Attributes:
        metric: whose they are.
        wording: the language.
        long: what is long.
        extremes: how many may be said beside the value at the end.
    """

    metric: Metric
    wording: Wording
    long: int = _LONG
    extremes: int = 2

    def __call__(self, value: Decimal) -> str:
        """A figure, with its unit."""
        return worded(value, self.metric, self.wording, self.long)

    def fewer(self) -> Iterator[Figures]:
        """The same, saying less and less by figures and more by words."""
        yield self
        yield replace(self, long=_SHORTENED)
        # Times have no such words, and those of nine digits would fill a sentence by themselves.
        yield replace(self, long=_SHORTENED, extremes=1)


def worded(value: Decimal, metric: Metric, wording: Wording, long: int = _LONG) -> str:
    """A figure with its unit; a long count in words, "1.42 million", where these tell it from the metric's others."""
    if metric.unit == "count" and value >= long:
        others = metric.known - {value}
        for digits in _DIGITS:
            scaled = _scaled(value, digits)
            if scaled and scaled not in {_scaled(other, digits) for other in others}:
                words = dict(wording.words.charts.scales)[scaled.scale]
                return wording.counted(scaled.amount, words)
    return wording.figure(value, metric)


class _Scaled(NamedTuple):
    """So many millions: the amount, and the scale, 1,000,000."""

    amount: Decimal
    scale: int


def _scaled(value: Decimal, digits: int) -> _Scaled | None:
    """A count in the greatest scale that it reaches; None where so many digits would make it a rounder number.

    1,418,233 may be 1.42 million, and 1,040,000 is 1.04 million; but what is 1,000,000 must not be said of 1,000,400.
    """
    scale = next((one for one in _SCALES if value >= one), 1)
    exact = value / scale
    amount = Context(prec=digits, rounding=ROUND_HALF_UP).plus(exact)
    is_rounder = amount != exact and amount.as_tuple().digits[-1] == 0
    return None if scale == 1 or is_rounder else _Scaled(amount.normalize(), scale)


def labels(values: Sequence[Decimal | None], metric: Metric, wording: Wording) -> list[str]:
    """The short labels of a chart, in as few digits as tell them apart; empty for a value that is not known."""
    known = {value for value in values if value is not None}
    said = _short(known, metric, wording)
    return ["" if value is None else said[value] for value in values]


def _short(known: Set[Decimal], metric: Metric, wording: Wording) -> dict[Decimal, str]:
    if metric.unit != "count":
        return {value: wording.short(metric.as_said(value), metric.unit) for value in known}
    for digits in _LABEL_DIGITS:
        said = {value: wording.short(value, "count", digits) for value in known}
        if len(set(said.values())) == len(known):
            return said
    return {value: wording.number(value) for value in known}


def compared(metric: Metric, wording: Wording) -> str:
    """How the reporting year compares with the one before, as the end of a sentence."""
    change = metric.change()
    return wording.words.charts.compared.format(wording.change_sentence(change)) if change else ""


def years_said(years: Iterable[int], wording: Wording) -> str:
    """Years as a list: "2021, 2022 and 2024"."""
    return wording.listed([wording.year(year) for year in years])


def runs_said(years: Sequence[int], wording: Wording) -> str:
    """Years as a list, but three or more in a row as a run: "2020 to 2022 and 2024"."""
    said: list[str] = []
    for first, last in runs_of(years):
        if last - first > 1:
            said.append(wording.words.charts.run.format(first=wording.year(first), last=wording.year(last)))
        else:
            said += [wording.year(year) for year in range(first, last + 1)]
    return wording.listed(said)


def joined(sentences: Iterable[str]) -> str:
    """Sentences as running text, each with its full stop."""
    return " ".join(f"{said}." for said in sentences)
