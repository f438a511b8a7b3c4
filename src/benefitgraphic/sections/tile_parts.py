"""A benefit's parts, as tiles of every size with texts set them: its disc, its title and its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Benefit
from benefitgraphic.graphics.artwork import disc_icon
from benefitgraphic.graphics.flow.boxes import Box, Fixed, Row, Tagged, Track, place
from benefitgraphic.graphics.flow.grid import TileStyle
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import Point, Region
from benefitgraphic.graphics.text.paragraph import Label, Paragraph
from benefitgraphic.sections.plates import ground_for

# The space after a number, in sizes of its type.
_AFTER_NUMBER = 0.28

Numbered = Sequence[tuple[int, Benefit]]
"""Benefits, each with its number, from 1."""


def tile_style(styles: Styles) -> TileStyle:
    """Return the ground that all tiles have."""
    return TileStyle(styles.tile_padding, styles.colours.wash, None, styles.radius)


def disc(number: int, benefit: Benefit, styles: Styles) -> Frame:
    """Draw the benefit's icon on a disc in the accent of its number."""
    icon = styles.icon(benefit.icon.text)
    found = ground_for(icon, styles.colours.on_accent, styles.accent(number - 1).ground, styles)
    return disc_icon(icon, styles.disc, found.colour, found.ink)


def disc_box(number: int, benefit: Benefit, styles: Styles) -> Fixed:
    """Return the disc as a box that leads to the icon's place in the config."""
    return Fixed(disc(number, benefit, styles), where=benefit.icon.where)


@dataclass(frozen=True, slots=True)
class Topped:
    """A disc with a title beside it: in its middle, or from its top where it is taller. Discs of a row stay level.

    Attributes:
        disc: at the left.
        head: the title.
        gap: between them, in points.
    """

    disc: Fixed
    head: Box
    gap: float

    def layout(self, region: Region) -> Frame:
        """As tall as the taller."""
        side = self.disc.frame.width
        disc = self.disc.layout(Region(side))
        head = self.head.layout(Region(region.width - side - self.gap))
        middle = Point(side + self.gap, max(0.0, (disc.height - head.height) / 2))
        return place([(Point(0, 0), disc), (middle, head)], region.width, max(disc.height, head.height))


def words(number: int, benefit: Benefit, styles: Styles, *, numbered: bool) -> tuple[Box, Box]:
    """Lay out a benefit's title, after its number if it has one, and its text."""
    head: Box = Tagged(title(benefit, styles), tag=_body(number))
    if numbered:
        label = number_label(number, styles)
        head = Row(((Track(width=number_width(number, styles)), label), (Track(share=1), head)))
    return head, body(number, benefit, styles)


def body(number: int, benefit: Benefit, styles: Styles) -> Box:
    """Lay out a benefit's text."""
    text = Paragraph(benefit.text.text, styles.text("body"), tag=Tag("P"), where=benefit.text.where)
    return Tagged(text, tag=_body(number))


def number_label(number: int, styles: Styles) -> Label:
    """Return a label with a benefit's number, to stand before its title and quieter than that."""
    return Label(f"{number}.", styles.text("tile_title", styles.tile_number), tag=Tag("Lbl"))


def number_width(number: int, styles: Styles) -> float:
    """Return how much of a title's width the number takes, in points."""
    label = number_label(number, styles)
    return label.width + label.style.size * _AFTER_NUMBER


def title(benefit: Benefit, styles: Styles) -> Paragraph:
    """Lay out a benefit's title, balanced over its lines."""
    style = styles.text("tile_title", styles.colours.heading)
    return Paragraph(benefit.title.text, style, balance=True, tag=Tag("H3"), where=benefit.title.where)


def listed(box: Box) -> Box:
    """Tag a row of tiles as a part of the one list that all rows form."""
    return Tagged(Tagged(box, tag=Tag("L", key="benefits-list")), tag=Tag("Sect", key="benefits"))


def called(numbered: Numbered) -> str:
    """Return what a row of benefits is called in messages."""
    first, last = numbered[0][0], numbered[-1][0]
    return f"the row of benefits {first} to {last}" if last > first else f"benefit {first}"


def _body(number: int) -> Tag:
    """Return the tag of an item without its number; one element, though title and text are laid out apart."""
    return Tag("LBody", key=f"benefit-{number}")
