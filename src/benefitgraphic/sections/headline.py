"""Headline: who speaks, the title and its subtitle, each in the middle of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.content.edition import Edition, Logo
from benefitgraphic.content.text import Text
from benefitgraphic.graphics.boxes import Box, Column, Fixed, Tagged, place
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.graphics.pages import Block
from benefitgraphic.graphics.text import Paragraph, TextStyle, text_width
from benefitgraphic.sections.masthead import said_first
from benefitgraphic.sections.plates import logo_frame
from benefitgraphic.sections.title import DatedTitle
from benefitgraphic.styles import Styles

# A logo's height, in sizes of the line below it.
_LOGO = 2.2
_SECT = Tag("Sect", key="masthead")


def above(edition: Edition, year: str | None, styles: Styles) -> tuple[Block, ...]:
    """The logo, and who speaks, under whether the figures are invented; the year, if the title has no room for it."""
    near = styles.space(3)
    speaks: Box = _eyebrow(edition, year, styles)
    if edition.sample:
        speaks = _Under(speaks, styles.stamp(on_band=True), near)
    made = [Block(Tagged(speaks, tag=_SECT), before=near, name="the line above the title")]
    if edition.logo:
        alt, where = edition.logo.alt.text, edition.logo.where
        mark = Tagged(_logo(edition.logo, styles), tag=Tag("Figure", alt=alt), where=where)
        made = [Block(Tagged(mark, tag=_SECT), name="the logo"), *made]
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Under:
    """A text under a stamp, which is read after it."""

    text: Box
    stamp: Frame
    gap: float

    def layout(self, region: Region) -> Frame:
        """Both in the middle."""
        text = self.text.layout(Region(region.width))
        below = self.stamp.height + self.gap
        placed = [(Point(0, below), text), (Point((region.width - self.stamp.width) / 2, 0), self.stamp)]
        return place(placed, region.width, below + text.height)


def _logo(logo: Logo, styles: Styles) -> Box:
    height = styles.type("label") * _LOGO
    return Fixed(logo_frame(logo, height, styles.colours.band, styles), align="centre")


def _eyebrow(edition: Edition, year: str | None, styles: Styles) -> Box:
    """Organization and event, and the year if the title has no room for it: on one line where they fit."""
    style = styles.text("label", styles.colours.highlight).weighted(700)
    said = said_first(edition, year)
    together = Text(" · ".join(part.text for part in said), said[0].where)
    lines = [together] if text_width(together.text, style) <= styles.content_width else said
    return Column(tuple(_centred(line, style, Tag("P")) for line in lines))


def under(head: DatedTitle, edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Title and subtitle."""
    made = [Block(Tagged(head, tag=_SECT), before=styles.space(3), name="the title")]
    if edition.subtitle:
        style = styles.text("subtitle", styles.colours.on_band_muted)
        words = _centred(edition.subtitle, style, Tag("P"))
        made.append(Block(Tagged(words, tag=_SECT), before=styles.space(2), name="the subtitle"))
    return tuple(made)


def _centred(said: Text, style: TextStyle, tag: Tag) -> Box:
    return Paragraph(said.text, style, align="centre", balance=True, tag=tag, where=said.where)
