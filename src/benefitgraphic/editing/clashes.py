"""What somebody else changed meanwhile: both versions, to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that somebody else changed meanwhile; each text as it is shown beside the others.

    Attributes:
        label: the place in a designer's words, such as "benefit 3, title".
        path: the place as diagnostics name it, such as ``benefits[3].title``.
        was: what stood there when the change was thought of.
        mine: what was asked for.
        theirs: what stands there now.
    """

    label: str
    path: str
    was: str
    mine: str
    theirs: str


class Clashes(Exception):
    """Raised when a file says something else than what a change was made from."""

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.clashes: tuple[Clash, ...] = tuple(clashes)
        super().__init__("\n".join(f"{clash.path}: {clash.theirs}" for clash in self.clashes))
