"""Benefits on a poster: rows of tiles, whose words all stand beside their disc."""

from __future__ import annotations

from benefitgraphic.content.edition import Benefit, Edition
from benefitgraphic.graphics.boxes import Column, Padded
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.geometry import Insets
from benefitgraphic.graphics.grid import Tile, TileRow, columns_for, rows_of
from benefitgraphic.graphics.pages import Block
from benefitgraphic.sections import benefit_list
from benefitgraphic.sections.tile_parts import Numbered, called, disc, listed, tile_style, title, words
from benefitgraphic.styles import Styles

# A line of body text has at least this many letters' room (in multiples of the text's size, about half a letter each).
_NARROWEST = 11.5
_MOST_COLUMNS = 4
# The measure that breaks a title in two, as a share of its width.
_BROKEN = 0.98
# How much taller tiles may get on a page with room: a little, since texts gain nothing by it.
_STRETCH = 0.1


def rows(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """A block for each row of tiles."""
    columns = _columns(len(edition.benefits), styles)
    if columns == 1:
        return benefit_list.rows(edition, styles)
    made: list[Block] = []
    start = 0
    for count in rows_of(len(edition.benefits), columns):
        numbered = [(i + 1, edition.benefits[i]) for i in range(start, start + count)]
        row = TileRow(_tiles(numbered, styles), styles.size.gutter, tile_style(styles))
        before = styles.size.gutter if made else styles.below_heading
        made.append(Block(listed(row), before, stretch=_STRETCH, name=called(numbered)))
        start += count
    return tuple(made)


def _columns(count: int, styles: Styles) -> int:
    padding = styles.tile_padding
    narrowest = styles.type("body") * _NARROWEST + padding.left + padding.right
    fitting = columns_for(styles.content_width, narrowest, styles.size.gutter, _MOST_COLUMNS)
    # Three to a row read best; four only where there are many.
    return min(fitting, 4 if count > 12 else 3) if count != 4 or fitting < 2 else 2


def _tiles(numbered: Numbered, styles: Styles) -> tuple[Tile, ...]:
    """The tiles of one row."""
    padding, gutters = styles.tile_padding, styles.size.gutter * (len(numbered) - 1)
    room = (styles.content_width - gutters) / len(numbered)
    room -= padding.left + padding.right + styles.disc + styles.space(2)
    widths = [title(benefit, styles).natural_width() for _, benefit in numbered]
    # Beside a title that needs two lines, the others take two as well: words and discs then agree across the row.
    broken = max(widths) > room
    return tuple(
        _tile(number, benefit, room - width * _BROKEN if broken and width <= room else 0.0, styles)
        for (number, benefit), width in zip(numbered, widths, strict=True)
    )


def _tile(number: int, benefit: Benefit, narrower: float, styles: Styles) -> Tile:
    """All words beside the disc. A short title stands on its text, not far above it.

    Its measure is ``narrower`` by so many points, if it has words to break between.
    """
    lead = disc(number, benefit, styles)
    head, text = words(number, benefit, styles)
    if narrower and " " in benefit.title.text:
        head = Padded(head, Insets(right=narrower))
    parts, gaps = (Column((head,), push=0), text), (styles.space(0) / 2,)
    return Tile(parts, gaps, Tag("LI"), benefit.title.where, lead, styles.space(2), benefit.icon.where)
