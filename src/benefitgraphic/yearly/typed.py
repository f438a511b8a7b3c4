"""Figures typed by hand, compared with those that the sheet has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.lint.texts import TypedNumber
from benefitgraphic.lint.values import Derived, Values, derived, is_exactly, values_of
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.project.suggest import quoted

# Nine or three may be anything's number.
_LEAST = 10


@dataclass(frozen=True, slots=True)
class SheetStatement:
    """Something that the sheet can say. ``placeholder``: what says it in the new year; empty if nothing does."""

    said: str
    placeholder: str


@dataclass(frozen=True, slots=True)
class SheetFigures:
    """The sheet's figures, as the year that was saw them.

    Attributes:
        values: by year.
        follows: what follows from those of the year that was.
    """

    values: tuple[Values, ...]
    follows: tuple[Derived, ...]

    @classmethod
    def of(cls, metrics: Sequence[Metric]) -> SheetFigures:
        """All that there is to say of the metrics' reporting year, and of those before it."""
        return cls(values_of(metrics), tuple(derived(metrics)))

    def find(self, figure: TypedNumber, after: str) -> SheetStatement | None:
        """Return what a figure in a text is, if the sheet has it, preferring the year reported to earlier ones.

        ``after`` is the text that follows it.
        """
        if not figure.percent and figure.value < _LEAST:
            return None
        fitting = [one for one in self.values if one.is_measured_like(figure, after)]
        for one in fitting:
            if one.value is not None and is_exactly(figure, one.value):
                return SheetStatement(f"{quoted(one.name)} of {one.year}", _braced(one.placeholder))
        for other in self.follows:
            if other.percent == figure.percent and is_exactly(figure, other.amount):
                return SheetStatement(f"{other.said} in {other.metric.year}", _braced(other.placeholder))
        for one in fitting:
            for year, value in one.former():
                if is_exactly(figure, value):
                    again = one.placeholder and year == one.year - 1
                    return SheetStatement(
                        f"{quoted(one.name)} of {year}", _braced(f"{one.placeholder}.previous" if again else "")
                    )
        return None


def _braced(placeholder: str) -> str:
    return f"{{{placeholder}}}" if placeholder else ""
