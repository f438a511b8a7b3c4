"""Headline: who speaks, at the top of a picture from margin to margin; the title and its subtitle in its middle."""

from __future__ import annotations

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.boxes import Box, Column, Fixed, Row, Tagged, Track
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.text.paragraph import Align, Paragraph, TextStyle, text_width
from benefitgraphic.sections.masthead import said_first
from benefitgraphic.sections.plates import logo_box, logo_frame
from benefitgraphic.sections.title import DatedTitle
from benefitgraphic.text import Text

# A logo's height, in sizes of the line that it stands on.
_LOGO = 2.2
_SECT = Tag("Sect", key="masthead")


def above(edition: Edition, year: str | None, styles: Styles) -> tuple[Block, ...]:
    """Lay out the logo and who speaks on one side; on the other, that the figures are invented, or the occasion.

    Who has nothing to say at the other side stands in the middle.

    Args:
        edition: what is said.
        year: if the title has no room for it.
        styles: how it is set.
    """
    style = styles.text("label", styles.colours.highlight).weighted(700)
    said = said_first(edition, year)
    tracks: list[tuple[Track, Box]] = []
    if edition.logo:
        mark = logo_frame(edition.logo, style.size * _LOGO, styles.colours.band, styles)
        tracks.append((Track(width=mark.width), logo_box(edition.logo, mark)))
    end: tuple[Track, Box] | None = None
    if edition.sample:
        stamp = styles.stamp(on_band=True)
        end = (Track(width=stamp.width), Fixed(stamp))
    elif len(said) > 1 and _width(said, style) + styles.space(4) * (len(tracks) + 1) <= styles.content_width:
        occasion = said.pop()
        end = (Track(width=text_width(occasion.text, style) + 0.2), _line(occasion, style, "end"))
    align: Align = "start" if end or tracks else "centre"
    taken = sum(track.width + styles.space(4) for track, _ in (*tracks, *([end] if end else [])))
    together = " · ".join(part.text for part in said)
    if text_width(together, style) <= styles.content_width - taken:
        said = [Text(together, said[0].where)]
    tracks.append((Track(share=1), Column(tuple(_line(part, style, align) for part in said))))
    row = Row((*tracks, *([end] if end else [])), gap=styles.space(4), align="middle")
    return (Block(Tagged(row, tag=_SECT), name="the line above the title"),)


def _width(said: list[Text], style: TextStyle) -> float:
    return sum(text_width(part.text, style) for part in said)


def _line(said: Text, style: TextStyle, align: Align) -> Paragraph:
    return Paragraph(said.text, style, align, balance=True, tag=Tag("P"), where=said.where)


def under(head: DatedTitle, edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Title and subtitle."""
    made = [Block(Tagged(head, tag=_SECT), before=styles.space(3), name="the title")]
    if edition.subtitle:
        words = _line(edition.subtitle, styles.text("subtitle", styles.colours.on_band_muted), "centre")
        made.append(Block(Tagged(words, tag=_SECT), before=styles.space(2), name="the subtitle"))
    return tuple(made)
