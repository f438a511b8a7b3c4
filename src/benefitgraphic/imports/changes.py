"""What would change in the sheet: each new value beside what stands in its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from benefitgraphic.content.metric_table import Definition
from benefitgraphic.imports.formats import network_named
from benefitgraphic.imports.values import Value
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.change import held, row_of
from benefitgraphic.project.sheets.records import letters
from benefitgraphic.project.sheets.sheet import Sheet, SheetRow
from benefitgraphic.project.sheets.slips import CODE, slips_in_row
from benefitgraphic.project.suggest import quoted

Kind = Literal["same", "filled", "replaced", "new row"]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: what is in it, and what would be.

    Attributes:
        value: the new value, its row named as the sheet spells it.
        cell: its name in a spreadsheet program; empty for a new row.
        old: the value there; None when the cell is empty, or can't be read.
        kind: what writing would do.
    """

    value: Value
    cell: str
    old: Decimal | None
    kind: Kind


def changes_of(
    values: Sequence[Value], sheet: Sheet, year: int, definitions: Mapping[str, Definition]
) -> list[CellChange]:
    """Each value beside what stands in its cell. Other cells' problems are `check`'s to tell."""
    found: list[CellChange] = []
    for value in values:
        row = row_of(sheet, value.metric, value.category) or _row_of_network(sheet, value)
        if row is None:
            found.append(CellChange(value, "", None, "new row"))
            continue
        old = held(sheet, row, year, definitions[value.metric].shape.unit)
        column = sheet.columns[year]
        empty = not row.record.cells[column].strip()
        kind: Kind = "same" if old == value.value else "filled" if empty else "replaced"
        named = replace(value, category=row.category)
        found.append(CellChange(named, f"{letters(column)}{row.number}", old, kind))
    return found


def refuse_slips(
    changes: Sequence[CellChange], sheet: Sheet, year: int, definitions: Mapping[str, Definition], findings: Findings
) -> None:
    """Report percentages that are a hundredth of the other years' values."""
    for change in changes:
        value, shape = change.value, definitions[change.value.metric].shape
        row = row_of(sheet, value.metric, value.category)
        if row is None or shape.unit != "percent" or change.kind == "same":
            continue
        values = {each: held(sheet, row, each, shape.unit) for each in sheet.columns if each <= year}
        slip = slips_in_row({**values, year: value.value}, tuple(shape.breaks)).get(year)
        if slip:
            place = sheet.place_of_year(row, year)
            message = f"{value.metric}: {slip.said(f'{value.value:f}')}"
            hint = f"check which measure is divided by which; if it is right, type {value.value:f}% in {change.cell}"
            findings.error(CODE, message, place, hint)


def refuse_doubled_rows(sheet: Sheet, values: Sequence[Value], findings: Findings) -> None:
    """Report duplicate rows of a metric about to be written: it can't be known which of them counts."""
    wanted = {value.metric for value in values}
    seen: dict[tuple[str, str], SheetRow] = {}
    for row in sheet.rows:
        first = seen.setdefault((row.metric, row.category.casefold()), row)
        if row.metric in wanted and first is not row:
            which = ", ".join(map(quoted, filter(None, (row.metric, row.category))))
            message = f"there are two rows for {which} (the first is row {first.number})"
            findings.error("duplicate-row", message, sheet.place(row, 0), "delete one")


def _row_of_network(sheet: Sheet, value: Value) -> SheetRow | None:
    """Return the row of a network under another of its names: Twitter for X."""
    name = network_named(value.category)
    rows = (row for row in sheet.rows if row.metric == value.metric)
    return next((row for row in rows if network_named(row.category) == name), None)


def untouched(values: Sequence[Value], sheet: Sheet) -> dict[str, list[str]]:
    """Categories in the sheet that the exports say nothing about, of metrics that they do."""
    told = {(value.metric, network_named(value.category).casefold()) for value in values}
    found: dict[str, list[str]] = {}
    for metric in dict.fromkeys(value.metric for value in values if value.category):
        rows = [row.category for row in sheet.rows if row.metric == metric]
        rest = [name for name in rows if (metric, network_named(name).casefold()) not in told]
        if rest:
            found[metric] = rest
    return found
