"""What was read of each file, for the account."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from benefitgraphic.imports.exports import Export
from benefitgraphic.imports.importing import Import
from benefitgraphic.imports.pool import Part
from benefitgraphic.imports.sums import is_unique, sum_of
from benefitgraphic.imports.tally import Left
from benefitgraphic.imports.terminal import number, row, wrapped
from benefitgraphic.project.sheets.numerals import MARKS

_REASONS = {
    "total": "a total of other rows",
    "comment": "a line of comment",
    "undated": "without a date",
    "nameless": "without a network",
    "remark": "below the table",
}


def of_part(part: Part, read: Import) -> Iterator[str]:
    """One file."""
    export, tally = part.export, part.export.tally
    shape = export.found.format.shape
    yield export.file
    yield row("Platform", f"{export.platform}; {export.table.described()}{_marks(export)}")
    counted = int(part.kept.sum())
    left = [*_lefts(part, read)]
    away = sum(count for count, _, _ in left)
    rows_are = shape.rows_are.removesuffix("s") if counted == 1 else shape.rows_are
    yield row("Rows", f"{counted:,} {rows_are} counted, {f'{away:,}' if away else 'none'} left out")
    if tally.first and tally.last:
        order = f", dates with the {export.settled.order} first" if export.settled.order else ""
        of = " (as the file says of itself)" if export.found.columns.date is None else ""
        yield row("Period", f"{tally.first} to {tally.last}{order}{of}")
    if export.found.columns.id is not None or part.again.count:
        yield row("Told apart", _told(part))
    for at, (count, reason, first) in enumerate(left):
        yield from wrapped(
            "Left out" if not at else "", f"{count:,} {reason}: {first}" if first else f"{count:,} {reason}"
        )
    yield from _columns(part)
    unused = export.found.columns.unused()
    if unused:
        yield from wrapped("Not used", ", ".join(unused))
    if export.other_sheets:
        yield from wrapped("Sheets", f"not read: {', '.join(export.other_sheets)}")


def _marks(export: Export) -> str:
    convention = export.settled.convention
    said = [f"thousands with {MARKS[convention.thousands]}"] if convention.thousands else []
    said += [f"decimals with {MARKS[convention.decimal]}"] if convention.decimal else []
    return "".join(f", {each}" for each in said)


def _told(part: Part) -> str:
    lost = part.export.tally.lost_ids
    if lost:
        have = "1 ID has" if lost == 1 else f"{lost:,} IDs have"
        return f"by {part.told_by}: {have} lost digits in a spreadsheet program"
    return f"by {part.told_by}"


def _lefts(part: Part, read: Import) -> Iterator[tuple[int, str, str]]:
    """How many rows, why, and the first of them."""
    for reason, left in part.export.tally.left.items():
        said = f"outside {read.year}" if reason == "outside" else _REASONS[reason]
        yield left.count, said, _first(left)
    if part.again.count:
        other = f", {part.differing:,} with other figures (the largest count)" if part.differing else ""
        yield part.again.count, f"counted already{other}", _first(part.again)
    if part.elsewhere.count:
        yield part.elsewhere.count, "of networks that another platform is taken for", _first(part.elsewhere)


def _first(left: Left) -> str:
    dated = any(said for _, said in left.first)
    rows = [f"{number} ({said})" if said else f"{number}" for number, said in left.first]
    more = f" and {left.count - len(rows):,} more" if left.count > len(rows) else ""
    word = "row" if left.count == 1 else "rows"
    return f"{word} {', '.join(rows[:3] if dated else rows)}" + (
        f" and {left.count - 3:,} more" if dated and left.count > 3 else more if not dated else ""
    )


def _columns(part: Part) -> Iterator[str]:
    columns = part.export.found.columns
    used: list[tuple[str, str, str]] = []
    for place, meaning in ((columns.date, "the day"), (columns.network, "the network")):
        if place is not None:
            used.append((columns.headers[place], meaning, ""))
    for measure, place in columns.measures.items():
        figures = [sum_of([part], network, measure) for network in part.networks]
        known = [found.value for found in figures if found.value is not None]
        nothing = "nothing in it" if part.kept.any() else "all counted already" if part.again.count else "no row counts"
        value = "not summed" if is_unique(measure) else number(sum(known, Fraction(0))) if known else nothing
        empty = sum(found.empty for found in figures)
        note = f"  {empty:,} empty" if empty and known else ""
        used.append((columns.headers[place], measure, value + note))
    widest = min(max((len(header) for header, _, _ in used), default=0), 34)
    values = max((len(value.partition("  ")[0]) for _, _, value in used), default=0)
    for at, (header, meaning, value) in enumerate(used):
        shown = header if len(header) <= widest else header[: widest - 1] + "…"
        figure, _, note = value.partition("  ")
        line = f"{shown:<{widest}}  {meaning:<16} {figure:>{values}}" + (f"  ({note}, not known)" if note else "")
        yield row("Columns" if not at else "", line)
