"""A designer's words, and where they were written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from benefitgraphic.diagnostics import Where


@dataclass(frozen=True, slots=True)
class Text:
    """A string from the config with its place, so that a problem found late still names a line.

    Attributes:
        text: the words; in an `Edition`, with their placeholders filled in.
        where: the place they were written.
        short: what stands in for them where space is tight, if they are one of the texts that can have that.
    """

    text: str
    where: Where
    short: Text | None = None

    def __str__(self) -> str:
        return self.text


def texts_in(content: object) -> Iterator[Text]:
    """Every text of an edition or a part of one, in the order of its fields."""
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
