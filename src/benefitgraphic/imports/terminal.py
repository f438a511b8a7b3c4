"""How the account of an import is set in a terminal: nothing wider than 96 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

WIDTH = 96
_LABEL = 12


def number(value: Fraction | Decimal) -> str:
    """Format a figure for reading: "1,418,000", with its decimals, if it has any."""
    exact = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
    if exact == exact.to_integral_value():
        return f"{int(exact):,}"
    return f"{exact.normalize():,f}"


def row(label: str, said: str) -> str:
    """Return a line with its label in front."""
    return f"  {label:<{_LABEL}}{said}"


def wrapped(label: str, said: str) -> list[str]:
    """As many lines as it takes, the label in front of the first."""
    return textwrap.wrap(
        said,
        WIDTH,
        initial_indent=row(label, ""),
        subsequent_indent=row("", ""),
        break_long_words=False,
        break_on_hyphens=False,
    )


def bullet(said: str) -> list[str]:
    """Return the lines of a remark."""
    return textwrap.wrap(said, WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)


def table(heads: Sequence[str], lines: Sequence[Sequence[str]], left: int = 1) -> list[str]:
    """Lines in columns. ``left``: how many of them begin at their left edge; the others end at their right one."""
    rows = [heads, *lines] if any(heads) else list(lines)
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))] if rows else []
    return ["  " + "  ".join(_set(cell, widths[at], at < left) for at, cell in enumerate(row)).rstrip() for row in rows]


def _set(cell: str, width: int, left: bool) -> str:
    return f"{cell:<{width}}" if left else f"{cell:>{width}}"
