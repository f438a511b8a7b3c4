"""What the models say of a place: which keys there may be, in order, and which of them may be left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import get_args

from benefitgraphic.content.models import InfographicModel, MetricModel
from benefitgraphic.project.fields import ConfigModel
from benefitgraphic.project.yaml.file_text import FileText
from benefitgraphic.project.yaml.steps import Steps


def file_text(data: bytes, shown: str) -> FileText:
    """Read a file of the project, to change it as its model says.

    Raises:
        Problems: it can't be read.
    """
    # "metrics.yaml", and "metrics.fr-CA.yaml".
    is_metrics = PurePosixPath(shown).name.partition(".")[0] == "metrics"
    return FileText.read(data, shown, partial(_keys_at, is_metrics=is_metrics))


def _keys_at(steps: Steps, *, is_metrics: bool) -> Mapping[str, bool]:
    at: type[ConfigModel] | None = InfographicModel
    if is_metrics:
        if not steps:  # the metrics' own names
            return {}
        at, steps = MetricModel, steps[1:]
    for step in steps:
        if isinstance(step, str):
            field = at.model_fields.get(step) if at else None
            at = next(_models(field.annotation), None) if field else None
    return {key: not field.is_required() for key, field in at.model_fields.items()} if at else {}


def _models(annotation: object) -> Iterator[type[ConfigModel]]:
    if isinstance(annotation, type) and issubclass(annotation, ConfigModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
