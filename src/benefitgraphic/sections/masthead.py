"""Masthead: who speaks, the title, and the year, on a dark band; the brands' cards stand half on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.colour import mix
from benefitgraphic.content.edition import Edition, Logo
from benefitgraphic.content.text import Text
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.boxes import Box, Column, Fixed, Padded, Row, Space, Tagged, Track, place
from benefitgraphic.graphics.frame import Frame, Item, Shape, Tag, TextRun
from benefitgraphic.graphics.geometry import Insets, Point, Rect, Region
from benefitgraphic.graphics.pages import Block
from benefitgraphic.graphics.shaping import font_runs, outline
from benefitgraphic.graphics.text import Paragraph, TextStyle, text_width
from benefitgraphic.graphics.title import Title
from benefitgraphic.sections.plates import logo_frame
from benefitgraphic.styles import Styles

# How much lighter than the band the large year is: felt, not read. The year is read in the texts.
_GHOST = 0.10
# Its width as a share of the content's, and its size at most, in sizes of the title.
_GHOST_WIDTH = 0.34
_GHOST_SIZE = 2.6
# The space that a figure has at its right, in sizes: its ink ends at the margin.
_BEARING = 0.03
# From the top of a line of text to the feet of its letters, in sizes.
_INK = 1.22
# A logo's height, in sizes of the title, which on posters is very large.
_LOGO = 1.1
_LOGO_ON_POSTER = 0.7
# Beside a title of more lines than this there is none.
_GHOST_LINES = 3


def blocks(edition: Edition, styles: Styles, under: Box | None) -> tuple[Block, ...]:
    """The opening band, with the box that stands half on it, if there is one."""
    # On paper, height is dear, and the first line is as far from the band's top as from its side.
    top = styles.space(4 if styles.is_printed else 6)
    foot = styles.space(4 if styles.is_poster else 5) if under else styles.space(6)
    insets = Insets(styles.edge + top, styles.inner_margin, foot, styles.inner_margin)
    text = Tagged(Padded(Column(tuple(_lines(edition, styles))), insets), tag=Tag("Sect", key="masthead"))
    mark = _mark(edition, styles)
    band = _Band(
        text, under, edition.wording.year(edition.year), _ghost(edition, styles), mark.height if mark else 0.0, styles
    )
    return (Block(band, bleeds=True, first=True, name="the masthead"),)


def _ghost(edition: Edition, styles: Styles) -> TextStyle | None:
    """How the large year is set; None where there is no room, or a long title needs it: decoration yields to words.

    On a poster, the title takes the whole width, and the year what is left beside its last lines.
    """
    if styles.is_narrow or styles.is_poster:
        return None
    style = _ghost_style(styles)
    fitting = styles.content_width * _GHOST_WIDTH / text_width(edition.wording.year(edition.year), style.sized(1.0))
    style = style.sized(min(fitting, style.size * _GHOST_SIZE))
    room = styles.content_width - text_width(edition.wording.year(edition.year), style) - styles.space(3)
    title = Title(Paragraph(edition.title.text, styles.text("display"), balance=True))
    return style if len(title.fitted(room).lines(room)) <= _GHOST_LINES else None


def _ghost_style(styles: Styles) -> TextStyle:
    return styles.text("display", mix(styles.colours.on_band, styles.colours.band, _GHOST))


def _ghost_beside(text: Frame, year: str, corner: Point, styles: Styles) -> TextStyle | None:
    """The largest style in which a poster's year, ending in a corner, stands clear of the text; None if none does."""
    if not styles.is_poster:
        return None
    inks = [
        Rect(at.x, at.y - run.size, run.advance, run.size * _INK) for at, run in text.walk() if isinstance(run, TextRun)
    ]
    apart = styles.space(2)
    for tenths in range(round(_GHOST_SIZE * 10), 9, -1):
        style = _ghost_style(styles)
        style = style.sized(style.size * tenths / 10)
        width, height = text_width(year, style) + apart, style.cap_height
        taken = Rect(corner.x - width, corner.y - height, width, height)
        if not any(taken.overlaps(ink) for ink in inks):
            return style
    return None


@dataclass(frozen=True, slots=True)
class _Band:
    """The band, the large year on it, the text, and the cards over its lower edge."""

    text: Box
    under: Box | None
    year: str
    ghost: TextStyle | None
    clear: float
    styles: Styles

    def layout(self, region: Region) -> Frame:
        styles = self.styles
        margin = styles.inner_margin
        text = self.text.layout(Region(region.width, None if self.under else region.height))
        band = text.height + (styles.overlap if self.under else 0.0)
        ground = Shape(paths.rectangle(region.width, band, styles.band_radius), fill=styles.colours.band, crisp=True)
        items: list[tuple[Point, Item]] = [(Point(0, 0), ground)]
        # It stands clear of the first line, and of the stamp there.
        clear = styles.edge + styles.space(6) + styles.type("label") * 2 + self.clear
        # The cards cut its feet; without any it stands clear of the edge.
        foot = text.height - (0.0 if self.under else styles.space(2))
        ghost = self.ghost or _ghost_beside(text, self.year, Point(region.width - margin, foot), styles)
        if ghost:
            foot += ghost.size * 0.04 if self.under else 0.0
            items += _ghost_year(self.year, ghost, region.width - margin, foot, clear)
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
    at = Point(right - text_width(year, style) + style.size * _BEARING, bottom)
    if at.y - style.cap_height < top:
        return ()
    items: list[tuple[Point, Item]] = []
    for run in font_runs(year, style.typeface, style.weight):
        glyphs = outline(run.text, run.font, style.language)
        if glyphs is not None:
            items.append((Point(0, 0), Shape(paths.moved(glyphs, at, style.size), fill=style.colour, pictured=True)))
    return items


def _lines(edition: Edition, styles: Styles) -> list[Box]:
    colours = styles.colours
    lines: list[Box] = []
    mark = _mark(edition, styles)
    if edition.logo and mark is None:
        lines += [_tagged(edition.logo, _logo(edition.logo, styles)), Space(styles.space(4))]
    eyebrow = _eyebrow(edition, styles, styles.content_width - _width(mark, styles))
    if edition.logo and mark:
        tracks = ((Track(share=1), eyebrow), (Track(width=mark.width), _tagged(edition.logo, mark)))
        eyebrow = Row(tracks, gap=styles.space(4), align="middle")
    lines += [eyebrow, Space(styles.space(1 if mark else 0 if styles.is_printed else 2))]
    title = Paragraph(
        edition.title.text,
        styles.text("display", colours.on_band),
        balance=True,
        tag=Tag("H1"),
        where=edition.title.where,
    )
    lines.append(_beside_year(Title(title), edition, styles))
    if edition.subtitle:
        style = styles.text("subtitle", colours.on_band_muted)
        subtitle = Paragraph(edition.subtitle.text, style, balance=True, tag=Tag("P"), where=edition.subtitle.where)
        lines += [Space(styles.space(1)), _beside_year(subtitle, edition, styles)]
    if edition.sample and styles.is_narrow:
        lines += [Space(styles.space(3)), Fixed(styles.stamp(on_band=True))]
    return lines


def _beside_year(text: Box, edition: Edition, styles: Styles) -> Box:
    """The text, kept clear of the large year at the right."""
    ghost = _ghost(edition, styles)
    if ghost is None:
        return text
    return Padded(text, Insets(right=text_width(edition.wording.year(edition.year), ghost) + styles.space(3)))


def _said_first(edition: Edition) -> list[Text]:
    """Who speaks, and on what occasion."""
    return [edition.organization, *([edition.event] if edition.event else [])]


def _eyebrow_style(styles: Styles) -> TextStyle:
    return styles.text("label", styles.colours.highlight).weighted(700)


def _eyebrow(edition: Edition, styles: Styles, width: float) -> Box:
    """Organization and event, on one line where they fit, and the stamp beside them where there is room."""
    style, said = _eyebrow_style(styles), _said_first(edition)
    if styles.is_narrow:
        # There is no room for the large year, so it is said.
        said[-1] = Text(f"{said[-1].text} · {edition.wording.year(edition.year)}", said[-1].where)
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
    """The stamp beside the first line; where that is narrow, it stands below."""
    return styles.stamp(on_band=True) if edition.sample and not styles.is_narrow else None


def _width(beside: Frame | None, styles: Styles) -> float:
    """What something at the right of the first line takes from it, in points."""
    return beside.width + styles.space(4) if beside else 0.0


def _mark(edition: Edition, styles: Styles) -> Frame | None:
    """The logo at the right of the first line: on paper, where height is dear, if no part of that line has to wrap."""
    if edition.logo is None or not styles.is_printed:
        return None
    logo, stamp = _logo(edition.logo, styles), _stamp(edition, styles)
    room = styles.content_width - _width(logo, styles) - _width(stamp, styles)
    style = _eyebrow_style(styles)
    return logo if all(text_width(part.text, style) <= room for part in _said_first(edition)) else None


def _logo(logo: Logo, styles: Styles) -> Frame:
    height = styles.text("display").size * (_LOGO_ON_POSTER if styles.is_poster else _LOGO)
    return logo_frame(logo, height, styles.colours.band, styles)


def _tagged(logo: Logo, frame: Frame) -> Box:
    return Tagged(Fixed(frame), tag=Tag("Figure", alt=logo.alt.text), where=logo.where)
