"""The table of figures as a form shows it: every cell as it is typed, what it means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from benefitgraphic.content.metric_table import Definition, join, read_definitions
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.metrics.metric import Better, Unit
from benefitgraphic.metrics.years import CALENDAR, FiscalYear
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project
from benefitgraphic.project.sheets.change import held, row_of
from benefitgraphic.project.sheets.numerals import SPACES, Convention
from benefitgraphic.project.sheets.sheet import Sheet, SheetRow, read_sheet
from benefitgraphic.project.sheets.text_writing import decimal_mark
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.year_fields import years_of

_SHOWS_NOTHING = Convention()


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell.

    Attributes:
        typed: what stands in it; empty when the figure isn't known.
        value: the number that it means; None when it isn't known, or can't be read.
        place: the cell as diagnostics name it, "row 4, column 2025 (F4)"; empty where its row isn't there yet.
        found: what is to be said about it.
    """

    typed: str = ""
    value: Decimal | None = None
    place: str = ""
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A metric's figures, or those of one of its categories.

    Attributes:
        metric: its name in the sheet.
        category: the category; empty where there is none.
        label: the metric's name for readers.
        unit: what the figures are; None for a metric that metrics.yaml doesn't describe.
        better: which direction is good news; None likewise.
        cells: by year.
        breaks: years in which the way of counting changed.
    """

    metric: str
    category: str
    label: str
    unit: Unit | None
    better: Better | None
    cells: Mapping[int, FigureCell]
    breaks: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """Metric and category for readers: "Engagement by channel, Facebook"."""
        return f"{self.label}, {self.category}" if self.category else self.label


@dataclass(frozen=True, slots=True)
class FigureTable:
    """All figures of a project.

    Attributes:
        file: the spreadsheet, as messages name it.
        years: those there are columns for, ascending.
        headings: what each year's column is called: "2025", or "2025-26".
        year: the reporting year; None when the config doesn't say it well.
        rows: in the sheet's order, then one for each metric without categories that has none yet.
        found: what is to be said about the sheet and metrics.yaml, and about no cell.
        convention: how the sheet writes numbers.
        decimal_mark: what stands before decimals in what is written into it.
        comma_decimals: whether it comes from where decimal commas are usual.
        fiscal: how years are counted.
    """

    file: str
    years: tuple[int, ...]
    headings: Mapping[int, str]
    year: int | None
    rows: tuple[FigureRow, ...]
    found: tuple[Diagnostic, ...] = ()
    convention: Convention = _SHOWS_NOTHING
    decimal_mark: str = "."
    comma_decimals: bool = False
    fiscal: FiscalYear = CALENDAR


@dataclass(frozen=True, slots=True)
class Meanings:
    """What there is to know about figures but themselves.

    Attributes:
        fiscal: how years are counted.
        year: the reporting year, if the config says it well.
        definitions: the metrics as metrics.yaml describes them, as far as it does so well.
        names: every key in it.
    """

    fiscal: FiscalYear
    year: int | None
    definitions: Mapping[str, Definition]
    names: Sequence[str]

    @property
    def units(self) -> dict[str, Unit]:
        """The metrics' units."""
        return {key: found.shape.unit for key, found in self.definitions.items()}

    @property
    def labels(self) -> dict[str, str]:
        """The metrics' names for readers."""
        return {key: found.shape.label.text for key, found in self.definitions.items()}


def table_of(config: Path) -> FigureTable:
    """Return the figures of a project, along with whatever is wrong with some of them.

    A sheet that can't be read at all gives a table without rows, and the reason among what was found.
    """
    project = Project.of(config)
    findings = Findings()
    sheet: Sheet | None = None
    meanings = Meanings(CALENDAR, None, {}, ())
    try:
        meanings = read_meanings(project, findings)
        if project.metrics.exists() or project.sheet.exists():
            sheet = read_sheet(project, findings, meanings.fiscal, even_mixed=True)
        if sheet:
            join(meanings.definitions, meanings.names, sheet, meanings.year, findings, meanings.fiscal)
    except TooManyError:
        pass  # the first ones are enough to begin with
    found = findings.ordered()
    if sheet is None:
        shown = project.shown(project.sheet)
        return FigureTable(shown, (), {}, meanings.year, (), found, fiscal=meanings.fiscal)
    places = {sheet.place_of_year(row, year).path for row in sheet.rows for year in sheet.columns}
    by_place: dict[str, list[Diagnostic]] = {}
    others: list[Diagnostic] = []
    for diagnostic in found:
        where = diagnostic.where
        at_cell = where is not None and where.file == sheet.file and where.path in places
        (by_place.setdefault(where.path, []) if where and at_cell else others).append(diagnostic)
    header = sheet.table.records[0].cells
    rows = [_row(sheet, row, meanings, by_place) for row in sheet.rows if row.metric]
    return FigureTable(
        sheet.file,
        tuple(sheet.columns),
        {year: header[at].strip() for year, at in sheet.columns.items()},
        meanings.year,
        (*rows, *_without_rows(sheet, meanings)),
        tuple(others),
        sheet.convention,
        decimal_mark(sheet),
        sheet.table.delimiter == ";",
        meanings.fiscal,
    )


def read_meanings(project: Project, findings: Findings) -> Meanings:
    """How the project counts years, and what its metrics mean; what is wrong in metrics.yaml is among the findings."""
    # Of what is wrong in the words, a table of figures has nothing to say.
    tree = read_yaml(project.config, project.shown(project.config), Findings(findings.instead))
    fiscal, _, year = years_of(tree)
    if not project.metrics.exists():
        return Meanings(fiscal, year, {}, ())
    described = read_yaml(project.metrics, project.shown(project.metrics), findings)
    if described is None:
        return Meanings(fiscal, year, {}, ())
    return Meanings(fiscal, year, read_definitions(described, findings, fiscal), tuple(described.entries))


def _row(sheet: Sheet, row: SheetRow, meanings: Meanings, found: Mapping[str, Sequence[Diagnostic]]) -> FigureRow:
    definition = meanings.definitions.get(row.metric)
    unit = definition.shape.unit if definition else None
    cells: dict[int, FigureCell] = {}
    for year, column in sheet.columns.items():
        place = sheet.place_of_year(row, year).path
        typed = row.record.cells[column].strip(SPACES)
        cells[year] = FigureCell(typed, held(sheet, row, year, unit), place, tuple(found.get(place, ())))
    return _named(row.metric, row.category, definition, cells)


def _without_rows(sheet: Sheet, meanings: Meanings) -> list[FigureRow]:
    """Metrics that the sheet has no row for: with the first figure, one comes to be."""
    return [
        _named(metric, "", definition, dict.fromkeys(sheet.columns, FigureCell()))
        for metric, definition in meanings.definitions.items()
        if definition.shape.by is None and metric not in sheet.refused and row_of(sheet, metric, "") is None
    ]


def _named(metric: str, category: str, definition: Definition | None, cells: Mapping[int, FigureCell]) -> FigureRow:
    if definition is None:
        return FigureRow(metric, category, metric, None, None, cells)
    shape = definition.shape
    return FigureRow(metric, category, shape.label.text, shape.unit, shape.better, cells, tuple(shape.breaks))
