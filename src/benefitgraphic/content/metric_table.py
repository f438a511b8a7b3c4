"""Joins what the metrics mean (metrics.yaml) with their values (the sheet)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benefitgraphic.content.doubts import doubt_values
from benefitgraphic.content.models import MetricModel
from benefitgraphic.content.wholes import doubt_parts, with_totals
from benefitgraphic.diagnostics import Where
from benefitgraphic.metrics.metric import Category, Metric
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.numerals import CellError, Convention
from benefitgraphic.project.sheets.records import SheetTable
from benefitgraphic.project.sheets.sheet import Sheet, SheetRow
from benefitgraphic.project.suggest import quoted, suggestion
from benefitgraphic.project.validation import validated
from benefitgraphic.project.yaml.tree import Branch

KEY = "[A-Za-z_][A-Za-z0-9_]{0,59}"
RESERVED = ("year", "previous_year")
"""Names of placeholders that are no metrics: no metric may have one of them."""
_MOST_CATEGORIES = 60


@dataclass(frozen=True, slots=True)
class MetricTable:
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

    shape: MetricModel
    where: Where


def read_definitions(tree: Branch, findings: Findings, fiscal: FiscalYear = CALENDAR) -> dict[str, Definition]:
    """Return the well-defined metrics; the others are left out, with the reasons among the findings."""
    found: dict[str, Definition] = {}
    for key, entry in tree.entries.items():
        if not re.fullmatch(KEY, key) or key in RESERVED:
            hint = "use letters, digits and _, such as messages_received" if key not in RESERVED else ""
            findings.error("bad-metric-name", f"a metric can't be called {quoted(key)}", entry.key, hint)
            continue
        # A key without anything under it reads as one that lacks every key.
        node = entry.value if isinstance(entry.value, Branch) else None
        if node is None:
            hint = "write its label, definition and unit below it"
            findings.error("not-keys", f"the metric {quoted(key)} is not described", entry.key, hint)
            continue
        shape = validated(MetricModel, node, findings, {"fiscal": fiscal})
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
    fiscal: FiscalYear = CALENDAR,
) -> MetricTable:
    """Join the metrics with their values. ``names``: all keys in metrics.yaml, well defined or not."""
    known = list(names)
    if year is not None and year not in sheet.columns:
        message = f"there is no column for the reporting year {year}"
        findings.error("no-year", message, sheet.where, f"the columns are: {sheet.shown_years()}")
    rows: dict[str, list[SheetRow]] = {}
    nameless = False
    for row in sheet.rows:
        if not row.metric:
            nameless = True
            hint = "every row starts with a metric"
            if sheet.table.is_workbook:
                hint += "; of merged cells only the first one counts, so unmerge them and fill in each"
            findings.error("no-metric", f"row {row.number} has no metric", sheet.place(row, 0), hint)
        elif row.metric not in known:
            message = f"no metric is called {quoted(row.metric)} in metrics.yaml"
            hint = suggestion(row.metric, known)
            if "?" not in hint:
                hint += "; delete rows that belong to no metric, such as notes and totals"
            findings.error("unknown-metric", message, sheet.place(row, 0), hint)
        else:
            rows.setdefault(row.metric, []).append(row)
    metrics, broken, fitting = {}, set(), {}
    for key, definition in definitions.items():
        joining = _Join(key, definition, sheet, year or max(sheet.columns), findings, fiscal)
        joined = joining.metric(rows.get(key, []), check=year in sheet.columns)
        metrics[key] = replace(joined, accent=_accent(definition, known.index(key)))
        fitting[key] = joining.rows
        if not joining.good:
            broken.add(key)
    declared = {key: d.shape.total for key, d in definitions.items() if d.shape.total}
    metrics = with_totals(metrics, declared, findings)
    for key, metric in metrics.items():
        if not nameless and key not in broken:  # its parts are not all known otherwise
            doubt_parts(metric, findings)
        doubt_values(metric, fitting[key], sheet, findings)
    return MetricTable(metrics, frozenset(broken) if year in sheet.columns else frozenset(metrics))


def without_values(definitions: Mapping[str, Definition], year: int) -> MetricTable:
    """Return the metrics when the sheet can't be read: known by name and kind, all values broken."""
    nowhere = Sheet(SheetTable(""), {year: 2}, (), frozenset(), Convention())
    quiet = Findings()
    metrics = {
        key: _Join(key, d, nowhere, year, quiet, CALENDAR).metric([], check=False) for key, d in definitions.items()
    }
    return MetricTable(metrics, frozenset(metrics))


def _accent(definition: Definition, place: int) -> int:
    """Return a metric's accent, the same in every panel and picture: its own, or that of its place in the file."""
    own = definition.shape.accent
    return place if own is None else int(own) - 1


class _Join:
    """One metric's rows, read and checked."""

    def __init__(
        self, key: str, definition: Definition, sheet: Sheet, year: int, findings: Findings, fiscal: FiscalYear
    ) -> None:
        self._key, self._definition, self._year, self._findings = key, definition, year, findings
        known = [y for y in sheet.columns if y <= year]
        # A year that the sheet skips is not known, like an empty cell.
        self._years = tuple(range(min(known), max(known) + 1)) if known else (year,)
        self._sheet, self._fiscal = sheet, fiscal
        self.good = True
        self.rows: tuple[SheetRow, ...] = ()

    def metric(self, rows: list[SheetRow], check: bool) -> Metric:
        shape = self._definition.shape
        if self._key in self._sheet.refused:
            self.good = False  # why is told already
        elif check and not rows:
            message = f"the metric {quoted(self._key)} has no row in the sheet"
            self._wrong("no-row", message, self._definition.where, f"add one to {self._sheet.file}")
        fitting = self._fitting(rows)
        if len(fitting) > _MOST_CATEGORIES:
            message = f"the metric {quoted(self._key)} has more than {_MOST_CATEGORIES} categories"
            self._wrong("too-many", message, self._sheet.place(fitting[_MOST_CATEGORIES], 0))
        self.rows = tuple(fitting[:_MOST_CATEGORIES])
        categories = [self._read(row, check) for row in self.rows]
        self._refuse_names([row.category for row in fitting])
        self._doubt_breaks()
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
            fiscal=self._fiscal,
        )

    def _refuse_names(self, categories: Sequence[str]) -> None:
        """Names for categories that the sheet doesn't have, or that make two of them look like one."""
        names = self._definition.shape.categories
        for category, said in names.items() if categories else ():
            if category not in categories:
                message = f"the sheet has no category {quoted(category)} of {quoted(self._key)}"
                self._wrong("unknown-category", message, said.where, suggestion(category, categories))
        shown: dict[str, str] = {}
        for category in categories:
            name = names[category].text if category in names else category
            other = shown.setdefault(name.casefold(), category)
            if other != category:
                message = f"{quoted(other)} and {quoted(category)} would both be called {quoted(name)}"
                where = (names.get(category) or names[other]).where
                self._wrong("same-name", message, where, "give each a name of its own")

    def _doubt_breaks(self) -> None:
        """Report breaks in years that the sheet lacks: after a typing mistake, a change is said across the real one."""
        columns = self._sheet.columns
        for year in self._definition.shape.breaks if self._sheet.rows else ():
            if not min(columns) <= year <= max(columns):
                message = f"{quoted(self._key)} has a break in {year}, and the sheet has no such year"
                hint = f"the sheet has {min(columns)} to {max(columns)}"
                self._findings.warning("break-elsewhere", message, self._sheet.where, hint)

    def _fitting(self, rows: list[SheetRow]) -> list[SheetRow]:
        """Return the rows whose category fits the metric, each category once."""
        by = self._definition.shape.by
        key = quoted(self._key)
        seen: dict[str, SheetRow] = {}
        for row in rows:
            if by is None and row.category:
                message = f"{key} has no categories, but this row is for {quoted(row.category)}"
                hint = "empty this cell, or add 'by: ...' to the metric in metrics.yaml"
                self._wrong("category", message, self._sheet.place(row, 1), hint)
            elif by is not None and not row.category:
                hint = f"the metric is counted by {by.text}: write which one in the second column"
                message = f"this row of {key} has no {by.text}"
                self._wrong("category", message, self._sheet.place(row, 1), hint)
            elif row.category.casefold() in seen:
                first = seen[row.category.casefold()].number
                which = f"{key}, {quoted(row.category)}" if row.category else key
                message = f"there are two rows for {which} (the first is row {first})"
                self._wrong("duplicate-row", message, self._sheet.place(row, 0))
            else:
                seen[row.category.casefold()] = row
        return list(seen.values())

    def _read(self, row: SheetRow, check: bool) -> Category:
        values: dict[int, Decimal | None] = {}
        for year in self._sheet.columns:
            reporting = year == self._year
            try:
                values[year] = self._sheet.value(row, year, self._definition.shape.unit)
            except CellError as error:
                values[year] = None
                if error.code == "not-available" and not reporting:
                    continue  # as an empty cell
                place = self._sheet.place_of_year(row, year)
                needed = reporting and error.code in ("not-known", "not-available")
                hint = "the reporting year's value is needed" if needed else error.hint
                self._wrong(error.code, f"{place.path}: {error}", place, hint)
                continue
            if check and reporting and values[year] is None:
                place = self._sheet.place_of_year(row, year)
                name = quoted(row.category or self._key)
                message = f"{place.path}: the reporting year's value of {name} is missing"
                self._wrong("missing-value", message, place, "fill it in; if there truly were none, write 0")
        where = self._sheet.place(row, 0)
        said = self._definition.shape.categories.get(row.category)
        return Category(said.text if said else row.category, tuple(values.get(year) for year in self._years), where)

    def _sum(self, values: list[Decimal | None]) -> Decimal | None:
        # A sum without an unknown part would only look smaller; and shares and times can't be summed.
        known = [value for value in values if value is not None]
        whole = known and len(known) == len(values) and self._definition.shape.unit == "count"
        return sum(known, Decimal(0)) if whole else None

    def _wrong(self, code: str, message: str, where: Where, hint: str = "") -> None:
        self.good = False
        self._findings.error(code, message, where, hint)
