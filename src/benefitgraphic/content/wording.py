"""Numbers as readers of a language expect them, by the Unicode locale data in Babel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal, parse_pattern
from babel.units import format_unit

from benefitgraphic.content.metrics import Change, Unit
from benefitgraphic.content.words import Words, words_for

_NBSP = "\u00a0"
_ZEROS = re.compile("0+")
# Wide enough for any figure that a sheet may hold, so that nothing is rounded on the way.
_PRECISE = Context(prec=60, rounding=ROUND_HALF_UP)
_THREE = Context(prec=3, rounding=ROUND_HALF_UP)


class UnknownLanguageError(ValueError):
    """There is no locale data for the language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words the figures of one language.

    Attributes:
        language: BCP 47, such as ``en-CA``.
        words: the language's built-in words.

    Raises:
        UnknownLanguageError: when the language is not known.
    """

    language: str
    words: Words = field(init=False)
    _locale: Locale = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        try:
            locale = Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError, TypeError, OSError) as error:
            raise UnknownLanguageError(self.language) from error
        # The dataclass is frozen for others; these two follow from the language alone.
        object.__setattr__(self, "_locale", locale)
        object.__setattr__(self, "words", words_for(self.language)[0])

    @property
    def direction(self) -> str:
        """Which way the language is read, as HTML says it: ``ltr`` or ``rtl``."""
        return str(self._locale.text_direction)

    def year(self, year: int) -> str:
        """A year, never grouped."""
        return str(year)

    def number(self, value: Decimal | int) -> str:
        """A number in full: "1,418,000"; at most one decimal."""
        return _tied(format_decimal(to_tenth(Decimal(value)), locale=self._locale))

    def value(self, value: Decimal | int, unit: Unit) -> str:
        """A number with its unit: "91%", "12 minutes"."""
        return self._with_unit(Decimal(value), unit, "long")

    def short(self, value: Decimal | int, unit: Unit) -> str:
        """A chart label: "812K", "1.42M", "91%", "12 min"."""
        return _short(self, Decimal(value), unit)

    def change(self, change: Change) -> str:
        """How far, without the direction: "7.6%", "4 points"."""
        tenth = to_tenth(change.amount)
        tiny = bool(change.amount) and not tenth
        amount = Decimal("0.1") if tiny else tenth
        if change.unit == "points":
            said = self._counted(amount, self.words.points)
        else:
            said = self._with_unit(amount, change.unit, "long")
        return _tied(self.words.less_than.format(said)) if tiny else said

    def change_sentence(self, change: Change) -> str:
        """What the change is compared with, too: "up 7.6% on 2024"."""
        if change.direction == "same":
            return self.words.same_as.format(self.year(change.since))
        pattern = self.words.up_on if change.direction == "up" else self.words.down_on
        return pattern.format(self.change(change), self.year(change.since))

    def per_day(self, value: Decimal) -> str:
        """A day's share: "132 a day"; small ones to a tenth: "0.3 a day"."""
        rounded = day_rounded(value)
        if value and not rounded:
            return _tied(self.words.less_than.format(self.words.a_day.format(self.number(Decimal("0.1")))))
        return _tied(self.words.a_day.format(self.number(rounded)))

    def listed(self, parts: Sequence[str]) -> str:
        """Several as one: "2021, 2022 and 2024"; joined as the words around them are, in whichever language."""
        own = self._locale.language == self.words.language
        return format_list(parts, locale=self._locale if own else Locale(self.words.language))

    def _with_unit(self, value: Decimal, unit: Unit, length: Literal["short", "long"]) -> str:
        if unit == "count":
            return self.number(value)
        if unit == "percent":
            # The locale's own pattern, made to keep a tenth: "#,##0 %" becomes "#,##0.# %".
            pattern = self._locale.percent_formats[None].pattern.replace("0", "0.#", 1)
            return _tied(parse_pattern(pattern).apply(_short_of_all(value) / 100, self._locale))
        name = "minute" if unit == "minutes" else "hour"
        return _tied(format_unit(_plain(to_tenth(value)), name, length=length, locale=self._locale))

    def _counted(self, value: Decimal, forms: tuple[str, str]) -> str:
        form = forms[0 if self._locale.plural_form(_plain(value)) == "one" else 1]
        return f"{self.number(value)}{_NBSP}{form}"

    def _compact(self, value: Decimal) -> str:
        # Rounding comes first, so that 999,950 turns into 1M and never into "1000K".
        rounded = _THREE.plus(value) if abs(value) >= 1000 else to_tenth(value)
        patterns = self._locale.compact_decimal_formats["short"]
        steps = sorted((int(step) for step in patterns["other"] if int(step) <= abs(rounded)), reverse=True)
        pattern = patterns["other"][str(steps[0])].pattern if steps else "0"
        zeros = pattern.count("0")
        if zeros == 0 or pattern == "0":  # the locale doesn't shorten numbers of this size
            return self.number(value)
        mantissa = _PRECISE.divide(rounded, Decimal(steps[0] // 10 ** (zeros - 1)))
        form = self._locale.plural_form(mantissa)
        chosen = patterns.get(form, patterns["other"]).get(str(steps[0]), patterns["other"][str(steps[0])])
        # 1,098,000 is "1.10M": its zero is known. 1,000,000 is "1M": nothing was rounded away.
        decimals = max(0, 2 - mantissa.adjusted())
        if rounded == value:
            decimals = max(0, -int(_plain(mantissa).as_tuple().exponent))
        digits = "0." + "0" * decimals if decimals else "0"
        said: str = parse_pattern(_ZEROS.sub(digits, chosen.pattern, count=1)).apply(mantissa, self._locale)
        return said


# Charts are laid out several times over, and Babel reads its patterns anew for each figure.
@lru_cache(maxsize=4096)
def _short(wording: Wording, value: Decimal, unit: Unit) -> str:
    return _tied(wording._compact(value)) if unit == "count" else wording._with_unit(value, unit, "short")


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return _PRECISE.quantize(value, step)


def day_rounded(value: Decimal) -> Decimal:
    """A day's share as exact as it is said: in whole numbers, small ones to a tenth."""
    return to_tenth(value) if value < 10 else _rounded(value, Decimal(1))


def to_tenth(value: Decimal) -> Decimal:
    """A number as exact as it is said; half is rounded up."""
    return _rounded(value, Decimal("0.1"))


def _short_of_all(percent: Decimal) -> Decimal:
    """To a tenth, but none is said only at 0 and all only at 100."""
    tenth = to_tenth(percent)
    if tenth == 100 and percent < 100:
        return Decimal("99.9")
    return Decimal("0.1") if percent and not tenth else tenth


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros or an exponent: plural rules look at the decimals that are shown."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _tied(text: str) -> str:
    """No line may end between a number and its unit."""
    return text.replace(" ", _NBSP)
