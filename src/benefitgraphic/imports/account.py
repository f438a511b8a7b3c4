"""The account of what was read and what it comes to, as a designer reads it in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from benefitgraphic.imports.account_files import of_part
from benefitgraphic.imports.changes import CellChange
from benefitgraphic.imports.formats import measures
from benefitgraphic.imports.importing import Import
from benefitgraphic.imports.overlaps import unsure
from benefitgraphic.imports.pool import Part
from benefitgraphic.imports.proposing import proposal
from benefitgraphic.imports.sums import Sum, all_measures, by_measure, is_unique, networks, sum_of
from benefitgraphic.imports.terminal import WIDTH, bullet, number, table
from benefitgraphic.project.suggest import listed


def account(read: Import) -> str:
    """All of it, ending in a newline."""
    year = read.fiscal.like(read.year, "2024–25")
    lines = [f"What was read for {year}, {read.period[0]} to {read.period[1]}", ""]
    for part in read.parts:
        lines += [*of_part(part, read), ""]
    lines += _sums(read.parts)
    notes = list(_notes(read))
    if notes:
        lines += ["", "To know", *notes]
    if read.sheet:
        lines += ["", *_values(read)]
    # Headers and names come from files: what would move a terminal's cursor is not printed.
    return "".join("".join(c if c.isprintable() else " " for c in line).rstrip() + "\n" for line in lines)


def _sums(parts: Sequence[Part]) -> list[str]:
    """Return a table with a line per measure and a column per network, split where the terminal is too narrow."""
    names = networks(parts)
    found = {measure: sums for measure, sums in by_measure(parts).items() if not is_unique(measure)}
    if not names:
        return ["No row counts."]
    heads = [*names, "All"] if len(names) > 1 else names
    columns = [[_figure(sums, name) for sums in found.values()] for name in names]
    if len(names) > 1:
        columns.append([_whole(sums, names) for sums in found.values()])
    widths = [max(len(head), *map(len, column)) for head, column in zip(heads, columns, strict=True)]
    widest = max(map(len, found), default=0)
    lines = ["Sums"]
    at = 0
    while at < len(heads):
        end = at + 1
        while end < len(heads) and widest + 2 + sum(width + 2 for width in widths[at : end + 1]) <= WIDTH:
            end += 1
        cells = zip(*columns[at:end], strict=True)
        shown = [[measure, *row] for measure, row in zip(found, cells, strict=True) if set(row) != {"–"}]
        lines += table(["", *heads[at:end]], shown)
        lines += [""] if end < len(heads) else []
        at = end
    return lines


def _figure(sums: Mapping[str, Sum], network: str) -> str:
    found = sums.get(network)
    return "–" if found is None or found.value is None else number(found.value)


def _whole(sums: Mapping[str, Sum], names: Sequence[str]) -> str:
    """Return the sum over all networks, if all are known: a partial sum would pass for the total."""
    known = [found.value for found in sums.values() if found.value is not None]
    return number(sum(known, Fraction(0))) if len(known) == len(names) else "–"


def _notes(read: Import) -> Iterator[str]:
    parts = read.parts
    names = sorted(measure for measure in all_measures(parts) if is_unique(measure))
    if names:
        said = (
            f"{' and '.join(names)} count people. Who saw ten posts would count ten times in a sum, so there is none."
        )
        yield from bullet(said)
    for broken in measures().breaks:
        concerned = [part for part in parts if part.export.platform in broken.platforms]
        told = [[sum_of(concerned, name, measure).value for name in networks(concerned)] for measure in broken.measures]
        if all(any(values) for values in told):
            yield from bullet(broken.said.text)
    for part in parts:
        outside = part.export.tally.left.get("outside")
        if part.export.found.format.shape.figures_of == "period" and outside:
            platform, file = part.export.platform, part.export.file
            yield from bullet(
                f"{platform} gives the figures of the period that was chosen for the export, whenever something was "
                f"published. If {file} was made for {read.year} alone, all its rows count: write in {read.mapping}: "
                f"whole_files: [{platform}]"
            )
    for part in parts:
        other = unsure(part, parts)
        if other and parts.index(part) > [p.export.file for p in parts].index(other):
            yield from bullet(
                f"{part.export.file} and {other} are about some of the same days, and some of their "
                f"{part.export.found.format.shape.rows_are} have neither ID nor link: what is in both with other "
                "figures counts twice."
            )
        edge = part.export.tally.edge
        if edge:
            count = "1 row lies" if edge == 1 else f"{edge:,} rows lie"
            yield from bullet(
                f"{part.export.file}: {count} within a day of the year's beginning or end. Times are taken as they "
                "stand in the file, in its zone; in yours, it may be another year."
            )
    if read.unheard:
        yield from bullet(f"{read.mapping} names {listed(read.unheard)}, which aren't in these files.")
    unique = sorted({name for change in read.changes for name in change.value.unique})
    if unique:
        yield from bullet(
            f"{read.mapping} asks for a sum of {' and '.join(unique)}, which counts people several times."
        )


def _values(read: Import) -> Iterator[str]:
    if read.changes:
        yield f"What it comes to in {read.sheet}, {read.fiscal.like(read.year, '2024–25')}"
        yield from table(["", "", "now", "", "new", ""], [_change(change) for change in read.changes], left=2)
    for change in read.changes:
        if change.value.empty:
            yield from bullet(
                f"{_name(change)} leaves out 1 empty cell, whose figure isn't known."
                if change.value.empty == 1
                else f"{_name(change)} leaves out {change.value.empty:,} empty cells, whose figures aren't known."
            )
        if change.value.category and len(change.value.networks) > 1:
            yield from bullet(f"{_name(change)} is {' and '.join(change.value.networks)}, added up.")
    for metric, names in read.untouched.items():
        yield from bullet(f"{metric}: these files have nothing for {listed(names)}, so their values stay as they are.")
    # What the designer's own rules can't give is told as a problem.
    without = [none for none in read.without if not none.is_wrong]
    if without:
        none_at_all = f"No metric of {read.sheet} gets a value from these files"
        yield from ["", "Metrics that these files don't give a value for"] if read.changes else [none_at_all]
        widest = max(len(none.metric) for none in without)
        for none in without:
            said = f"{none.why}: {none.hint}" if none.why and none.hint else none.why or "no measure has this name"
            yield from textwrap.wrap(
                said, WIDTH, initial_indent=f"  {none.metric:<{widest}}  ", subsequent_indent=" " * (widest + 4)
            )
        yield from _how_to_map(read)


def _change(change: CellChange) -> list[str]:
    value = change.value
    old = "empty" if change.old is None and change.kind == "filled" else "not a number"
    now = {"new row": "new row", "same": ""}.get(change.kind, number(change.old) if change.old is not None else old)
    arrow = "=" if change.kind == "same" else "->"
    return [f"{_name(change)}", change.cell, now, arrow, number(value.value), value.how if len(value.how) <= 40 else ""]


def _name(change: CellChange) -> str:
    return ", ".join(filter(None, (change.value.metric, change.value.category)))


def _how_to_map(read: Import) -> Iterator[str]:
    """Lines to copy, made of what is there."""
    lines = proposal(read)
    yield ""
    if lines:
        yield f"To say what a metric is made of, write it in {read.mapping}; such as"
        yield from (f"  {line}" for line in lines)
    else:
        yield f"To say what a metric is made of, write it in {read.mapping} (docs/figures.md shows how)."
