"""What platforms' exports look like, read from data: the package's descriptions and the designer's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from benefitgraphic.diagnostics import Problems
from benefitgraphic.imports.shapes import FormatModel, MeasuresShape, Network, name_of
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.validation import validated
from benefitgraphic.project.yaml.reader import read_yaml

ModelT = TypeVar("ModelT", bound=BaseModel)

_HERE = Path(__file__).parent
_SPACES = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Format:
    """One platform's export. ``own``: described by the designer, who knows better than the package."""

    name: str
    network: Network
    shape: FormatModel
    own: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table has what: columns counted from 0, None where there is no such column.

    Attributes:
        headers: as the file spells them.
        date, day, id, link, network: what the format calls so.
        measures: the column of each measure that is there.
    """

    headers: tuple[str, ...]
    date: int | None
    day: int | None
    id: int | None
    link: int | None
    network: int | None
    measures: Mapping[str, int]

    def unused(self) -> list[str]:
        """Return the headers of columns that aren't read."""
        used = {self.date, self.day, self.id, self.link, self.network, *self.measures.values()}
        return [name for at, name in enumerate(self.headers) if at not in used and name]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A format whose header was found. ``row``: the header's, counted from 0; ``weight``: how much speaks for it."""

    format: Format
    row: int
    columns: Columns
    weight: int


class TwiceNamedError(ValueError):
    """Two columns have the name of one that is needed."""


@cache
def known_formats() -> tuple[Format, ...]:
    """Return the formats that come with the package."""
    return tuple(map(_packaged, sorted((_HERE / "known").glob("*.yaml"))))


@cache
def measures() -> MeasuresShape:
    """Return what is known of measures and networks."""
    return _checked(_HERE / "measures.yaml", MeasuresShape)


@cache
def _networks() -> Mapping[str, str]:
    return {alias.casefold(): name for name, known in measures().networks.items() for alias in (name, *known)}


def network_named(said: str) -> str:
    """Return a network's canonical name: X for Twitter."""
    return _networks().get(said.strip().casefold(), said.strip())


def own_format(name: str, shape: FormatModel) -> Format:
    """Return a format that the designer describes."""
    called = name_of(shape.name, name)
    return Format(called, shape.network or Network(called, ()), shape, own=True)


def recognise(records: Sequence[Sequence[object]], formats: Iterable[Format]) -> list[Recognised]:
    """Return the formats whose header is among these first rows, the best match first.

    Raises:
        TwiceNamedError: when a column that is needed is there twice.
    """
    known = list(formats)
    found: list[Recognised] = []
    for at, record in enumerate(records):
        names = [normal(str(cell)) for cell in record]
        for candidate in known:
            if _fits(candidate, names, records[:at]):
                columns = _columns(candidate.shape, record, names)
                weight = len(candidate.shape.recognise) * 10 + len(columns.measures) + 1000 * candidate.own
                found.append(Recognised(candidate, at, columns, weight))
        if found:
            break
    return sorted(found, key=lambda each: -each.weight)


def normal(header: str) -> str:
    """Return a header without what varies from month to month: capitals and spaces."""
    return _SPACES.sub(" ", header).strip().casefold()


def _fits(candidate: Format, names: Sequence[str], before: Sequence[Sequence[object]]) -> bool:
    shape = candidate.shape
    there = set(names)
    if not all(any(normal(name) in there for name in names_of_one) for names_of_one in shape.recognise):
        return False
    start = normal(shape.preamble.text) if shape.preamble else ""
    return not start or any(record and normal(str(record[0])).startswith(start) for record in before)


def _columns(shape: FormatModel, record: Sequence[object], names: Sequence[str]) -> Columns:
    def place(aliases: Sequence[str]) -> int | None:
        for alias in aliases:
            found = [at for at, name in enumerate(names) if name == normal(alias)]
            if len(found) > 1:
                raise TwiceNamedError(str(record[found[0]]).strip())
            if found:
                return found[0]
        return None

    network = shape.network.columns if shape.network else ()
    places = {measure: place(aliases) for measure, aliases in shape.measures.items()}
    return Columns(
        headers=tuple(str(cell).strip("\ufeff \t\r\n") for cell in record),
        date=place(shape.date),
        day=place(shape.day),
        id=place(shape.id),
        link=place(shape.link),
        network=place(network),
        measures={measure: at for measure, at in places.items() if at is not None},
    )


def _packaged(path: Path) -> Format:
    shape = _checked(path, FormatModel)
    name = name_of(shape.name, path.stem)
    return Format(name, shape.network or Network(name, ()), shape)


def _checked(path: Path, kind: type[ModelT]) -> ModelT:
    """One of the package's own files, which a mistake in would be a defect of the package."""
    findings = Findings()
    tree = read_yaml(path, path.name, findings)
    shape = validated(kind, tree, findings) if tree else None
    if shape is None:
        raise Problems(findings.ordered())
    return shape
