"""One pattern in each of a language's plural forms, chosen as gettext chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# What a rule is tried with: all that gettext's own rules tell apart comes again after a hundred.
_TRIED = 1000
# All categories that whole numbers have in any language, but for millions, come up to here.
_SEEN = 201


@dataclass(frozen=True, slots=True)
class Plural:
    """A pattern that takes a count in.

    Attributes:
        forms: one for each form of the language, in the order of its rule; English has one for 1 and one for the rest.
        rule: which form a whole number takes, as the ``plural=`` of a catalogue says it.
    """

    forms: tuple[str, ...]
    rule: str = "n != 1"

    def of(self, count: int) -> str:
        """Return the pattern for a count."""
        return self.forms[rule_of(self.rule)(count)]

    def of_fraction(self, value: Decimal, category: Callable[[Decimal | int], str]) -> str:
        """Return the pattern for a number with decimals, which a catalogue's rule doesn't cover.

        It is that of a whole number that Unicode's rules treat alike: "1,5 point" is as "1 point" in French. Where they
        treat none so, as in Slavic languages, it is a form that no whole number takes, or else that of two.

        Args:
            value: the number, without trailing zeros.
            category: Unicode's plural category of a number in this language.
        """
        wanted = category(value)
        alike = next((number for number in (*range(1, _SEEN), 0) if category(number) == wanted), None)
        if alike is None and len({self.of(number) for number in range(_SEEN)}) < len(set(self.forms)):
            return self.forms[-1]
        return self.of(2 if alike is None else alike)


@lru_cache(maxsize=32)
def rule_of(expression: str) -> Callable[[int], int]:
    """Return a function that gives the number of the plural form for a whole number.

    Raises:
        ValueError: when the expression is not one of gettext's.
    """
    # gettext's own reader: it knows the operators of C and nothing else, so nothing of the expression is executed.
    from gettext import c2py

    return c2py(expression)


@lru_cache(maxsize=32)
def forms_alone(expression: str, count: int) -> tuple[bool, ...]:
    """For each of so many forms, whether it is that of one number at most, so that it need not name the number.

    Raises:
        ValueError: when the expression can't be used with so many forms.
    """
    rule, users = rule_of(expression), [0] * count
    try:
        for number in range(_TRIED + 1):
            users[int(rule(number))] += 1
    except (IndexError, ZeroDivisionError, OverflowError, RecursionError) as error:
        raise ValueError(f"the rule has no form for {number}") from error
    return tuple(used <= 1 for used in users)
