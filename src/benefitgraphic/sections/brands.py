"""Brands: a card for each of the organization's social brands, with its purpose and channels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Brand, Edition
from benefitgraphic.graphics.flow.boxes import Box, Card, Column, Row, Space, Tagged, Track, place, wrap
from benefitgraphic.graphics.flow.grid import columns_for, rows_of
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.flow.wrapped import Flow
from benefitgraphic.graphics.frame import Frame, Item, Tag, TextRun
from benefitgraphic.graphics.geometry import PX, Point, Region
from benefitgraphic.graphics.text.paragraph import Paragraph, TextStyle, place_line, text_width
from benefitgraphic.sections.plates import icon_frame, logo_box, logo_frame
from benefitgraphic.sections.section import SectionKind
from benefitgraphic.text import Text

# The height of the logo over the cards, in sizes of the title.
_LOGO = 1.1
# How much closer channels stand where that saves a line, as a share of their gap.
_CLOSER = 0.6
# Networks whose name is their mark: beside it, it would be said twice. DejaVu Sans has the letter.
_LETTERS = {"x": "\N{MATHEMATICAL DOUBLE-STRUCK CAPITAL X}"}
# Its size, in sizes of the names beside it: it is as tall as their icons.
_LETTER = 1.3


def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Lay out the logo and the cards below the masthead, where they don't stand on it."""
    made: list[Block] = []
    if edition.logo:
        mark = logo_frame(edition.logo, styles.type("display") * _LOGO, styles.colours.paper, styles)
        sect = Tag("Sect", key="brands" if edition.brands else "masthead")
        shown = Tagged(logo_box(edition.logo, mark), tag=sect)
        made.append(Block(shown, before=styles.space(4), keep=bool(edition.brands), name="the logo"))
    cards = box(edition, styles)
    if cards:
        made.append(Block(cards, before=styles.space(4), name="the brands"))
    return tuple(made)


def box(edition: Edition, styles: Styles) -> Box | None:
    """Lay out the cards, side by side if there is room; None without brands."""
    if not edition.brands:
        return None
    narrowest = styles.medium.value(300, printed=210) * PX
    columns = columns_for(styles.content_width, narrowest, styles.size.gutter, 3)
    rows: list[Box] = []
    start = 0
    for count in rows_of(len(edition.brands), columns):
        row = edition.brands[start : start + count]
        tracks = _tracks(row, styles)
        cards = tuple((track, _card(brand, styles)) for track, brand in zip(tracks, row, strict=True))
        rows.append(Row(cards, gap=styles.size.gutter, align="fill"))
        start += count
    return Tagged(Column(tuple(rows), gap=styles.size.gutter), tag=Tag("Sect", key="brands"))


def _tracks(brands: Sequence[Brand], styles: Styles) -> list[Track]:
    """Equal widths; on a poster, where height is dear, so much for each that it needs no second line, if there is."""
    pad = styles.card_padding
    needed = [_natural_width(brand, styles) + pad.left + pad.right for brand in brands]
    spare = styles.content_width - styles.size.gutter * (len(brands) - 1) - sum(needed)
    if not styles.medium.fills_page or spare < 0:
        return [Track(share=1)] * len(brands)
    return [Track(width=width + spare / len(brands)) for width in needed]


def _natural_width(brand: Brand, styles: Styles) -> float:
    purpose = text_width(brand.purpose.text, styles.text("body")) + 0.2
    chips = [_Channel(channel, styles).natural_width() for channel in brand.channels]
    return max(purpose, sum(chips) + _chip_gap(styles) * max(0, len(chips) - 1) + 0.2)


def _chip_gap(styles: Styles) -> float:
    return styles.space(4, poster=3)


def _card(brand: Brand, styles: Styles) -> Box:
    colours = styles.colours
    style = styles.text("tile_title", colours.heading)
    name = Paragraph(brand.name.text, style, balance=True, tag=Tag("H2"), where=brand.name.where)
    purpose = Paragraph(brand.purpose.text, styles.text("body"), tag=Tag("P"), where=brand.purpose.where)
    chips = tuple(_Channel(channel, styles) for channel in brand.channels)
    gap = _chip_gap(styles)
    flow = Tagged(Flow(chips, gap, styles.space(2), least_gap=gap * _CLOSER), tag=Tag("L"))
    near, lower = Space(styles.space(1)), Space(styles.space(3, mail=2, poster=2))
    content: Box
    if chips and _beside_name(name, chips, styles):
        content = _NameAndChannels(name, flow, purpose, gap, styles.space(1))
    else:
        content = Column((name, near, purpose, *((lower, flow) if chips else ())))
    return Card(content, styles.card_padding, fill=colours.paper, border=styles.border, radius=styles.radius)


def _beside_name(name: Paragraph, chips: Sequence[_Channel], styles: Styles) -> bool:
    """Whether a brand's channels stand beside its name: on a phone, where height is dear, if all have room there."""
    room = styles.content_width - styles.card_padding.left - styles.card_padding.right
    needed = name.natural_width() + sum(chip.natural_width() + _chip_gap(styles) for chip in chips) + 0.4
    return styles.medium.has_one_column and needed <= room


@dataclass(frozen=True, slots=True)
class _NameAndChannels:
    """A brand's name with its channels at the right, over its purpose, which is read before them."""

    name: Paragraph
    channels: Box
    purpose: Paragraph
    gap: float
    near: float

    def layout(self, region: Region) -> Frame:
        """As wide as the region; names and channels stand on one line."""
        width = self.name.natural_width() + 0.2
        name = self.name.layout(Region(width))
        channels = self.channels.layout(Region(region.width - width - self.gap))
        purpose = self.purpose.layout(region)
        level = Point(width + self.gap, (name.baseline or 0.0) - (channels.baseline or 0.0))
        below = max(name.height, level.y + channels.height) + self.near
        placed = [(Point(0, 0), name), (Point(0, below), purpose), (level, channels)]
        return place(placed, region.width, below + purpose.height)


@dataclass(frozen=True, slots=True)
class _Channel:
    """A channel's icon and name; a very long name wraps beside the icon. A name that is its own mark stands alone."""

    channel: Text
    styles: Styles

    def natural_width(self) -> float:
        """In points."""
        if self._letter:
            return text_width(self._letter, self._letter_style)
        return self._side + self._gap + self._name.natural_width() + 0.2

    def layout(self, region: Region) -> Frame:
        """Icon and name on one baseline."""
        if self._letter:
            name = self._mark(self._letter)
            return place([(Point(0, 0), name)], name.width, name.height, tag=Tag("LI"), wheres=(self.channel.where,))
        side = self._side
        name = self._name.layout(Region(region.width - side - self._gap))
        colours = self.styles.colours
        mark = icon_frame(self.styles.channel(self.channel.text), side, colours.link, colours.paper, self.styles)
        middle = (name.baseline or 0.0) - self._style.cap_height / 2
        placed = [(Point(0, middle - side / 2), mark), (Point(side + self._gap, 0), name)]
        return place(placed, region.width, name.height, tag=Tag("LI"), wheres=(self.channel.where,))

    def _mark(self, letter: str) -> Frame:
        """Draw a letter that looks like the network's mark, and is read as its name."""
        style = self._letter_style
        items: list[tuple[Point, Item]] = [
            (at, replace(run, actual=self.channel.text) if isinstance(run, TextRun) else run)
            for at, run in place_line(letter, style, Point(0, self._style.first_baseline + self._drop))
        ]
        frame = Frame(text_width(letter, style), self._style.line_height, tuple(items), self._style.first_baseline)
        return wrap(frame, tag=Tag("LBody"), where=self.channel.where)

    @property
    def _letter(self) -> str | None:
        """The name as a letter of its own look, unless the designer has a file for the mark."""
        name = self.channel.text.casefold()
        return _LETTERS.get(name) if self.styles.logos.own(name) is None else None

    @property
    def _letter_style(self) -> TextStyle:
        return self._style.weighted(700).sized(self._style.size * _LETTER)

    @property
    def _drop(self) -> float:
        """How far a letter's baseline is below that of names: its middle is level with theirs."""
        return (self._letter_style.cap_height - self._style.cap_height) / 2

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


def _own_blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """On a phone, under the leading figure; elsewhere they stand on the masthead."""
    return blocks(edition, styles) if styles.medium.leads_with_figure else ()


KIND = SectionKind(
    key="brands",
    name="the brands",
    fields=("brands",),
    shortened=("name", "purpose"),
    blocks=_own_blocks,
    heading=lambda words: words.brands,
    yields=2,
)
