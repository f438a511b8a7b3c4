"""Artwork keeps its proportions, stays in its room, and sits in the middle of its disc."""

import hashlib

import pytest

from benefitgraphic.graphics.artwork import artwork_frame, disc_icon
from benefitgraphic.graphics.colour import mix
from benefitgraphic.graphics.frame import Frame, Picture, Shape, item_rect
from benefitgraphic.graphics.geometry import Rect
from benefitgraphic.graphics.icons import Icons
from benefitgraphic.graphics.images import Image
from benefitgraphic.graphics.svg.document import Drawing, read_svg

PIXELS = bytes(40 * 20 * 4)
WIDE = Image(hashlib.sha256(PIXELS).hexdigest(), 40, 20, PIXELS)
TWO = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 5 40 20">
<path d="M-10 5h20v20h-20z" fill="currentColor" opacity=".5"/><path d="M0 5h30v20H0z" fill="#F00"/></svg>"""
NAMES = [
    "megaphone",
    "handshake",
    "heart",
    "warning",
    "traffic-cone",
    "first-aid-kit",
    "chats-circle",
    "newspaper",
    "map-pin",
    "lightning",
]


def ink(frame: Frame, start: int = 0) -> Rect:
    boxes = [item_rect(place, item) for place, item in frame.items[start:]]
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Rect(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


@pytest.mark.parametrize(
    ("room", "expected"),
    [((80, 80), Rect(0, 20, 80, 40)), ((200, 40), Rect(60, 0, 80, 40)), ((10, 5), Rect(0, 0, 10, 5))],
)
@pytest.mark.parametrize("artwork", [WIDE, read_svg(TWO)], ids=["image", "drawing"])
def test_it_fits_in_proportion_and_centred(room: tuple[float, float], expected: Rect, artwork: Image | Drawing) -> None:
    frame = artwork_frame(artwork, *room, "#000000", "#FFFFFF")
    assert (frame.width, frame.height) == room
    assert ink(frame) == pytest.approx(expected)


def test_layers_keep_their_order_and_become_opaque() -> None:
    items = [item for _, item in artwork_frame(read_svg(TWO), 40, 20, "#123456", "#FFFFFF").items]
    assert [item.fill for item in items if isinstance(item, Shape)] == [
        mix("#123456", "#FFFFFF", 0.5),
        "#FF0000",
    ]


def test_an_image_is_a_picture_of_its_size() -> None:
    ((_, item),) = artwork_frame(WIDE, 80, 80, "#000000", "#FFFFFF").items
    assert item == Picture(WIDE, 80, 40)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("diameter", [24, 66])
def test_an_icon_sits_in_the_middle_of_its_disc(name: str, diameter: float) -> None:
    frame = disc_icon(Icons(None).find(name), diameter, "#13508B", "#FFFFFF")
    disc, icon = item_rect(*frame.items[0]), ink(frame, 1)
    assert disc == pytest.approx(Rect(0, 0, diameter, diameter))
    assert icon.x + icon.width / 2 == pytest.approx(diameter / 2)
    assert icon.y + icon.height / 2 == pytest.approx(diameter / 2)
    assert icon.width**2 + icon.height**2 < diameter**2  # inside the disc, corners and all


def test_an_image_on_a_disc() -> None:
    frame = disc_icon(WIDE, 50, "#13508B", "#FFFFFF")
    assert ink(frame, 1) == pytest.approx(Rect(10.5, 17.75, 29, 14.5))
