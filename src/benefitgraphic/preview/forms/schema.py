"""From the models to forms: which field is asked for in which way, where it belongs, and what may be changed at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from benefitgraphic.content.models import MOST_BENEFITS, InfographicModel, PanelModel, SizeName
from benefitgraphic.design.sizes import SIZES
from benefitgraphic.preview.forms.labels import FieldLabel, label_of
from benefitgraphic.project.fields import Filled, Flag, Icon, OneOf, Passage, Silence, Url
from benefitgraphic.project.yaml.steps import Steps, path_of, steps_of
from benefitgraphic.sections.kinds import KINDS

FieldKind = Literal[
    "words", "line", "url", "icon", "choice", "flag", "sizes", "texts", "theme", "metric", "pairs", "items", "section"
]

# The groups that hold single fields, besides those of the sections; what is nowhere is in "look".
_GROUPS = {
    "masthead": ("event", "title", "subtitle", "organization", "logo", "logo_on_dark", "logo_alt"),
    "look": ("theme", "sizes", "numbered", "poster", "sample", "year", "fiscal_year_start", "language"),
}
_TITLES = {"masthead": "Masthead", "look": "Look and settings"}
_MOST = 60


def _validator(alias: object) -> object:
    """Return what pydantic is given to check a kind of value with."""
    return get_args(alias)[1]


_KINDS: dict[object, FieldKind] = {
    _validator(Filled): "words",
    _validator(Passage): "words",
    _validator(Icon): "icon",
    _validator(Url): "url",
    _validator(Flag): "flag",
    _validator(SizeName): "sizes",
    _validator(Silence): "pairs",
}
# Names of something that there is: annotations call them names alike.
_NAMED: dict[tuple[type[BaseModel], str], FieldKind] = {
    (InfographicModel, "theme"): "theme",
    (PanelModel, "metric"): "metric",
}


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of a model, as a form asks for it.

    Attributes:
        key: its place without numbers, such as ``benefits.title``.
        name: its key.
        kind: how it is asked for. ``texts``: a list of them; ``pairs``: keys with a text each; ``items``: a list of
            models; ``section``: a model.
        label: what it is called.
        is_required: whether it has to be there.
        choices: of a choice, or the sizes.
        default: the choice that is meant where there is none.
        inner: the model of items, or of a section.
        is_passage: whether its texts may each have a short one beside them, under ``text`` and ``short``.
    """

    key: str
    name: str
    kind: FieldKind
    label: FieldLabel
    is_required: bool
    choices: tuple[str, ...] = ()
    default: str = ""
    inner: type[BaseModel] | None = None
    is_passage: bool = False

    @property
    def halves(self) -> tuple[Blank, Blank]:
        """What is asked for where the file has ``text`` and ``short``."""
        text = replace(self, name="text", is_required=True, is_passage=False)
        return text, replace(text, name="short", is_required=False, label=label_of(f"{self.key}.short"))

    @property
    def is_list(self) -> bool:
        """Whether its items are forms, or fields, of their own, as passages are; other lists of texts are one field."""
        return self.kind == "items" or (self.kind == "texts" and self.is_passage)

    @property
    def bounds(self) -> tuple[int, int]:
        """The fewest and the most items of a list."""
        fewest = 1 if self.is_required or self.key == "benefits" else 0
        return fewest, MOST_BENEFITS if self.key == "benefits" else _MOST


@lru_cache(maxsize=64)
def blanks(shape: type[BaseModel], prefix: str = "") -> tuple[Blank, ...]:
    """Return the fields of a model in its order; ``prefix``: its own key."""
    return tuple(_blank(shape, name, field, prefix) for name, field in shape.model_fields.items())


def blank_at(steps: Steps) -> Blank | None:
    """Return what may be asked for at a place of infographic.yaml; None if the models have nothing there."""
    found: Blank | None = None
    for step in steps:
        if isinstance(step, int):
            if found is None or step < 0 or found.kind not in ("items", "texts"):
                return None
            found = replace(found, kind="words" if found.kind == "texts" else "section", is_required=True)
        elif found is not None and found.kind == "words" and found.is_passage:
            found = next((half for half in found.halves if half.name == step), None)
            if found is None:
                return None
        elif found is not None and found.kind == "pairs":
            found = replace(found, kind="words", name=step, is_required=False)
        else:
            if found is not None and found.kind != "section":
                return None
            shape = (found.inner if found else None) or InfographicModel
            inside = blanks(shape, found.key if found else "")
            found = next((blank for blank in inside if blank.name == step), None)
            if found is None:
                return None
    return found


def groups() -> dict[str, tuple[Blank, ...]]:
    """Return the fields of the whole file by group, in the order in which the graphic says them."""
    placed = {name: group for group, names in _GROUPS.items() for name in names}
    placed |= {key: kind.keys[0] for kind in KINDS.values() for key in kind.keys}
    found: dict[str, list[Blank]] = {"masthead": []}
    look: list[Blank] = []
    for blank in blanks(InfographicModel):
        group = placed.get(blank.name, "look")
        (look if group == "look" else found.setdefault(group, [])).append(blank)
    found["look"] = look
    for group, names in _GROUPS.items():
        order = {name: at for at, name in enumerate(names)}
        found[group].sort(key=lambda b: order.get(b.name, len(order)))
    return {group: tuple(fields) for group, fields in found.items()}


def group_title(group: str) -> str:
    """Return what a group is called."""
    return _TITLES.get(group) or label_of(group).text


def part_of(path: str) -> str:
    """Return the part of the page's forms for a path such as ``benefits[3].title``; empty if there is none."""
    steps = steps_of(path)
    if not steps:
        return ""
    for length in range(len(steps), 0, -1):
        blank = blank_at(steps[:length])
        if blank and blank.kind == "section":
            return path_of(steps[:length])
    name = str(steps[0])
    if name in _GROUPS and blank_at(steps) is None:
        return name
    return next((group for group, fields in groups().items() if name in {b.name for b in fields}), "")


def _blank(shape: type[BaseModel], name: str, field: FieldInfo, prefix: str) -> Blank:
    key = f"{prefix}.{name}" if prefix else name
    types = list(_parts(field.annotation))
    inner = next((t for t in types if isinstance(t, type) and issubclass(t, BaseModel)), None)
    is_list = any(get_origin(t) is tuple or t is tuple for t in types)
    metadata = [*field.metadata, *(m for t in types if get_origin(t) is Annotated for m in get_args(t)[1:])]
    one_of = next((m for m in metadata if isinstance(m, OneOf)), None)
    known: FieldKind = next((_KINDS[m] for m in metadata if _is_known(m)), "line")
    kind = _NAMED.get((shape, name), known)
    if inner:
        kind = "items" if is_list else "section"
    elif one_of:
        kind = "choice"
    elif is_list and kind != "sizes":
        kind = "texts"
    choices = one_of.names if one_of else tuple(SIZES) if kind == "sizes" else ()
    default = field.default if isinstance(field.default, str) else ""
    passage = any(m is _validator(Passage) for m in metadata)
    return Blank(key, name, kind, label_of(key), field.is_required(), choices, default, inner, passage)


def _is_known(metadata: object) -> bool:
    try:
        return metadata in _KINDS
    except TypeError:  # can't be hashed, so it is none of ours
        return False


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and all that it is made of, except None."""
    if annotation in (None, NoneType, Ellipsis):
        return
    yield annotation
    if get_origin(annotation) is not Literal:
        inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
        for part in inner:
            yield from _parts(part)
