"""Opens exports: text in whatever encoding and with whatever delimiter, or a workbook; rows come one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benefitgraphic.imports.rows import HEAD, OFTEN, Advance, BrokenTableError, Row, Rows
from benefitgraphic.imports.workbooks import SAVE_AS, sheets
from benefitgraphic.project.encodings import UnreadableTextError, encoding_of
from benefitgraphic.project.sheets.archive import OLE, ZIP
from benefitgraphic.project.sheets.delimiters import DELIMITERS, SPOKEN, declared, delimiter_of
from benefitgraphic.project.sheets.records import csv_error_in_words

_BYTES = 65_536
_ANEW = "export it again, or save it as 'CSV UTF-8' in the spreadsheet program"


@dataclass(frozen=True, slots=True)
class TextRows:
    """A text file. ``skipped``: lines in front that a spreadsheet program doesn't show, such as ``sep=,``."""

    path: Path
    encoding: str
    delimiter: str
    skipped: int
    size: int
    sheet: str = ""

    def described(self) -> str:
        """How it is written."""
        names = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8"}
        encoding = names.get(self.encoding, "UTF-16" if self.encoding.startswith("utf-16") else "UTF-8")
        return f"{encoding}, {SPOKEN[self.delimiter]}"

    def read(self, advance: Advance) -> Iterator[Row]:
        """Every row; see `Rows`."""
        at = 0
        some: list[Row] = []
        with self.path.open("rb", buffering=0) as raw:
            text = io.TextIOWrapper(io.BufferedReader(raw, 1 << 18), encoding=self.encoding, newline="")
            try:
                for _ in range(self.skipped):
                    text.readline()
                reader = csv.reader(text, delimiter=self.delimiter, strict=True)
                while True:
                    some = []
                    some.extend(islice(reader, OFTEN))
                    if not some:
                        break
                    yield from some
                    at += len(some)
                    advance(raw.tell())
                advance(self.size)
            except UnicodeDecodeError as error:
                at += len(some)
                message = f"after row {at}, this file holds bytes that are not {self.described().split(',')[0]}"
                raise BrokenTableError("not-utf-8", message, _ANEW, at + 1) from error
            except csv.Error as error:
                raise BrokenTableError("bad-table", csv_error_in_words(error), _ANEW, at + len(some) + 1) from error


def open_tables(path: Path) -> list[Rows]:
    """Return the tables of a file: one, or one for each sheet.

    Raises:
        Refusal: when it can't be read.
    """
    if path.exists() and not path.is_file():
        kind = "a folder, not a file" if path.is_dir() else "no file that can be read"
        raise BrokenTableError("not-a-file", f"this is {kind}")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_BYTES)
    except OSError as error:
        known = "there is no such file" if isinstance(error, FileNotFoundError) else ""
        message = known or f"this file can't be read: {(error.strerror or str(error)).lower()}"
        raise BrokenTableError("no-file" if known else "unreadable-file", message) from error
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise BrokenTableError("empty-file", "this file is empty")
    if head.startswith(ZIP):
        return sheets(path, size)
    if head.startswith(OLE):
        message = "this is an Excel file of the old kind (.xls), or one with a password"
        raise BrokenTableError("old-xls", message, SAVE_AS)
    try:
        encoding = _encoding(path, head)
    except UnreadableTextError as error:
        raise BrokenTableError(error.code, str(error), error.hint) from error
    return [_text(path, encoding, size)]


def first_rows(table: Rows, count: int = HEAD) -> list[Row]:
    """Return the first rows of a table."""
    return list(islice(table.read(lambda _: None), count))


def with_delimiters(table: Rows) -> list[Rows]:
    """Return the table cut by each possible delimiter: the right one shows when its header is recognised."""
    if not isinstance(table, TextRows) or table.skipped:
        return [table]
    others = [mark for mark in DELIMITERS if mark != table.delimiter]
    return [table, *(TextRows(table.path, table.encoding, mark, 0, table.size) for mark in others)]


def _encoding(path: Path, head: bytes) -> str:
    """Return the encoding, as shown by the first part of the file that isn't plain ASCII."""
    found = encoding_of(head)
    if found != "utf-8" or not head.isascii():
        return found
    with path.open("rb") as file:
        while part := file.read(_BYTES):
            if not part.isascii():
                return encoding_of(part)
    return found


def _text(path: Path, encoding: str, size: int) -> TextRows:
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        lines = [line for line in islice((file.readline(20_000) for _ in range(HEAD)), HEAD) if line]
    mark = declared(lines[0]) if lines else ""
    return TextRows(path, encoding, mark or delimiter_of(lines), 1 if mark else 0, size)
