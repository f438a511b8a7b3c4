"""Brands: a card for each of the organization's social brands, with its purpose and channels."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.content.edition import Brand, Edition
from benefitgraphic.content.text import Text
from benefitgraphic.graphics.artwork import artwork_frame
from benefitgraphic.graphics.boxes import Box, Card, Column, Flow, Row, Space, Tagged, Track, place
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import PX, Point, Region
from benefitgraphic.graphics.grid import columns_for, rows_of
from benefitgraphic.graphics.text import Paragraph, TextStyle
from benefitgraphic.styles import Styles

# A card's least width, on screens and on paper.
_NARROWEST = 300 * PX
_NARROWEST_ON_PAPER = 210 * PX


def box(edition: Edition, styles: Styles) -> Box | None:
    """The cards, beside one another where there is room; None without brands."""
    if not edition.brands:
        return None
    narrowest = _NARROWEST_ON_PAPER if styles.is_paged else _NARROWEST
    columns = columns_for(styles.content_width, narrowest, styles.size.gutter, 3)
    rows: list[Box] = []
    start = 0
    for count in rows_of(len(edition.brands), columns):
        cards = [_card(brand, styles) for brand in edition.brands[start : start + count]]
        rows.append(Row(tuple((Track(share=1), card) for card in cards), gap=styles.size.gutter, align="fill"))
        start += count
    return Tagged(Column(tuple(rows), gap=styles.size.gutter), tag=Tag("Sect", key="brands"))


def _card(brand: Brand, styles: Styles) -> Box:
    colours = styles.colours
    name = styles.text("tile_title", colours.heading)
    parts: list[Box] = [
        Paragraph(brand.name.text, name, balance=True, tag=Tag("H2"), where=brand.name.where),
        Space(styles.space(1)),
        Paragraph(brand.purpose.text, styles.text("body"), tag=Tag("P"), where=brand.purpose.where),
    ]
    if brand.channels:
        chips = tuple(_Channel(channel, styles) for channel in brand.channels)
        flow = Flow(chips, gap=styles.space(4), line_gap=styles.space(2))
        parts += [Space(styles.space(3)), Tagged(flow, tag=Tag("L"))]
    return Card(
        Column(tuple(parts)),
        styles.card_padding,
        fill=colours.paper,
        border=styles.border,
        radius=styles.radius,
    )


@dataclass(frozen=True, slots=True)
class _Channel:
    """A channel's icon and name; a very long name wraps beside the icon."""

    channel: Text
    styles: Styles

    def natural_width(self) -> float:
        return self._side + self._gap + self._name.natural_width() + 0.2

    def layout(self, region: Region) -> Frame:
        side = self._side
        name = self._name.layout(Region(region.width - side - self._gap))
        colours = self.styles.colours
        mark = artwork_frame(self.styles.channel(self.channel.text), side, side, colours.link, colours.paper)
        middle = (name.baseline or 0.0) - self._style.cap_height / 2
        placed = [(Point(0, middle - side / 2), mark), (Point(side + self._gap, 0), name)]
        return place(placed, region.width, name.height, tag=Tag("LI"))

    @property
    def _style(self) -> TextStyle:
        return self.styles.text("small", self.styles.colours.link).weighted(600)

    @property
    def _name(self) -> Paragraph:
        return Paragraph(self.channel.text, self._style, tag=Tag("LBody"), where=self.channel.where)

    @property
    def _side(self) -> float:
        return self._style.size * 1.15

    @property
    def _gap(self) -> float:
        return self._style.size * 0.4
