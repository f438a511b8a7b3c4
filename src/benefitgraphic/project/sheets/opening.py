"""Opens metrics.csv or metrics.xlsx as a table of cells, whatever they mean."""

from __future__ import annotations

from pathlib import Path

from benefitgraphic.diagnostics import Where
from benefitgraphic.project.encodings import SAVE_AS
from benefitgraphic.project.findings import Findings
from benefitgraphic.project.sheets.records import BrokenRecordError, SheetTable, read_table
from benefitgraphic.project.sheets.workbook import read_workbook
from benefitgraphic.project.text_file import read_any_text, read_bytes

MOST_COLUMNS = 80
_MOST_ROWS = 20_000
_MOST_LINES = 100_000  # cells may hold several
_LIMIT = 5_000_000  # bytes


def open_table(path: Path, shown: str, findings: Findings) -> SheetTable | None:
    """Read the table in a file, called ``shown`` in messages; it has at least one row. None if it can't be used."""
    if path.suffix.lower() == ".xlsx":
        data = read_bytes(path, shown, _LIMIT, findings)
        table = read_workbook(data, shown, _MOST_ROWS, MOST_COLUMNS + 1, findings) if data else None
    else:
        table = _text(path, shown, findings)
    if table and not table.records:
        findings.error("empty-file", "this spreadsheet has no rows", Where(shown))
        return None
    if table and len(table.records) > _MOST_ROWS:
        findings.error("too-large", f"this sheet has more than {_MOST_ROWS:,} rows", Where(shown))
        return None
    return table


def _text(path: Path, shown: str, findings: Findings) -> SheetTable | None:
    text = read_any_text(path, shown, _LIMIT, _MOST_LINES, findings)
    if text is None:
        return None
    try:
        return read_table(text, shown, findings.lines(shown), _MOST_ROWS + 1)
    except BrokenRecordError as error:
        findings.error(error.code, str(error), Where(shown, error.at), error.hint or SAVE_AS)
        return None
