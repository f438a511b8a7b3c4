"""Joins what the metrics mean (metrics.yaml) with their values (the sheet)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from benefitgraphic.content.cells import CellError, read_number
from benefitgraphic.content.complaints import validated
from benefitgraphic.content.findings import Findings
from benefitgraphic.content.metrics import Category, Metric
from benefitgraphic.content.models import MetricShape
from benefitgraphic.content.near import quoted, suggestion
from benefitgraphic.content.sheet import Row, Sheet
from benefitgraphic.content.tree import Branch
from benefitgraphic.diagnostics import Where

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
_RESERVED = frozenset({"year", "previous_year"})
_MOST_CATEGORIES = 60


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The metrics by key, in the order of metrics.yaml.

    Attributes:
        metrics: all that are defined, even those whose values can't be used.
        broken: those whose values can't be used: what follows from a value is not worth saying then.
    """

    metrics: Mapping[str, Metric]
    broken: frozenset[str]


@dataclass(frozen=True, slots=True)
class Definition:
    """A metric's meaning, and its place."""

    shape: MetricShape
    where: Where


def read_definitions(tree: Branch, findings: Findings) -> dict[str, Definition]:
    """The metrics defined; those not defined well are left out, with the reasons among the findings."""
    found: dict[str, Definition] = {}
    for key, entry in tree.entries.items():
        if not _KEY.fullmatch(key) or key in _RESERVED:
            hint = "use letters, digits and _, such as messages_received" if key not in _RESERVED else ""
            findings.error("bad-metric-name", f"a metric can't be called {quoted(key)}", entry.key, hint)
            continue
        # A key without anything under it reads as one that lacks every key.
        node = entry.value if isinstance(entry.value, Branch) else None
        if node is None:
            hint = "under it stand: label, definition, unit"
            findings.error("not-keys", f"the metric {quoted(key)} is not described", entry.key, hint)
            continue
        shape = validated(MetricShape, node, findings)
        if shape:
            for text in (shape.label, shape.definition, *shape.breaks.values()):
                if "{" in text.text or "}" in text.text:
                    message = (
                        "placeholders are filled in infographic.yaml only; here, braces would be shown as they are"
                    )
                    findings.error("no-placeholders", message, text.where, "write it without braces")
            found[key] = Definition(shape, entry.key)
    return found


def join(
    definitions: Mapping[str, Definition],
    names: Iterable[str],
    sheet: Sheet,
    year: int | None,
    findings: Findings,
) -> Catalogue:
    """The metrics with their values. ``names``: all keys in metrics.yaml, well defined or not."""
    known = list(names)
    if year is not None and year not in sheet.columns:
        message = f"there is no column for the reporting year {year}"
        findings.error("no-year", message, sheet.where, f"the columns are: {sheet.shown_years()}")
    rows: dict[str, list[Row]] = {}
    for row in sheet.rows:
        if not row.metric:
            hint = "every row starts with a metric"
            findings.error("no-metric", f"row {row.number} names no metric", sheet.place(row, 0), hint)
        elif row.metric not in known:
            message = f"no metric is called {quoted(row.metric)} in metrics.yaml"
            findings.error("unknown-metric", message, sheet.place(row, 0), suggestion(row.metric, known))
        else:
            rows.setdefault(row.metric, []).append(row)
    metrics, broken = {}, set()
    for key, definition in definitions.items():
        joining = _Join(key, definition, sheet, year or max(sheet.columns), findings)
        metrics[key] = joining.metric(rows.get(key, []), check=year in sheet.columns)
        if not joining.good:
            broken.add(key)
    return Catalogue(metrics, frozenset(broken) if year in sheet.columns else frozenset(metrics))


def without_values(definitions: Mapping[str, Definition], year: int) -> Catalogue:
    """The metrics when the sheet can't be read: known by name and kind, all values broken."""
    nowhere = Sheet("", (), {year: 2}, (), frozenset())
    quiet = Findings()
    metrics = {key: _Join(key, d, nowhere, year, quiet).metric([], check=False) for key, d in definitions.items()}
    return Catalogue(metrics, frozenset(metrics))


class _Join:
    """One metric's rows, read and checked."""

    def __init__(self, key: str, definition: Definition, sheet: Sheet, year: int, findings: Findings) -> None:
        self._key, self._definition, self._year, self._findings = key, definition, year, findings
        known = [y for y in sheet.columns if y <= year]
        # A year that the sheet skips is not known, like an empty cell.
        self._years = tuple(range(min(known), max(known) + 1)) if known else (year,)
        self._sheet = sheet
        self.good = True

    def metric(self, rows: list[Row], check: bool) -> Metric:
        shape = self._definition.shape
        if check and not rows and self._key not in self._sheet.refused:
            message = f"the metric {quoted(self._key)} has no row in the sheet"
            self._wrong("no-row", message, self._definition.where, f"add one to {self._sheet.file}")
        fitting = self._fitting(rows)
        if len(fitting) > _MOST_CATEGORIES:
            message = f"the metric {quoted(self._key)} has more than {_MOST_CATEGORIES} categories"
            self._wrong("too-many", message, self._sheet.place(fitting[_MOST_CATEGORIES], 0))
        categories = [self._read(row, check) for row in fitting[:_MOST_CATEGORIES]]
        if shape.by is None:
            values = categories[0].values if categories else (None,) * len(self._years)
        else:
            values = tuple(self._sum([c.values[at] for c in categories]) for at in range(len(self._years)))
        return Metric(
            key=self._key,
            label=shape.label,
            definition=shape.definition,
            unit=shape.unit,
            better=shape.better,
            per_day=shape.per_day,
            breaks=tuple(sorted(shape.breaks.items(), key=lambda found: found[0])),
            by=shape.by.text if shape.by else None,
            year=self._year,
            years=self._years,
            values=values,
            categories=tuple(categories) if shape.by else (),
            where=self._definition.where,
        )

    def _fitting(self, rows: list[Row]) -> list[Row]:
        """The rows whose category fits the metric, each category once."""
        by = self._definition.shape.by
        key = quoted(self._key)
        seen: dict[str, Row] = {}
        for row in rows:
            if by is None and row.category:
                message = f"{key} has no categories, but this row is for {quoted(row.category)}"
                hint = "empty this cell, or add 'by: ...' to the metric in metrics.yaml"
                self._wrong("category", message, self._sheet.place(row, 1), hint)
            elif by is not None and not row.category:
                hint = f"the metric is counted by {by.text}: write one in the second column"
                message = f"this row of {key} names no {by.text}"
                self._wrong("category", message, self._sheet.place(row, 1), hint)
            elif row.category.casefold() in seen:
                first = seen[row.category.casefold()].record.line
                which = f"{key}, {quoted(row.category)}" if row.category else key
                message = f"there are two rows for {which} (first on line {first})"
                self._wrong("duplicate-row", message, self._sheet.place(row, 0))
            else:
                seen[row.category.casefold()] = row
        return list(seen.values())

    def _read(self, row: Row, check: bool) -> Category:
        values: dict[int, Decimal | None] = {}
        for year, column in self._sheet.columns.items():
            reporting = year == self._year
            try:
                values[year] = read_number(row.record.cells[column], self._definition.shape.unit)
            except CellError as error:
                values[year] = None
                place = self._sheet.place_of_year(row, year)
                needed = reporting and error.code == "not-known"
                hint = "the reporting year's value is needed" if needed else error.hint
                self._wrong(error.code, f"{place.path}: {error.message}", place, hint)
                continue
            if check and reporting and values[year] is None:
                place = self._sheet.place_of_year(row, year)
                name = quoted(row.category or self._key)
                message = f"{place.path}: the reporting year's value of {name} is missing"
                self._wrong("missing-value", message, place, "fill it in; if there truly were none, write 0")
        where = self._sheet.place(row, 0)
        return Category(row.category, tuple(values.get(year) for year in self._years), where)

    def _sum(self, values: list[Decimal | None]) -> Decimal | None:
        # A sum without an unknown part would only look smaller; and shares and times can't be summed.
        known = [value for value in values if value is not None]
        whole = known and len(known) == len(values) and self._definition.shape.unit == "count"
        return sum(known, Decimal(0)) if whole else None

    def _wrong(self, code: str, message: str, where: Where, hint: str = "") -> None:
        self.good = False
        self._findings.error(code, message, where, hint)
