"""How many lines a text takes where it stands, and what still fits on its last."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from benefitgraphic.design.styles import Styles
from benefitgraphic.diagnostics import Where
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.frame import Frame, Group, TextRun
from benefitgraphic.graphics.text.lines import drawn as as_drawn
from benefitgraphic.graphics.text.paragraph import Paragraph, TextStyle
from benefitgraphic.layout.laid import Laid
from benefitgraphic.text import Text


@dataclass(frozen=True, slots=True)
class LineCount:
    """A text as it stands: its number of lines, and the letters that it may have more before there is another."""

    count: int
    left: int


def lines_of(text: Text, edition: Edition, laid: Laid, styles: Styles, more: str) -> LineCount | None:
    """Return the lines of a text of an edition at a size; None if it isn't shown.

    Args:
        text: one of the edition's.
        edition: as it was laid out.
        laid: at the size.
        styles: of the size.
        more: what it may go on with, enough for any line.
    """
    drawn = next(_drawn(text, edition, laid), None)
    if drawn is None:
        return None
    count = len(_line_texts(drawn))
    style, said = _style(drawn, styles), _said(drawn)
    balanced = Paragraph(said, style, balance=True).lines(drawn.width)
    balance = [_letters(line) for line in _line_texts(drawn)] == [_letters(as_drawn(line)) for line in balanced]

    def fits(letters: int) -> bool:
        return len(Paragraph(said + more[:letters], style, balance=balance).lines(drawn.width)) <= count

    least, most = 0, len(more)
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if fits(middle) else (least, middle)
    return LineCount(count, least)


def _drawn(text: Text, edition: Edition, laid: Laid) -> Iterator[Frame]:
    """Yield the paragraphs that say a text at a size; an event may stand on the organization's line."""
    places = [text.where, *([edition.organization.where] if text is edition.event else [])]
    for where in places:
        for page in laid.pages:
            for frame in _written(page.frame, where, False):
                if _speaks(frame, text):
                    yield frame


def _written(frame: Frame, where: Where, inside: bool) -> Iterator[Frame]:
    """Yield the frames of lines that come from a place."""
    if inside and frame.items and all(isinstance(item, TextRun) for _, item in frame.items):
        yield frame
    for _, item in frame.items:
        if isinstance(item, Group):
            yield from _written(item.frame, where, item.where == where if item.where else inside)


def _speaks(frame: Frame, text: Text) -> bool:
    """Whether lines say the text, or an address in short, and not the number that stands beside it."""
    said, meant = _letters(_said(frame)), _letters(text.text)
    return meant in said or (said in meant and len(said) > len(meant) / 2)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def _line_texts(frame: Frame) -> list[str]:
    found: dict[float, str] = {}
    for at, item in frame.items:
        if isinstance(item, TextRun):
            found[round(at.y, 1)] = found.get(round(at.y, 1), "") + item.text
    return list(found.values())


def _said(frame: Frame) -> str:
    runs = (item for _, item in frame.items if isinstance(item, TextRun))
    return "".join(run.meant for run in runs).strip()


def _style(frame: Frame, styles: Styles) -> TextStyle:
    """How the lines are set; their leading takes no room in a line."""
    runs = [item for _, item in frame.items if isinstance(item, TextRun)]
    faces = {
        font: (typeface, weight) for typeface in (styles.display, styles.typeface) for weight, font in typeface.weights
    }
    run = next((run for run in runs if run.font in faces), runs[0])
    typeface, weight = faces.get(run.font, (styles.typeface, 400))
    return TextStyle(typeface, weight, run.size, 1.0, run.colour, styles.language, styles.direction)
