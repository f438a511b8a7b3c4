"""Masthead: who speaks, the title, and the year, on a dark band; the brands' cards stand half on it."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition, Logo
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.flow.boxes import Box, Column, Fixed, Padded, Row, Space, Tagged, Track, place
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Frame, Shape, Tag
from benefitgraphic.graphics.geometry import Insets, Point, Region
from benefitgraphic.graphics.text import accents
from benefitgraphic.graphics.text.paragraph import Paragraph, TextStyle, text_width
from benefitgraphic.sections import brands
from benefitgraphic.sections.plates import logo_box, logo_frame
from benefitgraphic.sections.section import SectionKind
from benefitgraphic.sections.title import title, year_apart
from benefitgraphic.text import Text


def blocks(edition: Edition, styles: Styles, under: Box | None) -> tuple[Block, ...]:
    """Lay out the opening band, with the box that overlaps its edge by half, if there is one."""
    # On paper, height is dear, and the first line is as far from the band's top as from its side.
    top = styles.space(6, mail=5, printed=4)
    foot = styles.space(5, poster=4) if under else styles.space(6, mail=5)
    insets = Insets(styles.edge + top, styles.inner_margin, foot, styles.inner_margin)
    text = Tagged(Padded(Column(tuple(_lines(edition, styles))), insets), tag=Tag("Sect", key="masthead"))
    return (Block(_MastheadBand(text, under, styles), bleeds=True, first=True, name="the masthead"),)


@dataclass(frozen=True, slots=True)
class _MastheadBand:
    """The band, the text, and the cards over its lower edge."""

    text: Box
    under: Box | None
    styles: Styles

    def layout(self, region: Region) -> Frame:
        styles = self.styles
        margin = styles.inner_margin
        text = self.text.layout(Region(region.width, None if self.under else region.height))
        band = text.height + (styles.overlap if self.under else 0.0)
        ground = Shape(paths.rectangle(region.width, band, styles.band_radius), fill=styles.colours.band, crisp=True)
        placed = [(Point(0, 0), text)]
        height = band
        if self.under:
            cards = self.under.layout(Region(region.width - 2 * margin))
            placed.append((Point(margin, text.height), cards))
            height = max(band, text.height + cards.height)
        content = place(placed, region.width, height)
        return Frame(region.width, height, ((Point(0, 0), ground), *content.items), content.baseline)


def _lines(edition: Edition, styles: Styles) -> list[Box]:
    lines: list[Box] = []
    mark = _mark(edition, styles)
    if edition.logo and mark is None and not styles.medium.leads_with_figure:
        lines += [logo_box(edition.logo, _logo(edition.logo, styles)), Space(styles.space(4))]
    head = title(edition, styles, styles.content_width)
    eyebrow = _eyebrow(edition, styles, year_apart(edition, head), styles.content_width - _width(mark, styles))
    if edition.logo and mark:
        tracks = ((Track(share=1), eyebrow), (Track(width=mark.width), logo_box(edition.logo, mark)))
        eyebrow = Row(tracks, gap=styles.space(4), align="middle")
    space, whole = styles.space(1) if mark else styles.space(2, printed=0), Region(styles.content_width)
    space += accents.needed(eyebrow.layout(whole), head.layout(whole), space)
    lines += [eyebrow, Space(space), head]
    if edition.subtitle:
        style = styles.text("subtitle", styles.colours.on_band_muted)
        subtitle = Paragraph(edition.subtitle.text, style, balance=True, tag=Tag("P"), where=edition.subtitle.where)
        lines += [Space(styles.space(1)), subtitle]
    if edition.sample and styles.medium.has_one_column:
        lines += [Space(styles.space(3)), Fixed(styles.stamp(on_band=True))]
    return lines


def said_first(edition: Edition, year: str | None) -> list[Text]:
    """Who speaks, and on what occasion: the last with the year, if it stands there."""
    said = [edition.organization, *([edition.event] if edition.event else [])]
    if year:
        said[-1] = Text(f"{said[-1].text} · {year}", said[-1].where)
    return said


def _eyebrow_style(styles: Styles) -> TextStyle:
    return styles.text("label", styles.colours.highlight).weighted(700)


def _eyebrow(edition: Edition, styles: Styles, year: str | None, width: float) -> Box:
    """Organization and event, on one line where they fit, and the stamp beside them where there is room."""
    style, said = _eyebrow_style(styles), said_first(edition, year)
    together = " · ".join(part.text for part in said)
    stamp = _stamp(edition, styles)
    room = width - _width(stamp, styles)
    lines: Box
    if text_width(together, style) <= room:
        lines = _said(together, said[0], style)
    else:
        lines = Column(tuple(_said(part.text, part, style) for part in said))
    if stamp is None:
        return lines
    tracks = ((Track(share=1), lines), (Track(width=stamp.width), Fixed(stamp)))
    return Row(tracks, gap=styles.space(4), align="baseline")


def _said(text: str, source: Text, style: TextStyle) -> Box:
    return Paragraph(text, style, balance=True, tag=Tag("P"), where=source.where)


def _stamp(edition: Edition, styles: Styles) -> Frame | None:
    """Return the stamp beside the first line; None in one column, where it stands below."""
    return styles.stamp(on_band=True) if edition.sample and not styles.medium.has_one_column else None


def _width(beside: Frame | None, styles: Styles) -> float:
    """Return the width that something at the right of the first line takes from it, in points."""
    return beside.width + styles.space(4) if beside else 0.0


def _mark(edition: Edition, styles: Styles) -> Frame | None:
    """Return the logo at the right of the first line: on paper, to save height, if nothing in that line has to wrap."""
    if edition.logo is None or not styles.medium.saves_height:
        return None
    logo, stamp = _logo(edition.logo, styles), _stamp(edition, styles)
    room = styles.content_width - _width(logo, styles) - _width(stamp, styles)
    style = _eyebrow_style(styles)
    return logo if all(text_width(part.text, style) <= room for part in said_first(edition, None)) else None


def _logo(logo: Logo, styles: Styles) -> Frame:
    # In sizes of the title, which on posters is very large.
    height = styles.type("display") * styles.medium.value(1.1, poster=0.7)
    return logo_frame(logo, height, styles.colours.band, styles)


def _own_blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """With the brands on it, but for phones, where the leading figure is seen without scrolling."""
    return blocks(edition, styles, None if styles.medium.leads_with_figure else brands.box(edition, styles))


KIND = SectionKind(key="masthead", name="the masthead", blocks=_own_blocks)
