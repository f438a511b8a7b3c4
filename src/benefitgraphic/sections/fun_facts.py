"""Fun facts: the people behind the work."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.flow.boxes import Box, Card, Column, Fixed, Row, Space, Tagged, Track
from benefitgraphic.graphics.flow.grid import columns_for, lowest_columns
from benefitgraphic.graphics.frame import Frame, Shape, Tag
from benefitgraphic.graphics.text.paragraph import Paragraph
from benefitgraphic.project.fields import Passage, TextManner
from benefitgraphic.sections.heading import beside_heading, card_heading, room_beside_heading
from benefitgraphic.sections.plates import icon_frame
from benefitgraphic.sections.section import CardModel, SectionIcon, SectionKind, card_blocks
from benefitgraphic.text import Text

# The icon at its side; a designer's own file of that name wins.
ICON = "confetti"
# A fact's least width beside others, in sizes of body text, and how many stand in a row at most.
_NARROWEST = 13.0
_MOST_COLUMNS = 3


class FunFactsModel(CardModel):
    """Its key in infographic.yaml."""

    fun_facts: tuple[Annotated[Passage, TextManner.RUNNING], ...] = Field(
        default=(),
        description="Things to smile about.",
        examples=[["Monday morning is our busiest time of the week."]],
    )


def card(edition: Edition, styles: Styles) -> Box | None:
    """Lay out the card; None without facts."""
    facts = edition.section(FunFactsModel).fun_facts
    if not facts:
        return None
    words, mark = edition.words.fun_facts, _mark(styles)
    items = tuple(_item(fact, mark, styles) for fact in facts)
    if styles.medium.has_one_column:
        listed = Tagged(Column(items, gap=styles.space(2)), tag=Tag("L"))
        content: Box = Column((card_heading(words, styles), Space(styles.space(2)), listed))
    else:
        gap, room = styles.space(4), room_beside_heading(edition, styles)
        most = columns_for(room, styles.type("body") * _NARROWEST, gap, _MOST_COLUMNS)
        listed = Tagged(lowest_columns(items, most, room, gap, styles.space(2, printed=0)), tag=Tag("L"))
        content = beside_heading(words, listed, edition, styles)
    made = Card(content, styles.card_padding, fill=styles.colours.tint, radius=styles.radius)
    return Tagged(made, tag=Tag("Sect", key="fun-facts"))


def _mark(styles: Styles) -> Frame:
    """Draw the icon, centred on the middle of the first line's small letters."""
    text = styles.text("body")
    side = text.size * 1.2
    icon = icon_frame(styles.icon(ICON), side, styles.colours.link, styles.colours.tint, styles)
    middle = text.first_baseline - text.x_height / 2
    # Its ink stands on the edge that the heading stands on.
    left = min(at.x + paths.bounds(item.path).x for at, item in icon.items if isinstance(item, Shape))
    return Frame(side, text.line_height, tuple((at.moved(-left, middle - side / 2), item) for at, item in icon.items))


def _item(fact: Text, mark: Frame, styles: Styles) -> Box:
    # In narrow columns, lines of about one length look best.
    words = Paragraph(fact.text, styles.text("body"), balance=not styles.medium.has_one_column, tag=Tag("LBody"))
    row = Row(((Track(width=mark.width), Fixed(mark)), (Track(share=1), words)), gap=styles.space(2))
    return Tagged(row, tag=Tag("LI"), where=fact.where)


KIND = SectionKind(
    key="fun-facts",
    name="the fun facts",
    model=FunFactsModel,
    item="the fun fact",
    blocks=card_blocks(card, "the fun facts"),
    icon=SectionIcon(name=ICON, colour=lambda c: c.link, ground=lambda c: c.tint, on="its ground"),
    yields=1,
)
