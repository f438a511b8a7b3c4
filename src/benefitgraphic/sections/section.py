"""What every section of the graphic is made of: its place in the edition, its blocks, and what else is known of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benefitgraphic.content.edition import Edition
from benefitgraphic.design.styles import Styles
from benefitgraphic.design.theme import Colours
from benefitgraphic.graphics.flow.boxes import Box
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.language.words import Words

Blocks = Callable[[Edition, Styles], tuple[Block, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionIcon:
    """The icon that a section has of its own accord; a designer's own file of that name wins.

    Attributes:
        name: of the icon.
        colour: what it is drawn in.
        ground: what it stands on.
        on: what that is called in messages.
    """

    name: str
    colour: Callable[[Colours], str]
    ground: Callable[[Colours], str]
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionKind:
    """A section of the graphic.

    Attributes:
        key: what it is called in tags and in names of files.
        name: what it is called in messages.
        blocks: what it shows of an edition; none where that has nothing for it.
        fields: the edition's fields that hold what it says; the first, its key in the config, is what makes it appear.
        item: what one of its texts is called, where it is a list of them: "the fun fact".
        shortened: of items that are more than a text, the names of their title and of the text that ``short`` stands
            in for.
        is_card: whether it stands closer to a card right above it.
        heading: what it is called where its own heading is not in the picture; None where that always is.
        icon: of its own accord.
        yields: when posters give it up, the least first; None if never, as what a poster is for: the benefits and their
            proof.
    """

    key: str
    name: str
    blocks: Blocks
    fields: tuple[str, ...] = ()
    item: str = ""
    shortened: tuple[str, str] | None = None
    is_card: bool = False
    heading: Callable[[Words], str] | None = None
    icon: SectionIcon | None = None
    yields: int | None = None

    def content(self, edition: Edition) -> object:
        """Return what an edition says in it: nothing, a text, several items, or a model of its own."""
        return getattr(edition, self.fields[0]) if self.fields else None


def card_blocks(card: Callable[[Edition, Styles], Box | None], name: str) -> Blocks:
    """Return the blocks of a section that is a single card."""

    def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
        made = card(edition, styles)
        return (Block(made, before=styles.size.gap, name=name),) if made is not None else ()

    return blocks
