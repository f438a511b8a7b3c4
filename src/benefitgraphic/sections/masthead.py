"""Masthead: who speaks, the title, and the year, on a dark band; the brands' cards stand half on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.colour import mix
from benefitgraphic.content.edition import Edition, Logo
from benefitgraphic.content.text import Text
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.artwork import artwork_frame
from benefitgraphic.graphics.boxes import Box, Column, Fixed, Padded, Row, Space, Tagged, Track, place
from benefitgraphic.graphics.frame import Frame, Item, Shape, Tag
from benefitgraphic.graphics.geometry import Insets, Point, Region
from benefitgraphic.graphics.pages import Block
from benefitgraphic.graphics.shaping import font_runs, outline
from benefitgraphic.graphics.text import Paragraph, TextStyle, text_width
from benefitgraphic.styles import Styles

# How much lighter than the band the large year is: felt, not read. The year is read in the texts.
_GHOST = 0.10
# Its width as a share of the content's, and its size at most, in sizes of the title.
_GHOST_WIDTH = 0.34
_GHOST_SIZE = 2.6


def blocks(edition: Edition, styles: Styles, under: Box | None) -> tuple[Block, ...]:
    """The opening band, with the box that stands half on it, if there is one."""
    foot = styles.space(5) if under else styles.space(6)
    top = styles.space(5) if styles.is_paged else styles.space(6)
    insets = Insets(top, styles.inner_margin, foot, styles.inner_margin)
    text = Tagged(Padded(Column(tuple(_lines(edition, styles))), insets), tag=Tag("Sect", key="masthead"))
    ghost = None if styles.is_narrow else _ghost_style(str(edition.year), styles)
    return (Block(_Band(text, under, str(edition.year), ghost, styles), bleeds=True),)


def _ghost_style(year: str, styles: Styles) -> TextStyle:
    style = styles.text("display", mix(styles.colours.on_band, styles.colours.band, _GHOST))
    fitting = styles.content_width * _GHOST_WIDTH / text_width(year, style.sized(1.0))
    return style.sized(min(fitting, style.size * _GHOST_SIZE))


@dataclass(frozen=True, slots=True)
class _Band:
    """The band, the large year on it, the text, and the cards over its lower edge."""

    text: Box
    under: Box | None
    year: str
    ghost: TextStyle | None
    styles: Styles

    def layout(self, region: Region) -> Frame:
        styles = self.styles
        margin = styles.inner_margin
        text = self.text.layout(Region(region.width))
        band = text.height + (styles.overlap if self.under else 0.0)
        ground = Shape(paths.rectangle(region.width, band, styles.band_radius), fill=styles.colours.band, crisp=True)
        items: list[tuple[Point, Item]] = [(Point(0, 0), ground)]
        if self.ghost:
            # It stands clear of the first line, and of the stamp there.
            clear = styles.space(6) + styles.type("label") * 2
            items += _ghost_year(self.year, self.ghost, region.width - margin, text.height, clear)
        placed = [(Point(0, 0), text)]
        height = band
        if self.under:
            cards = self.under.layout(Region(region.width - 2 * margin))
            placed.append((Point(margin, text.height), cards))
            height = max(band, text.height + cards.height)
        content = place(placed, region.width, height)
        return Frame(region.width, height, (*items, *content.items), content.baseline)


def _ghost_year(year: str, style: TextStyle, right: float, bottom: float, top: float) -> Sequence[tuple[Point, Item]]:
    """The year in very large figures at the lower right: decoration, so shapes and not text."""
    at = Point(right - text_width(year, style), bottom - style.size * 0.08)
    if at.y - style.cap_height < top:
        return ()
    items: list[tuple[Point, Item]] = []
    for run in font_runs(year, style.typeface, style.weight):
        glyphs = outline(run.text, run.font, style.language)
        if glyphs is not None:
            items.append((Point(0, 0), Shape(paths.moved(glyphs, at, style.size), fill=style.colour)))
    return items


def _lines(edition: Edition, styles: Styles) -> list[Box]:
    colours = styles.colours
    lines: list[Box] = []
    if edition.logo:
        lines += [_logo(edition.logo, styles), Space(styles.space(4))]
    lines += [_eyebrow(edition, styles), Space(styles.space(0 if styles.is_paged else 2))]
    title: Box = Paragraph(
        edition.title.text,
        styles.text("display", colours.on_band),
        balance=True,
        tag=Tag("H1"),
        where=edition.title.where,
    )
    if not styles.is_narrow:
        # The large year stands at the right; the title never runs into it.
        year = text_width(str(edition.year), _ghost_style(str(edition.year), styles))
        title = Padded(title, Insets(right=year + styles.space(3)))
    lines.append(title)
    if edition.subtitle:
        subtitle = styles.text("subtitle", colours.on_band_muted)
        text = edition.subtitle.text
        if styles.is_narrow:
            text = f"{text}, {edition.year}"
        lines += [
            Space(styles.space(1)),
            Paragraph(text, subtitle, balance=True, tag=Tag("P"), where=edition.subtitle.where),
        ]
    return lines


def _eyebrow(edition: Edition, styles: Styles) -> Box:
    """Organization and event, on one line where they fit, and the stamp beside or above them."""
    style = styles.text("label", styles.colours.highlight).weighted(700)
    said = [edition.organization, *([edition.event] if edition.event else [])]
    together = " · ".join(part.text for part in said)
    stamp = styles.stamp() if edition.sample else None
    beside = stamp is not None and not styles.is_narrow
    room = styles.content_width - (stamp.width + styles.space(4) if stamp and beside else 0.0)
    lines: Box
    if text_width(together, style) <= room:
        lines = _said(together, said[0], style)
    else:
        lines = Column(tuple(_said(part.text, part, style) for part in said))
    if stamp is None:
        return lines
    if beside:
        return Row(((Track(share=1), lines), (Track(width=stamp.width), Fixed(stamp))), gap=styles.space(4))
    return Column((Fixed(stamp), lines), gap=styles.space(3))


def _said(text: str, source: Text, style: TextStyle) -> Box:
    return Paragraph(text, style, balance=True, tag=Tag("P"), where=source.where)


def _logo(logo: Logo, styles: Styles) -> Box:
    height = styles.text("display").size * 1.1
    artwork = styles.artwork(logo.path)
    width = min(styles.content_width, height * artwork.width / artwork.height)
    frame = artwork_frame(artwork, width, height, styles.colours.on_band, styles.colours.band)
    return Tagged(Fixed(frame), tag=Tag("Figure", alt=logo.alt.text), where=logo.where)
