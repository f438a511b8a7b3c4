"""Benefits on a picture's band: an icon and a title each, or the icons alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Benefit, Edition
from benefitgraphic.graphics.artwork import disc_icon
from benefitgraphic.graphics.flow.boxes import Box, Card, Column, Fixed, Row, Tagged, Track, place
from benefitgraphic.graphics.flow.grid import Tile, TileRow, TileStyle, columns_for, rows_of
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import Insets, Point, Region
from benefitgraphic.graphics.text.paragraph import Label, Paragraph
from benefitgraphic.sections.plates import ground_for

# How many stand in a row where they fit, by their number; any other number has up to four.
_PREFERRED = {5: 3, 6: 3, 9: 3}
_MOST_COLUMNS = 4
# A title's least width, in sizes of its type: room for about 17 letters.
_NARROWEST = 8.5
# How much taller a row may be for the others to be as tall.
_LEVEL = 1.2
# The space after a number, in sizes of its type.
_AFTER_NUMBER = 0.28
# How far icons stand apart at most, in widths of them; fewer than this many say nothing.
_APART = 2.0
_FEWEST = 3


def block(edition: Edition, styles: Styles) -> Block | None:
    """Tiles in rows over the whole width; None without benefits."""
    benefits = edition.benefits
    if not benefits:
        return None
    columns = min(_fitting(styles), _PREFERRED.get(len(benefits), _MOST_COLUMNS))
    rows: list[Box] = []
    start = 0
    for count in rows_of(len(benefits), columns):
        tiles = [_tile(i, benefits[i], edition, styles) for i in range(start, start + count)]
        style = TileStyle(_padding(styles), styles.band_tile, None, styles.radius)
        inner = (styles.content_width - styles.size.gutter * (count - 1)) / count - style.padding.left * 2
        tallest = max(part.layout(Region(inner)).height for tile in tiles for part in tile.parts)
        level = tuple(replace(tile, parts=tuple(_Tall(part, tallest) for part in tile.parts)) for tile in tiles)
        rows.append(TileRow(level, styles.size.gutter, style))
        start += count
    grid = _BadgeRows(tuple(rows), styles.size.gutter)
    box = Tagged(Tagged(grid, tag=Tag("L", key="benefits-list")), tag=Tag("Sect", key="benefits"))
    return Block(box, before=styles.size.gap, name="the benefits")


@dataclass(frozen=True, slots=True)
class _Tall:
    """A box that fills a height in points: a title of one line stands in the middle beside one of two."""

    box: Box
    height: float

    def layout(self, region: Region) -> Frame:
        """As wide as the region."""
        return self.box.layout(Region(region.width, self.height))


@dataclass(frozen=True, slots=True)
class _BadgeRows:
    """Rows below one another, as tall as the tallest unless one has many more lines than the others."""

    rows: tuple[Box, ...]
    gap: float

    def layout(self, region: Region) -> Frame:
        """As wide as the region."""
        frames = [row.layout(Region(region.width)) for row in self.rows]
        tallest, lowest = (found(frame.height for frame in frames) for found in (max, min))
        if lowest < tallest <= lowest * _LEVEL:
            frames = [row.layout(Region(region.width, tallest)) for row in self.rows]
        return Column(tuple(Fixed(frame) for frame in frames), gap=self.gap).layout(Region(region.width))


def _fitting(styles: Styles) -> int:
    padding = _padding(styles)
    narrowest = padding.left + styles.disc + _beside(styles) + styles.type("tile_title") * _NARROWEST + padding.right
    return columns_for(styles.content_width, narrowest, styles.size.gutter, _MOST_COLUMNS)


def _padding(styles: Styles) -> Insets:
    return Insets.symmetric(styles.space(2), styles.space(3))


def _beside(styles: Styles) -> float:
    return styles.space(3)


def _tile(number: int, benefit: Benefit, edition: Edition, styles: Styles) -> Tile:
    style = styles.text("tile_title", styles.colours.on_band)
    words = Paragraph(benefit.title.text, style, balance=True, tag=Tag("LBody"), where=benefit.title.where)
    title: Box = words
    needed = words.natural_width() + 0.2
    if edition.numbered:
        label = Label(f"{number + 1}.", styles.text("tile_title", styles.colours.on_band_muted), tag=Tag("Lbl"))
        width = label.width + label.style.size * _AFTER_NUMBER
        title, needed = Row(((Track(width=width), label), (Track(share=1), words))), needed + width
    disc = Fixed(_disc(number, benefit, styles.band_tile, styles), where=benefit.icon.where)
    # Both in the middle, however many lines the others of the row have.
    row: Box = Row(((Track(width=styles.disc), disc), (Track(share=1), title)), gap=_beside(styles), align="middle")
    if len(edition.benefits) == 1:
        # Alone, it has the whole width around it.
        row = Fixed(row.layout(Region(styles.disc + _beside(styles) + min(needed, styles.columns(2)))), align="centre")
    return Tile((row,), (), Tag("LI"), benefit.title.where)


def _disc(number: int, benefit: Benefit, ground: str, styles: Styles) -> Frame:
    icon = styles.icon(benefit.icon.text)
    found = ground_for(icon, styles.colours.on_accent, styles.disc_on(ground, number), styles)
    return disc_icon(icon, styles.disc, found.colour, found.ink)


def icons(edition: Edition, styles: Styles) -> Block | None:
    """Lay out the icons alone, on a band at the foot; None if they are few.

    They are decoration, since what they stand for isn't said.
    """
    benefits = edition.benefits
    if len(benefits) < _FEWEST:
        return None
    gap, ground = styles.space(3), styles.band_tile
    discs = [_disc(n, benefit, ground, styles) for n, benefit in enumerate(benefits)]
    columns = columns_for(styles.content_width, styles.disc, gap, len(benefits))
    counts = rows_of(len(benefits), columns)
    spread = (styles.content_width - counts[0] * styles.disc) / max(1, counts[0] - 1)
    apart = min(spread, styles.disc * _APART)
    rows: list[Box] = []
    left = iter(discs)
    wheres = iter([benefit.icon.where for benefit in benefits])
    for count in counts:
        placed = [(Point((styles.disc + apart) * i, 0), next(left)) for i in range(count)]
        width = styles.disc * count + apart * (count - 1)
        row = place(placed, width, styles.disc, wheres=list(islice(wheres, count)))
        rows.append(Fixed(row, align="centre"))
    padding = Insets.symmetric(styles.space(4), styles.size.margin)
    band = Card(Column(tuple(rows), gap=gap), padding, fill=ground)
    return Block(band, before=styles.size.gap, bleeds=True, name="the icons")
