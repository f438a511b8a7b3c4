"""Fun facts: the people behind the work."""

from __future__ import annotations

from benefitgraphic.content.edition import Edition
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.artwork import artwork_frame
from benefitgraphic.graphics.boxes import Box, Card, Column, Fixed, Row, Space, Tagged, Track
from benefitgraphic.graphics.frame import Frame, Shape, Tag
from benefitgraphic.graphics.text import Paragraph
from benefitgraphic.sections.heading import card_heading
from benefitgraphic.styles import Styles

# The icon at its side; a designer's own file of that name wins.
ICON = "confetti"


def card(edition: Edition, styles: Styles) -> Box | None:
    """The card; None without facts."""
    if not edition.fun_facts:
        return None
    colours = styles.colours
    text = styles.text("body" if styles.is_paged else "subtitle", colours.ink)
    side = text.size * 1.2
    icon = artwork_frame(styles.icon(ICON), side, side, colours.link, colours.tint)
    # The icon's middle stands at the middle of the first line's small letters.
    middle = text.first_baseline - text.x_height / 2
    # Its ink stands on the edge that the heading stands on.
    left = min(at.x + paths.bounds(item.path).x for at, item in icon.items if isinstance(item, Shape))
    mark = Frame(side, text.line_height, tuple((at.moved(-left, middle - side / 2), item) for at, item in icon.items))
    items = tuple(
        Tagged(
            Row(((Track(width=side), Fixed(mark)), (Track(share=1), Paragraph(fact.text, text, tag=Tag("LBody"))))
                , gap=styles.space(2)),
            tag=Tag("LI"), where=fact.where,
        )
        for fact in edition.fun_facts
    )  # fmt: skip
    listed = Tagged(Column(items, gap=styles.space(2)), tag=Tag("L"))
    content = Column((card_heading(edition.words.fun_facts, styles), Space(styles.space(2)), listed))
    return Tagged(
        Card(content, styles.card_padding, fill=colours.tint, radius=styles.radius), tag=Tag("Sect", key="fun-facts")
    )
