"""Tells how a text file from a spreadsheet program or a platform is encoded."""

from __future__ import annotations

import codecs
import re

from benefitgraphic.project.refusals import Refusal
from benefitgraphic.project.sheets.archive import OLE, ZIP
from benefitgraphic.project.suggest import quoted
from benefitgraphic.project.western import oddity

_HEAD = 65_536  # bytes; what `encoding_of` is given of a longer file
# Bytes that stand for nothing in Windows-1252.
_UNDEFINED = re.compile(b"[\x81\x8d\x8f\x90\x9d]")
_CONTROLS = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# A character of several bytes in UTF-8, well formed but for a few rare slips that don't matter for counting.
_UTF_8 = re.compile(b"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# "Ã©", "â€™" and the like, which nobody writes: é and ’ in UTF-8, taken for Windows-1252.
_SURELY_UTF_8 = re.compile(b"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]")
_NEWLINE = re.compile(b"\r\n|\n|\r")
_LAST_WORD = re.compile(r"[^ ,;\t\r\n]*\Z")
# How spreadsheet programs call what they write in other encodings.
_OTHERS = (("mac_roman", "CSV (Macintosh)"), ("cp850", "CSV (MS-DOS)"))
SAVE_AS = "save it in the spreadsheet program as 'CSV UTF-8 (comma delimited)'"


class UnreadableTextError(Refusal):
    """Bytes that are no text, or text in no encoding known here; ``at`` is the line."""


def encoding_of(head: bytes) -> str:
    """Return the Python codec for a file: "utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be" or "cp1252".

    Args:
        head: the file's first 64 KB, or all of a shorter one. A character cut by the end of 64 KB doesn't matter.

    A head of ASCII alone is called "utf-8": what follows it may still be found not to be.

    Raises:
        UnreadableTextError: when it is no text.
    """
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnreadableTextError("not-utf-8", "this file is saved as UTF-32", SAVE_AS)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    _refuse_spreadsheets(head)
    if b"\0" in head:
        return _without_mark(head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < _HEAD)
    except UnicodeDecodeError as error:
        return _windows(head, error.start)
    return "utf-8"


def decode(data: bytes) -> tuple[str, str]:
    """Return a whole file's text, without its byte order mark, and the codec that reads it.

    Raises:
        UnreadableTextError: when it is no text, with the line where that shows.
    """
    codec = encoding_of(data)
    try:
        return data.decode(codec), codec
    except UnicodeDecodeError as error:
        if codec.startswith("utf-16"):
            raise UnreadableTextError("not-utf-8", "this file begins as UTF-16, and is damaged", SAVE_AS) from error
        start = error.start + (3 if codec == "utf-8-sig" else 0)
        raise _odd_byte(data, start, "not UTF-8, as the rest of the file is") from error


def _refuse_spreadsheets(head: bytes) -> None:
    if head.startswith(ZIP):
        message = "this is not a text file, but a spreadsheet or another archive under a wrong name"
        hint = "if it is a spreadsheet, rename it so that it ends in .xlsx"
        raise UnreadableTextError("binary-file", message, hint)
    if head.startswith(OLE):
        message = "this is not a text file, but a spreadsheet in an old format, or one with a password"
        hint = "open it in the spreadsheet program and save it as .xlsx"
        raise UnreadableTextError("binary-file", message, hint)


def _without_mark(head: bytes) -> str:
    """Which UTF-16 it is: in tables, nearly every second byte is zero."""
    size = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if size and len(head) % 2 == 0:
        if not even and odd > size * 0.6:
            return "utf-16-le"
        if not odd and even > size * 0.6:
            return "utf-16-be"
    raise _no_text()


def _windows(head: bytes, first: int) -> str:
    if _CONTROLS.search(head):
        raise _no_text()
    # Of a UTF-8 file with a damaged place, the other characters would turn into pairs such as "Ã©".
    whole = len(_UTF_8.findall(head))
    odd = len(re.findall(b"[\x80-\xff]", _UTF_8.sub(b"", head)))
    if whole > odd or (odd and _SURELY_UTF_8.search(head)):
        raise _odd_byte(head, first, "not UTF-8, as the rest of the file is")
    undefined = _UNDEFINED.search(head)
    if undefined:
        raise _odd_byte(head, undefined.start(), "a character neither in UTF-8 nor in Windows-1252")
    _refuse_other_encodings(head)
    return "cp1252"


def _refuse_other_encodings(head: bytes) -> None:
    """Refuse text that can be read as Windows-1252, and then says nothing that anybody writes."""
    text = head.decode("cp1252")
    found = oddity(_LAST_WORD.sub("", text) if len(head) >= _HEAD else text)
    if found:
        at, said = found
        line = len(_NEWLINE.findall(head, 0, at)) + 1
        fitting = [name for codec, name in _OTHERS if not oddity(head.decode(codec))]
        perhaps = f", but perhaps as {quoted(fitting[0])}" if fitting else ""
        message = f"line {line} would read {quoted(said)}: it is saved neither as UTF-8 nor as Windows-1252{perhaps}"
        raise UnreadableTextError("not-utf-8", message, SAVE_AS, line)


def _no_text() -> UnreadableTextError:
    hint = "it may be a picture, or a spreadsheet of another kind; " + SAVE_AS
    return UnreadableTextError("binary-file", "this is not a text file", hint)


def _odd_byte(data: bytes, at: int, what: str) -> UnreadableTextError:
    line = len(_NEWLINE.findall(data, 0, at)) + 1
    message = f"line {line} has a byte that is {what} (byte {at + 1} of the file is 0x{data[at]:02X})"
    return UnreadableTextError("not-utf-8", message, SAVE_AS, line)
