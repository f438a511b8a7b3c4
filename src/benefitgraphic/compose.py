"""Sections to pages: what stands where at a size."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.content.edition import Edition
from benefitgraphic.graphics.boxes import Box, Row, Track, place, wrap
from benefitgraphic.graphics.frame import Frame, Tag
from benefitgraphic.graphics.geometry import Point
from benefitgraphic.graphics.pages import Block, Sheet, paginate, stack
from benefitgraphic.graphics.text import Label
from benefitgraphic.sections import benefits, brands, fun_facts, masthead, numbers, resources, thanks
from benefitgraphic.styles import Styles


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page or picture.

    Attributes:
        frame: of the page's size in points.
        title: of the document.
        language: BCP 47.
    """

    frame: Frame
    title: str
    language: str


def compose(edition: Edition, styles: Styles) -> tuple[Page, ...]:
    """The edition laid out at the styles' size: one page that grows, or as many as are needed.

    Raises:
        TooTall: a block needs more than a page.
    """
    size = styles.size
    blocks = _blocks(edition, styles)
    if size.height is None:
        frames: tuple[Frame, ...] = (stack(blocks, size.width, size.margin),)
    else:
        width, height = size.width - 2 * size.safe, size.height - 2 * size.safe
        sheet = Sheet(width, height - _foot_height(styles), styles.inner_margin, head=styles.space(2))
        inside = paginate(blocks, sheet)
        frames = tuple(
            _sheet(frame, size.height, (number, len(inside)), edition, styles)
            for number, frame in enumerate(inside, start=1)
        )
    document = Tag("Document", language=edition.language)
    return tuple(
        Page(wrap(frame, tag=document), unhyphenated(edition.title.text), edition.language) for frame in frames
    )


def _blocks(edition: Edition, styles: Styles) -> list[Block]:
    return [
        *masthead.blocks(edition, styles, brands.box(edition, styles)),
        *benefits.blocks(edition, styles),
        *numbers.blocks(edition, styles),
        *_beside(edition, styles),
        *thanks.blocks(edition, styles),
    ]


def _beside(edition: Edition, styles: Styles) -> tuple[Block, ...]:
    """Fun facts and resources: beside one another where there is room."""
    facts, links = fun_facts.card(edition, styles), resources.card(edition, styles)
    cards: list[Box] = [card for card in (facts, links) if card is not None]
    if len(cards) < 2 or styles.is_narrow:
        return tuple(
            Block(
                card,
                before=styles.size.gap if index == 0 else styles.size.gutter,
                name="the fun facts" if card is facts else "the resources",
            )
            for index, card in enumerate(cards)
        )
    # Fun facts, being sentences, span two of the three columns.
    tracks = ((Track(width=styles.columns(2)), cards[0]), (Track(share=1.0), cards[1]))
    row = Row(tracks, gap=styles.size.gutter, align="fill")
    return (Block(row, before=styles.size.gap, name="the row of fun facts and resources"),)


def unhyphenated(text: str) -> str:
    """The text without the marks that only say where it may break, for a place where it doesn't."""
    return text.replace("\u00ad", "").replace("\u200b", "")


def _foot_height(styles: Styles) -> float:
    return styles.text("small").line_height + styles.space(2)


def _sheet(inside: Frame, height: float, number: tuple[int, int], edition: Edition, styles: Styles) -> Frame:
    """A page with its foot: the title, whether the figures are invented, and the page's number of how many."""
    size = styles.size
    style = styles.text("small", styles.colours.muted)
    said = [unhyphenated(edition.title.text), *([edition.words.sample] if edition.sample else [])]
    left = Label(" · ".join(said), style).frame()
    right = Label(edition.words.page_of(*number), style).frame()
    y = height - size.safe - left.height
    feet = [
        (Point(size.margin, y), left),
        (Point(size.width - size.margin - right.width, y), right),
    ]
    if left.width + right.width + styles.space(4) > styles.content_width:
        feet = feet[1:]
    return place([(Point(size.safe, size.safe), inside), *feet], size.width, height)
