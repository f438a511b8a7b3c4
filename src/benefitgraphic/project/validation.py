"""Pydantic's errors in plain words, each at the key or value that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from benefitgraphic.diagnostics import Where
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.yaml.hashtags import is_hashtag
from benefitgraphic.project.yaml.tree import Branch, Leaf, Node, find, plain

ModelT = TypeVar("ModelT", bound=BaseModel)


def validated(
    shape: type[ModelT], tree: Branch, findings: Findings, context: Mapping[str, object] | None = None
) -> ModelT | None:
    """Return the tree as a model; None if it doesn't fit, with every reason among the findings."""
    try:
        return shape.model_validate(plain(tree), context=dict(context or {}))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            _note(shape, tree, detail, findings)
        return None


def _note(shape: type[BaseModel], tree: Branch, detail: ErrorDetails, findings: Findings) -> None:
    path = detail["loc"]
    kind = detail["type"]
    node, key = find(tree, path)
    if kind == "benefitgraphic":
        said = detail["ctx"]
        at = said["at"]
        if at:
            node, key = find(node, [int(at) if at.isdigit() and not isinstance(node, Branch) else at])
        findings.error(said["code"], said["message"], node.where, said["hint"])
    elif kind == "missing":
        _missing(node, key, str(path[-1]), findings)
    elif kind == "extra_forbidden":
        name = str(path[-1])
        hint = suggestion(name, _keys(shape, path[:-1]))
        findings.error("unknown-key", f"unknown key {quoted(name)}", key, hint)
    elif kind in ("tuple_type", "list_type"):
        hint = "write each item on its own line after '- ', or all in [brackets]"
        findings.error("not-a-list", "this should be a list", node.where, hint)
    elif kind in ("model_type", "dict_type", "model_attributes_type"):
        keys = ", ".join(_keys(shape, path))
        findings.error("not-keys", "this should be keys with values", node.where, f"the keys are: {keys}")
    else:
        findings.error("wrong-value", f"this value can't be used: {detail['msg'].lower()}", node.where)


def _missing(owner: Node, place: Where, name: str, findings: Findings) -> None:
    if isinstance(owner, Leaf):  # the key is there, without a value; `find` went into it
        lines = findings.lines(place.file)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        comment = line.partition(":")[2].lstrip()
        if is_hashtag(comment):
            return  # it was found when the file was read
        hint = "'#' starts a comment: put the value in quotes" if comment[:1] == "#" else "write one after the colon"
        findings.error("missing-value", f"'{name}' has no value", place, hint)
        return
    whose = f"{owner.where.path} has no" if owner.where.path else "there is no"
    findings.error("missing-key", f"{whose} '{name}'", place, f"add a line '{name}: ...'")


def _keys(shape: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Return the keys that are allowed at a path."""
    found: object = shape
    for step in path:
        if isinstance(step, str) and isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(step)
            found = _inner(field.annotation) if field else None
    return list(found.model_fields) if isinstance(found, type) and issubclass(found, BaseModel) else []


def _inner(annotation: object) -> object:
    """Return the model inside ``tuple[Model, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner(part)) is not None), None)
