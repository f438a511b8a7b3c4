"""A benefit's parts, as tiles of every size with texts set them: its disc, its title and its text."""

from __future__ import annotations

from collections.abc import Sequence

from benefitgraphic.content.edition import Benefit
from benefitgraphic.graphics.artwork import disc_icon
from benefitgraphic.graphics.boxes import Box, Fixed, Tagged
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.grid import TileStyle
from benefitgraphic.graphics.text import Paragraph
from benefitgraphic.sections.plates import ground_for
from benefitgraphic.styles import Styles

Numbered = Sequence[tuple[int, Benefit]]
"""Benefits, each with its number, from 1."""


def tile_style(styles: Styles) -> TileStyle:
    """The ground that all tiles have."""
    return TileStyle(styles.tile_padding, styles.colours.wash, None, styles.radius)


def disc(number: int, benefit: Benefit, styles: Styles) -> Frame:
    """The benefit's icon on a disc in the accent that its number has."""
    icon = styles.icon(benefit.icon.text)
    found = ground_for(icon, styles.colours.on_accent, styles.accent(number - 1).ground, styles)
    return disc_icon(icon, styles.disc, found.colour, found.ink)


def disc_box(number: int, benefit: Benefit, styles: Styles) -> Fixed:
    """The same as a box that leads to the icon's place in the config."""
    return Fixed(disc(number, benefit, styles), where=benefit.icon.where)


def words(number: int, benefit: Benefit, styles: Styles) -> tuple[Box, Box]:
    """A benefit's title and its text."""
    text = Paragraph(benefit.text.text, styles.text("body"), tag=Tag("P"), where=benefit.text.where)
    body = _body(number)
    return Tagged(title(benefit, styles), tag=body), Tagged(text, tag=body)


def title(benefit: Benefit, styles: Styles) -> Paragraph:
    """A benefit's title, balanced over its lines."""
    style = styles.text("tile_title", styles.colours.heading)
    return Paragraph(benefit.title.text, style, balance=True, tag=Tag("H3"), where=benefit.title.where)


def listed(box: Box) -> Box:
    """A row of tiles as a part of the one list that all rows are."""
    return Tagged(Tagged(box, tag=Tag("L", key="benefits-list")), tag=Tag("Sect", key="benefits"))


def called(numbered: Numbered) -> str:
    """What a row of benefits is called in messages."""
    first, last = numbered[0][0], numbered[-1][0]
    return f"the row of benefits {first} to {last}" if last > first else f"benefit {first}"


def _body(number: int) -> Tag:
    """What the item says, apart from its number; one element, though title and text are laid out apart."""
    return Tag("LBody", key=f"benefit-{number}")
