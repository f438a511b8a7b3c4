"""Sums of what was read, by network: of measures, and of measures over measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from benefitgraphic.imports.figures import MILLIONTHS, known, total
from benefitgraphic.imports.formats import measures
from benefitgraphic.imports.pool import Part
from benefitgraphic.imports.tally import Mask


@dataclass(frozen=True, slots=True)
class Sum:
    """A measure, or several, added up over rows.

    Attributes:
        value: the sum of what is known; None when nothing is.
        empty: rows that should have had a figure and didn't.
    """

    value: Fraction | None
    empty: int = 0


@dataclass(frozen=True, slots=True)
class Lack:
    """A measure that a network's export doesn't have. ``empty``: it has the column, but nothing in it."""

    network: str
    platform: str
    measure: str
    empty: bool


def networks(parts: Iterable[Part]) -> list[str]:
    """Every network, in the order of the files."""
    return list(dict.fromkeys(network for part in parts for network in part.networks))


def all_measures(parts: Iterable[Part]) -> list[str]:
    """Every measure that some file has, in the order of the files."""
    return list(dict.fromkeys(name for part in parts for name in part.export.found.columns.measures))


def is_unique(measure: str) -> bool:
    """Whether it counts people once for each row, so that a sum would count them again."""
    return measure in measures().unique


def sum_of(parts: Sequence[Part], network: str, measure: str) -> Sum:
    """Return the sum of a measure of one network.

    Args:
        parts: what the exports contribute.
        network: its one name, as `network_named` gives it.
        measure: such as "reactions".
    """
    value, empty = None, 0
    for part in parts:
        rows = part.rows_of(network)
        figures = part.figures(measure)
        if figures is None or not rows.any():
            continue
        there = rows & known(figures)
        empty += int(rows.sum()) - int(there.sum())
        if there.any():
            value = (value or Fraction(0)) + _scaled(total(figures[there]), measure)
    return Sum(value, empty)


def lacks(parts: Sequence[Part], network: str, wanted: Sequence[str]) -> list[Lack]:
    """Which measures some export of a network can't tell, so that a sum would leave its posts out.

    Args:
        parts: what the exports contribute.
        network: its one name.
        wanted: the measures to be summed.
    """
    found: dict[tuple[str, str], Lack] = {}
    for part in parts:
        rows = part.rows_of(network)
        if not rows.any():
            continue
        for measure in wanted:
            figures = part.figures(measure)
            if figures is None or not known(figures[rows]).any():
                lack = Lack(network, part.export.platform, measure, figures is not None)
                found.setdefault((part.export.platform, measure), lack)
    return list(found.values())


def rate_of(parts: Sequence[Part], wanted: Iterable[str], above: Sequence[str], below: Sequence[str]) -> Sum:
    """Return sums over sums, of the rows in which all of it is known.

    Args:
        parts: what the exports contribute.
        wanted: the networks.
        above: measures whose sum is divided.
        below: measures whose sum it is divided by.

    Returns:
        The quotient; no value when nothing is known, or when it would divide by zero.
    """
    top, bottom, empty = Fraction(0), Fraction(0), 0
    for network in wanted:
        for part in parts:
            rows = part.rows_of(network)
            whole = rows & _all_known(part, [*above, *below], len(rows))
            empty += int(rows.sum()) - int(whole.sum())
            top += sum((_partial(part, whole, name) for name in above), Fraction(0))
            bottom += sum((_partial(part, whole, name) for name in below), Fraction(0))
    return Sum(top / bottom if bottom else None, empty)


def _all_known(part: Part, wanted: Iterable[str], count: int) -> Mask:
    found: Mask = np.ones(count, bool)
    for name in wanted:
        figures = part.figures(name)
        found &= known(figures) if figures is not None else np.zeros(count, bool)
    return found


def _partial(part: Part, rows: Mask, measure: str) -> Fraction:
    figures = part.figures(measure)
    return _scaled(total(figures[rows]), measure) if figures is not None else Fraction(0)


def _scaled(value: int, measure: str) -> Fraction:
    return Fraction(value, MILLIONTHS) if measure in measures().decimals else Fraction(value)


def by_measure(parts: Sequence[Part]) -> Mapping[str, Mapping[str, Sum]]:
    """Every measure's sum, by network; networks without the measure are not there.

    Args:
        parts: what the exports contribute.
    """
    return {
        measure: {
            network: sum_of(parts, network, measure)
            for network in networks(parts)
            if any(part.rows_of(network).any() and part.figures(measure) is not None for part in parts)
        }
        for measure in all_measures(parts)
    }
