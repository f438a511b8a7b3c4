"""Giving up sections where not all fits: those that a size can do without, the least important first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benefitgraphic.design.sizes import Size
from benefitgraphic.diagnostics import Diagnostic, Where
from benefitgraphic.edition import Edition, Logo
from benefitgraphic.sections.kinds import poster_yields
from benefitgraphic.text import Text


def yields(size: Size) -> tuple[str, ...]:
    """Return what a size gives up where texts don't fit, as keys of the config, in order."""
    return poster_yields() if size.medium.fills_page else size.yields


def given_up(edition: Edition, size: Size, fits: Callable[[Edition], bool]) -> list[str] | None:
    """As few sections as have to go, those first that the size gives up first; None where not even that helps."""
    gone: list[str] = []
    fitting = False
    for name in yields(size):
        if edition.said(name) and not fitting:
            gone.append(name)
            fitting = fits(without(edition, gone))
    if not fitting:
        return None
    # The last one may have been the one too large: what went before it may have room without it.
    for name in reversed(gone[:-1]):
        fewer = [other for other in gone if other != name]
        gone = fewer if fits(without(edition, fewer)) else gone
    return gone


def without(edition: Edition, gone: Sequence[str]) -> Edition:
    """Return the edition without these sections."""
    return edition.saying(**{name: () if isinstance(edition.said(name), tuple) else None for name in gone})


def left_out(edition: Edition, name: str, size: Size, more: str = "") -> Diagnostic:
    """Return a warning that there is no room for a section of the edition; ``more``: another way out."""
    return Diagnostic(
        "left-out",
        "warning",
        f"at the size {size.name}, there is no room for '{name}', so it is left out",
        _where(edition.said(name)),
        f"{more}shorten texts until it fits, or use a size {size.medium.roomier}",
    )


def _where(content: object) -> Where | None:
    """Return the place of the first text in a section's content."""
    if isinstance(content, tuple):
        return _where(content[0])
    if isinstance(content, Text | Logo):
        return content.where
    return next((found.where for name in ("name", "label", "title") if (found := getattr(content, name, None))), None)
