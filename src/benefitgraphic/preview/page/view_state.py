"""How somebody looks at a size, as the address says it, and what there is to see of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from starlette.datastructures import QueryParams

from benefitgraphic.design.sizes import SIZES, Size
from benefitgraphic.output.files import paper
from benefitgraphic.preview.forms.schema import part_of
from benefitgraphic.preview.overlay import Finding, PageView, ReadingStep, SizeView
from benefitgraphic.twins.report import PHONE
from benefitgraphic.twins.vision import FILTERS

Zoom = Literal["fit", "100", "200"]
ZOOMS: Final[Mapping[Zoom, str]] = {"fit": "Fit", "100": "100 %", "200": "200 %"}
VIEWS: Final = {
    "picture": "The picture",
    "phone": "Mail on a phone",
    "light": "Mail, light",
    "dark": "Mail, dark",
    "words": "Mail, images off",
}
COLOURS: Final = {"": "As they are", **{name: name.capitalize() for name in FILTERS}}
OVERLAYS: Final = {"edges": "Box edges", "findings": "Findings", "order": "Reading order"}
# What a screen reader calls them, about.
ROLES: Final = {
    "H1": "Heading 1",
    "H2": "Heading 2",
    "H3": "Heading 3",
    "P": "Text",
    "LI": "Item",
    "LBody": "Item",
    "Figure": "Figure",
    "Table": "Table",
    "Caption": "Caption",
    "Link": "Link",
}
MAIL = "email/announcement.html"


@dataclass(frozen=True, slots=True)
class ViewState:
    """How a size is looked at; whatever an address says that there isn't is left out.

    Attributes:
        size: its name; empty before anything could be read.
        view: one of `VIEWS`.
        zoom: one of `ZOOMS`.
        colour: one of `COLOURS`.
        overlays: of `OVERLAYS`.
        compares: whether last year's stands beside it.
    """

    size: str
    view: str = "picture"
    zoom: Zoom = "fit"
    colour: str = ""
    overlays: frozenset[str] = frozenset()
    compares: bool = False

    @property
    def scale(self) -> int:
        """What lengths at 100 % are multiplied by; of what is fitted, 1."""
        return 2 if self.zoom == "200" else 1

    @property
    def is_mail(self) -> bool:
        """Whether the mail itself is shown, and not the picture."""
        return self.view in ("light", "dark", "words")


def look_of(query: QueryParams, sizes: tuple[str, ...], visible: str, mailed: frozenset[str]) -> ViewState:
    """Return what an address asks for.

    Args:
        query: of the address.
        sizes: that are made.
        visible: the one last looked at.
        mailed: those that go into a mail.
    """
    known = sizes or tuple(SIZES)  # before anything could be read, what is asked for may come
    size = next((name for name in (query.get("size"), visible) if name in known), sizes[0] if sizes else "")
    view = query.get("view", "picture") if size in mailed else "picture"
    return ViewState(
        size or "",
        view if view in VIEWS else "picture",
        next((zoom for zoom in ZOOMS if zoom == query.get("zoom")), "fit"),
        query.get("colour", "") if query.get("colour") in FILTERS else "",
        frozenset(query.getlist("overlay")) & OVERLAYS.keys(),
        bool(query.get("compare")),
    )


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """A page as it is put on the pasteboard.

    Attributes:
        number: from 1.
        width: in CSS px at 100 %; what lies on it is measured in these.
        height: as well.
        shown: width and height at this zoom; what is fitted shrinks from there.
        source: the picture's address.
        sources: the pictures with their widths, for ``srcset``; empty where there is one alone.
    """

    number: int
    width: int
    height: int
    shown: tuple[int, int]
    source: str
    sources: str


def shown_as(sheets: Iterable[PageView], look: ViewState, address: Callable[[str], str]) -> tuple[ShownSheet, ...]:
    """Pages at the zoom that is asked for; ``address`` gives a picture's, or "" where it isn't made yet."""
    shown = []
    for sheet in sheets:
        plain, sharper = address(sheet.picture), address(sheet.sharper) if sheet.sharper else ""
        sources = f"{plain} {sheet.width}w, {sharper} {2 * sheet.width}w" if plain and sharper else ""
        at_zoom = (sheet.width * look.scale, sheet.height * look.scale)
        shown.append(ShownSheet(sheet.number, sheet.width, sheet.height, at_zoom, plain or sharper, sources))
    return tuple(shown)


@dataclass(frozen=True)
class SeenSize:
    """What lies where on a size that was made, as templates show it."""

    sight: SizeView
    look: ViewState

    @cached_property
    def spots(self) -> tuple[tuple[int, tuple[float, ...], str, str], ...]:
        """Page, rectangle, path and part of each, in paint order."""
        return tuple((s.page, tuple(s.rect), s.path, part_of(s.path)) for s in self.sight.spots)

    @cached_property
    def findings(self) -> tuple[tuple[int, Finding], ...]:
        """Those that fail with numbers from 1, then the nearest that pass."""
        ordered = sorted(self.sight.findings, key=lambda finding: finding.passes)
        return tuple(enumerate(ordered, 1))

    @cached_property
    def steps(self) -> tuple[ReadingStep, ...]:
        """What is read aloud, each once, whether it is on one page or two."""
        return tuple({step.number: step for step in self.sight.steps}.values())

    @property
    def failing(self) -> int:
        """How many texts are too small or too faint."""
        return sum(not finding.passes for finding in self.sight.findings)

    @property
    def smallest_on_phone(self) -> tuple[str, str]:
        """The smallest text that the size allows, in px at 100 % and on a phone."""
        size: Size = SIZES[self.sight.size]
        least = size.minimum / size.width * self.sight.sheets[0].width
        return f"{least:.3g}", f"{least * PHONE / self.sight.sheets[0].width:.3g}"


def dimensions(sight: SizeView) -> str:
    """Return a size as people write it: ``640 × 5,758``, or ``8.5 × 11 in, 2 pages``."""
    first = sight.sheets[0]
    if not sight.is_paper:
        return f"{first.width:,} × {first.height:,} px"
    pages = len(sight.sheets)
    return f"{paper(SIZES[sight.size]).replace(' x ', ' × ')}{f', {pages} pages' if pages > 1 else ''}"
