"""Benefits: a tile each, with its icon, title and text."""

from __future__ import annotations

from dataclasses import replace

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.boxes import Tagged
from benefitgraphic.graphics.flow.grid import TileRow
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.flow.pagination import PageArrangement
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.sections import benefit_list, wall_tiles
from benefitgraphic.sections.heading import heading, resumed
from benefitgraphic.sections.section import SectionKind
from benefitgraphic.sections.tile_parts import called, listed, tile_style
from benefitgraphic.sections.tile_rows import Arrangement, arrangements, columns
from benefitgraphic.text import Text

# How much taller tiles may get on a page with room: a little, since texts gain nothing by it.
_STRETCH = 0.1


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Lay out a heading and a block for each row of tiles, in the way that reads best; none without benefits."""
    return ways(edition, styles)[0].blocks


def ways(edition: Edition, styles: Styles) -> tuple[PageArrangement, ...]:
    """Return the ways that read well, the best first; as a list if there is room for one column only."""
    benefits = edition.benefits
    if not benefits:
        return (PageArrangement(()),)
    said = edition.words
    lede = None
    if not (styles.medium.saves_height or edition.subtitle):
        # Our own words, where the designer's don't say what for; on paper, room is dear.
        lede = Text(said.benefits_lede, replace(benefits[0].title.where, path=""))
    head = Tagged(heading(said.benefits(len(benefits)), lede, styles), tag=Tag("Sect", key="benefits"))
    opening = Block(head, before=styles.size.gap, keep=True, name="the benefits' heading")
    if styles.medium.fills_page:
        return (PageArrangement((opening, *wall_tiles.rows(edition, styles))),)
    if columns(len(benefits), styles) == 1:
        return (PageArrangement((opening, *benefit_list.rows(edition, styles))),)
    return tuple(
        PageArrangement((opening, *_rows(one, edition, styles)), one.demerit) for one in arrangements(edition, styles)
    )


def _rows(arrangement: Arrangement, edition: Edition, styles: Styles) -> tuple[Block, ...]:
    again = resumed(edition.words.benefits(len(edition.benefits)), edition, styles)
    made: list[Block] = []
    start = 0
    for count in arrangement.rows:
        numbered = [(i + 1, edition.benefits[i]) for i in range(start, start + count)]
        tiles = tuple(
            arrangement.tile(number, benefit, edition, styles, alone=count == 1) for number, benefit in numbered
        )
        row = TileRow(tiles, styles.size.gutter, tile_style(styles))
        before = styles.size.gutter if made else styles.below_heading
        made.append(Block(listed(row), before, stretch=_STRETCH, resumed=again, name=called(numbered)))
        start += count
    return tuple(made)


KIND = SectionKind(
    key="benefits", name="the benefits", fields=("benefits",), shortened=("title", "text"), blocks=blocks
)
