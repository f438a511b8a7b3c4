"""The shape of a platform's description, in the package or under ``files`` in a designer's imports.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from pydantic import PlainValidator

from benefitgraphic.project.fields import ConfigModel, Flag, Name, one_of, typed, wrong
from benefitgraphic.project.suggest import quoted
from benefitgraphic.text import Text

_MEASURE = re.compile(r"[a-z][a-z0-9_]{0,39}")


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
    if not _MEASURE.fullmatch(name):
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


Texts = Annotated[tuple[str, ...], PlainValidator(_texts)]


class FormatModel(ConfigModel):
    """What one platform's export looks like.

    Headers are given as one name or as several that the same column may have; capitals and spaces don't matter.

    Attributes:
        name: the platform, as messages call it.
        network: the network that its rows are about; the platform itself if left out.
        recognise: headers that must all be there.
        preamble: how a line in front of the header must begin.
        date: the column with the day.
        day: a column that names the day of the figures, if they aren't for a post's whole life.
        whole_life: what stands in ``day`` when they are.
        id: the column that tells rows apart.
        link: a column that tells them apart when IDs have lost digits.
        rows_are: what rows are, in words.
        figures_of: ``life`` since it was published, the ``period`` that the export was made for, or the row's ``day``.
        site: it tells of visits to a website, so that sums of what posts got don't miss it.
        measures: each measure's columns.
    """

    name: Name | None = None
    network: Annotated[Network, PlainValidator(_network)] | None = None
    recognise: Annotated[tuple[tuple[str, ...], ...], PlainValidator(_alternatives)]
    preamble: Name | None = None
    date: Texts = ()
    day: Texts = ()
    whole_life: Texts = ()
    id: Texts = ()
    link: Texts = ()
    rows_are: Annotated[str, PlainValidator(lambda value: typed(value).text)] = "rows"
    figures_of: Annotated[Literal["life", "period", "day"], one_of("life", "period", "day")] = "life"
    site: Flag = False
    measures: Annotated[Mapping[str, tuple[str, ...]], PlainValidator(_measures)]


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
    """A name as typed, if there is one."""
    return text.text if text else otherwise
