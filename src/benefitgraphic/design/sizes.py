"""The sizes a graphic is made in. A size is laid out for itself, never scaled from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal

from benefitgraphic.design.media import MAIL, PAPER, POSTER, SCREEN, THUMBNAIL, Medium

# In points. 1 CSS px = 0.75 pt.
_PX = 0.75
_MM = 72 / 25.4

Role = Literal[
    "display",
    "subtitle",
    "section",
    "hero_figure",
    "figure",
    "tile_title",
    "panel_title",
    "body",
    "label",
    "small",
]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of type and space: font sizes by role, spaces between sections and tiles, and a factor for all spaces."""

    type: Mapping[Role, float]
    gap: float
    gutter: float
    spacing: float


@dataclass(frozen=True, slots=True)
class Size:
    """One output's shape and type scale; every length in points.

    Attributes:
        name: as in the config and in file names.
        width: of the page or picture.
        height: fixed height, or None when it grows with the content.
        medium: what it is made for.
        margin: from the edge to the content, left and right.
        safe: what stays white at each edge (an office printer's unprinted border); 0 for screens.
        minimum: the smallest text allowed.
        type: font size by role.
        gap: space between sections.
        gutter: space between tiles.
        bleed: how far bands reach over the page's edge, for a press.
        spacing: what the theme's spaces are multiplied by.
        largest: the type and spaces of what is filled where it has little to say; its own are the smallest it may have.
        smallest_title: how small the title may be set, in points, to bring it on one line.
        largest_title: how large it may be, where all else leaves room for that; None if it grows with the rest.
        tightest: the type and spaces of pages where that saves one.
        yields: what a picture gives up where texts don't fit, by its key in the config, the first first; for posters,
            the sections say it.
        roomy: what is shown only where type stays ample, the first goes first. Benefits are icons alone then, of which
            nobody is told when there is no room for them.
    """

    name: str
    width: float
    height: float | None
    medium: Medium
    margin: float
    safe: float
    minimum: float
    type: Mapping[Role, float]
    gap: float
    gutter: float
    bleed: float = 0.0
    spacing: float = 1.0
    largest: Scale | None = None
    smallest_title: float = 0.0
    largest_title: float | None = None
    tightest: Scale | None = None
    yields: tuple[str, ...] = ()
    roomy: tuple[str, ...] = ()


def _px(**sizes: float) -> Mapping[Role, float]:
    return MappingProxyType({role: value * _PX for role, value in sizes.items()})  # type: ignore[misc]


def _pt(**sizes: float) -> Mapping[Role, float]:
    return MappingProxyType(dict(sizes))  # type: ignore[arg-type]


EMAIL = Size(
    name="email",
    width=640 * _PX,
    height=None,
    medium=MAIL,
    margin=32 * _PX,
    safe=0,
    minimum=22 * _PX,
    type=_px(
        display=54, subtitle=26, section=38, hero_figure=80, figure=58, tile_title=26, panel_title=24,
        body=23, label=23, small=22,
    ),
    gap=36 * _PX,
    gutter=12 * _PX,
)  # fmt: skip

INTRANET = Size(
    name="intranet",
    width=1204 * _PX,
    height=None,
    medium=SCREEN,
    margin=64 * _PX,
    safe=0,
    minimum=16 * _PX,
    type=_px(
        display=68, subtitle=25, section=38, hero_figure=92, figure=58, tile_title=25, panel_title=19,
        body=18.5, label=19, small=16,
    ),
    gap=56 * _PX,
    gutter=20 * _PX,
)  # fmt: skip


# Of a picture's title and of its figures, in px; all that is smaller starts at the minimum.
_Large = tuple[float, float]
_SMALL = ("subtitle", "section", "figure", "panel_title", "body", "label", "small")
# How much that may grow; not titles of tiles, which would only take more lines.
_GROWTH = 1.25


def _picture(name: str, width: int, height: int, minimum: int, least: _Large, most: _Large, **more: Any) -> Size:
    """Return the size of a picture with a fixed height; lengths in px."""
    small, large = (dict.fromkeys(_SMALL, minimum * factor) for factor in (1, _GROWTH))
    return Size(
        name=name,
        width=width * _PX,
        height=height * _PX,
        medium=THUMBNAIL,
        safe=0,
        minimum=minimum * _PX,
        type=_px(**small, tile_title=minimum, display=least[0], hero_figure=least[1]),
        gap=32 * _PX,
        gutter=12 * _PX,
        largest=Scale(
            type=_px(**large, tile_title=minimum, display=most[0], hero_figure=most[1]),
            gap=48 * _PX,
            gutter=16 * _PX,
            spacing=1.3,
        ),
        **more,
    )


# For the tops of SharePoint pages, for its hero web part's tiles, and for what a link looks like in a post.
HERO = _picture(
    "hero", 1920, 1080, 28, (54, 72), (120, 190),
    margin=72 * _PX, spacing=0.9, yields=("logo", "subtitle", "benefits"),
)  # fmt: skip
CARD = _picture(
    "card", 1600, 1200, 32, (56, 76), (120, 190),
    margin=64 * _PX, spacing=0.9, yields=("logo", "subtitle", "benefits"),
)  # fmt: skip
SOCIAL = _picture(
    "social", 1200, 630, 28, (38, 58), (80, 110),
    margin=40 * _PX, spacing=0.7, yields=("logo",), roomy=("subtitle", "benefits"),
)  # fmt: skip

_PAGE_TYPE = _pt(
    display=34, subtitle=15, section=24, hero_figure=48, figure=34, tile_title=13, panel_title=12,
    body=12, label=12, small=10,
)  # fmt: skip

LETTER = Size(
    name="letter",
    width=612,
    height=792,
    medium=PAPER,
    margin=36,
    safe=18,
    minimum=10,
    type=_PAGE_TYPE,
    gap=16,
    gutter=10,
    spacing=0.9,
    tightest=Scale(
        type=MappingProxyType({**_PAGE_TYPE, "display": 30, "section": 22, "hero_figure": 44, "figure": 31}),
        gap=14,
        gutter=8,
        spacing=0.65,
    ),
)

A4 = replace(LETTER, name="a4", width=210 * _MM, height=297 * _MM, margin=34)

# A poster that is a notice board is read by who stops before it: full texts, from the least size that is allowed there.
_NOTICE = _pt(
    display=36, subtitle=14, section=21, hero_figure=42, figure=31, tile_title=13.5, panel_title=12.5,
    body=12, label=12, small=12,
)  # fmt: skip
_NOTICE_LARGEST = Scale(
    # Its title grows last, see ``largest_title``.
    type=_pt(
        display=36, subtitle=20, section=32, hero_figure=84, figure=58, tile_title=22, panel_title=19,
        body=18.5, label=18, small=15,
    ),
    gap=26,
    gutter=14,
    spacing=1.2,
)  # fmt: skip
# One on a wall is read in passing, from a metre away.
_WALL = Scale(
    type=_pt(
        display=60, subtitle=18, section=26, hero_figure=54, figure=38, tile_title=19, panel_title=14,
        body=18, label=13, small=12,
    ),
    gap=12,
    gutter=8,
    spacing=0.72,
)  # fmt: skip
_WALL_LARGEST = Scale(
    type=_pt(
        display=100, subtitle=34, section=48, hero_figure=120, figure=80, tile_title=31, panel_title=26,
        body=28, label=26, small=21,
    ),
    gap=38,
    gutter=20,
    spacing=1.7,
)  # fmt: skip

TABLOID = Size(
    name="tabloid",
    width=792,
    height=1224,
    medium=POSTER,
    margin=38,
    safe=18,
    minimum=12,
    type=_NOTICE,
    gap=9,
    gutter=8,
    spacing=0.65,
    largest=_NOTICE_LARGEST,
    smallest_title=36,
    largest_title=48,
)

A3 = replace(TABLOID, name="a3", width=297 * _MM, height=420 * _MM, margin=38)

_BLEED = 3 * _MM

Hanging = Literal["notice", "wall"]
"""How a poster is read: as a notice board, near by, or on a wall, in passing."""
# How much of its spaces a poster keeps whose texts need the room.
_CLOSE = 0.75


def for_press(size: Size) -> Size:
    """Return the size as a press prints it: its bands run over the trim."""
    return replace(size, bleed=_BLEED)


def hung(size: Size, hanging: Hanging) -> Size:
    """Return a poster's size for the way it is hung; as it stands here, a poster is a notice board."""
    if hanging == "notice":
        return size
    type_, gap, gutter, spacing = _WALL.type, _WALL.gap, _WALL.gutter, _WALL.spacing
    wall = replace(size, type=type_, gap=gap, gutter=gutter, spacing=spacing)
    return replace(wall, largest=_WALL_LARGEST, smallest_title=type_["display"], largest_title=None)


def closer(size: Size) -> Size:
    """Return the size with less space between everything."""
    return replace(size, gap=size.gap * _CLOSE, gutter=size.gutter * _CLOSE, spacing=size.spacing * _CLOSE)


def titled(size: Size, points: float) -> Size:
    """Return the size with its title set at this many points."""
    return replace(size, type=MappingProxyType({**size.type, "display": points}))


def enlarged(size: Size, share: float) -> Size:
    """Return the size set larger: as its own at 0, as its largest at 1, linear between."""
    return _scaled(size, size.largest, share) if size.largest else size


def tightened(size: Size) -> Size:
    """Return the size set as tightly as it may be; unchanged if it has no such scale."""
    return _scaled(size, size.tightest, 1) if size.tightest else size


def _scaled(size: Size, most: Scale, share: float) -> Size:
    type_ = {role: least + (most.type[role] - least) * share for role, least in size.type.items()}
    gap, gutter, spacing = (
        least + (far - least) * share
        for least, far in ((size.gap, most.gap), (size.gutter, most.gutter), (size.spacing, most.spacing))
    )
    return replace(size, type=MappingProxyType(type_), gap=gap, gutter=gutter, spacing=spacing)


SIZES: Mapping[str, Size] = MappingProxyType(
    {size.name: size for size in (EMAIL, INTRANET, HERO, CARD, SOCIAL, LETTER, A4, TABLOID, A3)}
)
"""Every size there is, by name, in the order they are offered."""
