"""The places of the config that hold text, and how each is read, gathered from the models' annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from benefitgraphic.content.models import InfographicModel
from benefitgraphic.project.fields import Filled, Passage, TextManner, Url

_FILLED, _PASSAGE, _URL = (get_args(alias)[1] for alias in (Filled, Passage, Url))


@dataclass(frozen=True, slots=True)
class TextField:
    """A field of the config that readers read.

    Attributes:
        place: a pattern of its paths, such as ``benefits[3].title``.
        key: its own.
        manner: how it is read, if that matters.
        is_passage: whether it may have ``text`` and ``short``.
        is_address: whether it is where a link leads.
    """

    place: str
    key: str
    manner: TextManner | None
    is_passage: bool
    is_address: bool


def text_fields(model: type[BaseModel] = InfographicModel, prefix: str = "") -> Iterator[TextField]:
    """Yield the fields of a model and of those in it, in their order."""
    for name, field in model.model_fields.items():
        parts = list(_parts(field.annotation))
        place = f"{prefix}{name}" + (r"\[\d+\]" if any(get_origin(part) is tuple for part in parts) else "")
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from text_fields(part, rf"{place}\.")
        said = [
            *field.metadata,
            *(one for part in parts if get_origin(part) is Annotated for one in get_args(part)[1:]),
        ]
        if any(one in (_FILLED, _PASSAGE, _URL) for one in said):
            manner = next((one for one in said if isinstance(one, TextManner)), None)
            yield TextField(place, name, manner, _PASSAGE in said, _URL in said)


def places(*fields: TextField, also: str = "") -> re.Pattern[str]:
    """Return the paths of fields as one pattern; ``also``: more of them."""
    said = (f"{field.place}(?:\\.(?:text|short))?" if field.is_passage else field.place for field in fields)
    return re.compile("|".join((*filter(None, [also]), *said)))


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and all that it is made of."""
    yield annotation
    inner = get_args(annotation)
    for part in inner[:1] if get_origin(annotation) is Annotated else inner:
        yield from _parts(part)
