"""Sections to pages: what stands where at a size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benefitgraphic.arrangement import sections
from benefitgraphic.content.edition import Edition
from benefitgraphic.content.sizes import Size
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.fitting import fitted
from benefitgraphic.graphics.boxes import place, wrap
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.pages import Sheet, paginate, stack
from benefitgraphic.graphics.text import Label
from benefitgraphic.styles import Styles


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page or picture.

    Attributes:
        frame: of the page's size in points.
        title: of the document.
        language: BCP 47.
        author: the organization.
        year: the reporting year.
        bleed: how much of the frame is cut off on each side, in points.
    """

    frame: Frame
    title: str
    language: str
    author: str
    year: int
    bleed: float = 0.0


@dataclass(frozen=True, slots=True)
class Composition:
    """An edition on its pages.

    Attributes:
        pages: at least one.
        edition: what they say: a poster may have no room for all.
        warnings: what was left out.
    """

    pages: tuple[Page, ...]
    edition: Edition
    warnings: tuple[Diagnostic, ...] = ()


def compose(edition: Edition, styles: Styles) -> Composition:
    """The edition laid out at the styles' size: one page that grows or is filled, or as many as are needed.

    Raises:
        TooTall: a block needs more than a page, or all blocks more than a poster.
    """
    size = styles.size
    if size.kind == "poster":
        poster = fitted(edition, styles)
        page = _framed(poster.frame, (), styles)
        return Composition(_pages([page], edition, size), poster.edition, poster.warnings)
    blocks = [block for section in sections(edition, styles) for block in section.blocks]
    if size.height is None:
        return Composition(_pages([stack(blocks, size.width, size.margin)], edition, size), edition)
    inside = paginate(blocks, _sheet(size.width, size.height, styles))
    # A page alone needs no number, and its title stands on it.
    feet = [_feet((n, len(inside)), edition, styles) if len(inside) > 1 else () for n in range(1, len(inside) + 1)]
    frames = [_framed(frame, foot, styles) for frame, foot in zip(inside, feet, strict=True)]
    return Composition(_pages(frames, edition, size), edition)


def _pages(frames: Sequence[Frame], edition: Edition, size: Size) -> tuple[Page, ...]:
    document = Tag("Document", language=edition.language)
    return tuple(
        Page(
            wrap(frame, tag=document),
            unhyphenated(edition.title.text),
            edition.language,
            unhyphenated(edition.organization.text),
            edition.year,
            size.bleed,
        )
        for frame in frames
    )


def unhyphenated(text: str) -> str:
    """The text without the marks that only say where it may break, for a place where it doesn't."""
    return text.replace("\u00ad", "").replace("\u200b", "")


def _sheet(width: float, height: float, styles: Styles) -> Sheet:
    """What may be filled of a page that has a foot."""
    safe, edge = styles.size.safe, styles.edge
    foot = styles.text("small").line_height + styles.space(2)
    inner = Sheet(width - 2 * safe, height - 2 * safe - foot, styles.inner_margin, styles.space(2))
    return replace(inner, width=inner.width + 2 * edge, height=inner.height + edge, edge=edge)


def _feet(number: tuple[int, int], edition: Edition, styles: Styles) -> tuple[tuple[Point, Frame], ...]:
    """A page's foot: the title, whether the figures are invented, and the page's number of how many."""
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


def _framed(inside: Frame, feet: Sequence[tuple[Point, Frame]], styles: Styles) -> Frame:
    """The page around what fills it, with its feet, which are placed from the trim's corner."""
    size = styles.size
    bleed = size.bleed
    at = size.safe + bleed - styles.edge
    placed = [(Point(at, at), inside), *((point.moved(bleed, bleed), foot) for point, foot in feet)]
    return place(placed, size.width + 2 * bleed, (size.height or 0.0) + 2 * bleed)
