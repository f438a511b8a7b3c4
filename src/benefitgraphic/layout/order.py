"""What stands where: the sections of an edition in their order, as blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benefitgraphic.content.edition import Edition, Numbers
from benefitgraphic.design.styles import Styles
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.graphics.flow.stage import KEPT, Cast
from benefitgraphic.sections import (
    badges,
    benefits,
    brands,
    fun_facts,
    headline,
    leading,
    masthead,
    numbers,
    resources,
    thanks,
)
from benefitgraphic.sections.title import title, year_apart

MASTHEAD = "masthead"
KEYS = (MASTHEAD, "leading", "brands", "benefits", "numbers", "fun-facts", "resources", "thanks")
"""The sections' names in file names."""

# How much larger than what is looked at next the first is that is looked at.
_FIRST_LOOK = 1.35
# How large a title is at least, in sizes of the smallest text.
_TITLE = 1.5


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the graphic.

    Attributes:
        key: one of ``KEYS``.
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
    opening: tuple[Section, ...]
    if styles.is_narrow:
        # On a phone, the leading figure is seen without scrolling.
        opening = (
            Section(MASTHEAD, "the masthead", masthead.blocks(edition, styles, None)),
            Section("leading", "the leading figure", numbers.ahead(edition, styles)),
            Section("brands", "the brands", brands.blocks(edition, styles)),
        )
    else:
        under = brands.box(edition, styles)
        opening = (Section(MASTHEAD, "the masthead", masthead.blocks(edition, styles, under)),)
    arranged = (
        *opening,
        Section("benefits", "the benefits", tiles),
        Section("numbers", "the figures", numbers.blocks(edition, styles)),
        *_people(edition, styles),
        Section("thanks", "the thanks", thanks.blocks(edition, styles)),
    )
    return tuple(section for section in arranged if section.blocks)


def ways(edition: Edition, styles: Styles) -> tuple[tuple[tuple[Section, ...], float], ...]:
    """The sections in all ways that read well, each with how much worse it reads than the best, which is the first."""
    first, *others = benefits.ways(edition, styles)
    best = _sections(edition, first.blocks, styles)
    return (
        (best, first.demerit),
        *(
            (tuple(replace(one, blocks=way.blocks) if one.key == "benefits" else one for one in best), way.demerit)
            for way in others
        ),
    )


def _people(edition: Edition, styles: Styles) -> tuple[Section, ...]:
    """Fun facts and resources, below one another: beside one another, one would have a hole for what the other says."""
    both = (
        ("fun-facts", "the fun facts", fun_facts.card(edition, styles)),
        ("resources", "the resources", resources.card(edition, styles)),
    )
    cards = [(key, name, card) for key, name, card in both if card is not None]
    return tuple(
        Section(key, name, (Block(card, before=styles.size.gutter if index else styles.size.gap, name=name),))
        for index, (key, name, card) in enumerate(cards)
    )


def in_picture(edition: Edition) -> Edition:
    """What a picture of a fixed height may show of an edition: its title, the leading figures, the benefits' titles."""
    panels = leading.leading(edition)
    return replace(
        edition,
        brands=(),
        benefits=tuple(replace(benefit, text=benefit.title, short=None) for benefit in edition.benefits),
        numbers=Numbers(None, panels) if panels else None,
        fun_facts=(),
        resources=(),
        thanks=None,
        source=None,
    )


def cast(edition: Edition, styles: Styles) -> Cast:
    """A picture's parts: the title and the leading figures in its middle, who speaks above, the benefits below.

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
