"""A theme's colours as pages and mails use them, in light and in dark."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.design.theme import Colours
from benefitgraphic.graphics.colour import mix

# How much lighter than the band a line on it is.
_LINE = 0.25
# How much of the band's colour the ground around it has in the dark.
_NIGHT = 0.6


@dataclass(frozen=True, slots=True)
class PageColours:
    """Colours ``#RRGGBB`` by what they are for.

    All pairs that meet are among those that a theme is refused for when they can't be told apart: in the dark, text
    stands on the band's colour.

    Attributes:
        ground: around the cards.
        card: under text.
        ink: text.
        heading: and headings.
        muted: notes.
        link: links.
        line: between rows.
        band: the first card, and all of them in the dark.
        on_band: text on it.
        on_band_muted: notes on it.
        highlight: links on it.
        night: around the cards, in the dark; nothing stands on it.
        night_line: between rows, in the dark.
    """

    ground: str
    card: str
    ink: str
    heading: str
    muted: str
    link: str
    line: str
    band: str
    on_band: str
    on_band_muted: str
    highlight: str
    night: str
    night_line: str


def look(colours: Colours) -> PageColours:
    """Return the look with a theme's own colours."""
    c = colours
    return PageColours(
        ground=c.wash,
        card=c.paper,
        ink=c.ink,
        heading=c.heading,
        muted=c.muted,
        link=c.link,
        line=c.hairline,
        band=c.band,
        on_band=c.on_band,
        on_band_muted=c.on_band_muted,
        highlight=c.highlight,
        night=mix(c.band, "#000000", _NIGHT),
        night_line=mix(c.on_band_muted, c.band, _LINE),
    )
