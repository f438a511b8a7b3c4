"""From files to what was read of them: opened, recognised, settled, tallied; what can't be is among the findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benefitgraphic.diagnostics import Where
from benefitgraphic.imports.dates import DateError, Order, read_day
from benefitgraphic.imports.formats import Format, Recognised, TwiceNamedError, recognise
from benefitgraphic.imports.reading import Reading
from benefitgraphic.imports.rows import Advance, BrokenTableError, Row, Rows
from benefitgraphic.imports.settling import Need, Settled, UnsettledError, settle
from benefitgraphic.imports.tables import first_rows, open_tables, with_delimiters
from benefitgraphic.imports.tally import Period, Tally
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.suggest import listed, quoted

_BOUND = re.compile(r"#?\s*(start|end) date:?\s*(\d{4}-?\d{2}-?\d{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Export:
    """One table, read.

    Attributes:
        file: its path as messages name it.
        table: how it is written.
        found: what it was recognised as.
        settled: how its days and numbers are written.
        covers: the days that the file says it is about, if it does.
        tally: what counts.
        other_sheets: sheets of the same workbook that weren't read.
    """

    file: str
    table: Rows
    found: Recognised
    settled: Settled
    covers: Period | None
    tally: Tally
    other_sheets: tuple[str, ...] = ()

    @property
    def platform(self) -> str:
        """The format's name."""
        return self.found.format.name


@dataclass(frozen=True, slots=True)
class Wanted:
    """How exports are to be read.

    Attributes:
        formats: those that may be recognised.
        period: the reporting year's first and last day.
        order: what the user says about days made of numbers.
        whole_files: platforms whose exports were made for just this period, casefolded.
        mapping: the designer's file of rules, as messages name it.
    """

    formats: tuple[Format, ...]
    period: Period
    order: Order | None
    whole_files: frozenset[str]
    mapping: str


def read_export(path: Path, shown: str, wanted: Wanted, findings: Findings, advance: Advance) -> Export | None:
    """One file; None when it can't be used, with the reasons among the findings.

    Args:
        path: the file.
        shown: its path, as messages name it.
        wanted: how to read it.
        findings: where problems go.
        advance: is told how many of its bytes have been read.
    """
    try:
        chosen = _chosen(open_tables(path), shown, wanted, findings)
        if chosen is None:
            return None
        table, found, others = chosen
        covers = _covers(first_rows(table, found.row))
        if not _is_dated(found, covers, wanted, shown, findings):
            return None
        settled, tally = _tally(table, found, covers, wanted, advance)
    except Refusal as error:
        where = Where(shown, 0, 0, f"row {error.at}" if error.at else "")
        said = f"row {error.at}: {error}" if error.at else str(error)
        findings.error(error.code, said, where, error.hint)
        return None
    for wrong in tally.wrong:
        place = f"row {wrong.row}"
        if wrong.column is not None:
            place += f", column {quoted(found.columns.headers[wrong.column])}"
        findings.error(wrong.code, f"{place}: {wrong.message}", Where(shown, 0, 0, place), wrong.hint)
    return None if tally.wrong else Export(shown, table, found, settled, covers, tally, others)


def _tally(
    table: Rows, found: Recognised, covers: Period | None, wanted: Wanted, advance: Advance
) -> tuple[Settled, Tally]:
    """Read the table; its first rows usually settle how it is written; if not, scan all rows first."""
    whole = found.format.name.casefold() in wanted.whole_files
    settled = settle(table, found, wanted.order)
    needs: list[Need] = []
    final = False
    while True:
        reading = Reading(found, settled, wanted.period, covers, whole=whole, final=final)
        try:
            return settled, reading.tally(table.read(advance), covers)
        except UnsettledError as error:
            # Looked for in vain: now the cells are named that could be two things.
            final = error.need in needs
            needs = list({*needs, error.need})
            settled = settled if final else settle(table, found, wanted.order, needs)


def _chosen(
    tables: Sequence[Rows], shown: str, wanted: Wanted, findings: Findings
) -> tuple[Rows, Recognised, tuple[str, ...]] | None:
    """Return the table to read, its recognised format, and the names of the remaining sheets."""
    known: list[tuple[Rows, Recognised]] = []
    seen: list[Row] = []
    broken: list[BrokenTableError] = []
    for candidate in (cut for table in tables for cut in with_delimiters(table)):
        try:
            rows = first_rows(candidate)
        except BrokenTableError as error:
            # Cut by the wrong delimiter, a quotation mark may only seem to be out of place.
            if candidate.sheet:
                raise
            broken.append(error)
            continue
        seen = max(seen, rows, key=lambda some: max(map(len, some), default=0)) if len(tables) == 1 else seen or rows
        try:
            found = recognise(rows, wanted.formats)
        except TwiceNamedError as error:
            findings.error(
                "duplicate-column", f"two columns are called {quoted(str(error))}", Where(shown), "delete one"
            )
            return None
        known += [(candidate, found[0])] if found else []
        if len(found) > 1 and found[0].weight == found[1].weight:
            message = f"this could be from {found[0].format.name} or {found[1].format.name}"
            hint = f"describe it in {wanted.mapping}, under files"
            findings.error("ambiguous-platform", message, Where(shown), hint)
            return None
    if not known:
        if broken:
            raise broken[0]
        _unknown(seen, shown, wanted.mapping, findings)
        return None
    # A workbook may have the same posts a second time, summed up by day.
    posts = [pair for pair in known if pair[1].format.shape.figures_of != "day"]
    table, best = max(posts or known, key=lambda pair: pair[1].weight)
    alike = list(dict.fromkeys(candidate.sheet for candidate, _ in posts or known if candidate.sheet))
    if len(alike) > 1:
        message = f"several sheets of this workbook hold figures: {listed([quoted(name) for name in alike], 8)}"
        hint = "save each that counts as a workbook of its own, or delete the others"
        findings.error("which-worksheet", message, Where(shown), hint)
        return None
    if not best.columns.measures:
        findings.error("no-measures", f"this is from {best.format.name}, but has no column that counts", Where(shown))
        return None
    return table, best, tuple(other.sheet for other in tables if other.sheet and other.sheet != table.sheet)


def _unknown(rows: Sequence[Row], shown: str, mapping: str, findings: Findings) -> None:
    headers = max(rows, key=lambda row: sum(bool(str(cell).strip()) for cell in row), default=())
    names = listed([quoted(str(cell).strip("\ufeff \t\r\n"), 30) for cell in headers if str(cell).strip()], 8)
    message = "this is not an export of any platform that is known here" + (
        f"; its columns are {names}" if names else ""
    )
    hint = f"describe it in {mapping}, under 'files' (docs/figures.md shows how)"
    findings.error("unknown-platform", message, Where(shown), hint)


def _covers(before: Sequence[Row]) -> Period | None:
    """Return the days that lines before the header name."""
    said: dict[str, date] = {}
    for row in before:
        found = _BOUND.match(str(row[0]).strip()) if row else None
        if found:
            try:
                said[found[1].lower()] = read_day(found[2], None)
            except DateError:
                return None
    return (said["start"], said["end"]) if len(said) == 2 and said["start"] <= said["end"] else None


def _is_dated(found: Recognised, covers: Period | None, wanted: Wanted, shown: str, findings: Findings) -> bool:
    """Whether the file says which of its figures belong to the period."""
    if found.columns.date is not None:
        return True
    if covers is None:
        columns = found.format.shape.date
        message = "nothing in this file says which days it counts"
        hint = f"name the column with the day in {wanted.mapping}"
        if columns:
            message += f": there is no column {' or '.join(map(quoted, columns))}"
            hint = "export it with dates"
        findings.error("no-dates", message, Where(shown), hint)
        return False
    period = wanted.period
    inside = period[0] <= covers[0] and covers[1] <= period[1]
    outside = covers[1] < period[0] or period[1] < covers[0]
    if not inside and not outside:
        message = (
            f"this file counts {covers[0]} to {covers[1]} in one sum, which goes beyond {period[0]} to {period[1]}"
        )
        findings.error("period-too-long", message, Where(shown), "export it again for the reporting year alone")
        return False
    return True
