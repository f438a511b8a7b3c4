"""The way from a designer's files to what would be written in the sheet, and to the sheet's new bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial as with_first
from pathlib import Path

from benefitgraphic.content.metric_table import Definition, read_definitions
from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.imports.changes import CellChange, changes_of, refuse_doubled_rows, refuse_slips, untouched
from benefitgraphic.imports.dates import Order
from benefitgraphic.imports.exports import Wanted, read_export
from benefitgraphic.imports.formats import Format, known_formats, network_named
from benefitgraphic.imports.mapping import Imports, meant, read_mapping, refuse_unknown_names
from benefitgraphic.imports.overlaps import refuse_overlaps
from benefitgraphic.imports.pool import Part, pooled
from benefitgraphic.imports.tally import Period
from benefitgraphic.imports.totals import only_whole
from benefitgraphic.imports.values import NoValue, worked_out
from benefitgraphic.metrics.years import FiscalYear
from benefitgraphic.project.findings import Findings, TooManyError
from benefitgraphic.project.paths import Project
from benefitgraphic.project.sheets.sheet import Sheet, read_sheet
from benefitgraphic.project.sheets.writing import with_values
from benefitgraphic.project.yaml.reader import read_yaml
from benefitgraphic.project.year_fields import refuse_years, years_of


@dataclass(frozen=True, slots=True)
class Import:
    """What was read, and what it comes to.

    Attributes:
        year, period: the reporting year, and its first and last day.
        parts: the exports.
        sheet: the sheet's name; empty for a project without metrics.
        path: the sheet.
        changes: every cell that a rule gives a value for.
        without: the metrics that have none.
        untouched: categories that the exports don't tell of, by metric.
        definitions: the metrics.
        mapping: the name of the file of rules, for hints.
        fiscal: how years are counted.
        problems: rules that can't be followed.
        unheard: networks and platforms that rules name, and the exports don't tell of.
    """

    year: int
    period: Period
    parts: tuple[Part, ...]
    sheet: str
    path: Path
    changes: tuple[CellChange, ...]
    without: tuple[NoValue, ...]
    untouched: Mapping[str, Sequence[str]]
    definitions: Mapping[str, Definition]
    mapping: str
    fiscal: FiscalYear
    problems: tuple[Diagnostic, ...] = ()
    unheard: tuple[str, ...] = ()

    @property
    def to_write(self) -> tuple[CellChange, ...]:
        """What would change the sheet."""
        return tuple(change for change in self.changes if change.kind != "same")

    @property
    def to_replace(self) -> tuple[CellChange, ...]:
        """What would take another value's place."""
        return tuple(change for change in self.changes if change.kind == "replaced")

    def written(self) -> bytes:
        """Return the sheet with the new values.

        Raises:
            Problems: it can't be written without a loss.
        """
        values = {(c.value.metric, c.value.category): c.value.value for c in self.to_write}
        units = {key: definition.shape.unit for key, definition in self.definitions.items()}
        return with_values(self.path, self.year, values, self.fiscal, units)


def read_files(
    config: Path,
    files: Sequence[Path],
    *,
    year: int | None = None,
    order: Order | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> Import:
    """Read platforms' exports, and work out the year's values. Nothing is written.

    Args:
        config: the infographic's YAML file; beside it are metrics.yaml, the sheet, and imports.yaml, if there is one.
        files: the exports.
        year: the reporting year, instead of the config's.
        order: what comes first in dates made of numbers; None to let each file show it.
        advance: is told how many bytes of all files have been read.

    Raises:
        Problems: everything that is wrong.
    """
    findings = Findings()
    try:
        return _Importing(Project.of(config), findings).read(files, year, order, advance)
    except TooManyError:
        raise Problems(findings.ordered()) from None


def mapping_problems(config: Path) -> tuple[Diagnostic, ...]:
    """Return the problems an import would find in imports.yaml; empty if there is no such file."""
    project, findings = Project.of(config), Findings()
    if not project.imports.exists():
        return ()
    try:
        mapping = read_mapping(project.imports, project.shown(project.imports), findings)
        # What is wrong with the metrics themselves is told where they are read.
        metrics = read_yaml(project.metrics, project.shown(project.metrics), Findings())
        if metrics or not project.metrics.exists():
            refuse_unknown_names(mapping, metrics.entries if metrics else {}, findings)
    except TooManyError:
        pass
    return findings.ordered()


class _Importing:
    def __init__(self, project: Project, findings: Findings) -> None:
        self._project, self._findings = project, findings

    def read(
        self, files: Sequence[Path], year: int | None, order: Order | None, advance: Callable[[int], None]
    ) -> Import:
        project, findings = self._project, self._findings
        year, fiscal = self._year(year)
        definitions, sheet = self._metrics(fiscal)
        if sheet and year not in sheet.columns:
            message = f"there is no column for {year}"
            findings.error("no-year", message, sheet.where, f"add it with: benefitgraphic new-year {year}")
        mapping = read_mapping(project.imports, project.shown(project.imports), findings)
        refuse_unknown_names(mapping, definitions, findings)
        self._stop()
        period = fiscal.period(year)
        wanted = Wanted((*mapping.formats, *known_formats()), period, order, mapping.whole_files, mapping.file)
        parts = self._parts(files, wanted, mapping, advance)
        values, without = worked_out(parts, mapping, definitions)
        if sheet:
            values, partial = only_whole(values, sheet, year, definitions, mapping)
            without += partial
            refuse_doubled_rows(sheet, values, findings)
        changes = tuple(changes_of(values, sheet, year, definitions)) if sheet else ()
        if sheet:
            refuse_slips(changes, sheet, year, definitions, findings)
        for none in without:
            if none.is_wrong and none.rule:
                findings.error(none.code, f"{none.metric}: {none.why}", none.rule.where, none.hint)
        return Import(
            year=year,
            period=period,
            parts=tuple(parts),
            sheet=sheet.file if sheet else "",
            path=project.sheet,
            changes=changes,
            without=tuple(without),
            untouched=untouched(values, sheet) if sheet else {},
            definitions=definitions,
            mapping=mapping.file,
            fiscal=fiscal,
            problems=findings.ordered(),
            unheard=tuple(_unheard(mapping, parts, wanted.formats)),
        )

    def _stop(self) -> None:
        if self._findings.failed:
            raise Problems(self._findings.ordered())

    def _year(self, wanted: int | None) -> tuple[int, FiscalYear]:
        """Return the reporting year and how years are counted; other problems in the config don't matter here."""
        project, findings = self._project, self._findings
        tree = read_yaml(project.config, project.shown(project.config), findings)
        fiscal, _, written = years_of(tree)
        year = wanted or written
        if tree:
            refuse_years(tree, findings, wanted=wanted)
        if findings.failed or year is None:
            raise Problems(findings.ordered())
        return year, fiscal

    def _metrics(self, fiscal: FiscalYear) -> tuple[Mapping[str, Definition], Sheet | None]:
        project, findings = self._project, self._findings
        if not project.metrics.exists() and not project.sheet.exists():
            return {}, None
        tree = read_yaml(project.metrics, project.shown(project.metrics), findings)
        definitions = read_definitions(tree, findings, fiscal) if tree else {}
        return definitions, read_sheet(project, findings, fiscal)

    def _parts(
        self, files: Sequence[Path], wanted: Wanted, mapping: Imports, advance: Callable[[int], None]
    ) -> list[Part]:
        exports = []
        done = 0
        for path in files:
            reading = with_first(_advance, advance, done)
            export = read_export(path, self._project.shown(path), wanted, self._findings, reading)
            done += path.stat().st_size if path.is_file() else 0
            advance(done)
            if export:
                exports.append(export)
        self._stop()
        parts = pooled(exports, mapping)
        refuse_overlaps(parts, mapping.file, self._findings)
        self._stop()
        return parts


def _advance(advance: Callable[[int], None], before: int, at: int) -> None:
    advance(before + at)


def _unheard(imports: Imports, parts: Sequence[Part], formats: Sequence[Format]) -> list[str]:
    """Return names in rules that the files don't mention, with a suggestion if a name is misspelt."""
    there = {name.casefold() for part in parts for name in (*part.networks, part.export.platform)}
    rules = [rule.shape for rule in imports.rules.values()]
    named = dict.fromkeys(name for shape in rules for name in (*shape.instead, *shape.only, *shape.names))
    unheard = [name for name in named if network_named(name).casefold() not in there]
    return [f"{name} ({hint})" if (hint := meant(name, formats)) else name for name in unheard]
