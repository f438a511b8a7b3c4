"""Checks that a theme's colours can be told from each other: computed, never trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from benefitgraphic.graphics.colour import contrast, mix

if TYPE_CHECKING:
    from benefitgraphic.design.theme import ChartMarks, Theme

TEXT = 4.5  # WCAG 2.2, 1.4.3; its allowance for large text is not used: most roles go below 24 px at some size
MARKS = 3.0  # WCAG 2.2, 1.4.11
GROUNDS = 1.2  # enough for a tile or a block to be seen as one, on paper and on poor screens
APART = 1.3  # enough for the reporting year's line to be told from its area in a grey copy
# The most that the other years' fill has of their outline's colour: light beside the reporting year.
_FAINTEST = 50


@dataclass(frozen=True, slots=True)
class ColourPair:
    """Two colours that meet, and how far apart they have to be.

    Attributes:
        path: the keys of the first colour in the theme's file.
        colour: the first colour.
        ground_name: what the second is called.
        ground: the second colour.
        needed: the least contrast ratio.
    """

    path: tuple[str | int, ...]
    colour: str
    ground_name: str
    ground: str
    needed: float

    @property
    def ratio(self) -> float:
        """The contrast ratio they have."""
        return contrast(self.colour, self.ground)

    @property
    def passes(self) -> bool:
        """Whether the contrast is high enough."""
        return self.ratio >= self.needed

    def said(self) -> str:
        """Return the pair and its ratio, rounded down so that 4.497 does not read as 4.5."""
        name = _name(self.path)
        ratio = f"{floor(self.ratio * 100) / 100:.2f}"
        pair = f"{name} {self.colour} against {self.ground_name} {self.ground}"
        return f"{pair} has a contrast of {ratio}:1, and needs {self.needed:g}:1"


def readable(colour: str, ground: str, ink: str) -> str:
    """Return the colour with as little ink in it as it needs to be readable on a ground; ``ink`` is readable there."""
    mixed = (mix(colour, ink, share / 20) for share in range(20, 0, -1))
    return next((found for found in mixed if contrast(found, ground) >= TEXT), ink)


def filling(marks: ChartMarks, ground: str) -> str:
    """Return the fill of the other years' marks: as much outline colour as leaves the reporting year 3:1.

    Outline and fill make the mark: 3:1 against the ground is the outline's part (WCAG 2.2, 1.4.11), and 3:1 between the
    years is the fill's, so that the reporting year stands out in a grey copy, too. A strong colour that is just 3:1
    against the ground leaves them hollow.
    """
    fills = (mix(marks.muted, ground, share / 100) for share in range(_FAINTEST, 0, -1))
    return next((fill for fill in fills if contrast(marks.strong, fill) >= MARKS), ground)


def grounds(theme: Theme) -> Iterator[ColourPair]:
    """Yield the grounds of tiles and blocks, which readers should see as such; no theme is refused for them."""
    for name in ("wash", "tint"):
        yield ColourPair(("colours", name), getattr(theme.colours, name), "paper", theme.colours.paper, GROUNDS)


def pairs(theme: Theme) -> Iterator[ColourPair]:
    """Every pair of colours that meets somewhere in the graphic."""
    c = theme.colours
    for name in ("on_band", "on_band_muted", "highlight"):
        yield ColourPair(("colours", name), getattr(c, name), "band", c.band, TEXT)
    grounds = (("paper", c.paper), ("wash", c.wash), ("tint", c.tint))
    for name in ("ink", "heading", "muted", "link"):
        for ground_name, ground in grounds:
            yield ColourPair(("colours", name), getattr(c, name), ground_name, ground, TEXT)
    # What a theme leaves out of these is made so that it can be read.
    for name, ground_name, ground in (
        ("good", "paper", c.paper),
        ("bad", "paper", c.paper),
        ("on_band_good", "band", c.band),
        ("on_band_bad", "band", c.band),
    ):
        colour = getattr(c, name)
        if colour is not None:
            yield ColourPair(("colours", name), colour, ground_name, ground, TEXT)
    for at, accent in enumerate(theme.accents):
        # Accents' words stand in tiles and panels, never on the tint.
        for ground_name, ground in grounds[:2]:
            yield ColourPair(("accents", at, "text"), accent.text, ground_name, ground, TEXT)
        yield ColourPair(("accents", at, "strong"), accent.strong, "paper", c.paper, MARKS)
        yield ColourPair(("accents", at, "muted"), accent.muted, "paper", c.paper, MARKS)
        disc = "disc" if accent.disc else "strong"
        yield ColourPair(("colours", "on_accent"), c.on_accent, f"accent {at + 1}'s {disc}", accent.ground, MARKS)
        yield ColourPair(("accents", at, "muted"), accent.muted, "its strong", accent.strong, APART)
    marks = theme.band_marks
    yield ColourPair(("band_marks", "strong"), marks.strong, "band", c.band, MARKS)
    yield ColourPair(("band_marks", "muted"), marks.muted, "band", c.band, MARKS)
    yield ColourPair(("band_marks", "muted"), marks.muted, "their strong", marks.strong, APART)


def _name(path: tuple[str | int, ...]) -> str:
    if path[0] == "accents":
        return f"accent {int(path[1]) + 1}'s {path[2]}"
    return f"band_marks' {path[1]}" if path[0] == "band_marks" else str(path[1])
