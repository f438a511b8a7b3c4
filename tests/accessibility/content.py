"""What a PDF's pages paint, stretch by stretch, as their own operators say it: whose it is, and what it says.

Text is read as every reader must: codes through the font's ToUnicode, and where a mark has an ActualText, that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

NO_CODE = "\ufffd"
"""Stands for a code of which the font doesn't tell what it means."""

_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE", *_SHOWS})


@dataclass(slots=True)
class Mark:
    """A mark around content: its tag, and the entries that matter here."""

    tag: str
    number: int | None = None
    actual: str | None = None
    language: str | None = None


@dataclass(slots=True)
class Stretch:
    """What is painted between one change of marks and the next.

    Attributes:
        page: index from 0.
        marks: around it, the outermost first.
        glyphs: its text as the glyphs say it, one by one.
        said: its text as it is meant.
        codes: the codes of its glyphs.
        paints: whether there is any ink in it.
    """

    page: int
    marks: tuple[Mark, ...]
    glyphs: str = ""
    said: str = ""
    codes: list[int] = field(default_factory=list)
    paints: bool = False

    @property
    def is_decoration(self) -> bool:
        """Whether it is marked as an artifact."""
        return any(mark.tag == "Artifact" for mark in self.marks)

    @property
    def language(self) -> str | None:
        """What the marks say, if they do."""
        return next((mark.language for mark in reversed(self.marks) if mark.language), None)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the marks around it; one, if all is well."""
        return [mark.number for mark in self.marks if mark.number is not None]


def stretches(document: pikepdf.Pdf) -> list[Stretch]:
    """All that the pages paint, in paint order."""
    return [stretch for number, page in enumerate(document.pages) for stretch in _Page(number, page).read()]


class _Page:
    def __init__(self, number: int, page: pikepdf.Page) -> None:
        self._number = number
        self._page = page
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        self._fonts = resources.get("/Font", pikepdf.Dictionary())
        self._properties = resources.get("/Properties", pikepdf.Dictionary())
        self._meanings: dict[str, dict[int, str]] = {}
        self._font: pikepdf.Object | None = None
        self._meaning: dict[int, str] = {}

    def read(self) -> Iterator[Stretch]:
        marks: list[Mark] = []
        now = Stretch(self._number, ())
        # Of each mark that says what is meant instead: whether it has been said.
        spoken: set[int] = set()
        for instruction in pikepdf.parse_content_stream(self._page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BDC", "BMC", "EMC"):
                yield now
                if operator == "EMC":
                    marks.pop()
                else:
                    marks.append(self._mark(list(operands)))
                now = Stretch(self._number, tuple(marks))
            elif operator == "Tf":
                self._choose(str(operands[0]))
            elif operator in _PAINTS:
                now.paints = True
                if operator in _SHOWS:
                    self._show(now, operands[-1], spoken)
        yield now
        if marks:
            raise ValueError(f"page {self._number + 1}: {len(marks)} marks are never closed")

    def _mark(self, operands: list[pikepdf.Object]) -> Mark:
        made = Mark(str(operands[0]).lstrip("/"))
        entries = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if isinstance(entries, pikepdf.Name):
            entries = self._properties[entries]
        if "/MCID" in entries:
            made.number = int(entries.MCID)
        if "/ActualText" in entries:
            made.actual = str(entries.ActualText)
        if "/Lang" in entries:
            made.language = str(entries.Lang)
        return made

    def _choose(self, name: str) -> None:
        self._font = self._fonts[name]
        if name not in self._meanings:
            self._meanings[name] = to_unicode(self._font)
        self._meaning = self._meanings[name]

    def _show(self, now: Stretch, operand: pikepdf.Object, spoken: set[int]) -> None:
        assert self._font is not None, "text without a font"
        parts = operand if isinstance(operand, pikepdf.Array) else [operand]
        raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        wide = 2 if str(self._font.Subtype) == "/Type0" else 1
        codes = [int.from_bytes(raw[i : i + wide], "big") for i in range(0, len(raw), wide)]
        text = "".join(self._meaning.get(code, NO_CODE) for code in codes)
        now.codes += codes
        now.glyphs += text
        instead = next((mark for mark in now.marks if mark.actual is not None), None)
        if instead is not None:
            text = "" if id(instead) in spoken else str(instead.actual)
            spoken.add(id(instead))
        now.said += text


_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font means; empty when it doesn't say."""
    if "/ToUnicode" not in font:
        return {}
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(font.ToUnicode.read_bytes()):
        rows = _rows(body)
        for first in rows:
            if kind == b"bfchar":
                found[_number(first)] = _text(next(rows))
                continue
            last, start = next(rows), next(rows)
            for i, code in enumerate(range(_number(first), _number(last) + 1)):
                found[code] = (
                    _text(start[i]) if isinstance(start, list) else _text(start)[:-1] + chr(ord(_text(start)[-1]) + i)
                )
    return found


def _rows(body: bytes) -> Iterator[bytes | list[bytes]]:
    """The hexadecimal strings of a section; those in brackets together."""
    inside: list[bytes] | None = None
    for text, opens, closes in _PART.findall(body):
        if opens:
            inside = []
        elif closes:
            assert inside is not None
            yield inside
            inside = None
        elif inside is not None:
            inside.append(text)
        else:
            yield text


def _number(digits: bytes | list[bytes]) -> int:
    assert isinstance(digits, bytes)
    return int(digits, 16)


def _text(digits: bytes | list[bytes]) -> str:
    assert isinstance(digits, bytes)
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")
