"""What a poster or a picture of a fixed height says, and how large it is set, so that it fills its one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benefitgraphic.arrangement import cast, in_picture, sections
from benefitgraphic.content.edition import Edition, Logo
from benefitgraphic.content.sizes import enlarged
from benefitgraphic.content.text import Text
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.graphics.frame import Frame
from benefitgraphic.graphics.pages import Sheet, TooTall, stack
from benefitgraphic.graphics.poster import fill
from benefitgraphic.graphics.stage import Stage, staged
from benefitgraphic.styles import Styles

# Type is set in one of so many sizes between the smallest and its largest, and so are its spaces.
_STEPS = 100
# What is shown only where there is ample room has it if the type can be larger by this share of what it may grow.
_AMPLE = 0.2
# Larger type leaves at least this share of a poster to charts and the spaces between sections.
_AIR = 0.025


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits on one page.

    Attributes:
        frame: the page.
        edition: what it says, which may be less than all.
        warnings: what it doesn't say.
    """

    frame: Frame
    edition: Edition
    warnings: tuple[Diagnostic, ...]


Fill = Callable[[Edition, Styles, float], Frame]
"""Lays an edition out on one page, or raises TooTall; a share of the page is to be left over."""


def fitted_poster(edition: Edition, styles: Styles) -> Fitted:
    """A poster, filled with as much as fits.

    Raises:
        TooTall: what can't be left out doesn't fit; with the section that takes the most room.
    """
    return _fitted(edition, styles, _filled)


def fitted_picture(edition: Edition, styles: Styles) -> Fitted:
    """A picture of a fixed height, without its ground.

    Raises:
        TooTall: what can't be left out doesn't fit; with the block that takes the most room.
    """
    made = _fitted(in_picture(edition), styles, _staged)
    # Icons alone say nothing.
    said = replace(made.edition, benefits=()) if "benefits" in styles.size.roomy else made.edition
    return replace(made, edition=said)


def _fitted(edition: Edition, styles: Styles, fill: Fill) -> Fitted:
    """All texts at the largest size that they fit in; where none does, short texts, and then fewer sections.

    Raises:
        TooTall: not even that fits; with the section that takes the most room.
    """
    said, page, warnings = _chosen(edition, styles, fill)
    return Fitted(_largest(said, styles, fill, page), said, warnings)


def with_room(edition: Edition, styles: Styles) -> Edition:
    """What there is room for on a poster or in a picture; found sooner than how large it may be set.

    Raises:
        TooTall: as when it is filled.
    """
    if styles.is_fixed:
        return _chosen(in_picture(edition), styles, _staged)[0]
    return _chosen(edition, styles, _filled)[0]


def fits(edition: Edition, styles: Styles) -> bool:
    """Whether a poster or a picture has room for all that an edition says there, at the smallest step."""
    page = _tried(in_picture(edition), styles, _staged) if styles.is_fixed else _tried(edition, styles, _filled)
    return not isinstance(page, TooTall)


def _chosen(edition: Edition, styles: Styles, fill: Fill) -> tuple[Edition, Frame, tuple[Diagnostic, ...]]:
    """What is said, the page at the smallest step, and what isn't said.

    Raises:
        TooTall: there is no such page.
    """
    edition, cramped = _with_room(edition, styles, fill)
    # Icons alone say nothing that would be missed.
    warnings = [_left_out(name, where, styles) for name, where in cramped if name != "benefits"]
    said, page = edition, _tried(edition, styles, fill)
    longer = [benefit for benefit in edition.benefits if benefit.short]
    if longer and isinstance(page, TooTall):
        said = replace(edition, benefits=tuple(replace(b, text=b.short or b.text) for b in edition.benefits))
        page = _tried(said, styles, fill)
        warnings.append(_shortened(longer[0].text, len(longer), styles))
    if isinstance(page, TooTall):
        gone, page = _given_up(said, styles, fill, page)
        warnings += [_left_out(name, _where(getattr(said, name)), styles) for name in gone]
        said = _without(said, gone)
    if isinstance(page, TooTall):
        raise page if styles.is_fixed else _blamed(said, styles, page)
    return said, page, tuple(warnings)


def _with_room(edition: Edition, styles: Styles, fill: Fill) -> tuple[Edition, list[tuple[str, Where | None]]]:
    """The edition without what is shown only where there is ample room, unless there is; and what that was."""
    ample = replace(styles, size=enlarged(styles.size, _AMPLE))
    gone: list[tuple[str, Where | None]] = []
    for name in styles.size.roomy:
        if getattr(edition, name) and isinstance(_tried(edition, ample, fill), TooTall):
            gone.append((name, _where(getattr(edition, name))))
            edition = _without(edition, [name])
    return edition, gone


def _given_up(edition: Edition, styles: Styles, fill: Fill, page: Frame | TooTall) -> tuple[list[str], Frame | TooTall]:
    """As few sections as have to go, those first that the size gives up first, and the page without them."""
    gone: list[str] = []
    for name in styles.size.yields:
        if getattr(edition, name) and isinstance(page, TooTall):
            gone.append(name)
            page = _tried(_without(edition, gone), styles, fill)
    if isinstance(page, TooTall):
        return gone, page
    # The last one may have been the one too large: what went before it may have room without it.
    for name in reversed(gone[:-1]):
        fewer = [other for other in gone if other != name]
        fuller = _tried(_without(edition, fewer), styles, fill)
        if not isinstance(fuller, TooTall):
            gone, page = fewer, fuller
    return gone, page


def _without(edition: Edition, gone: Sequence[str]) -> Edition:
    less: dict[str, Any] = {name: () if isinstance(getattr(edition, name), tuple) else None for name in gone}
    return replace(edition, **less)


def _tried(edition: Edition, styles: Styles, fill: Fill) -> Frame | TooTall:
    """The page at the smallest step, or why there is none."""
    try:
        return fill(edition, styles, 0.0)
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
    another = "that grows" if styles.is_fixed else "with pages"
    return Diagnostic(
        "left-out",
        "warning",
        f"at the size {styles.size.name}, there is no room for '{name}'; left out",
        where,
        f"shorten texts until it fits, or use a size {another}",
    )


def _where(content: object) -> Where | None:
    """The place of the first text in a section's content."""
    if isinstance(content, tuple):
        return _where(content[0])
    if isinstance(content, Text | Logo):
        return content.where
    return next((found.where for name in ("name", "label", "title") if (found := getattr(content, name, None))), None)


def _largest(edition: Edition, styles: Styles, fill: Fill, frame: Frame) -> Frame:
    """The page at the largest step that fits; ``frame`` is the one at the smallest."""
    fits, fails = 0, _STEPS + 1
    while fails - fits > 1:
        step = (fits + fails) // 2
        try:
            larger = replace(styles, size=enlarged(styles.size, step / _STEPS))
            frame, fits = fill(edition, larger, _AIR), step
        except TooTall:
            fails = step
    return frame


def _filled(edition: Edition, styles: Styles, air: float) -> Frame:
    blocks = [block for section in sections(edition, styles) for block in section.blocks]
    return fill(blocks, _sheet(styles), air * (styles.size.height or 0.0))


def _sheet(styles: Styles) -> Sheet:
    size = styles.size
    at = size.safe + size.bleed - styles.edge
    width, height = (side + 2 * (size.bleed - at) for side in (size.width, size.height or 0.0))
    return Sheet(width, height, styles.inner_margin, head=0.0, edge=styles.edge)


def _blamed(edition: Edition, styles: Styles, error: TooTall) -> TooTall:
    """The section that takes the most room: a single row of its tiles may well be lower than others."""
    sheet = _sheet(styles)
    frames = {one.name: stack(one.blocks, sheet.width, sheet.margin) for one in sections(edition, styles)}
    name = max(frames, key=lambda name: frames[name].height)
    return TooTall(name, frames[name], error.over)


def _staged(edition: Edition, styles: Styles, air: float) -> Frame:
    del air  # A picture has its room around its middle.
    size = styles.size
    return staged(cast(edition, styles), Stage(size.width, size.height or 0.0, size.margin))
