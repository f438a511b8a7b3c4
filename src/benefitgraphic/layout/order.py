"""The sections of an edition in their order, as blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benefitgraphic.design.styles import Styles
from benefitgraphic.edition import Edition, Numbers
from benefitgraphic.graphics.flow.fixed_picture import KEPT, Cast
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.layout.giving_up import without
from benefitgraphic.sections import badges, benefits, headline, leading, masthead
from benefitgraphic.sections.kinds import KINDS
from benefitgraphic.sections.title import title, year_apart

MASTHEAD = masthead.KIND.key

# How much larger than what is looked at next the first is that is looked at.
_FIRST_LOOK = 1.35
# How large a title is at least, in sizes of the smallest text.
_TITLE = 1.5


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the graphic.

    Attributes:
        key: its kind's.
        name: what it is called in messages.
        blocks: at least one.
    """

    key: str
    name: str
    blocks: tuple[Block, ...]


def sections(edition: Edition, styles: Styles) -> tuple[Section, ...]:
    """Those that have something to show, in the way that reads best."""
    return _sections(edition, benefits.blocks(edition, styles), styles)


def _sections(edition: Edition, tiles: tuple[Block, ...], styles: Styles) -> tuple[Section, ...]:
    found: list[Section] = []
    under_card = False
    for kind in KINDS.values():
        blocks = tiles if kind is benefits.KIND else kind.blocks(edition, styles)
        if not blocks:
            continue
        if kind.is_card and under_card:
            # Below one another: beside one another, one would have a hole for what the other says.
            blocks = (replace(blocks[0], before=styles.size.gutter), *blocks[1:])
        found.append(Section(kind.key, kind.name, blocks))
        under_card = kind.is_card
    return tuple(found)


def ways(edition: Edition, styles: Styles) -> tuple[tuple[tuple[Section, ...], float], ...]:
    """Return the sections in all ways that read well, the best first, each with how much worse it reads."""
    first, *others = benefits.ways(edition, styles)
    best = _sections(edition, first.blocks, styles)
    return ((best, first.demerit), *((_with_tiles(best, way.blocks), way.demerit) for way in others))


def _with_tiles(arranged: tuple[Section, ...], tiles: tuple[Block, ...]) -> tuple[Section, ...]:
    return tuple(replace(one, blocks=tiles) if one.key == benefits.KIND.key else one for one in arranged)


def in_picture(edition: Edition) -> Edition:
    """Return what a picture of a fixed height may show: the title, the leading figures, the benefits' titles."""
    panels = leading.leading(edition)
    shown = ("benefits", "numbers")
    less = without(edition, [key for kind in KINDS.values() for key in kind.keys if key not in shown])
    return replace(
        less,
        benefits=tuple(replace(benefit, text=benefit.title, short=None) for benefit in edition.benefits),
        numbers=Numbers(None, panels) if panels else None,
    )


def cast(edition: Edition, styles: Styles) -> Cast:
    """Lay out a picture's parts: the title and leading figures in its middle, who speaks above, the benefits below.

    One thing is looked at first: the figures, which are clearly larger than the title; or the title, where figures are
    too long to be large.
    """
    width, least = styles.size.width * KEPT, styles.size.minimum
    figure = leading.figure_size(edition, styles, width) or 0.0
    figures_first = figure / _FIRST_LOOK >= least * _TITLE
    head = title(edition, styles, width, most=figure / _FIRST_LOOK if figures_first else None, align="centre")
    shown = leading.block(edition, styles, figure if figures_first else max(head.size / _FIRST_LOOK, least))
    below = badges.icons if "benefits" in styles.size.roomy else badges.block
    benefits = below(edition, styles)
    middle = (*headline.under(head, edition, styles), *([shown] if shown else []))
    above = headline.above(edition, year_apart(edition, head), styles)
    return Cast(above, middle, (benefits,) if benefits else ())
