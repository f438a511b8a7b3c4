"""With how many decimals the figures of one series are said: as typed, and enough to tell each from every other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

# More decimals than these were left by a formula, and not typed.
_TYPED = 3
# As many digits of such a number are said at least, from the first that isn't zero.
_DIGITS = 3
# Wide enough for any figure that a sheet may hold, so that nothing is rounded on the way.
_PRECISE = Context(prec=60, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round a number to at most so many decimals; half is rounded up."""
    return _PRECISE.quantize(value, Decimal(1).scaleb(-decimals)) if decimals_in(value) > decimals else value


def decimals_in(value: Decimal) -> int:
    """How many decimals a number has, without zeros at its end: 2 for 91.250, and none for 48,210."""
    return 0 if value == value.to_integral_value() else -int(value.normalize(_PRECISE).as_tuple().exponent)


def decimals_of(values: Iterable[Decimal], bounds: Iterable[Decimal] = (Decimal(0),)) -> int:
    """How many decimals the figures of a series have at most.

    Up to three stay as they were typed. What a formula left, such as 66.6666666667, has as few as tell it from the
    other figures and from the bounds, and three digits at least: no two figures read the same, and none that is more
    than nothing reads as nothing.

    Args:
        values: the figures.
        bounds: what none of them may be taken for; all of a whole, too, where they are shares.
    """
    known = {*values, *bounds}
    places = {value: decimals_in(value) for value in known}
    decimals = max((count for count in places.values() if count <= _TYPED), default=0)
    left = [max(1, _DIGITS - 1 - value.adjusted()) for value, count in places.items() if count > _TYPED]
    most = max(places.values(), default=0)
    decimals = min(max(decimals, *left, 0), most) if left else decimals
    while decimals < most and len({rounded(value, decimals) for value in known}) < len(known):
        decimals += 1
    return decimals
