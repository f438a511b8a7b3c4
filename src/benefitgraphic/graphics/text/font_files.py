"""Font files of the kinds that brands hand out, unpacked to what HarfBuzz reads, or refused with what to do.

TrueType and OpenType with cubic outlines (CFF) are read as they are, collections too; WOFF and WOFF2 are unpacked.
"""

from __future__ import annotations

import io
import struct
from functools import lru_cache
from pathlib import Path

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
"""Of the files that may hold a font."""
AGAIN = "get a whole copy from where the file came from, or name another font in the theme"
"""What to do about a damaged file."""
_OTHER = "ask for the font as .otf, .ttf or .woff2"
Stamp = tuple[int, int]
"""When a file was changed (ns), and its size in bytes."""

# No font has this many bytes.
_LARGEST = 500_000_000
# OpenType, "Table directory": version and number of tables; of each, its tag, checksum, offset and length. A
# collection's header: tag, version, number of fonts, and where the directory of each begins.
_HEAD, _TABLE = struct.Struct(">4sHHHH"), struct.Struct(">4sLLL")
_COLLECTION, _PLACE = struct.Struct(">4sLL"), struct.Struct(">L")
_SFNT = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_COLLECTED = b"ttcf"
# WOFF, versions 1 and 2, "WOFF header": the file's length is at 8, that of the font in it at 16.
_PACKED, _LENGTH, _UNPACKED = (b"wOFF", b"wOF2"), 8, 16
# What else comes called a font, by how it begins.
_STRANGERS = (
    (b"%!", "a PostScript font (Type 1), which no program reads any more"),
    (b"\x80\x01", "a PostScript font (Type 1), which no program reads any more"),
    (b"PK", "a ZIP archive, which the font may be in"),
    (b"<", "a page or a drawing, as a download that failed leaves behind"),
    (b"", "no font"),
)


class FontProblem(ValueError):
    """A font file that can't be used; the message says why in plain words, and the hint what to do."""

    def __init__(self, path: Path, message: str, hint: str = AGAIN) -> None:
        self.path = path
        self.hint = hint
        super().__init__(message)


def stamp_of(path: Path) -> Stamp:
    """Return a file's stamp: another file in its place is another font.

    Raises:
        FontProblem: it can't be found, or is larger than any font.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    if stat.st_size > _LARGEST:
        raise FontProblem(path, f"the font file {path.name} is larger than any font")
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=32)
def unpacked(path: Path, _stamp: Stamp) -> bytes:
    """Return the font or the collection in a file.

    Raises:
        FontProblem: there is none, or it can't be unpacked.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    start = data[:4]
    if start in _PACKED:
        return _out_of(path, data)
    if start not in (*_SFNT, _COLLECTED):
        what = next(what for beginning, what in _STRANGERS if data.startswith(beginning))
        raise FontProblem(path, f"{path.name} is {what}", AGAIN if what == _STRANGERS[-1][1] else _OTHER)
    return data


def _unreadable(path: Path, error: OSError) -> FontProblem:
    return FontProblem(path, f"the font file {path.name} can't be read: {error.strerror}")


def _out_of(path: Path, data: bytes) -> bytes:
    """Return the font in a WOFF or WOFF2 file."""
    wanted, size = (int.from_bytes(data[at : at + 4], "big") for at in (_LENGTH, _UNPACKED))
    if len(data) < max(wanted, _UNPACKED + 4):
        raise _cut_short(path, len(data), max(wanted, _UNPACKED + 4))
    if size > _LARGEST:
        raise FontProblem(path, f"{path.name} is damaged: it says that it holds more than any font")
    # Imported late: most themes have no such file.
    from fontTools.ttLib import TTFont

    made = io.BytesIO()
    try:
        with TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False, lazy=True) as font:
            font.flavor = None
            font.save(made, reorderTables=None)
    except ImportError as error:
        hint = "install the Python package 'brotli', or use the font as .woff, .ttf or .otf"
        raise FontProblem(path, f"{path.name} can't be unpacked: a program that does it is missing", hint) from error
    except Exception as error:  # fontTools raises whatever it comes across
        raise FontProblem(path, f"{path.name} is damaged: it can't be unpacked") from error
    return made.getvalue()


def face_count(data: bytes) -> int:
    """Return how many fonts there are in a file's data."""
    if data[:4] != _COLLECTED or len(data) < _COLLECTION.size:
        return 1
    return min(int(_COLLECTION.unpack_from(data)[2]), (len(data) - _COLLECTION.size) // _PLACE.size)


def table_sizes(path: Path, data: bytes, index: int) -> dict[str, int]:
    """Return the lengths of a font's tables, by their tags.

    Args:
        path: of the file.
        data: of it, unpacked.
        index: of the font in a collection.

    Raises:
        FontProblem: they aren't all in the file.
    """
    start = 0
    if data[:4] == _COLLECTED:
        at = _COLLECTION.size + index * _PLACE.size
        (start,) = _PLACE.unpack_from(data[at : at + _PLACE.size].ljust(_PLACE.size, b"\xff"))
    head = data[start : start + _HEAD.size].ljust(_HEAD.size, b"\0")
    tables = data[start + _HEAD.size : start + _HEAD.size + _TABLE.size * _HEAD.unpack(head)[1]]
    whole = len(tables) - len(tables) % _TABLE.size
    found = list(_TABLE.iter_unpack(tables[:whole]))
    end = max((start + length for _, _, start, length in found), default=0)
    if end > _LARGEST:
        raise FontProblem(path, f"{path.name} is damaged: its parts can't be found in it")
    if end > len(data):
        raise _cut_short(path, len(data), end)
    return {tag.decode("latin-1"): length for tag, _, _, length in found}


def _cut_short(path: Path, size: int, wanted: int) -> FontProblem:
    said = f"it has {size:,} bytes, and should have at least {wanted:,}"
    return FontProblem(path, f"{path.name} is damaged: it was cut short, as by a broken download; {said}")
