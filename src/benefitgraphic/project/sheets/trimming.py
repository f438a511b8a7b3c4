"""Takes out of a workbook what no figure can be in, before it is opened: rows and cells that only have a format.

Programs write a million empty rows where somebody gave a whole column a format. To read those takes minutes, and says
nothing. Limits are on what a file unpacks to and on how many elements there are in it, since each costs time.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.sheets.archive import refuse_large

MOST_UNPACKED = 60_000_000  # bytes; a workbook of 20,000 rows has about 10 MB
MOST_ELEMENTS = 100_000  # of styles and the like; Excel allows 64,000 formats
_MOST_TEXTS = 500_000  # elements of the part that holds texts
_MOST_CELLS = 3_000_000  # "<" in a worksheet: three or four a cell
_STRIDE = 65_536  # bytes
_NO_ROWS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
_WORKSHEET = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*)?<" + _PREFIX + rb"worksheet(?:\s[^>]*)?>")
_DATA = re.compile(rb"<(" + _PREFIX + rb")sheetData(?=[\s/>])[^>]*>")
_ROW = re.compile(rb"<" + _PREFIX + rb"row(?=[\s/>])([^>]*)")
_ROW_END = re.compile(rb"</" + _PREFIX + rb"row\s*>")
_NUMBER = re.compile(rb"""\sr=["']([0-9]{1,9})["']""")
_VALUE = re.compile(rb"<" + _PREFIX + rb"(?:v|is|f)(?=[\s/>])")
_ANEW = "copy the figures alone into a new workbook"


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A workbook without what nothing stands in.

    Attributes:
        data: its bytes.
        marks: how many "<" its worksheets had in the file: three or four a cell.
    """

    data: bytes
    marks: int


def trimmed(data: bytes, most_rows: int) -> Trimmed:
    """Return a workbook that can be read quickly, with what its cells hold unchanged.

    Args:
        data: the file's bytes.
        most_rows: of the rows below, only the first one is kept that anything stands in.

    Raises:
        Refusal: it is too large, or its rows are out of order.
        zipfile.BadZipFile: it is damaged.
    """
    packed, counted = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        refuse_large(source.infolist(), MOST_UNPACKED, _ANEW)
        for part in source.infolist():
            content = source.read(part)
            if _is_worksheet(content):
                counted += content.count(b"<")
                if b"<!" not in content:
                    content = _rows_with_something(content, most_rows)
                _refuse_many_cells(content)
            else:
                refuse_crowded(part.filename, content)
            target.writestr(part.filename, content)
    return Trimmed(packed.getvalue(), counted)


def _is_worksheet(content: bytes) -> bool:
    return _WORKSHEET.match(content) is not None


def _refuse_many_cells(content: bytes) -> None:
    if content.count(b"<") > _MOST_CELLS:
        message = f"this workbook is too large: a worksheet has more than {_MOST_CELLS // 4:,} cells"
        raise Refusal("too-large", message, _ANEW)


def refuse_crowded(name: str, content: bytes) -> None:
    """Refuses a part, other than a worksheet, that has more elements than can be read in a moment.

    Args:
        name: what it is called in the archive.
        content: its bytes.

    Raises:
        Refusal: it has.
    """
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return  # a picture, or a printer's settings
    is_texts = "sharedstrings" in name.lower()
    most = _MOST_TEXTS if is_texts else MOST_ELEMENTS
    # Each element has one such mark, and a second one where it has an end.
    if content.count(b"<") > 2 * most:
        what = "texts" if is_texts else "formats" if "styles" in name.lower() else f"parts (in {name[:40]})"
        message = f"this workbook has too many {what} to be read: more than {most:,} elements"
        raise Refusal("too-large", message, _ANEW)


def _rows_with_something(content: bytes, most_rows: int) -> bytes:
    """Return a worksheet up to its last row with something in it, and without what follows the rows.

    In XML without comments and CDATA, each "<" begins or ends something, so that nothing has to be parsed to find rows:
    a parser takes seconds for a million of them.

    Raises:
        Refusal: its rows are out of order.
    """
    sheet, data = _WORKSHEET.match(content), _DATA.search(content)
    first = _ROW.search(content, data.end()) if data else None
    if sheet is None or data is None or first is None:
        return _NO_ROWS
    far = _first_beyond(content, first.start(), most_rows)
    value = _VALUE.search(content, far)
    if value:  # it is too long, so that the rows between the first and this one don't matter
        start = max(content.rfind(b"<row", 0, value.start()), content.rfind(b":row", 0, value.start()))
        start = content.rfind(b"<", 0, start + 1)
        rows = content[first.start() : _end_of_row(content, first.start(), far)] if first.start() < far else b""
        rows += content[start : _end_of_row(content, value.start(), len(content))]
    else:
        last = _last_value(content, first.start(), far)
        rows = content[first.start() : _end_of_row(content, last, far)] if last >= 0 else b""
    root = data[1]
    # With its dimension, openpyxl need not read it all to find its size.
    head = sheet[0] + b"<" + root + b'dimension ref="A1"/>' + data[0].rstrip(b"/>") + b">"
    return head + rows + b"</" + root + b"sheetData></" + root + b"worksheet>"


def last_row(content: bytes) -> int | None:
    """Return the last row of a worksheet that isn't empty; 0 if there is none, None if that can't be told."""
    last = _last_value(content, 0, len(content))
    if b"<!" in content or last < 0:
        return None if b"<!" in content else 0
    start = max(content.rfind(b"<row", 0, last), content.rfind(b":row", 0, last))
    row = _ROW.match(content, content.rfind(b"<", 0, start + 1)) if start >= 0 else None
    said = _NUMBER.search(row[1]) if row else None
    return int(said[1]) if said else None


def _first_beyond(content: bytes, start: int, most_rows: int) -> int:
    """Where the first row begins that is further down than may be read, or the file ends."""
    number = 0
    for row in _ROW.finditer(content, start):
        said = _NUMBER.search(row[1])
        below = int(said[1]) if said else number + 1
        if below <= number:
            raise Refusal("bad-workbook", f"row {below} comes after row {number} in this workbook's file", _ANEW)
        number = below
        if number > most_rows:
            return row.start()
    return len(content)


def _last_value(content: bytes, start: int, end: int) -> int:
    """Where the last value, text or formula between two places begins; -1 where there is none."""
    for at in range(end - _STRIDE, start - _STRIDE, -_STRIDE):
        found = -1
        # What begins in this stretch may end a little behind it.
        for value in _VALUE.finditer(content, max(at, start), min(at + _STRIDE + 100, end)):
            found = value.start()
        if found >= 0:
            return found
    return -1


def _end_of_row(content: bytes, start: int, end: int) -> int:
    found = _ROW_END.search(content, start, end)
    if found is None:
        raise Refusal("bad-workbook", "this workbook is damaged and can't be read", _ANEW)
    return found.end()
