"""The media that sizes are made for, from mail to poster, and the properties that sections ask them for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeVar

from benefitgraphic.graphics.geometry import PX

MAIL_BUDGET = 800_000
"""Bytes that all pictures of a mail should stay under together.

Sent, they are a third larger (base64), and a mail of about 1 MB is still soon there on a phone.
"""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium that sizes are made for. Sections ask it for what they need, and never which medium it is.

    Attributes:
        name: as in the keywords of ``value``.
        kind: ``grows`` (one picture), ``fixed`` (one picture of a fixed height), ``pages`` (as many pages as needed),
            or ``poster`` (one page, filled).
        scales: pixels per CSS pixel of each PNG written; empty for PDF.
        budget: bytes that each PNG should stay under, if it is to be mailed, where every pixel of height counts, too.
        has_one_column: all stands under one another, since it is read on phones.
        leads_with_figure: the leading figure is seen without scrolling: logo and brands stand below it.
        links_are_codes: paper can't be clicked.
        saves_height: room is dear, and what can stand beside something else does.
    """

    name: Literal["mail", "screen", "thumbnail", "paper", "poster"]
    kind: Literal["grows", "fixed", "pages", "poster"]
    scales: tuple[int, ...] = ()
    budget: int | None = None
    has_one_column: bool = False
    leads_with_figure: bool = False
    links_are_codes: bool = False
    saves_height: bool = False

    @property
    def is_printed(self) -> bool:
        """Whether it is for paper; its files are PDFs."""
        return not self.scales

    @property
    def unit(self) -> tuple[str, float]:
        """The unit that people are told lengths in, and its length in points."""
        return ("pt", 1.0) if self.is_printed else ("px", PX)

    @property
    def has_pages(self) -> bool:
        """Whether a section may go on over several pages."""
        return self.kind == "pages"

    @property
    def fills_page(self) -> bool:
        """Whether all is on one page, from its top to its foot."""
        return self.kind == "poster"

    @property
    def is_mailed(self) -> bool:
        """Whether it goes into a mail."""
        return self.budget is not None

    @property
    def roomier(self) -> str:
        """A description of the sizes that have more room, in words for designers."""
        return "with pages" if self.is_printed else "that grows"

    def value(
        self,
        usual: _Value,
        *,
        mail: _Value | None = None,
        thumbnail: _Value | None = None,
        printed: _Value | None = None,
        poster: _Value | None = None,
    ) -> _Value:
        """Return this medium's own value, of those given; the usual one if it has none. Posters are printed."""
        own = {
            "mail": mail,
            "thumbnail": thumbnail,
            "paper": printed,
            "poster": printed if poster is None else poster,
        }.get(self.name)
        return usual if own is None else own


MAIL = Medium("mail", "grows", (1, 2), MAIL_BUDGET, has_one_column=True, leads_with_figure=True)
SCREEN = Medium("screen", "grows", (1, 2))
THUMBNAIL = Medium("thumbnail", "fixed", (1,))
PAPER = Medium("paper", "pages", links_are_codes=True, saves_height=True)
POSTER = Medium("poster", "poster", links_are_codes=True, saves_height=True)
