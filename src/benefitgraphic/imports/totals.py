"""Keeps a total from being written that leaves out channels which the sheet counts it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benefitgraphic.content.metric_table import Definition
from benefitgraphic.imports.formats import network_named
from benefitgraphic.imports.mapping import Imports
from benefitgraphic.imports.values import BY, NoValue, Value
from benefitgraphic.project.sheets.change import held
from benefitgraphic.project.sheets.sheet import Sheet, SheetRow
from benefitgraphic.project.suggest import listed


def only_whole(
    values: Sequence[Value], sheet: Sheet, year: int, definitions: Mapping[str, Definition], imports: Imports
) -> tuple[list[Value], list[NoValue]]:
    """Return the values that are complete, and why others have to wait for more files.

    A rule that says ``only`` means just those platforms. Any other total is of all channels: where the sheet counts the
    same by channel, and has figures of this year or the one before for one that the files don't tell of, it isn't.

    Args:
        values: what the files come to.
        sheet: the sheet, which may lack the year.
        year: the reporting year.
        definitions: the metrics.
        imports: the designer's rules.
    """
    whole: list[Value] = []
    without: list[NoValue] = []
    for value in values:
        rule = imports.rules.get(value.metric)
        chosen = value.category or (rule is not None and rule.shape.only)
        absent = () if chosen else tuple(_absent(value, values, sheet, year, definitions, imports))
        if absent:
            metric, names = absent[0][0], [name for _, name in absent]
            why = f"{sheet.file} counts {metric} for {listed(names)} too, but these files have nothing for them"
            only = f"only: [{', '.join(value.networks)}]"
            said = f"under {value.metric}: {only}" if rule else f"{value.metric}: {{sum: [{value.how}], {only}}}"
            hint = f"give the files of all platforms at once, or write in {imports.file}, {said}"
            without.append(NoValue(value.metric, "not-all-networks", why, hint, rule))
        else:
            whole.append(value)
    return whole, without


def _absent(
    total: Value,
    values: Sequence[Value],
    sheet: Sheet,
    year: int,
    definitions: Mapping[str, Definition],
    imports: Imports,
) -> Iterator[tuple[str, str]]:
    """Metrics that count the same by channel, each with a channel that the total leaves out."""
    if definitions[total.metric].shape.unit != "count":
        return
    rules = {key: rule.shape for key, rule in imports.rules.items()}
    for key, definition in definitions.items():
        if definition.shape.by is None or definition.shape.unit != "count":
            continue
        named = key in {total.metric + end for end in BY}
        own, other = rules.get(total.metric), rules.get(key)
        if not named and not (own and other and (own.sum, own.instead) == (other.sum, other.instead)):
            continue
        names = other.names if other else {}
        told = {network_named(names.get(network, network)).casefold() for network in total.networks}
        told |= {network_named(value.category).casefold() for value in values if value.metric == key}
        for row in sheet.rows:
            if row.metric == key and network_named(row.category).casefold() not in told and _is_live(sheet, row, year):
                yield key, row.category


def _is_live(sheet: Sheet, row: SheetRow, year: int) -> bool:
    """Whether a channel has figures in the year or the one before."""
    return any(held(sheet, row, each, "count") or 0 for each in (year - 1, year) if each in sheet.columns)
