"""Figures, changes and years as the sentences about charts say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from benefitgraphic.charts.course import runs_of
from benefitgraphic.content.metrics import Metric
from benefitgraphic.content.wording import Wording

# From here on a figure is said in words: "1.4 million".
_LONG = 10**6
# The same where a sentence would be figures more than words.
_SHORTENED = 10**3
# From here on a time has no decimals.
_WHOLE = 1000


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
    """A figure with its unit; a long count to a tenth and in words: "1.4 million"; a long time in whole numbers."""
    if metric.unit == "count":
        for least, names in wording.words.charts.scales:
            # By what is said: what would be "1,000 million" is "1 billion".
            if value >= long and _to_tenth(value * 1000 / least) >= 1000:
                scaled = _to_tenth(value / least)
                return wording.counted(scaled, names)
    elif value >= _WHOLE:
        value = value.quantize(Decimal(1), ROUND_HALF_UP)
    return wording.value(value, metric.unit)


def _to_tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


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
