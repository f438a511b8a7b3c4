"""A designer's words, and where they were written."""

from __future__ import annotations

from dataclasses import dataclass

from benefitgraphic.diagnostics import Where


@dataclass(frozen=True, slots=True)
class Text:
    """A string from the config with its place, so that a problem found late still names a line.

    Attributes:
        text: the words; in an `Edition`, with their placeholders filled in.
        where: the place they were written.
    """

    text: str
    where: Where

    def __str__(self) -> str:
        return self.text
