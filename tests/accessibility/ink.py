"""Where a PDF's ink is, by pdfium: the box around what each number of marked content paints."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from benefitgraphic.graphics.geometry import Rect
from tagged import Owned


def ink_boxes(data: bytes) -> dict[Owned, Rect]:
    """In points, y up. Of what is clipped, more may be in the box than is seen."""
    found: dict[Owned, Rect] = {}
    document = pdfium.PdfDocument(data)
    for number, page in enumerate(document):
        for index in range(raw.FPDFPage_CountObjects(page)):
            part = raw.FPDFPage_GetObject(page, index)
            box = _bounds(part)
            for owned in _owners(part, number):
                found[owned] = _joined(found[owned], box) if owned in found else box
        page.close()
    document.close()
    return found


def _owners(part: object, page: int) -> list[Owned]:
    number = ctypes.c_int()
    marks = [raw.FPDFPageObj_GetMark(part, i) for i in range(raw.FPDFPageObj_CountMarks(part))]
    return [Owned(page, number.value) for mark in marks if raw.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", number)]


def _bounds(part: object) -> Rect:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(part, left, bottom, right, top)
    return Rect(left.value, bottom.value, right.value - left.value, top.value - bottom.value)


def _joined(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)
