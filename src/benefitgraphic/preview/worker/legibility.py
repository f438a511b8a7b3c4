"""Which texts are too small or too faint at a size, and which come nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor

from benefitgraphic.design.sizes import Size
from benefitgraphic.graphics.checks import is_too_small
from benefitgraphic.graphics.frame import Frame, TextRun
from benefitgraphic.graphics.geometry import Rect, around
from benefitgraphic.graphics.grounds import Grounded, grounded
from benefitgraphic.graphics.text.breaking import unhyphenated
from benefitgraphic.layout.laid import Laid
from benefitgraphic.output.reporting import contrasts
from benefitgraphic.preview.overlay import Finding
from benefitgraphic.twins.report import Contrast

# Letters of a text that it is told by.
_TOLD = 60


@dataclass(frozen=True, slots=True)
class TextMeasure:
    """A text as it stands.

    Attributes:
        page: from 1.
        rect: its place, in CSS px.
        run: the text.
        path: its place in the config, or empty.
        frame: that holds it: a paragraph's lines are in one.
    """

    page: int
    rect: Rect
    run: TextRun
    path: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class _Met:
    """A text with what was measured of it.

    Attributes:
        one: the text.
        share: of what is needed that it has; the least is the nearest to failing.
        passes: whether that is enough.
        contrast: with the ground that it is told from worst; None where its size was measured.
    """

    one: TextMeasure
    share: float
    passes: bool
    contrast: Contrast | None = None


def findings(laid: Laid, texts: Sequence[TextMeasure]) -> tuple[Finding, ...]:
    """Return the sizes, then the contrasts: all that fail, and the nearest that passes.

    Args:
        laid: the size.
        texts: every text of its pages, in paint order.
    """
    said = [one for one in texts if one.run.text.strip()]
    least, paper = laid.size.minimum, laid.theme.colours.paper
    sizes = [_Met(one, one.run.size / least, not is_too_small(one.run, least)) for one in said]
    grounds = (found for page in laid.pages for found in grounded(page.frame, paper))
    faint = [_contrast(one, found) for one, found in zip(said, grounds, strict=True)]
    return (*_told(sizes, laid.size), *_told(faint, laid.size))


def _contrast(one: TextMeasure, found: Grounded) -> _Met:
    worst = min(contrasts(found), key=lambda met: met.ratio)
    return _Met(one, worst.ratio / worst.needed, worst.passes, worst)


def _told(met: Sequence[_Met], size: Size) -> Iterator[Finding]:
    failing = [one for one in met if not one.passes]
    # Lines of one paragraph that fail alike are one finding.
    for _, lines in groupby(failing, key=lambda met: (id(met.one.frame), met.one.run.size, _pair(met))):
        yield _finding(list(lines), size)
    passing = [one for one in met if one.passes]
    if passing:
        yield _finding([min(passing, key=lambda met: met.share)], size)


def _pair(met: _Met) -> tuple[str, str]:
    return (met.contrast.colour, met.contrast.ground) if met.contrast else ("", "")


def _finding(lines: Sequence[_Met], size: Size) -> Finding:
    first = lines[0]
    one, found = first.one, first.contrast
    said = f"“{_short(''.join(met.one.run.text for met in lines))}” "
    if found:
        said += f"has a contrast of {found.said}:1 ({found.colour} on {found.ground}), "
        said += f"the least allowed is {found.needed:g}:1"
    else:
        said += _sized(one, first.passes, size)
    rect = around(met.one.rect for met in lines)
    return Finding(one.page, rect, "contrast" if found else "size", first.passes, said, one.path)


def _sized(one: TextMeasure, passes: bool, size: Size) -> str:
    unit, length = size.medium.unit
    # What is a little too small isn't said to be as large as is allowed.
    tenths = one.run.size / length * 10
    here = (round(tenths) if passes else floor(tenths + 0.001)) / 10
    return f"is {here:g} {unit}, the smallest allowed is {size.minimum / length:g} {unit}"


def _short(text: str) -> str:
    """Return a text on one line, cut to what is needed to recognize it."""
    whole = " ".join(unhyphenated(text).split())
    return whole if len(whole) <= _TOLD else f"{whole[:_TOLD].rstrip()}…"
