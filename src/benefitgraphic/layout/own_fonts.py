"""A project's own fonts are tried before anything is laid out, each with the characters that it is needed for."""

from __future__ import annotations

from collections.abc import Collection

from benefitgraphic.edition import Edition
from benefitgraphic.export.font_trial import ALWAYS, try_out
from benefitgraphic.graphics.text.fonts import Family, Font, Typeface, characters
from benefitgraphic.layout.inspection import needed_characters


def try_fonts(typeface: Typeface, display: Typeface, own: Collection[Font], edition: Edition) -> None:
    """Try the project's own fonts.

    Args:
        typeface: the fonts of texts.
        display: those of titles and figures.
        own: the fonts that aren't packaged.
        edition: what is set in them.

    Raises:
        FontProblem: one can't be used.
    """
    needed = needed_characters(edition) | ALWAYS
    for font in dict.fromkeys(font for family in (typeface.weights, display.weights) for _, font in family):
        if font in own:
            try_out(font, needed)
    # Stand-ins draw what those before them lack.
    left = needed - _shared(typeface.weights)
    for family in typeface.fallbacks:
        for _, font in family:
            if font in own and left & characters(font):
                try_out(font, left)
        left -= _shared(family)


def _shared(family: Family) -> frozenset[str]:
    """Return the characters that a family has at every weight."""
    return frozenset.intersection(*(characters(font) for _, font in family))
