"""The heading that opens a section, with a line under it."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.boxes import Box, Column, Fixed, Row, Space, Track
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.text.breaking import Break
from benefitgraphic.graphics.text.lines import Line
from benefitgraphic.graphics.text.paragraph import Paragraph, text_width
from benefitgraphic.sections.section import CardModel
from benefitgraphic.text import Text

# A heading inside a card is smaller, since the card already sets its section apart.
_IN_CARD = 0.74
# The heading of a section that goes on over another page is quieter: it was read before.
_RESUMED = 0.6
# The least width of a card's heading that stands beside what it heads, in its sizes, and how much wider it may be to
# stand on one line.
_COLUMN = 3.0
_ON_ONE_LINE = 1.25
_COLUMN_LINES = 2


def card_heading(words: str, styles: Styles) -> Paragraph:
    """Return the heading of a section that is a card."""
    style = styles.text("section", styles.colours.heading)
    return Paragraph(words, style.sized(style.size * _IN_CARD), balance=True, tag=Tag("H2"))


def heading_column(edition: Edition, styles: Styles) -> float:
    """Return the width, in points, of headings that stand beside what they head: cards below one another agree.

    It is narrow, on at most two lines, and no word is broken at its hyphen.
    """
    keys = (next(iter(type(card).model_fields)) for card in edition.sections if isinstance(card, CardModel))
    return max(_least_column(getattr(edition.words, key), styles) for key in keys if edition.said(key))


def _least_column(words: str, styles: Styles) -> float:
    head = card_heading(words, styles)
    size = head.style.size
    width = max(size * _COLUMN, max(text_width(word, head.style) for word in words.split()) + 0.2)
    while not _is_whole(head.lines(width)):
        width += size / 4
    whole = head.natural_width() + 0.2
    return max(width, whole) if whole <= width * _ON_ONE_LINE else width


def _is_whole(lines: Sequence[Line]) -> bool:
    return len(lines) <= _COLUMN_LINES and all(line.after is Break.SPACE for line in lines[:-1])


def room_beside_heading(edition: Edition, styles: Styles) -> float:
    """Return the width, in points, that a card leaves for what stands beside its heading."""
    padding = styles.card_padding
    return styles.content_width - padding.left - padding.right - heading_column(edition, styles) - styles.space(4)


def beside_heading(words: str, content: Box, edition: Edition, styles: Styles) -> Box:
    """Lay out a card's heading with what it heads at its right; the first lines are level."""
    tracks = ((Track(width=heading_column(edition, styles)), card_heading(words, styles)), (Track(share=1), content))
    return Row(tracks, gap=styles.space(4), align="baseline")


def resumed(words: str, edition: Edition, styles: Styles) -> Box | None:
    """Lay out a section's heading again, with the space under it, for the top of a page that the section goes on over.

    It says to the eye what is told to others by structure: the section is one element, and its list or its figures go
    on. A heading would part them in two there, so it has no tag, like the page's number.
    """
    if not styles.medium.has_pages:
        return None
    style = styles.text("section", styles.colours.muted)
    said = Paragraph(edition.words.continued.format(words), style.sized(style.size * _RESUMED), balance=True)
    return Column((said, Space(styles.below_heading)))


def heading(words: str, lede: Text | None, styles: Styles, *, stamped: bool = False) -> Box:
    """Lay out a section's title and lede, with "Sample figures" beside the title if the figures are invented."""
    style = styles.text("section", styles.colours.heading)
    parts: list[Box] = [Paragraph(words, style, balance=True, tag=Tag("H2"))]
    stamp = styles.stamp(on_band=False) if stamped else None
    beside = stamp is not None and text_width(words, style) + stamp.width + styles.space(4) <= styles.content_width
    if stamp and beside:
        parts = [Row(((Track(share=1), parts[0]), (Track(width=stamp.width), Fixed(stamp))), align="middle")]
    if lede:
        below = styles.text("body", styles.colours.muted)
        parts += [Space(styles.space(0)), Paragraph(lede.text, below, tag=Tag("P"), where=lede.where)]
    if stamp and not beside:
        parts += [Space(styles.space(2)), Fixed(stamp)]
    return Column(tuple(parts))
