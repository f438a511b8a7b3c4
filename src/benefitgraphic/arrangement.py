"""What stands where: the sections of an edition in their order, as blocks."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.content.edition import Edition
from benefitgraphic.graphics.boxes import Box, Row, Track
from benefitgraphic.graphics.pages import Block
from benefitgraphic.sections import benefits, brands, fun_facts, masthead, numbers, resources, thanks
from benefitgraphic.styles import Styles


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the graphic: what it is called in messages, and its blocks, at least one."""

    name: str
    blocks: tuple[Block, ...]


def sections(edition: Edition, styles: Styles) -> tuple[Section, ...]:
    """Those that have something to show."""
    arranged = (
        Section("the masthead", masthead.blocks(edition, styles, brands.box(edition, styles))),
        Section("the benefits", benefits.blocks(edition, styles)),
        Section("the figures", numbers.blocks(edition, styles)),
        *_people(edition, styles),
        Section("the thanks", thanks.blocks(edition, styles)),
    )
    return tuple(section for section in arranged if section.blocks)


def _people(edition: Edition, styles: Styles) -> tuple[Section, ...]:
    """Fun facts and resources: on screens, beside one another where there is room."""
    facts, links = fun_facts.card(edition, styles), resources.card(edition, styles)
    if facts is None or links is None or styles.is_narrow or styles.is_printed:
        cards: list[tuple[str, Box]] = [
            (name, card) for name, card in (("the fun facts", facts), ("the resources", links)) if card is not None
        ]
        return tuple(
            Section(name, (Block(card, before=styles.size.gutter if index else styles.size.gap, name=name),))
            for index, (name, card) in enumerate(cards)
        )
    # Fun facts, being sentences, span two of the three columns.
    tracks = ((Track(width=styles.columns(2)), facts), (Track(share=1.0), links))
    name = "the row of fun facts and resources"
    row = Row(tracks, gap=styles.size.gutter, align="fill")
    return (Section(name, (Block(row, before=styles.size.gap, name=name),)),)
