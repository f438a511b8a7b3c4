"""Workbooks as the archives that they are: told by their first bytes, limited in size, and opened without a fuss."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from zipfile import ZipInfo

from benefitgraphic.project.findings import TooManyError
from benefitgraphic.project.refusals import Refusal

# How files begin: workbooks as zip archives; those of the old format, or with a password, as OLE containers.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_PARTS = 2_000


def refuse_large(parts: Collection[ZipInfo], most_unpacked: int, hint: str, most_parts: int = MOST_PARTS) -> None:
    """Refuses an archive that would be very large once it is unpacked.

    Args:
        parts: what is in it, as it says itself; zipfile reads no more of a part than that.
        most_unpacked: bytes that they may have together.
        hint: what to do instead.
        most_parts: how many there may be.

    Raises:
        Refusal: it is too large.
    """
    if len(parts) > most_parts or sum(part.file_size for part in parts) > most_unpacked:
        raise Refusal("too-large", "this workbook is too large once it is unpacked", hint)


@contextmanager
def quiet_openpyxl() -> Iterator[None]:
    """Hears no warnings: openpyxl's are of pictures, styles and extensions, which no value depends on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def damage_told(hint: str) -> Iterator[None]:
    """Whatever openpyxl, zipfile and expat make of a damaged workbook, in plain words.

    Args:
        hint: what to do about it.

    Raises:
        Refusal: it is damaged.
    """
    try:
        with quiet_openpyxl():
            yield
    except (Refusal, TooManyError, MemoryError):
        raise
    except Exception as error:
        raise Refusal("bad-workbook", "this workbook is damaged and can't be read", hint) from error
