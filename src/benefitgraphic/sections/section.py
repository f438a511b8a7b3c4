"""What every section of the graphic is made of: what is typed for it, its blocks, and what else is known of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benefitgraphic.design.styles import Styles
from benefitgraphic.design.theme import Colours
from benefitgraphic.edition import Edition
from benefitgraphic.graphics.flow.boxes import Box
from benefitgraphic.graphics.flow.pages import Block
from benefitgraphic.language.words import Words
from benefitgraphic.project.fields import ConfigModel


class CardModel(ConfigModel):
    """What may be typed for a section that is a card, with a heading that is called as its first key."""


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
        model: what may be typed for it: keys of its own in infographic.yaml, all of which may be left out. An edition
            keeps what was read. The first is what makes the section appear.
        fields: in place of a model, the edition's fields that hold what it says, since more than the section asks.
        item: what one of its texts is called, where it is a list of them: "the fun fact".
        shortened: of items that are more than a text, the names of their title and of the text that ``short`` stands
            in for.
        heading: what it is called where its own heading is not in the picture; None where that always is.
        icon: of its own accord.
        yields: when posters give it up, the least first; None if never, as what a poster is for: the benefits and their
            proof.
    """

    key: str
    name: str
    blocks: Blocks
    model: type[ConfigModel] | None = None
    fields: tuple[str, ...] = ()
    item: str = ""
    shortened: tuple[str, str] | None = None
    heading: Callable[[Words], str] | None = None
    icon: SectionIcon | None = None
    yields: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys in the config; none where it has nothing of its own to say."""
        return tuple(self.model.model_fields) if self.model else self.fields

    @property
    def is_card(self) -> bool:
        """Whether it is a card, and stands closer to a card right above it."""
        return self.model is not None and issubclass(self.model, CardModel)

    def content(self, edition: Edition) -> object:
        """Return what an edition says in it: nothing, a text, several items, or a model of its own."""
        return edition.said(self.keys[0]) if self.keys else None


def card_blocks(card: Callable[[Edition, Styles], Box | None], name: str) -> Blocks:
    """Return the blocks of a section that is a single card."""

    def blocks(edition: Edition, styles: Styles) -> tuple[Block, ...]:
        made = card(edition, styles)
        return (Block(made, before=styles.size.gap, name=name),) if made is not None else ()

    return blocks
