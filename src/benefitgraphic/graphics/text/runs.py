"""A line's text cut into runs of one font and one direction, and where each of them stands."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from benefitgraphic.graphics.text import bidi
from benefitgraphic.graphics.text.bidi import Direction
from benefitgraphic.graphics.text.breaking import Break
from benefitgraphic.graphics.text.fonts import Font, Typeface
from benefitgraphic.graphics.text.lines import Line, drawn
from benefitgraphic.graphics.text.shaping import font_runs, has

Levels = tuple[int, ...]
"""Of each character of a line (see `bidi`)."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font and one direction."""

    text: str
    font: Font
    level: int = 0

    @property
    def backwards(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


@lru_cache(maxsize=8192)
def runs(
    text: str, typeface: Typeface, weight: int, direction: Direction, levels: Levels | None = None
) -> tuple[Run, ...]:
    """Return the runs of a line in reading order.

    Args:
        text: of the line.
        typeface: the fonts.
        weight: 100 to 900.
        direction: which way the page is read.
        levels: of the text, where more of its paragraph decides on them; else it stands alone.

    Raises:
        MissingGlyph: for the first character that no font has.
    """
    if levels is None and direction == "ltr" and not bidi.turns(text):
        return tuple(Run(run.text, run.font) for run in font_runs(text, typeface, weight))
    found = bidi.of_line(text, bidi.levels(text, direction), direction) if levels is None else levels
    made: list[Run] = []
    start = 0
    for level, stretch in itertools.groupby(found):
        end = start + len(list(stretch))
        cut = font_runs(text[start:end], typeface, weight, backwards=level % 2 == 1)
        made += (Run(run.text, run.font, level) for run in cut)
        start = end
    letters = next((run.font for run in made if run.backwards and bidi.turns(run.text)), None)
    return tuple(_matching(run, letters) for run in made) or (Run("", typeface.candidates(weight)[0]),)


def _matching(run: Run, letters: Font | None) -> Run:
    """Return the run, with lone punctuation in the font of the line's letters, so that bracket pairs match."""
    lone = run.backwards and not bidi.turns(run.text)
    return replace(run, font=letters) if lone and letters and has(letters, run.text) else run


def starts(widths: Sequence[float], levels: Sequence[int], direction: Direction) -> list[float]:
    """Where runs begin on a line, from the edge at which it begins; of any width and level, in order of reading.

    Pages that are read from right to left are laid out as if they weren't, and mirrored at last: their runs stand in
    the order that comes out right then.
    """
    order = bidi.visual_order(levels)
    found = [0.0] * len(widths)
    x = 0.0
    for index in reversed(order) if direction == "rtl" else order:
        found[index] = x
        x += widths[index]
    return found


def line_levels(lines: Sequence[Line], direction: Direction) -> tuple[Levels | None, ...]:
    """Return the levels of each line as drawn, based on its whole paragraph; None if all text is plain."""
    if direction == "ltr" and not any(bidi.turns(line.text) for line in lines):
        return (None,) * len(lines)
    made: list[Levels] = []
    block: list[Line] = []
    for line in lines:
        block.append(line)
        if line.after in (Break.FORCED, Break.END):
            made += _of_block(block, direction)
            block = []
    return tuple(made)


def _of_block(lines: Sequence[Line], direction: Direction) -> list[Levels]:
    joined = [line.text + (" " if line.after is Break.SPACE else "") for line in lines]
    found = bidi.levels("".join(joined), direction)
    made: list[Levels] = []
    start = 0
    for line, text in zip(lines, joined, strict=True):
        own = bidi.of_line(line.text, found[start : start + len(line.text)], direction)
        # A hyphen that the break adds goes on as the word before it.
        made.append(own + own[-1:] * (len(drawn(line)) - len(line.text)))
        start += len(text)
    return made
