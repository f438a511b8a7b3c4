"""Numbers as readers of a language expect them, by the Unicode locale data in Babel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal, parse_pattern
from babel.units import format_unit

from benefitgraphic.language.plural import Plural
from benefitgraphic.language.tags import direction_of, locale_of, primary
from benefitgraphic.language.vocabulary import words_for
from benefitgraphic.language.words import Words
from benefitgraphic.metrics.metric import Change, ChangeUnit, Metric, Unit
from benefitgraphic.metrics.precision import decimals_in, rounded
from benefitgraphic.metrics.years import CALENDAR, FiscalYear

_NBSP = "\u00a0"
_LEFT_TO_RIGHT = "\u200e"
_ZEROS = re.compile("0+")
# A space between words; after punctuation, a line may end.
_WITHIN = re.compile(r"(?<=\w) (?=\w)")
# Wide enough for any figure that a sheet may hold, so that nothing is rounded on the way.
_PRECISE = Context(prec=60, rounding=ROUND_HALF_UP)
# A locale's pattern keeps three decimals; figures have as many as they are handed over with.
_DECIMALS = re.compile(r"\.[0#]+")


# Whose numbers stand in where Unicode has no data for a language.
_STAND_IN = "en-CA"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words the figures of one language.

    Attributes:
        language: BCP 47, such as ``en-CA``.
        fiscal: on which day years begin.
        own: the built-in words, instead of those that come with the project.
        words: the language's built-in words.
        has_locale: whether Unicode's locale data knows the language; if not, numbers are as in Canadian English.

    Raises:
        UnknownLanguageError: when it is no language.
    """

    language: str
    fiscal: FiscalYear = CALENDAR
    own: InitVar[Words | None] = None
    words: Words = field(init=False)
    has_locale: bool = field(init=False, repr=False, compare=False)
    _locale: Locale = field(init=False, repr=False, compare=False)

    def __post_init__(self, own: Words | None) -> None:
        locale = locale_of(self.language)
        # The dataclass is frozen for others; these follow from the language.
        object.__setattr__(self, "has_locale", locale is not None)
        object.__setattr__(self, "_locale", locale or Locale.parse(_STAND_IN, sep="-"))
        object.__setattr__(self, "words", own or words_for(self.language)[0])

    @property
    def direction(self) -> str:
        """Which way the language is read, as HTML says it: ``ltr`` or ``rtl``."""
        return direction_of(self.language)

    def year(self, year: int) -> str:
        """Format a year, never grouped: "2025"; one that ends in the next: "2025–26"."""
        if self.fiscal.is_calendar:
            return str(year)
        last = str(year + 1)
        return self.words.fiscal_year.format(first=year, last=last, short=last[-2:])

    def number(self, value: Decimal | int) -> str:
        """Format a number in full, with all its decimals: "1,418,000"."""
        return _tied(format_decimal(_plain(Decimal(value)), self._pattern(Decimal(value)), self._locale))

    def value(self, value: Decimal | int, unit: Unit) -> str:
        """Format a number with its unit and all its decimals: "91%", "12.25 minutes"."""
        return self._with_unit(Decimal(value), unit, "long")

    def figure(self, value: Decimal, metric: Metric) -> str:
        """One of a metric's values with its unit, as exact as the metric's values are said."""
        return self.value(metric.as_said(value), metric.unit)

    def short(self, value: Decimal, unit: Unit, decimals: int) -> str:
        """Format a chart label with a fixed number of decimals, zeros included: "91%", "12.0 min", "48,210"."""
        return _short(self, value, unit, decimals)

    @property
    def scales(self) -> tuple[int, ...]:
        """What the language has short forms for, the largest first: billions, millions, thousands."""
        return tuple(sorted(_scale_patterns(self), reverse=True))

    def scaled(self, value: Decimal, scale: int, decimals: int) -> str:
        """Format a count in one of the scales, with a fixed number of decimals: "0.81M", "48.2K"."""
        return _scaled(self, value, scale, decimals)

    def share(self, percent: Decimal) -> str:
        """Format a computed percentage to a tenth; it reads as none only at 0, and as all only at 100."""
        tenth = to_tenth(percent)
        if percent and not tenth:
            return _tied(self.words.less_than.format(self.value(Decimal("0.1"), "percent")))
        if tenth == 100 and percent < 100:
            return _tied(self.words.more_than.format(self.value(Decimal("99.9"), "percent")))
        return self.value(tenth, "percent")

    def change(self, change: Change) -> str:
        """How far, without the direction: "7.6%", "4 points"."""
        if change.unit == "percent":
            return self.share(change.amount)
        return self._moved(change.amount, change.unit)

    def change_sentence(self, change: Change) -> str:
        """Return the change and what it is compared with: "up 7.6% from 2024"; from near zero, "up from 12 in 2024".

        Where less is better, it is said whether it is, since readers take a rise for good news.
        """
        since = self.year(change.since)
        if change.direction == "same":
            return self.words.same_as.format(since)
        if change.is_huge:
            said = self.words.up_from.format(self.number(change.base), since)
        else:
            pattern = self.words.up_on if change.direction == "up" else self.words.down_on
            said = pattern.format(self.change(change), since)
        return self.judged(said, change)

    def judged(self, said: str, change: Change) -> str:
        """Return the text of a change; add whether it is better or worse if readers would get that wrong."""
        if change.better != "down" or change.news == "neither":
            return said
        pattern = self.words.better if change.news == "good" else self.words.worse
        return _WITHIN.sub(_NBSP, pattern).format(said)

    def per_day(self, value: Decimal) -> str:
        """Format a day's share: "132 a day"; small ones to a tenth: "0.3 a day"."""
        rounded = day_rounded(value)
        if value and not rounded:
            return _tied(self.words.less_than.format(self.words.a_day.format(self.number(Decimal("0.1")))))
        return _tied(self.words.a_day.format(self.number(rounded)))

    def listed(self, parts: Sequence[str]) -> str:
        """Several as one: "2021, 2022 and 2024"; joined as the words around them are, in whichever language."""
        if self._is_worded() and not self.has_locale and len(parts) > 1:
            return self.words.last.format(self.words.comma.join(parts[:-1]), parts[-1])
        return format_list(parts, locale=self._words_locale())

    def counted(self, value: Decimal, words: Plural) -> str:
        """Format a number with what it counts, in the right plural form: "4 points", "1.4 million"."""
        plain = _plain(value)
        if plain == plain.to_integral_value():
            pattern = words.of(int(plain))
        else:
            pattern = words.of_fraction(plain, self._words_locale().plural_form)
        return _tied(pattern.format(self.number(value)))

    def _moved(self, amount: Decimal, unit: ChangeUnit) -> str:
        """How far a value moved, with its unit, in the case in which changes are said."""
        if unit == "points":
            return self.counted(amount, self.words.points)
        words = {"minutes": self.words.minutes, "hours": self.words.hours}.get(unit) if self._is_worded() else None
        return self.counted(amount, words) if words else self._with_unit(amount, unit, "long")

    def _is_worded(self) -> bool:
        """Whether the built-in words are in the language itself, and not in English."""
        return self.words.language == primary(self.language)

    def _words_locale(self) -> Locale:
        return self._locale if self._is_worded() else Locale(self.words.language)

    def _with_unit(
        self, value: Decimal, unit: Unit, length: Literal["short", "long"], decimals: int | None = None
    ) -> str:
        if unit == "count":
            return self.number(value)
        if unit == "percent":
            # The locale's own pattern, made to keep decimals: "#,##0 %" becomes "#,##0.# %".
            pattern = self._locale.percent_formats[None].pattern.replace("0", f"0{_kept(value, decimals)}", 1)
            said = _tied(parse_pattern(pattern).apply(_PRECISE.divide(_plain(value), Decimal(100)), self._locale))
            # Babel leaves out the marks of Unicode's data by which the sign stands on one side of every figure.
            return said.replace("%", _LEFT_TO_RIGHT.join(("", "%", ""))) if self.direction == "rtl" else said
        name = "minute" if unit == "minutes" else "hour"
        return _tied(format_unit(_plain(value), name, length, self._pattern(value, decimals), self._locale))

    def _pattern(self, value: Decimal, decimals: int | None = None) -> str:
        """Return the locale's number pattern, made to keep all decimals of a value, or a fixed number of them."""
        pattern: str = self._locale.decimal_formats[None].pattern
        return _DECIMALS.sub(_kept(value, decimals), pattern)


# Charts are laid out several times over, and Babel reads its patterns anew for each figure.
@lru_cache(maxsize=4096)
def _short(wording: Wording, value: Decimal, unit: Unit, decimals: int) -> str:
    exact = rounded(value, decimals)
    return wording.number(exact) if unit == "count" else wording._with_unit(exact, unit, "short", decimals)


@lru_cache(maxsize=4096)
def _scaled(wording: Wording, value: Decimal, scale: int, decimals: int) -> str:
    mantissa = rounded(_PRECISE.divide(value, Decimal(scale)), decimals)
    patterns = _scale_patterns(wording)[scale]
    pattern = patterns.get(wording._locale.plural_form(mantissa)) or patterns["other"]
    figures = "0." + "0" * decimals if decimals else "0"
    return _tied(parse_pattern(_ZEROS.sub(figures, pattern, count=1)).apply(mantissa, wording._locale))


@lru_cache(maxsize=64)
def _scale_patterns(wording: Wording) -> Mapping[int, Mapping[str, str]]:
    """By scale, and by plural form, how the locale writes so many of it: 1,000,000 is "0M"."""
    found: dict[int, dict[str, str]] = {}
    for form, steps in wording._locale.compact_decimal_formats["short"].items():
        for step, pattern in steps.items():
            # One digit before the point: the step is the scale itself. A "0" alone is a size that isn't shortened.
            if pattern.pattern.count("0") == 1 and pattern.pattern.strip() != "0":
                found.setdefault(int(step), {})[form] = pattern.pattern
    return MappingProxyType({scale: forms for scale, forms in found.items() if "other" in forms})


def day_rounded(value: Decimal) -> Decimal:
    """Round a day's share as it is said: to whole numbers, small ones to a tenth."""
    return to_tenth(value) if value < 10 else rounded(value, 0)


def to_tenth(value: Decimal) -> Decimal:
    """Round a computed number to a tenth, as it is said; half is rounded up."""
    return rounded(value, 1)


def _kept(value: Decimal, decimals: int | None = None) -> str:
    """Return the end of a pattern that keeps all decimals of a number, or a fixed number of them, with zeros."""
    if decimals is not None:
        return "." + "0" * decimals if decimals else ""
    return "." + "#" * decimals_in(value)


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or an exponent: plural rules look at the decimals that are shown."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize(_PRECISE)


def _tied(text: str) -> str:
    """No line may end between a number and its unit."""
    return text.replace(" ", _NBSP)
