"""Fitting an edition on the one page of a poster, or into a picture of a fixed height."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benefitgraphic.design.styles import Styles
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.layout import pictures, posters
from benefitgraphic.layout.order import in_picture


@dataclass(frozen=True, slots=True)
class Fitted:
    """An edition as it fits on one page.

    Attributes:
        frame: the page.
        edition: what it says, which may be less than all.
        warnings: what it doesn't say.
    """

    frame: Frame
    edition: Edition
    warnings: tuple[Diagnostic, ...]


def fitted_poster(edition: Edition, styles: Styles) -> Fitted:
    """Return a poster, filled with as much as fits.

    Raises:
        TooTall: what can't be left out doesn't fit; with the section that takes the most room.
    """
    found = posters.chosen(edition, styles)
    return Fitted(posters.filling(found, styles), found.edition, found.warnings)


def fitted_picture(edition: Edition, styles: Styles) -> Fitted:
    """Return a picture of a fixed height, without its ground.

    Raises:
        TooTall: what can't be left out doesn't fit; with the block that takes the most room.
    """
    shown, warnings = pictures.chosen(edition, styles)
    frame = pictures.largest(shown, styles)
    # Icons alone say nothing.
    said = replace(shown, benefits=()) if "benefits" in styles.size.roomy else shown
    return Fitted(frame, said, warnings)


def with_room(edition: Edition, styles: Styles) -> Edition:
    """Return what a poster or picture has room for; faster than finding how large it may be set.

    Raises:
        TooTall: as when it is filled.
    """
    if styles.medium.fills_page:
        return posters.chosen(edition, styles).edition
    return pictures.chosen(edition, styles)[0]


def fits(edition: Edition, styles: Styles) -> bool:
    """Whether a poster or a picture has room for all that an edition says there, at its smallest."""
    return posters.fits(edition, styles) if styles.medium.fills_page else pictures.fits(in_picture(edition), styles)
