"""The heading that opens a section, with a line under it."""

from __future__ import annotations

from benefitgraphic.content.text import Text
from benefitgraphic.graphics.boxes import Box, Column, Fixed, Row, Space, Track
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.text import Paragraph, text_width
from benefitgraphic.styles import Styles

# A heading inside a card is smaller, since the card already sets its section apart.
_IN_CARD = 0.74


def card_heading(words: str, styles: Styles) -> Box:
    """The heading of a section that is a card."""
    style = styles.text("section", styles.colours.heading)
    return Paragraph(words, style.sized(style.size * _IN_CARD), balance=True, tag=Tag("H2"))


def heading(words: str, lede: Text | None, styles: Styles, *, stamped: bool = False) -> Box:
    """A section's title, its lede, and beside it "Sample figures" where the figures are invented."""
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
