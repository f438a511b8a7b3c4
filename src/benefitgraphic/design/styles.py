"""A theme set at a size: text styles, spaces and colours as sections and charts use them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benefitgraphic.design.contrast import MARKS, TEXT
from benefitgraphic.design.media import Medium
from benefitgraphic.design.sizes import Role, Size
from benefitgraphic.design.theme import Accent, ChartMarks, Colours, Theme
from benefitgraphic.graphics.colour import brighter, contrast, mix
from benefitgraphic.graphics.flow.boxes import card_ground, place
from benefitgraphic.graphics.frame import Frame, Stroke, Tag
from benefitgraphic.graphics.geometry import PX, Insets, Point
from benefitgraphic.graphics.icons import Artwork, Icons, channel_artwork
from benefitgraphic.graphics.text.bidi import Direction
from benefitgraphic.graphics.text.fonts import Typeface
from benefitgraphic.graphics.text.paragraph import Label, TextStyle
from benefitgraphic.language.tags import direction_of

# Contrast that large text needs; a little more than WCAG's 3, for rounding.
_LARGE_TEXT = 3.05
# Contrast at which a disc stands out from what it stands on: by its shape, since its icon is read and not the disc.
_DISC_APART = 1.3
# Lines of the scripts that run from right to left stand at least this far apart, in sizes: their letters have no
# capitals, but tails, and signs over and under them.
_OPEN = 1.15


@dataclass(frozen=True, slots=True)
class Styles:
    """Everything that says how things look at one size.

    Attributes:
        size: the output's shape and type scale.
        theme: colours, weights, leading, spacing.
        typeface: the theme's fonts, opened.
        display: those of titles and figures.
        icons: the designer's and the packaged ones.
        logos: the designer's and the packaged marks of social networks.
        language: BCP 47.
        sample_words: what stands on the stamp.
    """

    size: Size
    theme: Theme
    typeface: Typeface
    display: Typeface
    icons: Icons
    logos: Icons
    language: str
    sample_words: str

    @property
    def colours(self) -> Colours:
        """The theme's colours by role."""
        return self.theme.colours

    def accent(self, number: int) -> Accent:
        """Return an accent by number, in rotation from 0."""
        return self.theme.accents[number % len(self.theme.accents)]

    @property
    def band_marks(self) -> ChartMarks:
        """Colours of charts on the band."""
        return self.theme.band_marks

    def space(
        self, step: int, *, mail: int | None = None, printed: int | None = None, poster: int | None = None
    ) -> float:
        """Return a step of the theme's spacing scale, in points; each size sets it tighter or wider.

        Another step may be given for some media.
        """
        own = self.medium.value(step, mail=mail, printed=printed, poster=poster)
        return self.theme.spacing[own] * PX * self.size.spacing

    def type(self, role: Role) -> float:
        """Return a role's font size, in points."""
        return self.size.type[role]

    def text(self, role: Role, colour: str | None = None) -> TextStyle:
        """Return the style of a role's text, in ink unless a colour is given."""
        set_as = self.theme.type.roles[role]
        return TextStyle(
            self.display if self.theme.type.is_display(role) else self.typeface,
            set_as.weight,
            self.size.type[role],
            max(set_as.leading, _OPEN) if self.direction == "rtl" else set_as.leading,
            colour or self.colours.ink,
            self.language,
            self.direction,
        )

    @property
    def direction(self) -> Direction:
        """Which way the page is read."""
        return direction_of(self.language)

    @property
    def medium(self) -> Medium:
        """What the size is made for."""
        return self.size.medium

    @property
    def content_width(self) -> float:
        """Between the margins, in points."""
        return self.size.width - 2 * self.size.margin

    def columns(self, span: int) -> float:
        """Width of ``span`` columns of the three that wide sizes share, with the gutters between them, in points."""
        gutter = self.size.gutter
        return (self.content_width - 2 * gutter) / 3 * span + gutter * (span - 1)

    @property
    def edge(self) -> float:
        """How far bands reach beyond what an office printer prints: over the trim, for a press; in points."""
        return self.size.safe + self.size.bleed if self.size.bleed else 0.0

    @property
    def inner_margin(self) -> float:
        """From the edge of a band to the content, in points."""
        return self.size.margin - self.size.safe + self.edge

    @property
    def radius(self) -> float:
        """Of cards, in points."""
        return self.theme.radius * PX

    @property
    def band_radius(self) -> float:
        """Of bands: rounded where they don't run to the edge, in points."""
        return self.radius if self.size.safe and not self.size.bleed else 0.0

    @property
    def border(self) -> Stroke:
        """The line around white cards."""
        return Stroke(self.colours.hairline, 1 * PX)

    @property
    def card_padding(self) -> Insets:
        """Inside cards and panels."""
        return Insets.symmetric(self.space(4, mail=3, printed=2), self.space(4, printed=3))

    @property
    def tile_padding(self) -> Insets:
        """Inside tiles."""
        return self.card_padding

    @property
    def below_heading(self) -> float:
        """Between a section's heading and what it heads, in points."""
        return self.space(4, printed=2)

    @property
    def disc(self) -> float:
        """Diameter of the discs behind icons, in points."""
        # On a poster it is as tall as a title of two lines.
        return self.type("tile_title") * self.medium.value(2.6, mail=2.3, thumbnail=2.0, printed=2.5, poster=2.2)

    def disc_on(self, ground: str, number: int) -> str:
        """Return the colour of a disc that stands out from a dark ground: the accent's, brighter if needed.

        The icon on it stays readable, even where an accent is the ground's own colour.
        """
        colours, accent = self.colours, self.accent(number).ground
        found = accent
        for tenths in range(10, 26):
            lighter = brighter(accent, tenths / 10)
            if contrast(colours.on_accent, lighter) < MARKS:
                break
            found = lighter
            if contrast(found, ground) >= _DISC_APART:
                break
        return found

    @property
    def band_tile(self) -> str:
        """The ground of tiles on the band: a little lighter, as far as words on it can be read."""
        colours = self.colours
        steps = range(3, 0, -1)
        lighter = (mix(colours.on_band, brighter(colours.band, 1 + step / 10), step / 100) for step in steps)
        return next((c for c in lighter if contrast(colours.on_band, c) >= TEXT), colours.band)

    @property
    def code(self) -> float:
        """Width of QR codes where they need not be larger, in points."""
        return self.type("body") * 4

    @property
    def tile_number(self) -> str:
        """Colour of the numbers on tiles: the first accent, as quiet as it may be for large text (3:1, WCAG 1.4.3)."""
        strong, ground = self.theme.accents[0].strong, self.colours.wash
        quieter = (mix(strong, ground, share / 100) for share in range(50, 100, 2))
        return next((colour for colour in quieter if contrast(colour, ground) >= _LARGE_TEXT), strong)

    @property
    def overlap(self) -> float:
        """How far the brands' cards stand on the band, in points."""
        return self.space(6)

    @property
    def chart_height(self) -> float:
        """The least height of a chart, in points."""
        return self.type("small") * self.medium.value(9.5, mail=6.4, printed=5.6, poster=5.0)

    def icon(self, name: str) -> Artwork:
        """Return an icon by name, in the theme's weight."""
        return self.icons.find(name)

    def channel(self, name: str) -> Artwork:
        """Return the mark of a social network; solid, since it is drawn small."""
        return channel_artwork(name, self.logos)

    def artwork(self, path: Path) -> Artwork:
        """Read a drawing or picture from a file."""
        return self.logos.file(path)

    def stamp(self, *, on_band: bool) -> Frame:
        """Draw the words "Sample figures" on a pill: the highlight on the band, the band's colour elsewhere."""
        colours = self.colours
        fill, ink = (colours.highlight, colours.band) if on_band else (colours.band, colours.highlight)
        style = self.text("small", ink).weighted(700)
        label = Label(self.sample_words, style, tag=Tag("P")).frame()
        height, side = max(style.size * 1.72, style.line_height), style.size * 0.72
        # Centred by its capitals; its descenders are few.
        baseline = (height + style.cap_height) / 2
        top = baseline - style.first_baseline
        pill = card_ground(label.width + 2 * side, height, fill, None, height / 2)
        text = place([(Point(side, top), label)], label.width + 2 * side, height)
        return Frame(text.width, height, (*pill, *text.items), baseline)
