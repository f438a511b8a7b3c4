"""Fun facts: the people behind the work."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.content.edition import Edition
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.boxes import Box, Card, Column, Fixed, Row, Space, Tagged, Track
from benefitgraphic.graphics.frame import Frame, Shape, Tag
from benefitgraphic.graphics.grid import columns_for, in_columns, rows_of
from benefitgraphic.graphics.text import Paragraph
from benefitgraphic.sections.heading import beside_heading, card_heading, room_beside_heading
from benefitgraphic.sections.plates import icon_frame
from benefitgraphic.styles import Styles

# The icon at its side; a designer's own file of that name wins.
ICON = "confetti"
# A fact's least width beside others, in sizes of body text, and how many stand in a row at most.
_NARROWEST = 13.0
_MOST_COLUMNS = 3


def card(edition: Edition, styles: Styles) -> Box | None:
    """The card; None without facts."""
    if not edition.fun_facts:
        return None
    colours = styles.colours
    text = styles.text("body" if styles.is_printed else "subtitle", colours.ink)
    side = text.size * 1.2
    icon = icon_frame(styles.icon(ICON), side, colours.link, colours.tint, styles)
    # The icon's middle stands at the middle of the first line's small letters.
    middle = text.first_baseline - text.x_height / 2
    # Its ink stands on the edge that the heading stands on.
    left = min(at.x + paths.bounds(item.path).x for at, item in icon.items if isinstance(item, Shape))
    mark = Frame(side, text.line_height, tuple((at.moved(-left, middle - side / 2), item) for at, item in icon.items))
    items: tuple[Box, ...] = tuple(
        Tagged(
            # In a poster's narrow columns, lines of about one length look best.
            Row(
                (
                    (Track(width=side), Fixed(mark)),
                    (Track(share=1), Paragraph(fact.text, text, balance=styles.is_poster, tag=Tag("LBody"))),
                ),
                gap=styles.space(2),
            ),
            tag=Tag("LI"),
            where=fact.where,
        )
        for fact in edition.fun_facts
    )
    words = edition.words.fun_facts
    rows = _columns(items, words, styles) if styles.is_poster else items
    listed = Tagged(Column(rows, gap=styles.space(0 if styles.is_printed else 2)), tag=Tag("L"))
    content = (
        beside_heading(words, listed, styles)
        if styles.is_printed
        else Column((card_heading(words, styles), Space(styles.space(2)), listed))
    )
    return Tagged(
        Card(content, styles.card_padding, fill=colours.tint, radius=styles.radius), tag=Tag("Sect", key="fun-facts")
    )


def _columns(items: Sequence[Box], words: str, styles: Styles) -> tuple[Box, ...]:
    """The facts beside one another, in the columns that a poster's resources stand in."""
    gap, room = styles.space(4), room_beside_heading(words, styles)
    counts = rows_of(len(items), columns_for(room, styles.type("body") * _NARROWEST, gap, _MOST_COLUMNS))
    return in_columns(items, counts, room, gap)
