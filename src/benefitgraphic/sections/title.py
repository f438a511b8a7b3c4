"""The title, and the year on its last line: large, in the highlight's colour, said once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.boxes import place, wrap
from benefitgraphic.graphics.frame import Frame, Item, Tag
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.graphics.text.lines import drawn
from benefitgraphic.graphics.text.paragraph import Align, Label, Paragraph, text_width
from benefitgraphic.graphics.text.title import Title

# How much smaller than its own size a title may be set to have the year beside it, and a little more where that brings
# both on one line in the middle of a picture; and how much smaller than the title the year may be where it stands
# apart: the first that fits.
_SHRUNK = (1.0, 0.95, 0.9, 0.85, 0.8)
_CENTRED = (*_SHRUNK, 0.75)
_YEARS = (1.0, 0.75, 0.6)
# Between the title's words and the year, in sizes: a word's space where they are one line in the middle.
_APART, _SPACE = 0.6, 0.28


@dataclass(frozen=True, slots=True)
class DatedTitle:
    """A title, and the year at the end of its last line.

    Attributes:
        words: the title.
        year: None where it is said elsewhere.
        count: of lines, where the year is on the last of them.
    """

    words: Paragraph
    year: Label | None = None
    count: int = 0

    @property
    def size(self) -> float:
        """Of its type, in points."""
        return self.words.style.size

    def layout(self, region: Region) -> Frame:
        """As wide as the region; the year at its end or, after words in the middle, in the middle with them."""
        words, year = self.words, self.year
        if year is None:
            return words.layout(region)
        measure = _measure(words, year, region.width, self.count)
        frame = replace(words, tag=None, where=None).layout(Region(measure))
        lines = words.lines(measure)
        centred = words.align == "centre"
        taken = year.width + _gap(words)
        # Where the words' own measure begins, and how far its last line moves to make room for the year.
        start = (region.width - measure) / 2 if centred else 0.0
        last = max(at.y for at, _ in frame.items)
        items: list[tuple[Point, Item]] = [
            (Point(at.x + start - (taken / 2 if centred and at.y > last - 0.01 else 0.0), at.y), item)
            for at, item in frame.items
        ]
        end = text_width(drawn(lines[-1]), words.style)
        x = (region.width + end + taken) / 2 - year.width if centred else region.width - year.width
        said = Frame(region.width, frame.height, tuple(items), frame.baseline)
        own = year.frame()
        placed = [
            (Point(0, 0), wrap(said, tag=words.tag, where=words.where)),
            (Point(x, last - (own.baseline or 0.0)), own),
        ]
        return place(placed, region.width, frame.height)


def title(
    edition: Edition, styles: Styles, width: float, *, most: float | None = None, align: Align = "start"
) -> DatedTitle:
    """Lay out the title at a width: on one line if it fits when set a little smaller, with the year if that fits.

    Args:
        edition: whose title it is.
        styles: how it is set.
        width: in points.
        most: the largest size of its type, in points; its own if none is given.
        align: where it stands.
    """
    style = styles.text("display", styles.colours.on_band)
    style = style.sized(min(style.size, most or style.size))
    words = Paragraph(edition.title.text, style, align, balance=True, tag=Tag("H1"), where=edition.title.where)
    least = styles.size.smallest_title
    sizes = [
        replace(words, style=style.sized(max(style.size * share, least)))
        for share in (_CENTRED if align == "centre" else _SHRUNK)
    ]
    alone = Title(words, least).fitted(width)
    counts = dict.fromkeys((1, len(words.lines(width))))
    if align == "start" and len(alone.lines(width)) == 1:
        # One line is worth more than a large year; in the middle of a picture, where measures are narrow, it is not.
        counts = {1: None}
    shares = _YEARS if align == "start" else _YEARS[:1]
    for count in counts if not year_said(edition) else ():
        for share in shares:
            for made in sizes:
                year = _year(edition, styles, made.style.size * share)
                if _measure(made, year, width, count):
                    return DatedTitle(made, year, count)
    return DatedTitle(alone)


def year_said(edition: Edition) -> bool:
    """Whether the words over the graphic say the year themselves."""
    said = (edition.title, edition.event, edition.organization)
    return any(part is not None and edition.wording.fiscal.is_said(edition.year, part.text) for part in said)


def year_apart(edition: Edition, made: DatedTitle) -> str | None:
    """Return the year if it is to stand with the words above the title, since neither of them has it."""
    return None if made.year or year_said(edition) else edition.wording.year(edition.year)


def _year(edition: Edition, styles: Styles, size: float) -> Label:
    style = styles.text("display", styles.colours.highlight).sized(size)
    return Label(edition.wording.year(edition.year), style, tag=Tag("P", part="year"))


def _gap(words: Paragraph) -> float:
    return words.style.size * (_SPACE if words.align == "centre" else _APART)


def _measure(words: Paragraph, year: Label, width: float, count: int) -> float:
    """Return the width at which the title takes ``count`` lines and the last has room for the year; 0 if none does."""
    taken = year.width + _gap(words)
    for measure in (width, width - taken):
        lines = words.lines(measure) if measure > 0 else ()
        if len(lines) == count and text_width(drawn(lines[-1]), words.style) + taken <= width:
            return measure
    return 0.0
