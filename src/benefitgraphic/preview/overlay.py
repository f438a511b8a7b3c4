"""A size as the page shows it: its pictures, and what lies where on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from benefitgraphic.diagnostics import Diagnostic
from benefitgraphic.graphics.geometry import Rect


@dataclass(frozen=True, slots=True)
class PageView:
    """A page, or a picture that has only one.

    Attributes:
        number: from 1.
        width: in CSS px at 100 %.
        height: in CSS px at 100 %.
        picture: the file that shows it at 100 %, such as ``email.png`` or, of a PDF, ``pages/letter-1.png``.
        sharper: the file with twice as many pixels; empty where there is none (yet).
    """

    number: int
    width: int
    height: int
    picture: str
    sharper: str = ""


@dataclass(frozen=True, slots=True)
class HitArea:
    """Where something of the config stands; ``path`` as in `Where`, such as ``benefits[3].title``."""

    page: int
    rect: Rect
    path: str


@dataclass(frozen=True, slots=True)
class BoxOutline:
    """A box of the layout; ``depth`` counts from 0, the page; ``role`` is its tag's, or empty."""

    page: int
    rect: Rect
    role: str
    depth: int


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """Something read aloud, with its number in reading order, from 1 over all pages."""

    page: int
    rect: Rect
    number: int
    role: str
    said: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A text that was looked at for its size or its contrast.

    Attributes:
        page: from 1.
        rect: its place.
        kind: what was measured.
        passes: whether it is as it should be; of those that are, only the nearest to the limit is here.
        said: for people: “2025” is 22 px, the smallest allowed is 22 px.
        path: its place in the config, if it has one.
    """

    page: int
    rect: Rect
    kind: Literal["size", "contrast"]
    passes: bool
    said: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class SizeView:
    """A size as it was laid out. All rects are in CSS px at 100 %, from their page's top left corner.

    Attributes:
        size: its name.
        is_paper: whether it is written as a PDF.
        is_mailed: whether it goes into a mail.
        sheets: at least one.
        spots: in paint order: of those under the pointer, the last is meant.
        edges: every box.
        steps: in reading order.
        findings: what fails, and the nearest to failing of each kind.
        alt: the short alternative text.
        words: the long description, as plain text.
        warnings: of this size alone.
    """

    size: str
    is_paper: bool
    is_mailed: bool
    sheets: tuple[PageView, ...]
    spots: tuple[HitArea, ...] = ()
    edges: tuple[BoxOutline, ...] = ()
    steps: tuple[ReadingStep, ...] = ()
    findings: tuple[Finding, ...] = ()
    alt: str = ""
    words: str = ""
    warnings: tuple[Diagnostic, ...] = ()
