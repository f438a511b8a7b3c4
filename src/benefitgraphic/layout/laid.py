"""A layout: an edition composed at one size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from benefitgraphic.design.sizes import Size
from benefitgraphic.design.theme import Theme
from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.graphics.flow.slicing import TALLEST, Slice, slices
from benefitgraphic.graphics.structure import Structure, structure
from benefitgraphic.layout.compose import Page
from benefitgraphic.layout.order import MASTHEAD


@dataclass(frozen=True)
class Laid:
    """An edition laid out at one size, and what should be known about it."""

    size: Size
    theme: Theme
    pages: tuple[Page, ...]
    warnings: tuple[Diagnostic, ...] = ()

    @cached_property
    def structure(self) -> Structure:
        """What its pages say, made once for all that read it: PDF, pages, mail, plain text and the reading order."""
        return structure([page.frame for page in self.pages], self.pages[0].language)

    @property
    def slices(self) -> tuple[Slice, ...]:
        """The slices that a mailed picture is cut into; empty for other pictures."""
        return slices(self.pages[0].frame, self.pages[0].pieces) if self.size.medium.is_mailed else ()

    @property
    def mailed(self) -> tuple[Slice, ...]:
        """The slices that a mail shows: all but the masthead, which it says in words: that is live, and said once."""
        cut = self.slices
        if len(cut) > 1 and cut[0].key == MASTHEAD and cut[1].key != MASTHEAD:
            return cut[1:]
        return cut


def slice_problems(laid: Laid) -> Iterator[Diagnostic]:
    """Yield a diagnostic for whatever couldn't be cut into slices that every mail program shows."""
    for part in laid.slices:
        if part.is_too_tall:
            yield Diagnostic(
                "slice-too-tall",
                "warning",
                f"at the size {laid.size.name}, the slice {part.name} is {part.height:,} px tall, and more than"
                f" {TALLEST:,} is unsafe: classic Outlook may not show its foot; there is no space in it to cut it at",
                hint="shorten its texts, or have fewer things in it",
            )
