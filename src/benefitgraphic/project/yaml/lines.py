"""Sets the year in a YAML file: its digits are replaced, and not one other byte.

A library that writes YAML back keeps comments, but not every escape and folded line as it was typed. So nothing is
written back: the reader says where the year stands, and only that is changed.
"""

from __future__ import annotations

import re

from benefitgraphic.diagnostics import Diagnostic, Problems
from benefitgraphic.text import Text

_NEWLINE = re.compile("\r\n|\n|\r")
_MARK = b"\xef\xbb\xbf"


def with_year(data: bytes, written: Text, year: str) -> bytes:
    """Return a YAML file with another year.

    Args:
        data: the file, in UTF-8, with or without a byte order mark.
        written: the year that stands there, and its place.
        year: the year to set: "2026", or "2026-27" where fiscal years are written so.

    Raises:
        Problems: the year is written in a way that can't be changed safely, such as by repeating another value.
    """
    mark = _MARK if data.startswith(_MARK) else b""
    text = data.removeprefix(_MARK).decode("utf-8")
    old = written.text.strip()
    start = _offset(text, written.where.line) + written.where.column - 1
    found = re.compile(rf"""["']?[ ]*({re.escape(old)})(?![\w.])""").match(text, start)
    if found is None:
        message = "the year can't be changed here, as it isn't written as a plain number"
        hint = f"write 'year: {year}' here yourself, and run this again"
        line = _NEWLINE.split(text)[written.where.line - 1]
        raise Problems([Diagnostic("year-not-plain", "error", message, written.where, hint, line)])
    return mark + (text[: found.start(1)] + year + text[found.end(1) :]).encode()


def _offset(text: str, line: int) -> int:
    """Where a line begins; the first is 1."""
    ends = [0, *(found.end() for found in _NEWLINE.finditer(text))]
    return ends[line - 1]
