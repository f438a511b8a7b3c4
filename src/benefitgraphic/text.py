"""A designer's words, and where they were written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from pydantic import BaseModel

from benefitgraphic.diagnostics import Where


@dataclass(frozen=True, slots=True)
class Text:
    """A string from the config, from what was typed to what readers get, so that nobody has to look for the other.

    Texts that say the same in the same place are equal, however that was typed and whatever it was translated from:
    what is drawn is the same.

    Attributes:
        text: the words as readers get them, with their placeholders filled in once they have been read.
        where: the place they were written.
        short: what stands in for them where space is tight, if they are one of the texts that can have that.
        typed: the words as they were typed, with their placeholders; the same as ``text`` if not given.
        original: what a translation was made from, as it was typed; None for the original itself and for what only the
            translation says.
        own: whether it is in the edition's language, and not the original's for want of a translation.
    """

    text: str
    where: Where
    short: Text | None = None
    typed: str = field(default="", compare=False)
    original: Text | None = field(default=None, compare=False)
    own: bool = field(default=True, compare=False)

    def __post_init__(self) -> None:
        if not self.typed:
            object.__setattr__(self, "typed", self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def origin(self) -> Text:
        """What it was translated from; itself, if it wasn't translated."""
        return self.original or self


def texts_in(content: object) -> Iterator[Text]:
    """Every text of an edition, of a part of one, or of a model of the config, in the order of its fields."""
    if isinstance(content, Text):
        yield content
        if content.short:
            yield content.short
    elif isinstance(content, tuple):
        for part in content:
            yield from texts_in(part)
    elif dataclasses.is_dataclass(content):
        for field in dataclasses.fields(content):
            yield from texts_in(getattr(content, field.name))
    elif isinstance(content, dict | MappingProxyType):
        yield from texts_in(tuple(content.values()))
    elif isinstance(content, BaseModel):
        yield from texts_in(vars(content))
