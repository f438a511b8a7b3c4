"""The sizes a graphic is made in. A size is laid out for itself, never scaled from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

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
class Size:
    """One output's shape and type scale; every length in points.

    Attributes:
        name: as in the config and in file names.
        width: of the page or picture.
        height: fixed height, or None when it grows with the content.
        kind: ``grows`` (one picture), or ``pages`` (as many pages as needed).
        margin: from the edge to the content, left and right.
        safe: what stays white at each edge (an office printer's unprinted border); 0 for screens.
        minimum: the smallest text allowed.
        type: font size by role.
        gap: space between sections.
        gutter: space between tiles.
        scales: pixels per CSS pixel of each PNG written; empty for PDF.
        budget: bytes that each PNG should stay under, if it is to be mailed.
    """

    name: str
    width: float
    height: float | None
    kind: Literal["grows", "pages"]
    margin: float
    safe: float
    minimum: float
    type: Mapping[Role, float]
    gap: float
    gutter: float
    scales: tuple[int, ...] = ()
    budget: int | None = None


def _px(**sizes: float) -> Mapping[Role, float]:
    return MappingProxyType({role: value * _PX for role, value in sizes.items()})  # type: ignore[misc]


def _pt(**sizes: float) -> Mapping[Role, float]:
    return MappingProxyType(dict(sizes))  # type: ignore[arg-type]


EMAIL = Size(
    name="email",
    width=640 * _PX,
    height=None,
    kind="grows",
    margin=32 * _PX,
    safe=0,
    minimum=22 * _PX,
    type=_px(
        display=54, subtitle=26, section=40, hero_figure=76, figure=62, tile_title=30, panel_title=25,
        body=24, label=24, small=22,
    ),
    gap=48 * _PX,
    gutter=16 * _PX,
    scales=(1, 2),
    budget=400_000,
)  # fmt: skip

INTRANET = Size(
    name="intranet",
    width=1204 * _PX,
    height=None,
    kind="grows",
    margin=64 * _PX,
    safe=0,
    minimum=16 * _PX,
    type=_px(
        display=68, subtitle=25, section=38, hero_figure=92, figure=58, tile_title=25, panel_title=19,
        body=18.5, label=19, small=16,
    ),
    gap=56 * _PX,
    gutter=20 * _PX,
    scales=(1, 2),
)  # fmt: skip

_PAGE_TYPE = _pt(
    display=34, subtitle=15, section=24, hero_figure=48, figure=34, tile_title=13, panel_title=12,
    body=12, label=12, small=10,
)  # fmt: skip

LETTER = Size(
    name="letter",
    width=612,
    height=792,
    kind="pages",
    margin=36,
    safe=18,
    minimum=10,
    type=_PAGE_TYPE,
    gap=18,
    gutter=10,
)

A4 = Size(
    name="a4",
    width=210 * _MM,
    height=297 * _MM,
    kind="pages",
    margin=34,
    safe=18,
    minimum=10,
    type=_PAGE_TYPE,
    gap=18,
    gutter=10,
)

SIZES: Mapping[str, Size] = MappingProxyType({size.name: size for size in (EMAIL, INTRANET, LETTER, A4)})
"""Every size there is, by name, in the order they are offered."""
