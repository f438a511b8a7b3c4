"""A title: on one line wherever that costs no more than a fifth of its size."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.geometry import Region
from benefitgraphic.graphics.text.paragraph import Paragraph

# The smallest share of its size at which a title still is one.
_LEAST = 0.8
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Title:
    """A paragraph that is set smaller where that brings it on one line; where it doesn't, it wraps at its own size.

    Attributes:
        paragraph: at its own size.
        smallest: what it isn't set smaller than, in points.
    """

    paragraph: Paragraph
    smallest: float = 0.0

    def fitted(self, width: float) -> Paragraph:
        """Return the paragraph as it is set at a width in points."""
        said = self.paragraph
        if "\n" in said.text.strip() or len(said.lines(width)) <= 1:
            return said
        # Widths grow with the size; the tenth of a point below, and one more where fonts meet.
        size = math.floor(said.style.size * width / said.natural_width() * _TENTHS) / _TENTHS
        while size >= max(said.style.size * _LEAST, self.smallest):
            smaller = replace(said, style=said.style.sized(size))
            if len(smaller.lines(width)) == 1:
                return smaller
            size -= 1 / _TENTHS
        return said

    def layout(self, region: Region) -> Frame:
        """As wide as the region, as tall as its lines."""
        return self.fitted(region.width).layout(region)
