"""The next year of a project: what has to change in its files, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from benefitgraphic.content.load import languages, load
from benefitgraphic.diagnostics import Diagnostic, Problems, errors
from benefitgraphic.metrics.metric import Metric
from benefitgraphic.metrics.years import FiscalYear
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project, overlays
from benefitgraphic.project.sheets.change import change_of
from benefitgraphic.project.sheets.records import letters
from benefitgraphic.project.sheets.sheet import Sheet, read_sheet
from benefitgraphic.project.sheets.writing import with_column
from benefitgraphic.project.yaml.file_text import FileText
from benefitgraphic.project.yaml.keys import with_text
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.year_fields import refuse_years, years_of
from benefitgraphic.text import Text
from benefitgraphic.yearly.stale_words import Turn, look_again

# What is wrong with a year that has only begun.
_NOT_FILLED = frozenset({"missing-value", "no-year"})


@dataclass(frozen=True, slots=True)
class YearChange:
    """A change to one file, said in a few words: "the column 2026 (H)"."""

    file: str
    said: str


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """A cell of the spreadsheet to fill in, as "H2", and what for; ``category`` is empty for a whole metric."""

    cell: str
    metric: str
    category: str


@dataclass(frozen=True, slots=True)
class NewYear:
    """What there is to do for a year, planned and not yet done.

    Attributes:
        year: the year that begins.
        before: the one before it.
        steps: what changes; none when all is as it should be already.
        files: the changed files' new content.
        sheet: the spreadsheet's name; empty when the project has no figures.
        cells: what is to be filled in there.
        again: what to look at again.
    """

    year: int
    before: int
    steps: tuple[YearChange, ...]
    sheet: str
    cells: tuple[EmptyCell, ...]
    again: tuple[Diagnostic, ...]
    files: Mapping[Path, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _WrittenYear:
    """A year that stands in a file. ``said`` is how: "2025", or "2025-26" for a fiscal year."""

    path: Path
    said: Text
    year: int


def plan_new_year(config: Path, year: int) -> NewYear:
    """Find out what a new year needs; nothing is written.

    Raises:
        Problems: something in the project is broken, or this is no year to go on to.
    """
    project = Project.of(config)
    fiscal, written = _years_written(project, year)
    now = written[0].year
    _refuse_broken(config, begun=now == year or _is_skipped(project, fiscal, now))
    sheet = _sheet(project, fiscal)
    files: dict[Path, bytes] = {}
    steps: list[YearChange] = []
    if sheet and year not in sheet.columns:
        _refuse_far(sheet, year)
        files[project.sheet] = with_column(project.sheet, year, fiscal)
        new = change_of(sheet, year, {}, fiscal).new
        if new:
            steps.append(YearChange(sheet.file, f"an empty column {new.heading} ({letters(new.at)})"))
    for one in written:
        if one.year != year:
            said = fiscal.like(year, one.said.text)
            page = FileText.read(one.path.read_bytes(), project.shown(one.path))
            files[one.path] = replace(page, text=with_text(page, ("year",), said)).data
            line = one.said.where.line
            steps.append(
                YearChange(project.shown(one.path), f"year: {said} instead of {one.said.text.strip()} (line {line})")
            )
    before = now if now < year else year - 1
    again = look_again(project, Turn(before, year, _metrics(config, before), fiscal), sheet)
    cells = tuple(_cells(sheet, year, fiscal)) if sheet else ()
    return NewYear(year, before, tuple(steps), sheet.file if sheet else "", cells, again, files)


def _years_written(project: Project, year: int) -> tuple[FiscalYear, tuple[_WrittenYear, ...]]:
    """How years are counted, and each file that says one, the main file first: a translation may repeat it.

    Raises:
        Problems: the main file can't be read or has no year, or it is past the ``year`` that is to begin.
    """
    findings = Findings()
    try:
        tree = read_yaml(project.config, project.shown(project.config), findings)
        if tree:
            refuse_years(tree, findings)
        fiscal, said, now = years_of(tree)
        found = [_WrittenYear(project.config, said, now)] if said and now else []
        for path in overlays(project.config).values():
            tree = read_yaml(path, project.shown(path), findings)
            said = tree.leaf("year") if tree else None
            value = fiscal.read(said.text.strip()) if said else None
            if said and value:
                found.append(_WrittenYear(path, said, value))
    except TooManyError:
        raise Problems(findings.ordered()) from None
    if not findings.failed and year < found[0].year:
        message = f"this is already {found[0].year}, and {year} is before that"
        hint = f"to make the graphic of {year} again: benefitgraphic render --year {year}"
        findings.error("earlier-year", message, found[0].said.where, hint)
    if findings.failed:
        raise Problems(findings.ordered())
    return fiscal, tuple(found)


def _refuse_broken(config: Path, *, begun: bool) -> None:
    """Raise Problems for what is wrong already, which would otherwise look like the new year's doing.

    ``begun``: the year has been set already, so that its cells may still be empty; or it is one without any figures.
    """
    found: dict[Diagnostic, None] = {}
    for language in (None, *languages(config)):
        try:
            load(config, language=language)
        except Problems as problems:
            wrong = errors(problems.diagnostics)
            if begun:
                wrong = tuple(d for d in wrong if d.code not in _NOT_FILLED)
                # So many cells are empty that reading ended there.
                wrong = wrong if any(d.where for d in wrong) else ()
            found |= dict.fromkeys(wrong)
    if found:
        raise Problems(found)


def _is_skipped(project: Project, fiscal: FiscalYear, year: int) -> bool:
    """Whether a year has a column with nothing in it."""
    try:
        sheet = _sheet(project, fiscal)
    except Problems:
        return False  # that is told with all else that is wrong
    at = sheet.columns.get(year) if sheet else None
    return at is not None and sheet is not None and not any(row.record.cells[at].strip() for row in sheet.rows)


def _refuse_far(sheet: Sheet, year: int) -> None:
    last = max(sheet.columns)
    if year > last + 1:
        message = f"the last column is {last}, so {last + 1} comes next, not {year}"
        hint = f"begin {last + 1} first; if a year has no figures, its column may stay empty"
        raise Problems([Diagnostic("not-next-year", "error", message, sheet.where, hint)])


def _sheet(project: Project, fiscal: FiscalYear) -> Sheet | None:
    """Read the figures; None for a project without any."""
    if not project.metrics.exists():
        return None
    findings = Findings()
    sheet = read_sheet(project, findings, fiscal)
    if sheet is None:
        raise Problems(findings.ordered())
    return sheet


def _metrics(config: Path, year: int) -> Mapping[str, Metric]:
    """Return the metrics as a year saw them; none if that year can't be made any more."""
    try:
        return {metric.key: metric for metric in load(config, year=year).metrics}
    except Problems:
        return {}


def _column(sheet: Sheet, year: int, fiscal: FiscalYear) -> int:
    """Where a year's column is, or will be."""
    return change_of(sheet, year, {}, fiscal).columns[year]


def _cells(sheet: Sheet, year: int, fiscal: FiscalYear) -> Iterator[EmptyCell]:
    """Yield the cells that are still empty."""
    letter, at = letters(_column(sheet, year, fiscal)), sheet.columns.get(year)
    for row in sheet.rows:
        if at is None or not row.record.cells[at].strip():
            yield EmptyCell(f"{letter}{row.number}", row.metric, row.category)
