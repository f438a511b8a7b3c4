"""Benefits: a tile each, with its icon, number, title and text."""

from __future__ import annotations

from dataclasses import replace

from benefitgraphic.content.edition import Benefit, Edition
from benefitgraphic.content.text import Text
from benefitgraphic.graphics.boxes import Row, Tagged, Track
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.grid import Tile, TileRow, columns_for, rows_of
from benefitgraphic.graphics.pages import Block
from benefitgraphic.graphics.text import Label
from benefitgraphic.sections import benefit_list, wall_tiles
from benefitgraphic.sections.heading import heading, resumed
from benefitgraphic.sections.tile_parts import called, disc_box, listed, tile_style, words
from benefitgraphic.styles import Styles

# A line of body text has at least this many letters' room (in multiples of the text's size, about half a letter each).
_NARROWEST = 11.5
_MOST_COLUMNS = 4
# How much taller tiles may get on a page with room: a little, since texts gain nothing by it.
_STRETCH = 0.1


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """A heading, then a block for each row of tiles; as a list where there is room for one column only."""
    benefits = edition.benefits
    if not benefits:
        return ()
    said = edition.words
    lede = None
    if not (styles.is_printed or edition.subtitle):
        # Our own words, where the designer's don't say what for; on paper, room is dear.
        lede = Text(said.benefits_lede, replace(benefits[0].title.where, path=""))
    head = Tagged(heading(said.benefits(len(benefits)), lede, styles), tag=Tag("Sect", key="benefits"))
    opening = Block(head, before=styles.size.gap, keep=True, name="the benefits' heading")
    rows = wall_tiles.rows if styles.is_poster else _rows
    return (opening, *rows(edition, styles))


def _rows(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    benefits = edition.benefits
    columns = _columns(len(benefits), styles)
    if columns == 1:
        return benefit_list.rows(edition, styles)
    again = resumed(edition.words.benefits(len(benefits)), edition, styles)
    made: list[Block] = []
    start = 0
    for count in rows_of(len(benefits), columns):
        numbered = [(i + 1, benefits[i]) for i in range(start, start + count)]
        tile = _compact_tile if styles.is_printed else _tile
        tiles = tuple(tile(number, benefit, styles) for number, benefit in numbered)
        row = TileRow(tiles, styles.size.gutter, tile_style(styles))
        before = styles.size.gutter if made else styles.below_heading
        made.append(Block(listed(row), before, stretch=_STRETCH, resumed=again, name=called(numbered)))
        start += count
    return tuple(made)


def _columns(count: int, styles: Styles) -> int:
    padding = styles.tile_padding
    narrowest = styles.type("body") * _NARROWEST + padding.left + padding.right
    fitting = columns_for(styles.content_width, narrowest, styles.size.gutter, _MOST_COLUMNS)
    # Three to a row read best; four only where there are many.
    return min(fitting, 4 if count > 12 else 3) if count != 4 or fitting < 2 else 2


def _tile(number: int, benefit: Benefit, styles: Styles) -> Tile:
    figure = styles.text("section", styles.tile_number)
    label = Label(str(number), figure, tag=Tag("Lbl"))
    tracks = ((Track(share=1), disc_box(number, benefit, styles)), (Track(width=label.width), label))
    parts = (Row(tracks, align="middle"), *words(number, benefit, styles))
    return Tile(parts, (styles.space(3), styles.space(1)), tag=Tag("LI"), where=benefit.title.where)


def _compact_tile(number: int, benefit: Benefit, styles: Styles) -> Tile:
    """A tile for paper: title beside the disc."""
    head, text = words(number, benefit, styles)
    disc = disc_box(number, benefit, styles)
    top = Row(((Track(width=styles.disc), disc), (Track(share=1), head)), gap=styles.space(1), align="middle")
    return Tile((top, text), (styles.space(1),), tag=Tag("LI"), where=benefit.title.where)
