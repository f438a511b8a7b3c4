"""Benefits below one another with rules between them, where there is room for one column only."""

from __future__ import annotations

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Benefit, Edition
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.flow.boxes import Box, Column, Fixed, Row, Space, Tagged, Track
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Frame, Shape, Tag
from benefitgraphic.graphics.geometry import PX, Point
from benefitgraphic.sections.tile_parts import called, disc_box, listed, words


def rows(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Return a block for each benefit."""
    made: list[Block] = []
    for number, benefit in enumerate(edition.benefits, start=1):
        box = _item(number, benefit, edition, styles)
        before = styles.space(2) if made else styles.space(3)
        if made:
            box = Column((_rule(styles), Space(before), box))
        made.append(Block(listed(box), before, name=called([(number, benefit)])))
    return tuple(made)


def _rule(styles: Styles) -> Box:
    line = Shape(paths.rectangle(styles.content_width, PX), fill=styles.colours.hairline, crisp=True)
    return Fixed(Frame(styles.content_width, PX, ((Point(0, 0), line),)))


def _item(number: int, benefit: Benefit, edition: Edition, styles: Styles) -> Box:
    """Disc at the left, title and text beside it."""
    head, text = words(number, benefit, styles, numbered=edition.numbered)
    column = Column((head, Space(styles.space(0)), text))
    disc = disc_box(number, benefit, styles)
    row = Row(((Track(width=styles.disc), disc), (Track(share=1), column)), gap=styles.space(3))
    return Tagged(row, tag=Tag("LI"), where=benefit.title.where)
