"""What the models say of a place: in which order keys are written, and which of them may be left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import get_args

from benefitgraphic.content.models import InfographicModel, MetricModel
from benefitgraphic.project.fields import ConfigModel


def keys_at(shown: str, steps: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys of a mapping, in the order in which they are written; none where any key may stand."""
    shape = _shape_at(shown, steps)
    return tuple(shape.model_fields) if shape else ()


def is_optional(shown: str, steps: Sequence[str | int]) -> bool:
    """Whether the key at a place may be left out."""
    shape = _shape_at(shown, steps[:-1])
    field = shape.model_fields.get(str(steps[-1])) if shape else None
    return field is None or not field.is_required()


def _shape_at(shown: str, steps: Sequence[str | int]) -> type[ConfigModel] | None:
    at: type[ConfigModel] | None = InfographicModel
    # "metrics.yaml", and "metrics.fr-CA.yaml": the keys above are the metrics' names.
    if PurePosixPath(shown).name.partition(".")[0] == "metrics":
        if not steps:
            return None
        at, steps = MetricModel, steps[1:]
    for step in steps:
        if isinstance(step, str):
            field = at.model_fields.get(step) if at else None
            at = next(_shapes(field.annotation), None) if field else None
    return at


def _shapes(annotation: object) -> Iterator[type[ConfigModel]]:
    if isinstance(annotation, type) and issubclass(annotation, ConfigModel):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)
