"""Benefits on a poster: rows of tiles, whose texts stand beside their disc where they are short, else below it."""

from __future__ import annotations

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Benefit, Edition
from benefitgraphic.graphics.flow.boxes import Column, Space
from benefitgraphic.graphics.flow.grid import Tile, TileRow, rows_of
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.text.paragraph import text_width
from benefitgraphic.sections import benefit_list
from benefitgraphic.sections.tile_parts import Topped, called, disc, disc_box, listed, tile_style, words
from benefitgraphic.sections.tile_rows import columns

# Texts of more lines than this beside a disc have the tile's whole width below it.
_BESIDE = 2.6
# How much taller tiles may get on a page with room: a little, since texts gain nothing by it.
_STRETCH = 0.1


def rows(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Return a block for each row of tiles."""
    beside = columns(len(edition.benefits), styles)
    if beside == 1:
        return benefit_list.rows(edition, styles)
    tile = _below if _are_long(edition, beside, styles) else _beside
    made: list[Block] = []
    start = 0
    for count in rows_of(len(edition.benefits), beside):
        numbered = [(i + 1, edition.benefits[i]) for i in range(start, start + count)]
        tiles = tuple(tile(number, benefit, edition, styles) for number, benefit in numbered)
        row = TileRow(tiles, styles.size.gutter, tile_style(styles))
        before = styles.size.gutter if made else styles.below_heading
        made.append(Block(listed(row), before, stretch=_STRETCH, name=called(numbered)))
        start += count
    return tuple(made)


def _are_long(edition: Edition, columns: int, styles: Styles) -> bool:
    """Whether any text would take many lines beside its disc; then all stand below theirs, and have one rhythm."""
    padding, style = styles.tile_padding, styles.text("body")
    width = (styles.content_width - styles.size.gutter * (columns - 1)) / columns
    room = width - padding.left - padding.right - styles.disc - styles.space(2)
    return any(text_width(benefit.text.text, style) > room * _BESIDE for benefit in edition.benefits)


def _beside(number: int, benefit: Benefit, edition: Edition, styles: Styles) -> Tile:
    """All words beside the disc, the text right under its title."""
    head, text = words(number, benefit, styles, numbered=edition.numbered)
    said = Column((head, Space(styles.space(0) / 2), text))
    lead = disc(number, benefit, styles)
    return Tile((said,), (), Tag("LI"), benefit.title.where, lead, styles.space(2), benefit.icon.where)


def _below(number: int, benefit: Benefit, edition: Edition, styles: Styles) -> Tile:
    """Lay out the title beside the disc, and the text below both."""
    head, text = words(number, benefit, styles, numbered=edition.numbered)
    opening = Topped(disc_box(number, benefit, styles), head, styles.space(2))
    return Tile((opening, text), (styles.space(0) * 1.5,), Tag("LI"), benefit.title.where)
