"""The values that a figure in a text may speak of, and whether it does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benefitgraphic.language.wording import day_rounded, to_tenth
from benefitgraphic.lint.texts import GAP, TypedNumber
from benefitgraphic.metrics.metric import Metric, Unit
from benefitgraphic.project.suggest import quoted

_WORDS = re.compile(r"[^\W\d_]{3,}")
_SMALL_WORDS = frozenset(
    ("the", "and", "our", "all", "for", "with", "per", "within", "les", "des", "nos", "tous", "par", "sur", "dans")
    + ("une", "aux", "moins")
)
_STEM = 5  # letters: "messages" and "message", "abonnés" and "abonnées" are the same
_TIMES = {
    "minutes": re.compile(rf"{GAP}?-?(?:min\b|minutes?\b)", re.IGNORECASE),
    "hours": re.compile(rf"{GAP}?-?(?:h\b|hrs?\b|hours?\b|heures?\b)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Values:
    """Values by year that have a name for readers: a metric's, or one of its categories'.

    Attributes:
        name: as readers know it.
        placeholder: what fills in its value; empty for a category, which has none.
        values: the known ones by year, the reporting year's among them or not.
    """

    name: str
    placeholder: str
    unit: Unit
    year: int
    values: tuple[tuple[int, Decimal], ...]

    @property
    def value(self) -> Decimal | None:
        """The reporting year's."""
        return dict(self.values).get(self.year)

    def is_measured_like(self, figure: TypedNumber, after: str) -> bool:
        """Whether the figure can be one of these values at all; ``after`` is the text that follows it."""
        if figure.measured:
            return False
        if figure.percent or self.unit == "percent":
            return figure.percent and self.unit == "percent"
        if self.unit == "count":
            return not any(time.match(after) for time in _TIMES.values())
        return bool(_TIMES[self.unit].match(after))

    def is_named_in(self, sentence: str) -> bool:
        """Whether at least half of the name's words stand in a sentence, in whichever form."""
        return _are_in(_stems(self.name), _stems(sentence))

    def is_spoken_of_by(self, word: str) -> bool:
        """Whether a word is one of the name's, in whichever form."""
        return bool(_stems(word) & _stems(self.name))

    def former(self) -> Iterator[tuple[int, Decimal]]:
        """Return the years before the reporting year and their values, the last first."""
        return ((year, value) for year, value in reversed(self.values) if year != self.year)


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from a metric's values: its change, or its value by the day.

    Attributes:
        said: what it is, in a few words.
        placeholder: what fills it in; empty for a difference in full, which none does.
        amount: how much.
        percent: whether in percent, or in points.
        metric: whose values it follows from.
    """

    said: str
    placeholder: str
    amount: Decimal
    percent: bool
    metric: Metric


class Index:
    """All values and what follows from them, found by what a figure says and by what a sentence names.

    Attributes:
        values: metrics first, then categories.
        follows: what follows from the reporting year's values.
        before: what followed from those of the year before.
        metrics: the metrics by key.
    """

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self.metrics = {metric.key: metric for metric in metrics}
        self.values = values_of(metrics)
        self.follows = tuple(one for one in derived(metrics) if one.amount)
        earlier = [replace(metric, year=metric.year - 1) for metric in metrics]
        self.before = tuple(one for one in derived(earlier) if one.amount)
        self._stems = tuple(_stems(one.name) for one in self.values)
        names = {metric.key: _stems(metric.label.text) for metric in metrics}
        self._names = {key: stems for key, stems in names.items() if stems}
        self._now: defaultdict[Decimal, list[Values]] = defaultdict(list)
        self._former: defaultdict[Decimal, list[tuple[Values, int]]] = defaultdict(list)
        for one in self.values:
            if one.value is not None:
                self._now[to_tenth(one.value)].append(one)
            for year, value in one.former():
                self._former[to_tenth(value)].append((one, year))

    def now(self, figure: TypedNumber) -> Sequence[Values]:
        """Return the reporting year's values that the figure equals exactly."""
        return self._now.get(figure.value, ())

    def former(self, figure: TypedNumber) -> Sequence[tuple[Values, int]]:
        """Return the other years' values that the figure equals exactly, each with its year."""
        return self._former.get(figure.value, ())

    def named_in(self, sentence: str) -> list[Values]:
        """Return the values that a sentence names."""
        there = _stems(sentence)
        return [one for one, name in zip(self.values, self._stems, strict=True) if _are_in(name, there)]

    def keys_in(self, sentence: str) -> frozenset[str]:
        """Return the keys of the metrics that a sentence names."""
        there = _stems(sentence)
        return frozenset(key for key, name in self._names.items() if _are_in(name, there))


def values_of(metrics: Sequence[Metric]) -> tuple[Values, ...]:
    """Return the values that figures are compared with: metrics first, then categories."""
    found = [
        Values(m.label.text, m.key, m.unit, m.year, _known(m.years, m.values)) for m in metrics if m.value is not None
    ]
    found += [
        Values(category.name, "", m.unit, m.year, _known(m.years, category.values))
        for m in metrics
        for category in m.categories
    ]
    return tuple(found)


def derived(metrics: Sequence[Metric]) -> Iterator[Derived]:
    """Yield what follows from the reporting year's values."""
    for metric in metrics:
        change, day, name = metric.change(), metric.per_day_value(), quoted(metric.label.text)
        if change:
            percent = change.unit in ("percent", "points")
            yield Derived(f"the change of {name}", f"{metric.key}.change", change.amount, percent, metric)
        if day is not None:
            yield Derived(f"{name} a day", f"{metric.key}.per_day", day_rounded(day), False, metric)
        if metric.value is not None and metric.previous is not None:
            amount = abs(metric.value - metric.previous)
            yield Derived(f"the change of {name}", "", amount, metric.unit == "percent", metric)


def is_exactly(figure: TypedNumber, value: Decimal) -> bool:
    """Whether the figure is the value as it is said in full, or to a tenth."""
    return figure.value in (value, to_tenth(value))


def is_about(figure: TypedNumber, value: Decimal) -> bool:
    """Whether the figure is the value, rounded up or down to its own last digit that isn't nought."""
    return abs(figure.value - value) < max(figure.step, _roundness(figure.value))


def digits(figure: TypedNumber) -> int:
    """How many digits say something: 3 for 1,420,000 and one for 60,000."""
    return len(figure.value.normalize().as_tuple().digits)


def _roundness(value: Decimal) -> Decimal:
    """Return the place value of the last non-zero digit: 1000 for 48,000."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def _known(years: Sequence[int], values: Sequence[Decimal | None]) -> tuple[tuple[int, Decimal], ...]:
    return tuple((year, value) for year, value in zip(years, values, strict=True) if value is not None)


def _are_in(name: frozenset[str], sentence: frozenset[str]) -> bool:
    return bool(name) and 2 * len(name & sentence) >= len(name)


def _stems(text: str) -> frozenset[str]:
    words = _WORDS.findall(text.casefold())
    return frozenset(word[:_STEM] for word in words if word not in _SMALL_WORDS)
