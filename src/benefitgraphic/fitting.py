"""What a poster says and how large it is set, so that it fills its one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from benefitgraphic.arrangement import Section, sections
from benefitgraphic.content.edition import Edition
from benefitgraphic.content.sizes import enlarged
from benefitgraphic.content.text import Text
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.pages import Sheet, TooTall, stack
from benefitgraphic.graphics.poster import fill
from benefitgraphic.styles import Styles

# Type is set in one of so many sizes between a poster's smallest and its largest, and so are its spaces.
_STEPS = 100
# Larger type leaves at least this share of the page to charts and the spaces between sections.
_AIR = 0.025


@dataclass(frozen=True, slots=True)
class Fitted:
    """A poster's content on its page.

    Attributes:
        frame: of the sheet's size.
        edition: what it says, which may be less than all.
        warnings: what it doesn't say.
    """

    frame: Frame
    edition: Edition
    warnings: tuple[Diagnostic, ...]


def fitted(edition: Edition, styles: Styles) -> Fitted:
    """All texts at the largest size that they fit in; where none does, short texts, and then fewer sections.

    Raises:
        TooTall: not even that fits; with the section that takes the most room.
    """
    warnings: list[Diagnostic] = []
    said, page = edition, _tried(edition, styles)
    longer = [benefit for benefit in edition.benefits if benefit.short]
    if longer and isinstance(page, TooTall):
        said = replace(edition, benefits=tuple(replace(b, text=b.short or b.text) for b in edition.benefits))
        page = _tried(said, styles)
        warnings.append(_shortened(longer[0].text, len(longer), styles))
    if isinstance(page, TooTall):
        gone, page = _given_up(said, styles, page)
        warnings += [_left_out(name, _where(getattr(said, name)), styles) for name in gone]
        said = _without(said, gone)
    if isinstance(page, TooTall):
        raise page
    return Fitted(_largest(said, styles, page), said, tuple(warnings))


def _given_up(edition: Edition, styles: Styles, page: Frame | TooTall) -> tuple[list[str], Frame | TooTall]:
    """As few sections as have to go, those first that a poster gives up first, and the page without them."""
    gone: list[str] = []
    for name in styles.size.yields:
        if getattr(edition, name) and isinstance(page, TooTall):
            gone.append(name)
            page = _tried(_without(edition, gone), styles)
    if isinstance(page, TooTall):
        return gone, page
    # The last one may have been the one too large: what went before it may have room without it.
    for name in reversed(gone[:-1]):
        fewer = [other for other in gone if other != name]
        fuller = _tried(_without(edition, fewer), styles)
        if not isinstance(fuller, TooTall):
            gone, page = fewer, fuller
    return gone, page


def _without(edition: Edition, gone: Sequence[str]) -> Edition:
    less: dict[str, Any] = {name: None if isinstance(getattr(edition, name), Text) else () for name in gone}
    return replace(edition, **less)


def _tried(edition: Edition, styles: Styles) -> Frame | TooTall:
    """The page at the smallest step, or why there is none."""
    try:
        return _filled(edition, styles, 0)
    except TooTall as error:
        return error


def _shortened(first: Text, count: int, styles: Styles) -> Diagnostic:
    whose = "one benefit" if count == 1 else f"{count} benefits"
    return Diagnostic(
        "shortened",
        "warning",
        f"at the size {styles.size.name}, there is no room for all texts: 'short' stands in for 'text' of {whose}",
        first.where,
        "shorten other texts to have these in full",
    )


def _left_out(name: str, where: Where | None, styles: Styles) -> Diagnostic:
    return Diagnostic(
        "left-out",
        "warning",
        f"at the size {styles.size.name}, there is no room for '{name}': it is left out",
        where,
        "shorten texts until it fits, or use a size with pages",
    )


def _where(content: object) -> Where | None:
    """The place of the first text in a section's content."""
    if isinstance(content, tuple):
        return _where(content[0])
    if isinstance(content, Text):
        return content.where
    return next((found.where for name in ("name", "label") if (found := getattr(content, name, None))), None)


def _largest(edition: Edition, styles: Styles, frame: Frame) -> Frame:
    """The page at the largest step that fits; ``frame`` is the one at the smallest."""
    fits, fails = 0, _STEPS + 1
    while fails - fits > 1:
        step = (fits + fails) // 2
        try:
            frame, fits = _filled(edition, styles, step), step
        except TooTall:
            fails = step
    return frame


def _filled(edition: Edition, styles: Styles, step: int) -> Frame:
    size = enlarged(styles.size, step / _STEPS)
    styles = replace(styles, size=size)
    arranged = sections(edition, styles)
    at = size.safe + size.bleed - styles.edge
    width, height = (side + 2 * (size.bleed - at) for side in (size.width, size.height or 0.0))
    sheet = Sheet(width, height, styles.inner_margin, head=0.0, edge=styles.edge)
    try:
        blocks = [block for section in arranged for block in section.blocks]
        return fill(blocks, sheet, _AIR * (size.height or 0.0) if step else 0.0)
    except TooTall as error:
        raise _blamed(arranged, sheet, error.over) from error


def _blamed(arranged: tuple[Section, ...], sheet: Sheet, over: float) -> TooTall:
    """The section that takes the most room: a single row of its tiles may well be lower than others."""
    frames = {section.name: stack(section.blocks, sheet.width, sheet.margin) for section in arranged}
    name = max(frames, key=lambda name: frames[name].height)
    return TooTall(name, frames[name], over)
