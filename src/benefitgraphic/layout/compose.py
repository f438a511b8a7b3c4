"""Sections to pages: what stands where at a size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from benefitgraphic.design.sizes import tightened
from benefitgraphic.design.styles import Styles
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.edition import Edition
from benefitgraphic.graphics import paths
from benefitgraphic.graphics.flow.boxes import place, wrap
from benefitgraphic.graphics.flow.pages import Block, PageArea, Standing, joined, standing
from benefitgraphic.graphics.flow.pagination import PageArrangement, paginate
from benefitgraphic.graphics.flow.slicing import PlacedBlock
from benefitgraphic.graphics.frame import Frame, Shape, Tag
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.mirroring import mirrored
from benefitgraphic.graphics.text.bidi import Direction
from benefitgraphic.graphics.text.breaking import unhyphenated
from benefitgraphic.graphics.text.paragraph import Label
from benefitgraphic.layout.fitting import fitted_picture, fitted_poster
from benefitgraphic.layout.order import MASTHEAD, Section, sections, ways


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page or picture.

    Attributes:
        frame: of the page's size in points.
        title: of the document.
        language: BCP 47.
        author: the organization.
        last_day: of the reporting year.
        bleed: how much of the frame is cut off on each side, in points.
        pieces: the blocks of a picture that grows, as they stand in it.
        direction: which way it is read.
    """

    frame: Frame
    title: str
    language: str
    author: str
    last_day: date
    bleed: float = 0.0
    pieces: tuple[PlacedBlock, ...] = ()
    direction: Direction = "ltr"


@dataclass(frozen=True, slots=True)
class Composition:
    """An edition on its pages.

    Attributes:
        pages: at least one.
        edition: what they say: a poster may have no room for all, and a picture shows little of it.
        warnings: what was left out.
    """

    pages: tuple[Page, ...]
    edition: Edition
    warnings: tuple[Diagnostic, ...] = ()


def compose(edition: Edition, styles: Styles) -> Composition:
    """Lay out the edition at the styles' size: one page that grows or is filled, or as many as are needed.

    Raises:
        TooTall: a block needs more than a page, or all blocks more than a poster or a picture.
    """
    size = styles.size
    if size.medium.fills_page:
        filled = fitted_poster(edition, styles)
        page = _framed(filled.frame, (), styles)
        return Composition(_pages([page], edition, styles), filled.edition, filled.warnings)
    if size.medium.kind == "fixed":
        shown = fitted_picture(edition, styles)
        page = _on_band(shown.frame, styles)
        return Composition(_pages([page], edition, styles), shown.edition, shown.warnings)
    if size.height is None:
        arranged = sections(edition, styles)
        blocks = _blocks(arranged)
        placed = standing(blocks, size.width, size.margin)
        (picture,) = _pages([joined(placed, size.width)], edition, styles)
        return Composition((replace(picture, pieces=_pieces(arranged, placed)),), edition)
    inside = paginate(_arrangements(edition, styles), _sheet(size.width, size.height, styles))
    # A page alone needs no number, and its title stands on it.
    feet = [_feet((n, len(inside)), edition, styles) if len(inside) > 1 else () for n in range(1, len(inside) + 1)]
    frames = [_framed(frame, foot, styles) for frame, foot in zip(inside, feet, strict=True)]
    return Composition(_pages(frames, edition, styles), edition)


def _blocks(arranged: Sequence[Section]) -> tuple[Block, ...]:
    return tuple(block for section in arranged for block in section.blocks)


# How much worse pages read that are set tightly: they are where they are fewer, or much better filled.
_TIGHT = 4.0


def _arrangements(edition: Edition, styles: Styles) -> Iterator[PageArrangement]:
    """All ways of arranging the pages, with the usual spaces, then with tight ones."""
    tight = replace(styles, size=tightened(styles.size))
    for scale, worse in ((styles, 0.0), (tight, _TIGHT)):
        for arranged, demerit in ways(edition, scale):
            yield PageArrangement(_blocks(arranged), demerit + worse)


def _pieces(arranged: Sequence[Section], placed: Standing) -> tuple[PlacedBlock, ...]:
    """Return the parts between which a picture that grows may be cut; a mail gives the masthead as text."""
    blocks = [(section.key, block.keep) for section in arranged for block in section.blocks]
    return tuple(
        PlacedBlock(key, at.y, at.y + frame.height, keep, apart=key == MASTHEAD)
        for (key, keep), (at, frame) in zip(blocks, placed, strict=True)
    )


def _pages(frames: Sequence[Frame], edition: Edition, styles: Styles) -> tuple[Page, ...]:
    document = Tag("Document", language=edition.language)
    return tuple(
        Page(
            wrap(mirrored(frame) if styles.direction == "rtl" else frame, tag=document),
            unhyphenated(edition.title.text),
            edition.language,
            unhyphenated(edition.organization.text),
            edition.wording.fiscal.period(edition.year)[1],
            styles.size.bleed,
            direction=styles.direction,
        )
        for frame in frames
    )


def _sheet(width: float, height: float, styles: Styles) -> PageArea:
    """Return the part of a page with a foot that may be filled."""
    safe, edge = styles.size.safe, styles.edge
    foot = styles.text("small").line_height + styles.space(2)
    inner = PageArea(width - 2 * safe, height - 2 * safe - foot, styles.inner_margin, styles.space(2))
    return replace(inner, width=inner.width + 2 * edge, height=inner.height + edge, edge=edge)


def _feet(number: tuple[int, int], edition: Edition, styles: Styles) -> tuple[tuple[Point, Frame], ...]:
    """Lay out a page's foot: the title, whether the figures are invented, and the page's number of how many."""
    size = styles.size
    style = styles.text("small", styles.colours.muted)
    said = [unhyphenated(edition.title.text), *([edition.words.sample] if edition.sample else [])]
    left = Label(" · ".join(said), style).frame()
    right = Label(edition.words.page_of(*number), style).frame()
    y = (size.height or 0.0) - size.safe - left.height
    feet = (
        (Point(size.margin, y), left),
        (Point(size.width - size.margin - right.width, y), right),
    )
    return feet if left.width + right.width + styles.space(4) <= styles.content_width else feet[1:]


def _on_band(inside: Frame, styles: Styles) -> Frame:
    """Lay out a picture's content on its ground."""
    ground = Shape(paths.rectangle(inside.width, inside.height), fill=styles.colours.band, crisp=True)
    return Frame(inside.width, inside.height, ((Point(0, 0), ground), *inside.items), inside.baseline)


def _framed(inside: Frame, feet: Sequence[tuple[Point, Frame]], styles: Styles) -> Frame:
    """Lay out the page around its content, with its feet, which are placed from the trim's corner."""
    size = styles.size
    bleed = size.bleed
    at = size.safe + bleed - styles.edge
    placed = [(Point(at, at), inside), *((point.moved(bleed, bleed), foot) for point, foot in feet)]
    return place(placed, size.width + 2 * bleed, (size.height or 0.0) + 2 * bleed)
