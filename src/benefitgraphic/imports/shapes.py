"""The shape of a platform's description, in the package or under ``files`` in a designer's imports.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, PlainValidator, WithJsonSchema

from benefitgraphic.project.fields import ConfigModel, Flag, Name, keys_of, one_of, scalar, typed, wrong
from benefitgraphic.project.suggest import quoted
from benefitgraphic.text import Text

MEASURE = "^[a-z][a-z0-9_]{0,39}$"


def _texts(value: object) -> tuple[str, ...]:
    """One text, or a list of them."""
    items = value if isinstance(value, list) else [value]
    found = tuple(typed(item).text.strip() for item in items)
    if not found or not all(found):
        raise wrong("no-text", "a name is missing here")
    return found


def _alternatives(value: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or not value:
        raise wrong("not-a-list", "this should be a list of column names", "such as [Date, Post ID]")
    return tuple(_texts(item) for item in value)


def _measures(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not value:
        raise wrong("not-keys", "this should be measures with their columns", "such as {views: Views}")
    for key in value:
        refuse_bad_measure(key)
    return MappingProxyType({key: _texts(names) for key, names in value.items()})


def _network(value: object) -> Network:
    if isinstance(value, dict):
        if list(value) != ["column"]:
            raise wrong("not-keys", "this should be a name, or {column: ...}", at=next(iter(value), ""))
        return Network("", _texts(value["column"]))
    return Network(typed(value).text.strip(), ())


def refuse_bad_measure(name: str, at: str | None = None) -> None:
    """Refuse what can't be a measure's name; ``at``: where in the value, if not the key of that name."""
    if not re.search(MEASURE, name) or name.endswith("\n"):
        hint = "use small letters, digits and _, such as link_clicks"
        raise wrong("bad-measure", f"a measure can't be called {quoted(name)}", hint, name if at is None else at)


class Network(NamedTuple):
    """Which network rows are about.

    Attributes:
        name: the one network of all rows; empty when a column says it.
        columns: what that column may be called.
    """

    name: str
    columns: tuple[str, ...]


_TEXTS = {"title": "name, or a list of names", "anyOf": [scalar("name"), {"type": "array", "items": scalar("name")}]}
_ALTERNATIVES = {"title": "list of names, or of lists of names", "type": "array", "items": _TEXTS, "minItems": 1}
_NETWORK_COLUMN = {
    "type": "object",
    "properties": {"column": {**_TEXTS, "description": "The column that names each row's network."}},
    "required": ["column"],
    "additionalProperties": False,
}
_NETWORK = {"title": "name, or a column", "anyOf": [scalar("name"), _NETWORK_COLUMN]}
_MEASURES = keys_of("measures, each with its columns", _TEXTS, propertyNames={"pattern": MEASURE}, minProperties=1)

Texts = Annotated[tuple[str, ...], PlainValidator(_texts), WithJsonSchema(_TEXTS)]


class FormatModel(ConfigModel):
    """What one platform's export looks like.

    Headers are given as one name or as several that the same column may have; capitals and spaces don't matter.
    """

    name: Name | None = Field(
        default=None, description="The platform, as messages call it; the name above, if left out.", examples=["Flickr"]
    )
    network: Annotated[Network, PlainValidator(_network), WithJsonSchema(_NETWORK)] | None = Field(
        default=None,
        description="The network that its rows are about, or the column that says so. Left out, the platform itself.",
        examples=["Flickr", {"column": "Network"}],
    )
    recognise: Annotated[tuple[tuple[str, ...], ...], PlainValidator(_alternatives), WithJsonSchema(_ALTERNATIVES)] = (
        Field(
            description="Columns that must all be there, and tell this export from others.",
            examples=[["Photo", ["Taken", "Date taken"]]],
        )
    )
    preamble: Name | None = Field(
        default=None, description="How a line above the header has to begin.", examples=["# Start date"]
    )
    date: Texts = Field(default=(), description="The column with the day.", examples=[["Taken", "Date taken"]])
    day: Texts = Field(
        default=(),
        description="A column that names the day of the figures, where they aren't for a post's whole life.",
        examples=["Date"],
    )
    whole_life: Texts = Field(
        default=(), description="What stands in `day` where they are for its whole life.", examples=["Lifetime"]
    )
    id: Texts = Field(default=(), description="The column that tells rows apart.", examples=["Photo"])
    link: Texts = Field(
        default=(),
        description="A column that tells rows apart when IDs have lost digits.",
        examples=[["Permalink", "Post link"]],
    )
    rows_are: Annotated[str, PlainValidator(lambda value: typed(value).text), WithJsonSchema(scalar("text"))] = Field(
        default="rows", description="What rows are, in messages.", examples=["photos"]
    )
    figures_of: Annotated[Literal["life", "period", "day"], one_of("life", "period", "day")] = Field(
        default="life",
        description="What figures are for: `life`, the time since a post was published; `period`, the time that the "
        "export was made for; `day`, the row's own day.",
        examples=["period"],
    )
    site: Flag = Field(
        default=False,
        description="It tells of visits to a website, so that sums of what posts got don't wait for it.",
        examples=[True],
    )
    measures: Annotated[Mapping[str, tuple[str, ...]], PlainValidator(_measures), WithJsonSchema(_MEASURES)] = Field(
        description="What is counted, and in which column.",
        examples=[{"views": ["Views", "Seen"], "reactions": "Faves"}],
    )


class BreakShape(ConfigModel):
    """Measures that took the place of one another."""

    measures: Texts
    platforms: Texts
    said: Name


class MeasuresShape(ConfigModel):
    """The file measures.yaml."""

    unique: Texts
    decimals: Texts
    breaks: tuple[BreakShape, ...]
    totals: Texts
    contains: Annotated[Mapping[str, tuple[str, ...]], PlainValidator(_measures)]
    networks: Annotated[Mapping[str, tuple[str, ...]], PlainValidator(lambda v: {k: _texts(n) for k, n in v.items()})]


def name_of(text: Text | None, otherwise: str) -> str:
    """Return a name as typed, if there is one."""
    return text.text if text else otherwise
