"""Benefits: a tile each, with its icon, number, title and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benefitgraphic.content.edition import Benefit, Edition
from benefitgraphic.content.text import Text
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.artwork import disc_icon
from benefitgraphic.graphics.boxes import Box, Column, Fixed, Padded, Row, Space, Tagged, Track
from benefitgraphic.graphics.frame import Frame, Shape, Tag
from benefitgraphic.graphics.geometry import PX, Insets, Point
from benefitgraphic.graphics.grid import Tile, TileRow, TileStyle, columns_for, rows_of
from benefitgraphic.graphics.pages import Block
from benefitgraphic.graphics.text import Label, Paragraph
from benefitgraphic.sections.heading import heading
from benefitgraphic.sections.plates import ground_for
from benefitgraphic.styles import Styles

# A line of body text has at least this many letters' room (in multiples of the text's size, about half a letter each).
_NARROWEST = 11.5
_MOST_COLUMNS = 4
# The measure that breaks a title in two, as a share of its width.
_BROKEN = 0.98
# How much taller tiles may get on a page with room: a little, since texts gain nothing by it.
_STRETCH = 0.1


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """A heading, then a block for each row of tiles; as a list where there is room for one column only."""
    benefits = edition.benefits
    if not benefits:
        return ()
    words = edition.words
    # On paper, room is dear, and these are our words, not the designer's.
    lede = None if styles.is_printed else Text(words.benefits_lede, replace(benefits[0].title.where, path=""))
    head = heading(words.benefits(len(benefits)), lede, styles)
    sect = Tag("Sect", key="benefits")
    made = [Block(Tagged(head, tag=sect), before=styles.size.gap, keep=True, name="the benefits' heading")]
    columns = _columns(len(benefits), styles)
    start = 0
    for row, count in enumerate(rows_of(len(benefits), columns)):
        numbered = [(i + 1, benefits[i]) for i in range(start, start + count)]
        box: Box
        if columns == 1:
            box = _list_item(*numbered[0], styles)
            before = styles.space(3) if row else styles.space(4)
            if row:
                box = Column((_rule(styles), Space(before), box))
        else:
            tiles = _tiles(numbered, styles)
            box = TileRow(tiles, styles.size.gutter, _tile_style(styles))
            before = styles.size.gutter if row else styles.below_heading
        listed = Tagged(Tagged(box, tag=Tag("L", key="benefits-list")), tag=sect)
        name = (
            f"the row of benefits {numbered[0][0]} to {numbered[-1][0]}" if count > 1 else f"benefit {numbered[0][0]}"
        )
        made.append(Block(listed, before, stretch=_STRETCH if columns > 1 else 0.0, name=name))
        start += count
    return tuple(made)


def _tiles(numbered: Sequence[tuple[int, Benefit]], styles: Styles) -> tuple[Tile, ...]:
    """The tiles of one row."""
    if not styles.is_poster:
        tile = _compact_tile if styles.is_printed else _tile
        return tuple(tile(number, benefit, styles) for number, benefit in numbered)
    padding, gutters = styles.tile_padding, styles.size.gutter * (len(numbered) - 1)
    room = (styles.content_width - gutters) / len(numbered)
    room -= padding.left + padding.right + styles.disc + styles.space(2)
    widths = [_title(benefit, styles).natural_width() for _, benefit in numbered]
    # Beside a title that needs two lines, the others take two as well: words and discs then agree across the row.
    broken = max(widths) > room
    return tuple(
        _wall_tile(number, benefit, room - width * _BROKEN if broken and width <= room else 0.0, styles)
        for (number, benefit), width in zip(numbered, widths, strict=True)
    )


def _columns(count: int, styles: Styles) -> int:
    padding = styles.tile_padding
    narrowest = styles.type("body") * _NARROWEST + padding.left + padding.right
    fitting = columns_for(styles.content_width, narrowest, styles.size.gutter, _MOST_COLUMNS)
    # Three to a row read best; four only where there are many.
    return min(fitting, 4 if count > 12 else 3) if count != 4 or fitting < 2 else 2


def _tile_style(styles: Styles) -> TileStyle:
    return TileStyle(styles.tile_padding, styles.colours.wash, None, styles.radius)


def _disc(number: int, benefit: Benefit, styles: Styles) -> Frame:
    icon = styles.icon(benefit.icon.text)
    found = ground_for(icon, styles.colours.on_accent, styles.accent(number - 1).ground, styles)
    return disc_icon(icon, styles.disc, found.colour, found.ink)


def _disc_box(number: int, benefit: Benefit, styles: Styles) -> Fixed:
    return Fixed(_disc(number, benefit, styles), where=benefit.icon.where)


def _tile(number: int, benefit: Benefit, styles: Styles) -> Tile:
    figure = styles.text("section", styles.tile_number)
    label = Label(str(number), figure, tag=Tag("Lbl"))
    tracks = ((Track(share=1), _disc_box(number, benefit, styles)), (Track(width=label.width), label))
    parts = (Row(tracks, align="middle"), *_words(number, benefit, styles))
    return Tile(parts, (styles.space(3), styles.space(1)), tag=Tag("LI"), where=benefit.title.where)


def _words(number: int, benefit: Benefit, styles: Styles) -> tuple[Box, Box]:
    """A benefit's title and its text."""
    title = _title(benefit, styles)
    text = Paragraph(benefit.text.text, styles.text("body"), tag=Tag("P"), where=benefit.text.where)
    body = _body(number)
    return Tagged(title, tag=body), Tagged(text, tag=body)


def _title(benefit: Benefit, styles: Styles) -> Paragraph:
    style = styles.text("tile_title", styles.colours.heading)
    return Paragraph(benefit.title.text, style, balance=True, tag=Tag("H3"), where=benefit.title.where)


def _body(number: int) -> Tag:
    """What the item says, apart from its number; one element, though title and text are laid out apart."""
    return Tag("LBody", key=f"benefit-{number}")


def _compact_tile(number: int, benefit: Benefit, styles: Styles) -> Tile:
    """A tile for paper: title beside the disc."""
    title, text = _words(number, benefit, styles)
    disc = _disc_box(number, benefit, styles)
    top = Row(((Track(width=styles.disc), disc), (Track(share=1), title)), gap=styles.space(1), align="middle")
    return Tile((top, text), (styles.space(1),), tag=Tag("LI"), where=benefit.title.where)


def _wall_tile(number: int, benefit: Benefit, narrower: float, styles: Styles) -> Tile:
    """A tile for a poster: all words beside the disc. A short title stands on its text, not far above it.

    Its measure is ``narrower`` by so many points, if it has words to break between.
    """
    lead = _disc(number, benefit, styles)
    title, text = _words(number, benefit, styles)
    if narrower and " " in benefit.title.text:
        title = Padded(title, Insets(right=narrower))
    parts, gaps = (Column((title,), push=0), text), (styles.space(0) / 2,)
    return Tile(parts, gaps, Tag("LI"), benefit.title.where, lead, styles.space(2), benefit.icon.where)


def _rule(styles: Styles) -> Box:
    line = Shape(paths.rectangle(styles.content_width, PX), fill=styles.colours.hairline, crisp=True)
    return Fixed(Frame(styles.content_width, PX, ((Point(0, 0), line),)))


def _list_item(number: int, benefit: Benefit, styles: Styles) -> Box:
    """One benefit in a single column: disc at the left, number and title on one line, text below."""
    style = styles.text("tile_title", styles.colours.heading)
    label = Label(f"{number}.", style, tag=Tag("Lbl"))
    title, text = _words(number, benefit, styles)
    head = Row(((Track(width=label.width + style.size * 0.28), label), (Track(share=1), title)))
    words = Column((head, Space(styles.space(0)), text))
    disc = _disc_box(number, benefit, styles)
    row = Row(((Track(width=styles.disc), disc), (Track(share=1), words)), gap=styles.space(4))
    return Tagged(row, tag=Tag("LI"), where=benefit.title.where)
