"""Pictures of a fixed height: what they show, and how large it is set."""

from __future__ import annotations

from dataclasses import replace

from benefitgraphic.design.sizes import enlarged
from benefitgraphic.design.styles import Styles
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.fixed_picture import Stage, staged
from benefitgraphic.graphics.flow.pages import TooTall
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.layout.giving_up import given_up, left_out, without, yields
from benefitgraphic.layout.order import cast, in_picture

# Type is set in one of so many sizes between the smallest and its largest, and so are its spaces.
_STEPS = 100
# What is shown only where there is ample room has it if the type can be larger by this share of what it may grow.
_AMPLE = 0.2


def chosen(edition: Edition, styles: Styles) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Return what a picture says of an edition, and what it leaves out.

    Raises:
        TooTall: what can't be left out doesn't fit; with the block that takes the most room.
    """
    said, size = in_picture(edition), styles.size
    warnings: list[Diagnostic] = []
    ample = replace(styles, size=enlarged(size, _AMPLE))
    for name in size.roomy:
        if said.said(name) and not fits(said, ample):
            # Icons alone say nothing that would be missed.
            warnings += [left_out(said, name, size)] if name != "benefits" else []
            said = without(said, [name])
    if fits(said, styles):
        return said, tuple(warnings)
    gone = given_up(said, size, lambda less: fits(less, styles))
    if gone is None:
        _staged(without(said, yields(size)), styles)  # says what takes the most room
        gone = []
    warnings += [left_out(said, name, size) for name in gone]
    return without(said, gone), tuple(warnings)


def fits(edition: Edition, styles: Styles) -> bool:
    """Whether a picture has room for all that an edition says, at its smallest."""
    try:
        _staged(edition, styles)
    except TooTall:
        return False
    return True


def largest(edition: Edition, styles: Styles) -> Frame:
    """Return the picture, without its ground, at the largest step that fits.

    Raises:
        TooTall: there is none.
    """
    frame, fitting, failing = _staged(edition, styles), 0, _STEPS + 1
    while failing - fitting > 1:
        step = (fitting + failing) // 2
        try:
            frame = _staged(edition, replace(styles, size=enlarged(styles.size, step / _STEPS)))
            fitting = step
        except TooTall:
            failing = step
    return frame


def _staged(edition: Edition, styles: Styles) -> Frame:
    size = styles.size
    return staged(cast(edition, styles), Stage(size.width, size.height or 0.0, size.margin))
