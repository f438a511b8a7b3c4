"""Thanks: the closing band, with where the figures come from."""

from __future__ import annotations

from benefitgraphic.content.edition import Edition
from benefitgraphic.graphics.artwork import artwork_frame
from benefitgraphic.graphics.boxes import Box, Card, Column, Fixed, Padded, Row, Space, Tagged, Track
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.geometry import Insets
from benefitgraphic.graphics.pages import Block
from benefitgraphic.graphics.text import Paragraph
from benefitgraphic.styles import Styles

# The icon at its side; a designer's own file of that name wins.
ICON = "hand-heart"


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """The band; none without thanks, source and stamp."""
    colours = styles.colours
    parts: list[Box] = []
    if edition.thanks:
        text = styles.text("body" if styles.is_paged else "subtitle", colours.on_band)
        side = text.size * 2.1
        icon = artwork_frame(styles.icon(ICON), side, side, colours.highlight, colours.band)
        words = Paragraph(edition.thanks.text, text, tag=Tag("P"), where=edition.thanks.where)
        parts.append(
            Row(((Track(width=side), Fixed(icon)), (Track(share=1), words)), gap=styles.space(4), align="middle")
        )
    small = styles.text("small", colours.on_band_muted)
    said = []
    if edition.source:
        said.append(edition.words.source.format(edition.source.text))
    if edition.sample:
        said.append(f"{edition.words.sample}.")
    if said:
        where = edition.source.where if edition.source else None
        if parts:
            parts.append(Space(styles.space(2 if styles.is_paged else 4)))
        parts.append(Paragraph(" ".join(said), small, tag=Tag("P"), where=where))
    if not parts:
        return ()
    inner = Padded(
        Column(tuple(parts)), Insets.symmetric(styles.space(3 if styles.is_paged else 5), styles.inner_margin)
    )
    band = Card(inner, Insets(), fill=colours.band, radius=styles.band_radius)
    return (
        Block(
            Tagged(band, tag=Tag("Sect", key="thanks")),
            before=styles.size.gap,
            bleeds=True,
            last=True,
            name="the thanks",
        ),
    )
