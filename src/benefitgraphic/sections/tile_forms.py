"""The forms of a benefit's tile where there is more than one column: stacked, compact, or as wide as the page."""

from __future__ import annotations

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Benefit, Edition
from benefitgraphic.graphics.flow.boxes import Box, Row, Track
from benefitgraphic.graphics.flow.grid import Tile
from benefitgraphic.graphics.frame import Tag
from benefitgraphic.graphics.text.paragraph import Label, text_width
from benefitgraphic.sections.tile_parts import Topped, disc_box, number_width, title, words

# The measure of a wide tile's text, in letters: the least at which it is taken from the columns of other tiles, what
# its title's column is narrowed or widened for, and the most.
_NARROWEST, _MEASURE, _WIDEST = 50, 64, 74
# The title's column takes at most this share of what stands beside the disc.
_TITLE = 0.36


def stacked(number: int, benefit: Benefit, edition: Edition, styles: Styles) -> Tile:
    """Disc, title and text below one another; a number stands large at the disc's right."""
    top: Box = disc_box(number, benefit, styles)
    if edition.numbered:
        label = Label(str(number), styles.text("section", styles.tile_number), tag=Tag("Lbl"))
        top = Row(((Track(share=1), top), (Track(width=label.width), label)), align="middle")
    parts = (top, *words(number, benefit, styles, numbered=False))
    return Tile(parts, (styles.space(3), styles.space(1)), tag=Tag("LI"), where=benefit.title.where)


def compact(number: int, benefit: Benefit, edition: Edition, styles: Styles) -> Tile:
    """Lay out the title beside the disc, and the text below both."""
    head, text = words(number, benefit, styles, numbered=edition.numbered)
    top = Topped(disc_box(number, benefit, styles), head, beside(styles))
    return Tile((top, text), (styles.space(1),), tag=Tag("LI"), where=benefit.title.where)


def wide(number: int, benefit: Benefit, edition: Edition, columns: int, styles: Styles) -> Tile:
    """Disc, title and text beside one another, over the whole width; others stand in so many columns."""
    measure = wide_measure(edition, columns, styles)
    head, text = words(number, benefit, styles, numbered=edition.numbered)
    tracks = ((Track(width=styles.disc), disc_box(number, benefit, styles)), (Track(share=1), head))
    name = Row(tracks, gap=beside(styles), align="middle")
    row = Row(((Track(share=1), name), (Track(width=measure), text)), gap=styles.space(3), align="middle")
    return Tile((row,), (), tag=Tag("LI"), where=benefit.title.where)


def wide_measure(edition: Edition, columns: int, styles: Styles) -> float:
    """Width of a wide tile's text, in points: the same in all tiles, and the text ends at the tile's padding.

    Among columns of tiles it starts where a text of the second column starts, if it is wide enough then, and so is its
    title. Else it has the measure that reads best, and the title the rest; titles that need less leave it to the text.
    """
    inner = styles.content_width - styles.tile_padding.left - styles.tile_padding.right
    room = inner - styles.disc - beside(styles) - styles.space(3)
    style = title(edition.benefits[0], styles).style
    number = number_width(len(edition.benefits), styles) if edition.numbered else 0.0
    longest = max(text_width(word, style) for one in edition.benefits for word in one.title.text.split()) + number + 0.2
    letter = letter_width(edition, styles)
    if columns > 1:
        tile = (styles.content_width - styles.size.gutter * (columns - 1)) / columns
        measure = inner - tile - styles.size.gutter
        if room - measure >= longest and measure >= letter * _NARROWEST:
            return measure
    whole = max(title(one, styles).natural_width() for one in edition.benefits) + number + 0.2
    title_width = min(max(room - letter * _MEASURE, longest), whole, room * _TITLE)
    return min(room - title_width, letter * _WIDEST)


def beside(styles: Styles) -> float:
    """Between a disc and what stands beside it, in points."""
    return styles.space(3, printed=1)


def letter_width(edition: Edition, styles: Styles) -> float:
    """Return the mean width of a letter in the benefits' texts, in points."""
    said = " ".join(benefit.text.text for benefit in edition.benefits)
    return text_width(said, styles.text("body")) / len(said)
