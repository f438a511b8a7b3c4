"""What a spreadsheet program puts into the clipboard, cut into cells again."""

from __future__ import annotations

import re

from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.project.sheets.numerals import SPACES

Grid = tuple[tuple[str, ...], ...]

_MOST_CHARACTERS = 200_000
_MOST_ROWS, _MOST_COLUMNS = 2_000, 82  # as many as years, and two names
# A cell in quotes, which the next cell or line has to follow; else whatever there is, quotes and all.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_END = re.compile(r"\r\n|\n|\r")


def pasted(text: str) -> Grid:
    """Return the cells in the text that a spreadsheet program copies; every row has the same number of them.

    Excel, LibreOffice, Google Sheets and Numbers all separate cells by tabs and rows by line ends, and put a cell in
    quotes that holds either. Empty rows at the end are left out: Excel ends every copy with one.

    Raises:
        Problems: there is nothing in it, or too much, or the rows are of several lengths.
    """
    if len(text) > _MOST_CHARACTERS:
        raise refusal("too-large", "this is too much to paste at once", "paste it in several parts")
    rows: list[list[str]] = [[]]
    at = len(text) - len(text.removeprefix("\ufeff"))
    while True:
        found = _CELL.match(text, at)
        if found is None:  # the second pattern matches anything, even nothing
            raise AssertionError
        whole = found[1].replace('""', '"') if found[1] is not None else found[2]
        rows[-1].append(whole.strip(SPACES))
        at = found.end()
        if text.startswith("\t", at):
            at += 1
            continue
        end = _END.match(text, at)
        if end is None:
            break
        at = end.end()
        rows.append([])
        if len(rows) > _MOST_ROWS:
            raise refusal("too-large", f"these are more than {_MOST_ROWS:,} rows", "copy only the figures")
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise refusal("nothing-pasted", "there is nothing to paste", "copy the figures in the spreadsheet first")
    if len({len(row) for row in rows}) > 1:
        message = "the rows that were copied have different numbers of cells"
        raise refusal("not-a-block", message, "copy one block of cells, and nothing beside it")
    if len(rows[0]) > _MOST_COLUMNS:
        raise refusal("too-large", f"these are more than {_MOST_COLUMNS} columns", "copy only the figures")
    return tuple(map(tuple, rows))


def refusal(code: str, message: str, hint: str) -> Problems:
    """Return why a block can't be pasted."""
    return Problems([Diagnostic(code, "error", message, hint=hint)])
