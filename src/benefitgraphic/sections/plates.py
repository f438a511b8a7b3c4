"""Logos and icons, with the plate that one lies on where the ground would swallow part of it."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Logo
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.artwork import artwork_frame
from benefitgraphic.graphics.colour import contrast
from benefitgraphic.graphics.flow.boxes import Box, Fixed, Tagged
from benefitgraphic.graphics.frame import Frame, Item, Shape, Tag
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.icons import Artwork
from benefitgraphic.graphics.svg.document import Drawing
from benefitgraphic.graphics.visibility import Faint, faint_on

# The share of its area that may be faint: edges, and a line or two.
_MAY_BE_FAINT = 0.02
# From a logo to the edges of its plate, in heights of the logo; above and below a little less.
_BESIDE, _ABOVE = 0.3, 0.22
# From an icon to the edges of its own, in sides.
_AROUND_ICON = 0.14


@dataclass(frozen=True, slots=True)
class Ground:
    """What a drawing or picture is to lie on.

    Attributes:
        colour: ``#RRGGBB``; a plate's, where that isn't the ground it was meant for.
        ink: for the parts of a drawing that have no colour of their own.
        lost: what would be faint on the ground it was meant for.
        still: what is faint on the plate.
    """

    colour: str
    ink: str
    lost: Faint
    still: Faint

    @property
    def is_plate(self) -> bool:
        """Whether it is another than what it was meant for."""
        return self.lost is not self.still


def ground_for(artwork: Artwork, ink: str, ground: str, styles: Styles) -> Ground:
    """Return the ground that is meant, or a plate if the artwork stands out better from it.

    What has no colours of its own isn't looked at: those that it is given are the theme's, and go with its grounds.
    """
    lost = Faint(0.0) if _takes_colours(artwork) else faint_on(artwork, ink, ground)
    meant = Ground(ground, ink, lost, lost)
    if lost.share <= _MAY_BE_FAINT:
        return meant
    colours = styles.colours
    plates = []
    for plate in dict.fromkeys((colours.paper, "#FFFFFF", colours.band, colours.ink, "#000000")):
        on_plate = max((ink, colours.ink, colours.on_band), key=lambda tried: contrast(tried, plate))
        plates.append(Ground(plate, on_plate, lost, faint_on(artwork, on_plate, plate)))
    best = min(plates, key=lambda plate: plate.still.share)
    return best if best.still.share < lost.share else meant


def _takes_colours(artwork: Artwork) -> bool:
    return isinstance(artwork, Drawing) and all(fill is None for layer in artwork.layers for fill, _ in layer.paint)


def is_faint(ground: Ground) -> bool:
    """Whether a designer should know of it."""
    return ground.lost.share > _MAY_BE_FAINT


def logo_ground(logo: Logo, ground: str, styles: Styles) -> tuple[Artwork, Ground]:
    """Return the logo file that is made for a ground, and what it lies on there."""
    is_dark = contrast(ground, "#FFFFFF") >= contrast(ground, "#000000")
    artwork = styles.artwork(logo.on_dark if is_dark and logo.on_dark else logo.path)
    return artwork, ground_for(artwork, styles.colours.on_band, ground, styles)


def logo_frame(logo: Logo, height: float, ground: str, styles: Styles) -> Frame:
    """Draw a logo of this height, on a plate around it if needed (on paper, within it); at most as wide as text."""
    artwork, found = logo_ground(logo, ground, styles)
    if found.is_plate and styles.medium.saves_height:
        # Where height is dear, the plate takes the logo's place, and the logo gets smaller.
        height /= 1 + 2 * _ABOVE
    beside, above = (height * _BESIDE, height * _ABOVE) if found.is_plate else (0.0, 0.0)
    width = min(styles.content_width - 2 * beside, height * artwork.width / artwork.height)
    mark = artwork_frame(artwork, width, height, found.ink, found.colour)
    if not found.is_plate:
        return mark
    return _plated(mark, beside, above, found.colour, min(styles.radius, (height + 2 * above) / 4))


def logo_box(logo: Logo, mark: Frame) -> Box:
    """Return a logo, drawn as `logo_frame` does it, as it is read out."""
    return Tagged(Fixed(mark), tag=Tag("Figure", alt=logo.alt.text), where=logo.where)


def icon_frame(artwork: Artwork, side: float, ink: str, ground: str, styles: Styles) -> Frame:
    """Draw an icon in a square of this side, with a plate in the square if it needs one."""
    found = ground_for(artwork, ink, ground, styles)
    if not found.is_plate:
        return artwork_frame(artwork, side, side, ink, ground)
    inset = side * _AROUND_ICON
    mark = artwork_frame(artwork, side - 2 * inset, side - 2 * inset, found.ink, found.colour)
    return _plated(mark, inset, inset, found.colour, side / 5)


def _plated(mark: Frame, beside: float, above: float, colour: str, radius: float) -> Frame:
    width, height = mark.width + 2 * beside, mark.height + 2 * above
    plate = Shape(paths.rectangle(width, height, radius), fill=colour, pictured=True)
    items: list[tuple[Point, Item]] = [(Point(0, 0), plate)]
    items += [(place.moved(beside, above), item) for place, item in mark.items]
    return Frame(width, height, tuple(items))
