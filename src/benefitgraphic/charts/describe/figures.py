"""Figures, changes and years as the sentences about charts say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from benefitgraphic.charts.describe.course import runs_of
from benefitgraphic.language.wording import Wording
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.metrics.precision import decimals_in, rounded

# From here on a figure is said in words: "1.4 million".
_LONG = 10**6
# The same where a sentence would be figures more than words.
_SHORTENED = 10**3
_SCALES = (10**9, 10**6, 10**3)
# The digits in which a long count is said in words; where these don't do, it is said in full.
_DIGITS = (3, 4)
# Of a chart's shortened labels: the digits that the largest has at least, the most decimals, and how far each may be
# from what it stands for, as a share of it.
_LABEL_DIGITS = 3
_MOST_DECIMALS = 3
_NEARLY = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class SpokenFigures:
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
        """Return a figure with its unit."""
        return worded(value, self.metric, self.wording, self.long)

    def fewer(self) -> Iterator[SpokenFigures]:
        """Yield these figures, then variants that use fewer figures and more words."""
        yield self
        yield replace(self, long=_SHORTENED)
        # Times have no such words, and those of nine digits would fill a sentence by themselves.
        yield replace(self, long=_SHORTENED, extremes=1)


def worded(value: Decimal, metric: Metric, wording: Wording, long: int = _LONG) -> str:
    """Return a figure with its unit; a long count in words, "1.42 million", if these tell it from the others."""
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
    """Return a count in the largest scale that it reaches; None if so many digits would make it a rounder number.

    1,418,233 may be 1.42 million, and 1,040,000 is 1.04 million; but what is 1,000,000 must not be said of 1,000,400.
    """
    scale = next((one for one in _SCALES if value >= one), 1)
    exact = value / scale
    amount = Context(prec=digits, rounding=ROUND_HALF_UP).plus(exact)
    is_rounder = amount != exact and amount.as_tuple().digits[-1] == 0
    return None if scale == 1 or is_rounder else _Scaled(amount.normalize(), scale)


def labels(values: Sequence[Decimal | None], metric: Metric, wording: Wording, *, full: bool = False) -> list[str]:
    """Return the labels of a chart, all with one precision that tells them apart; empty for an unknown value.

    Args:
        values: what is labelled.
        metric: whose they are.
        wording: the language.
        full: counts in full, "48,210", where there is room; else all in one scale, "48.2K".
    """
    known = {value for value in values if value is not None}
    said = (_in_full if full or metric.unit != "count" else _shortest)(known, metric, wording)
    return ["" if value is None else said[value] for value in values]


def _in_full(known: Set[Decimal], metric: Metric, wording: Wording) -> dict[Decimal, str]:
    exact = {value: value if metric.unit == "count" else metric.as_said(value) for value in known}
    decimals = max((decimals_in(value) for value in exact.values()), default=0)
    return {value: wording.short(said, metric.unit, decimals) for value, said in exact.items()}


def _shortest(known: Set[Decimal], metric: Metric, wording: Wording) -> dict[Decimal, str]:
    """Return counts in the scale with the fewest letters, the largest scale first; in full if none is shorter."""
    ways = [_in_full(known, metric, wording)]
    for scale in reversed(wording.scales):
        decimals = _enough(known, scale)
        if decimals is not None:
            ways.append({value: wording.scaled(value, scale, decimals) for value in known})
    return min(reversed(ways), key=lambda said: max(map(len, said.values()), default=0))


def _enough(known: Set[Decimal], scale: int) -> int | None:
    """With how many decimals counts may be said in a scale; None where it is too large for them, or too small.

    Each differs from every other and from nothing, the largest has three digits, and each is nearly right.
    """
    largest = max(known, default=Decimal(0))
    if not scale <= largest < scale * 1000:
        return None
    for decimals in range(_MOST_DECIMALS + 1):
        shown = {value: rounded(value / scale, decimals) for value in known}
        exact = all(said * scale == value for value, said in shown.items())
        digits = shown[largest].adjusted() + 1 + decimals
        near = all(abs(said * scale - value) <= value * _NEARLY for value, said in shown.items())
        if len(set(shown.values())) == len(known) and near and (exact or digits >= _LABEL_DIGITS):
            return decimals
    return None


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
